import Foundation
import TestSupport
import Testing

/// A command that must fail, and what the error says.
struct Refusal: Sendable, CustomTestStringConvertible {
    let title: String
    let command: String
    /// First part of FullyQualifiedErrorId.
    let id: String
    let category: String
    /// Words of the message: the cause, and what to do.
    let words: [String]

    init(_ title: String, _ command: String, _ id: String, _ category: String, _ words: String...) {
        self.title = title
        self.command = command
        self.id = id
        self.category = category
        self.words = words
    }

    var testDescription: String { title }

    private static let backup = "Backup-SPFarm -BackupMethod Full -Directory"
    private static let proxy = "-ServiceApplicationProxy 'Secure Store Service Proxy'"
    private static func secret(_ text: String) -> String {
        "(ConvertTo-SecureString '\(text)' -AsPlainText -Force)"
    }

    static let all: [Refusal] = [
        Refusal(
            "wrong pass phrase",
            "Update-SPSecureStoreApplicationServerKey \(proxy) -Passphrase \(secret("wrong-Phrase-9"))",
            "SecureStore.WrongPassphrase", "AuthenticationError", "does not unlock", "as before"),
        Refusal(
            "weak pass phrase", "Update-SPSecureStoreMasterKey \(proxy) -Passphrase \(secret("weak"))",
            "SecureStore.WeakPassphrase", "InvalidArgument", "nothing was changed", "at least 8 characters"),
        Refusal(
            "unknown item", "\(backup) $HOME/backups -Item 'Secure Stroe Service'", "FarmBackup.ItemNotFound",
            "ObjectNotFound", "Did you mean 'Secure Store Service'?", "nothing was written"),
        Refusal(
            "the beginning of two names", "\(backup) $HOME/backups -Item 'Secure Store Serv'",
            "FarmBackup.ItemAmbiguous",
            "InvalidArgument", "can be 2 components", "full path", "nothing was written"),
        Refusal(
            "missing folder", "\(backup) $HOME/nowhere", "FarmBackup.DirectoryNotFound", "ObjectNotFound",
            "nowhere", "mkdir"),
        Refusal(
            "a folder that is a file", "Set-Content $HOME/file x; \(backup) $HOME/file",
            "FarmBackup.DirectoryNotFound",
            "ObjectNotFound", "file"),
        Refusal(
            "the name of a database that is there",
            "New-SPSecureStoreServiceApplication -AuditingEnabled:$false -ApplicationPool 'Secure Store Pool' "
                + "-DatabaseName SharePoint_Config -Name Other",
            "Database.AlreadyExists", "ResourceExists", "nothing was changed", "choose another name"),
        Refusal(
            "a folder that takes no files", "\(backup) /proc", "FarmBackup.InputOutput", "WriteError",
            "takes no new files", "name a folder on a disk"),
        Refusal(
            "a folder of the farm itself", "\(backup) (Join-Path $env:SPFARM_HOME keys)",
            "FarmBackup.InvalidArgument", "InvalidArgument", "lost with it", "nothing was written"),
        Refusal(
            "share without a mount", #"\#(backup) \\sql01\backups"#, "FarmBackup.ShareNotMounted",
            "ResourceUnavailable",
            "mount -t cifs"),
        Refusal(
            "a method that copies nothing", "Backup-SPFarm -Directory $HOME/backups -BackupMethod None",
            "FarmBackup.InvalidArgument", "InvalidArgument", "-BackupMethod"),
        Refusal(
            "package that does not exist",
            "Restore-SPFarm -Directory $HOME/backups -RestoreMethod Overwrite -Confirm:$false -BackupId "
                + "149fc816-8927-4a32-9437-6e05c2869ab7",
            "FarmBackup.PackageNotFound", "ObjectNotFound", "nothing was changed", "Get-SPBackupHistory"),
        Refusal(
            "the same farm as new",
            "Restore-SPFarm -Directory $HOME/backups -RestoreMethod New -Item 'Secure Store Service' -Confirm:$false",
            "FarmBackup.RestoreRefused", "InvalidOperation", "Overwrite"),
        Refusal(
            "unknown target application",
            "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesXB",
            "SecureStore.ApplicationNotFound", "ObjectNotFound", "Did you mean 'SalesDB'?"),
        Refusal(
            "credentials that were never set",
            "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name HR | Get-SPSecureStoreCredential",
            "SecureStore.CredentialsNotFound", "ObjectNotFound",
            "Credentials were not found for the current user"),
        Refusal(
            "too few values",
            "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB | "
                + "Update-SPSecureStoreGroupCredentialMapping -Values \(secret("one"))",
            "SecureStore.WrongValueCount", "InvalidArgument"),
        Refusal(
            "a site that is none", "Get-SPSecureStoreApplication -ServiceContext contoso -All",
            "Administration.InvalidArgument", "InvalidArgument", "http://contoso"),
        Refusal(
            "unknown service application", "Get-SPServiceApplication Nothing", "Farm.ObjectNotFound",
            "ObjectNotFound",
            "Get-SPServiceApplication"),
        Refusal(
            "a database server",
            "New-SPSecureStoreServiceApplication -ApplicationPool 'Secure Store Pool' "
                + "-AuditingEnabled:$false -DatabaseServer sql01", "Database.ServerNotSupported",
            "NotImplemented", "sql01"),
        Refusal(
            "a parameter that is not served",
            "New-SPSecureStoreServiceApplication -ApplicationPool 'Secure Store Pool' "
                + "-AuditingEnabled:$false -FailoverDatabaseServer sql02", "Administration.NotSupported",
            "NotImplemented",
            "-FailoverDatabaseServer"),
        Refusal(
            "a second farm",
            "New-SPConfigurationDatabase -DatabaseServer . -DatabaseName Other -FarmCredentials "
                + "([pscredential]::new([Environment]::UserName, \(secret("x")))) -Passphrase \(secret("Join-the-farm-2"))",
            "Farm.AlreadyJoined", "ResourceExists", "already connected"),
    ]
}

@Suite("Bad input", .serialized)
struct BadInputTests {
    @Test("is refused with id, category and next step, exit code 1, and nothing changes")
    func refusals() throws {
        let farm = try ReadyFarm()
        let before = try state(farm)
        for refusal in Refusal.all {
            let outcome = try farm.run(refusal.command)
            #expect(outcome.exitCode == 1, "\(refusal.title)")
            let text = outcome.error.replacingOccurrences(of: "\n", with: " ")
            for word in refusal.words { #expect(text.contains(word), "\(refusal.title): \(text)") }
            let caught = try farm.run(
                "try { $ErrorActionPreference = 'Stop'; \(refusal.command) } catch { ($_.FullyQualifiedErrorId -split ',')[0]; "
                    + "\"$($_.CategoryInfo.Category)\" }")
            #expect(
                caught.output.split(separator: "\n").map(String.init) == [refusal.id, refusal.category],
                "\(refusal.title): \(caught.output) \(caught.error)")
            #expect(caught.exitCode == 0, "\(refusal.title)")
        }
        #expect(try state(farm) == before)
        #expect(try farm.password() == "abcDEF123")
    }

    /// What must not change: the catalogue, the packages, and the objects of the farm.
    private func state(_ farm: ReadyFarm) throws -> String {
        try farm.output(
            "(Get-SPBackupHistory -Directory $HOME/backups).SelfId; (Get-ChildItem $HOME/backups).Name; "
                + "(Get-SPServiceApplication).Id; (Get-SPDatabase).Name")
    }

    @Test("without a farm a command names the one that makes it")
    func noFarm() throws {
        let computer = FreshComputer()
        let outcome = try computer.shell.run(["-NoProfile", "-NonInteractive", "-Command", "Get-SPFarm"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.error.contains("New-SPConfigurationDatabase"))
    }

    @Test("a script in which a farm command failed unnoticed ends with 1, and one that dealt with it with 0")
    func exitCodes() throws {
        let farm = try ReadyFarm()
        let failing = "Get-SPServiceApplication Nothing"
        func code(_ script: String) throws -> Int32? {
            try farm.shell.run(["-NoProfile", "-NonInteractive", "-Command", "-"], input: script + "\n")
                .exitCode
        }
        #expect(try code("\(failing)\n'after'") == 1)
        #expect(try code("\(failing) -ErrorAction SilentlyContinue\n'after'") == 0)
        #expect(try code("try { \(failing) -ErrorAction Stop } catch { 'caught' }") == 0)
        #expect(try code("\(failing)\nexit 0") == 0)
    }
}

@Suite("Packages that cannot be trusted", .serialized)
struct DamagedPackageTests {
    private func refuse(_ farm: ReadyFarm, _ id: String, _ title: String) throws {
        let restore =
            "Restore-SPFarm -Directory $HOME/backups -RestoreMethod Overwrite -Confirm:$false -Force"
        let outcome = try farm.run("try { \(restore) } catch { ($_.FullyQualifiedErrorId -split ',')[0] }")
        #expect(outcome.output.contains(id), "\(title): \(outcome.output)\(outcome.error)")
        #expect(try farm.password() == "abcDEF123", "\(title)")
    }

    @Test("are refused before anything is touched")
    func damaged() throws {
        let farm = try ReadyFarm()
        let file = farm.backups + "/spbr0000/00000000.bak"
        let manifest = farm.backups + "/spbr0000/spbackup.xml"
        let sound = try Data(contentsOf: URL(fileURLWithPath: file))
        let soundManifest = try Data(contentsOf: URL(fileURLWithPath: manifest))
        func put(_ data: Data, _ path: String) throws { try data.write(to: URL(fileURLWithPath: path)) }

        var flipped = sound
        flipped[flipped.count / 2] ^= 1
        try put(flipped, file)
        try refuse(farm, "FarmBackup.PackageDamaged", "one bit")
        try put(sound.prefix(sound.count / 2), file)
        try refuse(farm, "FarmBackup.PackageDamaged", "truncated")
        try FileManager.default.removeItem(atPath: file)
        try refuse(farm, "FarmBackup.PackageDamaged", "missing")
        try put(sound, file)
        try put(
            Data(
                String(decoding: soundManifest, as: UTF8.self).replacingOccurrences(of: "Full", with: "None")
                    .utf8), manifest)
        try refuse(farm, "FarmBackup.PackageDamaged", "altered manifest")
        try put(soundManifest, manifest)
        #expect(
            try farm.run(
                "Restore-SPFarm -Directory $HOME/backups -RestoreMethod Overwrite -Confirm:$false -Force"
            ).exitCode == 0)
    }

    @Test("after a restore the store waits for the pass phrase of the package")
    func locked() throws {
        let farm = try ReadyFarm()
        _ = try farm.output(
            "Restore-SPFarm -Directory $HOME/backups -RecoveryMethod Overwrite -Confirm:$false -Force")
        let read = "Get-SPSecureStoreApplication -ServiceContext http://contoso -All"
        let outcome = try farm.run(read)
        #expect(outcome.exitCode == 1 && outcome.error.contains("Unable to obtain master key."))
        let refresh =
            "Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy 'Secure Store Service Proxy' -Passphrase"
        #expect(
            try farm.run("\(refresh) (ConvertTo-SecureString 'wrong-Phrase-9' -AsPlainText -Force)").exitCode
                == 1)
        #expect(try farm.run(read).exitCode == 1)
        _ = try farm.output(
            "\(refresh) (ConvertTo-SecureString '\(ReadyFarm.passphrase)' -AsPlainText -Force)")
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("an algorithm that the computer's OpenSSL leaves out is an error, not the end of the shell")
    func missingAlgorithm() throws {
        let computer = FreshComputer()
        let configuration = computer.home.path + "/openssl.cnf"
        try "openssl_conf = a\n[a]\nalg_section = b\n[b]\ndefault_properties = fips=yes\n".write(
            toFile: configuration, atomically: true, encoding: .utf8)
        var shell = computer.shell
        shell.environment["OPENSSL_CONF"] = configuration
        let outcome = try shell.run([
            "-NoProfile", "-Command",
            "Get-FileHash -Algorithm MD5 $PROFILE; try { [Security.Cryptography.MD5]::HashData([byte[]](1)) } catch { 'refused' }; 'alive'",
        ])
        #expect(outcome.output == "refused\nalive\n")
        #expect(outcome.error.contains("set up without MD5"))
    }
}
