import TestSupport
import Testing

@Suite("What an administrator sees of a restore", .serialized)
struct RestoreTests {
    @Test("it says which pass phrase is wanted, and that phrase alone brings the credentials back")
    func asksForThePassphraseOfThePackage() throws {
        let farm = try ReadyFarm()
        let restored = try farm.run(
            "Restore-SPFarm -Directory $HOME/backups -Item 'Secure Store Service' -RestoreMethod Overwrite -Confirm:$false"
        )
        #expect(restored.exitCode == 0, "\(restored.error)")
        #expect(
            restored.output.contains(
                "until Update-SPSecureStoreApplicationServerKey gets the pass phrase of this backup"))

        let locked = try farm.run(
            "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB | Get-SPSecureStoreCredential"
        )
        #expect(locked.exitCode == 1)
        #expect(locked.error.contains("Unable to obtain master key."))

        try refresh(farm)
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("with several proxies the key is given to the one that is named")
    func severalProxies() throws {
        let farm = try ReadyFarm()
        _ = try farm.output(
            "$null = New-SPSecureStoreServiceApplicationProxy -Name Second -ServiceApplication 'Secure Store Service'"
        )
        let phrase = "(ConvertTo-SecureString '\(ReadyFarm.passphrase)' -AsPlainText -Force)"
        let unnamed = try farm.run("Update-SPSecureStoreApplicationServerKey -Passphrase \(phrase)")
        #expect(unnamed.exitCode == 1)
        #expect(unnamed.error.contains("'Second'") && unnamed.error.contains("-ServiceApplicationProxy"))
        let named = try farm.run(
            "Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy Second -Passphrase \(phrase)")
        #expect(named.exitCode == 0, "\(named.error)")
    }

    @Test("a folder may be given from the home, from the current location, and with backslashes")
    func folders() throws {
        let farm = try ReadyFarm()
        for name in [
            "~/backups", "backups", "./backups/", "../$(Split-Path $HOME -Leaf)/backups", #"$HOME\backups"#,
        ] {
            let found = try farm.output(
                "Set-Location ~; (Get-SPBackupHistory -Directory \"\(name)\").DirectoryName")
            #expect(found == "spbr0000", "\(name)")
        }
    }

    /// Gives the key as the restore procedure does: without naming the only proxy.
    private func refresh(_ farm: ReadyFarm) throws {
        let outcome = try farm.run(
            "Update-SPSecureStoreApplicationServerKey -Passphrase "
                + "(ConvertTo-SecureString '\(ReadyFarm.passphrase)' -AsPlainText -Force)")
        #expect(outcome.exitCode == 0, "\(outcome.error)")
    }
}
