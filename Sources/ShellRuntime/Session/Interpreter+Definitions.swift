/// Variables, functions and aliases as the commands on them and their drives see them.
extension Interpreter {
    /// The variables that a scope sees, or that one scope has itself, each as a box; by name.
    public func variables(in scope: String? = nil) throws -> [VariableBox] {
        var seen: [Symbol: VariableBox] = [:]
        var frame: Frame? = try scope.map { try self.frame(ofScope: $0) } ?? current
        let first = frame
        while let at = frame {
            for (symbol, _) in at.variables() where seen[symbol] == nil {
                guard let box = box(symbol, in: at) else { continue }
                if at !== first, box.options.contains("Private") { continue }
                seen[symbol] = box
            }
            frame = scope == nil ? at.parent : nil
        }
        if scope == nil || first === global {
            for name in AutomaticVariables.names {
                if seen[Symbol(name)] == nil, let box = automaticVariable(Symbol(name)) {
                    seen[Symbol(name)] = box
                }
            }
        }
        return seen.sorted { $0.key.name.lowercased() < $1.key.name.lowercased() }.map { symbol, box in
            if box.name.isEmpty { box.name = symbol.name }
            return box
        }
    }

    /// The variable of a name as a scope sees it, made into a box; nil when there is none. The name may carry a scope.
    public func variableBox(_ name: String, in scope: String? = nil) throws -> VariableBox? {
        let symbol = Symbol(name)
        if let scope {
            let target = try frame(ofScope: scope)
            if let box = box(symbol, in: target) { return named(box, name) }
            return target === global ? automaticVariable(symbol) : nil
        }
        var frame: Frame? = current
        while let at = frame {
            if let box = box(symbol, in: at), at === current || !box.options.contains("Private") {
                return named(box, name)
            }
            frame = at.parent
        }
        return automaticVariable(symbol)
    }

    private func named(_ box: VariableBox, _ name: String) -> VariableBox {
        if box.name.isEmpty { box.name = name }
        return box
    }

    private func box(_ symbol: Symbol, in frame: Frame) -> VariableBox? {
        guard let place = frame.own(symbol) else { return nil }
        switch place {
        case .box(let box): return box
        case .slot(let slot):
            let box = VariableBox(slot.pointee)
            box.name = symbol.name
            slot.pointee = .variable(box)
            return box
        }
    }

    /// Makes a variable of a scope, in place of one of its name.
    public func define(_ box: VariableBox, in scope: String? = nil) throws {
        let target = try scope.map { try frame(ofScope: $0) } ?? current
        let symbol = Symbol(box.name)
        if box.options.contains("AllScope") { allScopeBoxes[symbol] = box }
        target!.define(symbol, .variable(box))
    }

    /// Takes a variable away; false when the scope has none of the name.
    public func removeVariable(_ name: String, in scope: String? = nil) throws -> Bool {
        let symbol = Symbol(name)
        if scope == nil {
            var frame: Frame? = current
            while let at = frame {
                if at.remove(symbol) { return true }
                frame = at.parent
            }
            return false
        }
        return try frame(ofScope: scope ?? "Local").remove(symbol)
    }

    /// The functions that the running scope sees, by name.
    public func functions() -> [FunctionInfo] {
        var seen: [Symbol: FunctionInfo] = [:]
        var frame: Frame? = current
        while let at = frame {
            for (symbol, function) in at.functions ?? [:] where seen[symbol] == nil {
                seen[symbol] = function
            }
            frame = at.parent
        }
        return seen.values.sorted { $0.name.lowercased() < $1.name.lowercased() }
    }

    /// Defines a function in the running scope or another one.
    public func define(_ function: FunctionInfo, scope: String? = nil) throws {
        define(function, in: try scope.map { try frame(ofScope: $0) } ?? current)
    }

    /// Takes a function away where it is defined nearest; false when there is none.
    public func removeFunction(_ name: String) -> Bool {
        let symbol = Symbol(name)
        var frame: Frame? = current
        while let at = frame {
            if at.functions?.removeValue(forKey: symbol) != nil {
                commandEpoch += 1
                return true
            }
            frame = at.parent
        }
        return false
    }

    /// The aliases that the running scope sees, or that one scope has itself, by name.
    public func aliases(in scope: String? = nil) throws -> [AliasInfo] {
        var seen: [Symbol: AliasInfo] = [:]
        var frame: Frame? = try scope.map { try self.frame(ofScope: $0) } ?? current
        while let at = frame {
            for (symbol, alias) in at.aliases ?? [:] where seen[symbol] == nil { seen[symbol] = alias }
            frame = scope == nil ? at.parent : nil
        }
        return seen.values.sorted { $0.name.lowercased() < $1.name.lowercased() }
    }

    /// Defines an alias in the running scope or another one.
    public func define(_ alias: AliasInfo, scope: String? = nil) throws {
        define(alias, in: try scope.map { try frame(ofScope: $0) } ?? current)
    }

    /// Takes an alias away where it is defined nearest; false when there is none.
    public func removeAlias(_ name: String) -> Bool {
        let symbol = Symbol(name)
        var frame: Frame? = current
        while let at = frame {
            if at.aliases?.removeValue(forKey: symbol) != nil {
                commandEpoch += 1
                return true
            }
            frame = at.parent
        }
        return false
    }

    /// Sets strict mode for the running scope; 0 switches it off.
    public func setStrictMode(_ version: Int) {
        strictModeUsed = true
        current.strictVersion = version == 0 ? -1 : version
    }

    /// True when strict mode of at least a version holds in the running scope.
    public func isStrict(_ version: Int) -> Bool { strictVersion(current) >= version }

    /// Where text stands that the running scope calls from: file and line; empty and 0 when it has none.
    public var callerPosition: (file: String, line: Int) {
        guard let extent = current.position?.extent else { return ("", 0) }
        return (extent.file ?? "", extent.startLineNumber)
    }

    /// One call on the way to what runs now.
    public struct CallFrame {
        /// The function's name, `<ScriptBlock>` for code outside one.
        public let function: String
        /// The command as `Get-PSCallStack` lists it: the function, or the script file's name.
        public let command: String
        /// Where the call is now; an empty file for typed text.
        public let file: String
        public let line: Int
        /// The bound parameters as `{Name=value}`.
        public let arguments: String
    }

    /// The calls on the way to what runs now, the innermost first.
    public var callStack: [CallFrame] {
        var calls: [CallFrame] = []
        var frame: Frame? = current
        while let at = frame {
            let extent = at.position?.extent
            let file = extent?.file ?? ""
            let isOutside = at.kind == .script || at === global || at.call?.name.isEmpty != false
            let function = isOutside ? "<ScriptBlock>" : at.call?.name ?? ""
            let leaf = file.split(separator: "/").last.map(String.init) ?? "<ScriptBlock>"
            let bound = at.bound.map { table in
                zip(table.keys, table.values).map { "\($0.toText().string)=\($1.toText().string)" }.joined(
                    separator: ", ")
            }
            calls.append(
                CallFrame(
                    function: function, command: isOutside ? leaf : function, file: file,
                    line: extent?.startLineNumber ?? 0, arguments: "{" + (bound ?? "") + "}"))
            if at === global { break }
            frame = at.parent
        }
        return calls
    }
}
