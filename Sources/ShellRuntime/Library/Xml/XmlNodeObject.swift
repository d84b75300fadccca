/// A node of an XML document as scripts hold it.
///
/// Attributes and elements inside are properties: an element with nothing but text is its text, several of one name
/// are an array. Members of the .NET type come after them.
public final class XmlNodeObject: HostObject {
    /// The node.
    public let node: XmlNode
    /// Its document.
    public let tree: XmlTree
    /// Keeps what the node is in while that is in no document.
    private let anchor: XmlNode?

    init(_ node: XmlNode, _ tree: XmlTree) {
        self.node = node
        self.tree = tree
        let root = node.root
        anchor = root === tree.document || root === node ? nil : root
        super.init()
        extendedMembers = node.addedMembers
        if !node.namespace.isEmpty, node.kind == .element || node.kind == .attribute {
            let names = TypeNames.hierarchy(type)
            typeNameOverride = ["\(names[0])#\(node.namespace)#\(node.localName)"] + names
        }
    }

    deinit { node.addedMembers = extendedMembers }

    public override var type: TypeInfo { XmlTypes.type(of: node.kind) }
    public override func toText() -> Text { Text(node.localName) }
    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? XmlNodeObject)?.node === node
    }
    public override func hashCode() -> Int { ObjectIdentifier(node).hashValue }

    /// `$node['name']`: the first element inside of that name.
    public override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        let name = index.toText().string
        guard let found = node.children.first(where: { $0.kind == .element && $0.name == name }) else {
            return .nothing
        }
        return tree.value(found)
    }

    // MARK: Attributes and elements as properties

    public override var dynamicMembersReplaceOwn: Bool { true }

    /// Attributes and nodes inside by their local names, each name once. `Item` stays the indexer's.
    public override func dynamicMemberNames(_ interpreter: Interpreter) -> [String] {
        var names: [String] = []
        var seen: Set<Symbol> = [XmlNodeObject.item]
        for found in node.attributes + node.content where found.kind != .whitespace {
            if seen.insert(Symbol(found.localName)).inserted { names.append(found.localName) }
        }
        return names
    }

    private static let item = Symbol("Item")

    private func nodes(_ name: Symbol) -> [XmlNode] {
        // A name of another length is another name, which saves interning every name of a large document.
        let wanted = name.name
        func fits(_ node: XmlNode) -> Bool {
            node.kind != .whitespace && node.localName.utf8.count == wanted.utf8.count
                && Symbol(node.localName) == name
        }
        return node.attributes.filter(fits) + node.content.filter(fits)
    }

    public override func dynamicMember(_ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        let found = nodes(name)
        switch found.count {
        case 0: return nil
        case 1: return shown(found[0])
        default: return .array(ArrayObject(found.map(shown)))
        }
    }

    /// A node as the value of a property: its text when there is nothing else to it.
    private func shown(_ node: XmlNode) -> Value {
        if node.kind == .text || node.isPlain { return Value(node.innerText) }
        if node.kind == .attribute { return Value(node.value) }
        return tree.value(node)
    }

    public override func setDynamicMember(
        _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        let found = nodes(name)
        guard let only = found.first else { return false }
        let text = try Conversions.text(new, interpreter).string
        func refuse(_ id: String) -> ScriptError {
            ScriptError.make(
                "System.Management.Automation.SetValueException", id: id, category: .notSpecified,
                message: "Cannot set \"\(spelled)\" because only strings can be used as values to set "
                    + "XmlNode properties.")
        }
        if found.count > 1 { throw refuse("XmlNodeSetRestrictionsMoreThanOneNode") }
        if only.kind != .text, !only.attributes.isEmpty {
            throw refuse("XmlNodeSetRestrictionsNodeWithAttributes")
        }
        guard only.kind == .text || only.kind == .attribute || only.isPlain else {
            throw refuse("XmlNodeSetRestrictionsUnknownNodeType")
        }
        tree.setInnerText(only, text)
        return true
    }

    public override func dynamicMemberDefinition(_ name: String, _ interpreter: Interpreter) -> String? {
        let found = nodes(Symbol(name))
        guard let only = found.first else { return nil }
        if found.count > 1 { return "System.Object[] \(name) {get;}" }
        let isSettable = only.kind == .text || only.kind == .attribute || only.isPlain
        return "\(shown(only).type.displayName) \(name) \(isSettable ? "{get;set;}" : "{get;}")"
    }
}

extension XmlNode {
    /// True for a node that is no more than its text: no attributes, and nothing or one text inside.
    fileprivate var isPlain: Bool {
        guard attributes.isEmpty else { return false }
        let content = content
        return content.isEmpty || (content.count == 1 && content[0].kind == .text)
    }
}

extension Value {
    /// The XML node, when the value is one.
    public var xmlNode: XmlNodeObject? { unwrapped.hostObject as? XmlNodeObject }
}
