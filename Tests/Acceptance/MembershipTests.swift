import Foundation
import TestSupport
import Testing

@Suite("A second account at the shell", .enabled(if: SecondUser.isPossible), .serialized)
struct MembershipTests {
    private static let backup =
        "Backup-SPFarm -Directory $HOME -BackupMethod Full -Item 'Secure Store Service'"

    /// A farm that others can reach, and the shell of another account with a home of its own.
    private struct Scene {
        let farm: ReadyFarm
        let user: SecondUser
        let home = TemporaryFolder()
        let shell: ShellProcess

        init() throws {
            farm = try ReadyFarm()
            user = try SecondUser()
            chmod(farm.computer.home.path, 0o711)
            // The build folder may be shut to other accounts. A program of its own copies the file: written by this
            // process, it could be open for writing in what another test starts, and could not be run.
            let program = home.path + "/spshell"
            try SecondUser.run("/bin/cp", ShellProcess.executable, program)
            try SecondUser.run("/bin/chown", "-R", user.name, home.path)
            var shell = ShellProcess(
                folder: home.path,
                environment: ["SPFARM_HOME": farm.computer.home.path + "/farm", "HOME": home.path])
            shell.prefix = [
                "/usr/bin/setpriv", "--reuid", user.name, "--regid", user.name, "--init-groups", program,
            ]
            self.shell = shell
        }

        /// What the second account is told.
        func run(_ commands: String) throws -> ShellProcess.Outcome {
            try shell.run(program: shell.prefix + ["-NoProfile", "-NonInteractive", "-Command", commands])
        }

        var packages: [String] {
            get throws {
                try FileManager.default.contentsOfDirectory(atPath: home.path).filter {
                    $0.hasPrefix("spbr0")
                }
            }
        }
    }

    private func expectRefusal(_ scene: Scene, _ words: String...) throws {
        let before = try scene.packages
        let outcome = try scene.run(Self.backup)
        #expect(outcome.exitCode == 1)
        for word in words { #expect(outcome.error.contains(word), "\(outcome.error)") }
        #expect(try scene.packages == before)
    }

    @Test(
        "each of the three memberships, removed in turn, is named by the refusal of a backup; with all three it runs"
    )
    func threeInTurn() throws {
        let scene = try Scene()
        let name = scene.user.name
        let group = administrators()
        try expectRefusal(scene, "SharePoint_Shell_Access", "Add-SPShellAdmin -UserName")
        _ = try scene.farm.output("Add-SPShellAdmin \(name) -Database Secure_Store")
        #expect(try scene.run("Get-SPFarm").exitCode == 0)
        try expectRefusal(
            scene, "securityadmin", "db_owner of the database 'Secure_Store'", "in Administrators")

        _ = try scene.farm.output("Add-SPServerRoleMember securityadmin \(name)")
        try expectRefusal(scene, "is not db_owner of the database 'Secure_Store'")
        _ = try scene.farm.output("Add-SPDatabaseRoleMember db_owner \(name) Secure_Store")
        try expectRefusal(scene, "is not in Administrators on the computer")
        try SecondUser.run("/usr/sbin/usermod", "-aG", group, name)
        let good = try scene.run(Self.backup)
        #expect(good.exitCode == 0, "\(good.error)")
        #expect(try scene.packages.count == 1)
        _ = try scene.farm.output("Remove-SPServerRoleMember securityadmin \(name)")
        try expectRefusal(scene, "is not a member of securityadmin on the database instance (local)")
    }

    /// The group that stands for Administrators here.
    private func administrators() -> String {
        let groups = (try? String(contentsOfFile: "/etc/group", encoding: .utf8)) ?? ""
        let names = groups.split(separator: "\n").compactMap {
            $0.split(separator: ":").first.map(String.init)
        }
        return ["Administrators", "sudo", "wheel"].first(where: names.contains) ?? "root"
    }
}
