import Foundation
import TestSupport

/// A computer with a farm whose Secure Store has a key, one group application and its credentials, and one package.
struct ReadyFarm {
    let computer = FreshComputer()
    var shell: ShellProcess { computer.shell }
    /// The folder that holds the package.
    var backups: String { computer.home.path + "/backups" }
    /// The databases of the embedded instance.
    var databases: String { computer.home.path + "/farm/databases" }

    /// The pass phrase of the key.
    static let passphrase = "first-Phrase-1"

    private static let setup = """
        $ErrorActionPreference = 'Stop'
        $me = [Environment]::UserName
        function secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }
        $account = [pscredential]::new($me, (secret 'not used'))
        New-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -FarmCredentials $account -Passphrase (secret 'Join-the-farm-1')
        $pool = New-SPServiceApplicationPool -Name 'Secure Store Pool' -Account $me
        $service = New-SPSecureStoreServiceApplication -ApplicationPool $pool -AuditingEnabled:$true -DatabaseName Secure_Store -Name 'Secure Store Service'
        $proxy = New-SPSecureStoreServiceApplicationProxy -ServiceApplication $service -DefaultProxyGroup
        Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase (secret 'first-Phrase-1')
        $fields = (New-SPSecureStoreApplicationField -Name UserName -Type WindowsUserName -Masked:$false), (New-SPSecureStoreApplicationField -Name Password -Type WindowsPassword -Masked:$true)
        $who = New-SPClaimsPrincipal -Identity $me -IdentityType WindowsSamAccountName
        $group = New-SPSecureStoreTargetApplication -Name SalesDB -FriendlyName 'Sales database' -ApplicationType Group
        $sales = New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $group -Fields $fields -Administrator $who -CredentialsOwnerGroup $who
        Update-SPSecureStoreGroupCredentialMapping -Identity $sales -Values (secret 'LOB\\reader'), (secret 'abcDEF123')
        $single = New-SPSecureStoreTargetApplication -Name HR -FriendlyName 'Personnel' -ApplicationType Individual
        $null = New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $single -Fields $fields -Administrator $who
        $null = New-Item -ItemType Directory -Path $HOME/backups
        Backup-SPFarm -Directory $HOME/backups -BackupMethod Full -Item 'Secure Store Service'
        """

    /// - Throws: `Failed` with what the shell said.
    init() throws {
        let outcome = try run(Self.setup)
        guard outcome.exitCode == 0 else { throw Failed(description: outcome.error) }
    }

    struct Failed: Error, CustomStringConvertible { let description: String }

    /// Runs commands in a new shell.
    func run(_ commands: String) throws -> ShellProcess.Outcome {
        try shell.run(["-NoProfile", "-NonInteractive", "-Command", commands])
    }

    /// The output of commands that must work, without white space around it.
    func output(_ commands: String) throws -> String {
        let outcome = try run(commands)
        guard outcome.exitCode == 0 else { throw Failed(description: outcome.error) }
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The password in the group application, as a member reads it.
    func password() throws -> String {
        try output(
            "(Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB | Get-SPSecureStoreCredential "
                + "-AsPlainText)[1].Value")
    }
}
