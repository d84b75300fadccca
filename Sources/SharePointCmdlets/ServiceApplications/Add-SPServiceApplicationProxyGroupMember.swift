import Administration
import ShellRuntime

/// `Add-SPServiceApplicationProxyGroupMember`: add proxies to a proxy group.
final class AddServiceApplicationProxyGroupMemberCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPServiceApplicationProxyGroupMember", shouldProcess: true,
        parameters: [
            .proxyGroup,
            .proxies,
        ],
        help: help, make: { AddServiceApplicationProxyGroupMemberCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Add proxies to a proxy group.",
        description: [
            "Puts proxies into a proxy group. Every site finds its services through the default group; other groups are kept and serve no site in this release. Returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Add-SPServiceApplicationProxyGroupMember -Identity default -Member 'Secure Store Service Proxy'",
                "Lets sites find the store behind a proxy."
            )
        ],
        links: [
            "Get-SPServiceApplicationProxyGroup", "Remove-SPServiceApplicationProxyGroupMember",
            "Get-SPServiceApplicationProxy",
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        let members: [ServiceApplicationProxyRecord]? = try? records("Member", "proxies")
        let names =
            members?.map { ObjectReference.id($0.id) }
            ?? arguments.texts("Member").map { ObjectReference($0) }
        _ = try perform(ChangeProxyGroupMembersCommand(identity: identity, members: names, removes: false))
    }
}
