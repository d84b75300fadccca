import ShellRuntime
import ShellSyntax

/// The text in front of a typed line.
enum PromptText {
    /// What is shown when the prompt function is missing, fails or gives nothing.
    private static let fallback = "PS>"

    /// The output of the function `prompt`.
    static func make(_ interpreter: Interpreter) -> String {
        guard let block = interpreter.function(named: "prompt") else { return fallback }
        let value = interpreter.keepingStatus { try interpreter.invoke(block) }
        guard let value, !value.isNull else { return fallback }
        let text = (try? Conversions.text(first(value), interpreter).string) ?? ""
        return text.isEmpty ? fallback : text
    }

    private static func first(_ value: Value) -> Value {
        if case .array(let array) = value { return array.count == 0 ? .null : array[0] }
        return value
    }

    /// The function that a session starts with; a profile may have defined its own.
    private static let function = """
        function prompt { "PS $PWD$('>' * ($NestedPromptLevel + 1)) " }
        """

    /// Gives the session its prompt function, once.
    static func define(_ interpreter: Interpreter) {
        let state = interpreter.attachment { Defined() }
        guard !state.isDefined else { return }
        state.isDefined = true
        if interpreter.function(named: "prompt") == nil {
            _ = interpreter.runTopLevel(SourceText(function))
        }
    }

    private final class Defined {
        var isDefined = false
    }
}
