/// Members of `System.Xml.XmlDocument`.
enum XmlDocumentLibrary {
    static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.constructor("XmlDocument()") { _, _ in
                let tree = XmlTree()
                return tree.value(tree.document)
            }
            properties(members)
            loading(members)
            saving(members)
            making(members)
            searching(members)
        }
    }

    /// What `[xml]` makes of a text: PowerShell lets entities add no more than 1,024 characters there.
    static func cast(_ text: String) throws -> Value {
        let tree = XmlTree(try XmlParser.parse(text, .init(entityCharacters: 1_024)))
        return tree.value(tree.document)
    }

    private static func tree(_ value: Value) throws -> XmlTree { try XmlNodeLibrary.object(value).tree }

    private static func properties(_ members: MemberBuilder) {
        members.property("DocumentElement", "System.Xml.XmlElement") { value, _ in
            let tree = try tree(value)
            return tree.value(tree.document.documentElement)
        }
        members.property("DocumentType", "System.Xml.XmlDocumentType") { value, _ in
            let tree = try tree(value)
            return tree.value(tree.document.children.first { $0.kind == .documentType })
        }
        members.property("PreserveWhitespace", "bool") { value, _ in
            .bool(try tree(value).preservesWhitespace)
        } set: { value, new, _ in
            try tree(value).preservesWhitespace = new.isTrue
        }
        members.property("NameTable", "System.Xml.XmlNameTable") { _, _ in .host(XmlNameTableObject()) }
        members.property("XmlResolver", "System.Object") { _, _ in
            .null
        } set: { _, new, _ in
            guard new.isNull else {
                throw ScriptError.dotNet(
                    "System.NotSupportedException",
                    "A document never reads other documents, so it takes no resolver but $null.")
            }
        }
    }

    private static func loading(_ members: MemberBuilder) {
        func options(_ tree: XmlTree) -> XmlParser.Options {
            .init(preservesWhitespace: tree.preservesWhitespace)
        }
        members.method("void LoadXml(string xml)") { value, arguments, _ in
            let tree = try tree(value)
            if arguments[0].isNull { throw ScriptError.argumentNull("xml") }
            tree.load(try XmlParser.parse(arguments[0].string, options(tree)))
            return .nothing
        }
        members.method("void Load(string filename)") { value, arguments, _ in
            let tree = try tree(value)
            let name = arguments[0].string
            if name.contains("://") {
                throw ScriptError.dotNet(
                    "System.NotSupportedException",
                    "'\(name)' is an address; a document is loaded from a file, a stream or a reader.")
            }
            let bytes = try PosixFiles.read(try FileLibrary.path(arguments[0]))
            tree.load(try XmlParser.parse(file: bytes, options(tree)))
            return .nothing
        }
        members.method("void Load(System.IO.TextReader txtReader)") { value, arguments, _ in
            let tree = try tree(value)
            guard let reader = arguments[0].unwrapped.hostObject as? TextReaderObject else {
                throw ScriptError.argumentNull("txtReader")
            }
            tree.load(try XmlParser.parse(reader.readToEnd().string, options(tree)))
            return .nothing
        }
        members.method("void Load(System.IO.Stream inStream)") { value, arguments, _ in
            let tree = try tree(value)
            guard let stream = arguments[0].unwrapped.hostObject as? StreamObject else {
                throw ScriptError.argumentNull("inStream")
            }
            tree.load(try XmlParser.parse(file: stream.readToEnd(), options(tree)))
            return .nothing
        }
    }

    /// The text of a document as a file holds it: indented, unless blanks are kept as they were.
    static func text(_ tree: XmlTree) throws -> String {
        guard tree.document.documentElement != nil else {
            throw XmlFailure("Invalid XML document. The document does not have a root element.").error
        }
        var writer = XmlWriter(isIndented: !tree.preservesWhitespace)
        writer.write(tree.document)
        return writer.text
    }

    /// The encoding that the declaration names; UTF-8 without a mark when it names none.
    private static func encoding(_ tree: XmlTree) throws -> EncodingObject {
        let declaration = tree.document.children.first { $0.kind == .declaration }
        guard let name = declaration?.parts[1], !name.isEmpty else { return EncodingObject(.utf8) }
        guard let known = EncodingObject.named(name) else {
            throw ScriptError.argument(
                "'\(name)' is not a supported encoding name.", "name")
        }
        return known
    }

    /// The bytes of a document. What a narrow encoding lacks is written as a reference, so that nothing is lost.
    private static func bytes(_ tree: XmlTree) throws -> [UInt8] {
        let text = try text(tree), encoding = try encoding(tree)
        let limit: UInt32
        switch encoding.kind {
        case .ascii: limit = 0x80
        case .latin1: limit = 0x100
        default: return encoding.preamble + encoding.encode(Text(text))
        }
        var narrow = ""
        for scalar in text.unicodeScalars {
            if scalar.value < limit {
                narrow.unicodeScalars.append(scalar)
            } else {
                narrow += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
            }
        }
        return encoding.encode(Text(narrow))
    }

    private static func saving(_ members: MemberBuilder) {
        members.method("void Save(string filename)") { value, arguments, _ in
            let tree = try tree(value)
            let bytes = try bytes(tree)
            try PosixFiles.write(try FileLibrary.path(arguments[0]), bytes)
            return .nothing
        }
        members.method("void Save(System.IO.TextWriter writer)") { value, arguments, _ in
            guard let writer = arguments[0].unwrapped.hostObject as? TextWriterObject else {
                throw ScriptError.argumentNull("writer")
            }
            try writer.write(Text(try text(tree(value))))
            return .nothing
        }
        members.method("void Save(System.IO.Stream outStream)") { value, arguments, _ in
            guard let stream = arguments[0].unwrapped.hostObject as? StreamObject else {
                throw ScriptError.argumentNull("outStream")
            }
            try stream.write(try bytes(tree(value)))
            return .nothing
        }
    }

    private static func making(_ members: MemberBuilder) {
        func make(_ signature: String, _ make: @escaping ([Value], XmlTree) throws -> XmlNode) {
            members.method(signature) { value, arguments, _ in
                let tree = try tree(value)
                return tree.value(try make(arguments, tree))
            }
        }
        make("System.Xml.XmlElement CreateElement(string name)") { arguments, _ in
            let (prefix, local) = try XmlNames.split(arguments[0].string)
            return element(prefix, local, "")
        }
        make("System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)") {
            arguments, _ in
            let (prefix, local) = try XmlNames.split(arguments[0].string)
            return element(prefix, local, arguments[1].string)
        }
        make("System.Xml.XmlElement CreateElement(string prefix, string localName, string namespaceURI)") {
            arguments, _ in
            try XmlNames.check(arguments[1].string)
            return element(arguments[0].string, arguments[1].string, arguments[2].string)
        }
        make("System.Xml.XmlAttribute CreateAttribute(string name)") { arguments, _ in
            try XmlTree.attribute(arguments[0].string)
        }
        make("System.Xml.XmlAttribute CreateAttribute(string qualifiedName, string namespaceURI)") {
            arguments, _ in
            let (prefix, local) = try XmlNames.split(arguments[0].string)
            return XmlNode(.attribute, prefix: prefix, local, namespace: arguments[1].string)
        }
        make("System.Xml.XmlAttribute CreateAttribute(string prefix, string localName, string namespaceURI)")
        {
            arguments, _ in
            try XmlNames.check(arguments[1].string)
            return XmlNode(
                .attribute, prefix: arguments[0].string, arguments[1].string, namespace: arguments[2].string)
        }
        make("System.Xml.XmlText CreateTextNode(string text)") { arguments, _ in .text(arguments[0].string) }
        make("System.Xml.XmlCDataSection CreateCDataSection(string data)") { arguments, _ in
            XmlNode(.cdata, "#cdata-section", value: arguments[0].string)
        }
        make("System.Xml.XmlComment CreateComment(string data)") { arguments, _ in
            XmlNode(.comment, "#comment", value: arguments[0].string)
        }
        make("System.Xml.XmlWhitespace CreateWhitespace(string text)") { arguments, _ in
            XmlNode(.whitespace, "#whitespace", value: arguments[0].string)
        }
        make("System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)") {
            arguments, _ in
            try XmlNames.check(arguments[0].string)
            return XmlNode(.processingInstruction, arguments[0].string, value: arguments[1].string)
        }
        make(
            "System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)"
        ) { arguments, _ in
            guard arguments[0].string == "1.0" || arguments[0].string == "1.1" else {
                throw ScriptError.argument(
                    "Wrong XML version information. The XML must match production "
                        + "\"VersionNum ::= '1.' [0-9]+\".")
            }
            let node = XmlNode(.declaration, "xml")
            node.parts = arguments.map(\.string)
            return node
        }
        make("System.Xml.XmlDocumentFragment CreateDocumentFragment()") { _, _ in
            XmlNode(.documentFragment, "#document-fragment")
        }
        make("System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)") { arguments, _ in
            let node = try XmlNodeLibrary.object(arguments[0]).node
            guard node.kind != .document else {
                throw ScriptError.invalidOperation("Cannot import nodes of type 'Document'.")
            }
            return node.copy(deep: arguments[1].isTrue)
        }
    }

    private static func element(_ prefix: String, _ local: String, _ namespace: String) -> XmlNode {
        let node = XmlNode(.element, prefix: prefix, local, namespace: namespace)
        node.isEmpty = true
        return node
    }

    private static func searching(_ members: MemberBuilder) {
        members.method("System.Xml.XmlNodeList GetElementsByTagName(string name)") { value, arguments, _ in
            XmlElementLibrary.elements(of: try XmlNodeLibrary.object(value), named: arguments[0].string)
        }
        members.method(
            "System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)"
        ) { value, arguments, _ in
            let object = try XmlNodeLibrary.object(value)
            return XmlElementLibrary.elements(
                of: object, named: arguments[0].string, in: arguments[1].string)
        }
    }
}
