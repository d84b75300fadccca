import Testing

@Suite("What must change nothing", .serialized)
struct TrialTests {
    @Test("commands with -WhatIf say what they would do, and do not do it")
    func whatIf() throws {
        let farm = try ReadyFarm()
        let outcome = try farm.run(
            """
            $ErrorActionPreference = 'Stop'
            $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB
            $hr = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name HR
            $me = New-SPClaimsPrincipal -Identity ([Environment]::UserName) -IdentityType WindowsSamAccountName
            $values = 'other', 'other' | ForEach-Object { ConvertTo-SecureString $_ -AsPlainText -Force }
            Update-SPSecureStoreGroupCredentialMapping -Identity $app -Values $values -WhatIf
            Update-SPSecureStoreCredentialMapping -Identity $hr -Principal $me -Values $values -WhatIf
            New-SPManagedAccount ([pscredential]::new('daemon', $values[0])) -WhatIf
            (Get-SPManagedAccount | Where-Object UserName -like '*daemon').Count
            try { Get-SPSecureStoreCredential $hr } catch { $_.FullyQualifiedErrorId }
            """)
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("What if: ") }.count == 3, "\(outcome.output)")
        #expect(lines.dropFirst(3).first == "0")
        #expect(lines.last?.hasPrefix("SecureStore.CredentialsNotFound") == true)
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("a restore of the configuration alone is refused, and no database is restored in its place")
    func restoreOfConfiguration() throws {
        let farm = try ReadyFarm()
        let outcome = try farm.run(
            """
            Restore-SPFarm -Directory $HOME/backups -RestoreMethod Overwrite -ConfigurationOnly -Confirm:$false
            @(Get-SPBackupHistory -Directory $HOME/backups -ShowRestore).Count
            """)
        #expect(outcome.error.contains("-ConfigurationOnly is not served"))
        #expect(outcome.output.hasSuffix("0\n"))
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("a backup of the configuration of one component is refused, and leaves no empty package")
    func backupOfConfiguration() throws {
        let farm = try ReadyFarm()
        let outcome = try farm.run(
            """
            Backup-SPFarm -Directory $HOME/backups -BackupMethod Full -ConfigurationOnly -Item 'Secure Store Service'
            @(Get-SPBackupHistory -Directory $HOME/backups -ShowBackup).Count
            Backup-SPFarm -ShowTree -ConfigurationOnly | Where-Object { $_ -match '^ ' -and $_ -notmatch '\\*' }
            """)
        #expect(outcome.error.contains("-ConfigurationOnly saves the configuration of the whole farm"))
        #expect(
            outcome.output == "1\n        [SharePoint_Config]\\\n", "the tree selects nothing else")
    }
}
