import Testing

/// Runs the examples of the help on a farm of their own: those that make things first, those that remove them last.
@Suite("The examples of the help", .serialized)
struct HelpExampleTests {
    @Test("work on a farm as they stand, but for the names of accounts and folders")
    func examplesRun() throws {
        let computer = FreshComputer()
        let outcome = try computer.shell.run(["-NoProfile", "-NonInteractive", "-Command", Self.script])
        #expect(outcome.error.isEmpty, "\(outcome.error)")
        let lines = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("What if: ") }
        #expect(lines.dropLast().isEmpty, "\(outcome.output)")
        #expect(lines.last.flatMap { Int($0) } ?? 0 > 80, "\(outcome.output)")
    }

    /// Writes a line for each example that fails, and last how many there were.
    private static let script = #"""
        $me = [Environment]::UserName
        $null = New-Item -ItemType Directory $HOME/backups
        function Read-Host([switch] $AsSecureString) { ConvertTo-SecureString first-Phrase-1 -AsPlainText -Force }
        function Get-Credential($Name = $me) { [pscredential]::new($Name, (Read-Host)) }
        function Save-Application($id) {
            $user = New-SPSecureStoreApplicationField -Name UserName -Type UserName -Masked:$false
            $password = New-SPSecureStoreApplicationField -Name Password -Type Password -Masked:$true
            $target = New-SPSecureStoreTargetApplication -Name $id -FriendlyName $id -ApplicationType Individual
            $null = New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $target -Fields $user, $password
        }
        $names = @{
            'CONTOSO\svc-sss' = $me; 'CONTOSO\svc-new' = $me; 'CONTOSO\svc-old' = 'bin'; 'CONTOSO\sales' = id -gn
            'CONTOSO\jane' = 'daemon'; '/srv/backups' = "$HOME/backups"
        }
        $first = 'New-SPConfigurationDatabase', 'New-SPManagedAccount', 'New-SPServiceApplicationPool',
            'New-SPSecureStoreServiceApplication', 'New-SPSecureStoreServiceApplicationProxy',
            'Update-SPSecureStoreMasterKey', 'New-SPSecureStoreApplication',
            'Update-SPSecureStoreGroupCredentialMapping', 'New-SPServiceApplicationProxyGroup'
        $last = 'Restore-SPFarm', 'Update-SPSecureStoreApplicationServerKey', 'Remove-SPSecureStoreApplication',
            'Remove-SPServiceApplicationProxyGroupMember', 'Remove-SPServiceApplicationProxyGroup',
            'Remove-SPServiceApplicationProxy', 'Remove-SPServiceApplication', 'Remove-SPServiceApplicationPool',
            'Remove-SPManagedAccount', 'Disconnect-SPConfigurationDatabase', 'Connect-SPConfigurationDatabase',
            'Remove-SPConfigurationDatabase'
        # What an example needs that no other example makes.
        $after = @{
            'New-SPServiceApplicationPool' = {
                New-SPServiceApplicationPool 'Old Pool' -Account $me
                New-SPManagedAccount (Get-Credential bin)
            }
            'New-SPSecureStoreApplication' = { 
                Save-Application HR; Save-Application OldApp
                # The owner and redeemer of the tickets that examples handle.
                $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name Reports
                Update-SPSecureStoreGroupCredentialMapping -Identity $app -Values (Read-Host), (Read-Host)
            }
            'Stop-SPServiceInstance' = { Get-SPServiceInstance | Start-SPServiceInstance }
            'New-SPServiceApplicationProxyGroup' = {
                Add-SPServiceApplicationProxyGroupMember Extranet 'Secure Store Service Proxy'
            }
        }
        $all = (Get-Command -Module Microsoft.SharePoint.PowerShell).Name
        $between = $all | Where-Object { $_ -notin $first -and $_ -notin $last }
        foreach ($name in $first + $between + $last) {
            $help = Get-Help $name
            foreach ($example in @($help.examples.example)) {
                $count++
                $code = $example.code
                foreach ($known in $names.Keys) { $code = $code.Replace($known, $names[$known]) }
                $code = $code.Replace('contoso\jane', 'daemon')
                $wanted = ''
                if ("$($help.description.Text)" -match 'not built in this release') { $wanted = 'Administration.NotSupported' }
                # No command of this release makes a job.
                if ($code -match 'job-name') { $wanted = 'Farm.ObjectNotFound' }
                $error.Clear()
                try { $null = Invoke-Expression $code *>&1 } catch {}
                $met = @($error | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] })
                if ("$met" -ne $wanted) { "$code`: $met $($error[0])" }
            }
            if ($after[$name]) { $null = & $after[$name] }
        }
        $count
        """#
}
