import ShellRuntime

/// The commands on time and chance.
enum TimeCommands {
    static let utility: [CommandModule.Entry] = [
        .init("Get-Date") { GetDateCmdlet.declaration },
        .init("Get-Random") { GetRandomCmdlet.declaration },
        .init("Get-SecureRandom") { GetRandomCmdlet.secureDeclaration },
        .init("New-Guid") { NewGuidCmdlet.declaration },
        .init("New-TimeSpan") { NewTimeSpanCmdlet.declaration },
        .init("Set-Date") { SetDateCmdlet.declaration },
        .init("Start-Sleep") { StartSleepCmdlet.declaration },
    ]
}
