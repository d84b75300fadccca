/// The rules that a definition must meet, and what may change later.
enum TargetApplicationRules {
    private static let maximumIDLength = 256
    private static let maximumTextLength = 256
    private static let maximumTimeoutMinutes = 525_600

    /// - Throws: `.invalidApplication` or `.invalidFields`.
    static func check(_ application: SecureStoreApplication) throws(SecureStoreError) {
        try check(application.targetApplication)
        try check(application.fields, of: application.targetApplication.applicationID)
        try checkClaims(application)
    }

    /// - Throws: `.invalidApplication` or `.invalidFields` when `new` changes what is fixed at creation.
    static func checkChange(
        from old: SecureStoreApplication, to new: SecureStoreApplication
    ) throws(SecureStoreError) {
        let id = old.targetApplication.applicationID
        guard new.targetApplication.applicationID == id else {
            throw SecureStoreError(
                .invalidApplication,
                "The ID of the target application '\(id)' cannot change to "
                    + "'\(new.targetApplication.applicationID)'; nothing was changed, make a new application instead.",
                target: id)
        }
        guard new.targetApplication.type.isGroup == old.targetApplication.type.isGroup else {
            throw SecureStoreError(
                .invalidApplication,
                "The target application '\(id)' is \(family(old)) and cannot become \(family(new)); nothing was "
                    + "changed, make a new application instead.", target: id)
        }
        let layout = { (fields: [TargetApplicationField]) in fields.map { [$0.name, $0.credentialType.name] }
        }
        guard layout(new.fields) == layout(old.fields) else {
            throw SecureStoreError(
                .invalidFields,
                "The fields of the target application '\(id)' are fixed: only Masked may change; nothing was changed, "
                    + "repeat their names, order and types (\(names(old))).", target: id)
        }
        try check(new)
    }

    private static func check(_ target: TargetApplication) throws(SecureStoreError) {
        let id = target.applicationID
        func refuse(_ reason: String) -> SecureStoreError {
            SecureStoreError(
                .invalidApplication, "The target application '\(id)' \(reason); nothing was changed.",
                target: id)
        }
        guard isPlain(id, maximumIDLength), !id.isEmpty else {
            throw refuse("needs an ID of 1 to \(maximumIDLength) characters without control characters")
        }
        guard isPlain(target.friendlyName, maximumTextLength), !target.friendlyName.isEmpty else {
            throw refuse("needs a display name of 1 to \(maximumTextLength) characters")
        }
        guard isPlain(target.contactEmail, maximumTextLength) else {
            throw refuse("has a contact e-mail longer than \(maximumTextLength) characters")
        }
        guard (1...maximumTimeoutMinutes).contains(target.ticketTimeoutMinutes) else {
            throw refuse("needs a ticket timeout of 1 to \(maximumTimeoutMinutes) minutes")
        }
    }

    private static func check(_ fields: [TargetApplicationField], of id: String) throws(SecureStoreError) {
        func refuse(_ reason: String) -> SecureStoreError {
            SecureStoreError(
                .invalidFields, "The target application '\(id)' \(reason); nothing was changed.", target: id)
        }
        let range = TargetApplicationField.countRange
        guard range.contains(fields.count) else {
            throw refuse("needs \(range.lowerBound) to \(range.upperBound) fields and got \(fields.count)")
        }
        for field in fields
        where field.name.isEmpty || !isPlain(field.name, TargetApplicationField.maximumNameLength) {
            throw refuse(
                "has a field whose name is empty, longer than 256 characters, or holds control characters")
        }
        let names = Set(fields.map { $0.name.lowercased() })
        guard names.count == fields.count else { throw refuse("has two fields of one name") }
    }

    private static func checkClaims(_ application: SecureStoreApplication) throws(SecureStoreError) {
        let target = application.targetApplication
        guard target.type.isGroup || application.members.isEmpty else {
            throw SecureStoreError(
                .invalidApplication,
                "The individual target application '\(target.applicationID)' has no members, since each account has "
                    + "credentials of its own; leave -CredentialsOwnerGroup out.",
                target: target.applicationID)
        }
        guard target.type.hasTickets || application.ticketRedeemers.isEmpty else {
            throw SecureStoreError(
                .invalidApplication,
                "The target application '\(target.applicationID)' has no tickets; leave -TicketRedeemer out or use a "
                    + "type with ticketing.", target: target.applicationID)
        }
    }

    private static func isPlain(_ text: String, _ limit: Int) -> Bool {
        text.count <= limit && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }

    private static func family(_ application: SecureStoreApplication) -> String {
        application.targetApplication.type.isGroup ? "a group application" : "an individual application"
    }

    private static func names(_ application: SecureStoreApplication) -> String {
        application.fields.map { "\($0.name): \($0.credentialType.name)" }.joined(separator: ", ")
    }
}
