import COpenSSL

/// AES-256-GCM under one key, with the key schedule done once and both directions ready.
///
/// A sealed value is nonce (12 bytes), ciphertext, tag (16 bytes). Nonces are random, so one key seals at
/// most 2^32 values (NIST SP 800-38D section 8.3). Not shared between threads.
public final class AuthenticatedCipher {
    /// Bytes of a key.
    public static let keyByteCount = 32
    /// Bytes that sealing adds.
    public static let overhead = 28
    private static let nonceByteCount = 12
    private static let tagByteCount = 16

    private let encryption: OpaquePointer
    private let decryption: OpaquePointer

    /// - Throws: `.invalidParameter` when the key has not 32 bytes.
    public init(key: SecretBytes) throws(CryptographyError) {
        guard key.count == AuthenticatedCipher.keyByteCount else {
            throw CryptographyError(.invalidParameter, "An AES-256 key has 32 bytes, not \(key.count).")
        }
        guard let encryption = EVP_CIPHER_CTX_new(), let decryption = EVP_CIPHER_CTX_new() else {
            throw CryptographyError(.outOfMemory, "There is no memory for a cipher.")
        }
        self.encryption = encryption
        self.decryption = decryption
        let isReady = key.withUnsafeBytes { bytes in
            let raw = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
            return EVP_EncryptInit_ex(encryption, EVP_aes_256_gcm(), nil, raw, nil) == 1
                && EVP_DecryptInit_ex(decryption, EVP_aes_256_gcm(), nil, raw, nil) == 1
        }
        guard isReady else {
            throw CryptographyError(.libraryFailure, "libcrypto refused AES-256-GCM; install OpenSSL 3.")
        }
    }

    deinit {
        EVP_CIPHER_CTX_free(encryption)
        EVP_CIPHER_CTX_free(decryption)
    }

    /// Seals `plaintext` into `target`, which has `plaintext.count + overhead` bytes.
    public func seal(
        _ plaintext: UnsafeRawBufferPointer, associatedData: UnsafeRawBufferPointer,
        into target: UnsafeMutableRawBufferPointer
    ) throws(CryptographyError) {
        precondition(target.count == plaintext.count + AuthenticatedCipher.overhead, "room for nonce and tag")
        let nonce = UnsafeMutableRawBufferPointer(rebasing: target[..<AuthenticatedCipher.nonceByteCount])
        try RandomBytes.fill(nonce)
        let output = target.assumingMemoryBound(to: UInt8.self)
        let text = output.baseAddress.map { $0 + AuthenticatedCipher.nonceByteCount }
        var written: Int32 = 0
        let isSealed =
            EVP_EncryptInit_ex(encryption, nil, nil, nil, output.baseAddress) == 1
            && feed(associatedData, &written, EVP_EncryptUpdate, encryption, nil)
            && feed(plaintext, &written, EVP_EncryptUpdate, encryption, text)
            && EVP_EncryptFinal_ex(encryption, text.map { $0 + plaintext.count }, &written) == 1
            && EVP_CIPHER_CTX_ctrl(
                encryption, EVP_CTRL_AEAD_GET_TAG, Int32(AuthenticatedCipher.tagByteCount),
                text.map { $0 + plaintext.count }) == 1
        guard isSealed else { throw CryptographyError(.libraryFailure, "libcrypto refused to encrypt.") }
    }

    /// Opens `sealed` into `target`, which has `sealed.count - overhead` bytes.
    ///
    /// - Throws: `.notAuthentic`, and then `target` is wiped.
    public func open(
        _ sealed: UnsafeRawBufferPointer, associatedData: UnsafeRawBufferPointer,
        into target: UnsafeMutableRawBufferPointer
    ) throws(CryptographyError) {
        let length = sealed.count - AuthenticatedCipher.overhead
        guard length >= 0 else {
            throw CryptographyError(.notAuthentic, "The sealed value is too short to be one.")
        }
        precondition(target.count == length, "room for the plaintext")
        let nonce = sealed.assumingMemoryBound(to: UInt8.self).baseAddress
        let text = UnsafeRawBufferPointer(
            rebasing: sealed[
                AuthenticatedCipher.nonceByteCount..<sealed.count - AuthenticatedCipher.tagByteCount])
        let tag = UnsafeMutableRawPointer(mutating: sealed.baseAddress.map { $0 + (sealed.count - 16) })
        let output = target.assumingMemoryBound(to: UInt8.self).baseAddress
        var written: Int32 = 0
        var scratch: UInt8 = 0
        let isAuthentic =
            EVP_DecryptInit_ex(decryption, nil, nil, nil, nonce) == 1
            && feed(associatedData, &written, EVP_DecryptUpdate, decryption, nil)
            && feed(text, &written, EVP_DecryptUpdate, decryption, output)
            && EVP_CIPHER_CTX_ctrl(
                decryption, EVP_CTRL_AEAD_SET_TAG, Int32(AuthenticatedCipher.tagByteCount), tag) == 1
            && EVP_DecryptFinal_ex(decryption, &scratch, &written) == 1
        guard isAuthentic else {
            OPENSSL_cleanse(target.baseAddress, target.count)
            throw CryptographyError(
                .notAuthentic,
                "The sealed value does not open: its key, its place or its bytes are not the same.")
        }
    }

    /// Seals an array.
    public func seal(_ plaintext: [UInt8], associatedData: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try plaintext.withBuffer { (bytes) throws(CryptographyError) -> [UInt8] in
            try seal(bytes, associatedData: associatedData)
        }
    }

    /// Seals a secret.
    public func seal(_ secret: SecretBytes, associatedData: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try secret.withUnsafeBytes { (bytes) throws(CryptographyError) -> [UInt8] in
            try seal(bytes, associatedData: associatedData)
        }
    }

    /// Opens a sealed array into a secret.
    ///
    /// - Throws: `.notAuthentic`.
    public func open(_ sealed: [UInt8], associatedData: [UInt8]) throws(CryptographyError) -> SecretBytes {
        let length = max(0, sealed.count - AuthenticatedCipher.overhead)
        return try SecretBytes(capacity: length) { (target) throws(CryptographyError) -> Int in
            try sealed.withBuffer { (bytes) throws(CryptographyError) in
                try associatedData.withBuffer { (extra) throws(CryptographyError) in
                    try open(bytes, associatedData: extra, into: target)
                }
            }
            return length
        }
    }

    private func seal(
        _ plaintext: UnsafeRawBufferPointer, associatedData: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: plaintext.count + AuthenticatedCipher.overhead)
        var failure: CryptographyError?
        sealed.withUnsafeMutableBytes { target in
            associatedData.withUnsafeBytes { extra in
                do throws(CryptographyError) {
                    try seal(plaintext, associatedData: extra, into: target)
                } catch { failure = error }
            }
        }
        if let failure { throw failure }
        return sealed
    }

    private typealias Update = (
        OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int32>?, UnsafePointer<UInt8>?,
        Int32
    ) -> Int32

    private func feed(
        _ bytes: UnsafeRawBufferPointer, _ written: inout Int32, _ update: Update, _ context: OpaquePointer,
        _ output: UnsafeMutablePointer<UInt8>?
    ) -> Bool {
        guard bytes.count > 0 else { return true }
        let input = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
        return update(context, output, &written, input, Int32(bytes.count)) == 1
    }
}

extension [UInt8] {
    /// Lends the bytes with a typed error, which `withUnsafeBytes` of the standard library does not pass on.
    func withBuffer<Result>(
        _ body: (UnsafeRawBufferPointer) throws(CryptographyError) -> Result
    ) throws(CryptographyError) -> Result {
        let outcome = withUnsafeBytes { bytes -> Swift.Result<Result, CryptographyError> in
            do throws(CryptographyError) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }
}
