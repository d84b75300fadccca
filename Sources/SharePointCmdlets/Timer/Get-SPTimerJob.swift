import Administration
import ShellRuntime

/// `Get-SPTimerJob`: return timer job definitions.
final class GetTimerJobCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPTimerJob", outputs: ["Microsoft.SharePoint.Administration.SPJobDefinition"],
        parameters: [
            .init(
                "Identity", "SPTimerJobPipeBind", position: 0,
                summary: "The object to work on: its name, its id or the object itself."),
            .init("Type", "string", validations: [.notNullOrEmpty], summary: "Full name of a type."),
            .init(
                "WebApplication", "SPWebApplicationPipeBind", pipeline: true,
                summary: "Not served in this release."),
        ],
        help: help, make: { GetTimerJobCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return timer job definitions.",
        description: [
            "The timer jobs of the farm with schedule and last run, times in GMT. Without -Identity and -Type all are returned.",
            HelpText.three,
        ],
        examples: [
            ("Get-SPTimerJob | Format-Table DisplayName, LastRunTime, Status", "Lists the jobs.")
        ])

    override func run() throws {
        try refuse("WebApplication", "is not served: the farm has no web applications")
        let command = GetTimerJobsCommand(identity: reference("Identity"), typeName: arguments.text("Type"))
        for job in try perform(command) {
            let history = try perform(GetTimerJobHistoryCommand(identity: .id(job.id)))
            try output(ServiceObjects.job(job, history: history))
        }
    }
}
