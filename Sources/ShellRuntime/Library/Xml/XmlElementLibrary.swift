/// Members of `System.Xml.XmlElement`.
enum XmlElementLibrary {
    static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("IsEmpty", "bool") { value, _ in
                let node = try XmlNodeLibrary.object(value).node
                return .bool(node.isEmpty && node.children.isEmpty)
            } set: { value, new, _ in
                let object = try XmlNodeLibrary.object(value)
                object.tree.willChange()
                if new.isTrue { object.node.children.removeAll() }
                object.node.isEmpty = new.isTrue
            }
            members.property("HasAttributes", "bool") { value, _ in
                .bool(!(try XmlNodeLibrary.object(value).node.attributes.isEmpty))
            }
            reading(members)
            writing(members)
            members.method("System.Xml.XmlNodeList GetElementsByTagName(string name)") {
                value, arguments, _ in
                let object = try XmlNodeLibrary.object(value)
                return elements(of: object, named: arguments[0].string)
            }
            members.method(
                "System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)"
            ) { value, arguments, _ in
                let object = try XmlNodeLibrary.object(value)
                return elements(of: object, named: arguments[0].string, in: arguments[1].string)
            }
        }
    }

    /// The elements inside of a name, or of a local name in a namespace; `*` is any.
    static func elements(of object: XmlNodeObject, named name: String, in namespace: String? = nil) -> Value {
        var found: [XmlNode] = []
        func search(_ node: XmlNode) {
            for child in node.children where child.kind == .element {
                let fits =
                    if let namespace {
                        (name == "*" || child.localName == name)
                            && (namespace == "*" || child.namespace == namespace)
                    } else {
                        name == "*" || child.name == name
                    }
                if fits { found.append(child) }
                search(child)
            }
        }
        search(object.node)
        return .host(XmlNodeListObject(found, object.tree, XmlTypes.elementList))
    }

    /// The attribute that a name, or a local name and a namespace, stand for.
    private static func find(_ value: Value, _ arguments: [Value], _ count: Int) throws -> XmlNode? {
        let node = try XmlNodeLibrary.object(value).node
        return count == 1
            ? node.attribute(arguments[0].string)
            : node.attribute(arguments[0].string, in: arguments[1].string)
    }

    private static let forms = [("string name", 1), ("string localName, string namespaceURI", 2)]

    private static func reading(_ members: MemberBuilder) {
        for (parameters, count) in forms {
            members.method("string GetAttribute(\(parameters))") { value, arguments, _ in
                Value(try find(value, arguments, count)?.value ?? "")
            }
            members.method("bool HasAttribute(\(parameters))") { value, arguments, _ in
                .bool(try find(value, arguments, count) != nil)
            }
            members.method("System.Xml.XmlAttribute GetAttributeNode(\(parameters))") { value, arguments, _ in
                let tree = try XmlNodeLibrary.object(value).tree
                return tree.value(try find(value, arguments, count))
            }
            members.method("void RemoveAttribute(\(parameters))") { value, arguments, _ in
                let tree = try XmlNodeLibrary.object(value).tree
                if let found = try find(value, arguments, count) { tree.remove(found) }
                return .nothing
            }
        }
    }

    private static func writing(_ members: MemberBuilder) {
        members.method("void SetAttribute(string name, string value)") { value, arguments, _ in
            let object = try XmlNodeLibrary.object(value)
            try object.tree.setAttribute(object.node, arguments[0].string, arguments[1].string)
            return .nothing
        }
        members.method("string SetAttribute(string localName, string namespaceURI, string value)") {
            value, arguments, _ in
            let object = try XmlNodeLibrary.object(value)
            let local = arguments[0].string, namespace = arguments[1].string
            object.tree.willChange()
            if let known = object.node.attribute(local, in: namespace) {
                known.value = arguments[2].string
            } else {
                try XmlNames.check(local)
                let made = XmlNode(
                    .attribute, prefix: prefix(object.node, namespace), local, namespace: namespace,
                    value: arguments[2].string)
                object.node.append(attribute: made)
            }
            return arguments[2]
        }
        members.method("System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)") {
            value, arguments, _ in
            try set(XmlNodeLibrary.object(value), arguments[0])
        }
        members.method("System.Xml.XmlAttribute RemoveAttributeNode(System.Xml.XmlAttribute oldAttr)") {
            value, arguments, _ in
            let object = try XmlNodeLibrary.object(value)
            let attribute = try XmlNodeLibrary.object(arguments[0]).node
            guard attribute.parent === object.node else { return .null }
            object.tree.remove(attribute)
            return arguments[0]
        }
        members.method("void RemoveAllAttributes()") { value, _, _ in
            let object = try XmlNodeLibrary.object(value)
            for attribute in object.node.attributes { object.tree.remove(attribute) }
            return .nothing
        }
    }

    /// Puts an attribute node on an element; gives the one that it replaces.
    static func set(_ object: XmlNodeObject, _ value: Value) throws -> Value {
        let attribute = try XmlNodeLibrary.inserted(value, object)
        guard attribute.kind == .attribute else {
            throw ScriptError.argument("Only an attribute can be put among attributes.")
        }
        if let owner = attribute.parent {
            if owner === object.node { return value }
            throw ScriptError.invalidOperation(
                "The 'Attribute' node cannot be inserted because it is already an attribute of another element."
            )
        }
        object.tree.willChange()
        let old = object.node.attribute(attribute.localName, in: attribute.namespace)
        if let old, let place = object.node.attributes.firstIndex(where: { $0 === old }) {
            old.parent = nil
            object.node.attributes[place] = attribute
            attribute.parent = object.node
            return object.tree.value(old)
        }
        object.node.append(attribute: attribute)
        return .null
    }

    /// A prefix for an attribute of a namespace: one that is declared, else a new one.
    private static func prefix(_ node: XmlNode, _ namespace: String) -> String {
        if namespace.isEmpty { return "" }
        if let known = node.prefix(ofNamespace: namespace), !known.isEmpty { return known }
        var number = 1
        while node.namespace(ofPrefix: "d\(number)p1") != nil { number += 1 }
        return "d\(number)p1"
    }
}
