import ShellRuntime

/// Questions to the user: lines, secrets, choices, values of mandatory parameters.
extension ConsoleHost {
    static func refusal() -> ScriptError {
        .make(
            "System.Management.Automation.PSInvalidOperationException", id: "InvalidOperation",
            category: .invalidOperation,
            message: "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.")
    }

    private static func unanswered() -> ScriptError {
        .make(
            "System.Management.Automation.PSInvalidOperationException", id: "InvalidOperation",
            category: .invalidOperation,
            message:
                "The question was not answered, since the input has ended; nothing was done. Where nobody can answer, "
                + "-Confirm:$false leaves the question out.")
    }

    /// Asks for one line; nil at the end of the input.
    func ask(_ prompt: String) throws -> String? {
        if isNonInteractive { throw Self.refusal() }
        write(prompt, to: .output)
        flush()
        guard inputIsTerminal else {
            let line = input.next()
            if let line {
                if !transcripts.isEmpty { transcribe(line.utf8) }
                write("\n", to: .output)
            }
            return line
        }
        let typed = String(try QuestionLine(terminal: terminal, width: width, isSecret: false).read())
        transcribe(answer: typed)
        return typed
    }

    /// Asks for a secret; its bytes are the caller's to wipe.
    func askSecret(_ prompt: String) throws -> [UInt8]? {
        if isNonInteractive { throw Self.refusal() }
        write(prompt, to: .output)
        flush()
        guard inputIsTerminal else { return input.next().map { Array($0.utf8) } }
        let typed = try QuestionLine(terminal: terminal, width: width, isSecret: true).read()
        return typed.flatMap { Array(String($0).utf8) }
    }

    /// Asks until one of the choices is given. The end of the input is no answer: a job without a terminal must not
    /// overwrite a database because nobody was there to say no.
    func askChoice(
        caption: String, message: String, choices: [(label: String, help: String)], defaultChoice: Int
    ) throws -> Int {
        if isNonInteractive { throw Self.refusal() }
        let prompt = ChoicePrompt(
            choices: choices.map { .init($0.label, help: $0.help) }, defaultChoice: defaultChoice)
        write(prompt.heading(caption: caption, message: message, width: width), to: .output)
        while true {
            guard let answer = try ask(prompt.question) else { throw Self.unanswered() }
            if answer.trimmed == "?" {
                write(prompt.help, to: .output)
                continue
            }
            guard let index = prompt.choice(for: answer) else { continue }
            guard choices[index].label == "&Suspend", let interpreter else { return index }
            // A nested prompt; its `exit` comes back to the question.
            PromptLoop.runNested(interpreter)
            write(prompt.heading(caption: caption, message: message, width: width), to: .output)
        }
    }

    /// Asks for the values of mandatory parameters.
    func askValues(command: String, _ missing: [ParameterInfo], _ interpreter: Interpreter) throws -> [Value]
    {
        var text = "\ncmdlet \(command) at command pipeline position 1\n"
        text += "Supply values for the following parameters:\n"
        let helps = missing.map { parameter in parameter.sets.lazy.compactMap(\.helpMessage).first }
        if helps.contains(where: { $0 != nil }) { text += "(Type !? for Help.)\n" }
        write(text, to: .output)
        return try zip(missing, helps).map { parameter, help in
            try value(of: parameter, help: help, interpreter)
        }
    }

    private func value(of parameter: ParameterInfo, help: String?, _ interpreter: Interpreter) throws -> Value
    {
        let type = parameter.type
        if type?.fullName == "System.Security.SecureString" || parameter.declaration?.isSecret == true {
            return try secret(parameter, interpreter)
        }
        guard let element = type?.element, type?.kind == .array else {
            return Value(try answer(parameter.name, help, parameter.name) ?? "")
        }
        var values: [Value] = []
        while let line = try answer("\(parameter.name)[\(values.count)]", help, parameter.name), !line.isEmpty
        {
            values.append(Value(line))
        }
        return .array(ArrayObject(values, elementType: element === TypeInfo.string ? element : .object))
    }

    /// A line; `!?` shows the help of the parameter and asks again.
    private func answer(_ label: String, _ help: String?, _ name: String) throws -> String? {
        while true {
            guard let line = try ask(label + ": ") else { return nil }
            guard line.trimmed == "!?" else { return line }
            write((help ?? "No help is available for \(name).") + "\n", to: .output)
        }
    }

    private func secret(_ parameter: ParameterInfo, _ interpreter: Interpreter) throws -> Value {
        try SecretAnswer.secure(try askSecret(parameter.name + ": "), interpreter)
    }
}
