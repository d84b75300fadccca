import ShellSyntax

/// `$ExecutionContext`
final class ExecutionContextObject: HostObject {
    private unowned let interpreter: Interpreter

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    override var type: TypeInfo { Self.typeInfo }

    private static let typeInfo = TypeInfo("System.Management.Automation.EngineIntrinsics", base: .object) {
        TypeMembers(
            properties: [
                NativeProperty(
                    "SessionState", "System.Management.Automation.SessionState",
                    get: { _, interpreter in
                        .host(SessionStateObject(interpreter))
                    }),
                NativeProperty(
                    "InvokeCommand", "System.Management.Automation.CommandInvocationIntrinsics",
                    get: { value, _ in value }),
            ],
            methods: [
                NativeMethod("string ExpandString(string source)") { _, arguments, interpreter in
                    let text = arguments[0].toText().string
                    let escaped = text.replacing("\"", with: "`\"")
                    let block = try interpreter.scriptBlock(of: SourceText("\"" + escaped + "\""))
                    return try interpreter.evaluate(block, under: .null)
                },
                NativeMethod("scriptblock NewScriptBlock(string scriptText)") { _, arguments, interpreter in
                    .block(try interpreter.scriptBlock(of: SourceText(arguments[0].toText().string)))
                },
            ])
    }
}

/// `$PSVersionTable`
enum ShellVersion {
    /// The version of PowerShell whose language and commands the shell follows.
    static let language = "7.6.0"

    static func table(_ interpreter: Interpreter) -> Value {
        let table = TableObject()
        table.genericType = TypeInfo("System.Management.Automation.PSVersionHashTable", base: .hashtable)
        func version(_ text: String) -> Value {
            guard let type = TypeCatalog.shared.resolve("version") else { return Value(text) }
            return (try? Conversions.convert(Value(text), to: type, interpreter)) ?? Value(text)
        }
        let semantic = TypeCatalog.shared.resolve("semver").flatMap {
            try? Conversions.convert(Value(language), to: $0, interpreter)
        }
        table.set(Value("PSVersion"), semantic ?? version(language))
        table.set(Value("PSEdition"), Value("Core"))
        table.set(Value("GitCommitId"), Value(language))
        table.set(Value("OS"), Value("Linux"))
        table.set(Value("Platform"), Value("Unix"))
        table.set(
            Value("PSCompatibleVersions"),
            .array(ArrayObject(["1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0"].map(version))))
        table.set(Value("PSRemotingProtocolVersion"), version("2.4"))
        table.set(Value("SerializationVersion"), version("1.1.0.1"))
        table.set(Value("WSManStackVersion"), version("3.0"))
        return .table(table)
    }
}

/// `RuntimeDefinedParameterDictionary` as `dynamicparam` returns it.
enum DynamicParameters {
    static func read(_ value: Value, _ interpreter: Interpreter) -> [ParameterInfo] {
        guard let entries = try? Enumeration.elements(value) else { return [] }
        var all: [ParameterInfo] = []
        for entry in entries {
            guard case .table(let table) = entry.unwrapped else { continue }
            for (key, parameter) in zip(table.keys, table.values) {
                all.append(make(key.toText().string, parameter, interpreter))
            }
        }
        return all
    }

    private static func make(_ name: String, _ value: Value, _ interpreter: Interpreter) -> ParameterInfo {
        var type: TypeInfo?
        if case .type(let declared)? = try? Members.get(value, Symbol("ParameterType"), interpreter) {
            type = declared
        }
        var memberships: [ParameterDeclaration.SetMembership] = []
        var rules: [ValueRule] = []
        var aliases: [String] = []
        func number(_ value: Value) -> Int { if case .int(let number) = value { Int(number) } else { 0 } }
        let attributes = (try? Members.get(value, Symbol("Attributes"), interpreter)) ?? .null
        for attribute in (try? Enumeration.elements(attributes)) ?? [] {
            func fact(_ name: String) -> Value {
                (try? Members.get(attribute, Symbol(name), interpreter)) ?? .null
            }
            switch attribute.type.name {
            case "ParameterAttribute":
                var position: Int?
                if case .int(let number) = fact("Position"), number != Int32.min { position = Int(number) }
                let set = fact("ParameterSetName")
                memberships.append(
                    .init(
                        set.isNull ? ParameterDeclaration.allSets : set.toText().string,
                        mandatory: fact("Mandatory").isTrue, position: position,
                        fromPipeline: fact("ValueFromPipeline").isTrue,
                        fromPropertyName: fact("ValueFromPipelineByPropertyName").isTrue))
            case "ValidateSetAttribute":
                let values = (try? Enumeration.elements(fact("ValidValues"))) ?? []
                rules.append(ValidationRule(.set(values.map { $0.toText().string }, ignoreCase: true)))
            case "ValidateRangeAttribute": rules.append(RangeRule(fact("MinRange"), fact("MaxRange")))
            case "ValidatePatternAttribute":
                rules.append(ValidationRule(.pattern(fact("RegexPattern").toText().string)))
            case "ValidateLengthAttribute", "ValidateCountAttribute":
                let bounds = (number(fact("MinLength")), number(fact("MaxLength")))
                rules.append(
                    ValidationRule(
                        attribute.type.name == "ValidateCountAttribute"
                            ? .count(bounds.0, bounds.1) : .length(bounds.0, bounds.1)))
            case "ValidateScriptAttribute":
                if case .block(let block) = fact("ScriptBlock") {
                    rules.append(ScriptRule(block, message: nil))
                }
            case "ValidateNotNullAttribute": rules.append(ValidationRule(.notNull))
            case "ValidateNotNullOrEmptyAttribute": rules.append(ValidationRule(.notNullOrEmpty))
            case "ValidateNotNullOrWhiteSpaceAttribute": rules.append(ValidationRule(.notNullOrWhiteSpace))
            case "AliasAttribute":
                aliases += ((try? Enumeration.elements(fact("AliasNames"))) ?? []).map { $0.toText().string }
            default: break
            }
        }
        return ParameterInfo(
            name: name, aliases: aliases, type: type, typeName: type?.displayName ?? "Object",
            sets: memberships.isEmpty ? [.init()] : memberships, rules: rules,
            isFunctionParameter: true)
    }
}
