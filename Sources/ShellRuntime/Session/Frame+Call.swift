import ShellSyntax

/// What belongs to a call and is made into values when a script reads it.
extension Frame {
    /// `$args`
    func arguments() -> Value { .array(ArrayObject(unbound)) }

    /// `$input`
    func inputValue() -> Value { .host(InputObject(input ?? InputBuffer())) }

    /// `$PSBoundParameters`
    func boundTable() -> TableObject {
        if let bound { return bound }
        let made = Binder.emptyTable()
        bound = made
        return made
    }

    /// `$MyInvocation`
    func invocationInfo() -> InvocationInfo {
        if let invocation { return invocation }
        let info = call?.invocationInfo() ?? InvocationInfo()
        info.boundParameters = boundTable()
        info.unboundArguments = unbound
        if let block, info.command == nil, let file = block.file { info.command = .script(path: file) }
        invocation = info
        return info
    }
}

/// `$input`: an enumerator over what the pipeline sent; what it gave once it gives again only after `Reset`.
final class InputObject: HostObject {
    private let buffer: InputBuffer

    init(_ buffer: InputBuffer) { self.buffer = buffer }

    override var type: TypeInfo { Self.typeInfo }
    override var isEnumerable: Bool { true }
    override func makeIterator() -> ValueIterator? { ValuesIterator(buffer.take()) }

    private static func of(_ value: Value) -> InputObject? { value.hostObject as? InputObject }

    private static let typeInfo = TypeInfo(
        "System.Collections.ArrayList+ArrayListEnumeratorSimple", base: .object, interfaces: [.enumerable]
    ) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Current", "System.Object",
                    get: { value, _ in of(value)?.buffer.current ?? .null })
            ],
            methods: [
                NativeMethod("bool MoveNext()") { value, _, _ in .bool(of(value)?.buffer.advance() ?? false)
                },
                NativeMethod("void Reset()") { value, _, _ in
                    of(value)?.buffer.reset()
                    return .nothing
                },
            ])
    }
}
