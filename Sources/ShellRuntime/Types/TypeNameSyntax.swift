/// The structure of a type's name: `Dictionary[string, int[]]`.
indirect enum TypeNameSyntax {
    case simple(String)
    case generic(String, [TypeNameSyntax])
    case array(TypeNameSyntax, rank: Int)

    /// Reads a name; nil when it is not one.
    init?(_ text: String) {
        var reader = Reader(text)
        guard let name = reader.readName(), reader.isAtEnd else { return nil }
        self = name
    }

    private struct Reader {
        private let characters: [Character]
        private var at = 0

        init(_ text: String) { characters = Array(text) }

        private mutating func skipBlanks() {
            while at < characters.count, characters[at].isWhitespace { at += 1 }
        }

        private var next: Character? { at < characters.count ? characters[at] : nil }

        var isAtEnd: Bool { at == characters.count }

        /// A name with its arguments and array suffixes; an assembly name behind a comma at the top level is skipped.
        mutating func readName(nested: Bool = false) -> TypeNameSyntax? {
            skipBlanks()
            var name = ""
            while let character = next, character != "[", character != "]", character != "," {
                name.append(character)
                at += 1
            }
            while let last = name.last, last.isWhitespace { name.removeLast() }
            guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
            var result = TypeNameSyntax.simple(name)
            var isFirst = true
            while next == "[" {
                guard let wrapped = readBracket(result, name, isFirst) else { return nil }
                result = wrapped
                isFirst = false
            }
            skipBlanks()
            if next == ",", !nested { at = characters.count }
            return result
        }

        private mutating func readBracket(
            _ inner: TypeNameSyntax, _ name: String, _ isFirst: Bool
        ) -> TypeNameSyntax? {
            at += 1
            skipBlanks()
            if next == "]" || next == "," || next == "*" { return readRank(inner) }
            guard isFirst else { return nil }
            var arguments: [TypeNameSyntax] = []
            while true {
                guard let argument = readArgument() else { return nil }
                arguments.append(argument)
                skipBlanks()
                if next == "," {
                    at += 1
                    continue
                }
                guard next == "]" else { return nil }
                at += 1
                return .generic(name, arguments)
            }
        }

        private mutating func readRank(_ inner: TypeNameSyntax) -> TypeNameSyntax? {
            var rank = 1
            while let character = next, character != "]" {
                if character == "," {
                    rank += 1
                } else if !character.isWhitespace, character != "*" {
                    return nil
                }
                at += 1
            }
            guard next == "]" else { return nil }
            at += 1
            return .array(inner, rank: rank)
        }

        /// One type argument, in its own brackets with an assembly name or bare.
        private mutating func readArgument() -> TypeNameSyntax? {
            skipBlanks()
            guard next == "[" else { return readName(nested: true) }
            at += 1
            guard let name = readName(nested: true) else { return nil }
            while let character = next, character != "]" {
                _ = character
                at += 1
            }
            guard next == "]" else { return nil }
            at += 1
            return name
        }
    }
}
