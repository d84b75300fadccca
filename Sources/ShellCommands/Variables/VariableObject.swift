import ShellRuntime

/// A variable as `Get-Variable` writes it: `PSVariable`.
final class VariableObject: HostObject {
    /// The variable.
    let box: VariableBox

    init(_ box: VariableBox) { self.box = box }

    override var type: TypeInfo { VariableObject.variableType }

    private static func of(_ value: Value) -> VariableBox? { value.host(VariableObject.self)?.box }

    private static let variableType = TypeInfo(
        "System.Management.Automation.PSVariable", base: .object,
        members: {
            TypeMembers(properties: [
                NativeProperty("Name", "string", get: { value, _ in Value(of(value)?.name ?? "") }),
                NativeProperty(
                    "Value", "object", get: { value, _ in of(value)?.current ?? .null },
                    set: { value, new, interpreter in try of(value)?.assign(new, interpreter) }),
                NativeProperty(
                    "Description", "string", get: { value, _ in Value(of(value)?.summary ?? "") },
                    set: { value, new, _ in of(value)?.summary = new.string }),
                NativeProperty(
                    "Visibility", "System.Management.Automation.SessionStateEntryVisibility",
                    get: { _, _ in Value("Public") }),
                NativeProperty("Module", "psmoduleinfo", get: { _, _ in .null }),
                NativeProperty("ModuleName", "string", get: { _, _ in Value("") }),
                NativeProperty(
                    "Options", ScopedOptions.typeName,
                    get: { value, _ in Value(ScopedOptions.shown(of(value)?.options ?? [])) }),
                NativeProperty(
                    "Attributes", "System.Collections.ObjectModel.Collection[System.Attribute]",
                    get: { _, _ in Library.collection([]) }),
            ])
        })

    /// Throws unless the variable may be taken away.
    static func checkRemovable(_ box: VariableBox, force: Bool) throws {
        let isFixed = box.options.contains("Constant") || (box.options.contains("ReadOnly") && !force)
        guard isFixed || (box.options.contains("AllScope") && automatic.contains(Symbol(box.name))) else {
            return
        }
        throw ScriptError.make(
            "System.Management.Automation.SessionStateUnauthorizedAccessException",
            id: "VariableNotRemovable",
            category: .writeError,
            message:
                "Cannot remove variable \(box.name) because it is constant or read-only. If the variable is "
                + "read-only, try the operation again specifying the Force option.", target: Value(box.name))
    }

    private static let automatic: Set<Symbol> = Set(
        [
            "HOME", "true", "false", "null", "PID", "Error", "Host", "PWD", "ExecutionContext",
            "PSVersionTable",
        ].map {
            Symbol($0)
        })
}
