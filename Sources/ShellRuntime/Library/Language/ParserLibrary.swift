import ShellSyntax

/// `[System.Management.Automation.Language.Parser]`
enum ParserLibrary {
    static let typeInfo = TypeInfo("System.Management.Automation.Language.Parser", base: .object) {
        TypeMembers(staticMethods: [
            NativeMethod(
                "System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, ref tokens, ref errors)"
            ) { _, arguments, interpreter in
                parse(SourceText(arguments[0].toText().string), arguments, 1)
            },
            NativeMethod(
                "System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, string fileName, ref tokens, ref errors)"
            ) { _, arguments, interpreter in
                parse(
                    SourceText(arguments[0].toText().string, file: arguments[1].toText().string), arguments, 2
                )
            },
            NativeMethod(
                "System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, ref tokens, ref errors)"
            ) { _, arguments, interpreter in
                let path = try interpreter.resolvePath(arguments[0].toText().string)
                return parse(SourceText(utf16: try Platform.readText(path), file: path), arguments, 1)
            },
        ])
    }

    private static func parse(_ source: SourceText, _ arguments: [Value], _ first: Int) -> Value {
        let result = Parser.parse(source)
        arguments[first].assignReference(.array(ArrayObject(result.tokens.map { .host(TokenObject($0)) })))
        arguments[first + 1].assignReference(
            .array(ArrayObject(result.errors.map { .host(ParseErrorObject($0)) })))
        return .host(AstObject.wrap(result.scriptBlock))
    }
}
