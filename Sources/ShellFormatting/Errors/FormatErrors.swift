import ShellRuntime

/// What the Format cmdlets refuse.
enum FormatErrors {
    private static func make(_ id: String, _ message: String) -> ScriptError {
        .make(
            "System.Management.Automation.PSNotSupportedException", id: id, category: .invalidArgument,
            message: "Specified method is not supported.", details: message)
    }

    static func illegalKey(_ key: String) -> ScriptError {
        make("DictionaryKeyIllegal", "The \(key) key is not valid.")
    }

    static func ambiguousKey(_ key: String, _ first: String, _ second: String) -> ScriptError {
        make(
            "DictionaryKeyAmbiguous",
            "The key \"\(key)\" is ambiguous; possible matches are {\(first), \(second)}.")
    }

    static func illegalAlignment(_ value: String) -> ScriptError {
        make(
            "AlignmentIllegalValue",
            "The value \"\(value)\" for key \"alignment\" is not valid; valid values are {left, center, right}."
        )
    }

    static func widthOutOfRange(_ value: String) -> ScriptError {
        make("WidthOutOfRange", "The value \"\(value)\" for key \"width\" must be greater than zero.")
    }

    static func missingExpression() -> ScriptError {
        make("DictionaryKeyMandatoryEntry", "A mandatory entry for the key \"expression\" is missing.")
    }

    static func illegalValueType(_ key: String, _ type: String, _ expected: String) -> ScriptError {
        make(
            "DictionaryKeyIllegalValue1",
            "The \"\(key)\" key has a type, \(type), that is not valid; the expected type is \(expected).")
    }

    static func emptyValue(_ key: String) -> ScriptError {
        make("DictionaryKeyEmptyFormatStringKey", "The \"\(key)\" key cannot be empty.")
    }

    static func viewAndProperty() -> ScriptError {
        make(
            "FormatCannotSpecifyViewAndProperty",
            "Cmdlet parameters View and Property are mutually exclusive.")
    }

    static func autosizeAndColumns() -> ScriptError {
        make(
            "FormatCannotSpecifyAutosizeAndColumns",
            "Cmdlet parameters Autosize and Column are mutually exclusive.")
    }

    static func viewNotFound(
        _ name: String, _ shape: ViewShape, _ typeNames: [String], _ views: ViewTable
    ) -> ScriptError {
        let known = views.names(typeNames, shape: shape)
        let hint =
            known.isEmpty
            ? "There are no \(shape) views for \(typeNames.first ?? "") objects."
            : "The following \(shape) views are available for \(typeNames.first ?? "") objects: "
                + known.joined(separator: ", ") + "."
        return make("FormatViewNotFound", "The view name \(name) cannot be found. \(hint)")
    }
}

extension ScriptError {
    /// An error whose shown text differs from the exception's message.
    fileprivate static func make(
        _ type: String, id: String, category: ErrorCategory, message: String, details: String
    ) -> ScriptError {
        let error = ScriptError.make(type, id: id, category: category, message: message)
        error.record.detailsMessage = details
        return error
    }
}
