/// Members that all nodes of XML have, and those of the small types.
enum XmlNodeLibrary {
    /// The node of a receiver or an argument; .NET's error for another object.
    static func object(_ value: Value) throws -> XmlNodeObject {
        guard let object = value.xmlNode else {
            throw ScriptError.dotNet(
                "System.NullReferenceException", "Object reference not set to an instance of an object.")
        }
        return object
    }

    static let node: @Sendable () -> TypeMembers = {
        .build { members in
            names(members)
            relatives(members)
            contents(members)
            changes(members)
            queries(members)
        }
    }

    private static func names(_ members: MemberBuilder) {
        members.property("Name", "string") { value, _ in Value(try object(value).node.name) }
        members.property("LocalName", "string") { value, _ in Value(try object(value).node.localName) }
        members.property("NamespaceURI", "string") { value, _ in Value(try object(value).node.namespace) }
        members.property("Prefix", "string") { value, _ in
            Value(try object(value).node.prefix)
        } set: { value, new, _ in
            let object = try object(value)
            guard object.node.kind == .element || object.node.kind == .attribute else { return }
            let prefix = new.string
            if !prefix.isEmpty {
                try XmlNames.check(prefix)
                guard !object.node.namespace.isEmpty else {
                    throw ScriptError.argument(
                        "Namespace prefix is not valid for a node without a namespace.")
                }
            }
            object.tree.willChange()
            object.node.prefix = prefix
        }
        members.property("NodeType", "System.Xml.XmlNodeType") { value, _ in
            .enumeration(.known("System.Xml.XmlNodeType"), try object(value).node.kind.rawValue)
        }
        members.property("IsReadOnly", "bool") { _, _ in .bool(false) }
        members.property("BaseURI", "string") { _, _ in Value("") }
        members.method("string GetNamespaceOfPrefix(string prefix)") { value, arguments, _ in
            Value(try object(value).node.namespace(ofPrefix: arguments[0].string) ?? "")
        }
        members.method("string GetPrefixOfNamespace(string namespaceURI)") { value, arguments, _ in
            Value(try object(value).node.prefix(ofNamespace: arguments[0].string) ?? "")
        }
    }

    private static func relatives(_ members: MemberBuilder) {
        func relative(_ name: String, _ find: @escaping (XmlNode) -> XmlNode?) {
            members.property(name, "System.Xml.XmlNode") { value, _ in
                let object = try object(value)
                return object.tree.value(find(object.node))
            }
        }
        relative("ParentNode") { $0.kind == .attribute ? nil : $0.parent }
        members.property("OwnerDocument", "xml") { value, _ in
            let object = try object(value)
            return object.node.kind == .document ? .null : object.tree.value(object.tree.document)
        }
        relative("FirstChild") { $0.content.first }
        relative("LastChild") { $0.content.last }
        relative("NextSibling") { $0.sibling(1) }
        relative("PreviousSibling") { $0.sibling(-1) }
        relative("PreviousText") { node in node.sibling(-1).flatMap { $0.isText ? $0 : nil } }
        members.property("HasChildNodes", "bool") { value, _ in
            .bool(!(try object(value).node.content.isEmpty))
        }
        members.property("ChildNodes", "System.Xml.XmlNodeList") { value, _ in
            let object = try object(value)
            return .host(XmlNodeListObject(childrenOf: object))
        }
        members.property("Attributes", "System.Xml.XmlAttributeCollection") { value, _ in
            let object = try object(value)
            return object.node.kind == .element ? .host(XmlNodeListObject(attributesOf: object)) : .null
        }
        members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, _ in
            let object = try object(value)
            return .host(EnumeratorObject(ArrayIterator(object.node.content.map(object.tree.value))))
        }
    }

    private static func contents(_ members: MemberBuilder) {
        members.property("Value", "string") { value, _ in
            let node = try object(value).node
            switch node.kind {
            case .element, .document, .documentFragment, .documentType: return .null
            case .declaration: return Value(node.declarationText)
            default: return Value(node.value)
            }
        } set: { value, new, _ in
            let object = try object(value)
            switch object.node.kind {
            case .element, .document, .documentFragment, .documentType:
                let kind = Value.enumeration(
                    .known("System.Xml.XmlNodeType"), object.node.kind.rawValue)
                throw ScriptError.invalidOperation("Cannot set a value on node type '\(kind.string)'.")
            case .declaration:
                object.node.parts = XmlProlog.declaration(" " + new.string).parts
            default: object.tree.setInnerText(object.node, new.string)
            }
        }
        members.property("InnerText", "string") { value, _ in
            Value(try object(value).node.innerText)
        } set: { value, new, _ in
            let object = try object(value)
            guard object.node.kind != .document else {
                throw ScriptError.invalidOperation(
                    "The 'InnerText' of a 'Document' node is read-only and cannot be set.")
            }
            object.tree.setInnerText(object.node, new.string)
        }
        members.property("InnerXml", "string") { value, _ in
            Value(XmlWriter.inner(try object(value).node))
        } set: { value, new, _ in
            let object = try object(value)
            guard object.node.isContainer else {
                throw ScriptError.invalidOperation("Cannot set the 'InnerXml' for the current node.")
            }
            try object.tree.setInnerXml(object.node, new.string)
        }
        members.property("OuterXml", "string") { value, _ in
            Value(XmlWriter.outer(try object(value).node))
        }
        members.method("System.Xml.XmlNode CloneNode(bool deep)") { value, arguments, _ in
            let object = try object(value)
            return clone(object, deep: arguments[0].isTrue)
        }
        members.method("System.Xml.XmlNode Clone()") { value, _, _ in clone(try object(value), deep: true) }
    }

    private static func clone(_ object: XmlNodeObject, deep: Bool) -> Value {
        let copy = object.node.copy(deep: deep)
        guard copy.kind == .document else { return object.tree.value(copy) }
        let tree = XmlTree(copy)
        tree.preservesWhitespace = object.tree.preservesWhitespace
        return tree.value(copy)
    }

    /// A node that is to go into another: of the same document, or an error.
    static func inserted(_ value: Value, _ object: XmlNodeObject) throws -> XmlNode {
        let child = try self.object(value)
        guard child.tree === object.tree else {
            throw ScriptError.argument("The node to be inserted is from a different document context.")
        }
        return child.node
    }

    private static func place(_ reference: Value, in parent: XmlNode) throws -> Int? {
        guard !reference.isNull else { return nil }
        guard let node = reference.xmlNode?.node, node.parent === parent, let index = node.index else {
            throw ScriptError.argument("The reference node is not a child of this node.")
        }
        return index
    }

    private static func changes(_ members: MemberBuilder) {
        let type = "System.Xml.XmlNode"
        members.method("\(type) AppendChild(\(type) newChild)") { value, arguments, _ in
            let object = try object(value)
            try object.tree.insert(
                inserted(arguments[0], object), into: object.node, at: object.node.children.count)
            return arguments[0]
        }
        members.method("\(type) PrependChild(\(type) newChild)") { value, arguments, _ in
            let object = try object(value)
            try object.tree.insert(inserted(arguments[0], object), into: object.node, at: 0)
            return arguments[0]
        }
        members.method("\(type) InsertBefore(\(type) newChild, \(type) refChild)") { value, arguments, _ in
            let object = try object(value)
            let child = try inserted(arguments[0], object)
            if arguments[1].xmlNode?.node === child { return arguments[0] }
            let place = try place(arguments[1], in: object.node) ?? object.node.children.count
            try object.tree.insert(child, into: object.node, at: place)
            return arguments[0]
        }
        members.method("\(type) InsertAfter(\(type) newChild, \(type) refChild)") { value, arguments, _ in
            let object = try object(value)
            let child = try inserted(arguments[0], object)
            if arguments[1].xmlNode?.node === child { return arguments[0] }
            let place = try place(arguments[1], in: object.node).map { $0 + 1 } ?? 0
            try object.tree.insert(child, into: object.node, at: place)
            return arguments[0]
        }
        members.method("\(type) ReplaceChild(\(type) newChild, \(type) oldChild)") { value, arguments, _ in
            let object = try object(value)
            let child = try inserted(arguments[0], object)
            guard let place = try place(arguments[1], in: object.node) else {
                throw ScriptError.argument("The reference node is not a child of this node.")
            }
            let old = object.node.children[place]
            guard old !== child else { return arguments[1] }
            let next = old.sibling(1)
            object.tree.remove(old)
            do {
                try object.tree.insert(
                    child, into: object.node, at: next?.index ?? object.node.children.count)
            } catch {
                try object.tree.insert(old, into: object.node, at: place)
                throw error
            }
            return arguments[1]
        }
        members.method("\(type) RemoveChild(\(type) oldChild)") { value, arguments, _ in
            let object = try object(value)
            let child = try self.object(arguments[0]).node
            guard child.parent === object.node, child.kind != .attribute else {
                throw ScriptError.argument(
                    "The node to be removed is not a child of this node.")
            }
            object.tree.remove(child)
            return arguments[0]
        }
        members.method("void RemoveAll()") { value, _, _ in
            let object = try object(value)
            object.tree.removeAll(object.node)
            return .nothing
        }
    }

    private static func queries(_ members: MemberBuilder) {
        func select(_ value: Value, _ query: Value, _ manager: Value?) throws -> (XmlTree, [XmlNode]) {
            let object = try object(value)
            let namespaces = (manager?.unwrapped.hostObject as? XmlNamespaceManagerObject)?.all ?? []
            return (object.tree, try object.tree.select(query.string, from: object.node, namespaces))
        }
        let manager = "System.Xml.XmlNamespaceManager nsmgr"
        for (suffix, hasManager) in [("", false), (", " + manager, true)] {
            members.method("System.Xml.XmlNodeList SelectNodes(string xpath\(suffix))") {
                value, arguments, _ in
                let (tree, nodes) = try select(value, arguments[0], hasManager ? arguments[1] : nil)
                return .host(XmlNodeListObject(nodes, tree, XmlTypes.pathNodeList))
            }
            members.method("System.Xml.XmlNode SelectSingleNode(string xpath\(suffix))") {
                value, arguments, _ in
                let (tree, nodes) = try select(value, arguments[0], hasManager ? arguments[1] : nil)
                return tree.value(nodes.first)
            }
        }
    }

    // MARK: The small types

    static let characterData: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("Data", "string") { value, _ in
                Value(try object(value).node.value)
            } set: { value, new, _ in
                let object = try object(value)
                object.tree.setInnerText(object.node, new.string)
            }
            members.property("Length", "int") { value, _ in
                Value(int: try object(value).node.value.utf16.count)
            }
            members.method("void AppendData(string strData)") { value, arguments, _ in
                let object = try object(value)
                object.tree.setInnerText(object.node, object.node.value + arguments[0].string)
                return .nothing
            }
        }
    }

    static let attribute: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("OwnerElement", "System.Xml.XmlElement") { value, _ in
                let object = try object(value)
                return object.tree.value(object.node.parent)
            }
            members.property("Specified", "bool") { _, _ in .bool(true) }
        }
    }

    static let instruction: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("Target", "string") { value, _ in Value(try object(value).node.name) }
            members.property("Data", "string") { value, _ in
                Value(try object(value).node.value)
            } set: { value, new, _ in
                let object = try object(value)
                object.tree.setInnerText(object.node, new.string)
            }
        }
    }

    static let declaration: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("Version", "string") { value, _ in Value(try object(value).node.parts[0]) }
            for (place, name) in [(1, "Encoding"), (2, "Standalone")] {
                members.property(name, "string") { value, _ in
                    Value(try object(value).node.parts[place])
                } set: { value, new, _ in
                    try object(value).node.parts[place] = new.string
                }
            }
        }
    }

    static let documentType: @Sendable () -> TypeMembers = {
        .build { members in
            for (place, name) in [(0, "PublicId"), (1, "SystemId"), (2, "InternalSubset")] {
                members.property(name, "string") { value, _ in
                    let text = try object(value).node.parts[place]
                    return text.isEmpty ? .null : Value(text)
                }
            }
        }
    }
}
