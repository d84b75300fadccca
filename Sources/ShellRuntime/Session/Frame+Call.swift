import ShellSyntax

/// What belongs to a call and is made into values when a script reads it.
extension Frame {
    /// `$args`
    func arguments() -> Value { .array(ArrayObject(unbound)) }

    /// `$input`
    func inputValue() -> Value {
        guard let input else { return .host(InputObject([])) }
        return .host(InputObject(input.take()))
    }

    /// `$PSBoundParameters`
    func boundTable() -> TableObject {
        if let bound { return bound }
        let made = TableObject(flavor: .dictionary)
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

/// `$input`: an enumerator over what the pipeline sent.
final class InputObject: HostObject {
    private let values: [Value]
    private var position = -1

    init(_ values: [Value]) { self.values = values }

    override var type: TypeInfo { Self.typeInfo }
    override var isEnumerable: Bool { true }
    override func makeIterator() -> ValueIterator? { ValuesIterator(values) }

    private static func of(_ value: Value) -> InputObject? { value.hostObject as? InputObject }

    private static let typeInfo = TypeInfo(
        "System.Collections.ArrayList+ArrayListEnumeratorSimple", base: .object, interfaces: [.enumerable]
    ) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Current", "System.Object",
                    get: { value, _ in
                        guard let input = of(value), input.values.indices.contains(input.position) else {
                            return .null
                        }
                        return input.values[input.position]
                    })
            ],
            methods: [
                NativeMethod("bool MoveNext()") { value, _, _ in
                    guard let input = of(value) else { return .bool(false) }
                    input.position += 1
                    return .bool(input.position < input.values.count)
                },
                NativeMethod("void Reset()") { value, _, _ in
                    of(value)?.position = -1
                    return .nothing
                },
            ])
    }
}
