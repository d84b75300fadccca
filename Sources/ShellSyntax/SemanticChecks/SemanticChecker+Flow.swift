/// Jumps, returns and handlers.
extension SemanticChecker {
    /// The label of a jump: empty without one, nil when it is known only when the script runs.
    static func label(_ expression: ExpressionAst?) -> String? {
        guard let expression else { return "" }
        return (expression as? StringConstantExpressionAst)?.string
    }

    func checkJump(_ node: StatementAst, _ label: String?) {
        checkLeavingFinally(node, label)
        checkLabel(node, label)
    }

    private func matches(_ label: String, _ statement: LabeledStatementAst) -> Bool {
        label.isEmpty || label.isAlike(statement.label ?? "")
    }

    private func checkLeavingFinally(_ node: StatementAst, _ label: String?) {
        var ancestor = node.parent
        while let current = ancestor {
            switch current {
            case is NamedBlockAst, is TrapStatementAst, is ScriptBlockAst: return
            case let loop as LabeledStatementAst:
                if let label, matches(label, loop) { return }
            case let block as StatementBlockAst:
                if let attempt = block.parent as? TryStatementAst, attempt.finally === block {
                    return report(node.extent, .controlLeavingFinally)
                }
            default: break
            }
            ancestor = current.parent
        }
    }

    /// In a method the label of a jump must be one of the method's.
    private func checkLabel(_ node: StatementAst, _ label: String?) {
        guard let label, !label.isEmpty else { return }
        var ancestor = node.parent
        while let current = ancestor {
            if let function = current as? FunctionDefinitionAst {
                if function.parent is FunctionMemberAst { report(node.extent, .labelNotFound, label) }
                return
            }
            if let loop = current as? LoopStatementAst, matches(label, loop) { return }
            ancestor = current.parent
        }
    }

    func checkReturn(_ node: ReturnStatementAst) {
        checkLeavingFinally(node, nil)
        guard let method = member as? FunctionMemberAst else { return }
        if node.pipeline != nil, method.returnsVoid {
            report(node.extent, .voidMethodHasReturn)
        } else if node.pipeline == nil, !method.returnsVoid {
            report(node.extent, .nonVoidMethodMissingReturnValue)
        }
    }

    func checkCatchOrder(_ node: TryStatementAst) {
        let clauses = node.catchClauses
        guard clauses.count > 1 else { return }
        for (index, first) in clauses.dropLast().enumerated() {
            for second in clauses[(index + 1)...] {
                if first.catchTypes.isEmpty {
                    let offset = max(0, second.extent.startOffset - 1)
                    report(ScriptExtent(second.extent.source, offset, offset), .emptyCatchNotLast)
                    break
                }
                checkCaught(first, second)
            }
        }
    }

    private func checkCaught(_ first: CatchClauseAst, _ second: CatchClauseAst) {
        for type in first.catchTypes {
            guard let caught = ExceptionTypes.fullName(type.typeName) else { continue }
            for later in second.catchTypes {
                guard let name = ExceptionTypes.fullName(later.typeName) else { continue }
                if ExceptionTypes.isSame(name, orBelow: caught) {
                    report(later.extent, .exceptionTypeAlreadyCaught, name)
                }
            }
        }
    }
}

/// The exceptions that scripts catch, and what each derives from.
enum ExceptionTypes {
    private static let bases: [String: String] = {
        let families: [(String, String)] = [
            (
                "System.Exception",
                "System.SystemException System.ApplicationException System.AggregateException"
            ),
            (
                "System.SystemException",
                """
                System.ArgumentException System.ArithmeticException System.FormatException \
                System.InvalidOperationException System.NotSupportedException System.NotImplementedException \
                System.NullReferenceException System.IndexOutOfRangeException System.InvalidCastException \
                System.OutOfMemoryException System.TimeoutException System.UnauthorizedAccessException \
                System.IO.IOException System.OperationCanceledException System.Security.SecurityException \
                System.Management.Automation.RuntimeException System.Xml.XmlException
                """
            ),
            ("System.ArgumentException", "System.ArgumentNullException System.ArgumentOutOfRangeException"),
            ("System.ArithmeticException", "System.DivideByZeroException System.OverflowException"),
            ("System.FormatException", "System.UriFormatException"),
            ("System.InvalidOperationException", "System.ObjectDisposedException System.Net.WebException"),
            ("System.NotSupportedException", "System.PlatformNotSupportedException"),
            ("System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException"),
            (
                "System.IO.IOException",
                """
                System.IO.FileNotFoundException System.IO.DirectoryNotFoundException System.IO.DriveNotFoundException \
                System.IO.PathTooLongException System.IO.EndOfStreamException System.IO.FileLoadException
                """
            ),
            (
                "System.Management.Automation.RuntimeException",
                """
                System.Management.Automation.CommandNotFoundException System.Management.Automation.ParseException \
                System.Management.Automation.ParameterBindingException \
                System.Management.Automation.SessionStateException \
                System.Management.Automation.ActionPreferenceStopException \
                System.Management.Automation.MethodException System.Management.Automation.PSInvalidCastException
                """
            ),
            (
                "System.Management.Automation.SessionStateException",
                """
                System.Management.Automation.ItemNotFoundException System.Management.Automation.DriveNotFoundException \
                System.Management.Automation.ProviderNotFoundException
                """
            ),
        ]
        var bases: [String: String] = [:]
        for (base, derived) in families {
            for name in derived.split(separator: " ") { bases[String(name)] = base }
        }
        return bases
    }()

    private static let names: [String: String] = {
        var names = ["system.exception": "System.Exception"]
        for name in bases.keys { names[name.asciiLowercased] = name }
        return names
    }()

    /// The full name of an exception type that is known; `System.` may be left out.
    static func fullName(_ type: TypeName) -> String? {
        let name = type.name.asciiLowercased
        return names[name] ?? names["system." + name]
    }

    /// Whether a type is another or derives from it.
    static func isSame(_ name: String, orBelow base: String) -> Bool {
        var current: String? = name
        while let type = current {
            if type == base { return true }
            current = bases[type]
        }
        return false
    }
}
