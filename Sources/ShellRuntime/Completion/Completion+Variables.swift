import ShellSyntax

extension CompletionContext {
    /// Completions of `$na`, `${na`, `@na`; nil when the cursor is not in a variable.
    func variable() -> CommandCompletion? {
        guard let token, let start = variableStart(token) else { return nil }
        let written = source.text(from: start, to: cursor)
        let isSplat = written.hasPrefix("@")
        var prefix = String(written.dropFirst())
        let isBraced = prefix.hasPrefix("{")
        if isBraced { prefix.removeFirst() }
        if prefix.hasSuffix("}") { prefix.removeLast() }
        let end =
            token.kind == .variable || token.kind == .splattedVariable
            ? Swift.max(cursor, token.extent.endOffset) : cursor
        return answer(
            variables(prefix, splat: isSplat, braced: isBraced), from: start, to: isBraced ? cursor : end)
    }

    private func variableStart(_ token: Token) -> Int? {
        if token.kind == .variable || token.kind == .splattedVariable { return token.extent.startOffset }
        if token.kind == .stringLiteral || token.kind == .hereStringLiteral || token.kind == .comment {
            return nil
        }
        let units = Array(prefixText.utf16)
        var at = units.count
        while at > token.extent.startOffset {
            let unit = units[at - 1]
            if unit == 0x24 { return at - 1 }  // $
            if unit == 0x7B, at >= 2, units[at - 2] == 0x24 { return at - 2 }  // ${
            let isName =
                (unit >= 0x30 && unit <= 0x3A) || (unit >= 0x41 && unit <= 0x5A) || unit == 0x5F
                || (unit >= 0x61 && unit <= 0x7A) || unit == 0x3F
            let isInBraces = unit == 0x20 || unit == 0x2D
            if !isName && !(isInBraces && prefixText.contains("${")) { return nil }
            at -= 1
        }
        return nil
    }

    private func variables(_ prefix: String, splat: Bool, braced: Bool) -> [CompletionResult] {
        var results: [CompletionResult] = []
        var seen: Set<String> = []
        let sign = splat ? "@" : "$"
        let (scope, name) = scoped(prefix)
        if let scope, let drive = interpreter.drives.drive(named: scope) {
            let items = (try? drive.provider.childNames(of: "", on: drive, interpreter)) ?? []
            return items.filter { $0.name.lowercased().hasPrefix(name.lowercased()) }
                .sorted { $0.name.lowercased() < $1.name.lowercased() }
                .map {
                    CompletionResult(sign + scope + ":" + $0.name, list: $0.name, .variable, toolTip: $0.name)
                }
        }
        func offer(_ candidate: String, toolTip: String) {
            guard candidate.lowercased().hasPrefix(name.lowercased()),
                seen.insert(candidate.lowercased()).inserted
            else {
                return
            }
            let full = (scope.map { $0 + ":" } ?? "") + candidate
            let needsBraces = braced || !candidate.utf8.allSatisfy(Self.isPlain)
            let text = needsBraces && !splat ? "${" + full + "}" : sign + full
            results.append(CompletionResult(text, list: candidate, .variable, toolTip: toolTip))
        }
        for variable in variablesInText() { offer(variable, toolTip: variable) }
        for (name, value) in interpreter.visibleVariables(matching: name) {
            offer(name, toolTip: Self.toolTip(name, value))
        }
        results.sort { $0.listText.lowercased() < $1.listText.lowercased() }
        if scope == nil { results += environment(name, splat: splat) + scopes(name, splat: splat) }
        return results
    }

    private static func toolTip(_ name: String, _ value: Value) -> String {
        value.isNull ? "$" + name : "[\(value.unwrapped.type.displayName)]$\(name)"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
            || byte == 0x5F
            || byte == 0x3F
    }

    private func scoped(_ prefix: String) -> (String?, String) {
        guard let colon = prefix.firstIndex(of: ":"), colon != prefix.startIndex else { return (nil, prefix) }
        return (String(prefix[..<colon]), String(prefix[prefix.index(after: colon)...]))
    }

    private func environment(_ prefix: String, splat: Bool) -> [CompletionResult] {
        guard !splat, !prefix.isEmpty, "env:".hasPrefix(prefix.lowercased()),
            let drive = interpreter.drives.drive(named: "env")
        else { return [] }
        let items = (try? drive.provider.childNames(of: "", on: drive, interpreter)) ?? []
        return items.map(\.name).sorted().map {
            CompletionResult("$env:" + $0, list: "env:" + $0, .variable, toolTip: "[string]$env:" + $0)
        }
    }

    private func scopes(_ prefix: String, splat: Bool) -> [CompletionResult] {
        guard !splat, !prefix.isEmpty else { return [] }
        let names =
            ["Global", "Local", "Private", "Script", "Using", "Workflow"]
            + interpreter.drives.drives.map(\.name).filter { $0.count > 1 }
        return names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }.map {
            CompletionResult("$" + $0 + ":", list: $0 + ":", .variable, toolTip: $0 + ":")
        }
    }

    /// Names that the text before the cursor assigns or declares.
    private func variablesInText() -> [String] {
        var names: [String] = []
        func add(_ variable: VariableExpressionAst?) {
            guard let variable, variable.extent.endOffset < cursor, variable.variablePath.isUnqualified else {
                return
            }
            names.append(variable.variablePath.userPath)
        }
        parsed.scriptBlock.visit { node in
            if node.extent.startOffset >= cursor { return .skipChildren }
            switch node {
            case let node as AssignmentStatementAst: Self.targets(node.left).forEach(add)
            case let node as ForEachStatementAst: add(node.variable)
            case let node as ParameterAst: add(node.name)
            case let node as CommandAst: names += outVariables(node)
            case let node as ErrorStatementAst:
                for inner in node.conditions + node.nestedAst {
                    if let inner = inner as? VariableExpressionAst { add(inner) }
                }
            default: break
            }
            return .continue
        }
        return names
    }

    static func targets(_ ast: ExpressionAst) -> [VariableExpressionAst] {
        switch ast {
        case let ast as VariableExpressionAst: [ast]
        case let ast as AttributedExpressionAst: targets(ast.child)
        case let ast as ArrayLiteralAst: ast.elements.flatMap(targets)
        default: []
        }
    }

    /// Variables that a command's common parameters fill: `-OutVariable x`.
    private func outVariables(_ command: CommandAst) -> [String] {
        let names = [
            "outvariable", "ov", "errorvariable", "ev", "warningvariable", "wv", "informationvariable", "iv",
            "pipelinevariable", "pv",
        ]
        var found: [String] = []
        for (index, element) in command.commandElements.enumerated() {
            guard let parameter = element as? CommandParameterAst,
                names.contains(parameter.parameterName.lowercased())
            else { continue }
            let value =
                parameter.argument
                ?? (index + 1 < command.commandElements.count
                    ? command.commandElements[index + 1] as? ExpressionAst : nil)
            if let text = value as? StringConstantExpressionAst, text.extent.endOffset < cursor {
                found.append(text.string)
            }
        }
        return found
    }
}

extension Interpreter {
    /// Variables that the running code sees, the innermost of each name, those the engine provides included.
    func visibleVariables(matching prefix: String) -> [(String, Value)] {
        var all: [(String, Value)] = []
        var seen: Set<Symbol> = []
        var frame: Frame? = current
        while let at = frame {
            for (symbol, value) in at.variables()
            where seen.insert(symbol).inserted && symbol != Layout.dollarUnder {
                all.append((symbol.name, value.asElement))
            }
            frame = at.parent
        }
        for name in AutomaticVariables.names where seen.insert(Symbol(name)).inserted {
            guard name.lowercased().hasPrefix(prefix.lowercased()) else { continue }
            let value = automaticVariable(Symbol(name))?.current ?? .null
            all.append((name, value))
        }
        return all
    }
}

extension AutomaticVariables {
    /// Names of the variables that every session has, as they are listed.
    static let names = [
        "args", "ConfirmPreference", "DebugPreference", "EnabledExperimentalFeatures", "Error",
        "ErrorActionPreference",
        "ErrorView", "ExecutionContext", "false", "foreach", "FormatEnumerationLimit", "HOME", "Host",
        "InformationPreference",
        "input", "IsCoreCLR", "IsLinux", "IsMacOS", "IsWindows", "LASTEXITCODE", "Matches",
        "MaximumHistoryCount", "MyInvocation",
        "NestedPromptLevel", "null", "OutputEncoding", "PID", "PROFILE", "ProgressPreference",
        "PSBoundParameters", "PSCmdlet",
        "PSCommandPath", "PSCulture", "PSDebugContext", "PSDefaultParameterValues", "PSEdition",
        "PSEmailServer", "PSHOME", "PSItem",
        "PSNativeCommandArgumentPassing", "PSNativeCommandUseErrorActionPreference", "PSScriptRoot",
        "PSSessionApplicationName",
        "PSSessionConfigurationName", "PSSessionOption", "PSStyle", "PSUICulture", "PSVersionTable", "PWD",
        "ShellId", "StackTrace",
        "switch", "this", "true", "VerboseHelpErrors", "VerbosePreference", "WarningPreference",
        "WhatIfPreference",
    ]
}
