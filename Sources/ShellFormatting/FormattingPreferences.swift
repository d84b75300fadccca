import ShellRuntime

/// The preference variables that formatting reads.
extension Interpreter {
    /// `$ErrorView`.
    var errorView: ErrorView {
        let name = variable(named: "ErrorView")?.toText().string.lowercased() ?? ""
        return ErrorView.allCases.first { $0.rawValue.lowercased() == name } ?? .concise
    }
}

extension Interpreter {
    /// True when the host shows escape sequences.
    public var showsEscapes: Bool {
        switch StyleObject.of(self).rendering {
        case .ansi: true
        case .plainText: false
        case .host: host.supportsColor
        }
    }

    /// True when text made for a variable or a program keeps escape sequences.
    var keepsEscapes: Bool { StyleObject.of(self).rendering == .ansi }
}

extension FormatSession {
    /// `$FormatEnumerationLimit` of the session; scopes further in do not count.
    var enumerationLimit: Int {
        guard let value = interpreter.variable(named: "global:FormatEnumerationLimit"),
            case .int(let limit)? = Conversions.tryConvert(value, to: .int32, interpreter)
        else { return 4 }
        return Int(limit)
    }
}
