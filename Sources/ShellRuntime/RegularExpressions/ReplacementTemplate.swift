/// A replacement pattern: text with `$1`, `${name}`, `$&`, `$$`, `` $` ``, `$'`, `$+` and `$_`.
public struct ReplacementTemplate {
    private enum Part {
        case literal(Text)
        case group(Int)
        case before
        case after
        case whole
        case last
    }

    private var parts: [Part] = []

    /// Takes a replacement pattern apart, for the groups of a regular expression.
    public init(_ template: Text, _ pattern: CompiledPattern) {
        if template.firstIndex(of: Text(unit: 0x24)) == nil {
            parts = [.literal(template)]
            return
        }
        var literal: [UInt16] = []
        var index = 0
        while index < template.count {
            let unit = template[index]
            index += 1
            guard unit == 0x24, let (part, length) = Self.substitution(template, index, pattern) else {
                literal.append(unit)
                continue
            }
            index += length
            if case .literal(let text) = part {
                literal.append(contentsOf: text.utf16)
            } else {
                if !literal.isEmpty { parts.append(.literal(Text(utf16: literal))) }
                literal = []
                parts.append(part)
            }
        }
        if !literal.isEmpty { parts.append(.literal(Text(utf16: literal))) }
    }

    /// What follows a `$`, and how long it is; nil when the `$` stands for itself.
    private static func substitution(
        _ template: Text, _ index: Int, _ pattern: CompiledPattern
    ) -> (Part, Int)? {
        guard index < template.count else { return nil }
        switch template[index] {
        case 0x24: return (.literal(Text(unit: 0x24)), 1)
        case 0x26: return (.group(0), 1)
        case 0x60: return (.before, 1)
        case 0x27: return (.after, 1)
        case 0x5F: return (.whole, 1)
        case 0x2B: return (.last, 1)
        case 0x7B: return braced(template, index, pattern)
        case 0x30...0x39: return numbered(template, index, pattern)
        default: return nil
        }
    }

    private static func braced(_ template: Text, _ index: Int, _ pattern: CompiledPattern) -> (Part, Int)? {
        guard let close = template.firstIndex(of: Text(unit: 0x7D), from: index) else { return nil }
        let name = template.slice(index + 1, close - index - 1).string
        guard let group = pattern.groups.index(named: name) else { return nil }
        return (.group(group), close - index + 1)
    }

    private static func numbered(_ template: Text, _ index: Int, _ pattern: CompiledPattern) -> (Part, Int)? {
        var number = 0
        var length = 0
        var best: (Part, Int)?
        while index + length < template.count, length < 9 {
            let digit = template[index + length]
            guard digit >= 0x30 && digit <= 0x39 else { break }
            number = number * 10 + Int(digit - 0x30)
            length += 1
            if let group = pattern.groups.index(of: number) { best = (.group(group), length) }
        }
        return best
    }

    /// Writes the replacement of one match.
    func append(_ match: PatternMatch, to builder: inout TextBuilder) {
        let subject = match.subject
        for part in parts {
            switch part {
            case .literal(let text): builder.append(text)
            case .group(let index):
                if match.isSet(index) {
                    builder.append(subject, from: match.start(index), count: match.length(index))
                }
            case .before: builder.append(subject, from: 0, count: match.start)
            case .after: builder.append(subject, from: match.end, count: subject.count - match.end)
            case .whole: builder.append(subject)
            case .last: builder.append(match.text(match.groupCount - 1))
            }
        }
    }

    /// The replacement of one match: `Match.Result`.
    public func text(for match: PatternMatch) -> Text {
        var builder = TextBuilder()
        append(match, to: &builder)
        return builder.makeText()
    }
}
