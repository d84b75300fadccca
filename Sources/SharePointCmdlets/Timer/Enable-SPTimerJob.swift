import Administration
import ShellRuntime

/// `Enable-SPTimerJob`: enable a timer job.
final class EnableTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Enable", "SPTimerJob", shouldProcess: true,
        parameters: [
            .timerJob
        ],
        help: help, make: { EnableTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Enable a timer job.",
        description: [
            "Lets a disabled timer job run by its schedule again. Returns nothing. This release has no Timer service, which would run the jobs, and makes none.",
            HelpText.three,
        ],
        examples: [
            ("Enable-SPTimerJob job-name", "Enables a job.")
        ],
        links: ["Get-SPTimerJob", "Set-SPTimerJob", "Disable-SPTimerJob", "Start-SPTimerJob"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetTimerJobCommand(identity: identity, isDisabled: false))
    }
}
