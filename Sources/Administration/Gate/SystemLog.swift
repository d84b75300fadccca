import Glibc

/// The log of the operating system, for what happens where no farm can take an audit entry.
enum SystemLog {
    private static let socketPath = "/dev/log"
    /// Facility 10 (security) and severity 5 (notice) of RFC 5424 section 6.2.1: 10 * 8 + 5.
    private static let priority = 85

    /// Writes one line where the system keeps a log; never waits for it and never fails.
    static func write(_ line: String) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        let plain = line.unicodeScalars.map { $0.value < 0x20 ? " " : String($0) }.joined()
        let message = Array("<\(priority)>spshell[\(getpid())]: \(plain)".utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(
                    descriptor, message, message.count,
                    Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), $0,
                    socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
