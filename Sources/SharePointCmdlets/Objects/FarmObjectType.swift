import Administration
import ShellRuntime

/// A type of the farm's object model as scripts see it: its .NET name and its properties in order.
struct FarmObjectType: Sendable {
    /// The type with its members.
    let info: TypeInfo
    /// Property names in order; a `FarmObject` has one value for each.
    let properties: [String]

    /// Declares a type; `writable` names the properties that a script may change before a Set- cmdlet reads them.
    init(_ fullName: String, _ properties: [(name: String, type: String)], writable: Set<String> = []) {
        self.properties = properties.map(\.name)
        info = TypeInfo(fullName, base: .object) {
            TypeMembers(
                properties: properties.enumerated().map { index, property in
                    FarmObjectType.member(
                        index, property.name, property.type, writable.contains(property.name))
                })
        }
    }

    private static func member(
        _ index: Int, _ name: String, _ type: String, _ isWritable: Bool
    ) -> NativeProperty {
        NativeProperty(
            name, type, get: { value, _ in FarmObject.of(value)?.fields[index] ?? .null },
            set: isWritable ? { value, new, _ in FarmObject.of(value)?.fields[index] = new } : nil)
    }
}

/// An object of the farm in a script's hands: a snapshot of its record, and what a cmdlet needs to find it again.
final class FarmObject: HostObject {
    private let farmType: FarmObjectType
    /// One value a property of the type.
    var fields: [Value]
    /// Its id in the farm; nil for what has none.
    let id: ObjectID?
    /// The record behind it; the cmdlets that take such objects know its type.
    var record: any Sendable
    private let title: String

    /// Makes an object; `title` is what `ToString()` gives.
    init(_ type: FarmObjectType, id: ObjectID? = nil, title: String, record: any Sendable, fields: [Value]) {
        precondition(
            fields.count == type.properties.count,
            "\(type.info.fullName) has \(type.properties.count) properties")
        farmType = type
        self.id = id
        self.title = title
        self.record = record
        self.fields = fields
    }

    override var type: TypeInfo { farmType.info }
    override func toText() -> Text { Text(title) }

    /// Two snapshots of one object of the farm are equal.
    override func isEqual(to other: Value) -> Bool {
        guard let object = FarmObject.of(other) else { return false }
        return object === self || (id != nil && object.id == id && object.type === type)
    }

    override func hashCode() -> Int { id?.hashValue ?? ObjectIdentifier(self).hashValue }

    /// The object in a value, nil for anything else.
    static func of(_ value: Value) -> FarmObject? { value.unwrapped.hostObject as? FarmObject }

    /// The value of a property by name; a wrong name is a bug and traps.
    subscript(name: StaticString) -> Value { fields[farmType.properties.firstIndex(of: "\(name)")!] }
}
