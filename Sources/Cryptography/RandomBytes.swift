import COpenSSL

/// Random bytes from the library's generator, which the kernel seeds.
public enum RandomBytes {
    /// Overwrites `target` with random bytes.
    public static func fill(_ target: UnsafeMutableRawBufferPointer) throws(CryptographyError) {
        guard let start = target.baseAddress, target.count > 0 else { return }
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        guard RAND_bytes(bytes, Int32(target.count)) == 1 else {
            throw CryptographyError(
                .libraryFailure,
                "The random generator gave no bytes; nothing was encrypted, check /dev/urandom and try again."
            )
        }
    }

    /// `count` random bytes.
    public static func make(_ count: Int) throws(CryptographyError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard count == 0 || RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw CryptographyError(
                .libraryFailure,
                "The random generator gave no bytes; nothing was encrypted, check /dev/urandom and try again."
            )
        }
        return bytes
    }
}
