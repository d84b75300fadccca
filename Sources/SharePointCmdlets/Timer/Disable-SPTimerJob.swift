import Administration
import ShellRuntime

/// `Disable-SPTimerJob`: disable a timer job.
final class DisableTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Disable", "SPTimerJob", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPTimerJobPipeBind", mandatory: true, position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { DisableTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Disable a timer job.",
        description: [
            "A disabled job keeps its schedule and does not run, also when Start-SPTimerJob asks for it.",
            HelpText.three,
        ],
        examples: [
            ("Disable-SPTimerJob job-name", "Disables a job.")
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetTimerJobCommand(identity: identity, isDisabled: true))
    }
}
