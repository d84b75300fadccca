import ShellRuntime

/// The commands on objects in the pipeline.
enum ObjectCommands {
    static let core: [CommandModule.Entry] = [
        .init("ForEach-Object") { ForEachObjectCmdlet.declaration },
        .init("Where-Object") { WhereObjectCmdlet.declaration },
    ]
    static let utility: [CommandModule.Entry] = [
        .init("Add-Member") { AddMemberCmdlet.declaration },
        .init("Compare-Object") { CompareObjectCmdlet.declaration },
        .init("Get-Unique") { GetUniqueCmdlet.declaration },
        .init("Group-Object") { GroupObjectCmdlet.declaration },
        .init("Measure-Object") { MeasureObjectCmdlet.declaration },
        .init("Select-Object") { SelectObjectCmdlet.declaration },
        .init("Sort-Object") { SortObjectCmdlet.declaration },
        .init("Tee-Object") { TeeObjectCmdlet.declaration },
    ]
}
