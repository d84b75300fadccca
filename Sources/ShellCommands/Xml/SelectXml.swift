import ShellRuntime

/// `Select-Xml`: finds nodes in XML by XPath.
final class SelectXmlCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Select-Xml", ModuleName.utility, "Finds text in an XML string or document.",
        parameters: """
            Path string[] Path(mandatory,1,property) notempty -- The files; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) notempty -- The files, taken literally.
            Xml,Node System.Xml.XmlNode[] Xml(mandatory,1,pipeline,property) notempty -- The nodes to search.
            Content string[] Content(mandatory,pipeline) notempty -- Texts that are XML.
            XPath string (mandatory,0) notempty -- The query.
            Namespace hashtable notempty -- Prefixes of the query and the namespaces that they stand for.
            """,
        defaultSet: "Xml",
        examples: [("Select-Xml -Content '<a><b>1</b></a>' -XPath //b", "Finds the element b.")]
    ) { SelectXmlCmdlet() }

    private var namespaces: [(prefix: String, uri: String)] = []
    private var query = ""

    override func begin() throws {
        query = arguments.text("XPath") ?? ""
        guard case .table(let table)? = arguments["Namespace"]?.unwrapped else { return }
        for (key, value) in zip(table.keys, table.values) {
            guard !value.isNull else {
                throw failure(
                    "System.ArgumentException", id: "PrefixError", .invalidArgument,
                    "The prefix '\(key.string)' in the hash table of the Namespace parameter has no namespace."
                )
            }
            namespaces.append((key.string, value.string))
        }
    }

    override func process() throws {
        if let nodes = arguments["Xml"], arguments.parameterSet == "Xml" {
            for node in nodes.elements {
                guard let object = node.xmlNode else { continue }
                try search(object.tree, from: object.node, path: nil)
            }
        } else if arguments.parameterSet == "Content" {
            for text in arguments.texts("Content") {
                let cast: Value
                do {
                    cast = try Conversions.convert(Value(text), to: xmlDocument, interpreter)
                } catch let error as ScriptError {
                    try writeError(error.record)
                    continue
                }
                guard let object = cast.xmlNode else { continue }
                try search(object.tree, from: object.node, path: nil)
            }
        } else {
            try searchFiles()
        }
    }

    private var xmlDocument: TypeInfo { TypeCatalog.shared.find("System.Xml.XmlDocument") ?? .object }

    private func searchFiles() throws {
        let isLiteral = arguments.isBound("LiteralPath")
        for text in arguments.texts(isLiteral ? "LiteralPath" : "Path") {
            let places: [ItemPlace]
            do {
                places = try Globbing.places(text, literal: isLiteral, interpreter)
            } catch let error as ScriptError {
                try writeError(error.record)
                continue
            }
            for place in places { try search(file: place.path) }
        }
    }

    private func search(file path: String) throws {
        let tree: XmlTree
        do {
            tree = try XmlTree.parse(file: try FileText.bytes(path), preservesWhitespace: true)
        } catch let error as ScriptError {
            return try refuse(path, error.record.exception.message)
        } catch let failure as FileText.Failure {
            return try refuse(path, failure.reason)
        }
        try search(tree, from: tree.document, path: path)
    }

    private func refuse(_ path: String, _ reason: String) throws {
        try writeError(
            errorRecord(
                "System.ArgumentException", id: "ProcessingFile", .invalidArgument,
                "The file '\(path)' cannot be read: \(reason)", target: Value(path)))
    }

    private func search(_ tree: XmlTree, from node: XmlNode, path: String?) throws {
        let found: [XmlNode]
        do {
            found = try tree.select(query, from: node, namespaces)
        } catch let error as ScriptError {
            let exception = error.record.exception
            throw failure(
                exception.exceptionType.fullName, id: exception.exceptionType.fullName, .notSpecified,
                exception.message, target: Value(query))
        }
        for node in found {
            try write(.host(SelectXmlInfoObject(tree.object(node), path: path, pattern: query)))
        }
    }
}

/// A node that `Select-Xml` found.
final class SelectXmlInfoObject: HostObject {
    let node: XmlNodeObject
    let path: String
    let pattern: String

    init(_ node: XmlNodeObject, path: String?, pattern: String) {
        self.node = node
        self.path = path ?? "InputStream"
        self.pattern = pattern
    }

    override var type: TypeInfo { SelectXmlInfoObject.infoType }

    override func toText() -> Text {
        let isPlain = node.node.kind != .element && node.node.kind != .document
        let text = isPlain ? node.node.value : node.node.children.map { $0.text() }.joined()
        let shown = Text(text).trimmed().string
        return Text(path == "InputStream" ? shown : shown + ":" + path)
    }

    private static func of(_ value: Value) -> SelectXmlInfoObject? { value.host(SelectXmlInfoObject.self) }

    private static let infoType = TypeInfo(
        "Microsoft.PowerShell.Commands.SelectXmlInfo", base: .object,
        members: {
            TypeMembers(properties: [
                NativeProperty(
                    "Node", "System.Xml.XmlNode",
                    get: { value, _ in of(value).map { .host($0.node) } ?? .null }),
                NativeProperty("Path", "string", get: { value, _ in Value(of(value)?.path ?? "") }),
                NativeProperty("Pattern", "string", get: { value, _ in Value(of(value)?.pattern ?? "") }),
            ])
        })
}
