/// A list of nodes: the children of a node and its attributes as they are at the time, or the result of a search.
public final class XmlNodeListObject: HostObject {
    private enum Source {
        case children(XmlNodeObject)
        case attributes(XmlNodeObject)
        case found([XmlNode])
    }

    private let source: Source
    private let tree: XmlTree
    private let shownType: TypeInfo

    init(childrenOf object: XmlNodeObject) {
        source = .children(object)
        tree = object.tree
        shownType = XmlTypes.childNodes
    }

    init(attributesOf object: XmlNodeObject) {
        source = .attributes(object)
        tree = object.tree
        shownType = XmlTypes.attributeCollection
    }

    init(_ nodes: [XmlNode], _ tree: XmlTree, _ type: TypeInfo) {
        source = .found(nodes)
        self.tree = tree
        shownType = type
    }

    /// The nodes now in the list.
    var nodes: [XmlNode] {
        switch source {
        case .children(let object): object.node.content
        case .attributes(let object): object.node.attributes
        case .found(let nodes): nodes
        }
    }

    public override var type: TypeInfo { shownType }
    public override var isEnumerable: Bool { true }
    public override var knownCount: Int? { nodes.count }
    public override func makeIterator() -> ValueIterator? { ArrayIterator(nodes.map(tree.value)) }

    public override func toText() -> Text {
        Text(nodes.map(\.localName).joined(separator: " "))
    }

    public override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        if case .text(let name) = index, case .attributes = source {
            return named(name.string) ?? .nothing
        }
        let number = try Indexing.number(index, interpreter)
        let nodes = nodes
        guard number >= 0, number < nodes.count else {
            if case .attributes = source {
                throw ScriptError.dotNet(
                    "System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
            }
            return .nothing
        }
        return tree.value(nodes[number])
    }

    private func named(_ name: String) -> Value? {
        nodes.first { $0.name == name }.map(tree.value)
    }

    // MARK: Members

    private static func list(_ value: Value) -> XmlNodeListObject? {
        value.unwrapped.hostObject as? XmlNodeListObject
    }

    private static func common(_ members: MemberBuilder) {
        members.property("Count", "int") { value, _ in Value(int: list(value)?.nodes.count ?? 0) }
        members.method("System.Xml.XmlNode Item(int index)") { value, arguments, interpreter in
            let found = try list(value)?.element(at: arguments[0], interpreter) ?? .null
            return found.isNull ? .null : found
        }
        members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, _ in
            .host(EnumeratorObject(list(value)?.makeIterator() ?? ArrayIterator([])))
        }
    }

    static let members: @Sendable () -> TypeMembers = { .build { common($0) } }

    static let attributeMembers: @Sendable () -> TypeMembers = {
        .build { members in
            common(members)
            members.method("System.Xml.XmlNode GetNamedItem(string name)") { value, arguments, _ in
                list(value)?.named(arguments[0].string) ?? .null
            }
            members.method("System.Xml.XmlNode RemoveNamedItem(string name)") { value, arguments, _ in
                guard let list = list(value), let found = list.named(arguments[0].string),
                    let node = found.xmlNode?.node
                else { return .null }
                list.tree.remove(node)
                return found
            }
            for name in ["Append", "Prepend", "SetNamedItem"] {
                let type = name == "SetNamedItem" ? "System.Xml.XmlNode" : "System.Xml.XmlAttribute"
                members.method("\(type) \(name)(\(type) node)") { value, arguments, _ in
                    guard case .attributes(let element)? = list(value)?.source else { return .null }
                    let old = try XmlElementLibrary.set(element, arguments[0])
                    if name == "Prepend", let node = arguments[0].xmlNode?.node {
                        element.node.attributes.removeAll { $0 === node }
                        element.node.attributes.insert(node, at: 0)
                    }
                    return name == "SetNamedItem" ? old : arguments[0]
                }
            }
            members.method("System.Xml.XmlAttribute Remove(System.Xml.XmlAttribute node)") {
                value, arguments, _ in
                guard case .attributes(let element)? = list(value)?.source,
                    let node = arguments[0].xmlNode?.node, node.parent === element.node
                else { return .null }
                element.tree.remove(node)
                return arguments[0]
            }
            members.method("void RemoveAll()") { value, _, _ in
                guard let list = list(value) else { return .nothing }
                for node in list.nodes { list.tree.remove(node) }
                return .nothing
            }
        }
    }
}
