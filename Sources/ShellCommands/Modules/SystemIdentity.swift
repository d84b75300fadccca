import Glibc
import ShellRuntime

/// Who runs the shell, and identities made for new things.
enum SystemIdentity {
    /// The account's name.
    static var userName: String {
        getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid())
    }

    /// A random GUID as text.
    static func newGuid() -> String { GuidObject.random().toText().string }

    /// True when something has the path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
