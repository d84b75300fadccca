import ShellRuntime

/// The commands on texts and files of data, and on objects as such.
enum DataCommands {
    static let utility: [CommandModule.Entry] = [
        .init("ConvertFrom-CliXml") { ReadCliXmlCmdlet.convertDeclaration },
        .init("ConvertFrom-Csv") { ConvertFromCsvCmdlet.declaration },
        .init("ConvertFrom-StringData") { ConvertFromStringDataCmdlet.declaration },
        .init("ConvertTo-CliXml") { WriteCliXmlCmdlet.convertDeclaration },
        .init("ConvertTo-Csv") { WriteCsvCmdlet.convertDeclaration },
        .init("ConvertTo-Xml") { ConvertToXmlCmdlet.declaration },
        .init("ConvertTo-Html") { ConvertToHtmlCmdlet.declaration },
        .init("Export-Clixml") { WriteCliXmlCmdlet.exportDeclaration },
        .init("Export-Csv") { WriteCsvCmdlet.exportDeclaration },
        .init("Format-Hex") { FormatHexCmdlet.declaration },
        .init("Get-Member") { GetMemberCmdlet.declaration },
        .init("Import-Clixml") { ReadCliXmlCmdlet.importDeclaration },
        .init("Import-Csv") { ImportCsvCmdlet.declaration },
        .init("Join-String") { JoinStringCmdlet.declaration },
        .init("New-Object") { NewObjectCmdlet.declaration },
        .init("Select-String") { SelectStringCmdlet.declaration },
        .init("Select-Xml") { SelectXmlCmdlet.declaration },
    ]
}
