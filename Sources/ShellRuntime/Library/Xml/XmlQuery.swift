import CXML2

/// A copy of a tree as libxml2 has it, over which queries run; each node of the copy knows the one that it stands for.
final class XmlQueryCopy {
    private let library: LibXML
    private let document: xmlDocPtr
    private var places: [ObjectIdentifier: xmlNodePtr] = [:]
    /// Keeps the nodes that the copy refers to.
    private let root: XmlNode

    /// Copies the tree below a node.
    init(_ root: XmlNode) throws {
        library = try LibXML.library()
        guard let document = library.newDocument(nil) else { throw XmlQueryCopy.noMemory }
        self.document = document
        self.root = root
        let top = UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
        if root.kind == .document || root.kind == .documentFragment {
            note(root, top)
            for child in root.children { try copy(child, into: top) }
        } else {
            try copy(root, into: top)
        }
    }

    deinit { library.freeDocument(document) }

    private static let noMemory = ScriptError.dotNet(
        "System.OutOfMemoryException", "There is no memory for a query.")

    private func note(_ node: XmlNode, _ place: xmlNodePtr) {
        places[ObjectIdentifier(node)] = place
        // Texts side by side become one; the first stands for all.
        if place.pointee._private == nil {
            place.pointee._private = Unmanaged.passUnretained(node).toOpaque()
        }
    }

    private func copy(_ node: XmlNode, into parent: xmlNodePtr) throws {
        let made: xmlNodePtr?
        switch node.kind {
        case .element: return try copy(element: node, into: parent)
        case .text, .whitespace, .significantWhitespace: made = library.newText(document, node.value)
        case .cdata: made = library.newCData(document, node.value, Int32(node.value.utf8.count))
        case .comment: made = library.newComment(document, node.value)
        case .processingInstruction: made = library.newInstruction(document, node.name, node.value)
        default: return
        }
        guard let made, let placed = library.addChild(parent, made) else { throw XmlQueryCopy.noMemory }
        note(node, placed)
    }

    private func copy(element node: XmlNode, into parent: xmlNodePtr) throws {
        guard let made = library.newElement(document, nil, node.localName, nil),
            library.addChild(parent, made) != nil
        else { throw XmlQueryCopy.noMemory }
        note(node, made)
        for attribute in node.attributes where attribute.namespace == XmlNode.xmlnsNamespace {
            let prefix = attribute.prefix.isEmpty ? nil : attribute.localName
            declare(made, prefix, attribute.value)
        }
        if !node.namespace.isEmpty {
            library.setNamespace(made, space(made, node.prefix, node.namespace))
        }
        for attribute in node.attributes where attribute.namespace != XmlNode.xmlnsNamespace {
            let space =
                attribute.namespace.isEmpty ? nil : self.space(made, attribute.prefix, attribute.namespace)
            guard let placed = library.newAttribute(made, space, attribute.localName, attribute.value) else {
                throw XmlQueryCopy.noMemory
            }
            let place = UnsafeMutableRawPointer(placed).assumingMemoryBound(to: xmlNode.self)
            note(attribute, place)
        }
        for child in node.children { try copy(child, into: made) }
    }

    private func declare(_ element: xmlNodePtr, _ prefix: String?, _ namespace: String) {
        if let prefix {
            _ = library.newNamespace(element, namespace, prefix)
        } else {
            _ = library.newNamespace(element, namespace, nil)
        }
    }

    /// The declaration of a namespace on an element, added when it is not there.
    private func space(_ element: xmlNodePtr, _ prefix: String, _ namespace: String) -> xmlNsPtr? {
        var known = element.pointee.nsDef
        while let space = known {
            let declared = space.pointee.prefix.map { String(cString: $0) } ?? ""
            if declared == prefix, space.pointee.href.map({ String(cString: $0) }) == namespace {
                return space
            }
            known = space.pointee.next
        }
        if prefix.isEmpty { return library.newNamespace(element, namespace, nil) }
        return library.newNamespace(element, namespace, prefix)
    }

    /// The nodes that a query finds, seen from a node, in document order.
    func nodes(_ query: String, from node: XmlNode, _ namespaces: [(prefix: String, uri: String)]) throws
        -> [XmlNode]
    {
        guard let place = places[ObjectIdentifier(node)], let context = library.newQuery(document) else {
            return []
        }
        defer { library.freeQuery(context) }
        context.pointee.node = place
        // A query cannot be stopped by a key, so one that would run for minutes ends by itself.
        context.pointee.opLimit = 500_000_000
        for (prefix, uri) in namespaces where !prefix.isEmpty {
            _ = library.registerNamespace(context, prefix, uri)
        }
        var code: Int32 = 0
        let result = withUnsafeMutablePointer(to: &code) { code in
            // Not printed, as the library does on its own.
            library.setErrorHandler(UnsafeMutableRawPointer(code)) { slot, error in
                guard let slot, let error else { return }
                let code = slot.assumingMemoryBound(to: Int32.self)
                if code.pointee == 0 { code.pointee = error.pointee.code }
            }
            defer { library.setErrorHandler(nil, nil) }
            return library.evaluate(query, context)
        }
        guard let result else { throw XmlQueryCopy.failure(query, code) }
        defer { library.freeResult(result) }
        guard result.pointee.type == XPATH_NODESET else {
            throw XmlQueryCopy.error("Expression must evaluate to a node-set.")
        }
        guard let set = result.pointee.nodesetval, let list = set.pointee.nodeTab else { return [] }
        return (0..<Int(set.pointee.nodeNr)).compactMap { list[$0].flatMap(XmlQueryCopy.original) }
    }

    /// The node that a node of the copy stands for; declarations of namespaces stand for none.
    private static func original(_ node: xmlNodePtr) -> XmlNode? {
        guard node.pointee.type != XML_NAMESPACE_DECL, let known = node.pointee._private else { return nil }
        return Unmanaged<XmlNode>.fromOpaque(known).takeUnretainedValue()
    }

    private static func failure(_ query: String, _ code: Int32) -> ScriptError {
        let reason = Int64(code) - Int64(XML_XPATH_EXPRESSION_OK.rawValue)
        if reason == Int64(XPATH_OP_LIMIT_EXCEEDED.rawValue)
            || reason == Int64(XPATH_RECURSION_LIMIT_EXCEEDED.rawValue)
            || reason == Int64(XPATH_MEMORY_ERROR.rawValue)
        {
            return error("'\(query)' needs more steps than a query may take.")
        }
        return switch xmlParserErrors(UInt32(bitPattern: code)) {
        case XML_XPATH_UNDEF_PREFIX_ERROR:
            error(
                "Namespace Manager or XsltContext needed. "
                    + "This query has a prefix, variable, or user-defined function.")
        case XML_XPATH_UNKNOWN_FUNC_ERROR, XML_XPATH_UNDEF_VARIABLE_ERROR:
            error("'\(query)' uses a function or variable that XPath 1.0 does not have.")
        case XML_XPATH_INVALID_TYPE, XML_XPATH_INVALID_OPERAND:
            error("Expression must evaluate to a node-set.")
        default: error("'\(query)' has an invalid token.")
        }
    }

    private static func error(_ message: String) -> ScriptError {
        ScriptError.dotNet("System.Xml.XPath.XPathException", message)
    }
}

extension XmlTree {
    /// The nodes that an XPath expression finds, seen from a node, in document order.
    ///
    /// - Parameter namespaces: what the prefixes of the expression stand for.
    public func select(
        _ query: String, from node: XmlNode, _ namespaces: [(prefix: String, uri: String)] = []
    ) throws -> [XmlNode] {
        let root = node.root
        guard root === document else {
            return try XmlQueryCopy(root).nodes(query, from: node, namespaces)
        }
        let copy = try queryCopy ?? XmlQueryCopy(root)
        queryCopy = copy
        return try copy.nodes(query, from: node, namespaces)
    }
}
