import ShellRuntime

/// Makes objects of clixml.
///
/// Simple values, lists and dictionaries come back as they were. Of other objects the properties come back, under type
/// names that begin with `Deserialized.`.
struct CliXmlReader {
    private let interpreter: Interpreter
    private var objects: [String: Value] = [:]
    private var typeLists: [String: [String]] = [:]

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    /// The elements of the objects of a document.
    static func elements(of document: XmlNode) throws -> [XmlNode] {
        guard let root = document.documentElement, root.localName == "Objs" else {
            throw failure(
                "The element '\(document.documentElement?.name ?? "")' is not 'Objs': "
                    + "this is not what Export-Clixml writes.")
        }
        return root.elements
    }

    private static func failure(_ message: String) -> ScriptError {
        ScriptError.make(
            "System.Xml.XmlException", id: "XmlException", category: .invalidData, message: message)
    }

    /// The value of an element.
    mutating func value(_ element: XmlNode) throws -> Value {
        switch element.localName {
        case "Nil": return .null
        case "Obj": return try object(element)
        case "Ref":
            guard let id = element.attributeValue("RefId"), let known = objects[id] else {
                throw CliXmlReader.failure("A Ref names an object that was not written before.")
            }
            return known
        case "SS", "PSCredential":
            throw CliXmlReader.failure(
                "The file holds a secret, which this shell does not read from files. Keep secrets in the Secure Store."
            )
        default:
            guard let value = try primitive(element) else {
                throw CliXmlReader.failure("The element '\(element.localName)' is not known in clixml.")
            }
            return value
        }
    }

    // MARK: Values that are one element

    private static let types: [String: String] = [
        "I32": "int", "I64": "long", "By": "byte", "SB": "sbyte", "I16": "short", "U16": "uint16",
        "U32": "uint32", "U64": "uint64", "G": "guid", "Version": "version", "URI": "uri",
        "XD": "xml",
    ]

    private func primitive(_ element: XmlNode) throws -> Value? {
        let text = element.innerText
        switch element.localName {
        case "S", "SBK": return .text(CliXmlText.decode(text))
        case "B" where text == "true" || text == "1": return .bool(true)
        case "B" where text == "false" || text == "0": return .bool(false)
        case "C":
            if let unit = UInt16(text) { return .char(unit) }
        case "D":
            if let number = CliXmlReader.decimal(text) { return Value(number) }
        case "Db": return .double(try real(element, text))
        case "Sg": return .single(Float(try real(element, text)))
        case "BA":
            if let bytes = CliXmlReader.bytes(text) {
                return .array(ArrayObject(bytes.map { .byte($0) }, elementType: .byte))
            }
        case "DT":
            let type = try known("datetime")
            let styles = TypeCatalog.shared.find("System.Globalization.DateTimeStyles") ?? .object
            let roundTrip = Value.host(EnumObject(styles, 128))
            if let date = try? Members.invokeStatic(
                type, "Parse", [Value(text), .null, roundTrip], interpreter)
            {
                return date
            }
        case "TS":
            if let ticks = CliXmlText.ticks(text) {
                return try Members.construct(try known("timespan"), [.long(Int64(ticks))], interpreter)
            }
        default:
            guard let name = CliXmlReader.types[element.localName] else { return nil }
            let source: Value = .text(CliXmlText.decode(text))
            if let value = Conversions.tryConvert(source, to: try known(name), interpreter) { return value }
        }
        throw CliXmlReader.failure("The text '\(text)' is no value of the element '\(element.localName)'.")
    }

    private func known(_ name: String) throws -> TypeInfo {
        guard let type = TypeCatalog.shared.resolve(name) else {
            throw CliXmlReader.failure("The type '\(name)' is not known.")
        }
        return type
    }

    private func real(_ element: XmlNode, _ text: String) throws -> Double {
        switch text {
        case "INF": return .infinity
        case "-INF": return -.infinity
        case "NaN": return .nan
        default:
            guard let number = Double(text) else {
                throw CliXmlReader.failure(
                    "The text '\(text)' is no value of the element '\(element.localName)'.")
            }
            return number
        }
    }

    // A cast drops zeros at the end, which are part of a decimal number.
    private static func decimal(_ text: String) -> DecimalNumber? {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.joined(), scale = parts.count == 2 ? parts[1].count : 0
        guard (1...2).contains(parts.count), scale <= 28, digits.count <= 38,
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), let magnitude = UInt128(digits),
            magnitude >> 96 == 0
        else { return nil }
        return DecimalNumber(magnitude: magnitude, scale: scale, isNegative: isNegative)
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        var made: [UInt8] = []
        var bits: UInt32 = 0, count = 0
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case 0x41...0x5A: digit = byte - 0x41
            case 0x61...0x7A: digit = byte - 0x61 + 26
            case 0x30...0x39: digit = byte - 0x30 + 52
            case 0x2B: digit = 62
            case 0x2F: digit = 63
            case 0x3D, 0x20, 0x0A, 0x0D, 0x09: continue
            default: return nil
            }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                made.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return made
    }

    // MARK: Objects

    private mutating func typeNames(_ element: XmlNode) throws -> [String] {
        if let list = element.element(named: "TN") {
            let names = list.elements.map { CliXmlText.decode($0.innerText).string }
            if let id = list.attributeValue("RefId") { typeLists[id] = names }
            return names
        }
        guard let reference = element.element(named: "TNRef")?.attributeValue("RefId") else { return [] }
        guard let names = typeLists[reference] else {
            throw CliXmlReader.failure("A TNRef names a list of types that was not written before.")
        }
        return names
    }

    private mutating func object(_ element: XmlNode) throws -> Value {
        let names = try typeNames(element)
        if names.contains("System.Management.Automation.PSCredential") {
            throw CliXmlReader.failure(
                "The file holds a credential, which this shell does not read from files. Keep secrets in the Secure Store."
            )
        }
        let text = element.element(named: "ToString").map { CliXmlText.decode($0.innerText) }
        for child in element.elements {
            switch child.localName {
            case "LST", "IE", "QUE", "STK": return try list(child, element, names)
            case "DCT": return try dictionary(child, element, names)
            case "TN", "TNRef", "ToString", "Props", "MS": continue
            default:
                let value = try value(child)
                if names.contains("System.Enum") { return enumeration(value, text, element) }
                return try noting(value, element)
            }
        }
        return try composed(element, names, text)
    }

    private mutating func note(_ element: XmlNode, _ value: Value) {
        if let id = element.attributeValue("RefId") { objects[id] = value }
    }

    private mutating func list(_ child: XmlNode, _ element: XmlNode, _ names: [String]) throws -> Value {
        let typeName =
            switch child.localName {
            case "QUE": "System.Collections.Queue"
            case "STK": "System.Collections.Stack"
            default: "System.Collections.ArrayList"
            }
        let list = ListObject(type: TypeCatalog.shared.find(typeName) ?? .object)
        note(element, .host(list))
        for item in child.elements { list.elements.append(try value(item)) }
        return try noting(.host(list), element)
    }

    private mutating func dictionary(_ child: XmlNode, _ element: XmlNode, _ names: [String]) throws -> Value
    {
        let isOrdered = names.contains("System.Collections.Specialized.OrderedDictionary")
        let table = TableObject(flavor: isOrdered ? .ordered : .hashtable, isCaseSensitive: false)
        note(element, .table(table))
        for entry in child.elements {
            var key = Value.null, found = Value.null
            for part in entry.elements {
                let isKey = part.attributeValue("N") == "Key"
                if isKey { key = try value(part) } else { found = try value(part) }
            }
            guard !key.isNull else { throw CliXmlReader.failure("An entry of a dictionary has no key.") }
            table.set(key, found)
        }
        return try noting(.table(table), element)
    }

    private mutating func enumeration(_ value: Value, _ text: Text?, _ element: XmlNode) -> Value {
        let made = ObjectView.adding(note: "Value", text.map { .text($0) } ?? .null, to: value)
        note(element, made)
        return made
    }

    /// A value with the notes that were written beside it.
    private mutating func noting(_ value: Value, _ element: XmlNode) throws -> Value {
        var made = value
        for item in element.element(named: "MS")?.elements ?? [] {
            made = ObjectView.adding(note: name(of: item), try self.value(item), to: made)
        }
        note(element, made)
        return made
    }

    private func name(of element: XmlNode) -> String {
        CliXmlText.decode(element.attributeValue("N") ?? "").string
    }

    private mutating func composed(_ element: XmlNode, _ names: [String], _ text: Text?) throws -> Value {
        let prefix = "Deserialized."
        let shown = names.map { $0.hasPrefix(prefix) ? $0 : prefix + $0 }
        let custom = "System.Management.Automation.PSCustomObject"
        if names.isEmpty || names.contains(custom) || names.contains(prefix + custom) {
            let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
            if !shown.isEmpty { object.typeNames = shown }
            note(element, .object(object))
            for group in ["Props", "MS"] {
                for item in element.element(named: group)?.elements ?? [] {
                    object.setProperty(name(of: item), try value(item))
                }
            }
            return .object(object)
        }
        let object = DeserializedObject(shown, text ?? Text(names[0]))
        note(element, .host(object))
        for item in element.element(named: "Props")?.elements ?? [] {
            object.add(name(of: item), try value(item))
        }
        return try noting(.host(object), element)
    }
}

/// What comes back of an object whose type is not that of its values: its properties, its text and its type names.
final class DeserializedObject: HostObject {
    private var names: [String] = []
    private var values: [Symbol: Value] = [:]
    private let text: Text

    init(_ typeNames: [String], _ text: Text) {
        self.text = text
        super.init()
        typeNameOverride = typeNames
    }

    override var type: TypeInfo { .psObject }
    override func toText() -> Text { text }

    func add(_ name: String, _ value: Value) {
        if values.updateValue(value, forKey: Symbol(name)) == nil { names.append(name) }
    }

    override var dynamicMembersReplaceOwn: Bool { true }
    override func dynamicMemberNames(_ interpreter: Interpreter) -> [String] { names }
    override func dynamicMember(_ name: Symbol, _ interpreter: Interpreter) throws -> Value? { values[name] }

    override func setDynamicMember(
        _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        guard values[name] != nil else { return false }
        values[name] = new
        return true
    }
}
