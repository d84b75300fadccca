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

    /// `ToString(specifier, culture)` of an `IFormattable` type; an empty specifier is the general format. Nil when the
    /// type has no formats. A wrong specifier throws the .NET exception.
    open func format(
        _ specifier: String, _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text? { nil }

    /// Equality as `.Equals` of the type defines it; identity unless overridden.
    open func isEqual(to other: Value) -> Bool {
        if case .host(let object) = other { return object === self }
        return false
    }

    /// Order as `IComparable` of the type defines it: negative, zero or positive; nil when not comparable.
    open func compare(to other: Value) -> Int? { nil }

    /// A hash that agrees with `isEqual`.
    open func hashCode() -> Int { ObjectIdentifier(self).hashValue }

    /// What a condition sees; true unless a type says otherwise.
    open var isTrue: Bool {
        guard let count = knownCount, type.isAssignable(to: .list) else { return true }
        if count != 1 { return count > 1 }
        guard let only = try? makeIterator()?.next() else { return true }
        return only.isTrue
    }

    /// The elements, when PowerShell enumerates such an object in a pipeline; nil when it is one object.
    open func makeIterator() -> ValueIterator? { nil }

    /// The number of elements, when the type is a collection whose count is known without enumerating.
    open var knownCount: Int? { nil }

    /// True when the pipeline and `foreach` take the object apart.
    open var isEnumerable: Bool { makeIterator() != nil }

    /// The element at an index or key, `.nothing` for one that is not there; nil when the type takes no index.
    open func element(at index: Value, _ interpreter: Interpreter) throws -> Value? { nil }

    /// Replaces or adds an element; false when the type takes no index.
    open func setElement(at index: Value, _ new: Value, _ interpreter: Interpreter) throws -> Bool { false }

    /// A member that this one object has beside those of its type (elements of XML, entries of a table), or nil.
    open func dynamicMember(_ name: Symbol, _ interpreter: Interpreter) throws -> Value? { nil }

    /// Sets such a member; false when the object has no such members.
    open func setDynamicMember(
        _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool { false }

    /// The names of such members, in order.
    open func dynamicMemberNames(_ interpreter: Interpreter) -> [String] { [] }

    /// True when such members, where there are any, are what a view and `Get-Member` show in place of the type's own.
    open var dynamicMembersReplaceOwn: Bool { false }

    /// How `Get-Member` shows such a member; nil for the form of a note.
    open func dynamicMemberDefinition(_ name: String, _ interpreter: Interpreter) -> String? { nil }
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
    public override var isTrue: Bool { base.isTrue }
    public override func isEqual(to other: Value) -> Bool { base.equals(other.unwrapped) }
    public override func hashCode() -> Int { base.hashCode() }
}
