import Administration
import ShellRuntime

/// `Enable-SPTimerJob`: enable a timer job.
final class EnableTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Enable", "SPTimerJob", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPTimerJobPipeBind", mandatory: true, position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { EnableTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Enable a timer job.",
        description: [
            "Lets a disabled job run by its schedule again.",
            HelpText.three,
        ],
        examples: [
            ("Enable-SPTimerJob job-name", "Enables a job.")
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetTimerJobCommand(identity: identity, isDisabled: false))
    }
}
