import ShellRuntime

@testable import ShellFormatting

/// Renders values as a host of 80 columns would show them.
enum Rendering {
    /// The text that a sequence of objects gives, formatted by `request` when there is one.
    static func text(
        _ values: [Value], _ request: FormatRequest? = nil, width: Int = 79, views: [ViewDefinition] = []
    ) throws -> String {
        let interpreter = Interpreter(host: HostInterface(), modules: [])
        let session = FormatSession(interpreter, views: ViewTable(views))
        let writer = TextLineWriter(width: width, showsEscapes: false)
        let output = ObjectOutput(session, writer)
        if let request {
            let formatter = Formatter(session, request) { try output.write(.host($0)) }
            for value in values { try formatter.process(value) }
            try formatter.finish()
        } else {
            for value in values { try output.write(value) }
        }
        try output.finish()
        return writer.text.string
    }

    /// A custom object of names and values.
    static func object(_ properties: KeyValuePairs<String, Value>) -> Value {
        let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
        for (name, value) in properties { object.setProperty(name, value) }
        return .object(object)
    }

    /// Names of properties as parameters.
    static func properties(_ names: String...) -> [PropertyParameter] {
        names.map { PropertyParameter(expression: .name($0)) }
    }
}
