import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationProxyGroupMember`: take proxies out of a proxy group.
final class RemoveServiceApplicationProxyGroupMemberCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationProxyGroupMember", shouldProcess: true, impact: .high,
        parameters: [
            .proxyGroup,
            .proxies,
        ],
        help: help, make: { RemoveServiceApplicationProxyGroupMemberCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Take proxies out of a proxy group.",
        description: [
            "Takes proxies out of a proxy group; the proxies themselves stay. Sites no longer find a store whose proxy left the default group. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationProxyGroupMember -Identity Extranet -Member 'Secure Store Service Proxy' -Confirm:$false",
                "Takes a proxy out of a group."
            )
        ],
        links: ["Get-SPServiceApplicationProxyGroup", "Add-SPServiceApplicationProxyGroupMember"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        let members: [ServiceApplicationProxyRecord]? = try? records("Member", "proxies")
        let names =
            members?.map { ObjectReference.id($0.id) }
            ?? arguments.texts("Member").map { ObjectReference($0) }
        _ = try perform(ChangeProxyGroupMembersCommand(identity: identity, members: names, removes: true))
    }
}
