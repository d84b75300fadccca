import ShellSyntax

/// Binds the arguments and pipeline objects of one call to the command's parameters.
///
/// Order: names, positions, remaining arguments, then once an object what comes from the pipeline; sets are bits of a
/// mask that each binding narrows.
final class Binder {
    let metadata: CommandMetadata
    let interpreter: Interpreter
    /// Parameters given by the pipeline or by a script's `dynamicparam`, added behind the command's own.
    private(set) var parameters: [ParameterInfo]
    /// One entry a parameter.
    var values: [Value?]
    /// Arguments that no parameter takes; only functions without `[CmdletBinding()]` may have them.
    var unbound: [Value] = []
    /// Parameter sets still possible.
    private(set) var sets: UInt32
    /// Parameters bound from the command line, in order of binding.
    private(set) var order: [Int] = []
    /// Where the call stands, for errors.
    let errors: BindingErrors
    private var pipelineBound: [Int] = []
    /// Parameters that the present object has bound.
    var boundByPipeline: [Int] { pipelineBound }
    /// The parameters that the command line left open and that are mandatory in a set it left possible; made when the
    /// first object from the pipeline is bound.
    private lazy var mandatory: [Int] = {
        let possible = commandLineSets == 0 ? metadata.allSets : commandLineSets
        return parameters.indices.filter { index in
            parameters[index].mandatorySets & possible != 0 && !order.contains(index)
        }
    }()
    /// True when every parameter set that is still possible lacks a mandatory parameter, now that no more can come.
    var lacksMandatory: Bool {
        var lacking: UInt32 = 0
        for index in mandatory where values[index] == nil { lacking |= parameters[index].mandatorySets }
        return lacking != 0 && sets & metadata.allSets & ~lacking == 0
    }
    /// The parameters that an object from the pipeline may bind, the default set's first; made at the first object.
    private var pipelineTargets: [PipelineTarget]?
    /// The one parameter that objects from the pipeline bind, once it is known that each is taken as it is: what binding
    /// the next one would decide is decided.
    private(set) var plainTarget: Int?
    /// Parameters that the object before this one had bound: they get their defaults back.
    private(set) var released: [Int] = []
    private var commandLineSets: UInt32 = 0
    /// True when only what the command has itself is to be bound: its dynamic parameters are not known yet.
    var isProbe = false
    /// True when the pipeline sends objects.
    var hasInput = false
    /// Parameters whose value a block gives for each object from the pipeline, with the block.
    private var delayed: [(index: Int, block: ScriptBlock)] = []
    /// Whether blocks give values for each object.
    var hasDelayed: Bool { !delayed.isEmpty }
    private var positional: [RuntimeArgument] = []
    /// Names that the command does not have, each with the value behind it: never bound by position.
    private var strangers: Set<Int> = []

    init(_ metadata: CommandMetadata, _ interpreter: Interpreter, errors: BindingErrors) {
        self.metadata = metadata
        self.interpreter = interpreter
        self.errors = errors
        parameters = metadata.parameters
        values = Array(repeating: nil, count: parameters.count)
        sets = metadata.allSets
    }

    /// Adds the parameters of `dynamicparam`.
    func add(dynamic: [ParameterInfo]) {
        for parameter in dynamic { CommandMetadata.place(parameter, in: metadata.setNames) }
        parameters += dynamic
        values += Array(repeating: nil, count: dynamic.count)
    }

    /// The parameter set that was chosen; the default one when several are left.
    var chosenSet: String {
        let index = chosenSetIndex
        return metadata.setNames[index]
    }

    var chosenSetIndex: Int {
        if let index = metadata.defaultSetIndex, sets & 1 << UInt32(index) != 0 { return index }
        if sets == 0 || sets == .max { return metadata.defaultSetIndex ?? 0 }
        return Swift.min(sets.trailingZeroBitCount, metadata.setNames.count - 1)
    }

    func isBound(_ parameter: ParameterInfo) -> Bool { values[position(parameter)] != nil }

    private func position(_ parameter: ParameterInfo) -> Int {
        if parameter.index < parameters.count, parameters[parameter.index] === parameter {
            return parameter.index
        }
        return parameters.firstIndex { $0 === parameter }!
    }

    // MARK: The command line

    /// Binds names, then positions, then the rest.
    func bind(_ arguments: [RuntimeArgument]) throws {
        if try !bindInOrder(arguments) {
            try bindNamed(arguments)
            try bindPositional()
        }
        if interpreter.usesDefaultParameters { try bindDefaults() }
        commandLineSets = sets
    }

    /// The most frequent call: values alone, no more than there are places. False when it is none.
    private func bindInOrder(_ arguments: [RuntimeArgument]) throws -> Bool {
        guard let places = metadata.positional, arguments.count <= places.count,
            parameters.count == metadata.parameters.count
        else { return false }
        for argument in arguments where argument.name != nil || argument.isSplatted { return false }
        for (place, argument) in zip(places, arguments) {
            try bind(parameters[place], argument.value ?? .null, argument.extent)
        }
        return true
    }

    private func bindNamed(_ arguments: [RuntimeArgument]) throws {
        var index = 0
        var written: Set<ObjectIdentifier> = []
        if arguments.contains(where: \.isSplatted) {
            for argument in arguments where argument.name != nil && !argument.isSplatted {
                if let parameter = try? find(argument) { written.insert(ObjectIdentifier(parameter)) }
            }
        }
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            guard let name = argument.name else {
                positional.append(argument)
                continue
            }
            if name == "-", argument.text == "--" {
                positional += arguments[index...].flatMap { $0.asWords }
                return
            }
            guard let parameter = try find(argument) else {
                try unknown(argument, arguments, &index)
                continue
            }
            if argument.isSplatted && written.contains(ObjectIdentifier(parameter)) { continue }
            if isBound(parameter) { throw errors.alreadyBound(parameter, argument) }
            let (value, extent) = try namedValue(parameter, argument, arguments, &index)
            try bind(parameter, value, extent)
        }
    }

    /// A name that the command does not have: an error, or for simple functions an argument.
    private func unknown(_ argument: RuntimeArgument, _ arguments: [RuntimeArgument], _ index: inout Int)
        throws
    {
        guard !metadata.isAdvanced || takesRemaining || isProbe else { throw errors.notFound(argument) }
        var words = argument.asWords
        if index < arguments.count, arguments[index].name == nil {
            words.append(arguments[index])
            index += 1
        }
        strangers.formUnion(positional.count..<positional.count + words.count)
        positional += words
    }

    /// Whether a parameter takes what nothing else does.
    private var takesRemaining: Bool {
        parameters.contains { $0.sets.contains(where: \.fromRemaining) }
    }

    private func find(_ argument: RuntimeArgument) throws -> ParameterInfo? {
        guard let name = argument.name else { return nil }
        if let exact = metadata.parameter(named: name) { return exact }
        let folded = name.lowercased()
        let extra = parameters.dropFirst(metadata.parameters.count)
        if let exact = extra.first(where: { $0.name.lowercased() == folded }) { return exact }
        var fits = metadata.abbreviated(name)
        fits += extra.filter { $0.name.lowercased().hasPrefix(folded) }
        if fits.count > 1 {
            let own = fits.filter { !$0.isCommon }
            if own.count == 1 { return own[0] }
            throw errors.ambiguousName(argument, fits)
        }
        return fits.first
    }

    private func namedValue(
        _ parameter: ParameterInfo, _ argument: RuntimeArgument, _ arguments: [RuntimeArgument],
        _ index: inout Int
    ) throws -> (Value, ScriptExtent) {
        if let value = argument.value { return (value, argument.valueExtent ?? argument.extent) }
        if parameter.isSwitch { return (.bool(true), argument.extent) }
        guard index < arguments.count, arguments[index].name == nil, let value = arguments[index].value else {
            throw errors.missingArgument(parameter, argument)
        }
        index += 1
        return (value, arguments[index - 1].extent)
    }

    // MARK: Positions

    private func bindPositional() throws {
        var rest: [RuntimeArgument] = []
        for (index, argument) in positional.enumerated() {
            if try strangers.contains(index) || !place(argument) { rest.append(argument) }
        }
        positional = []
        let isNamed = !strangers.isEmpty
        guard !rest.isEmpty else { return }
        if let collector = remainingParameter() {
            let values = rest.map { $0.value ?? .null }
            if values.count == 1, !parameterTakesList(collector) || Enumeration.isEnumerable(values[0]) {
                return try bind(collector, values[0], rest[0].extent)
            }
            let list = Self.listType.map { ListObject(values, type: $0) } ?? ObjectCollection(values)
            return try bind(collector, .host(list), rest[0].extent)
        }
        if metadata.isAdvanced, !isProbe {
            throw isNamed ? errors.notFound(rest[0]) : errors.noPosition(rest[0])
        }
        unbound = rest.map { $0.value ?? .null }
    }

    /// What the remaining arguments come in.
    private static let listType = TypeCatalog.shared.generic("System.Collections.Generic.List", [.object])

    private func parameterTakesList(_ parameter: ParameterInfo) -> Bool {
        guard let type = parameter.type else { return true }
        return type.kind == .array || type.isAssignable(to: .list)
    }

    private func remainingParameter() -> ParameterInfo? {
        parameters.first { parameter in
            !isBound(parameter) && parameter.mask & sets != 0
                && possibleSets(parameter).contains { parameter.membership($0)?.fromRemaining == true }
        }
    }

    private func possibleSets(_ parameter: ParameterInfo) -> [Int] {
        metadata.setNames.indices.filter { sets & parameter.mask & 1 << UInt32($0) != 0 }
    }

    /// Tries the free parameters of the lowest position, those of the default set first.
    private func place(_ argument: RuntimeArgument) throws -> Bool {
        var candidates: [(parameter: ParameterInfo, position: Int, isDefault: Bool)] = []
        for parameter in parameters where !isBound(parameter) && parameter.mask & sets != 0 {
            var best: Int?
            var isDefault = false
            for set in possibleSets(parameter) {
                guard let membership = parameter.membership(set), !membership.fromRemaining,
                    let position = membership.position
                else { continue }
                if best == nil || position < best! { best = position }
                if set == metadata.defaultSetIndex { isDefault = true }
            }
            if let best { candidates.append((parameter, best, isDefault)) }
        }
        guard let lowest = candidates.map(\.position).min() else { return false }
        let level = candidates.filter { $0.position == lowest }.sorted { $0.isDefault && !$1.isDefault }
        var failure: (any Error)?
        for exact in [true, false] where level.count > 1 || !exact {
            for candidate in level {
                let value = argument.value ?? .null
                if exact, !fits(candidate.parameter, value) { continue }
                do {
                    try bind(candidate.parameter, value, argument.extent)
                    return true
                } catch let error as ScriptError {
                    failure = failure ?? error
                }
            }
        }
        if let failure { throw failure }
        return false
    }

    /// Whether the value can be bound without conversion.
    private func fits(_ parameter: ParameterInfo, _ value: Value) -> Bool {
        guard let type = parameter.type else { return true }
        if type === TypeInfo.psObject { return true }
        if value.isNull { return !type.isValueType }
        let given = value.unwrapped.type
        if given.isAssignable(to: type) { return true }
        guard type.kind == .array, let element = type.element, !Enumeration.isEnumerable(value) else {
            return false
        }
        return element === TypeInfo.psObject || given.isAssignable(to: element)
    }

    // MARK: One binding

    /// Binds a value to a parameter, and narrows the sets to those that the parameter is in.
    func bind(_ parameter: ParameterInfo, _ value: Value, _ extent: ScriptExtent) throws {
        let index = position(parameter)
        if case .block(let block) = value, mayBeDelayed(parameter) {
            guard hasInput else { throw errors.blockWithoutInput(parameter, extent) }
            delayed.append((index, block))
            values[index] = .null
        } else {
            values[index] = try errors.converted(parameter, value, extent, interpreter)
        }
        order.append(index)
        let narrowed = sets & parameter.mask
        if narrowed == 0 && parameter.mask != .max { throw errors.ambiguousSet() }
        if parameter.mask != .max { sets = narrowed }
    }

    /// Whether a block given for the parameter is run for each object from the pipeline.
    private func mayBeDelayed(_ parameter: ParameterInfo) -> Bool {
        guard metadata.isAdvanced, let type = parameter.type, type !== TypeInfo.scriptBlock,
            !TypeInfo.scriptBlock.isAssignable(to: type), type.element !== TypeInfo.scriptBlock,
            type.element !== TypeInfo.object, type !== TypeInfo.psObject, type.element !== TypeInfo.psObject
        else { return false }
        return parameter.sets.contains { $0.fromPipeline || $0.fromPropertyName }
    }

    /// Binds what `$PSDefaultParameterValues` says to parameters that are still free.
    private func bindDefaults() throws {
        guard metadata.isAdvanced,
            case .table(let table)? = interpreter.variable(named: "PSDefaultParameterValues")?.unwrapped,
            table.count > 0, table["Disabled"]?.isTrue != true
        else { return }
        for (key, value) in zip(table.keys, table.values) {
            let parts = key.toText().string.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, try Patterns.wildcard(Text(String(parts[0]))).matches(Text(metadataName))
            else {
                continue
            }
            let pattern = try Patterns.wildcard(Text(String(parts[1])))
            guard let parameter = parameters.first(where: { pattern.matches(Text($0.name)) }),
                !isBound(parameter),
                parameter.mask == .max || parameter.mask & sets != 0
            else { continue }
            var given = value
            if case .block(let block) = value.unwrapped, parameter.type !== TypeInfo.scriptBlock {
                given = try interpreter.evaluate(block, under: .null)
            }
            try bind(parameter, given, errors.extent)
        }
    }

    /// The command's name; a function's metadata does not know it.
    private var metadataName: String { metadata.name.isEmpty ? errors.command : metadata.name }

    /// Leaves one parameter set possible.
    func choose(set: Int) { sets = 1 << UInt32(set) }

    // MARK: The pipeline

    /// True when a parameter can take something from the pipeline.
    var takesPipelineInput: Bool {
        parameters.contains { parameter in
            !isBound(parameter)
                && possibleSets(parameter).contains { set in
                    let membership = parameter.membership(set)
                    return membership?.fromPipeline == true || membership?.fromPropertyName == true
                }
        }
    }

    /// Binds one pipeline object: by value, by property name, then both with conversion; the default set first.
    func bind(input: Value) throws -> Bool {
        for index in pipelineBound { values[index] = nil }
        swap(&released, &pipelineBound)
        pipelineBound.removeAll(keepingCapacity: true)
        sets = commandLineSets == 0 ? sets : commandLineSets
        for (index, block) in delayed {
            let given = try interpreter.evaluate(block, under: input)
            values[index] = try errors.converted(parameters[index], given, errors.extent, interpreter)
        }
        let targets = pipelineTargets ?? makePipelineTargets()
        var bound = false
        var failure: (any Error)?
        let passes: [(byValue: Bool, coerce: Bool)] = [
            (true, false), (false, false), (true, true), (false, true),
        ]
        for pass in passes {
            for target in targets where values[target.index] == nil {
                do {
                    if try tryPipeline(target, input, byValue: pass.byValue, coerce: pass.coerce) {
                        bound = true
                    }
                } catch let error as ScriptError {
                    // A property of the right name that does not fit spoils the object.
                    if !pass.byValue { throw error }
                    failure = failure ?? error
                }
            }
            if pipelineBound.count == targets.count { break }
        }
        if !bound, let failure { throw failure }
        if bound, delayed.isEmpty, targets.count == 1, takesAnything(targets[0]) {
            plainTarget = targets[0].index
        }
        return bound || !delayed.isEmpty
    }

    /// Whether the parameter takes every object by value as it is, whatever it is.
    private func takesAnything(_ target: PipelineTarget) -> Bool {
        let parameter = target.parameter
        return target.byValue != 0 && parameter.mandatorySets == 0 && parameter.rules.isEmpty
            && (parameter.type == nil || parameter.type === TypeInfo.psObject)
    }

    /// A parameter that an object from the pipeline may bind, with the sets in which it may.
    private struct PipelineTarget {
        let parameter: ParameterInfo
        let index: Int
        var byValue: UInt32 = 0
        var byName: UInt32 = 0
    }

    private func makePipelineTargets() -> [PipelineTarget] {
        let candidates = parameters.filter { !isBound($0) && !$0.isCommon }
        let targets = ordered(candidates).compactMap { parameter -> PipelineTarget? in
            var target = PipelineTarget(parameter: parameter, index: position(parameter))
            for set in metadata.setNames.indices where parameter.mask & 1 << UInt32(set) != 0 {
                guard let membership = parameter.membership(set) else { continue }
                if membership.fromPipeline { target.byValue |= 1 << UInt32(set) }
                if membership.fromPropertyName { target.byName |= 1 << UInt32(set) }
            }
            return target.byValue | target.byName == 0 ? nil : target
        }
        pipelineTargets = targets
        return targets
    }

    private func ordered(_ candidates: [ParameterInfo]) -> [ParameterInfo] {
        guard let preferred = metadata.defaultSetIndex else { return candidates }
        let first = candidates.filter { $0.mask != .max && $0.mask & 1 << UInt32(preferred) != 0 }
        return first + candidates.filter { candidate in !first.contains { $0 === candidate } }
    }

    private func tryPipeline(
        _ target: PipelineTarget, _ input: Value, byValue: Bool, coerce: Bool
    ) throws -> Bool {
        let parameter = target.parameter
        guard sets & (byValue ? target.byValue : target.byName) != 0,
            let value = byValue ? input : try property(of: input, for: parameter)
        else { return false }
        if !coerce, !fits(parameter, value) { return false }
        if coerce, byValue, let type = parameter.type,
            Conversions.tryConvert(value, to: type, interpreter) == nil
        {
            return false
        }
        values[target.index] = try errors.converted(parameter, value, errors.extent, interpreter)
        pipelineBound.append(target.index)
        if parameter.mask != .max { sets &= parameter.mask }
        return true
    }

    private func property(of input: Value, for parameter: ParameterInfo) throws -> Value? {
        // Keys of a table are no properties of it.
        if case .table = input.unwrapped { return nil }
        for name in [parameter.name] + parameter.aliases {
            if Members.hasProperty(input, Symbol(name), interpreter),
                let value = try Members.get(input, Symbol(name), interpreter)
            {
                return value
            }
        }
        return nil
    }

    private static let boundTableType = TypeInfo(
        "System.Management.Automation.PSBoundParametersDictionary",
        base: TypeCatalog.shared.generic("System.Collections.Generic.Dictionary", [.string, .object])
            ?? .object)

    /// `$PSBoundParameters` of a call without any.
    static func emptyTable() -> TableObject {
        let table = TableObject(flavor: .dictionary)
        table.genericType = boundTableType
        return table
    }

    /// Names bound from the command line and from the current pipeline object.
    func boundTable() -> TableObject {
        let table = Self.emptyTable()
        for index in order + pipelineBound {
            if let value = values[index] { table.set(parameters[index].nameValue, value) }
        }
        return table
    }
}
