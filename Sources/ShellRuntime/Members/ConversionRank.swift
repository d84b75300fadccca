/// How well a value fits a parameter type, worst first.
enum ConversionRank: Int, Comparable {
    case none
    case toString
    case custom
    case constructor
    case parse
    case language
    case nullToValue
    case nullToReference
    case numericExplicit
    case numericString
    case scalarToArray
    case numericImplicit
    case assignable
    case identity

    static func < (left: ConversionRank, right: ConversionRank) -> Bool { left.rawValue < right.rawValue }

    /// The rank of a value for a type; `none` when no conversion exists.
    static func rank(_ value: Value, _ type: TypeInfo) -> ConversionRank {
        let value = value.unwrapped
        if value.isNull { return type.isValueType ? .nullToValue : .nullToReference }
        let own = value.type
        if own === type { return .identity }
        if type === TypeInfo.object { return .assignable }
        if own.isAssignable(to: type) { return .assignable }
        if let element = type.element, type.kind == .array { return array(value, element) }
        if let inner = type.nullableUnderlying { return rank(value, inner) }
        if type === TypeInfo.string { return text(value) }
        if type.isNumeric { return number(value, own, type) }
        if type === TypeInfo.char { return char(value) }
        if type === TypeInfo.boolean { return .language }
        if type.enumeration != nil { return enumeration(value, own) }
        return other(value, own, type)
    }

    private static func text(_ value: Value) -> ConversionRank {
        switch value {
        case .char: .language
        case .array: .toString
        default: .toString
        }
    }

    private static func number(_ value: Value, _ own: TypeInfo, _ type: TypeInfo) -> ConversionRank {
        switch value {
        case .text: return .numericString
        case .bool: return .language
        case .char: return type === TypeInfo.int32 || type === TypeInfo.uint16 ? .numericImplicit : .language
        case .null, .nothing, .unset: return .nullToValue
        case .host(let object) where object is EnumObject: return .language
        case .array: return .none
        default: break
        }
        guard own.isNumeric else { return .none }
        return widens(own.numberRank, type.numberRank) ? .numericImplicit : .numericExplicit
    }

    /// C#'s implicit conversions between number types, by their ranks.
    private static func widens(_ from: Int, _ to: Int) -> Bool {
        switch from {
        case 0: to >= 2
        case 1: to == 2 || to == 4 || to == 6 || to >= 8
        case 2: to == 4 || to == 6 || to >= 8
        case 3: to >= 4 && to != 5 || to == 5
        case 4: to == 6 || to >= 8
        case 5: to == 6 || to == 7 || to >= 8
        case 6, 7: to >= 8
        case 8: to == 9
        default: false
        }
    }

    private static func char(_ value: Value) -> ConversionRank {
        switch value {
        case .text(let text): text.count == 1 ? .language : .none
        case .int, .byte, .short, .ushort, .long: .language
        default: .none
        }
    }

    private static func enumeration(_ value: Value, _ own: TypeInfo) -> ConversionRank {
        switch value {
        case .text: .language
        default: own.isNumeric ? .language : .none
        }
    }

    private static func array(_ value: Value, _ element: TypeInfo) -> ConversionRank {
        switch value {
        case .array(let array):
            if array.elementType === TypeInfo.object, element !== TypeInfo.object {
                for index in 0..<array.count where rank(array[index], element) == .none { return .none }
                return .language
            }
            return array.elementType.isNumeric && element.isNumeric || element === TypeInfo.object
                || element === TypeInfo.string ? .language : .none
        case .text where element === TypeInfo.char: return .scalarToArray
        case .host(let object) where object.isEnumerable: return .language
        default:
            let inner = rank(value, element)
            return inner == .none ? .none : inner >= .numericImplicit ? .scalarToArray : .custom
        }
    }

    private static func other(_ value: Value, _ own: TypeInfo, _ type: TypeInfo) -> ConversionRank {
        switch value {
        case .text: return type.kind == .interface ? .none : .parse
        case .block: return isDelegate(type) ? .language : .none
        case .table: return type.kind == .interface ? .none : .constructor
        case .array:
            return type.genericArguments.isEmpty && type.kind != .class ? .none : .constructor
        default: break
        }
        if type.kind == .interface || type.kind == .scriptClass { return .none }
        return type.members.constructors.isEmpty ? .none : .constructor
    }

    /// True for types that a script block can stand for.
    static func isDelegate(_ type: TypeInfo) -> Bool {
        let name = type.definitionName
        return name.hasPrefix("System.Func`") || name.hasPrefix("System.Action")
            || name.hasPrefix("System.Predicate`") || name.hasPrefix("System.Comparison`")
            || name == "System.Delegate" || name.hasSuffix("MatchEvaluator") || name.hasSuffix("EventHandler")
    }
}
