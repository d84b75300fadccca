import COpenSSL

/// The hash functions that scripts and packages use.
public enum DigestAlgorithm: String, Sendable, CaseIterable {
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"

    /// Bytes of the result.
    public var byteCount: Int {
        switch self {
        case .md5: 16
        case .sha1: 20
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    /// Whether this computer's OpenSSL has it: a FIPS configuration leaves MD5 out, for one. Using one that it has not
    /// traps, so ask for those that a user may name; the store's own SHA-256 is taken for granted.
    public var isOffered: Bool {
        var result = [UInt8](repeating: 0, count: byteCount)
        return EVP_Digest(nil, 0, &result, nil, method, nil) == 1
    }

    fileprivate var method: OpaquePointer? {
        switch self {
        case .md5: EVP_md5()
        case .sha1: EVP_sha1()
        case .sha256: EVP_sha256()
        case .sha384: EVP_sha384()
        case .sha512: EVP_sha512()
        }
    }
}

/// A hash that grows as data arrives; not shared between threads.
public final class Digest {
    public let algorithm: DigestAlgorithm
    private let context: OpaquePointer

    public init(_ algorithm: DigestAlgorithm) {
        guard let context = EVP_MD_CTX_new() else { fatalError("out of memory: no hash context") }
        self.algorithm = algorithm
        self.context = context
        restart()
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds bytes to the hash.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 0 else { return }
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// Adds bytes to the hash.
    public func update(_ bytes: [UInt8]) {
        EVP_DigestUpdate(context, bytes, bytes.count)
    }

    /// The hash of all that was added; the next update begins a new one.
    public func finish() -> [UInt8] {
        var result = [UInt8](repeating: 0, count: algorithm.byteCount)
        EVP_DigestFinal_ex(context, &result, nil)
        restart()
        return result
    }

    private func restart() {
        guard EVP_DigestInit_ex(context, algorithm.method, nil) == 1 else {
            fatalError(
                "libcrypto offers no \(algorithm.rawValue); the system's OpenSSL configuration removed it")
        }
    }

    /// The hash of `bytes` in one call.
    public static func hash(_ bytes: [UInt8], with algorithm: DigestAlgorithm) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: algorithm.byteCount)
        guard EVP_Digest(bytes, bytes.count, &result, nil, algorithm.method, nil) == 1 else {
            fatalError(
                "libcrypto offers no \(algorithm.rawValue); the system's OpenSSL configuration removed it")
        }
        return result
    }

    /// The SHA-256 of `bytes`.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        hash(bytes, with: .sha256)
    }
}
