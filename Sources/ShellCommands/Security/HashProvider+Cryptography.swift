import Cryptography
import ShellRuntime

extension HashProvider {
    /// Digests of scripts' `System.Security.Cryptography` types, computed by the cryptography target.
    static let cryptography = HashProvider(
        hash: { name, bytes in
            offered(name).map { Digest.hash(bytes, with: $0) }
        },
        authenticate: { name, key, bytes in
            offered(name).map { authenticate($0, key, bytes) }
        })

    private static func offered(_ name: String) -> DigestAlgorithm? {
        DigestAlgorithm(rawValue: name).flatMap { $0.isOffered ? $0 : nil }
    }

    /// HMAC as RFC 2104 section 2 defines it.
    private static func authenticate(_ algorithm: DigestAlgorithm, _ key: [UInt8], _ bytes: [UInt8])
        -> [UInt8]
    {
        let blockSize = algorithm == .sha384 || algorithm == .sha512 ? 128 : 64
        var block = key.count > blockSize ? Digest.hash(key, with: algorithm) : key
        block.append(contentsOf: repeatElement(0, count: blockSize - block.count))
        let inner = Digest.hash(block.map { $0 ^ 0x36 } + bytes, with: algorithm)
        return Digest.hash(block.map { $0 ^ 0x5C } + inner, with: algorithm)
    }
}
