/// The name of a variable, taken apart into scope or drive and name.
public struct VariablePath: Sendable, Hashable {
    /// What the prefix of the name says.
    public enum Scope: Sendable, Hashable {
        /// No scope.
        case unspecified
        /// `global:`.
        case global
        /// `local:`.
        case local
        /// `private:`.
        case `private`
        /// `script:`.
        case script
        /// `variable:`, the drive of the variables.
        case variableDrive
        /// Another drive, such as `env:`.
        case drive
    }

    /// The name as it is written, without `$` and braces.
    public let userPath: String
    /// The name without scope; for a drive with the drive's name.
    public let unqualifiedPath: String
    /// What the prefix says.
    public let scope: Scope
    /// The drive's name, for a path on a drive.
    public let driveName: String?

    /// Takes a name apart.
    public init(_ path: String) {
        userPath = path
        guard let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")), colon != path.startIndex else {
            unqualifiedPath = path
            scope = .unspecified
            driveName = nil
            return
        }
        let prefix = String(path[..<colon])
        let rest = String(path[path.utf8.index(after: colon)...])
        let named: Scope? =
            switch prefix.lowercased() {
            case "global": .global
            case "local": .local
            case "private": .private
            case "script": .script
            case "variable": .variableDrive
            default: nil
            }
        scope = named ?? .drive
        unqualifiedPath = named == nil ? path : rest
        driveName = named == nil || named == .variableDrive ? prefix : nil
    }

    /// The path inside the drive, for a path on a drive; the name without scope for others.
    public var itemPath: String {
        guard let driveName else { return unqualifiedPath }
        return String(userPath.dropFirst(driveName.count + 1))
    }

    /// Whether it names a variable and not an item of a drive.
    public var isVariable: Bool { scope != .drive }
    /// Whether it has neither scope nor drive.
    public var isUnqualified: Bool { scope == .unspecified }
    /// Whether it has no scope but may be found in any.
    public var isUnscopedVariable: Bool { scope == .unspecified || scope == .variableDrive }
    /// Whether it is `global:`.
    public var isGlobal: Bool { scope == .global }
    /// Whether it is `local:`.
    public var isLocal: Bool { scope == .local }
    /// Whether it is `private:`.
    public var isPrivate: Bool { scope == .private }
    /// Whether it is `script:`.
    public var isScript: Bool { scope == .script }
    /// Whether it is an item of a drive.
    public var isDriveQualified: Bool { scope == .drive }
}
