/// The types of `System.Xml` that the shell has, and the list of them for the catalogue.
enum XmlTypes {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Xml.XmlNode", { node }, XmlNodeLibrary.node),
        LibraryType("System.Xml.XmlLinkedNode", { linkedNode }),
        LibraryType("System.Xml.XmlCharacterData", { characterData }, XmlNodeLibrary.characterData),
        LibraryType("System.Xml.XmlElement", { element }, XmlElementLibrary.members),
        LibraryType("System.Xml.XmlAttribute", { attribute }, XmlNodeLibrary.attribute),
        LibraryType("System.Xml.XmlText", { text }),
        LibraryType("System.Xml.XmlCDataSection", { cdata }),
        LibraryType("System.Xml.XmlComment", { comment }),
        LibraryType("System.Xml.XmlWhitespace", { whitespace }),
        LibraryType("System.Xml.XmlSignificantWhitespace", { significantWhitespace }),
        LibraryType("System.Xml.XmlProcessingInstruction", { instruction }, XmlNodeLibrary.instruction),
        LibraryType("System.Xml.XmlDeclaration", { declaration }, XmlNodeLibrary.declaration),
        LibraryType("System.Xml.XmlDocumentType", { documentType }, XmlNodeLibrary.documentType),
        LibraryType("System.Xml.XmlDocumentFragment", { fragment }),
        LibraryType("System.Xml.XmlDocument", { document }, XmlDocumentLibrary.members),
        LibraryType("System.Xml.XmlNodeList", { nodeList }, XmlNodeListObject.members),
        LibraryType("System.Xml.XmlChildNodes", { childNodes }),
        LibraryType("System.Xml.XmlElementList", { elementList }),
        LibraryType("System.Xml.XPathNodeList", { pathNodeList }),
        LibraryType("System.Xml.XmlNamedNodeMap", { namedNodeMap }),
        LibraryType(
            "System.Xml.XmlAttributeCollection", { attributeCollection }, XmlNodeListObject.attributeMembers),
        LibraryType("System.Xml.XmlNameTable", { nameTable }),
        LibraryType("System.Xml.NameTable", { standardNameTable }, XmlNamespaceLibrary.nameTable),
        LibraryType("System.Xml.XmlNamespaceManager", { namespaceManager }, XmlNamespaceLibrary.manager),
    ]

    private static func make(_ name: String, _ base: TypeInfo = .object, _ faces: [TypeInfo] = []) -> TypeInfo
    {
        TypeLibrary.type("System.Xml." + name, .class, base: base, faces)
    }

    static let node = make("XmlNode", .object, [.cloneable])
    static let linkedNode = make("XmlLinkedNode", node)
    static let characterData = make("XmlCharacterData", linkedNode)
    static let element = make("XmlElement", linkedNode)
    static let attribute = make("XmlAttribute", node)
    static let text = make("XmlText", characterData)
    static let cdata = make("XmlCDataSection", characterData)
    static let comment = make("XmlComment", characterData)
    static let whitespace = make("XmlWhitespace", characterData)
    static let significantWhitespace = make("XmlSignificantWhitespace", characterData)
    static let instruction = make("XmlProcessingInstruction", linkedNode)
    static let declaration = make("XmlDeclaration", linkedNode)
    static let documentType = make("XmlDocumentType", linkedNode)
    static let fragment = make("XmlDocumentFragment", node)
    static let document = make("XmlDocument", node)
    static let nodeList = make("XmlNodeList", .object, [.enumerable])
    static let childNodes = make("XmlChildNodes", nodeList)
    static let elementList = make("XmlElementList", nodeList)
    static let pathNodeList = make("XPathNodeList", nodeList)
    static let namedNodeMap = make("XmlNamedNodeMap", .object, [.enumerable])
    static let attributeCollection = make("XmlAttributeCollection", namedNodeMap, [.collection])
    static let nameTable = make("XmlNameTable")
    static let standardNameTable = make("NameTable", nameTable)
    static let namespaceManager = make("XmlNamespaceManager", .object, [.enumerable])

    /// The type of a node.
    static func type(of kind: XmlNode.Kind) -> TypeInfo {
        switch kind {
        case .element: element
        case .attribute: attribute
        case .text: text
        case .cdata: cdata
        case .processingInstruction: instruction
        case .comment: comment
        case .document: document
        case .documentType: documentType
        case .documentFragment: fragment
        case .whitespace: whitespace
        case .significantWhitespace: significantWhitespace
        case .declaration: declaration
        }
    }
}
