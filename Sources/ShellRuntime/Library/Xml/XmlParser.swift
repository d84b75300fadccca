import CXML2

/// Reads the text of a document into a tree of nodes.
///
/// libxml2 finds the tags; nothing outside the text is ever read: external entities are an error, and what internal
/// ones may add is bounded.
final class XmlParser {
    /// What a reader of documents may ask for.
    struct Options {
        /// Keeps blanks between tags.
        var preservesWhitespace = false
        /// Characters that entities may add; 1,024 for a cast in PowerShell, ten million for `XmlDocument.Load`.
        var entityCharacters = 10_000_000
    }

    private let library: LibXML
    private let options: Options
    private let source: [UInt8]
    private let document = XmlNode(.document, "#document")
    private var current: XmlNode
    private var text: [UInt8] = []
    /// Prefixes of the elements that are open, innermost last.
    private var scopes: [[String: String]] = [["xml": XmlNode.xmlNamespace, "xmlns": XmlNode.xmlnsNamespace]]
    /// Where the tags of the open elements begin.
    private var starts: [Int] = []
    /// Whether `xml:space="preserve"` holds in the open elements.
    private var preserving = [false]
    private var expanded = 0
    private var failure: XmlFailure?
    private let prolog: XmlProlog

    private init(_ library: LibXML, _ source: [UInt8], _ options: Options) {
        self.library = library
        self.source = source
        self.options = options
        current = document
        prolog = XmlProlog(source)
    }

    /// The document of a text.
    static func parse(_ text: String, _ options: Options = Options()) throws -> XmlNode {
        try parse(Array(text.utf8), options, isText: true)
    }

    /// The document of a file's bytes, whose encoding the mark or the declaration tells.
    static func parse(file bytes: [UInt8], _ options: Options = Options()) throws -> XmlNode {
        let wideMarks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
        if wideMarks.contains(where: bytes.starts(with:)) {
            return try parse(EncodingObject.decodeFile(bytes).string, options)
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let hasMark = bytes.starts(with: mark)
        return try parse(hasMark ? Array(bytes.dropFirst(3)) : bytes, options, isText: hasMark)
    }

    private static func parse(_ bytes: [UInt8], _ options: Options, isText: Bool) throws -> XmlNode {
        let parser = XmlParser(try LibXML.library(), bytes, options)
        try parser.run(isText: isText)
        return parser.document
    }

    private func run(isText: Bool) throws {
        guard !source.isEmpty, source.count < Int(Int32.max) else {
            throw XmlFailure("Root element is missing.").error
        }
        if let declaration = prolog.declaration { document.append(declaration) }
        source.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let parser = library.createMemoryParser(start, Int32(bytes.count)) else { return }
            parse(parser, isText)
        }
        if let failure { throw failure.error }
        guard document.documentElement != nil else { throw XmlFailure("Root element is missing.").error }
        if options.preservesWhitespace { addOuterWhitespace() }
    }

    private func parse(_ parser: xmlParserCtxtPtr, _ isText: Bool) {
        var flags = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
        // A text is decoded already, whatever its declaration says.
        if isText { flags |= XML_PARSE_IGNORE_ENC.rawValue }
        _ = library.useOptions(parser, Int32(bitPattern: flags))
        parser.pointee._private = Unmanaged.passUnretained(self).toOpaque()
        if let handler = parser.pointee.sax { handle(&handler.pointee) }
        library.setErrorHandler(parser) { context, error in XmlParser.of(context)?.failed(context, error) }
        let status = library.parseDocument(parser)
        library.setErrorHandler(nil, nil)
        if status != 0, failure == nil { failure = XmlFailure("Data at the root level is invalid.") }
        if let made = parser.pointee.myDoc { library.freeDocument(made) }
        parser.pointee.myDoc = nil
        library.freeParser(parser)
    }

    // The declarations of entities stay with libxml2's own handlers, which need the document that they make.
    private func handle(_ handler: inout xmlSAXHandler) {
        defaultEntity = handler.getEntity
        defaultSubset = handler.internalSubset
        // The handlers of version 1 get a tag as it is written; those of version 2 get declarations of namespaces apart
        // from attributes, and the order would be lost.
        handler.initialized = 1
        handler.startElementNs = nil
        handler.endElementNs = nil
        handler.startElement = { context, name, attributes in
            XmlParser.of(context)?.begin(XmlParser.context(context), name, attributes)
        }
        handler.endElement = { context, _ in XmlParser.of(context)?.end() }
        handler.characters = { context, text, count in XmlParser.of(context)?.add(text, count) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = { context, text, count in XmlParser.of(context)?.addCData(text, count) }
        handler.comment = { context, text in
            XmlParser.of(context)?.add(XmlNode(.comment, "#comment", value: XmlParser.string(text)), context)
        }
        handler.processingInstruction = { context, target, data in
            let name = XmlParser.string(target)
            XmlParser.of(context)?.add(
                XmlNode(.processingInstruction, name, value: XmlParser.string(data)), context)
        }
        handler.internalSubset = { context, name, publicId, systemId in
            XmlParser.of(context)?.type(context, name, publicId, systemId)
        }
        handler.getEntity = { context, name in XmlParser.of(context)?.entity(context, name) }
        handler.getParameterEntity = { context, _ in
            XmlParser.of(context)?.refuse(context, "Parameter entities are not read.")
            return nil
        }
    }

    private var defaultEntity: getEntitySAXFunc?
    private var defaultSubset: internalSubsetSAXFunc?

    private static func context(_ pointer: UnsafeMutableRawPointer?) -> xmlParserCtxtPtr? {
        pointer?.assumingMemoryBound(to: xmlParserCtxt.self)
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XmlParser? {
        context(pointer)?.pointee._private.map {
            Unmanaged<XmlParser>.fromOpaque($0).takeUnretainedValue()
        }
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }
}

/// What libxml2 reports.
extension XmlParser {
    private func begin(
        _ context: xmlParserCtxtPtr?, _ name: UnsafePointer<xmlChar>?,
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard failure == nil else { return }
        flushText()
        let offset = tagStart(context)
        var attributes: [(name: String, value: String)] = []
        if let list {
            var at = 0
            while let attribute = list[at] {
                attributes.append((XmlParser.string(attribute), XmlParser.string(list[at + 1])))
                at += 2
            }
        }
        var scope = scopes[scopes.count - 1]
        for (attribute, value) in attributes {
            if attribute == "xmlns" { scope[""] = value }
            if attribute.hasPrefix("xmlns:") { scope[String(attribute.dropFirst(6))] = value }
        }
        var keepsBlanks = preserving[preserving.count - 1]
        guard let element = make(.element, XmlParser.string(name), scope, offset, context) else { return }
        for (attribute, value) in attributes {
            guard let made = make(.attribute, attribute, scope, offset, context) else { return }
            if element.attribute(made.localName, in: made.namespace) != nil {
                return fail(context, "'\(attribute)' is a duplicate attribute name.", offset)
            }
            made.value = value
            element.append(attribute: made)
            if attribute == "xml:space" { keepsBlanks = value == "preserve" }
        }
        element.isEmpty = context?.pointee.input?.pointee.cur?.pointee == UInt8(ascii: "/")
        current.append(element)
        current = element
        scopes.append(scope)
        starts.append(offset)
        preserving.append(keepsBlanks)
    }

    private func make(
        _ kind: XmlNode.Kind, _ name: String, _ scope: [String: String], _ offset: Int,
        _ context: xmlParserCtxtPtr?
    ) -> XmlNode? {
        guard let colon = name.firstIndex(of: ":") else {
            if kind == .attribute {
                return XmlNode(kind, name, namespace: name == "xmlns" ? XmlNode.xmlnsNamespace : "")
            }
            return XmlNode(kind, name, namespace: scope[""] ?? "")
        }
        let prefix = String(name[..<colon]), local = String(name[name.index(after: colon)...])
        guard let namespace = scope[prefix], !prefix.isEmpty, !local.isEmpty, !local.contains(":") else {
            fail(context, "'\(prefix)' is an undeclared prefix.", offset)
            return nil
        }
        return XmlNode(kind, prefix: prefix, local, namespace: namespace)
    }

    private func end() {
        guard failure == nil else { return }
        flushText()
        current = current.parent ?? document
        scopes.removeLast()
        starts.removeLast()
        preserving.removeLast()
    }

    private func add(_ characters: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard failure == nil, let characters else { return }
        text.append(contentsOf: UnsafeBufferPointer(start: characters, count: Int(count)))
    }

    private func addCData(_ characters: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard failure == nil else { return }
        flushText()
        let bytes = UnsafeBufferPointer(start: characters, count: Int(count))
        current.append(XmlNode(.cdata, "#cdata-section", value: String(decoding: bytes, as: UTF8.self)))
    }

    private func add(_ node: XmlNode, _ context: UnsafeMutableRawPointer?) {
        guard failure == nil, XmlParser.context(context)?.pointee.inSubset == 0 else { return }
        flushText()
        current.append(node)
    }

    // Text arrives in pieces; blanks between tags count only when asked for.
    private func flushText() {
        guard !text.isEmpty else { return }
        defer { text.removeAll(keepingCapacity: true) }
        let isBlank = text.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let value = String(decoding: text, as: UTF8.self)
        guard isBlank else { return current.append(XmlNode.text(value)) }
        if preserving[preserving.count - 1] {
            current.append(XmlNode(.significantWhitespace, "#significant-whitespace", value: value))
        } else if options.preservesWhitespace {
            current.append(XmlNode(.whitespace, "#whitespace", value: value))
        }
    }

    private func type(
        _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
        _ publicId: UnsafePointer<xmlChar>?, _ systemId: UnsafePointer<xmlChar>?
    ) {
        defaultSubset?(context, name, publicId, systemId)
        let node = XmlNode(.documentType, XmlParser.string(name))
        node.parts = [XmlParser.string(publicId), XmlParser.string(systemId), prolog.subset]
        document.append(node)
    }

    private func entity(
        _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?
    ) -> xmlEntityPtr? {
        guard failure == nil, let found = defaultEntity?(context, name) else { return nil }
        guard found.pointee.etype == XML_INTERNAL_GENERAL_ENTITY else {
            refuse(
                context, "The entity '\(XmlParser.string(name))' lies outside the document and is not read.")
            return nil
        }
        // An entity of nothing counts as well: what is bounded is the work.
        expanded += max(Int(found.pointee.length), 1)
        guard expanded <= options.entityCharacters else {
            refuse(
                context,
                "The input document has exceeded a limit set by MaxCharactersFromEntities: entities may add "
                    + "\(options.entityCharacters) characters.")
            return nil
        }
        return found
    }

    private func refuse(_ context: UnsafeMutableRawPointer?, _ message: String) {
        let context = XmlParser.context(context)
        fail(context, message, offset(context))
    }

    private func fail(_ context: xmlParserCtxtPtr?, _ message: String, _ offset: Int) {
        if failure == nil { failure = XmlFailure(message, offset, in: source) }
        library.stopParser(context)
    }

    private func failed(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
        guard failure == nil, let error, error.pointee.level == XML_ERR_FATAL else { return }
        let context = XmlParser.context(context)
        var open: [(name: String, offset: Int)] = []
        var node = current
        for offset in starts.reversed() {
            open.append((node.name, offset))
            node = node.parent ?? document
        }
        failure = XmlFailure(
            error.pointee, open: open, at: offset(context), tag: tagStart(context), in: source)
    }

    /// How far the parser has come.
    private func offset(_ context: xmlParserCtxtPtr?) -> Int {
        guard let input = context?.pointee.input, let base = input.pointee.base, let place = input.pointee.cur
        else { return 0 }
        return min(max(place - base, 0), source.count)
    }

    /// Where the tag that the parser has read begins.
    private func tagStart(_ context: xmlParserCtxtPtr?) -> Int {
        var offset = min(self.offset(context), source.count - 1)
        while offset > 0, source[offset] != UInt8(ascii: "<") { offset -= 1 }
        return offset
    }

    // libxml2 reports no blanks outside the root element, and whoever keeps blanks wants to write the file as it was.
    private func addOuterWhitespace() {
        let blanks = prolog.outerBlanks(count: document.children.count)
        var children: [XmlNode] = []
        for (index, child) in document.children.enumerated() {
            if !blanks[index].isEmpty {
                children.append(XmlNode(.whitespace, "#whitespace", value: blanks[index]))
            }
            children.append(child)
        }
        if let last = blanks.last, !last.isEmpty {
            children.append(XmlNode(.whitespace, "#whitespace", value: last))
        }
        document.children.removeAll()
        for child in children { document.append(child) }
    }
}
