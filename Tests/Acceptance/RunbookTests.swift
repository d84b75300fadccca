import Foundation
import TestSupport
import Testing

/// The procedures of an administrator, each typed as documented and judged by what it must show.
@Suite("The administrator's procedures", .serialized)
struct RunbookTests {
    private static let service = "(Get-SPServiceApplication -Name 'Secure Store Service')"
    private static let context = "-ServiceContext http://contoso"

    @Test(
        "a service application is made from an account, a pool, a database and a proxy, and is listed with its type"
    )
    func createsTheStore() throws {
        let computer = FreshComputer()
        let outcome = try computer.shell.run(["-NoProfile", "-NonInteractive", "-Command", Self.creation])
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        #expect(outcome.output.contains("Secure Store Service|Secure Store Service Application|Online"))
        #expect(outcome.output.contains("Secure Store Service Proxy|Secure Store Service Application Proxy"))
        #expect(outcome.output.contains("no key: Unable to obtain master key."))
        #expect(outcome.output.contains("applications: 0"))
    }

    private static let creation = """
        $ErrorActionPreference = 'Stop'
        function secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }
        $farmAccount = [pscredential]::new([Environment]::UserName, (secret 'not used'))
        New-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -FarmCredentials $farmAccount `
            -Passphrase (secret 'Join-the-farm-1')
        $acct = New-SPManagedAccount $farmAccount -WarningAction SilentlyContinue
        $pool = New-SPServiceApplicationPool -Name 'Secure Store Pool' -Account $acct
        $sa = New-SPSecureStoreServiceApplication -ApplicationPool $pool -AuditingEnabled:$true -AuditlogMaxSize 30 `
            -DatabaseName 'Secure_Store' -Name 'Secure Store Service'
        $null = New-SPSecureStoreServiceApplicationProxy -Name 'Secure Store Service Proxy' -ServiceApplication $sa `
            -DefaultProxyGroup
        $null = Get-SPServiceInstance | ?{$_.TypeName -eq 'Secure Store Service'} | Start-SPServiceInstance
        Get-SPServiceApplication | % { $_.DisplayName, $_.TypeName, $_.Status -join '|' }
        $proxy = Get-SPServiceApplicationProxy | ?{$_.TypeName -eq 'Secure Store Service Application Proxy'}
        $proxy.DisplayName, $proxy.TypeName -join '|'
        try { Get-SPSecureStoreApplication -ServiceContext http://contoso -All } catch { "no key: $_" }
        $phrase = secret 'abcDEF123!'
        Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase $phrase
        Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase $phrase
        "applications: $(@(Get-SPSecureStoreApplication -ServiceContext http://contoso -All).Count)"
        """

    @Test("shell access is given and taken for each database, and the lists follow")
    func shellAccess() throws {
        let farm = try ReadyFarm()
        let listed =
            "ForEach ($db in Get-SPDatabase) { @((Get-SPShellAdmin -Database $db).UserName) -match 'nobody' }"
        let given = try farm.output(
            "& { Add-SPShellAdmin -UserName nobody; "
                + "ForEach ($db in Get-SPDatabase) { Add-SPShellAdmin -UserName nobody -Database $db } } 3>$null; \(listed)"
        )
        #expect(given.split(separator: "\n").count == 3)
        let unanswered = try farm.run(
            "ForEach ($db in Get-SPDatabase) { Remove-SPShellAdmin -UserName nobody -Database $db }")
        #expect(unanswered.exitCode == 1 && unanswered.error.contains("NonInteractive"))
        #expect(try farm.output(listed).split(separator: "\n").count == 3)
        let taken = try farm.output(
            "ForEach ($db in Get-SPDatabase) { Remove-SPShellAdmin nobody -Database $db -Confirm:$false }; \(listed)"
        )
        #expect(taken.isEmpty)
    }

    @Test("a group application answers its members alone")
    func groupApplication() throws {
        let farm = try ReadyFarm()
        #expect(try farm.password() == "abcDEF123")
        let outsider = try farm.run(
            """
            $nobody = New-SPClaimsPrincipal nobody -IdentityType WindowsSamAccountName
            $app = Get-SPSecureStoreApplication \(Self.context) -Name SalesDB
            Set-SPSecureStoreApplication -Identity $app -CredentialsOwnerGroup $nobody
            Get-SPSecureStoreApplication \(Self.context) -Name SalesDB | Get-SPSecureStoreCredential
            """)
        #expect(outsider.exitCode == 1)
        #expect(outsider.error.contains("Access is denied."))
    }

    @Test(
        "an individual application answers with the credentials of the one who asks, and says when there are none"
    )
    func individualApplication() throws {
        let farm = try ReadyFarm()
        let none = try farm.run(
            "Get-SPSecureStoreApplication \(Self.context) -Name HR | Get-SPSecureStoreCredential")
        #expect(none.exitCode == 1)
        #expect(none.error.contains("Credentials were not found for the current user within the target"))
        let read = try farm.output(
            """
            $u = ConvertTo-SecureString 'LOB\\jane' -AsPlainText -Force
            $p = ConvertTo-SecureString 'abcDEF123$%^' -AsPlainText -Force
            $app = Get-SPSecureStoreApplication \(Self.context) -Name 'HR'
            $who = New-SPClaimsPrincipal ([Environment]::UserName) -IdentityType WindowsSamAccountName
            Update-SPSecureStoreCredentialMapping -Identity $app -Values $u,$p -Principal $who
            ($app | Get-SPSecureStoreCredential -AsPlainText).Value -join ' '
            ($app | Get-SPSecureStoreCredential)[1].Value.GetType().Name
            Clear-SPSecureStoreCredentialMapping -All \(Self.context) -Principal $who -Confirm:$false
            try { $app | Get-SPSecureStoreCredential -ErrorAction Stop } catch { "$_".Substring(0, 26) }
            """)
        #expect(read == "LOB\\jane abcDEF123$%^\nSecureString\nCredentials were not found")
    }

    @Test("the display name of an application changes, its type's family does not, and a removed one is gone")
    func changesAnApplication() throws {
        let farm = try ReadyFarm()
        let changed = try farm.output(
            """
            $app = Get-SPSecureStoreApplication \(Self.context) -Name 'HR'
            $t = $app.TargetApplication
            $t.FriendlyName = 'Human resources'
            Set-SPSecureStoreApplication -Identity $app -TargetApplication $t
            $t = (Get-SPSecureStoreApplication \(Self.context) -Name 'HR').TargetApplication
            $t.ApplicationId, $t.FriendlyName -join '|'
            """)
        #expect(changed == "HR|Human resources")
        let family = try farm.run(
            """
            $app = Get-SPSecureStoreApplication \(Self.context) -Name 'HR'
            $t = $app.TargetApplication
            $t.Type = 'Group'
            Set-SPSecureStoreApplication -Identity $app -TargetApplication $t
            """)
        #expect(family.exitCode == 1)
        let removed = try farm.output(
            """
            Get-SPSecureStoreApplication \(Self.context) -Name 'HR' | Remove-SPSecureStoreApplication -Confirm:$false
            (Get-SPSecureStoreApplication \(Self.context) -All).TargetApplication.ApplicationId
            """)
        #expect(removed == "SalesDB")
        #expect(try farm.run("Get-SPSecureStoreApplication \(Self.context) -Name 'HR'").exitCode == 1)
    }

    @Test("an administrator of the service application is added, listed and removed")
    func administratorsOfTheService() throws {
        let farm = try ReadyFarm()
        let rules =
            "(Get-SPServiceApplicationSecurity $spapp -Admin).AccessRules | % { \"$($_.Name) $($_.AllowedRights)\" }"
        let listed = try farm.output(
            """
            $principal = New-SPClaimsPrincipal 'nobody' -IdentityType WindowsSamAccountName
            $spapp = Get-SPServiceApplication -Name 'Secure Store Service'
            $security = Get-SPServiceApplicationSecurity $spapp -Admin
            Grant-SPObjectSecurity $security $principal 'Full Control'
            Set-SPServiceApplicationSecurity $spapp $security -Admin
            \(rules)
            '--'
            Revoke-SPObjectSecurity $security $principal
            Set-SPServiceApplicationSecurity $spapp $security -Admin
            \(rules)
            """)
        let parts = listed.components(separatedBy: "--")
        #expect(parts[0].contains("nobody Full Control"))
        #expect(!parts[1].contains("nobody"))
    }

    @Test("the accounts that may connect read their credentials, and the others are told who can let them")
    func usersOfTheService() throws {
        let farm = try ReadyFarm()
        let rule = try farm.output(
            """
            (Get-SPServiceApplicationSecurity \(Self.service)).AccessRules | % { "$($_.Name) $($_.AllowedRights)" }
            "c:0%.c|system|$((Get-SPFarm).Id) Full Control"
            """
        ).split(separator: "\n")
        #expect(rule.count == 2 && rule[0] == rule[1], "\(rule)")
        _ = try farm.output(
            """
            $security = Get-SPServiceApplicationSecurity \(Self.service)
            Revoke-SPObjectSecurity $security (New-SPClaimsPrincipal -EncodedClaim $security.AccessRules[0].Name)
            Grant-SPObjectSecurity $security (New-SPClaimsPrincipal nobody -IdentityType WindowsSamAccountName) 'Full Control'
            Set-SPServiceApplicationSecurity \(Self.service) $security
            """)
        let refused = try farm.run(
            """
            $app = Get-SPSecureStoreApplication \(Self.context) -Name SalesDB
            try { Get-SPSecureStoreCredential $app } catch { $_.FullyQualifiedErrorId, $_.CategoryInfo.Category, "$_" }
            """)
        #expect(refused.output.hasPrefix("Administration.AccessDenied"), "\(refused.output)\(refused.error)")
        for words in [
            "\nPermissionDenied\n",
            "not allowed to connect to the service application 'Secure Store Service'",
            "Grant-SPObjectSecurity",
        ] {
            #expect(refused.output.contains(words), "\(refused.output)")
        }
        let again = try farm.output(
            """
            $security = Get-SPServiceApplicationSecurity \(Self.service)
            $everyone = New-SPClaimsPrincipal -EncodedClaim "c:0%.c|system|$((Get-SPFarm).Id)"
            Grant-SPObjectSecurity $security $everyone 'Full Control'
            Set-SPServiceApplicationSecurity \(Self.service) $security
            'granted'
            """)
        #expect(again == "granted")
        #expect(try farm.password() == "abcDEF123")
    }

    @Test(
        "a stopped service answers nothing on the server but what starts it, and a started one all as before")
    func stopsTheService() throws {
        let farm = try ReadyFarm()
        let instance = "Get-SPServiceInstance | ?{$_.TypeName -eq 'Secure Store Service'}"
        #expect(try farm.output("(\(instance)).Status") == "Online")
        let stopped = try farm.run(
            """
            $ErrorActionPreference = 'Stop'
            $phrase = ConvertTo-SecureString other-Phrase-2 -AsPlainText -Force
            $s = \(instance) | Stop-SPServiceInstance -Confirm:$false
            "$($s.Status) $($s.Id)"
            foreach ($command in { Get-SPSecureStoreApplication \(Self.context) -All },
                { Update-SPSecureStoreMasterKey -ServiceApplicationProxy 'Secure Store Service Proxy' -Passphrase $phrase }) {
                try { & $command } catch { $_.FullyQualifiedErrorId.Split(',')[0]; "$_" }
            }
            Backup-SPFarm -Directory $HOME/backups -BackupMethod Full -Item 'Secure Store Service'
            @(Get-SPBackupHistory -Directory $HOME/backups -ShowBackup).Count
            """)
        let lines = stopped.output.split(separator: "\n")
        try #require(lines.count == 6, "\(stopped.output)\(stopped.error)")
        #expect(lines[0].hasPrefix("Disabled ") && lines[5] == "2")
        let id = lines[0].split(separator: " ")[1]
        for (code, message) in [(lines[1], lines[2]), (lines[3], lines[4])] {
            #expect(code == "Farm.ServiceStopped")
            #expect(message.contains("'Secure Store Service' is Disabled on the server '"))
            #expect(message.hasSuffix("; nothing was changed; Start-SPServiceInstance \(id) starts it."))
        }
        #expect(try farm.output("(Start-SPServiceInstance \(id)).Status") == "Online")
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("a backup leaves a log that ends well and an entry without errors under the component's full path")
    func backsUp() throws {
        let farm = try ReadyFarm()
        let entry = try farm.output(
            "$e = (Get-SPBackupHistory -Directory $HOME/backups -ShowBackup)[0]; $e.TopComponent, $e.ErrorCount -join '|'"
        )
        #expect(entry == #"Farm\Shared Services\Shared Services Applications\Secure Store Service|0"#)
        let package = farm.backups + "/spbr0000/"
        let log = try String(contentsOfFile: package + "spbackup.log", encoding: .utf8)
        #expect(log.contains("Backup completed successfully."))
        #expect(FileManager.default.fileExists(atPath: package + "spbackup.xml"))
        #expect(!log.contains("abcDEF123") && !log.contains(ReadyFarm.passphrase))
    }

    @Test("the tree marks what cannot be selected and what the item leaves out, and writes no folder")
    func showsTheTree() throws {
        let farm = try ReadyFarm()
        let tree = try farm.output("Backup-SPFarm -ShowTree -Item 'Shared Services' -Verbose")
        #expect(tree.contains("*[SharePoint_Config]") && tree.contains("    Secure Store Service"))
        #expect(tree.contains("[ ] - item cannot be selected."))
        #expect(tree.contains(" *   - not selected to be backed up."))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: farm.backups).filter { $0 == "spbr0001" }
                == [])
    }

    @Test("the history lists the newest package first, a table of 80 columns with the whole id")
    func history() throws {
        let farm = try ReadyFarm()
        _ = try farm.output("Backup-SPFarm -Directory $HOME/backups -BackupMethod Full")
        let ids = try farm.output("(Get-SPBackupHistory -Directory $HOME/backups -ShowBackup).DirectoryName")
        #expect(ids == "spbr0001\nspbr0000")
        let table = try farm.output("Get-SPBackupHistory -Directory $HOME/backups | Out-String -Width 80")
        let lines = table.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true)
        }
        #expect(lines[0] == ["SelfId", "StartTime", "Kind", "Name"])
        #expect(lines[2][0].count == 36 && lines[2].last == "Farm")
        #expect(lines[3].suffix(3) == ["Secure", "Store", "Service"])
    }

    @Test(
        "a scheduled change of the pass phrase keeps the credentials, and each package opens with its own phrase"
    )
    func changesThePassphrase() throws {
        let farm = try ReadyFarm()
        let phrases = """
            function phrase($text) { ConvertTo-SecureString $text -AsPlainText -Force }
            $proxy = Get-SPServiceApplicationProxy | ?{$_.TypeName -eq 'Secure Store Service Application Proxy'}
            """
        _ = try farm.output(
            """
            \(phrases)
            Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase (phrase 'second-Phrase-2')
            Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase (phrase 'second-Phrase-2')
            Backup-SPFarm -Directory $HOME/backups -BackupMethod Full -Item 'Secure Store Service'
            """)
        #expect(try farm.password() == "abcDEF123")
        let back = try farm.run(
            """
            \(phrases)
            $old = (Get-SPBackupHistory -Directory $HOME/backups -ShowBackup)[-1].SelfId
            Restore-SPFarm -Directory $HOME/backups -Item 'Secure Store Service' -RestoreMethod Overwrite -BackupId $old -Force -Confirm:$false
            Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase (phrase 'second-Phrase-2')
            """)
        #expect(back.exitCode == 1)
        #expect(back.error.contains("does not unlock the master key"))
        #expect(try farm.run("Get-SPSecureStoreApplication \(Self.context) -All").exitCode == 1)
        _ = try farm.output(
            "\(phrases)\nUpdate-SPSecureStoreApplicationServerKey -Passphrase (phrase '\(ReadyFarm.passphrase)')"
        )
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("auditing is switched on with the days to keep, and says when a value cannot be")
    func audit() throws {
        let farm = try ReadyFarm()
        let settings = try farm.output(
            """
            $sa = Get-SPServiceApplication -Name 'Secure Store Service'
            Set-SPSecureStoreServiceApplication -Identity $sa -AuditingEnabled -AuditlogMaxSize 40
            """)
        #expect(settings.isEmpty)
        let wrong = try farm.run(
            "Set-SPSecureStoreServiceApplication -Identity \(Self.service) -AuditingEnabled -AuditlogMaxSize 0"
        )
        #expect(wrong.exitCode == 1)
    }

    @Test("another pass phrase of the farm is asked for twice and must be strong")
    func farmPassphrase() throws {
        let farm = try ReadyFarm()
        let secret = "function secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }\n"
        let changed = try farm.run(
            secret
                + "Set-SPPassPhrase -PassPhrase (secret 'Other-Phrase-9') -ConfirmPassPhrase (secret 'Other-Phrase-9') -Confirm:$false"
        )
        #expect(changed.exitCode == 0, "\(changed.error)")
        for (first, second, reason) in [
            ("Other-Phrase-9", "Other-Phrase-8", "is not the pass phrase of"),
            ("weak", "weak", "was refused"),
        ] {
            let refused = try farm.run(
                secret
                    + "Set-SPPassPhrase -PassPhrase (secret '\(first)') -ConfirmPassPhrase (secret '\(second)') -Confirm:$false"
            )
            #expect(refused.exitCode == 1 && refused.error.contains(reason), "\(refused.error)")
            #expect(!refused.error.contains("'\(first)'"))
        }
    }

    @Test("a restore that nobody confirmed because the input ended restores nothing")
    func unansweredQuestion() throws {
        let farm = try ReadyFarm()
        let outcome = try farm.shell.run([
            "-NoProfile", "-Command",
            "Restore-SPFarm -Directory $HOME/backups -Item 'Secure Store Service' -RestoreMethod Overwrite",
        ])
        #expect(outcome.exitCode == 1)
        #expect(outcome.error.contains("since the input has ended"))
        #expect(try farm.password() == "abcDEF123")
    }

    @Test(
        "a command of the documented module that is not built says so, and a script with it does not end well"
    )
    func absentCommand() throws {
        let computer = FreshComputer()
        let script = computer.home.path + "/nightly.ps1"
        try "Backup-SPConfigurationDatabase -Directory /srv\n'done'".write(
            toFile: script, atomically: true, encoding: .utf8)
        let outcome = try computer.shell.run(["-NoProfile", "-File", script])
        #expect(outcome.exitCode == 1)
        #expect(outcome.output == "done\n")
        #expect(outcome.error.contains("is not built in this"))
    }
}
