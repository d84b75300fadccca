import Administration
import ShellRuntime

/// `Start-SPTimerJob`: ask for one immediate run of a timer job.
final class StartTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Start", "SPTimerJob", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPTimerJobPipeBind", mandatory: true, position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { StartTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Ask for one immediate run of a timer job.",
        description: [
            "Asks for a run now; the Timer service does it when it next looks, and this release does not have that service yet. A disabled job is refused.",
            HelpText.three,
        ],
        examples: [
            ("Start-SPTimerJob job-name", "Asks the Timer service to run a job now.")
        ])

    override func run() throws {
        let identity = try required("Identity")
        _ = try perform(StartTimerJobCommand(identity: identity))
    }
}
