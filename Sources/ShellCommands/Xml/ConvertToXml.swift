import ShellRuntime

/// `ConvertTo-Xml`: objects as elements named `Object` and `Property`.
final class ConvertToXmlCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ConvertTo-Xml", ModuleName.utility, "Creates an XML-based representation of an object.",
        parameters: """
            InputObject psobject (mandatory,0,pipeline) null -- The objects.
            Depth int range=1..2147483647 default=1 -- Levels of objects inside objects.
            NoTypeInformation switch -- Leaves the types out.
            As string set=Stream|String|Document notempty default=Document -- A document, a text, or a text an object.
            """,
        examples: [("[pscustomobject]@{ A = 1 } | ConvertTo-Xml -As String", "Gives one text.")]
    ) { ConvertToXmlCmdlet() }

    private let root = XmlNode.element("Objects")
    private var isStream = false

    override func begin() throws {
        isStream = arguments.text("As")?.lowercased() == "stream"
        guard isStream else { return }
        try write(Value(XmlNode.standardDeclaration().text()))
        try write(Value("<Objects>"))
    }

    override func process() throws {
        var maker = ObjectElements(interpreter, hasTypes: !arguments.flag("NoTypeInformation"))
        let element = try maker.element(
            "Object", nil, arguments["InputObject"] ?? .null, depth: arguments.int("Depth") ?? 1)
        guard isStream else { return root.add(element) }
        try write(Value(element.text(isIndented: true)))
    }

    override func end() throws {
        if isStream { return try write(Value("</Objects>")) }
        let tree = XmlTree()
        tree.document.add(XmlNode.standardDeclaration())
        tree.document.add(root)
        if arguments.text("As")?.lowercased() == "string" {
            try write(Value(tree.document.text(isIndented: true)))
        } else {
            try write(tree.value(tree.document))
        }
    }
}

/// Makes the elements of `ConvertTo-Xml`.
struct ObjectElements {
    private let interpreter: Interpreter
    private let hasTypes: Bool
    /// The collections that are being taken apart: one inside itself is its text.
    private var open: [AnyObject] = []

    init(_ interpreter: Interpreter, hasTypes: Bool) {
        self.interpreter = interpreter
        self.hasTypes = hasTypes
    }

    /// The element of a value: a text, a list of elements, or an element a property.
    ///
    /// - Parameter depth: levels of objects that are still taken apart; below, an object is its text.
    mutating func element(_ tag: String, _ name: String?, _ value: Value, depth: Int) throws -> XmlNode {
        var attributes: [(name: String, value: String)] = []
        if let name { attributes.append(("Name", name)) }
        if hasTypes { attributes.append(("Type", typeName(value))) }
        let made = XmlNode.element(tag, attributes)
        if value.isNull { return made }
        if isPlain(value.unwrapped) {
            made.add(text: try Conversions.text(value, interpreter).string)
            return made
        }
        let identity = identity(value)
        if let identity, open.contains(where: { $0 === identity }) {
            made.add(text: typeName(value))
            return made
        }
        if let identity { open.append(identity) }
        defer { if identity != nil { open.removeLast() } }
        if case .table(let table) = value.unwrapped {
            for (key, entry) in zip(table.keys, table.values) {
                made.add(try element("Property", "Key", key, depth: depth - 1))
                made.add(try element("Property", "Value", entry, depth: depth - 1))
            }
            return made
        }
        if Enumeration.isEnumerable(value) {
            for element in try Enumeration.elements(value) {
                made.add(try self.element("Property", nil, element, depth: depth - 1))
            }
            return made
        }
        try add(propertiesOf: value, to: made, depth: depth)
        return made
    }

    private mutating func add(propertiesOf value: Value, to made: XmlNode, depth: Int) throws {
        let isCustom: Bool = if case .object(let object) = value { object.scriptClass == nil } else { false }
        if depth <= 0 {
            let text = try Conversions.text(value, interpreter).string
            guard isCustom else { return made.add(text: text) }
            made.add(XmlNode.element("Property", text: text))
        }
        for member in Members.properties(value, interpreter) where member.kind.isProperty {
            // A property that cannot be read has no value, as in PowerShell.
            let found = (try? member.value(interpreter)) ?? .null
            if depth <= 0, !isPlain(found.unwrapped), !found.isNull {
                let attributes =
                    [(name: "Name", value: member.name)]
                    + (hasTypes ? [(name: "Type", value: typeName(found))] : [])
                made.add(
                    XmlNode.element(
                        "Property", attributes, text: try Conversions.text(found, interpreter).string))
            } else {
                made.add(try element("Property", member.name, found, depth: depth - 1))
            }
        }
    }

    private func identity(_ value: Value) -> AnyObject? {
        switch value.unwrapped {
        case .array(let object): object
        case .table(let object): object
        case .object(let object): object
        case .host(let object): object
        default: nil
        }
    }

    private func typeName(_ value: Value) -> String {
        value.isNull ? "System.Object" : value.unwrapped.type.fullName
    }

    /// True for values that are their text.
    private func isPlain(_ value: Value) -> Bool {
        switch value {
        case .array, .table, .object: false
        case .host(let object):
            object.type.isValueType || !isComposed(object)
        default: true
        }
    }

    private func isComposed(_ object: HostObject) -> Bool {
        if object.makeIterator() != nil { return true }
        switch object.type.fullName {
        case "System.Uri", "System.Version", "System.Management.Automation.SemanticVersion",
            "System.Security.SecureString", "System.Text.RegularExpressions.Regex":
            return false
        default: return true
        }
    }
}
