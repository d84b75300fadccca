import Foundation
import TestSupport
import Testing

@Suite("A second account at the shell", .enabled(if: SecondUser.isPossible), .serialized)
struct MembershipTests {
    private static let backup =
        "Backup-SPFarm -Directory $HOME -BackupMethod Full -Item 'Secure Store Service'"

    private func expectRefusal(_ scene: SharedFarm, _ words: String...) throws {
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
        let scene = try SharedFarm()
        let name = scene.user.name
        let group = administrators()
        try expectRefusal(scene, "SharePoint_Shell_Access", "Add-SPShellAdmin -UserName")
        _ = try scene.farm.output("Add-SPShellAdmin \(name) -Database Secure_Store")
        #expect(try scene.run("Get-SPFarm").exitCode == 0)
        let other = try scene.run("Get-SPSecureStoreApplication -ServiceContext http://contoso -All")
        #expect(other.exitCode == 1)
        #expect(
            other.error.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
                "run the command as \(NSUserName()) or as root"), "\(other.error)")
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
