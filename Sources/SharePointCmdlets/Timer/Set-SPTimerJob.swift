import Administration
import ShellRuntime

/// `Set-SPTimerJob`: change the schedule of a timer job.
final class SetTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPTimerJob", shouldProcess: true,
        parameters: [
            .timerJob,
            .init(
                "Schedule", "string", validations: [.notNullOrEmpty],
                summary:
                    "When it runs, such as 'daily at 15:00:00' or 'weekly at sat 5:00'; nothing changes when left out."
            ),
        ],
        help: help, make: { SetTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Change the schedule of a timer job.",
        description: [
            "Gives a timer job another schedule, a phrase such as 'every 5 minutes between 0 and 59', 'daily at 15:00:00' or 'weekly at sat 5:00'; one that cannot be read is refused and the old one stays. Returns nothing. This release has no Timer service, which would run the jobs, and makes none.",
            HelpText.three,
        ],
        examples: [
            ("Set-SPTimerJob job-name -Schedule 'weekly at sat 5:00'", "Gives a job another schedule.")
        ],
        links: ["Get-SPTimerJob", "Enable-SPTimerJob", "Disable-SPTimerJob", "Start-SPTimerJob"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetTimerJobCommand(identity: identity, schedule: arguments.text("Schedule")))
    }
}
