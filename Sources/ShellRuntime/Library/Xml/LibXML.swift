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

    private static let loaded = try? LibXML()

    /// The loaded library; one sentence when it is not installed.
    static func library() throws -> LibXML {
        guard let loaded else { throw missing }
        return loaded
    }

    private static var missing: ScriptError {
        ScriptError.dotNet(
            "System.DllNotFoundException",
            "XML needs the library libxml2.so.2, which this system lacks; install the package libxml2.")
    }

    private init() throws {
        guard let handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL) else { throw LibXML.missing }
        func find<Function>(_ name: String) throws -> Function {
            guard let found = dlsym(handle, name) else { throw LibXML.missing }
            return unsafeBitCast(found, to: Function.self)
        }
        createMemoryParser = try find("xmlCreateMemoryParserCtxt")
        useOptions = try find("xmlCtxtUseOptions")
        parseDocument = try find("xmlParseDocument")
        stopParser = try find("xmlStopParser")
        freeParser = try find("xmlFreeParserCtxt")
        newDocument = try find("xmlNewDoc")
        freeDocument = try find("xmlFreeDoc")
        newElement = try find("xmlNewDocNode")
        newText = try find("xmlNewDocText")
        newCData = try find("xmlNewCDataBlock")
        newComment = try find("xmlNewDocComment")
        newInstruction = try find("xmlNewDocPI")
        newNamespace = try find("xmlNewNs")
        setNamespace = try find("xmlSetNs")
        newAttribute = try find("xmlNewNsProp")
        addChild = try find("xmlAddChild")
        newQuery = try find("xmlXPathNewContext")
        freeQuery = try find("xmlXPathFreeContext")
        registerNamespace = try find("xmlXPathRegisterNs")
        evaluate = try find("xmlXPathEvalExpression")
        freeResult = try find("xmlXPathFreeObject")
        setErrorHandler = try find("xmlSetStructuredErrorFunc")
        typealias Loader =
            @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?, xmlParserCtxtPtr?) ->
            xmlParserInputPtr?
        let setLoader: @convention(c) (Loader) -> Void = try find("xmlSetExternalEntityLoader")
        // Whatever a document names, no file and no address is ever opened for it.
        setLoader { _, _, _ in nil }
    }
}
