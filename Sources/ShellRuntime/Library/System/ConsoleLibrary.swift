/// Members of `System.Console`: what scripts write goes to the host.
enum ConsoleLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [LibraryType("System.Console", { .console }, members)]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            writing(members)
            state(members)
            members.staticMethod("string ReadLine()") { _, interpreter in
                try interpreter.host.readLine(prompt: "").map { Value($0) } ?? .null
            }
            members.staticMethod("void Clear()") { _, interpreter in
                if interpreter.host.supportsColor {
                    interpreter.host.write("\u{1B}[H\u{1B}[2J\u{1B}[3J", to: .output)
                }
                return .nothing
            }
            members.staticMethod("void Beep()") { _, interpreter in
                interpreter.host.write("\u{07}", to: .output)
                return .nothing
            }
            members.staticMethod("void ResetColor()") { _, interpreter in
                if interpreter.host.supportsColor { interpreter.host.write("\u{1B}[0m", to: .output) }
                return .nothing
            }
        }
    }

    private static func writing(_ members: MemberBuilder) {
        for (name, end) in [("Write", ""), ("WriteLine", "\n")] {
            if !end.isEmpty {
                members.staticMethod("void \(name)()") { _, interpreter in
                    interpreter.host.write(end, to: .output)
                    return .nothing
                }
            }
            members.staticMethod("void \(name)(char[] buffer)") { arguments, interpreter in
                let text = Text(utf16: arguments[0].asElements.map(\.asChar))
                interpreter.host.write(text.string + end, to: .output)
                return .nothing
            }
            for type in ["string", "System.Object"] {
                members.staticMethod("void \(name)(\(type) value)") { arguments, interpreter in
                    let text = try TextOperations.text(arguments[0].unwrapped, interpreter)
                    interpreter.host.write(text.string + end, to: .output)
                    return .nothing
                }
            }
            members.staticMethod("void \(name)(string format, params System.Object[] arg)") {
                arguments, interpreter in
                let text = try Formatting.format(
                    arguments[0].asText, arguments[1].asElements, culture: interpreter.formattingCulture,
                    interpreter)
                interpreter.host.write(text.string + end, to: .output)
                return .nothing
            }
        }
        for (name, channel) in [("Out", HostInterface.Channel.output), ("Error", .error)] {
            members.staticProperty(name, "System.IO.TextWriter") { interpreter in
                let host = interpreter.host
                return .host(TextWriterObject(sink: { host.write($0.string, to: channel) }))
            }
        }
    }

    private static func state(_ members: MemberBuilder) {
        func number(_ name: String, _ read: @escaping (HostInterface) -> Int) {
            members.staticProperty(name, "int") { interpreter in
                Value(int: read(interpreter.host))
            } set: { _, _, _ in
            }
        }
        number("WindowWidth") { $0.width }
        number("WindowHeight") { $0.height }
        number("BufferWidth") { $0.width }
        number("BufferHeight") { $0.height }
        number("CursorLeft") { _ in 0 }
        number("CursorTop") { _ in 0 }
        members.staticProperty("Title", "string") { interpreter in
            Value(interpreter.host.windowTitle)
        } set: { _, new, interpreter in
            interpreter.host.windowTitle = new.string
        }
        for name in ["OutputEncoding", "InputEncoding"] {
            members.staticProperty(name, "System.Text.Encoding") { _ in
                .host(EncodingObject(.utf8))
            } set: { _, _, _ in
                // The shell's own streams are UTF-8 whatever a script sets.
            }
        }
        for name in ["ForegroundColor", "BackgroundColor"] {
            members.staticProperty(name, "System.ConsoleColor") { _ in
                .enumeration(.known("System.ConsoleColor"), -1)
            } set: { _, new, interpreter in
                guard interpreter.host.supportsColor else { return }
                let codes = [0, 4, 2, 6, 1, 5, 3, 7]
                guard (0..<16).contains(new.asInt) else { return }
                let bright = new.asInt >= 8 ? 60 : 0
                let base = name.hasPrefix("F") ? 30 : 40
                interpreter.host.write("\u{1B}[\(base + bright + codes[new.asInt % 8])m", to: .output)
            }
        }
        for name in ["IsInputRedirected", "IsOutputRedirected", "IsErrorRedirected"] {
            members.staticProperty(name, "bool") { interpreter in .bool(!interpreter.host.isInteractive) }
        }
        members.staticProperty("KeyAvailable", "bool") { _ in .bool(false) }
        members.staticProperty("CursorVisible", "bool") { _ in
            .bool(true)
        } set: { _, _, _ in
        }
        members.staticProperty("TreatControlCAsInput", "bool") { _ in
            .bool(false)
        } set: { _, _, _ in
        }
    }
}

extension TypeInfo {
    static let console = TypeLibrary.type("System.Console")
}
