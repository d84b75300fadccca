import Administration
import ShellRuntime

/// What tab completion offers for the parameters that name things of the farm. It only looks, and a farm that cannot be
/// reached offers nothing.
enum FarmCompletion {
    private typealias Names = @Sendable (FarmSession, [String: Value]) throws -> [String]

    /// The function that completes a parameter, or nil when its values are free.
    static func values(
        of parameter: ParameterDeclaration
    ) -> (@Sendable (String, [String: Value], Interpreter) throws -> [String])? {
        guard let names = names(of: parameter) else { return nil }
        return { word, bound, interpreter in
            let session = FarmConnection.of(interpreter).session
            guard let all = try? names(session, bound) else { return [] }
            return all.filter { $0.lowercased().hasPrefix(word.lowercased()) }
        }
    }

    private static func names(of parameter: ParameterDeclaration) -> Names? {
        switch parameter.typeName {
        case "SPServiceApplicationPipeBind":
            { session, _ in try session.perform(GetServiceApplicationsCommand()).map(\.name) }
        case "SPServiceApplicationProxyPipeBind":
            { session, _ in try session.perform(GetProxiesCommand()).map(\.name) }
        case "SPServiceApplicationProxyGroupPipeBind":
            { session, _ in try session.perform(GetProxyGroupsCommand()).map(\.name) }
        case "SPDatabasePipeBind":
            { session, _ in try session.perform(GetDatabasesCommand()).map(\.record.name) }
        case "SPServerPipeBind": { session, _ in try session.perform(GetServersCommand()).map(\.name) }
        case "SPIisWebServiceApplicationPoolPipeBind", "SPIisWebServiceApplicationPool":
            { session, _ in try session.perform(GetApplicationPoolsCommand()).map(\.name) }
        case "SPManagedAccountPipeBind", "SPProcessAccountPipeBind":
            { session, _ in try session.perform(GetManagedAccountsCommand()).map(\.userName) }
        default: named(parameter.name)
        }
    }

    private static func named(_ name: String) -> Names? {
        switch name {
        case "Item": { session, _ in try components(session) }
        case "BackupId": { session, bound in try packages(session, bound) }
        default: nil
        }
    }

    /// Names of the components that a backup can select.
    private static func components(_ session: FarmSession) throws -> [String] {
        try session.perform(GetServiceApplicationsCommand()).map(\.name)
            + session.perform(GetDatabasesCommand()).map(\.record.name)
    }

    /// Ids of the packages in the folder that was typed.
    private static func packages(_ session: FarmSession, _ bound: [String: Value]) throws -> [String] {
        guard let folder = bound.first(where: { $0.key.lowercased() == "directory" })?.value else {
            return []
        }
        return try session.perform(
            GetBackupHistoryCommand(directory: folder.toText().string, showsRestores: false)
        ).map(\.selfID.description)
    }
}
