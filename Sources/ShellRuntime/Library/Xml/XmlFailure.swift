import CXML2

/// Why a text is no XML, worded as .NET words it where a script may look.
struct XmlFailure {
    private let message: String
    private var line = 0
    private var column = 0

    /// A failure without a place.
    init(_ message: String) { self.message = message }

    /// A failure at the name behind a `<`.
    init(_ message: String, _ offset: Int, in source: [UInt8]) {
        self.init(message)
        (line, column) = XmlFailure.position(offset + 1, source)
    }

    /// What libxml2 found.
    ///
    /// - Parameters:
    ///   - open: the elements that are open, innermost first, and where their tags begin.
    ///   - offset: how far the parser had come.
    ///   - tag: where the last tag begins.
    init(
        _ error: xmlError, open: [(name: String, offset: Int)], at offset: Int, tag: Int, in source: [UInt8]
    ) {
        func detail(_ text: UnsafeMutablePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
        let code = xmlParserErrors(UInt32(bitPattern: error.code))
        let rest = source[min(offset, source.count)...].drop { $0 == 0x20 || ($0 >= 9 && $0 <= 13) }
        var place = offset
        let message: String
        switch code {
        case XML_ERR_DOCUMENT_EMPTY where rest.isEmpty: message = "Root element is missing."
        case XML_ERR_DOCUMENT_EMPTY: message = "Data at the root level is invalid."
        case XML_ERR_DOCUMENT_END:
            let isElement = rest.first == UInt8(ascii: "<")
            message = isElement ? "There are multiple root elements." : "Data at the root level is invalid."
            place = source.count - rest.count + (isElement ? 1 : 0)
        case XML_ERR_TAG_NAME_MISMATCH:
            let start = XmlFailure.position((open.first?.offset ?? 0) + 1, source)
            message =
                "The '\(open.first?.name ?? "")' start tag on line \(start.line) position \(start.column) "
                + "does not match the end tag of '\(detail(error.str2))'."
            place = tag + 2
        case XML_ERR_TAG_NOT_FINISHED where !open.isEmpty,
            XML_ERR_GT_REQUIRED where rest.isEmpty && !open.isEmpty:
            let names = open.map(\.name).joined(separator: ", ")
            message =
                "Unexpected end of file has occurred. The following elements are not closed: \(names)."
        case XML_ERR_ATTRIBUTE_REDEFINED:
            message = "'\(detail(error.str1))' is a duplicate attribute name."
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
            message = "Reference to undeclared entity '\(detail(error.str1))'."
        case XML_ERR_LT_IN_ATTRIBUTE:
            message = "'<', hexadecimal value 0x3C, is an invalid attribute character."
        case XML_ERR_ENTITYREF_SEMICOL_MISSING: message = "An error occurred while parsing EntityName."
        case XML_ERR_NAME_REQUIRED where detail(error.message).contains("EntityRef"):
            message = "An error occurred while parsing EntityName."
        case XML_ERR_NAME_REQUIRED where !rest.isEmpty:
            message = XmlNames.wrongStart(XmlFailure.scalar(rest))
        case XML_ERR_ATTRIBUTE_NOT_STARTED where !rest.isEmpty:
            message =
                "'\(XmlFailure.scalar(rest))' is an unexpected token. The expected token is '\"' or '''."
        case XML_ERR_ATTRIBUTE_WITHOUT_VALUE where !rest.isEmpty:
            message = "'\(XmlFailure.scalar(rest))' is an unexpected token. The expected token is '='."
        case XML_ERR_SPACE_REQUIRED where !rest.isEmpty:
            message = "'\(XmlFailure.scalar(rest))' is an unexpected token. Expecting white space."
        case XML_ERR_INVALID_ENCODING: message = "Invalid character in the given encoding."
        case XML_ERR_ENTITY_LOOP:
            message = "The input document has exceeded a limit set by MaxCharactersFromEntities."
        default: message = XmlFailure.sentence(detail(error.message))
        }
        self.init(message)
        if code != XML_ERR_DOCUMENT_EMPTY || !rest.isEmpty {
            (line, column) = XmlFailure.position(place, source)
        }
    }

    /// The first character of a text.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar {
        String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first ?? " "
    }

    private static func sentence(_ text: String) -> String {
        var text = String(text.trimmingBlanks().prefix { $0 != "\n" }).trimmingBlanks()
        if text.contains("XML_PARSE_HUGE") { text = String(text.prefix { $0 != "," }) }
        while text.hasSuffix(".") { text.removeLast() }
        return (text.isEmpty ? "The text is not XML" : text) + "."
    }

    /// Line and column of a place in the text, both from 1.
    private static func position(_ offset: Int, _ source: [UInt8]) -> (line: Int, column: Int) {
        let before = source[..<min(max(offset, 0), source.count)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return (line, column)
    }

    /// The `XmlException`.
    var error: ScriptError {
        let place = line > 0 ? " Line \(line), position \(column)." : ""
        let error = ScriptError.dotNet("System.Xml.XmlException", message + place)
        error.record.exception.details.append(("LineNumber", Value(int: line)))
        error.record.exception.details.append(("LinePosition", Value(int: column)))
        return error
    }
}
