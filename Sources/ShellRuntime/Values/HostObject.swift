/// The base of every object that is not one of the hot kinds of `Value`.
///
/// A subclass says what .NET type it shows to scripts through `type`; its members come from that type's table.
open class HostObject {
    /// Note properties and other members that a script added to this one object; nil for nearly all objects.
    public final var extendedMembers: MemberList?

    /// Type names put in front of the type's own by `PSTypeNames` or `PSTypeName`; nil when untouched.
    public final var typeNameOverride: [String]?

    /// Makes the base part of an object.
    public init() {}

    /// The .NET type that scripts see.
    open var type: TypeInfo { fatalError("a subclass of HostObject names its type") }

    /// What `ToString()` gives, invariant culture.
    open func toText() -> Text { Text(type.fullName) }

    /// Equality as `.Equals` of the type defines it; identity unless overridden.
    open func isEqual(to other: Value) -> Bool {
        if case .host(let object) = other { return object === self }
        return false
    }

    /// Order as `IComparable` of the type defines it: negative, zero or positive; nil when not comparable.
    open func compare(to other: Value) -> Int? { nil }

    /// A hash that agrees with `isEqual`.
    open func hashCode() -> Int { ObjectIdentifier(self).hashValue }

    /// The elements, when PowerShell enumerates such an object in a pipeline; nil when it is one object.
    open func makeIterator() -> ValueIterator? { nil }

    /// The number of elements, when the type is a collection whose count is known without enumerating.
    open var knownCount: Int? { nil }
}

/// Yields the elements of a collection one at a time; `nil` at the end.
open class ValueIterator {
    /// Makes an iterator; subclasses hold the state.
    public init() {}

    /// The next element, or nil at the end.
    open func next() throws -> Value? { nil }
}

/// A scalar or string to which a script has added members; operators look through it (`Value.unwrapped`).
public final class DecoratedValue: HostObject {
    /// What was decorated; never itself a `DecoratedValue`.
    public let base: Value

    /// Wraps a value so that members can be attached to it.
    public init(_ base: Value) {
        self.base = base
    }

    public override var type: TypeInfo { base.type }
    public override func toText() -> Text { base.toText() }
    public override func isEqual(to other: Value) -> Bool { base.equals(other.unwrapped) }
    public override func hashCode() -> Int { base.hashCode() }
}
