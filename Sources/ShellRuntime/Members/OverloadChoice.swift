/// Chooses among the overloads of a method and converts the arguments to the chosen one's parameter types.
enum OverloadChoice {
    /// The chosen overload with its arguments; a `ref` or `out` argument is the `[ref]` itself.
    struct Choice {
        let overload: Overload
        let arguments: [Value]
    }

    /// Chooses; throws PowerShell's errors when none fits.
    static func choose(
        _ group: MethodGroup, _ arguments: [Value], _ interpreter: Interpreter, name: String
    ) throws -> Choice {
        let overloads = group.overloads
        if overloads.count == 1 {
            let only = overloads[0]
            guard accepts(only.signature, arguments.count) else {
                throw MemberErrors.overload(name, arguments.count)
            }
            let expanded = expands(only.signature, arguments)
            return try convert(only, arguments, interpreter, name: name, expanded: expanded)
        }
        var best: Candidate?
        for overload in overloads {
            guard let candidate = candidate(overload, arguments) else { continue }
            if let current = best, !candidate.isBetter(than: current) { continue }
            best = candidate
        }
        guard let best else { throw MemberErrors.overload(name, arguments.count) }
        return try convert(
            best.overload, arguments, interpreter, name: name, expanded: best.isExpanded)
    }

    /// True when a number of arguments fits.
    static func accepts(_ signature: MethodSignature, _ count: Int) -> Bool {
        count >= signature.required && (signature.hasParams || count <= signature.parameters.count)
    }

    /// True when the arguments are to be packed into the `params` array.
    private static func expands(_ signature: MethodSignature, _ arguments: [Value]) -> Bool {
        guard signature.hasParams else { return false }
        let fixed = signature.parameters.count - 1
        guard arguments.count == signature.parameters.count else { return true }
        return ConversionRank.rank(arguments[fixed], signature.parameters[fixed].type) < .assignable
            || !isArrayLike(arguments[fixed])
    }

    private static func isArrayLike(_ value: Value) -> Bool {
        switch value.unwrapped {
        case .array, .null: true
        default: false
        }
    }

    private static func candidate(_ overload: Overload, _ arguments: [Value]) -> Candidate? {
        let signature = overload.signature
        guard accepts(signature, arguments.count) else { return nil }
        var best: Candidate?
        if arguments.count <= signature.parameters.count,
            !signature.hasParams || arguments.count == signature.parameters.count
        {
            best = ranked(overload, arguments, isExpanded: false)
        }
        if signature.hasParams, let expanded = ranked(overload, arguments, isExpanded: true) {
            if let plain = best, !expanded.isBetter(than: plain) { return plain }
            best = expanded
        }
        return best
    }

    private static func ranked(_ overload: Overload, _ arguments: [Value], isExpanded: Bool) -> Candidate? {
        let parameters = overload.signature.parameters
        var ranks: [ConversionRank] = []
        var types: [TypeInfo] = []
        ranks.reserveCapacity(arguments.count)
        types.reserveCapacity(arguments.count)
        for (index, argument) in arguments.enumerated() {
            let parameter = parameters[min(index, parameters.count - 1)]
            var type = parameter.type
            if isExpanded, index >= parameters.count - 1 { type = type.element ?? type }
            let rank =
                parameter.isReference
                ? referenceRank(argument) : ConversionRank.rank(argument, type)
            if rank == .none { return nil }
            ranks.append(rank)
            types.append(type)
        }
        return Candidate(
            overload: overload, ranks: ranks, types: types, isExpanded: isExpanded,
            missing: parameters.count - arguments.count)
    }

    private static func referenceRank(_ argument: Value) -> ConversionRank {
        if case .host(let object) = argument, object is ReferenceObject { return .identity }
        return .none
    }

    private static func convert(
        _ overload: Overload, _ arguments: [Value], _ interpreter: Interpreter, name: String, expanded: Bool
    ) throws -> Choice {
        let parameters = overload.signature.parameters
        if !expanded, areExact(arguments, parameters) {
            return Choice(overload: overload, arguments: arguments)
        }
        var converted: [Value] = []
        converted.reserveCapacity(parameters.count)
        let fixed = expanded ? parameters.count - 1 : parameters.count
        for (index, parameter) in parameters.prefix(fixed).enumerated() {
            guard index < arguments.count else {
                converted.append(try defaultValue(parameter, interpreter))
                continue
            }
            if parameter.isReference {
                guard referenceRank(arguments[index]) == .identity else {
                    throw MemberErrors.referenceExpected(index, name)
                }
                converted.append(arguments[index])
                continue
            }
            converted.append(
                try argument(arguments[index], parameter.type, parameter.name, name, interpreter))
        }
        if expanded, let last = parameters.last, let element = last.type.element {
            let rest = ArrayObject(capacity: max(arguments.count - fixed, 1), elementType: element)
            for value in arguments.dropFirst(fixed) {
                rest.append(try argument(value, element, last.name, name, interpreter))
            }
            converted.append(.array(rest))
        }
        return Choice(overload: overload, arguments: converted)
    }

    /// True when each argument can be passed as it is, which saves a copy of the list.
    private static func areExact(_ arguments: [Value], _ parameters: [MethodSignature.Parameter]) -> Bool {
        guard arguments.count == parameters.count else { return false }
        for index in 0..<arguments.count {
            let parameter = parameters[index]
            if parameter.isReference { return false }
            if parameter.type === TypeInfo.object { continue }
            switch arguments[index] {
            case .text: if parameter.type !== TypeInfo.string { return false }
            case .int: if parameter.type !== TypeInfo.int32 { return false }
            case .double: if parameter.type !== TypeInfo.double { return false }
            case .bool: if parameter.type !== TypeInfo.boolean { return false }
            default: return false
            }
        }
        return true
    }

    private static func argument(
        _ value: Value, _ type: TypeInfo, _ parameter: String, _ method: String, _ interpreter: Interpreter
    ) throws -> Value {
        if type === TypeInfo.object { return value }
        let plain = value.unwrapped
        if plain.isNull {
            if type === TypeInfo.string { return .text(.empty) }
            if !type.isValueType || type.nullableUnderlying != nil { return .null }
        }
        if plain.type === type || plain.type.isAssignable(to: type) { return plain }
        if case .block = plain, ConversionRank.isDelegate(type) { return plain }
        do {
            return try Conversions.convert(plain, to: type, interpreter)
        } catch let error as ScriptError {
            throw MemberErrors.argument(
                parameter, plain.toText().string, method, type, error)
        }
    }

    private static func defaultValue(
        _ parameter: MethodSignature.Parameter, _ interpreter: Interpreter
    ) throws -> Value {
        guard let text = parameter.defaultText else {
            return parameter.isParams
                ? .array(ArrayObject([], elementType: parameter.type.element ?? .object)) : .null
        }
        switch text {
        case "null", "default": return .null
        case "true", "True": return .bool(true)
        case "false", "False": return .bool(false)
        default:
            let short = text.lastIndex(of: ".").map { String(text[text.index(after: $0)...]) } ?? text
            if parameter.type.enumeration != nil,
                let value = EnumObject.parse(short, parameter.type)
            {
                return .host(value)
            }
            return try Conversions.convert(Value(text), to: parameter.type, interpreter)
        }
    }

    private struct Candidate {
        let overload: Overload
        let ranks: [ConversionRank]
        let types: [TypeInfo]
        let isExpanded: Bool
        let missing: Int

        /// PowerShell's vote: earlier arguments weigh more; then more specific types; then no packing, fewer defaults.
        func isBetter(than other: Candidate) -> Bool {
            var vote = 0
            for index in 0..<ranks.count {
                let weight = ranks.count - index
                if ranks[index] > other.ranks[index] { vote += weight }
                if ranks[index] < other.ranks[index] { vote -= weight }
            }
            if vote != 0 { return vote > 0 }
            if isExpanded != other.isExpanded { return !isExpanded }
            for index in 0..<types.count where types[index] !== other.types[index] {
                let weight = types.count - index
                if types[index].isAssignable(to: other.types[index]) { vote += weight }
                if other.types[index].isAssignable(to: types[index]) { vote -= weight }
                if vote == 0 { vote += specificity(types[index], other.types[index]) * weight }
            }
            if vote != 0 { return vote > 0 }
            return missing < other.missing
        }

        /// Among numbers that an argument fits equally well the narrower one wins.
        private func specificity(_ left: TypeInfo, _ right: TypeInfo) -> Int {
            guard left.isNumeric, right.isNumeric else { return 0 }
            return left.numberRank < right.numberRank ? 1 : left.numberRank > right.numberRank ? -1 : 0
        }
    }
}

extension MemberErrors {
    static func referenceExpected(_ index: Int, _ method: String) -> ScriptError {
        .make(
            "System.Management.Automation.MethodException", id: "NonRefArgumentToRefParameterMsg",
            category: .notSpecified,
            message:
                "Argument: '\(index + 1)' should be a System.Management.Automation.PSReference. Use [ref].")
    }
}
