import ShellRuntime

/// `Test-Json`: says whether a text is JSON, and fits a schema.
final class TestJsonCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Test-Json", ModuleName.utility, "Tests whether a string is a valid JSON document.",
        parameters: """
            Json string JsonString(mandatory,0,pipeline) JsonStringWithSchemaString(mandatory,0,pipeline) JsonStringWithSchemaFile(mandatory,0,pipeline) -- The text.
            Path string JsonPath(mandatory,0) JsonPathWithSchemaString(mandatory,0) JsonPathWithSchemaFile(mandatory,0) -- A file.
            LiteralPath,PSPath,LP string JsonLiteralPath(mandatory) -- A file, taken literally.
            Schema string JsonStringWithSchemaString(mandatory,1) JsonPathWithSchemaString(mandatory,1) notempty -- The schema.
            SchemaFile,FilePath string JsonStringWithSchemaFile(mandatory) JsonPathWithSchemaFile(mandatory) notempty -- A file with the schema.
            Options string[] set=IgnoreComments|AllowTrailingCommas -- What is allowed besides.
            """,
        defaultSet: "JsonString",
        examples: [("Test-Json '{}'", "Gives True.")]
    ) { TestJsonCmdlet() }

    private var schema: Value?

    override func begin() throws {
        var text = arguments.text("Schema")
        if let path = arguments.text("SchemaFile") {
            do { text = try FileText.read(ItemPath.resolveFile(path, interpreter)) } catch {
                throw failure(
                    "System.Exception", id: "JsonSchemaFileOpenFailure", .openError,
                    "Cannot open JSON schema file: \(path)", target: Value(path))
            }
        }
        guard let text else { return }
        guard let parsed = try? parse(text, isStrict: true) else {
            throw failure(
                "System.Exception", id: "InvalidJsonSchema", .invalidData, "Cannot parse the JSON schema.",
                target: Value(text))
        }
        schema = parsed
    }

    private func parse(_ text: String, isStrict: Bool) throws -> Value {
        if isStrict {
            let options = arguments.texts("Options").map { $0.lowercased() }
            guard
                StrictJson.isValid(
                    text, comments: options.contains("ignorecomments"),
                    trailingCommas: options.contains("allowtrailingcommas"))
            else { throw JsonReader.Failure(id: nil, message: "Cannot parse the JSON.") }
        }
        var reader = JsonReader(
            Text(text), makeDate: { _, _ in nil }, makeBigInteger: { .double(Double($0) ?? 0) })
        reader.asTable = true
        return try reader.read()
    }

    override func process() throws {
        var text = arguments.text("Json") ?? ""
        if let path = arguments.text("Path") ?? arguments.text("LiteralPath") {
            text = try FileText.read(ItemPath.resolveFile(path, interpreter))
        }
        guard let value = try? parse(text, isStrict: true) else {
            try writeError(
                errorRecord(
                    "System.Exception", id: "InvalidJson", .invalidData, "Cannot parse the JSON.",
                    target: Value(text)))
            return try write(.bool(false))
        }
        var isGood = true
        if let schema {
            for problem in JsonSchema.problems(of: value, schema, at: "") {
                isGood = false
                try writeError(
                    errorRecord(
                        "System.Exception", id: "InvalidJsonAgainstSchemaDetailed", .invalidData,
                        "The JSON is not valid with the schema: \(problem)", target: Value(text)))
            }
        }
        try write(.bool(isGood))
    }
}

/// The commands on JSON.
enum JsonCommands {
    static let utility: [CommandModule.Entry] = [
        .init("ConvertFrom-Json") { ConvertFromJsonCmdlet.declaration },
        .init("ConvertTo-Json") { ConvertToJsonCmdlet.declaration },
        .init("Test-Json") { TestJsonCmdlet.declaration },
    ]
}
