/// The parts of a method's declaration: `string Substring(int startIndex, int length)`.
final class MethodSignature: Sendable {
    /// One parameter.
    struct Parameter: Sendable {
        /// Its type; the element type of a `ref` or `out` parameter.
        let type: TypeInfo
        /// Its type as the declaration spells it, type parameters replaced.
        let typeName: String
        /// Its name.
        let name: String
        /// True for a last array that takes any number of arguments.
        let isParams: Bool
        /// True for `ref` and `out`: takes a `[ref]`.
        let isReference: Bool
        /// The value of a parameter that may be left out; nil when it may not.
        let defaultText: String?
    }

    /// Return type as the declaration spells it, type parameters replaced.
    let returnTypeName: String
    /// The name.
    let name: String
    /// The parameters in order.
    let parameters: [Parameter]
    /// Number of parameters that must be given.
    let required: Int
    /// True when the last parameter is `params`.
    let hasParams: Bool
    /// The declaration as `OverloadDefinitions` shows it.
    let text: String

    init(_ method: NativeMethod, owner: TypeInfo) {
        let declaration = method.signature
        let open = declaration.firstIndex(of: "(") ?? declaration.endIndex
        let head = declaration[..<open]
        let close = declaration.lastIndex(of: ")") ?? declaration.endIndex
        let list = open < close ? declaration[declaration.index(after: open)..<close] : ""
        let words = head.split(separator: " ")
        name = words.last.map { String($0) } ?? ""
        returnTypeName = MethodSignature.substituted(
            words.dropLast().joined(separator: " "), owner)
        if let given = method.parameters {
            parameters = given.map {
                Parameter(
                    type: $0.type, typeName: $0.type.displayName, name: $0.name, isParams: false,
                    isReference: false, defaultText: nil)
            }
        } else {
            parameters = MethodSignature.split(list).map { MethodSignature.parameter($0, owner) }
        }
        hasParams = parameters.last?.isParams ?? false
        required = parameters.count { $0.defaultText == nil && !$0.isParams }
        let prefix = returnTypeName.isEmpty ? name : returnTypeName + " " + name
        text = prefix + "(" + parameters.map(MethodSignature.shown).joined(separator: ", ") + ")"
    }

    private static func shown(_ parameter: Parameter) -> String {
        let prefix = parameter.isParams ? "Params " : parameter.isReference ? "[ref] " : ""
        let suffix = parameter.defaultText.map { " = " + $0 } ?? ""
        return prefix + parameter.typeName + " " + parameter.name + suffix
    }

    /// Splits a parameter list at commas outside brackets.
    private static func split(_ list: Substring) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = list.startIndex
        for index in list.indices {
            switch list[index] {
            case "[": depth += 1
            case "]": depth -= 1
            case "," where depth == 0:
                parts.append(list[start..<index])
                start = list.index(after: index)
            default: break
            }
        }
        if start < list.endIndex { parts.append(list[start...]) }
        return parts
    }

    private static func parameter(_ text: Substring, _ owner: TypeInfo) -> Parameter {
        var words = text.split(separator: " ")
        var isParams = false, isReference = false
        while let first = words.first {
            if first == "params" {
                isParams = true
            } else if first == "ref" || first == "out" {
                isReference = true
            } else {
                break
            }
            words.removeFirst()
        }
        var defaultText: String?
        if let equals = words.firstIndex(of: "=") {
            defaultText = words[(equals + 1)...].joined(separator: " ")
            words = Array(words[..<equals])
        }
        let typeName = substituted(words.dropLast().joined(separator: " "), owner)
        let type = TypeCatalog.shared.resolve(typeName) ?? .object
        return Parameter(
            type: type, typeName: typeName, name: words.last.map { String($0) } ?? "", isParams: isParams,
            isReference: isReference, defaultText: defaultText)
    }

    /// Replaces the type parameters of a generic owner by its arguments.
    private static func substituted(_ name: String, _ owner: TypeInfo) -> String {
        guard !owner.genericParameters.isEmpty else { return name }
        var result = "", word = ""
        func flush() {
            if let index = owner.genericParameters.firstIndex(of: word) {
                result += owner.genericArguments[index].displayName
            } else {
                result += word
            }
            word = ""
        }
        for character in name {
            if character.isLetter || character.isNumber || character == "." || character == "`" {
                word.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
