import Glibc
import ShellSyntax

/// Sees that what a script's `#requires` lines ask for is there, before the script runs.
struct ScriptRequirementCheck {
    private let interpreter: Interpreter

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    func check(_ block: ScriptBlock, _ path: String) throws {
        guard let wanted = block.ast.scriptRequirements else { return }
        let name = String(path.split(separator: "/").last ?? "")
        if let version = wanted.requiredPSVersion,
            ModuleVersions.compare(version, ShellVersion.language) > 0
        {
            throw failure(
                "ScriptRequiresUnmatchedPSVersion",
                "The script '\(name)' cannot be run because it contained a \"#requires\" statement for PowerShell "
                    + "\(version). The version of PowerShell that is required by the script does not match the "
                    + "currently running version of PowerShell \(ShellVersion.language).", name)
        }
        if !wanted.requiredPSEditions.isEmpty,
            !wanted.requiredPSEditions.contains(where: { $0.lowercased() == "core" })
        {
            throw failure(
                "ScriptRequiresUnmatchedPSEdition",
                "The script '\(name)' cannot be run because it contained a \"#requires\" statement for PowerShell "
                    + "editions '\(wanted.requiredPSEditions.joined(separator: ","))'. The edition of PowerShell that "
                    + "is required by the script does not match the currently running PowerShell Core edition.",
                name)
        }
        if wanted.isElevationRequired, geteuid() != 0 {
            throw failure(
                "ScriptRequiresElevation",
                "The script '\(name)' cannot be run because it contains a \"#requires\" statement for running as "
                    + "Administrator. The current PowerShell session is not running as Administrator. Start "
                    + "PowerShell by using the Run as Administrator option, and then try running the script again.",
                name)
        }
        let missing = wanted.requiredModules.filter { !load($0) }.map(\.name)
        if !missing.isEmpty {
            throw failure(
                "ScriptRequiresMissingModules",
                "The script '\(name)' cannot be run because the following modules that are specified by the "
                    + "\"#requires\" statements of the script are missing: \(missing.joined(separator: ", ")).",
                name)
        }
    }

    // True when the module is there or could be loaded.
    private func load(_ module: ScriptRequirements.Module) -> Bool {
        let table = TableObject()
        table.set(Value("ModuleName"), Value(module.name))
        if let version = module.version { table.set(Value("ModuleVersion"), Value(version)) }
        if let version = module.requiredVersion { table.set(Value("RequiredVersion"), Value(version)) }
        if let version = module.maximumVersion { table.set(Value("MaximumVersion"), Value(version)) }
        return (try? ModuleLoader(interpreter).require(.table(table))) != nil
    }

    private func failure(_ id: String, _ message: String, _ name: String) -> ScriptError {
        .make(
            "System.Management.Automation.ScriptRequiresException", id: id, category: .resourceUnavailable,
            message: message, target: Value(name))
    }
}
