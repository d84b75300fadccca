/// One element of a package's XML file with everything below it.
///
/// The files are small and flat, so the tree is a value; attributes keep their order and unknown elements of a
/// real farm survive being read and written again.
public struct XMLTree: Sendable, Equatable {
    /// One attribute.
    public struct Attribute: Sendable, Equatable {
        public var name: String
        public var value: String
    }

    public var name: String
    public var attributes: [Attribute]
    public var children: [XMLTree]
    /// The text directly inside the element, trimmed of white space at its ends.
    public var text: String

    public init(_ name: String, text: String = "", children: [XMLTree] = []) {
        self.name = name
        self.attributes = []
        self.children = children
        self.text = text
    }

    /// The first child of that name.
    public func child(_ name: String) -> XMLTree? {
        children.first { $0.name == name }
    }

    /// The text of the first child of that name, nil when it is missing or empty.
    public func value(_ name: String) -> String? {
        guard let text = child(name)?.text, !text.isEmpty else { return nil }
        return text
    }

    /// The value of the attribute of that name.
    public func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// The element with one more attribute.
    public func with(_ name: String, _ value: String) -> XMLTree {
        var copy = self
        copy.attributes.append(Attribute(name: name, value: value))
        return copy
    }

    /// The UTF-8 document with declaration, two spaces a level, one element a line.
    public func document() -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        write(to: &text, indent: "")
        return Array(text.utf8)
    }

    private func write(to text: inout String, indent: String) {
        text += indent + "<" + name
        for attribute in attributes {
            text += " " + attribute.name + "=\"" + XMLTree.escape(attribute.value) + "\""
        }
        if children.isEmpty && self.text.isEmpty {
            text += " />\n"
            return
        }
        text += ">" + XMLTree.escape(self.text)
        if !children.isEmpty {
            text += "\n"
            for child in children { child.write(to: &text, indent: indent + "  ") }
            text += indent
        }
        text += "</" + name + ">\n"
    }

    private static func escape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
            case "\t", "\r": result.append(" ")
            // XML 1.0 section 2.2 allows no other control character, escaped or not.
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
