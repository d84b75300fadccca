import CArgon2

/// How hard a pass phrase is to guess: the cost of Argon2id (RFC 9106), stored beside what it protects.
public struct Argon2Parameters: Sendable, Hashable, Codable {
    /// Memory in KiB.
    public let memoryKiB: UInt32
    /// Passes over the memory.
    public let passes: UInt32
    /// Lanes, and threads.
    public let lanes: UInt32

    /// Above RFC 9106 section 4's second recommended option: 256 MiB, 3 passes, 4 lanes.
    public static let standard = Argon2Parameters(unchecked: 262_144, passes: 3, lanes: 4)
    /// The least that a new key may have: RFC 9106's second recommended option, 64 MiB.
    public static let minimum = Argon2Parameters(unchecked: 65_536, passes: 3, lanes: 4)

    /// Parameters for a new key.
    ///
    /// - Throws: `.invalidParameter` below 64 MiB or 1 pass, or above 4 GiB, 64 passes, 64 lanes.
    public init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32) throws(CryptographyError) {
        guard memoryKiB >= Argon2Parameters.minimum.memoryKiB else {
            throw CryptographyError(.invalidParameter, "Key derivation needs at least 64 MiB of memory.")
        }
        self.init(unchecked: memoryKiB, passes: passes, lanes: lanes)
        try checkBounds()
    }

    /// Cheap parameters for tests of this package, which derive hundreds of keys.
    package init(unchecked memoryKiB: UInt32, passes: UInt32, lanes: UInt32) {
        self.memoryKiB = memoryKiB
        self.passes = passes
        self.lanes = lanes
    }

    /// Whether either cost lies below `other`'s, so that the key should be wrapped anew.
    public func isWeaker(than other: Argon2Parameters) -> Bool {
        memoryKiB < other.memoryKiB || passes < other.passes
    }

    // Stored parameters come from a file or a table; a hostile one must not exhaust the machine.
    fileprivate func checkBounds() throws(CryptographyError) {
        let isSane =
            (1...64).contains(lanes) && (1...64).contains(passes) && memoryKiB <= 4_194_304
            && memoryKiB >= 8 * lanes
        guard isSane else {
            throw CryptographyError(
                .invalidParameter, "The stored key derivation parameters are outside the allowed range.")
        }
    }
}

/// Stretches a pass phrase into a key with a function that needs memory as well as time (RFC 9106).
public enum Argon2id {
    /// Derives `count` bytes from a pass phrase.
    ///
    /// - Parameter salt: 16 random bytes, stored beside the wrapped key.
    /// - Throws: `.outOfMemory`, `.invalidParameter`.
    /// - Complexity: about 0.4 s on two cores with the standard parameters.
    public static func derive(
        passphrase: SecretBytes, salt: [UInt8], parameters: Argon2Parameters, count: Int = 32
    ) throws(CryptographyError) -> SecretBytes {
        try parameters.checkBounds()
        return try SecretBytes(capacity: count) { (target) throws(CryptographyError) -> Int in
            let status = passphrase.withUnsafeBytes { bytes in
                argon2id_hash_raw(
                    parameters.passes, parameters.memoryKiB, parameters.lanes, bytes.baseAddress, bytes.count,
                    salt, salt.count, target.baseAddress, count)
            }
            guard status == ARGON2_OK.rawValue else { throw failure(status, parameters) }
            return count
        }
    }

    private static func failure(_ status: Int32, _ parameters: Argon2Parameters) -> CryptographyError {
        if status == ARGON2_MEMORY_ALLOCATION_ERROR.rawValue {
            return CryptographyError(
                .outOfMemory,
                "Deriving the key needs \(parameters.memoryKiB / 1024) MiB of free memory; free some and try again."
            )
        }
        let reason = argon2_error_message(status).map { String(cString: $0) } ?? "code \(status)"
        return CryptographyError(.invalidParameter, "The key cannot be derived: \(reason).")
    }
}
