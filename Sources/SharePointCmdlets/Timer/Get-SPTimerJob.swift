import Administration
import ShellRuntime

/// `Get-SPTimerJob`: return timer job definitions.
final class GetTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPTimerJob", outputs: ["Microsoft.SharePoint.Administration.SPJobDefinition"],
        parameters: [
            .init(
                "Identity", "SPTimerJobPipeBind", position: 0,
                summary: "The timer job: internal name, id or object. All of them when left out."),
            .init(
                "Type", "string", validations: [.notNullOrEmpty],
                summary: "Full name of the job's type, in any case of letters."),
            .init(
                "WebApplication", "SPWebApplicationPipeBind", pipeline: true),
        ],
        refused: [
            "WebApplication": "the farm has no web applications"
        ],
        help: help, make: { GetTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return timer job definitions.",
        description: [
            "Lists the timer jobs with schedule, status, last run and the runs before it (HistoryEntries), times in GMT. Without -Identity and -Type all are returned. This release has no Timer service, which would run the jobs, and makes none.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPTimerJob | Format-Table DisplayName, LastRunTime, Status",
                "Lists the jobs."
            )
        ],
        links: ["Set-SPTimerJob", "Enable-SPTimerJob", "Disable-SPTimerJob", "Start-SPTimerJob"])

    override func run() throws {
        let command = GetTimerJobsCommand(identity: reference("Identity"), typeName: arguments.text("Type"))
        for job in try perform(command) {
            let history = try perform(GetTimerJobHistoryCommand(identity: .id(job.id)))
            try output(ServiceObjects.job(job, history: history))
        }
    }
}
