/// A `SwitchParameter`: whether a switch was given.
public final class SwitchObject: HostObject {
    /// True when the switch was given, or given as true.
    public let isPresent: Bool

    /// Makes the state of a switch.
    public init(_ isPresent: Bool) { self.isPresent = isPresent }

    public override var type: TypeInfo { .switchParameter }
    public override func toText() -> Text { Text(isPresent ? "True" : "False") }
    public override var isTrue: Bool { isPresent }
    public override func isEqual(to other: Value) -> Bool {
        if case .host(let object) = other, let right = object as? SwitchObject {
            return right.isPresent == isPresent
        }
        if case .bool(let right) = other { return right == isPresent }
        return false
    }
    public override func hashCode() -> Int { isPresent ? 1 : 0 }

    /// The members of the type.
    static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("IsPresent", "bool") { value, _ in .bool(value.isTrue) }
            members.method("bool ToBool()") { value, _, _ in .bool(value.isTrue) }
            members.method("string ToString()") { value, _, _ in .text(value.toText()) }
            members.staticProperty("Present", "switch") { _ in .host(SwitchObject(true)) }
            members.constructor("SwitchParameter(bool isPresent)") { arguments, _ in
                .host(SwitchObject(arguments[0].isTrue))
            }
        }
    }
}
