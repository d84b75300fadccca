import Administration
import ShellRuntime

/// `Disable-SPTimerJob`: disable a timer job.
final class DisableTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Disable", "SPTimerJob", shouldProcess: true,
        parameters: [
            .timerJob
        ],
        help: help, make: { DisableTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Disable a timer job.",
        description: [
            "Marks a timer job as disabled: it keeps its schedule and is not to run, also when Start-SPTimerJob asks for it. Returns nothing. This release has no Timer service, which would run the jobs, and makes none.",
            HelpText.three,
        ],
        examples: [
            ("Disable-SPTimerJob job-name", "Disables a job.")
        ],
        links: ["Get-SPTimerJob", "Set-SPTimerJob", "Enable-SPTimerJob", "Start-SPTimerJob"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetTimerJobCommand(identity: identity, isDisabled: true))
    }
}
