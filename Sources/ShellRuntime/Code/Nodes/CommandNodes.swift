import ShellSyntax

/// An argument of a call as compiled.
enum ArgumentNode {
    /// A value, with the text for programs.
    case value(Node, text: String)
    /// `a,b`: one value for a command, and for a program the words as they are written.
    case list(Node)
    /// `-Name`, `-Name:value`.
    case parameter(String, Node?, ScriptExtent, text: String)
    /// `@x`
    case splat(Node)
    /// What follows `--%`, as written.
    case verbatim(String)
}

/// One command of a pipeline.
final class CommandNode: Node {
    /// The name: written, or computed (`& $x`).
    enum Name {
        case fixed(String)
        case computed(Node)
    }

    let name: Name
    let arguments: [ArgumentNode]
    let redirections: [RedirectionNode]
    /// `.`, `&` or none.
    let invocation: TokenKind

    init(
        _ extent: ScriptExtent, _ name: Name, _ arguments: [ArgumentNode], _ redirections: [RedirectionNode],
        _ invocation: TokenKind, isMethodLike: Bool = false
    ) {
        self.isMethodLike = isMethodLike
        self.name = name
        self.arguments = arguments
        self.redirections = redirections
        self.invocation = invocation
        super.init(extent)
    }

    /// What the name stood for last, and the state of the session's names then.
    private var cached: (epoch: Int, frame: ObjectIdentifier, target: CommandInfo)?

    /// True for `Name(1, 2)`: a call written like a method's, which passes one list.
    private let isMethodLike: Bool

    /// Makes the stage of this call.
    func stage(_ frame: Frame, next: OutputSink) throws -> Stage {
        frame.position = self
        if isMethodLike, frame.interpreter.strictVersion(frame) >= 2 {
            throw frame.locate(
                .make(
                    id: "StrictModeFunctionCallWithParens", category: .invalidOperation,
                    message:
                        "The function or command was called as if it were a method. Parameters should be separated by "
                        + "spaces. For information about parameters, see the about_Parameters Help topic."),
                extent)
        }
        let target: CommandInfo
        var shown: String
        switch name {
        case .fixed(let text):
            shown = text
            target = try resolve(text, frame)
        case .computed(let node):
            let value = try node.eval(frame)
            return try computed(value, node, frame, next)
        }
        return try frame.interpreter.stage(
            of: target, called: shown, CallSite(extent, name: shown, command: target), try evaluate(frame),
            frame,
            next: next, dotSourced: invocation == .dot)
    }

    private func computed(_ value: Value, _ node: Node, _ frame: Frame, _ next: OutputSink) throws -> Stage {
        let dotSourced = invocation == .dot
        switch value.unwrapped {
        case .block(let block):
            let callee = Callee(block: block, name: "", module: block.module, isDotSourced: dotSourced)
            return FunctionStage(
                frame, CallSite(extent, name: "", command: nil), callee, try evaluate(frame), next: next)
        case .host(let module as ModuleInfo):
            return try inside(module, node, frame, next)
        case .host(let object as CommandObject):
            return try frame.interpreter.stage(
                of: object.info, called: object.info.name,
                CallSite(extent, name: object.info.name, command: object.info), try evaluate(frame), frame,
                next: next,
                dotSourced: dotSourced)
        case .null, .nothing, .unset:
            throw frame.locate(
                .make(
                    id: "BadExpression", category: .invalidOperation,
                    message:
                        "The expression after '\(dotSourced ? "." : "&")' in a pipeline element produced an object that "
                        + "was not valid. It must result in a command name, a script block, or a CommandInfo object."
                ), node.extent)
        default:
            let text = try Conversions.text(value, frame.interpreter).string
            let target = try lookUp(text, frame)
            return try frame.interpreter.stage(
                of: target, called: text, CallSite(extent, name: text, command: target), try evaluate(frame),
                frame,
                next: next, dotSourced: dotSourced)
        }
    }

    // `& $module { }`, `& $module name`: the first argument runs in the module.
    private func inside(_ module: ModuleInfo, _ node: Node, _ frame: Frame, _ next: OutputSink) throws
        -> Stage
    {
        var list = try evaluate(frame)
        guard let first = list.first, first.name == nil, let command = first.value else {
            throw frame.locate(
                .make(
                    id: "BadExpression", category: .invalidOperation,
                    message:
                        "A module after '&' needs a script block or a command's name as its first argument."
                ), node.extent)
        }
        list.removeFirst()
        let dotSourced = invocation == .dot
        if case .block(let block) = command.unwrapped {
            let bound = module.bind(block)
            let callee = Callee(block: bound, name: "", module: module, isDotSourced: dotSourced)
            let call = CallSite(extent, name: "", command: nil)
            return FunctionStage(dotSourced ? module.frame : frame, call, callee, list, next: next)
        }
        let text = try Conversions.text(command, frame.interpreter).string
        let target = try frame.interpreter.resolveCommand(text, from: module.frame)
        return try frame.interpreter.stage(
            of: target, called: text, CallSite(extent, name: text, command: target), list, frame, next: next,
            dotSourced: dotSourced)
    }

    /// The command of a written name, which means the same until a command is defined or removed.
    private func resolve(_ text: String, _ frame: Frame) throws -> CommandInfo {
        let epoch = frame.interpreter.commandEpoch
        let script = ObjectIdentifier(frame.script)
        if let cached, cached.epoch == epoch, cached.frame == script { return cached.target }
        let found = try lookUp(text, frame)
        cached = (epoch, script, found)
        return found
    }

    private func lookUp(_ text: String, _ frame: Frame) throws -> CommandInfo {
        do {
            return try frame.interpreter.resolveCommand(text, from: frame)
        } catch let error as ScriptError {
            throw frame.locate(error, nameExtent)
        }
    }

    /// The span of the command's name.
    private var nameExtent: ScriptExtent {
        switch name {
        case .fixed(let text):
            let start = extent.startOffset + (invocation == .unknown ? 0 : prefixLength(text))
            return ScriptExtent(extent.source, start, start + quotedLength(text, start))
        case .computed(let node): return node.extent
        }
    }

    private func prefixLength(_ text: String) -> Int {
        let written = extent.text
        guard let place = written.range(ofFirst: text) else { return 0 }
        return place
    }

    private func quotedLength(_ text: String, _ start: Int) -> Int {
        Swift.min(text.utf16.count, extent.endOffset - start)
    }

    /// Evaluates the arguments in order.
    func evaluate(_ frame: Frame) throws -> [RuntimeArgument] {
        var all: [RuntimeArgument] = []
        all.reserveCapacity(arguments.count)
        for argument in arguments {
            switch argument {
            case .value(let node, let text):
                all.append(
                    RuntimeArgument(value: try node.eval(frame).asElement, extent: node.extent, text: text))
            case .list(let node):
                all.append(
                    RuntimeArgument(value: try node.eval(frame).asElement, extent: node.extent, isList: true))
            case .parameter(let name, let node, let extent, let text):
                let value = try node?.eval(frame).asElement
                all.append(
                    RuntimeArgument(
                        name: name, isAttached: node != nil, value: value, extent: extent,
                        valueExtent: node?.extent,
                        text: text))
            case .splat(let node): try splat(try node.eval(frame), node.extent, into: &all)
            case .verbatim(let text):
                all.append(RuntimeArgument(value: Value(text), extent: extent, text: text))
            }
        }
        return all
    }

    private func splat(_ value: Value, _ extent: ScriptExtent, into all: inout [RuntimeArgument]) throws {
        switch value.unwrapped {
        case .null, .nothing, .unset:
            all.append(RuntimeArgument(value: .null, extent: extent))
        case .text(let text):
            for index in 0..<text.count {
                all.append(RuntimeArgument(value: .char(text[index]), extent: extent))
            }
        case .table(let table):
            for (key, element) in zip(table.keys, table.values) {
                let name = key.toText().string
                all.append(
                    RuntimeArgument(
                        name: name, isAttached: true, value: element, extent: extent, text: "-" + name + ":",
                        isSplatted: true))
            }
        default:
            let elements = Enumeration.isEnumerable(value) ? try Enumeration.elements(value) : [value]
            for element in elements {
                if let word = element.parameterWord {
                    let isAttached = word.hasSuffix(":")
                    all.append(
                        RuntimeArgument(
                            name: String((isAttached ? word.dropLast() : word[...]).dropFirst()),
                            extent: extent, text: word))
                } else {
                    all.append(RuntimeArgument(value: element, extent: extent, text: element.toText().string))
                }
            }
        }
    }
}

extension String {
    /// Offset in UTF-16 units of the first place where a text stands, or nil.
    func range(ofFirst text: String) -> Int? {
        let all = Array(utf16), wanted = Array(text.utf16)
        guard !wanted.isEmpty, all.count >= wanted.count else { return nil }
        return (0...(all.count - wanted.count)).first { all[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
