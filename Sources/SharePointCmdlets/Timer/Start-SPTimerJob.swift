import Administration
import ShellRuntime

/// `Start-SPTimerJob`: ask for one immediate run of a timer job.
final class StartTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Start", "SPTimerJob", shouldProcess: true,
        parameters: [
            .timerJob
        ],
        help: help, make: { StartTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Ask for one immediate run of a timer job.",
        description: [
            "Notes on a timer job that one run is wanted at once. A disabled job is refused; Enable-SPTimerJob enables it. Returns nothing. This release has no Timer service, which would run the jobs, and makes none.",
            HelpText.three,
        ],
        examples: [
            (
                "Start-SPTimerJob job-name",
                "Asks for one run of a job."
            )
        ],
        links: ["Get-SPTimerJob", "Set-SPTimerJob", "Enable-SPTimerJob", "Disable-SPTimerJob"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(StartTimerJobCommand(identity: identity))
    }
}
