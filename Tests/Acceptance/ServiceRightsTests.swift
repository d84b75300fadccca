import TestSupport
import Testing

@Suite("Rights on the Secure Store for a second account", .enabled(if: SecondUser.isPossible), .serialized)
struct ServiceRightsTests {
    private static let creation = """
        $field = New-SPSecureStoreApplicationField -Name Pin -Type Pin -Masked:$true
        $target = New-SPSecureStoreTargetApplication -Name Theirs -FriendlyName Theirs -ApplicationType Individual
        $null = New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $target -Fields $field -ErrorAction Stop
        """
    private static let removal =
        "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name Theirs | "
        + "Remove-SPSecureStoreApplication -Confirm:$false"

    @Test(
        "the right to create target applications creates one and removes none; the refusal names each right")
    func createsAlone() throws {
        let scene = try SharedFarm()
        let name = scene.user.name
        _ = try scene.farm.output("Add-SPShellAdmin \(name) -Database Secure_Store")
        let refused = try scene.runWithKey(Self.creation)
        #expect(refused.exitCode == 1)
        #expect(refused.error.contains("with the right 'Create Target Application'"), "\(refused.error)")
        _ = try scene.farm.output(
            """
            $security = Get-SPServiceApplicationSecurity 'Secure Store Service' -Admin
            $who = New-SPClaimsPrincipal \(name) -IdentityType WindowsSamAccountName
            Grant-SPObjectSecurity $security $who 'Create Target Application'
            Set-SPServiceApplicationSecurity 'Secure Store Service' $security -Admin
            """)
        let made = try scene.runWithKey(Self.creation)
        #expect(made.exitCode == 0, "\(made.error)")
        let kept = try scene.runWithKey(Self.removal)
        #expect(kept.exitCode == 1)
        #expect(kept.error.contains("with the right 'Delete Target Application'"), "\(kept.error)")
        let known = try scene.farm.output(
            "(Get-SPSecureStoreApplication -ServiceContext http://contoso -All).TargetApplication.ApplicationId"
        )
        #expect(known.contains("Theirs"))
    }
}
