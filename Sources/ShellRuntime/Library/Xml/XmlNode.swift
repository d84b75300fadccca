/// A node of an XML document.
///
/// Nodes hold their children; the way up is weak, so that a tree goes when nobody needs it. What scripts see is an
/// `XmlNodeObject`, which keeps the document of its node alive.
public final class XmlNode {
    /// What a node is, with the numbers of `System.Xml.XmlNodeType`.
    public enum Kind: Int {
        case element = 1
        case attribute = 2
        case text = 3
        case cdata = 4
        case processingInstruction = 7
        case comment = 8
        case document = 9
        case documentType = 10
        case documentFragment = 11
        case whitespace = 13
        case significantWhitespace = 14
        case declaration = 17
    }

    /// What it is.
    public let kind: Kind
    /// The part of the name before the colon, empty for none.
    public internal(set) var prefix: String
    /// The part of the name behind the colon; `#text` and the like for nodes without a name of their own.
    public let localName: String
    /// The namespace that the name belongs to, empty for none.
    public let namespace: String
    /// The attributes of an element, in order.
    public internal(set) var attributes: [XmlNode] = []
    /// The nodes inside, in order; those of an attribute are made on demand (`XmlNode.content`).
    public internal(set) var children: [XmlNode] = []
    /// The node that it is in; the element of an attribute.
    public internal(set) weak var parent: XmlNode?
    /// True for an element written as `<a />`.
    var isEmpty = false
    /// Version, encoding and stand-alone of a declaration; public, system id and internal subset of a document type.
    var parts: [String] = []
    /// What scripts hold, while they hold it: one object a node, so that identity is kept.
    weak var handle: XmlNodeObject?
    /// What a script added to the object of this node, while nobody holds that.
    var addedMembers: MemberList?
    /// Where it was last found among its siblings.
    private var place = 0
    private var stored = ""

    init(_ kind: Kind, prefix: String = "", _ localName: String, namespace: String = "", value: String = "") {
        self.kind = kind
        self.prefix = prefix
        self.localName = localName
        self.namespace = namespace
        stored = value
    }

    /// The namespace of `xmlns` attributes.
    static let xmlnsNamespace = "http://www.w3.org/2000/xmlns/"
    /// The namespace of the prefix `xml`.
    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    /// A node of text.
    static func text(_ value: String) -> XmlNode { XmlNode(.text, "#text", value: value) }

    /// The name with its prefix.
    public var name: String { prefix.isEmpty ? localName : prefix + ":" + localName }

    /// The text of an attribute or of a node that has no nodes inside.
    public var value: String {
        get { stored }
        set {
            stored = newValue
            if let parent, parent.kind == .attribute { parent.stored = newValue }
        }
    }

    /// The nodes inside; an attribute has its value as a text.
    var content: [XmlNode] {
        guard kind == .attribute, !stored.isEmpty else { return children }
        if let made = children.first, made.stored == stored { return children }
        let text = XmlNode.text(stored)
        text.parent = self
        children = [text]
        return children
    }

    /// True for nodes that may have others inside.
    var isContainer: Bool {
        switch kind {
        case .element, .document, .documentFragment, .attribute: true
        default: false
        }
    }

    /// True for text of any sort.
    var isText: Bool {
        switch kind {
        case .text, .cdata, .whitespace, .significantWhitespace: true
        default: false
        }
    }

    /// The texts of the node and of all inside.
    public var innerText: String {
        switch kind {
        case .element, .document, .documentFragment:
            if children.count == 1, children[0].isText { return children[0].value }
            var text = ""
            appendText(to: &text)
            return text
        case .declaration: return declarationText
        case .documentType: return ""
        default: return stored
        }
    }

    private func appendText(to text: inout String) {
        for child in children {
            if child.isText {
                text += child.value
            } else if child.kind == .element {
                child.appendText(to: &text)
            }
        }
    }

    /// `version="1.0" encoding="utf-8"`.
    var declarationText: String {
        var text = "version=\"\(parts[0])\""
        if !parts[1].isEmpty { text += " encoding=\"\(parts[1])\"" }
        if !parts[2].isEmpty { text += " standalone=\"\(parts[2])\"" }
        return text
    }

    /// The place among the siblings, or nil for a node that is in none.
    var index: Int? {
        guard let siblings = parent?.children else { return nil }
        if place < siblings.count, siblings[place] === self { return place }
        guard let found = siblings.firstIndex(where: { $0 === self }) else { return nil }
        place = found
        return found
    }

    /// The sibling some places on, or nil.
    func sibling(_ offset: Int) -> XmlNode? {
        guard kind != .attribute, let index, let parent else { return nil }
        let wanted = index + offset
        guard parent.children.indices.contains(wanted) else { return nil }
        parent.children[wanted].place = wanted
        return parent.children[wanted]
    }

    /// The attribute of a name with its prefix.
    func attribute(_ name: String) -> XmlNode? { attributes.first { $0.name == name } }

    /// The attribute of a local name in a namespace.
    func attribute(_ localName: String, in namespace: String) -> XmlNode? {
        attributes.first { $0.localName == localName && $0.namespace == namespace }
    }

    /// The root element of a document.
    public var documentElement: XmlNode? { children.first { $0.kind == .element } }

    /// The topmost node above, itself for one that is in none.
    var root: XmlNode {
        var node = self
        while let parent = node.parent { node = parent }
        return node
    }

    /// Levels above the node.
    var depth: Int {
        var count = 0
        var level = parent
        while let node = level {
            count += 1
            level = node.parent
        }
        return count
    }

    /// Levels inside the node, none for one without nodes inside.
    var height: Int { (children.map(\.height).max() ?? -1) + 1 }

    /// True when a node is this one or inside it.
    func contains(_ node: XmlNode) -> Bool {
        var level: XmlNode? = node
        while let current = level {
            if current === self { return true }
            level = current.parent
        }
        return false
    }

    /// Puts a node at the end without any check.
    func append(_ child: XmlNode) {
        child.parent = self
        child.place = children.count
        children.append(child)
    }

    /// Adds an attribute without any check.
    func append(attribute: XmlNode) {
        attribute.parent = self
        attributes.append(attribute)
    }

    /// A copy without a parent, with all inside or with the attributes alone.
    func copy(deep: Bool) -> XmlNode {
        let copy = XmlNode(kind, prefix: prefix, localName, namespace: namespace, value: stored)
        copy.parts = parts
        copy.isEmpty = isEmpty
        for attribute in attributes { copy.append(attribute: attribute.copy(deep: true)) }
        if deep, kind != .attribute {
            for child in children { copy.append(child.copy(deep: true)) }
        } else if kind == .element {
            copy.isEmpty = true
        }
        return copy
    }

    /// The namespace that a prefix stands for at this node; nil for none.
    func namespace(ofPrefix prefix: String) -> String? {
        if prefix == "xml" { return XmlNode.xmlNamespace }
        if prefix == "xmlns" { return XmlNode.xmlnsNamespace }
        var level: XmlNode? = self
        while let node = level {
            for attribute in node.attributes where attribute.namespace == XmlNode.xmlnsNamespace {
                let declared = attribute.prefix.isEmpty ? "" : attribute.localName
                if declared == prefix { return attribute.value }
            }
            if node.kind == .element, node.prefix == prefix, !node.namespace.isEmpty { return node.namespace }
            level = node.parent
        }
        return nil
    }

    /// A prefix that stands for a namespace at this node; nil for none.
    func prefix(ofNamespace namespace: String) -> String? {
        if namespace == XmlNode.xmlNamespace { return "xml" }
        if namespace == XmlNode.xmlnsNamespace { return "xmlns" }
        var level: XmlNode? = self
        while let node = level {
            for attribute in node.attributes
            where attribute.namespace == XmlNode.xmlnsNamespace && attribute.value == namespace {
                return attribute.prefix.isEmpty ? "" : attribute.localName
            }
            if node.kind == .element, node.namespace == namespace { return node.prefix }
            level = node.parent
        }
        return nil
    }
}
