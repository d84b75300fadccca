import Foundation

/// A fresh folder that is removed when the last reference goes.
public final class TemporaryFolder: Sendable {
    /// Absolute path of the folder, without a trailing slash.
    public let path: String

    /// Makes an empty folder of mode 0700 under the system's temporary folder.
    public init() {
        let name = "spshell-test-" + UUID().uuidString
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
