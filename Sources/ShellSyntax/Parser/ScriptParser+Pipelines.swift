/// Assignments, pipelines and chains of them.
extension ScriptParser {
    /// An assignment, a pipeline or a chain; nil when none starts here.
    func pipelineChain() -> PipelineBaseAst? {
        guard enter() else { return nil }
        defer { leave() }
        var assignment: Token?
        let first: ExpressionAst? = inMode(.expression) {
            let value = expression()
            if value != nil, peek().kind.flags.contains(.assignmentOperator) { assignment = next() }
            return value
        }
        if let first, let assignment { return assignmentStatement(first, assignment) }
        return chain(first)
    }

    private func assignmentStatement(_ target: ExpressionAst, _ operation: Token) -> PipelineBaseAst {
        skipLineEnds()
        let value: StatementAst
        if let statement = statement() {
            value = statement
        } else {
            reportIncomplete(after(operation), .expectedValueExpression, operation.kind.text)
            value = errorStatement(after(operation))
        }
        return AssignmentStatementAst(
            span(target, value), left: target, operator: operation.kind, right: value.withoutPipeline,
            errorPosition: operation.extent)
    }

    private func chain(_ start: ExpressionAst?) -> PipelineBaseAst? {
        var first = start
        var chain: ChainableAst?
        var chainOperator: Token?
        var links = 0
        while true {
            let firstToken = first == nil ? peek() : nil
            guard let pipeline = pipeline(first) else {
                guard let chain, let chainOperator, let firstToken else { return nil }
                return emptyChainElement(chain, chainOperator, firstToken)
            }
            first = nil
            links += 1
            if links > Self.longestChain { giveUp() }
            var token = peek()
            var background = false
            if token.kind == .ampersand {
                skip()
                token = peek()
                if token.kind == .andAnd || token.kind == .orOr {
                    skip()
                    report(token.extent, .backgroundOperatorInPipelineChain)
                    return errorStatement(span((chain ?? pipeline).extent, token.extent))
                }
                background = true
            }
            guard token.kind == .andAnd || token.kind == .orOr, !background else {
                return finishChain(chain, chainOperator, pipeline, background)
            }
            skip()
            skipLineEnds()
            chain = finishChain(chain, chainOperator, pipeline, false)
            chainOperator = token
            if peek().kind == .endOfInput {
                reportIncomplete(after(token), .emptyPipelineChainElement)
                return chain
            }
        }
    }

    private func finishChain(
        _ chain: ChainableAst?, _ chainOperator: Token?, _ pipeline: PipelineAst, _ background: Bool
    ) -> ChainableAst {
        if let chain, let chainOperator {
            return PipelineChainAst(
                span(chain, pipeline), lhsPipelineChain: chain, rhsPipeline: pipeline,
                operator: chainOperator.kind, background: background)
        }
        guard background else { return pipeline }
        return PipelineAst(pipeline.extent, pipelineElements: pipeline.pipelineElements, background: true)
    }

    private func emptyChainElement(_ chain: ChainableAst, _ chainOperator: Token, _ first: Token)
        -> PipelineBaseAst
    {
        switch first.kind {
        case .endOfInput:
            reportIncomplete(after(chainOperator), .emptyPipelineChainElement, chainOperator.text)
        case .dot, .ampersand: break
        default: report(span(chainOperator, first), .emptyPipelineChainElement, chainOperator.text)
        }
        return errorStatement(span(chain, chainOperator), kind: chainOperator, nested: [chain])
    }

    /// A pipeline, of which the first expression may have been read already.
    private func pipeline(_ start: ExpressionAst?) -> PipelineAst? {
        var elements: [CommandBaseAst] = []
        var first = start
        var pipe: Token?
        while true {
            let value = first ?? inMode(.expression) { expression() }
            first = nil
            if let value {
                elements.append(commandExpression(value, isFirst: elements.isEmpty))
            } else if let command = command() {
                elements.append(command)
            } else if !elements.isEmpty || peek().kind == .pipe {
                reportIncomplete(pipe.map { after($0) } ?? peek().extent, .emptyPipeElement)
            }
            var token = peek()
            if token.kind == .newLine, lexer.isPipeContinuation(token.extent) {
                skipLineEnds()
                token = peek()
            }
            pipe = token
            guard token.kind == .pipe else {
                checkPipelineEnd(token)
                break
            }
            skip()
            skipLineEnds()
            if peek().kind == .endOfInput {
                reportIncomplete(after(token), .emptyPipeElement)
                break
            }
        }
        guard let head = elements.first, let tail = elements.last else { return nil }
        return PipelineAst(span(head, tail), pipelineElements: elements, background: false)
    }

    private func checkPipelineEnd(_ token: Token) {
        switch token.kind {
        case .semi, .newLine, .rParen, .rCurly, .endOfInput, .andAnd, .orOr, .ampersand: break
        default: report(token.extent, .unexpectedToken, token.text)
        }
    }

    /// What stands behind an expression. Where no operator is between them it is a mistake, and the message quotes it as
    /// one word; after so many mistakes it quotes the variable alone, since a line of nothing but variables would be
    /// read to its end for each of them.
    private func peekBehindExpression() -> Token {
        guard pending == nil, errors.errors.count > Self.mistakesQuotedWhole else { return peek() }
        let outer = lexer.mode
        lexer.mode = .expression
        if peek().kind == .variable { lexer.mode = outer } else { setMode(outer) }
        return peek()
    }

    private func commandExpression(_ value: ExpressionAst, isFirst: Bool) -> CommandExpressionAst {
        if !isFirst { report(value.extent, .expressionsMustBeFirstInPipeline) }
        var redirections = Redirections()
        var end = value.extent
        while let token = peekBehindExpression() as? RedirectionToken {
            skip()
            var unused = token.extent
            if let redirection = redirection(token, &redirections, &unused) {
                end = redirection.extent
            } else {
                end = value.extent
            }
        }
        return CommandExpressionAst(
            span(value.extent, end), redirections: redirections.inOrder, expression: value)
    }
}

/// The redirections of a command: at most one a stream.
struct Redirections {
    private var byStream: [RedirectionAst?] = []

    /// Keeps a redirection; false when its stream has one.
    mutating func insert(_ redirection: RedirectionAst) -> Bool {
        if byStream.isEmpty { byStream = Array(repeating: nil, count: 7) }
        let index = Int(redirection.fromStream.rawValue)
        guard byStream[index] == nil else { return false }
        byStream[index] = redirection
        return true
    }

    /// In the order of the streams' numbers.
    var inOrder: [RedirectionAst] { byStream.compactMap { $0 } }
}

extension ScriptParser {
    /// What follows a redirection's token; nil for one that is not supported.
    func redirection(
        _ token: RedirectionToken, _ redirections: inout Redirections, _ extent: inout ScriptExtent
    ) -> RedirectionAst? {
        let result: RedirectionAst
        if let merging = token as? MergingRedirectionToken {
            var target = merging.toStream
            if target != .output {
                report(token.extent, .redirectionNotSupported, token.text)
                target = .output
            } else if merging.fromStream == target {
                report(token.extent, .redirectionNotSupported, token.text)
            }
            result = MergingRedirectionAst(token.extent, fromStream: merging.fromStream, toStream: target)
        } else {
            var name = singleArgument(.fileName)
            if name == nil {
                report(after(token), .missingFileSpecification)
                name = ErrorExpressionAst(token.extent, nestedAst: [])
            }
            let location = name ?? ErrorExpressionAst(token.extent, nestedAst: [])
            guard let file = token as? FileRedirectionToken else {
                report(token.extent, .redirectionNotSupported, token.text)
                extent = span(token, location)
                return nil
            }
            result = FileRedirectionAst(
                span(token, location), fromStream: file.fromStream, location: location, append: file.append)
        }
        if !redirections.insert(result) {
            report(result.extent, .streamAlreadyRedirected, result.fromStream.nameInErrors)
        }
        extent = result.extent
        return result
    }
}

extension RedirectionStream {
    fileprivate var nameInErrors: String {
        switch self {
        case .all: "* stream"
        case .output: "output stream"
        case .error: "error stream"
        case .warning: "warning stream"
        case .verbose: "verbose stream"
        case .debug: "debug stream"
        case .information: "information stream"
        }
    }
}

extension StatementAst {
    /// The expression alone if the statement is a pipeline of nothing else.
    fileprivate var withoutPipeline: StatementAst {
        guard let pipeline = self as? PipelineAst, !pipeline.background, pipeline.pipelineElements.count == 1,
            let element = pipeline.pipelineElements.first as? CommandExpressionAst
        else { return self }
        return element
    }
}
