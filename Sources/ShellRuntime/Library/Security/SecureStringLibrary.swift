/// Members of `SecureString` and of `Marshal`, as far as scripts use it on secrets.
enum SecureStringLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Security.SecureString", { .secureString }, members),
        LibraryType("System.Runtime.InteropServices.Marshal", { .marshal }, marshal),
        LibraryType("System.IntPtr", { .intPtr }) {
            .build { members in
                members.staticProperty("Zero", "System.IntPtr") { _ in .host(PointerObject(nil)) }
                members.staticProperty("Size", "int") { _ in .int(8) }
                members.method("long ToInt64()") { value, _, _ in
                    .long((value.hostObject as? PointerObject)?.secret == nil ? 0 : 1)
                }
            }
        },
    ]

    private static func secret(_ value: Value) throws -> SecureStringObject {
        guard let secret = value.secureString else { throw ScriptError.argumentNull("s") }
        return secret
    }

    private static func writable(_ value: Value) throws -> SecureStringObject {
        let secret = try secret(value)
        if secret.isReadOnly { throw ScriptError.invalidOperation("Instance is read-only.") }
        return secret
    }

    private static func place(_ index: Value, _ limit: Int) throws -> Int {
        guard index.asInt >= 0 && index.asInt < limit else {
            throw ScriptError.argumentRange("index", ListObject.outOfRange)
        }
        return index.asInt
    }

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("Length", "int") { value, _ in Value(int: try secret(value).count) }
            members.method("void AppendChar(char c)") { value, arguments, _ in
                try writable(value).append(arguments[0].asChar)
                return .nothing
            }
            members.method("void InsertAt(int index, char c)") { value, arguments, _ in
                let own = try writable(value)
                own.insert(arguments[1].asChar, at: try place(arguments[0], own.count + 1))
                return .nothing
            }
            members.method("void SetAt(int index, char c)") { value, arguments, _ in
                let own = try writable(value)
                own.set(arguments[1].asChar, at: try place(arguments[0], own.count))
                return .nothing
            }
            members.method("void RemoveAt(int index)") { value, arguments, _ in
                let own = try writable(value)
                own.remove(at: try place(arguments[0], own.count))
                return .nothing
            }
            members.method("void Clear()") { value, _, _ in
                try writable(value).clear()
                return .nothing
            }
            members.method("void Dispose()") { value, _, _ in
                try secret(value).clear()
                return .nothing
            }
            members.method("securestring Copy()") { value, _, _ in .host(try secret(value).copy()) }
            members.method("bool IsReadOnly()") { value, _, _ in .bool(try secret(value).isReadOnly) }
            members.method("void MakeReadOnly()") { value, _, _ in
                try secret(value).isReadOnly = true
                return .nothing
            }
            members.constructor("SecureString()") { _, _ in .host(SecureStringObject()) }
        }
    }

    private static let marshal: @Sendable () -> TypeMembers = {
        .build { members in
            for name in [
                "SecureStringToBSTR", "SecureStringToGlobalAllocUnicode", "SecureStringToCoTaskMemUnicode",
                "SecureStringToGlobalAllocAnsi",
            ] {
                members.staticMethod("System.IntPtr \(name)(securestring s)") { arguments, _ in
                    .host(PointerObject(try secret(arguments[0]).copy()))
                }
            }
            for name in ["PtrToStringBSTR", "PtrToStringAuto", "PtrToStringUni", "PtrToStringAnsi"] {
                members.staticMethod("string \(name)(System.IntPtr ptr)") { arguments, _ in
                    guard let pointer = arguments[0].hostObject as? PointerObject, let secret = pointer.secret
                    else {
                        return .null
                    }
                    return .text(secret.plainText())
                }
            }
            for name in [
                "ZeroFreeBSTR", "FreeBSTR", "ZeroFreeGlobalAllocUnicode", "ZeroFreeCoTaskMemUnicode",
                "ZeroFreeGlobalAllocAnsi",
            ] {
                members.staticMethod("void \(name)(System.IntPtr ptr)") { arguments, _ in
                    (arguments[0].hostObject as? PointerObject)?.secret = nil
                    return .nothing
                }
            }
        }
    }
}

/// An `IntPtr` to the copy of a secret; the copy is wiped when it is freed.
final class PointerObject: HostObject {
    var secret: SecureStringObject?

    init(_ secret: SecureStringObject?) { self.secret = secret }

    override var type: TypeInfo { .intPtr }
    override func toText() -> Text { Text(secret == nil ? "0" : "1") }
    override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? PointerObject).map { $0 === self || ($0.secret == nil && secret == nil) }
            ?? false
    }
}

extension TypeInfo {
    static let marshal = TypeLibrary.type("System.Runtime.InteropServices.Marshal")
    static let intPtr = TypeLibrary.type("System.IntPtr", .valueType, base: .valueType)
}
