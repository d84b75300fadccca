import COpenSSL
import Glibc

/// Bytes that must not be seen: kept out of swap and core dumps where the system allows it, and overwritten
/// when the last reference goes.
///
/// A secret is written while it is made and read-only afterwards, so it may be shared between threads. It
/// prints as `***`, shows nothing to reflection, and compares in a time that does not depend on its content.
public final class SecretBytes: @unchecked Sendable {
    /// How many bytes the secret has.
    public let count: Int
    private let storage: UnsafeMutableRawPointer
    private let capacity: Int

    /// A secret that `initialize` writes into a zeroed buffer.
    ///
    /// - Parameter initialize: writes the bytes and returns how many there are, at most `capacity`.
    public init<Failure: Error>(
        capacity: Int, initialize: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        let (pages, size) = SecretBytes.allocate(capacity)
        let written: Int
        do {
            written = try initialize(UnsafeMutableRawBufferPointer(start: pages, count: capacity))
        } catch {
            SecretBytes.release(pages, size)
            throw error
        }
        precondition(written >= 0 && written <= capacity, "a secret is as long as what was written")
        storage = pages
        self.capacity = size
        count = written
    }

    /// A copy of `bytes`; the caller wipes its own.
    public convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(capacity: bytes.count) { target in
            target.copyMemory(from: bytes)
            return bytes.count
        }
    }

    /// Takes the bytes of `array` and overwrites it.
    public convenience init(wiping array: inout [UInt8]) {
        self.init(capacity: array.count) { target in
            array.withUnsafeBytes { target.copyMemory(from: $0) }
            return array.count
        }
        array.wipe()
    }

    /// The UTF-8 form of `text`, whose own storage cannot be wiped.
    public convenience init(utf8 text: String) {
        var copy = text
        self.init(capacity: copy.utf8.count) { target in
            copy.withUTF8 { target.copyMemory(from: UnsafeRawBufferPointer($0)) }
            return target.count
        }
    }

    /// `count` random bytes.
    public static func random(count: Int) throws(CryptographyError) -> SecretBytes {
        try SecretBytes(capacity: count) { (target) throws(CryptographyError) -> Int in
            try RandomBytes.fill(target)
            return count
        }
    }

    deinit {
        SecretBytes.release(storage, capacity)
    }

    /// Lends the bytes for the length of the call; they must not be kept or copied into unprotected memory.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: storage, count: count))
    }

    /// The bytes as text, or nil when they are not UTF-8; for the one place that hands a value to its owner.
    public func revealedText() -> String? {
        withUnsafeBytes { String(validating: $0, as: UTF8.self) }
    }

    /// The Base64 text of the bytes (RFC 4648 section 4), with padding, as a secret of its own.
    public func base64() -> SecretBytes {
        // The library ends the text with a zero, which is none of it.
        let length = (count + 2) / 3 * 4
        return SecretBytes(capacity: length + 1) { target in
            EVP_EncodeBlock(
                target.bindMemory(to: UInt8.self).baseAddress,
                UnsafeRawPointer(storage).assumingMemoryBound(to: UInt8.self), Int32(count))
            return length
        }
    }

    /// Whether both hold the same bytes, found in a time that depends on the length alone.
    public func isEqual(to other: SecretBytes) -> Bool {
        count == other.count && CRYPTO_memcmp(storage, other.storage, count) == 0
    }

    // Each secret has pages of its own: locking is by page, and unlocking one must not unlock a neighbour.
    private static func allocate(_ count: Int) -> (UnsafeMutableRawPointer, Int) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let size = max(1, (count + page - 1) / page) * page
        guard let pages = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            pages != MAP_FAILED
        else { fatalError("out of memory: no page for a secret of \(count) bytes") }
        // Both are best effort: RLIMIT_MEMLOCK may be small, and a secret in swap is better than none. Locking puts the
        // page there. It has its neighbours' other properties by then, so that the kernel joins them: it keeps only so
        // many areas apart (vm.max_map_count), and each secret would be one.
        _ = madvise(pages, size, MADV_DONTDUMP)
        _ = mlock(pages, size)
        return (pages, size)
    }

    private static func release(_ pages: UnsafeMutableRawPointer, _ size: Int) {
        OPENSSL_cleanse(pages, size)
        munmap(pages, size)
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "***" }
    public var debugDescription: String { "***" }
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}

extension Array where Element == UInt8 {
    /// Overwrites the bytes in place with zeroes, in a way the optimiser keeps.
    public mutating func wipe() {
        withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
}
