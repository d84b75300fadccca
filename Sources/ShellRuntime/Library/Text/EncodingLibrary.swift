/// Members of `System.Text.Encoding`.
enum EncodingLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Text.Encoding", { .encoding }, members),
        LibraryType("System.Text.UTF8Encoding", { .utf8Encoding }) {
            .build { members in
                members.constructor("UTF8Encoding()") { _, _ in .host(EncodingObject(.utf8)) }
                members.constructor("UTF8Encoding(bool encoderShouldEmitUTF8Identifier)") { arguments, _ in
                    .host(EncodingObject(.utf8, hasPreamble: arguments[0].isTrue))
                }
                members.constructor(
                    "UTF8Encoding(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)"
                ) { arguments, _ in .host(EncodingObject(.utf8, hasPreamble: arguments[0].isTrue)) }
            }
        },
        LibraryType("System.Text.UnicodeEncoding", { .unicodeEncoding }) {
            .build { members in
                members.constructor("UnicodeEncoding()") { _, _ in
                    .host(EncodingObject(.utf16, hasPreamble: true))
                }
                members.constructor("UnicodeEncoding(bool bigEndian, bool byteOrderMark)") { arguments, _ in
                    .host(
                        EncodingObject(
                            arguments[0].isTrue ? .utf16BigEndian : .utf16, hasPreamble: arguments[1].isTrue))
                }
            }
        },
        LibraryType("System.Text.UTF32Encoding", { .utf32Encoding }),
        LibraryType("System.Text.ASCIIEncoding", { .asciiEncoding }) {
            .build { members in
                members.constructor("ASCIIEncoding()") { _, _ in .host(EncodingObject(.ascii)) }
            }
        },
        LibraryType("System.Text.Latin1Encoding", { .latin1Encoding }),
    ]

    static func encoding(_ value: Value) throws -> EncodingObject {
        guard let encoding = value.unwrapped.hostObject as? EncodingObject else {
            throw ScriptError.argumentNull("encoding")
        }
        return encoding
    }

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            statics(members)
            properties(members)
            coding(members)
        }
    }

    private static func statics(_ members: MemberBuilder) {
        func named(_ name: String, _ kind: EncodingObject.Kind, _ hasPreamble: Bool) {
            members.staticProperty(name, "System.Text.Encoding") { _ in
                .host(EncodingObject(kind, hasPreamble: hasPreamble))
            }
        }
        named("UTF8", .utf8, true)
        named("Default", .utf8, false)
        named("Unicode", .utf16, true)
        named("BigEndianUnicode", .utf16BigEndian, true)
        named("UTF32", .utf32, true)
        named("ASCII", .ascii, false)
        named("Latin1", .latin1, false)
        func found(_ name: String) throws -> Value {
            guard let encoding = EncodingObject.named(name) else {
                throw ScriptError.argument(
                    "'\(name)' is not a supported encoding name. For information on defining a custom encoding, see "
                        + "the documentation for the Encoding.RegisterProvider method.", "name")
            }
            return .host(encoding)
        }
        members.staticMethod("System.Text.Encoding GetEncoding(int codepage)") { arguments, _ in
            try found(arguments[0].string)
        }
        members.staticMethod("System.Text.Encoding GetEncoding(string name)") { arguments, _ in
            try found(arguments[0].string)
        }
        members.staticMethod(
            "byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)"
        ) { arguments, _ in
            .bytes(try encoding(arguments[1]).encode(encoding(arguments[0]).decode(arguments[2].asBytes)))
        }
    }

    private static func properties(_ members: MemberBuilder) {
        for name in ["WebName", "HeaderName", "BodyName"] {
            members.property(name, "string") { value, _ in Value(try encoding(value).webName) }
        }
        members.property("EncodingName", "string") { value, _ in Value(try encoding(value).displayName) }
        members.property("CodePage", "int") { value, _ in Value(int: try encoding(value).codePage) }
        members.property("WindowsCodePage", "int") { value, _ in Value(int: try encoding(value).codePage) }
        members.property("IsSingleByte", "bool") { value, _ in
            let kind = try encoding(value).kind
            return .bool(kind == .ascii || kind == .latin1)
        }
        members.method("byte[] GetPreamble()") { value, _, _ in .bytes(try encoding(value).preamble) }
        members.method("int GetMaxByteCount(int charCount)") { value, arguments, _ in
            Value(int: (arguments[0].asInt + 1) * (try encoding(value).kind == .utf8 ? 3 : 4))
        }
    }

    private static func coding(_ members: MemberBuilder) {
        func text(_ characters: Value) -> Text { Text(utf16: characters.asElements.map(\.asChar)) }
        members.method("byte[] GetBytes(char[] chars)") { value, arguments, _ in
            .bytes(try encoding(value).encode(text(arguments[0])))
        }
        members.method("byte[] GetBytes(string s)") { value, arguments, _ in
            .bytes(try encoding(value).encode(arguments[0].asText))
        }
        members.method("int GetByteCount(char[] chars)") { value, arguments, _ in
            Value(int: try encoding(value).encode(text(arguments[0])).count)
        }
        members.method("int GetByteCount(string s)") { value, arguments, _ in
            Value(int: try encoding(value).encode(arguments[0].asText).count)
        }
        members.method("string GetString(byte[] bytes)") { value, arguments, _ in
            if arguments[0].isNull { throw ScriptError.argumentNull("bytes") }
            return .text(try encoding(value).decode(arguments[0].asBytes))
        }
        members.method("string GetString(byte[] bytes, int index, int count)") { value, arguments, _ in
            let bytes = arguments[0].asBytes, start = arguments[1].asInt, count = arguments[2].asInt
            guard start >= 0, count >= 0, start + count <= bytes.count else {
                throw ScriptError.argumentRange(
                    "bytes", "Index and count must refer to a location within the buffer.")
            }
            return .text(try encoding(value).decode(bytes[start..<start + count]))
        }
        members.method("char[] GetChars(byte[] bytes)") { value, arguments, _ in
            .list(try encoding(value).decode(arguments[0].asBytes).utf16.map { .char($0) }, of: .char)
        }
        members.method("int GetCharCount(byte[] bytes)") { value, arguments, _ in
            Value(int: try encoding(value).decode(arguments[0].asBytes).count)
        }
    }
}
