import Glibc
import ShellSyntax

/// `switch` with its options.
final class SwitchNode: LoopNode {
    /// A pattern: a value, or a block that tests `$_`.
    struct Clause {
        let pattern: Node
        let block: StatementListNode?
        let body: StatementListNode
    }

    private let flags: SwitchFlags
    private let condition: Node
    private let clauses: [Clause]
    private let otherwise: StatementListNode?

    init(
        _ extent: ScriptExtent, label: String?, _ flags: SwitchFlags, _ condition: Node, _ clauses: [Clause],
        _ otherwise: StatementListNode?
    ) {
        self.flags = flags
        self.condition = condition
        self.clauses = clauses
        self.otherwise = otherwise
        super.init(extent, label: label)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        let before = frame.slots[0]
        defer { frame.slots[0] = before }
        let value = try condition.subject(frame)
        if flags.contains(.file) { return try overFile(value, frame) }
        if Enumeration.isEnumerable(value) {
            for element in try Enumeration.elements(value) {
                if let end = try match(element, frame) { return end }
            }
            return .normal
        }
        if case .nothing = value { return .normal }
        return try match(value.asElement, frame) ?? .normal
    }

    private func overFile(_ name: Value, _ frame: Frame) throws -> Flow {
        let typed = try Conversions.text(name, frame.interpreter).string
        let path = try frame.interpreter.resolvePath(typed)
        guard access(path, F_OK) == 0 else {
            throw ScriptError.make(
                "System.Management.Automation.ItemNotFoundException", id: "PathNotFound",
                category: .objectNotFound, message: "Cannot find path '\(path)' because it does not exist.",
                target: Value(typed))
        }
        var text = String(decoding: try Platform.readText(path), as: UTF16.self).replacing("\r\n", with: "\n")
        if text.hasSuffix("\n") { text.removeLast() }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let end = try match(Value(String(line)), frame) { return end }
        }
        return .normal
    }

    /// Runs every clause that fits one element; a value ends the whole statement.
    private func match(_ element: Value, _ frame: Frame) throws -> Flow? {
        var any = false
        for clause in clauses {
            frame.slots[0] = element
            guard try fits(clause, element, frame) else { continue }
            any = true
            switch try one(clause.body, frame) {
            case .next: break
            case .element: return nil
            case .end(let flow): return flow
            }
        }
        guard !any, let otherwise else { return nil }
        frame.slots[0] = element
        switch try one(otherwise, frame) {
        case .next, .element: return nil
        case .end(let flow): return flow
        }
    }

    private enum Step {
        case next
        case element
        case end(Flow)
    }

    private func one(_ body: StatementListNode, _ frame: Frame) throws -> Step {
        let flow = try body.exec(frame)
        if flow == .normal { return .next }
        guard let end = try after(flow, frame) else { return .element }
        return .end(end)
    }

    private func fits(_ clause: Clause, _ element: Value, _ frame: Frame) throws -> Bool {
        let interpreter = frame.interpreter
        if let block = clause.block {
            let outer = frame.sink
            let collector = CollectorSink()
            frame.sink = collector
            defer { frame.sink = outer }
            _ = try block.exec(frame)
            return collector.result.isTrue
        }
        let pattern = try clause.pattern.subject(frame)
        if case .block(let block) = pattern { return try interpreter.evaluate(block, under: element).isTrue }
        let isExact = flags.contains(.caseSensitive)
        if flags.contains(.regex) {
            if case .host(let object) = pattern.unwrapped, !(object is RegexObject) {
                return try Operators.compareEqual(element, pattern, ignoreCase: !isExact, interpreter)
            }
            let (result, groups) = try matchRegex(element, pattern, isExact, interpreter)
            if let groups { try frame.assign(Frame.matches, groups) }
            return result.isTrue
        }
        if flags.contains(.wildcard) {
            let text = try Conversions.text(pattern, interpreter)
            let matcher = try Patterns.wildcard(text, ignoreCase: !isExact)
            return matcher.matches(try Conversions.text(element, interpreter))
        }
        return try isSame(element, pattern, ignoreCase: !isExact, interpreter)
    }

    private func matchRegex(
        _ element: Value, _ pattern: Value, _ isExact: Bool, _ interpreter: Interpreter
    ) throws -> (Value, Value?) {
        do {
            return try interpreter.match(
                isExact ? .cmatch : .imatch, .text(Conversions.text(element, interpreter)), pattern)
        } catch let error as ScriptError where error.record.exception.type.name == "RegexParseException" {
            let cause = error.record.exception
            throw ScriptError.make(
                id: "InvalidRegularExpression", category: .invalidOperation,
                message:
                    "The regular expression pattern \(pattern.toText().string) is not valid. \(cause.message)",
                target: pattern, inner: cause)
        }
    }

    /// The clauses of a plain `switch` compare texts, whatever the kinds of the two values.
    private func isSame(
        _ element: Value, _ pattern: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Bool {
        if case .int(let a) = element, case .int(let b) = pattern { return a == b }
        if element.isNull || pattern.isNull { return element.isNull && pattern.isNull }
        return Culture.equal(
            try Conversions.text(element, interpreter), try Conversions.text(pattern, interpreter),
            ignoreCase: ignoreCase)
    }
}
