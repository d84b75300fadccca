/// Writes nodes as .NET's `XmlTextWriter` does: ` />` for empty elements, two blanks a level, and declarations of
/// namespaces where a node was made without one.
struct XmlWriter {
    private let isIndented: Bool
    private let newLine: String
    private(set) var text = ""
    private var depth = 0
    /// Whether the open elements hold text, whose lines would change its meaning; the document first.
    private var mixed = [false]
    private var scopes: [[String: String]]

    /// Makes a writer; indented as files are, or in one line as `OuterXml` is.
    init(isIndented: Bool = false, newLine: String = "\n", depth: Int = 0) {
        self.isIndented = isIndented
        self.depth = depth
        self.newLine = newLine
        scopes = [["": "", "xml": XmlNode.xmlNamespace]]
    }

    /// The text of a node and all inside.
    static func outer(_ node: XmlNode) -> String {
        var writer = XmlWriter()
        writer.write(node)
        return writer.text
    }

    /// The text of what is inside a node.
    static func inner(_ node: XmlNode) -> String {
        var writer = XmlWriter()
        if node.kind == .attribute { return escape(node.value, inAttribute: false) }
        // A namespace that the node itself declares is declared again inside, as .NET does.
        for child in node.children { writer.write(child) }
        return writer.text
    }

    /// Adds a node.
    mutating func write(_ node: XmlNode) {
        switch node.kind {
        case .document, .documentFragment: for child in node.children { write(child) }
        case .element: element(node)
        case .attribute: text += attributeText(node)
        case .text:
            guard !node.value.isEmpty else { return }
            mixed[mixed.count - 1] = true
            text += XmlWriter.escape(node.value, inAttribute: false)
        case .whitespace, .significantWhitespace:
            mixed[mixed.count - 1] = true
            text += node.value
        case .cdata:
            mixed[mixed.count - 1] = true
            text += "<![CDATA[" + node.value + "]]>"
        case .comment:
            indent()
            text += "<!--" + node.value + "-->"
        case .processingInstruction:
            indent()
            text += "<?" + node.name + (node.value.isEmpty ? "" : " " + node.value) + "?>"
        case .declaration:
            indent()
            text += "<?xml " + node.declarationText + "?>"
        case .documentType:
            indent()
            text += documentType(node)
        }
    }

    private mutating func indent() {
        guard isIndented, !text.isEmpty, !mixed[mixed.count - 1] else { return }
        text += newLine + String(repeating: "  ", count: depth)
    }

    private mutating func element(_ node: XmlNode) {
        indent()
        text += "<" + node.name
        var scope = scopes[scopes.count - 1]
        for attribute in node.attributes where attribute.namespace == XmlNode.xmlnsNamespace {
            scope[attribute.prefix.isEmpty ? "" : attribute.localName] = attribute.value
        }
        var added = ""
        func declare(_ prefix: String, _ namespace: String) {
            guard prefix != "xml", prefix != "xmlns", scope[prefix] != namespace else { return }
            scope[prefix] = namespace
            let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
            added += " " + name + "=\"" + XmlWriter.escape(namespace, inAttribute: true) + "\""
        }
        declare(node.prefix, node.namespace)
        for attribute in node.attributes {
            if !attribute.prefix.isEmpty { declare(attribute.prefix, attribute.namespace) }
            text += " " + attributeText(attribute)
        }
        text += added
        if node.children.isEmpty, node.isEmpty {
            text += " />"
            return
        }
        text += ">"
        scopes.append(scope)
        mixed.append(false)
        depth += 1
        for child in node.children { write(child) }
        depth -= 1
        indent()
        mixed.removeLast()
        scopes.removeLast()
        text += "</" + node.name + ">"
    }

    private func attributeText(_ node: XmlNode) -> String {
        node.name + "=\"" + XmlWriter.escape(node.value, inAttribute: true) + "\""
    }

    private func documentType(_ node: XmlNode) -> String {
        var text = "<!DOCTYPE " + node.name
        if !node.parts[0].isEmpty {
            text += " PUBLIC \"\(node.parts[0])\" \"\(node.parts[1])\""
        } else if !node.parts[1].isEmpty {
            text += " SYSTEM \"\(node.parts[1])\""
        }
        if !node.parts[2].isEmpty { text += "[" + node.parts[2] + "]" }
        return text + ">"
    }

    /// Text with what means something to a parser written as references.
    static func escape(_ text: String, inAttribute: Bool) -> String {
        let special = text.utf8.contains { byte in
            byte == 0x26 || byte == 0x3C || byte == 0x3E || (byte < 0x20 && byte != 0x09)
                || (inAttribute && byte == 0x22)
        }
        guard special else { return text }
        var made = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": made += "&amp;"
            case "<": made += "&lt;"
            case ">": made += "&gt;"
            case "\"" where inAttribute: made += "&quot;"
            case "\n" where inAttribute, "\r" where inAttribute:
                made += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
            case "\n", "\r", "\t": made.unicodeScalars.append(scalar)
            case let other where other.value < 0x20:
                made += "&#x" + String(other.value, radix: 16, uppercase: true) + ";"
            default: made.unicodeScalars.append(scalar)
            }
        }
        return made
    }
}
