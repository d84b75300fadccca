import ShellSyntax

/// A variable with a slot in the frame of the code.
final class SlotNode: Node {
    let slot: Int
    let symbol: Symbol
    let name: String

    init(_ extent: ScriptExtent, _ slot: Int, _ symbol: Symbol, _ name: String) {
        self.slot = slot
        self.symbol = symbol
        self.name = name
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = frame.slots[slot]
        switch value {
        case .unset: return try frame.readOuter(symbol, name, extent)
        case .variable(let box): return box.current
        default: return value
        }
    }

    override func test(_ frame: Frame) throws -> Bool {
        if case .bool(let value) = frame.slots[slot] { return value }
        return try eval(frame).isTrue
    }
}

/// A variable that the code does not assign: found by walking the scopes.
final class NamedVariableNode: Node {
    let symbol: Symbol
    let name: String

    init(_ extent: ScriptExtent, _ name: String) {
        symbol = Symbol(name)
        self.name = name
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value { try frame.readOuter(symbol, name, extent) }
}

extension Frame {
    /// A variable by name from this frame outwards; `$null` or an error in strict mode when there is none.
    @inline(never)
    func readOuter(_ symbol: Symbol, _ name: String, _ extent: ScriptExtent) throws -> Value {
        if let place = find(symbol) { return place.value }
        if interpreter.strictVersion(self) >= 1 { throw undefined(name, extent) }
        return .null
    }

    /// The strict-mode error of a variable that was never set.
    func undefined(_ name: String, _ extent: ScriptExtent) -> ScriptError {
        locate(
            .make(
                id: "VariableIsUndefined", category: .invalidOperation,
                message: "The variable '$\(name)' cannot be retrieved because it has not been set.",
                target: Value(name)), extent)
    }
}

/// A variable with a scope: `$global:x`, `$script:x`, `$local:x`, `$private:x`, `$variable:x`.
final class ScopedVariableNode: Node {
    let path: VariablePath
    let symbol: Symbol

    init(_ extent: ScriptExtent, _ path: VariablePath) {
        self.path = path
        symbol = Symbol(path.unscopedName)
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        if let place = place(frame) { return place.value }
        if frame.interpreter.strictVersion(frame) >= 1 { throw frame.undefined(path.userPath, extent) }
        return .null
    }

    private func place(_ frame: Frame) -> VariablePlace? {
        switch path.scope {
        case .global:
            frame.interpreter.global.own(symbol)
                ?? frame.interpreter.automaticVariable(symbol).map { .box($0) }
        case .script:
            frame.script.own(symbol) ?? (frame.script === frame.interpreter.global ? frame.find(symbol) : nil)
        case .local, .private: frame.own(symbol)
        default: frame.find(symbol)
        }
    }
}

extension VariablePath {
    /// The name without scope and without the variable drive.
    var unscopedName: String {
        switch scope {
        case .unspecified, .drive: userPath
        default: String(userPath[userPath.index(after: userPath.firstIndex(of: ":")!)...])
        }
    }
}

/// An item of a drive: `$env:PATH`, `${function:f}`, `${C:file}`.
final class DriveVariableNode: Node {
    let path: VariablePath

    init(_ extent: ScriptExtent, _ path: VariablePath) {
        self.path = path
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let interpreter = frame.interpreter
        guard let name = path.driveName, let drive = interpreter.drives.drive(named: name) else {
            throw frame.locate(
                .make(
                    "System.Management.Automation.DriveNotFoundException", id: "DriveNotFound",
                    category: .objectNotFound,
                    message:
                        "Cannot find drive. A drive with the name '\(path.driveName ?? "")' does not exist.",
                    target: Value(path.driveName ?? "")), extent)
        }
        do {
            return try drive.provider.content(of: path.itemPath, on: drive, interpreter)
        } catch let error as ScriptError { throw frame.locate(error, extent) }
    }
}

/// What the engine makes when a script reads it: `$args`, `$input`, `$PSBoundParameters`, ...
final class CallVariableNode: Node {
    /// The variables that belong to a call.
    enum Kind { case args, input, boundParameters, invocation, cmdlet, this, scriptRoot, commandPath, status }

    private let kind: Kind
    private let name: String
    private let symbol: Symbol

    init(_ extent: ScriptExtent, _ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
        symbol = Symbol(name)
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        switch kind {
        case .status: return .bool(frame.interpreter.lastSucceeded)
        case .scriptRoot:
            return path(frame).map { Value($0.isEmpty ? "" : InvocationInfo.folder(of: $0)) } ?? .text(.empty)
        case .commandPath: return path(frame).map { Value($0) } ?? .text(.empty)
        default: break
        }
        if let place = frame.own(symbol) { return place.value }
        switch kind {
        case .args: return frame.arguments()
        case .input: return frame.inputValue()
        case .boundParameters: return .table(frame.boundTable())
        case .invocation: return .host(frame.invocationInfo())
        case .cmdlet:
            var current: Frame? = frame
            while let at = current {
                if let cmdlet = at.cmdlet { return .host(cmdlet) }
                current = at.parent
            }
            return .null
        case .this:
            var current: Frame? = frame
            while let at = current {
                if case .unset = at.this {} else { return at.this }
                if let place = at.own(symbol) { return place.value }
                current = at.parent
            }
            return .null
        default: return .null
        }
    }

    private func path(_ frame: Frame) -> String? { extent.file ?? frame.block?.file }
}

extension InvocationInfo {
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

/// `$using:x` outside a job: the variable itself, as a local block sees it.
final class UsingVariableNode: Node {
    override func eval(_ frame: Frame) throws -> Value {
        throw frame.locate(
            .make(
                id: "UsingWithoutInvokeCommand", category: .invalidOperation,
                message:
                    "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, "
                    + "Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the "
                    + "Using variable is valid only if the script block is invoked on a remote computer."),
            extent)
    }
}
