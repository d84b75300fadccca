import ShellRuntime

/// Makes the elements of clixml, PowerShell's form of objects in files.
///
/// A secret is never written: it stops the command.
struct CliXmlWriter {
    private let interpreter: Interpreter
    /// The error of a secret.
    private let refuse: (String) -> ScriptError
    private var typeLists: [String: Int] = [:]
    private var objects: [ObjectIdentifier: Int] = [:]
    /// Keeps the objects that `objects` names by their address.
    private var kept: [AnyObject] = []
    /// Levels below the top; PowerShell goes no deeper than 50 whatever `-Depth` says.
    private var level = 0
    private static let deepest = 50

    init(_ interpreter: Interpreter, refuse: @escaping (String) -> ScriptError) {
        self.interpreter = interpreter
        self.refuse = refuse
    }

    /// The element of a value.
    ///
    /// - Parameters:
    ///   - name: the name of the property or entry that holds the value.
    ///   - depth: levels of objects inside that are still taken apart; below, an object is its text.
    mutating func element(_ value: Value, _ name: String? = nil, depth: Int) throws -> XmlNode {
        try refuseSecret(value)
        if value.isNull { return .element("Nil", attributes(name)) }
        if case .host(let object) = value, let decorated = object as? DecoratedValue {
            return try element(decorated, name, depth)
        }
        if let (tag, text) = try primitive(value) { return .element(tag, attributes(name), text: text) }
        if let identity = identity(value) {
            if let known = objects[ObjectIdentifier(identity)] {
                return .element("Ref", attributes(name) + [("RefId", String(known))])
            }
        }
        if level > CliXmlWriter.deepest || (depth < 0 && !isContainer(value)) {
            return .element(
                "S", attributes(name), text: CliXmlText.encode(try Conversions.text(value, interpreter)))
        }
        level += 1
        defer { level -= 1 }
        return try composed(value, name, depth)
    }

    private func attributes(_ name: String?) -> [(name: String, value: String)] {
        name.map { [("N", CliXmlText.encode(Text($0)))] } ?? []
    }

    private func refuseSecret(_ value: Value) throws {
        if value.secureString != nil { throw refuse("A SecureString") }
        if value.unwrapped.type.fullName == "System.Management.Automation.PSCredential" {
            throw refuse("A PSCredential")
        }
    }

    // MARK: Values that are one element

    private func primitive(_ value: Value) throws -> (String, String)? {
        switch value {
        case .text(let text): return ("S", CliXmlText.encode(text))
        case .char(let unit): return ("C", String(unit))
        case .bool(let flag): return ("B", flag ? "true" : "false")
        case .int, .long, .byte, .sbyte, .short, .ushort, .uint, .ulong:
            return (CliXmlWriter.numberTags[value.type.fullName] ?? "S", value.string)
        case .double(let number): return ("Db", try real(value, isFinite: number.isFinite))
        case .single(let number): return ("Sg", try real(value, isFinite: number.isFinite))
        case .block: return ("SBK", CliXmlText.encode(value.toText()))
        case .array(let array) where array.elementType === TypeInfo.byte && array.grid == nil:
            let bytes = array.values.map { if case .byte(let byte) = $0 { byte } else { UInt8(0) } }
            return ("BA", CliXmlWriter.base64(bytes))
        case .host(let object): return try primitive(value, object)
        default: return nil
        }
    }

    private static let numberTags = [
        "System.Int32": "I32", "System.Int64": "I64", "System.Byte": "By", "System.SByte": "SB",
        "System.Int16": "I16", "System.UInt16": "U16", "System.UInt32": "U32", "System.UInt64": "U64",
    ]

    private func real(_ value: Value, isFinite: Bool) throws -> String {
        if !isFinite {
            let text = value.string
            return text.hasPrefix("N") ? "NaN" : text.hasPrefix("-") ? "-INF" : "INF"
        }
        return try Formatting.format(value, "R", interpreter).string
    }

    private func primitive(_ value: Value, _ object: HostObject) throws -> (String, String)? {
        if let node = object as? XmlNodeObject, node.node.kind == .document {
            return ("XD", CliXmlText.encode(Text(node.node.text())))
        }
        switch object.type.fullName {
        case "System.Decimal": return ("D", object.toText().string)
        case "System.Guid": return ("G", object.toText().string)
        case "System.Version": return ("Version", object.toText().string)
        case "System.Uri":
            let original = try Members.property(value, Symbol("OriginalString"), interpreter) ?? value
            return ("URI", CliXmlText.encode(original.toText()))
        case "System.DateTime":
            return ("DT", try Formatting.format(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", interpreter).string)
        case "System.TimeSpan":
            guard case .long(let ticks)? = try Members.property(value, Symbol("Ticks"), interpreter) else {
                return nil
            }
            return ("TS", CliXmlText.duration(Int(ticks)))
        default: return nil
        }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var made: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - part.count))
            for place in 0..<4 {
                made.append(place <= part.count ? digits[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : 0x3D)
            }
        }
        return String(decoding: made, as: UTF8.self)
    }

    // MARK: Objects

    private func isContainer(_ value: Value) -> Bool {
        if case .table = value { return true }
        return Enumeration.isEnumerable(value) || value.type.isAssignable(to: .dictionary)
    }

    private func identity(_ value: Value) -> AnyObject? {
        switch value {
        case .array(let object): object
        case .table(let object): object
        case .object(let object): object
        case .host(let object): object
        default: nil
        }
    }

    private mutating func begin(_ value: Value, _ name: String?) -> XmlNode {
        let number = kept.count
        if let identity = identity(value) {
            objects[ObjectIdentifier(identity)] = number
            kept.append(identity)
        }
        return .element("Obj", attributes(name) + [("RefId", String(number))])
    }

    private mutating func addTypes(_ value: Value, to made: XmlNode) {
        let names = Members.typeNames(of: value)
        let key = names.joined(separator: "\n")
        if let known = typeLists[key] {
            made.add(.element("TNRef", [("RefId", String(known))]))
            return
        }
        let list = XmlNode.element("TN", [("RefId", String(typeLists.count))])
        typeLists[key] = typeLists.count
        for name in names { list.add(.element("T", text: CliXmlText.encode(Text(name)))) }
        made.add(list)
    }

    private mutating func composed(_ value: Value, _ name: String?, _ depth: Int) throws -> XmlNode {
        let made = begin(value, name)
        addTypes(value, to: made)
        if case .host(let object) = value, let number = object as? EnumObject {
            made.add(.element("ToString", text: object.toText().string))
            made.add(.element("I32", text: String(number.number)))
            return made
        }
        if isContainer(value) {
            made.add(try container(value, depth))
            try addNotes(value, to: made, depth)
            return made
        }
        let isCustom: Bool = if case .object(let object) = value { object.scriptClass == nil } else { false }
        if !isCustom {
            made.add(.element("ToString", text: CliXmlText.encode(try Conversions.text(value, interpreter))))
        }
        try addProperties(value, to: made, isCustom: isCustom, depth)
        return made
    }

    private mutating func container(_ value: Value, _ depth: Int) throws -> XmlNode {
        if case .table(let table) = value {
            return try dictionary(Array(zip(table.keys, table.values)), depth)
        }
        if value.type.isAssignable(to: .dictionary) {
            let entries = try Enumeration.elements(
                Members.invoke(value, "GetEnumerator", [], interpreter))
            return try dictionary(
                try entries.map { entry in
                    (
                        try Members.property(entry, Symbol("Key"), interpreter) ?? .null,
                        try Members.property(entry, Symbol("Value"), interpreter) ?? .null
                    )
                }, depth)
        }
        let list = XmlNode.element(tag(value))
        for element in try Enumeration.elements(value) {
            list.add(try self.element(element, depth: depth - 1))
        }
        return list
    }

    private func tag(_ value: Value) -> String {
        if case .array = value { return "LST" }
        let name = value.type.fullName
        if name.hasPrefix("System.Collections.Queue") || name.contains(".Generic.Queue`") { return "QUE" }
        if name.hasPrefix("System.Collections.Stack") || name.contains(".Generic.Stack`") { return "STK" }
        return value.type.isAssignable(to: .list) ? "LST" : "IE"
    }

    private mutating func dictionary(_ entries: [(Value, Value)], _ depth: Int) throws -> XmlNode {
        let made = XmlNode.element("DCT")
        for (key, value) in entries {
            let entry = XmlNode.element("En")
            entry.add(try element(key, "Key", depth: depth - 1))
            entry.add(try element(value, "Value", depth: depth - 1))
            made.add(entry)
        }
        return made
    }

    private mutating func addProperties(
        _ value: Value, to made: XmlNode, isCustom: Bool, _ depth: Int
    ) throws {
        let own = XmlNode.element("Props"), notes = XmlNode.element("MS")
        for member in Members.properties(value, interpreter) where member.kind.isProperty {
            let found: Value
            // A property that cannot be read is left out, as PowerShell does.
            do { found = try member.value(interpreter) ?? .null } catch is ScriptError { continue }
            let target = isCustom || member.kind == .noteProperty ? notes : own
            target.add(try element(found, member.name, depth: depth - 1))
        }
        if !own.elements.isEmpty { made.add(own) }
        if isCustom || !notes.elements.isEmpty { made.add(notes) }
    }

    private mutating func addNotes(_ value: Value, to made: XmlNode, _ depth: Int) throws {
        let notes = XmlNode.element("MS")
        for member in ObjectView.members(of: value)?.members ?? [] {
            guard case .note(let name, let note) = member else { continue }
            notes.add(try element(note, name, depth: depth - 1))
        }
        if !notes.elements.isEmpty { made.add(notes) }
    }

    /// A scalar or text to which a script added notes.
    private mutating func element(_ value: DecoratedValue, _ name: String?, _ depth: Int) throws -> XmlNode {
        let hasNotes = value.extendedMembers?.members.contains { if case .note = $0 { true } else { false } }
        guard hasNotes == true else { return try element(value.base, name, depth: depth) }
        let made = begin(.host(value), name)
        made.add(try element(value.base, depth: depth))
        try addNotes(.host(value), to: made, depth)
        return made
    }
}
