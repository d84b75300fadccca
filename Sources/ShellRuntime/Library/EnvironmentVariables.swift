import Glibc

/// The environment of the process.
enum EnvironmentVariables {
    /// The value of a name, or nil.
    static func get(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Sets a name; nil removes it.
    static func set(_ name: String, _ value: String?) {
        if let value {
            setenv(name, value, 1)
        } else {
            unsetenv(name)
        }
    }

    /// All names and values.
    static var all: [(name: String, value: String)] {
        var result: [(String, String)] = []
        var entry = environ
        while let text = entry.pointee {
            let line = String(cString: text)
            if let equals = line.firstIndex(of: "=") {
                result.append((String(line[..<equals]), String(line[line.index(after: equals)...])))
            }
            entry += 1
        }
        return result
    }
}
