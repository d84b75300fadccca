import Cryptography

/// One value of a credential set, for its owner.
public struct SecureStoreCredential: Sendable {
    public let fieldName: String
    public let credentialType: SecureStoreCredentialType
    public let isMasked: Bool
    /// UTF-8.
    public let value: SecretBytes
}

/// How a credential set becomes bytes: each value's length in two bytes, then its UTF-8.
enum CredentialRecord {
    /// Longest value, in UTF-16 units as the product counts.
    static let maximumLength = 512

    /// - Throws: `.wrongValueCount`, `.invalidValue`.
    static func encode(_ values: [SecretBytes], for application: SecureStoreApplication)
        throws(SecureStoreError)
        -> SecretBytes
    {
        let id = application.targetApplication.applicationID
        guard values.count == application.fields.count else {
            throw SecureStoreError(
                .wrongValueCount,
                "The target application '\(id)' has \(application.fields.count) fields and got \(values.count) values; "
                    + "nothing was stored, pass one value a field in their order "
                    + "(\(application.fields.map(\.name).joined(separator: ", "))).", target: id)
        }
        for (field, value) in zip(application.fields, values) {
            let length = value.withUnsafeBytes(lengthInUTF16)
            guard (1...maximumLength).contains(length) else {
                throw SecureStoreError(
                    .invalidValue,
                    "The value of the field '\(field.name)' of '\(id)' has \(length) characters; nothing was stored, a "
                        + "value has 1 to \(maximumLength).", target: id)
            }
        }
        let size = values.reduce(0) { $0 + 2 + $1.count }
        return SecretBytes(capacity: size) { target in
            var place = 0
            for value in values {
                target[place] = UInt8(value.count >> 8)
                target[place + 1] = UInt8(value.count & 255)
                value.withUnsafeBytes { bytes in
                    UnsafeMutableRawBufferPointer(rebasing: target[(place + 2)...]).copyMemory(from: bytes)
                }
                place += 2 + value.count
            }
            return size
        }
    }

    /// The values of an opened record, or nil when it is not one of this application.
    static func decode(_ record: SecretBytes, for application: SecureStoreApplication)
        -> [SecureStoreCredential]?
    {
        record.withUnsafeBytes { bytes in
            var result: [SecureStoreCredential] = []
            var place = 0
            for field in application.fields {
                guard place + 2 <= bytes.count else { return nil }
                let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
                guard place + 2 + length <= bytes.count else { return nil }
                let slice = UnsafeRawBufferPointer(rebasing: bytes[place + 2..<place + 2 + length])
                result.append(
                    SecureStoreCredential(
                        fieldName: field.name, credentialType: field.credentialType, isMasked: field.isMasked,
                        value: SecretBytes(copying: slice)))
                place += 2 + length
            }
            return place == bytes.count ? result : nil
        }
    }

    private static func lengthInUTF16(_ bytes: UnsafeRawBufferPointer) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
}

/// What a sealed credential set is bound to, so that a row copied to another place does not open there.
struct CredentialPlace {
    private let prefix: [UInt8]

    /// The place of an application's rows: its store, its ID and its field layout.
    init(storeID: String, application: SecureStoreApplication) {
        let layout = Digest(.sha256)
        for field in application.fields {
            layout.update(
                Array("\(field.name.utf8.count):\(field.name)|\(field.credentialType.rawValue);".utf8))
        }
        let id = application.targetApplication.applicationID.lowercased()
        prefix = Array("SSS1|\(storeID)|\(id.utf8.count):\(id)|".utf8) + layout.finish()
    }

    /// Associated data of one row.
    func associatedData(owner: String, keyVersion: Int64) -> [UInt8] {
        var data = prefix
        data.reserveCapacity(prefix.count + 8 + owner.utf8.count)
        var version = UInt64(bitPattern: keyVersion)
        for _ in 0..<8 {
            data.append(UInt8(version >> 56))
            version <<= 8
        }
        data.append(contentsOf: owner.utf8)
        return data
    }
}
