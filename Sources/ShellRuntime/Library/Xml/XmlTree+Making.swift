/// What the commands of other targets need to make, read and write trees.
extension XmlNode {
    /// An element of a name with attributes and, if given, a text.
    public static func element(
        _ name: String, _ attributes: [(name: String, value: String)] = [], text: String? = nil
    ) -> XmlNode {
        let element = XmlNode(.element, name)
        element.isEmpty = true
        for (name, value) in attributes {
            element.append(attribute: XmlNode(.attribute, name, value: value))
        }
        if let text { element.append(XmlNode.text(text)) }
        return element
    }

    /// A declaration of version 1.0 in UTF-8.
    public static func standardDeclaration() -> XmlNode {
        XmlProlog.declaration(" version=\"1.0\" encoding=\"utf-8\"")
    }

    /// Puts a new node at the end.
    public func add(_ child: XmlNode) { append(child) }

    /// Puts a text at the end.
    public func add(text: String) { append(XmlNode.text(text)) }

    /// The elements inside, in order.
    public var elements: [XmlNode] { children.filter { $0.kind == .element } }

    /// The first element inside of a local name.
    public func element(named name: String) -> XmlNode? {
        children.first { $0.kind == .element && $0.localName == name }
    }

    /// The text of an attribute; nil for none.
    public func attributeValue(_ name: String) -> String? { attribute(name)?.value }

    /// The text of the node and all inside: in one line, or indented as a file is.
    ///
    /// - Parameter depth: levels that the node lies below the text's left edge.
    public func text(isIndented: Bool = false, depth: Int = 0) -> String {
        var writer = XmlWriter(isIndented: isIndented, depth: depth)
        writer.write(self)
        return writer.text
    }
}

extension XmlTree {
    /// Reads a document from a text.
    ///
    /// - Parameter preservesWhitespace: keeps blanks between tags as nodes.
    public static func parse(_ text: String, preservesWhitespace: Bool = false) throws -> XmlTree {
        make(try XmlParser.parse(text, .init(preservesWhitespace: preservesWhitespace)), preservesWhitespace)
    }

    /// Reads a document from the bytes of a file, in the encoding that its mark or declaration tells.
    public static func parse(file bytes: [UInt8], preservesWhitespace: Bool = false) throws -> XmlTree {
        make(
            try XmlParser.parse(file: bytes, .init(preservesWhitespace: preservesWhitespace)),
            preservesWhitespace)
    }

    private static func make(_ document: XmlNode, _ preservesWhitespace: Bool) -> XmlTree {
        let tree = XmlTree(document)
        tree.preservesWhitespace = preservesWhitespace
        return tree
    }
}
