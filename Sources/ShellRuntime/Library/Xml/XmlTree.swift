/// A document and its nodes, with what changes them.
///
/// Every object that a script holds of a document keeps the tree; the tree keeps the nodes.
public final class XmlTree {
    private static let deepest = 1_000

    /// The document node.
    public let document: XmlNode
    /// `PreserveWhitespace`: blanks between tags are read, and files are written without added ones.
    var preservesWhitespace = false
    /// The copy that queries run over, while the nodes stay as they are.
    var queryCopy: XmlQueryCopy?

    /// An empty document, or a document that was read.
    public init(_ document: XmlNode? = nil) {
        self.document = document ?? XmlNode(.document, "#document")
    }

    /// The object of a node that scripts see, the same one as long as someone holds it.
    public func object(_ node: XmlNode) -> XmlNodeObject {
        if let handle = node.handle { return handle }
        let handle = XmlNodeObject(node, self)
        node.handle = handle
        return handle
    }

    /// The object of a node as a value, `$null` for none.
    public func value(_ node: XmlNode?) -> Value { node.map { .host(object($0)) } ?? .null }

    /// Called before nodes change.
    func willChange() { queryCopy = nil }

    /// Replaces the whole content of the document.
    func load(_ new: XmlNode) {
        willChange()
        removeAll(document)
        for child in new.children { document.append(child) }
    }

    /// Puts a node into another one, in front of a place; a fragment gives its nodes.
    func insert(_ child: XmlNode, into parent: XmlNode, at place: Int) throws {
        try check(child, parent)
        willChange()
        var place = place
        if child.kind == .documentFragment {
            let nodes = child.children
            child.children.removeAll()
            for node in nodes {
                put(node, parent, place)
                place += 1
            }
            return
        }
        if child.parent === parent, let old = child.index, old < place { place -= 1 }
        remove(child)
        put(child, parent, place)
    }

    private func put(_ child: XmlNode, _ parent: XmlNode, _ place: Int) {
        if parent.kind == .attribute {
            parent.value += child.value
            return
        }
        parent.children.insert(child, at: place)
        child.parent = parent
    }

    private func check(_ child: XmlNode, _ parent: XmlNode) throws {
        guard parent.isContainer else {
            throw ScriptError.invalidOperation("The current node cannot contain other nodes.")
        }
        if child.contains(parent) {
            throw ScriptError.argument(
                "Cannot insert a node or any ancestor of that node as a child of itself.")
        }
        // Whatever goes through a tree calls itself once a level.
        guard parent.depth + child.height < XmlTree.deepest else {
            throw ScriptError.invalidOperation(
                "Nodes are nested no deeper than \(XmlTree.deepest) levels.")
        }
        let nodes = child.kind == .documentFragment ? child.children : [child]
        for node in nodes {
            let isOuter = node.kind == .declaration || node.kind == .documentType
            let isWrong =
                node.kind == .attribute || node.kind == .document
                || (isOuter && parent.kind != .document)
                || (parent.kind == .attribute && node.kind != .text)
                || (parent.kind == .document && (node.kind == .text || node.kind == .cdata))
            if isWrong {
                throw ScriptError.invalidOperation(
                    "The specified node cannot be inserted as the valid child of this node, "
                        + "because the specified node is the wrong type.")
            }
            if parent.kind == .document, node.kind == .element, let root = parent.documentElement,
                root !== node
            {
                throw ScriptError.invalidOperation("This document already has a 'DocumentElement' node.")
            }
            if node.kind == .declaration, parent.children.contains(where: { $0.kind == .declaration }) {
                throw ScriptError.argument(
                    "Cannot insert the node in the specified location.")
            }
        }
    }

    /// Takes a node out of what it is in.
    func remove(_ child: XmlNode) {
        guard let parent = child.parent else { return }
        willChange()
        if child.kind == .attribute {
            parent.attributes.removeAll { $0 === child }
        } else if let index = child.index {
            parent.children.remove(at: index)
        }
        child.parent = nil
    }

    /// Takes everything out of a node, attributes included.
    func removeAll(_ node: XmlNode) {
        willChange()
        for child in node.children + node.attributes { child.parent = nil }
        node.children.removeAll()
        node.attributes.removeAll()
        if node.kind == .attribute { node.value = "" }
    }

    /// `InnerText = ...`
    func setInnerText(_ node: XmlNode, _ text: String) {
        willChange()
        guard node.kind == .element || node.kind == .documentFragment else {
            node.value = text
            return
        }
        if node.children.count == 1, node.children[0].kind == .text {
            node.children[0].value = text
            return
        }
        for child in node.children { child.parent = nil }
        node.children.removeAll()
        node.append(XmlNode.text(text))
        node.isEmpty = false
    }

    /// `InnerXml = ...`: the text is read as what an element of the node's namespaces may hold.
    func setInnerXml(_ node: XmlNode, _ text: String) throws {
        if node.kind == .attribute { return setInnerText(node, text) }
        if node.kind == .document {
            return load(try XmlParser.parse(text, .init(preservesWhitespace: preservesWhitespace)))
        }
        var declarations: [String: String] = [:]
        var level: XmlNode? = node
        while let current = level {
            for attribute in current.attributes where attribute.namespace == XmlNode.xmlnsNamespace {
                if declarations[attribute.name] == nil { declarations[attribute.name] = attribute.value }
            }
            level = current.parent
        }
        let names = declarations.map { " \($0)=\"\(XmlWriter.escape($1, inAttribute: true))\"" }.joined()
        let read = try XmlParser.parse(
            "<x\(names)>" + text + "</x>", .init(preservesWhitespace: preservesWhitespace))
        willChange()
        for child in node.children { child.parent = nil }
        node.children.removeAll()
        for child in read.documentElement?.children ?? [] { node.append(child) }
        node.isEmpty = false
    }

    /// Sets an attribute by its name with prefix.
    @discardableResult
    func setAttribute(_ element: XmlNode, _ name: String, _ value: String) throws -> XmlNode {
        willChange()
        if let known = element.attribute(name) {
            known.value = value
            return known
        }
        let made = try XmlTree.attribute(name, element)
        made.value = value
        element.append(attribute: made)
        return made
    }

    /// An attribute of a name whose prefix is known at a node.
    static func attribute(_ name: String, _ scope: XmlNode? = nil) throws -> XmlNode {
        let (prefix, local) = try XmlNames.split(name)
        if name == "xmlns" || prefix == "xmlns" {
            return XmlNode(.attribute, prefix: prefix, local, namespace: XmlNode.xmlnsNamespace)
        }
        let namespace = prefix.isEmpty ? "" : scope?.namespace(ofPrefix: prefix)
        return XmlNode(
            .attribute, prefix: prefix, local,
            namespace: namespace ?? (prefix == "xml" ? XmlNode.xmlNamespace : ""))
    }
}

/// Names of elements and attributes.
enum XmlNames {
    /// Prefix and local name; the error of .NET for what is no name.
    static func split(_ name: String) throws -> (prefix: String, local: String) {
        try check(name)
        guard let colon = name.firstIndex(of: ":") else { return ("", name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }

    /// Refuses what is no name.
    static func check(_ name: String) throws {
        guard let first = name.unicodeScalars.first else {
            throw ScriptError.argument(
                "The local name for elements or attributes cannot be null or an empty string.")
        }
        if !isStart(first) { throw XmlFailure(wrongStart(first)).error }
        for scalar in name.unicodeScalars where !isPart(scalar) {
            throw XmlFailure(
                "The '\(scalar)' character, hexadecimal value \(hexadecimal(scalar)), cannot be included in a name."
            ).error
        }
    }

    /// The sentence about a name that begins with a character that no name begins with.
    static func wrongStart(_ scalar: Unicode.Scalar) -> String {
        "Name cannot begin with the '\(scalar)' character, hexadecimal value \(hexadecimal(scalar))."
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "0x" + String(repeating: "0", count: max(0, 2 - digits.count)) + digits
    }

    /// XML 1.0, production 4, the colon included.
    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
            0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// XML 1.0, production 4a.
    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isStart(scalar)
        }
    }
}
