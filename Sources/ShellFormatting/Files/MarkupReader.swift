/// An element of a format file: its name, what it holds, and the text in it.
final class MarkupElement {
    let name: String
    fileprivate(set) var children: [MarkupElement] = []
    fileprivate(set) var text = ""

    init(_ name: String) { self.name = name }

    /// The first child of a name, or nil.
    func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

    /// The child at the end of a path of names, or nil.
    func at(_ path: String...) -> MarkupElement? {
        var element: MarkupElement? = self
        for name in path { element = element?.child(name) }
        return element
    }

    /// The text without blanks around it.
    var trimmed: String {
        var view = text[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}

/// A format file that is not well formed.
struct MarkupError: Error {
    let message: String
}

/// Reads the XML of format files: elements, text, entities and comments. Attributes mean nothing in them.
struct MarkupReader {
    private let characters: [Character]
    private var position = 0

    private init(_ text: String) { characters = Array(text) }

    /// The root element of a document.
    static func read(_ text: String) throws(MarkupError) -> MarkupElement {
        var reader = MarkupReader(text)
        let document = MarkupElement("")
        var open = [document]
        while reader.position < reader.characters.count {
            if reader.characters[reader.position] == "<" {
                try reader.readTag(&open)
            } else {
                open[open.count - 1].text += try reader.readText()
            }
        }
        guard open.count == 1, let root = document.children.first else {
            throw MarkupError(message: "The element '\(open[open.count - 1].name)' is not closed.")
        }
        return root
    }

    private func starts(_ mark: String) -> Bool {
        let mark = Array(mark)
        guard position + mark.count <= characters.count else { return false }
        return characters[position..<position + mark.count].elementsEqual(mark)
    }

    private mutating func skip(past mark: String) throws(MarkupError) -> String {
        var skipped = ""
        while position < characters.count && !starts(mark) {
            skipped.append(characters[position])
            position += 1
        }
        guard position < characters.count else { throw MarkupError(message: "'\(mark)' is missing.") }
        position += mark.count
        return skipped
    }

    private mutating func readTag(_ open: inout [MarkupElement]) throws(MarkupError) {
        if starts("<!--") { _ = try skip(past: "-->"); return }
        if starts("<![CDATA[") {
            position += 9
            open[open.count - 1].text += try skip(past: "]]>")
            return
        }
        if starts("<?") { _ = try skip(past: "?>"); return }
        if starts("<!") { _ = try skip(past: ">"); return }
        position += 1
        let tag = try skip(past: ">")
        if tag.hasPrefix("/") {
            let name = tag.dropFirst().prefix { !$0.isWhitespace }
            guard open.count > 1, open.removeLast().name == name else {
                throw MarkupError(message: "The end of '\(name)' does not match its beginning.")
            }
            return
        }
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        let element = MarkupElement(String(name))
        open[open.count - 1].children.append(element)
        if !tag.hasSuffix("/") { open.append(element) }
    }

    private mutating func readText() throws(MarkupError) -> String {
        var text = ""
        while position < characters.count, characters[position] != "<" {
            if characters[position] == "&" {
                position += 1
                text += try Self.entity(skip(past: ";"))
            } else {
                text.append(characters[position])
                position += 1
            }
        }
        return text
    }

    private static func entity(_ name: String) throws(MarkupError) -> String {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let number =
            name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
        guard name.hasPrefix("#"), let number, let scalar = Unicode.Scalar(number) else {
            throw MarkupError(message: "The entity '&\(name);' is not known.")
        }
        return String(Character(scalar))
    }
}
