import DatabaseServer
import Glibc

/// The folder that holds this computer's part of a farm.
public struct FarmHome: Sendable, Hashable {
    public let path: String

    public init(path: String) { self.path = path }

    /// The home that the environment names: `SPFARM_HOME`, else `spshell` in the user's data folder, for a service
    /// `/var/lib/spshell`. It says where things are; who may use them, the kernel and the roles say.
    public static func current(isService: Bool = false) -> FarmHome {
        if let home = environment("SPFARM_HOME") { return FarmHome(path: absolute(home)) }
        if isService { return FarmHome(path: "/var/lib/spshell") }
        if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
            return FarmHome(path: data + "/spshell")
        }
        let user = environment("HOME") ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
        return FarmHome(path: absolute(user) + "/.local/share/spshell")
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    private static func absolute(_ path: String) -> String {
        var text = path
        if !text.hasPrefix("/") {
            guard let folder = getcwd(nil, 0) else { return text }
            text = String(cString: folder) + "/" + text
            free(folder)
        }
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        return text
    }

    /// The folder of the embedded database instance.
    public var instanceFolder: String { path + "/databases" }
    /// What this computer knows of the farm it has joined.
    public var joinFile: String { path + "/farm.conf" }
    /// This computer's copy of the key that seals the passwords of managed accounts.
    public var farmKeyFile: String { path + "/farm.key" }
}
