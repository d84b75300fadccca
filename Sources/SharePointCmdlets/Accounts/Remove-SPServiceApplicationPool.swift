import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationPool`: delete a service application pool.
final class RemoveServiceApplicationPoolCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationPool", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPIisWebServiceApplicationPoolPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { RemoveServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a service application pool.",
        description: [
            "Only a pool that no service application uses can go. Its account stays registered.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationPool 'Old Pool' -Confirm:$false",
                "Removes a pool that no service application uses."
            )
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(RemoveApplicationPoolCommand(identity: identity))
    }
}
