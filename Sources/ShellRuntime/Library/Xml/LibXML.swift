import CXML2
import Glibc

/// The functions of libxml2 that the shell calls.
///
/// The library is loaded when XML is first used: linked, it would bring ICU along and slow every start down. Nothing
/// outside this folder sees its pointers.
final class LibXML: @unchecked Sendable {
    typealias Name = UnsafePointer<xmlChar>?
    typealias Node = xmlNodePtr?

    // Parsing.
    let createMemoryParser: @convention(c) (UnsafePointer<CChar>?, Int32) -> xmlParserCtxtPtr?
    let useOptions: @convention(c) (xmlParserCtxtPtr?, Int32) -> Int32
    let parseDocument: @convention(c) (xmlParserCtxtPtr?) -> Int32
    let stopParser: @convention(c) (xmlParserCtxtPtr?) -> Void
    let freeParser: @convention(c) (xmlParserCtxtPtr?) -> Void

    // The copy of a tree that queries run over.
    let newDocument: @convention(c) (Name) -> xmlDocPtr?
    let freeDocument: @convention(c) (xmlDocPtr?) -> Void
    let newElement: @convention(c) (xmlDocPtr?, xmlNsPtr?, Name, Name) -> Node
    let newText: @convention(c) (xmlDocPtr?, Name) -> Node
    let newCData: @convention(c) (xmlDocPtr?, Name, Int32) -> Node
    let newComment: @convention(c) (xmlDocPtr?, Name) -> Node
    let newInstruction: @convention(c) (xmlDocPtr?, Name, Name) -> Node
    let newNamespace: @convention(c) (Node, Name, Name) -> xmlNsPtr?
    let setNamespace: @convention(c) (Node, xmlNsPtr?) -> Void
    let newAttribute: @convention(c) (Node, xmlNsPtr?, Name, Name) -> xmlAttrPtr?
    let addChild: @convention(c) (Node, Node) -> Node

    // Queries.
    let newQuery: @convention(c) (xmlDocPtr?) -> xmlXPathContextPtr?
    let freeQuery: @convention(c) (xmlXPathContextPtr?) -> Void
    let registerNamespace: @convention(c) (xmlXPathContextPtr?, Name, Name) -> Int32
    let evaluate: @convention(c) (Name, xmlXPathContextPtr?) -> xmlXPathObjectPtr?
    let freeResult: @convention(c) (xmlXPathObjectPtr?) -> Void

    /// What takes the errors that are not a parser's; the library keeps one a thread.
    let setErrorHandler:
        @convention(c) (
            UnsafeMutableRawPointer?, (@convention(c) (UnsafeMutableRawPointer?, xmlErrorPtr?) -> Void)?
        ) -> Void

    private static let loaded = LibXML()

    /// The loaded library; one sentence when it is not installed.
    static func library() throws -> LibXML {
        guard let loaded else {
            throw ScriptError.dotNet(
                "System.DllNotFoundException",
                "XML needs the library libxml2.so.2, which this system lacks; install the package libxml2.")
        }
        return loaded
    }

    private init?() {
        guard let handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL) else { return nil }
        func find<Function>(_ name: String) -> Function? {
            dlsym(handle, name).map { unsafeBitCast($0, to: Function.self) }
        }
        typealias Loader =
            @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?, xmlParserCtxtPtr?) ->
            xmlParserInputPtr?
        guard
            let createMemoryParser: @convention(c) (UnsafePointer<CChar>?, Int32) -> xmlParserCtxtPtr? =
                find("xmlCreateMemoryParserCtxt"),
            let useOptions: @convention(c) (xmlParserCtxtPtr?, Int32) -> Int32 = find("xmlCtxtUseOptions"),
            let parseDocument: @convention(c) (xmlParserCtxtPtr?) -> Int32 = find("xmlParseDocument"),
            let stopParser: @convention(c) (xmlParserCtxtPtr?) -> Void = find("xmlStopParser"),
            let freeParser: @convention(c) (xmlParserCtxtPtr?) -> Void = find("xmlFreeParserCtxt"),
            let newDocument: @convention(c) (Name) -> xmlDocPtr? = find("xmlNewDoc"),
            let freeDocument: @convention(c) (xmlDocPtr?) -> Void = find("xmlFreeDoc"),
            let newElement: @convention(c) (xmlDocPtr?, xmlNsPtr?, Name, Name) -> Node =
                find("xmlNewDocNode"),
            let newText: @convention(c) (xmlDocPtr?, Name) -> Node = find("xmlNewDocText"),
            let newCData: @convention(c) (xmlDocPtr?, Name, Int32) -> Node = find("xmlNewCDataBlock"),
            let newComment: @convention(c) (xmlDocPtr?, Name) -> Node = find("xmlNewDocComment"),
            let newInstruction: @convention(c) (xmlDocPtr?, Name, Name) -> Node = find("xmlNewDocPI"),
            let newNamespace: @convention(c) (Node, Name, Name) -> xmlNsPtr? = find("xmlNewNs"),
            let setNamespace: @convention(c) (Node, xmlNsPtr?) -> Void = find("xmlSetNs"),
            let newAttribute: @convention(c) (Node, xmlNsPtr?, Name, Name) -> xmlAttrPtr? =
                find("xmlNewNsProp"),
            let addChild: @convention(c) (Node, Node) -> Node = find("xmlAddChild")
        else { return nil }
        guard let newQuery: @convention(c) (xmlDocPtr?) -> xmlXPathContextPtr? = find("xmlXPathNewContext"),
            let freeQuery: @convention(c) (xmlXPathContextPtr?) -> Void = find("xmlXPathFreeContext"),
            let registerNamespace: @convention(c) (xmlXPathContextPtr?, Name, Name) -> Int32 =
                find("xmlXPathRegisterNs"),
            let evaluate: @convention(c) (Name, xmlXPathContextPtr?) -> xmlXPathObjectPtr? =
                find("xmlXPathEvalExpression"),
            let freeResult: @convention(c) (xmlXPathObjectPtr?) -> Void = find("xmlXPathFreeObject"),
            let setErrorHandler:
                @convention(c) (
                    UnsafeMutableRawPointer?,
                    (@convention(c) (UnsafeMutableRawPointer?, xmlErrorPtr?) -> Void)?
                ) -> Void = find("xmlSetStructuredErrorFunc"),
            let setLoader: @convention(c) (Loader) -> Void = find("xmlSetExternalEntityLoader")
        else { return nil }
        self.createMemoryParser = createMemoryParser
        self.useOptions = useOptions
        self.parseDocument = parseDocument
        self.stopParser = stopParser
        self.freeParser = freeParser
        self.newDocument = newDocument
        self.freeDocument = freeDocument
        self.newElement = newElement
        self.newText = newText
        self.newCData = newCData
        self.newComment = newComment
        self.newInstruction = newInstruction
        self.newNamespace = newNamespace
        self.setNamespace = setNamespace
        self.newAttribute = newAttribute
        self.addChild = addChild
        self.newQuery = newQuery
        self.freeQuery = freeQuery
        self.registerNamespace = registerNamespace
        self.evaluate = evaluate
        self.freeResult = freeResult
        self.setErrorHandler = setErrorHandler
        // Whatever a document names, no file and no address is ever opened for it.
        setLoader { _, _, _ in nil }
    }
}
