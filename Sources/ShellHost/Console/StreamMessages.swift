import ShellFormatting
import ShellRuntime

/// Shows the records of the warning, verbose, debug and information streams on a host.
enum StreamMessages {
    /// Writes one message. `kind` is nil for information; its value is the record.
    static func show(_ kind: StreamRecord.Kind?, _ value: Value, _ interpreter: Interpreter) {
        let host = interpreter.host
        guard let kind else { return showInformation(value, interpreter) }
        let stream = stream(of: kind)
        let text = stream.prefix + value.toText().string
        host.write(host.supportsColor ? "\u{1B}[33;1m" + text + "\u{1B}[0m\n" : text + "\n", to: .output)
    }

    private static func stream(of kind: StreamRecord.Kind) -> MessageStream {
        switch kind {
        case .warning: .warning
        case .verbose: .verbose
        case .debug: .debug
        }
    }

    private static func showInformation(_ value: Value, _ interpreter: Interpreter) {
        let data = property("MessageData", of: value, interpreter)
        guard data.type.fullName == "System.Management.Automation.HostInformationMessage" else {
            let text = (try? Conversions.text(value, interpreter).string) ?? ""
            return interpreter.host.write(text + "\n", to: .output)
        }
        var text = property("Message", of: data, interpreter).toText().string
        if interpreter.host.supportsColor {
            let codes = [
                ConsoleColors.foreground(property("ForegroundColor", of: data, interpreter)),
                ConsoleColors.background(property("BackgroundColor", of: data, interpreter)),
            ].compactMap { $0 }
            if !codes.isEmpty { text = "\u{1B}[" + codes.joined(separator: ";") + "m" + text + "\u{1B}[0m" }
        }
        let noNewline = property("NoNewLine", of: data, interpreter).isTrue
        interpreter.host.write(noNewline ? text : text + "\n", to: .output)
    }

    private static func property(_ name: String, of value: Value, _ interpreter: Interpreter) -> Value {
        (try? Members.get(value, Symbol(name), interpreter)) ?? .null
    }
}

/// Escape codes of `ConsoleColor`.
enum ConsoleColors {
    private static let names = [
        "Black", "DarkRed", "DarkGreen", "DarkYellow", "DarkBlue", "DarkMagenta", "DarkCyan", "Gray",
        "DarkGray", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White",
    ]

    /// The code that sets the colour of text; nil for no colour.
    static func foreground(_ value: Value) -> String? { code(value, 30, 90) }

    /// The code that sets the colour behind text.
    static func background(_ value: Value) -> String? { code(value, 40, 100) }

    private static func code(_ value: Value, _ dark: Int, _ bright: Int) -> String? {
        if value.isNull { return nil }
        let name = value.toText().string.lowercased()
        guard let index = names.firstIndex(where: { $0.lowercased() == name }) else { return nil }
        return String(index < 8 ? dark + index : bright + index - 8)
    }
}
