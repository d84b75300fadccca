import COpenSSL

/// HMAC with SHA-256 (RFC 2104).
public enum MessageAuthentication {
    /// The 32-byte code of `message` under `key`.
    public static func sha256(_ message: [UInt8], key: SecretBytes) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        key.withUnsafeBytes { bytes in
            _ = HMAC(EVP_sha256(), bytes.baseAddress, Int32(bytes.count), message, message.count, &code, nil)
        }
        return code
    }

    /// Whether two codes are equal, found in a time that depends on the length alone.
    public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}

/// HKDF with SHA-256 (RFC 5869): separate keys for separate uses out of one.
public enum HKDF {
    /// Derives `count` bytes, at most 8,160, for the use that `info` names.
    public static func sha256(
        key: SecretBytes, salt: [UInt8] = [], info: [UInt8], count: Int = 32
    ) throws(CryptographyError) -> SecretBytes {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nil) else {
            throw CryptographyError(
                .libraryFailure, "libcrypto offers no HKDF; install the system's OpenSSL 3.")
        }
        defer { EVP_PKEY_CTX_free(context) }
        return try SecretBytes(capacity: count) { (target) throws(CryptographyError) -> Int in
            var length = count
            let done = key.withUnsafeBytes { bytes -> Bool in
                let secret = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
                return EVP_PKEY_derive_init(context) == 1
                    && EVP_PKEY_CTX_set_hkdf_md(context, EVP_sha256()) == 1
                    && EVP_PKEY_CTX_set1_hkdf_salt(context, salt, Int32(salt.count)) == 1
                    && EVP_PKEY_CTX_set1_hkdf_key(context, secret, Int32(bytes.count)) == 1
                    && EVP_PKEY_CTX_add1_hkdf_info(context, info, Int32(info.count)) == 1
                    && EVP_PKEY_derive(
                        context, target.assumingMemoryBound(to: UInt8.self).baseAddress, &length) == 1
            }
            guard done else {
                throw CryptographyError(
                    .invalidParameter, "HKDF cannot give \(count) bytes; ask for 1 to 8160.")
            }
            return length
        }
    }
}
