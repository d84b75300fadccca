import Cryptography

/// Seals and opens the credential sets of one application: what is sealed is bound to the application, its owner, the
/// layout of the fields and the version of the key.
struct CredentialSeal {
    private let place: [UInt8]

    init(application: SecureStoreApplication) {
        var text = "Secure Store credentials|" + application.targetApplication.applicationID.lowercased()
        for field in application.fields { text += "|\(field.name)=\(field.credentialType.rawValue)" }
        place = Array(text.utf8)
    }

    private func associatedData(_ owner: String, _ key: MasterKey) -> [UInt8] {
        place + Array("|\(owner)|\(key.version)".utf8)
    }

    func seal(_ record: SecretBytes, owner: String, key: MasterKey) throws -> [UInt8] {
        try key.cipher.seal(record, associatedData: associatedData(owner, key))
    }

    /// - Throws: `.storeDamaged` when the record is not this owner's, this application's or this key's.
    func open(_ sealed: [UInt8], owner: String, key: MasterKey) throws -> SecretBytes {
        do {
            return try key.cipher.open(sealed, associatedData: associatedData(owner, key))
        } catch {
            throw SecureStoreError.damaged("The credential set of '\(owner)'", underlying: error)
        }
    }
}
