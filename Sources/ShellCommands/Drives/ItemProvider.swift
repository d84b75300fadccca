import ShellRuntime

/// One child that a provider lists.
struct ItemChild {
    /// Its name.
    let name: String
    /// True when it can have children.
    let isContainer: Bool
    /// True when it is shown with `-Force` only.
    var isHidden = false
}

/// What a command is about to change, for `-WhatIf`: a target and an action.
typealias Consent = (_ target: String, _ action: String) throws -> Bool

/// A provider whose items the commands on items handle. What a provider cannot do is an error that says so.
class ItemProvider: DriveProvider {
    /// True when an item is there.
    func exists(_ path: String, _ interpreter: Interpreter) throws -> Bool { false }

    /// True when an item can have children.
    func isContainer(_ path: String, _ interpreter: Interpreter) throws -> Bool { path.isEmpty }

    /// The item's object without notes; nil when there is none.
    func item(_ path: String, _ interpreter: Interpreter) throws -> Value? { nil }

    /// The children in order of listing.
    func children(_ path: String, _ interpreter: Interpreter) throws -> [ItemChild] { [] }

    /// The path of a child.
    func child(_ path: String, _ name: String) -> String { path.isEmpty ? name : path + "/" + name }

    /// Sets an item's value: `Set-Item`.
    func set(_ place: ItemPlace, _ value: Value, _ options: ItemOptions, _ cmdlet: Cmdlet) throws {
        throw unsupported(cmdlet)
    }

    /// Empties an item: `Clear-Item`.
    func clear(_ place: ItemPlace, _ cmdlet: Cmdlet) throws { throw unsupported(cmdlet) }

    /// Makes an item: `New-Item`.
    func make(_ place: ItemPlace, kind: String?, _ value: Value?, _ options: ItemOptions, _ cmdlet: Cmdlet)
        throws
    {
        throw unsupported(cmdlet)
    }

    /// Takes an item away: `Remove-Item`.
    func remove(_ place: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet) throws {
        throw unsupported(cmdlet)
    }

    /// Gives an item another name: `Rename-Item`.
    func rename(_ place: ItemPlace, to name: String, _ options: ItemOptions, _ cmdlet: Cmdlet) throws
        -> ItemPlace?
    {
        throw unsupported(cmdlet)
    }

    /// Copies an item; gives the places of the copies.
    func copy(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> [ItemPlace] { throw unsupported(cmdlet) }

    /// Moves an item; gives its new place.
    func move(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> ItemPlace? { throw unsupported(cmdlet) }

    /// Replaces the content of an item that is no file: `Set-Content`; `nil` empties it.
    func setContent(_ place: ItemPlace, _ values: [Value], appending: Bool, _ cmdlet: Cmdlet) throws {
        throw unsupported(cmdlet)
    }

    /// The error of something the provider does not do.
    func unsupported(_ cmdlet: Cmdlet) -> ScriptError {
        cmdlet.failure(
            "System.Management.Automation.PSNotSupportedException", id: "NotSupported", .notImplemented,
            "Provider operation stopped because the provider does not support this operation.")
    }

    /// The error of an item that is not there.
    static func notFound(_ shown: String) -> ScriptError {
        ScriptError.make(
            "System.Management.Automation.ItemNotFoundException", id: "PathNotFound",
            category: .objectNotFound,
            message: "Cannot find path '\(shown)' because it does not exist.", target: Value(shown))
    }

    override func childNames(
        of path: String, on drive: Drive, _ interpreter: Interpreter
    ) throws -> [(name: String, isContainer: Bool)] {
        let place = try ItemPath.place(
            drive.isFileSystemRoot ? "/" + path : drive.name + ":/" + path, interpreter)
        return try children(place.path, interpreter).map { ($0.name, $0.isContainer) }
    }
}

/// What the commands on items were told besides the paths.
struct ItemOptions {
    var force = false
    var recurse = false
    var container = true
    var followSymlinks = false
    var filter: WildcardPattern?
    var include: [WildcardPattern] = []
    var exclude: [WildcardPattern] = []
    /// `Set-Item -Options` for variables, functions and aliases.
    var scopedOptions: Value?
    /// `New-Item -Target`.
    var target: String?

    /// Nothing special.
    init() {}

    /// The options that a command's parameters give.
    init(_ cmdlet: Cmdlet, declares names: Set<String>) throws {
        let arguments = cmdlet.arguments!
        if names.contains("Force") { force = arguments.flag("Force") }
        if names.contains("Recurse") { recurse = arguments.flag("Recurse") }
        if names.contains("Container") {
            container = !arguments.isBound("Container") || arguments.flag("Container")
        }
        if names.contains("FollowSymlink") { followSymlinks = arguments.flag("FollowSymlink") }
        if names.contains("Filter"), let text = arguments.text("Filter") {
            filter = try Patterns.wildcard(Text(text))
        }
        if names.contains("Include") {
            include = try arguments.texts("Include").map { try Patterns.wildcard(Text($0)) }
        }
        if names.contains("Exclude") {
            exclude = try arguments.texts("Exclude").map { try Patterns.wildcard(Text($0)) }
        }
    }

    /// True when a name passes `-Filter`, `-Include` and `-Exclude`.
    func allows(_ name: String) -> Bool {
        let text = Text(name)
        if let filter, !filter.matches(text) { return false }
        if !include.isEmpty, !include.contains(where: { $0.matches(text) }) { return false }
        return !exclude.contains { $0.matches(text) }
    }

    /// True when something narrows the choice.
    var isSelective: Bool { filter != nil || !include.isEmpty || !exclude.isEmpty }
}
