import Administration
import ShellRuntime

/// `Add-SPServiceApplicationProxyGroupMember`: add proxies to a proxy group.
final class AddServiceApplicationProxyGroupMemberCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPServiceApplicationProxyGroupMember", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyGroupPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Member", "SPServiceApplicationProxyPipeBind[]", mandatory: true, position: 1,
                aliases: ["Proxy"], validations: [.notNull], summary: "Proxies: names, ids or objects."),
        ],
        help: help, make: { AddServiceApplicationProxyGroupMemberCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Add proxies to a proxy group.",
        description: [
            "Puts proxies into a group; a service context finds a store through the proxies of its group.",
            HelpText.three,
        ],
        examples: [
            (
                "Add-SPServiceApplicationProxyGroupMember -Identity Extranet -Member 'Secure Store Service Proxy'",
                "Changes which proxies a group has."
            )
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
