import ShellSyntax

// What a call lacks: mandatory parameters, and the choice of the parameter set that decides which those are.

extension Binder {
    /// Mandatory parameters of the set that will be taken which are not bound and cannot come from the pipeline.
    func missing(pipelineFollows: Bool) -> [ParameterInfo] {
        if metadata.hasNoMandatory, parameters.count == metadata.parameters.count { return [] }
        return lacking(mostLikelySet(pipelineFollows: pipelineFollows), pipelineFollows)
    }

    private func lacking(_ set: Int, _ pipelineFollows: Bool) -> [ParameterInfo] {
        parameters.filter { parameter in
            guard !isBound(parameter), let membership = parameter.membership(set), membership.isMandatory
            else { return false }
            return !(pipelineFollows && (membership.fromPipeline || membership.fromPropertyName))
        }
    }

    private var openSets: [Int] { metadata.setNames.indices.filter { sets & 1 << UInt32($0) != 0 } }

    /// The default set when it is possible; else the one possible set with nothing missing, else the first.
    private func mostLikelySet(pipelineFollows: Bool) -> Int {
        if metadata.setNames.count == 1 { return 0 }
        let possible = openSets
        if possible.count <= 1 { return possible.first ?? 0 }
        func isComplete(_ set: Int) -> Bool { lacking(set, pipelineFollows).isEmpty }
        let preferred = metadata.defaultSetIndex.flatMap { possible.contains($0) ? $0 : nil }
        if let preferred, isComplete(preferred) || !possible.contains(where: isComplete) { return preferred }
        return possible.first(where: isComplete) ?? possible[0]
    }

    /// Settles on one set once no more arguments can come; an error when several are left and none is the default.
    func settle(pipelineFollows: Bool) throws {
        let missing = missing(pipelineFollows: pipelineFollows)
        if !missing.isEmpty { try prompt(for: missing) }
        if pipelineFollows { return }
        let set = mostLikelySet(pipelineFollows: false)
        if metadata.setNames.count > 1, metadata.defaultSetIndex == nil { try refuseAmbiguity() }
        choose(set: set)
    }

    private func refuseAmbiguity() throws {
        let possible = openSets.filter { candidate in
            parameters.allSatisfy { isBound($0) || $0.membership(candidate)?.isMandatory != true }
        }
        let exclusive = possible.filter { candidate in
            parameters.contains { $0.mask != .max && $0.mask & 1 << UInt32(candidate) != 0 }
        }
        if exclusive.count > 1, order.allSatisfy({ parameters[$0].mask == .max }) {
            throw errors.ambiguousSet()
        }
    }

    private func prompt(for missing: [ParameterInfo]) throws {
        let answers = try interpreter.promptForMandatory(missing, command: errors.command, errors: errors)
        for (parameter, value) in zip(missing, answers) { try bind(parameter, value, errors.extent) }
    }
}
