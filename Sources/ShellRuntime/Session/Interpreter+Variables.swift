import ShellSyntax

extension Interpreter {
    /// The value of a variable as the running code sees it; the name may carry a scope. Nil when there is none.
    public func variable(named name: String) -> Value? {
        let path = VariablePath(name)
        if path.isDriveQualified, let drive = drives.drive(named: path.driveName ?? "") {
            return try? drive.provider.content(of: path.itemPath, on: drive, self)
        }
        return place(path)?.value
    }

    private func place(_ path: VariablePath) -> VariablePlace? {
        let symbol = Symbol(path.unscopedName)
        switch path.scope {
        case .global: return global.own(symbol) ?? automaticVariable(symbol).map { .box($0) }
        case .script: return current.script.own(symbol)
        case .local, .private: return current.own(symbol)
        default: return current.find(symbol)
        }
    }

    /// Sets a variable; `scope` is `Global`, `Script`, `Local`, `Private` or a number of scopes outwards; nil for the
    /// current one; the name may carry a scope itself.
    public func setVariable(_ name: String, _ value: Value, scope: String?) throws {
        let path = VariablePath(name)
        let target: Frame
        if let scope {
            target = try frame(ofScope: scope)
        } else {
            switch path.scope {
            case .global: target = global
            case .script: target = current.script
            default: target = current
            }
        }
        try target.assign(Symbol(path.unscopedName), value)
    }

    /// The frame that a scope name or number means.
    public func frame(ofScope scope: String) throws -> Frame {
        switch scope.lowercased() {
        case "global": return global
        case "script": return current.script
        case "local", "private": return current
        default: break
        }
        guard let number = Int(scope) else {
            throw ScriptError.make(
                "System.Management.Automation.PSArgumentException", id: "Argument",
                category: .invalidArgument,
                message:
                    "Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of "
                    + "the \"scopeID\" argument and run the operation again.")
        }
        var frame: Frame = current
        for _ in 0..<Swift.max(0, number) {
            guard let parent = frame.parent else {
                throw ScriptError.make(
                    "System.Management.Automation.PSArgumentOutOfRangeException", id: "ArgumentOutOfRange",
                    category: .invalidArgument,
                    message:
                        "The scope number '\(number)' exceeds the number of active scopes. (Parameter 'scopeID')\n"
                        + "Actual value was \(number).")
            }
            frame = parent
        }
        return frame
    }

    /// Notes that a name was assigned somewhere, for names that the engine itself reads.
    @inline(__always)
    func noteAssigned(_ symbol: Symbol) {
        if Preference.all.contains(symbol) { preferencesAssigned = true }
        if symbol == Preference.defaultParameters { usesDefaultParameters = true }
        if symbol == Preference.fieldSeparator { hasFieldSeparator = true }
    }

    /// `$OFS`, which joins collections in text; a blank while no script has set it.
    var fieldSeparator: Text {
        guard hasFieldSeparator, let place = current.find(Preference.fieldSeparator) else {
            return Self.blank
        }
        return place.value.isNull ? Self.blank : place.value.toText()
    }

    private nonisolated(unsafe) static let blank = Text(" ")

    /// A variable that is one for all scopes.
    @inline(__always)
    func allScope(_ symbol: Symbol) -> VariableBox? { allScopeBoxes.isEmpty ? nil : allScopeBoxes[symbol] }

    /// A variable that the engine provides; made when it is first read.
    func automaticVariable(_ symbol: Symbol) -> VariableBox? {
        if let known = automatic[symbol] { return known }
        guard let made = AutomaticVariables.make(symbol, self) else { return nil }
        automatic[symbol] = made
        return made
    }

    /// The strict mode that holds in a scope; 0 for none.
    func strictVersion(_ frame: Frame) -> Int {
        if !strictModeUsed { return 0 }
        var current: Frame? = frame
        while let at = current {
            if at.strictVersion != 0 { return at.strictVersion < 0 ? 0 : at.strictVersion }
            current = at.parent
        }
        return 0
    }
}

/// The variables that every session has.
enum AutomaticVariables {
    /// Those that are constant, by their names in small letters; `$null` takes any value and drops it.
    static let constantNames: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "true", "false", "PID", "HOME", "Host", "ShellId", "PSVersionTable", "PSEdition", "PSHOME",
            "Error",
            "ExecutionContext", "PSCulture", "PSUICulture", "IsLinux", "IsMacOS", "IsWindows", "IsCoreCLR",
            "EnabledExperimentalFeatures",
        ].map { ($0.lowercased(), $0) })

    static func make(_ symbol: Symbol, _ interpreter: Interpreter) -> VariableBox? {
        let name = symbol.name
        guard let value = value(name.lowercased(), interpreter) else { return nil }
        let box = VariableBox(.null)
        box.name = name
        box.options = ["AllScope"]
        switch value {
        case .constant(let value, let readOnly):
            box.value = value
            if readOnly { box.options.insert("Constant") }
        case .computed(let compute):
            box.compute = compute
            box.options.insert("ReadOnly")
        }
        return box
    }

    private enum Source {
        case constant(Value, readOnly: Bool)
        case computed(() -> Value)
    }

    private static func value(_ name: String, _ interpreter: Interpreter) -> Source? {
        unowned let interpreter = interpreter
        switch name {
        case "true": return .constant(.bool(true), readOnly: true)
        case "false": return .constant(.bool(false), readOnly: true)
        case "null": return .computed { .null }
        case "error": return .computed { .host(ErrorListObject(interpreter)) }
        case "pid": return .constant(.int(Platform.processID), readOnly: true)
        case "home": return .constant(Value(Platform.home), readOnly: true)
        case "pwd": return .computed { interpreter.locationObject() }
        case "psstyle": return .computed { interpreter.styleFactory?(interpreter) ?? .null }
        case "host": return .computed { interpreter.hostObject() }
        case "lastexitcode": return .computed { interpreter.lastExitCode.map { .int($0) } ?? .null }
        case "psversiontable": return .constant(ShellVersion.table(interpreter), readOnly: true)
        case "psedition": return .constant(Value("Core"), readOnly: true)
        case "shellid": return .constant(Value("Microsoft.PowerShell"), readOnly: true)
        case "pshome": return .constant(Value(Platform.executableFolder), readOnly: true)
        case "psculture", "psuiculture": return .constant(Value("en-US"), readOnly: true)
        case "islinux", "iscoreclr": return .constant(.bool(true), readOnly: true)
        case "iswindows", "ismacos": return .constant(.bool(false), readOnly: true)
        case "executioncontext": return .computed { .host(ExecutionContextObject(interpreter)) }
        case "profile": return .constant(Value(Platform.profile), readOnly: false)
        case "ofs": return nil
        default: return preference(name, interpreter)
        }
    }

    private static func preference(_ name: String, _ interpreter: Interpreter) -> Source? {
        switch name {
        case "erroractionpreference", "warningpreference", "progresspreference":
            return .constant(enumeration("ActionPreference", 2, "Continue"), readOnly: false)
        case "verbosepreference", "debugpreference", "informationpreference":
            return .constant(enumeration("ActionPreference", 0, "SilentlyContinue"), readOnly: false)
        case "confirmpreference": return .constant(enumeration("ConfirmImpact", 3, "High"), readOnly: false)
        case "whatifpreference": return .constant(.bool(false), readOnly: false)
        case "errorview": return .constant(Value("ConciseView"), readOnly: false)
        case "formatenumerationlimit": return .constant(.int(4), readOnly: false)
        case "maximumhistorycount": return .constant(.int(4096), readOnly: false)
        case "nestedpromptlevel": return .constant(.int(0), readOnly: false)
        case "outputencoding":
            guard let type = TypeCatalog.shared.resolve("System.Text.UTF8Encoding") else { return nil }
            return .constant(.type(type), readOnly: false)
        case "psdefaultparametervalues":
            interpreter.usesDefaultParameters = true
            let table = TableObject()
            table.genericType = TypeInfo(
                "System.Management.Automation.DefaultParameterDictionary", base: .hashtable)
            return .constant(.table(table), readOnly: false)
        case "psnativecommandargumentpassing": return .constant(Value("Standard"), readOnly: false)
        case "psnativecommanduseerroractionpreference": return .constant(.bool(false), readOnly: false)
        default: return nil
        }
    }

    private static func enumeration(_ type: String, _ number: Int64, _ name: String) -> Value {
        guard let type = TypeCatalog.shared.resolve("System.Management.Automation." + type) else {
            return Value(name)
        }
        return .host(EnumObject(type, number))
    }
}
