/// The attributes of parameters and the parameters of `dynamicparam` as objects that scripts make.
enum AttributeLibrary {
    private static let space = "System.Management.Automation."

    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Attribute", { .attribute }),
        entry("System.Management.Automation.ParameterAttribute", parameter),
        entry("System.Management.Automation.AliasAttribute") { members in
            members.constructor("AliasAttribute(params string[] aliasNames)") { arguments, _ in
                object("AliasAttribute", [("AliasNames", arguments[0])])
            }
        },
        entry("System.Management.Automation.ValidateSetAttribute") { members in
            members.constructor("ValidateSetAttribute(params string[] validValues)") { arguments, _ in
                object("ValidateSetAttribute", [("ValidValues", arguments[0]), ("IgnoreCase", .bool(true))])
            }
        },
        entry("System.Management.Automation.ValidateRangeAttribute") { members in
            members.constructor("ValidateRangeAttribute(System.Object minRange, System.Object maxRange)") {
                arguments, _ in
                object("ValidateRangeAttribute", [("MinRange", arguments[0]), ("MaxRange", arguments[1])])
            }
        },
        entry("System.Management.Automation.ValidatePatternAttribute") { members in
            members.constructor("ValidatePatternAttribute(string regexPattern)") { arguments, _ in
                object("ValidatePatternAttribute", [("RegexPattern", arguments[0])])
            }
        },
        entry("System.Management.Automation.ValidateLengthAttribute") { members in
            members.constructor("ValidateLengthAttribute(int minLength, int maxLength)") { arguments, _ in
                object("ValidateLengthAttribute", [("MinLength", arguments[0]), ("MaxLength", arguments[1])])
            }
        },
        entry("System.Management.Automation.ValidateCountAttribute") { members in
            members.constructor("ValidateCountAttribute(int minLength, int maxLength)") { arguments, _ in
                object("ValidateCountAttribute", [("MinLength", arguments[0]), ("MaxLength", arguments[1])])
            }
        },
        entry("System.Management.Automation.ValidateScriptAttribute") { members in
            members.constructor("ValidateScriptAttribute(scriptblock scriptBlock)") { arguments, _ in
                object("ValidateScriptAttribute", [("ScriptBlock", arguments[0])])
            }
        },
        bare("System.Management.Automation.ValidateNotNullAttribute"),
        bare("System.Management.Automation.ValidateNotNullOrEmptyAttribute"),
        bare("System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute"),
        bare("System.Management.Automation.AllowNullAttribute"),
        bare("System.Management.Automation.AllowEmptyStringAttribute"),
        bare("System.Management.Automation.AllowEmptyCollectionAttribute"),
        LibraryType(
            "System.Management.Automation.RuntimeDefinedParameter",
            { TypeLibrary.type(space + "RuntimeDefinedParameter") }, { .build(dynamicParameter) }),
        LibraryType(
            "System.Management.Automation.RuntimeDefinedParameterDictionary", { .dynamicParameters }
        ) { .build { $0.constructor("RuntimeDefinedParameterDictionary()") { _, _ in dictionary() } } },
    ]

    private static func entry(
        _ name: StaticString, _ declare: @escaping @Sendable (MemberBuilder) -> Void
    ) -> LibraryType {
        LibraryType(name, { TypeLibrary.type("\(name)", base: .attribute) }, { .build(declare) })
    }

    /// An attribute that says all by being there.
    private static func bare(_ name: StaticString) -> LibraryType {
        let short = String("\(name)".dropFirst(space.count))
        return entry(name) { members in
            members.constructor(short + "()") { _, _ in object(short, []) }
        }
    }

    private static func object(_ name: String, _ fields: [(name: String, value: Value)]) -> Value {
        FieldsObject.object(space + name, fields)
    }

    private static func parameter(_ members: MemberBuilder) {
        members.constructor("ParameterAttribute()") { _, _ in ParameterAttributes.membership(.init()) }
    }

    private static func dynamicParameter(_ members: MemberBuilder) {
        func make(_ name: Value, _ type: Value, _ attributes: Value) -> Value {
            object(
                "RuntimeDefinedParameter",
                [
                    ("IsSet", .bool(false)), ("Name", name), ("ParameterType", type), ("Value", .null),
                    ("Attributes", attributes),
                ])
        }
        members.constructor("RuntimeDefinedParameter()") { _, _ in
            make(.text(.empty), .type(.object), .host(ObjectCollection([])))
        }
        members.constructor(
            "RuntimeDefinedParameter(string name, type parameterType, System.Object attributes)"
        ) { arguments, _ in make(arguments[0], arguments[1], arguments[2]) }
    }

    private static func dictionary() -> Value {
        let table = TableObject(flavor: .dictionary)
        table.genericType = .dynamicParameters
        return .table(table)
    }
}

extension TypeInfo {
    /// `System.Attribute`.
    static let attribute = TypeLibrary.type("System.Attribute")

    /// What `dynamicparam` gives.
    static let dynamicParameters = TypeLibrary.type(
        "System.Management.Automation.RuntimeDefinedParameterDictionary",
        base: TypeCatalog.shared.generic("System.Collections.Generic.Dictionary", [.string, .object]))
}
