import COpenSSL

/// The text form that ConvertFrom-SecureString -Key writes and ConvertTo-SecureString -Key reads.
///
/// The value is a fixed marker of 32 hexadecimal digits, then Base64 of the UTF-16LE text
/// `2|<Base64 of the vector>|<hexadecimal ciphertext>`; the cipher is AES-CBC with PKCS #7 padding over the
/// secret's UTF-16LE bytes. It carries no authentication, so a wrong key shows only as bad padding.
public enum KeyedSecureString {
    private static let marker = "76492d1116743f0423413b16050a5345"
    private static let version = "2"

    /// Encrypts the UTF-16LE bytes of a secure string under a key of 16, 24 or 32 bytes.
    public static func encrypt(_ secret: SecretBytes, key: SecretBytes) throws(CryptographyError) -> String {
        let vector = try RandomBytes.make(16)
        var output = [UInt8](repeating: 0, count: secret.count + 16)
        let length = try run(
            secret, key: key, vector: vector, isEncrypting: true, into: &output, capacity: output.count)
        let text = Hexadecimal.encode(output[..<length])
        let body = "\(version)|\(Base64.encode(vector))|\(text)"
        return marker + Base64.encode(body.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    }

    /// The UTF-16LE bytes of the secure string that `text` holds.
    ///
    /// - Throws: `.malformed` when the text is not of this form, `.notAuthentic` when the key does not fit.
    public static func decrypt(_ text: String, key: SecretBytes) throws(CryptographyError) -> SecretBytes {
        let malformed = CryptographyError(
            .malformed,
            "The text is no encrypted string made with a key; pass what ConvertFrom-SecureString gave.")
        guard text.hasPrefix(marker), let wide = Base64.decode(String(text.dropFirst(marker.count))),
            wide.count % 2 == 0
        else { throw malformed }
        let units = stride(from: 0, to: wide.count, by: 2).map {
            UInt16(wide[$0]) | UInt16(wide[$0 + 1]) << 8
        }
        let parts = String(decoding: units, as: UTF16.self).split(
            separator: "|", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == version, let vector = Base64.decode(String(parts[1])),
            vector.count == 16, let sealed = Hexadecimal.decode(String(parts[2])), sealed.count % 16 == 0
        else { throw malformed }
        var copy = sealed
        let input = SecretBytes(wiping: &copy)
        return try SecretBytes(capacity: sealed.count + 16) { (target) throws(CryptographyError) -> Int in
            guard let start = target.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
            return try run(
                input, key: key, vector: vector, isEncrypting: false, into: start, capacity: target.count)
        }
    }

    private static func run(
        _ input: SecretBytes, key: SecretBytes, vector: [UInt8], isEncrypting: Bool,
        into output: UnsafeMutablePointer<UInt8>, capacity: Int
    ) throws(CryptographyError) -> Int {
        let method: OpaquePointer?
        switch key.count {
        case 16: method = EVP_aes_128_cbc()
        case 24: method = EVP_aes_192_cbc()
        case 32: method = EVP_aes_256_cbc()
        default:
            throw CryptographyError(
                .invalidParameter, "The key has \(key.count) bytes; AES takes 16, 24 or 32.")
        }
        guard let context = EVP_CIPHER_CTX_new() else {
            throw CryptographyError(.outOfMemory, "There is no memory for a cipher.")
        }
        defer { EVP_CIPHER_CTX_free(context) }
        var first: Int32 = 0
        var last: Int32 = 0
        let isDone = input.withUnsafeBytes { bytes in
            key.withUnsafeBytes { secret in
                let direction: Int32 = isEncrypting ? 1 : 0
                return EVP_CipherInit_ex(
                    context, method, nil, secret.assumingMemoryBound(to: UInt8.self).baseAddress, vector,
                    direction) == 1
                    && EVP_CipherUpdate(
                        context, output, &first, bytes.assumingMemoryBound(to: UInt8.self).baseAddress,
                        Int32(bytes.count)) == 1
                    && EVP_CipherFinal_ex(context, output + Int(first), &last) == 1
            }
        }
        guard isDone else {
            throw CryptographyError(
                .notAuthentic, "The text does not decrypt with this key; pass the key it was made with.")
        }
        return Int(first + last)
    }
}
