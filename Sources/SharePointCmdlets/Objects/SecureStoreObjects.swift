import Administration
import ShellRuntime

/// Target applications, their parts and credentials.
enum SecureStoreObjects {
    private static let targetType = FarmObjectType(
        "Microsoft.Office.SecureStoreService.Server.TargetApplication",
        [
            ("ApplicationId", "string"), ("Name", "string"), ("FriendlyName", "string"),
            ("ContactEmail", "string"),
            ("TicketTimeout", "int"), ("Type", "TargetApplicationType"), ("CredentialManagementUrl", "uri"),
        ], writable: ["FriendlyName", "ContactEmail", "TicketTimeout", "Type", "CredentialManagementUrl"])

    static func target(_ target: TargetApplication) -> FarmObject {
        FarmObject(
            targetType, title: target.applicationID, record: target,
            fields: [
                Value(target.applicationID), Value(target.applicationID), Value(target.friendlyName),
                Value(target.contactEmail), .int(Int32(target.ticketTimeoutMinutes)), Value(target.type.name),
                Value(target.credentialManagementURL),
            ])
    }

    /// The definition in an object, with what a script changed in it.
    static func definition(of object: FarmObject) throws -> TargetApplication? {
        guard var target = object.record as? TargetApplication else { return nil }
        target.friendlyName = object["FriendlyName"].toText().string
        target.contactEmail = object["ContactEmail"].toText().string
        let type = object["Type"].toText().string
        let minutes = object["TicketTimeout"].toText().string
        guard let known = TargetApplicationType(name: type), let timeout = Int(minutes) else {
            throw AdministrationError(
                .invalidArgument,
                "The target application '\(target.applicationID)' has the type '\(type)' and the ticket timeout '\(minutes)', "
                    + "one of which is not valid; nothing was changed.", target: target.applicationID)
        }
        target.type = known
        target.ticketTimeoutMinutes = timeout
        let url = object["CredentialManagementUrl"]
        target.credentialManagementURL = url.isNull ? nil : url.toText().string
        return target
    }

    private static let fieldType = FarmObjectType(
        "Microsoft.Office.SecureStoreService.Server.TargetApplicationField",
        [("Name", "string"), ("CredentialType", "SecureStoreCredentialType"), ("IsMasked", "bool")])

    static func field(_ field: TargetApplicationField) -> FarmObject {
        FarmObject(
            fieldType, title: field.name, record: field,
            fields: [Value(field.name), Value(field.credentialType.name), .bool(field.isMasked)])
    }

    private static let applicationType = FarmObjectType(
        "Microsoft.Office.SecureStoreService.PowerShell.SPSecureStoreApplication",
        [
            ("TargetApplication", "TargetApplication"), ("TargetApplicationFields", "object[]"),
            ("TargetApplicationClaims", "TargetApplicationClaims"),
        ])
    private static let claimsType = FarmObjectType(
        "Microsoft.Office.SecureStoreService.Server.TargetApplicationClaims",
        [
            ("AdministratorClaims", "object[]"), ("GroupClaims", "object[]"),
            ("TicketRedeemerClaims", "object[]"),
        ])

    static func application(_ stored: StoredApplication) -> FarmObject {
        let application = stored.application
        let isGroup = application.targetApplication.type.isGroup
        let claims = FarmObject(
            claimsType, title: claimsType.info.fullName, record: application.members,
            fields: [
                Value(application.administrators.map(FarmObjects.claim)),
                isGroup ? Value(application.members.map(FarmObjects.claim)) : .null,
                Value(application.ticketRedeemers.map(FarmObjects.claim)),
            ])
        return FarmObject(
            applicationType, title: application.targetApplication.applicationID, record: stored,
            fields: [
                .host(target(application.targetApplication)), Value(application.fields.map(field)),
                .host(claims),
            ])
    }

    private static let credentialType = FarmObjectType(
        "Microsoft.Office.SecureStoreService.Server.SecureStoreCredential",
        [("FieldName", "string"), ("CredentialType", "SecureStoreCredentialType"), ("Value", "object")])

    /// One field of a credential set; its value stays a SecureString unless plain text was asked for.
    static func credential(_ credential: SecureStoreCredential, asPlainText: Bool) -> FarmObject {
        FarmObject(
            credentialType, title: credential.fieldName, record: credential.fieldName,
            fields: [
                Value(credential.fieldName), Value(credential.credentialType.name),
                secret(credential.value, asPlainText),
            ])
    }

    private static let ticketType = FarmObjectType(
        "Microsoft.Office.SecureStoreService.Server.SecureStoreTicket",
        [("ApplicationId", "string"), ("Ticket", "object"), ("Expires", "datetime")])

    /// A ticket; who has its text can use it, so it stays a SecureString unless plain text was asked for.
    static func ticket(_ issued: IssuedTicket, asPlainText: Bool) -> FarmObject {
        FarmObject(
            ticketType, title: issued.applicationID, record: issued.applicationID,
            fields: [
                Value(issued.applicationID), secret(issued.ticket, asPlainText), Value(issued.expires),
            ])
    }

    private static func secret(_ bytes: SecretBytes, _ asPlainText: Bool) -> Value {
        let secret = SecureStringObject()
        bytes.withUnsafeBytes { bytes in
            _ = transcode(bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false) {
                secret.append($0)
            }
        }
        return asPlainText ? .text(secret.plainText()) : .host(secret)
    }
}
