/// A `[WildcardPattern]`.
final class WildcardObject: HostObject {
    let pattern: WildcardPattern

    init(_ pattern: WildcardPattern) { self.pattern = pattern }

    override var type: TypeInfo { .wildcardPattern }

    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.WildcardPattern", { .wildcardPattern }, { .build(declare) })
    ]

    private static let optionsType = "System.Management.Automation.WildcardOptions"
    private static let ignoreCase: Int64 = 2

    private static func declare(_ members: MemberBuilder) {
        members.method("bool IsMatch(string input)") { value, arguments, _ in
            guard let object = value.hostObject as? WildcardObject else { return .bool(false) }
            return .bool(object.pattern.matches(arguments[0].toText()))
        }
        members.staticMethod("bool ContainsWildcardCharacters(string pattern)") { arguments, _ in
            .bool(WildcardPattern.hasWildcards(arguments[0].toText()))
        }
        members.staticMethod("string Escape(string pattern)") { arguments, _ in
            .text(WildcardPattern.escape(arguments[0].toText()))
        }
        members.staticMethod("string Unescape(string pattern)") { arguments, _ in
            .text(WildcardPattern.unescape(arguments[0].toText()))
        }
        members.staticMethod("\(name) Get(string pattern, \(optionsType) options)") { arguments, _ in
            try make(arguments)
        }
        members.constructor("WildcardPattern(string pattern)") { arguments, _ in try make(arguments) }
        members.constructor("WildcardPattern(string pattern, \(optionsType) options)") { arguments, _ in
            try make(arguments)
        }
    }

    private static let name = "System.Management.Automation.WildcardPattern"

    private static func make(_ arguments: [Value]) throws -> Value {
        let options = arguments.count > 1 ? arguments[1].enumObject?.number ?? 0 : 0
        let pattern = try WildcardPattern(arguments[0].toText(), ignoreCase: options & ignoreCase != 0)
        return .host(WildcardObject(pattern))
    }
}

extension TypeInfo {
    /// `System.Management.Automation.WildcardPattern`.
    static let wildcardPattern = TypeLibrary.type("System.Management.Automation.WildcardPattern")
}
