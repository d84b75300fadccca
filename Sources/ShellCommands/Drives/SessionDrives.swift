import Glibc
import ShellRuntime

/// A provider whose items are names with values, without a hierarchy.
class NamedValueProvider: ItemProvider {
    /// The names in order of listing.
    func names(_ interpreter: Interpreter) throws -> [String] { [] }
    /// The value of an item, or nil when there is none.
    func value(_ name: String, _ interpreter: Interpreter) throws -> Value? { nil }
    /// Sets an item's value; `$null` may take it away.
    func store(_ name: String, _ value: Value, _ options: ItemOptions, _ interpreter: Interpreter) throws {}
    /// Takes an item away.
    func delete(_ name: String, force: Bool, _ interpreter: Interpreter) throws {}

    override func exists(_ path: String, _ interpreter: Interpreter) throws -> Bool {
        try path.isEmpty || item(path, interpreter) != nil
    }

    override func children(_ path: String, _ interpreter: Interpreter) throws -> [ItemChild] {
        guard path.isEmpty else { return [] }
        return try names(interpreter).map { ItemChild(name: $0, isContainer: false) }
    }

    override func content(of path: String, on drive: Drive, _ interpreter: Interpreter) throws -> Value {
        try value(path, interpreter) ?? .null
    }

    override func setContent(
        of path: String, to value: Value, on drive: Drive, _ interpreter: Interpreter
    ) throws { try store(path, value, ItemOptions(), interpreter) }

    override func set(_ place: ItemPlace, _ value: Value, _ options: ItemOptions, _ cmdlet: Cmdlet) throws {
        guard try cmdlet.shouldProcess("Item: \(place.path) Value: \(value.string)", "Set Item") else {
            return
        }
        try store(place.path, value, options, cmdlet.interpreter)
    }

    override func clear(_ place: ItemPlace, _ cmdlet: Cmdlet) throws {
        guard try cmdlet.shouldProcess("Item: \(place.path)", "Clear Item") else { return }
        try store(place.path, .null, ItemOptions(), cmdlet.interpreter)
    }

    override func make(
        _ place: ItemPlace, kind: String?, _ value: Value?, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws {
        let shown = "Item: \(place.path) Type: \(kind ?? "") Value: \(value?.string ?? "")"
        guard try cmdlet.shouldProcess(shown, "New Item") else { return }
        if !options.force, try item(place.path, cmdlet.interpreter) != nil {
            throw cmdlet.failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "The item at path '\(place.path)' already exists.")
        }
        try store(place.path, value ?? .null, options, cmdlet.interpreter)
    }

    override func remove(_ place: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet) throws {
        guard try cmdlet.shouldProcess("Item: \(place.path)", "Remove Item") else { return }
        try delete(place.path, force: options.force, cmdlet.interpreter)
    }

    override func rename(
        _ place: ItemPlace, to name: String, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> ItemPlace? {
        guard let value = try value(place.path, cmdlet.interpreter) else {
            throw ItemProvider.notFound(place.shown)
        }
        guard try cmdlet.shouldProcess("Item: \(place.path) NewName: \(name)", "Rename Item") else {
            return nil
        }
        try store(name, value, ItemOptions(), cmdlet.interpreter)
        try delete(place.path, force: options.force, cmdlet.interpreter)
        return ItemPlace(drive: place.drive, path: name)
    }

    override func copy(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> [ItemPlace] {
        guard let value = try value(place.path, cmdlet.interpreter) else {
            throw ItemProvider.notFound(place.shown)
        }
        guard try cmdlet.shouldProcess("Item: \(place.path) Destination: \(target.path)", "Copy Item") else {
            return []
        }
        try store(target.path, value, ItemOptions(), cmdlet.interpreter)
        return [target]
    }

    override func setContent(_ place: ItemPlace, _ values: [Value], appending: Bool, _ cmdlet: Cmdlet) throws
    {
        guard try cmdlet.shouldProcess("Path: \(place.shown)", appending ? "Add Content" : "Set Content")
        else {
            return
        }
        var all = values
        if appending, let known = try value(place.path, cmdlet.interpreter) { all = known.elements + values }
        let new: Value = all.isEmpty ? .null : all.count == 1 ? all[0] : .list(all)
        try store(place.path, new, ItemOptions(), cmdlet.interpreter)
    }
}

/// `Env:`, the environment of the process.
final class EnvironmentProvider: NamedValueProvider {
    init() { super.init(name: "Environment") }

    override func names(_ interpreter: Interpreter) throws -> [String] {
        var names: [String] = []
        var entry = environ
        while let text = entry.pointee {
            let whole = String(cString: text)
            if let equals = whole.firstIndex(of: "=") { names.append(String(whole[..<equals])) }
            entry += 1
        }
        return names.sorted { Culture.compare(Text($0), Text($1), ignoreCase: true) < 0 }
    }

    override func value(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        getenv(name).map { Value(String(cString: $0)) }
    }

    override func item(_ path: String, _ interpreter: Interpreter) throws -> Value? {
        guard let value = try value(path, interpreter) else { return nil }
        return .host(EntryObject(Value(path), value))
    }

    override func store(
        _ name: String, _ value: Value, _ options: ItemOptions, _ interpreter: Interpreter
    ) throws {
        if value.isNull {
            unsetenv(name)
        } else {
            setenv(name, try Conversions.text(value, interpreter).string, 1)
        }
    }

    override func delete(_ name: String, force: Bool, _ interpreter: Interpreter) throws { unsetenv(name) }
}

/// `Variable:`, the variables of the running scope.
final class VariableProvider: NamedValueProvider {
    init() { super.init(name: "Variable") }

    override func names(_ interpreter: Interpreter) throws -> [String] {
        try interpreter.variables().map(\.name)
    }

    override func value(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        try interpreter.variableBox(name)?.current
    }

    override func item(_ path: String, _ interpreter: Interpreter) throws -> Value? {
        try interpreter.variableBox(path).map { .host(VariableObject($0)) }
    }

    override func store(
        _ name: String, _ value: Value, _ options: ItemOptions, _ interpreter: Interpreter
    ) throws { try interpreter.setVariable(name, value, scope: nil) }

    override func delete(_ name: String, force: Bool, _ interpreter: Interpreter) throws {
        guard let box = try interpreter.variableBox(name) else {
            throw ItemProvider.notFound("Variable:/" + name)
        }
        try VariableObject.checkRemovable(box, force: force)
        _ = try interpreter.removeVariable(name)
    }
}

/// `Function:`, the functions of the running scope.
final class FunctionProvider: NamedValueProvider {
    init() { super.init(name: "Function") }

    override func names(_ interpreter: Interpreter) throws -> [String] { interpreter.functions().map(\.name) }

    override func value(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        interpreter.function(name).map { .block($0.block) }
    }

    override func item(_ path: String, _ interpreter: Interpreter) throws -> Value? {
        interpreter.function(path).map { .host(CommandObject(.function($0))) }
    }

    override func store(
        _ name: String, _ value: Value, _ options: ItemOptions, _ interpreter: Interpreter
    ) throws {
        if value.isNull { return try delete(name, force: true, interpreter) }
        if let known = interpreter.function(name), !options.force,
            known.options.contains("ReadOnly") || known.options.contains("Constant")
        {
            throw ScriptError.make(
                "System.Management.Automation.SessionStateUnauthorizedAccessException",
                id: "FunctionNotWritable",
                category: .writeError,
                message: "Cannot write to function \(name) because it is read-only or constant.",
                target: Value(name))
        }
        let block: ScriptBlock
        switch value.unwrapped {
        case .block(let given): block = given
        case .host(let object as CommandObject):
            guard case .function(let known) = object.info else { return }
            block = known.block
        default: block = try interpreter.scriptBlock(of: .init(value.string))
        }
        let function = FunctionInfo(name: name, block: block)
        if let scoped = options.scopedOptions { function.options = ScopedOptions.names(scoped) }
        try interpreter.define(function)
    }

    override func delete(_ name: String, force: Bool, _ interpreter: Interpreter) throws {
        if let known = interpreter.function(name), !force, known.options.contains("ReadOnly") {
            throw ScriptError.make(
                "System.Management.Automation.SessionStateUnauthorizedAccessException",
                id: "FunctionNotRemovable",
                category: .writeError,
                message: "Cannot remove function \(name) because it is read-only or constant.",
                target: Value(name))
        }
        _ = interpreter.removeFunction(name)
    }
}

/// `Alias:`, the aliases of the running scope.
final class AliasProvider: NamedValueProvider {
    init() { super.init(name: "Alias") }

    override func names(_ interpreter: Interpreter) throws -> [String] {
        try interpreter.aliases().map(\.name)
    }

    override func value(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        interpreter.alias(name).map { Value($0.definition) }
    }

    override func item(_ path: String, _ interpreter: Interpreter) throws -> Value? {
        interpreter.alias(path).map { .host(CommandObject(.alias($0))) }
    }

    override func store(
        _ name: String, _ value: Value, _ options: ItemOptions, _ interpreter: Interpreter
    ) throws {
        if value.isNull { return try delete(name, force: true, interpreter) }
        let alias = AliasInfo(name: name, definition: value.string)
        if let scoped = options.scopedOptions { alias.options = ScopedOptions.names(scoped) }
        try interpreter.define(alias)
    }

    override func delete(_ name: String, force: Bool, _ interpreter: Interpreter) throws {
        _ = interpreter.removeAlias(name)
    }
}

/// `ScopedItemOptions`, as parameters give them.
enum ScopedOptions {
    /// The type's name for declarations.
    static let typeName = "System.Management.Automation.ScopedItemOptions"

    /// The names in a value: `ReadOnly, AllScope` gives two; `None` gives none.
    static func names(_ value: Value) -> Set<String> {
        Set(
            value.string.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init).filter {
                $0 != "None"
            })
    }

    /// The names as `Options` shows them.
    static func shown(_ names: Set<String>) -> String {
        let known = ["ReadOnly", "Constant", "Private", "AllScope", "Unspecified"].filter {
            names.contains($0)
        }
        return known.isEmpty ? "None" : known.joined(separator: ", ")
    }
}

/// Puts the drives of every session into an engine.
enum SessionDrives {
    /// Adds providers and drives; the file system comes first and is current.
    static func install(in interpreter: Interpreter) {
        let drives = interpreter.drives
        let files = FileSystemProvider()
        drives.add(files)
        let root = Drive(name: "/", root: "/", provider: files)
        root.currentLocation = String(drives.fileSystemLocation.drop { $0 == "/" })
        drives.add(root)
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        drives.add(
            Drive(name: "Temp", root: temporary.hasSuffix("/") ? temporary : temporary + "/", provider: files)
        )
        for (name, provider) in [
            ("Alias", AliasProvider()), ("Env", EnvironmentProvider()), ("Function", FunctionProvider()),
            ("Variable", VariableProvider()),
        ] as [(String, DriveProvider)] {
            drives.add(provider)
            drives.add(Drive(name: name, root: "", provider: provider))
        }
    }
}
