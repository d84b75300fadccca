import Cryptography
import Farm
import Foundation
import Testing

@testable import Administration

@Suite("Accounts, pools and claims")
struct AccountTests {
    private let directory = AccountDirectory()

    @Test("an account of this computer is found however its name is written")
    func spellings() {
        let host = directory.hostName
        let forms = [
            "daemon", "Daemon", "\(host)\\daemon", "\(host.uppercased())\\DAEMON", ".\\daemon",
            "daemon@\(host)",
        ]
        for form in forms {
            #expect(directory.user(form)?.displayName == host.uppercased() + "\\daemon", "\(form)")
        }
    }

    @Test("what stands behind a null character is no name")
    func nullCharacters() {
        #expect(directory.user("daemon\0x") == nil)
        #expect(directory.user("daemon\0") == nil)
    }

    @Test("an account of another domain is not the local one of that name")
    func otherDomains() {
        #expect(directory.user("CONTOSO\\daemon") == nil)
        #expect(directory.user("daemon@contoso.com") == nil)
        #expect(directory.user("") == nil && directory.user("\\") == nil)
        let error = refusal { _ = try directory.account("CONTOSO\\daemon") }
        #expect(error?.code == .unknownAccount)
    }

    @Test("a password is kept sealed for its account alone, and never in the clear")
    func sealedPasswords() throws {
        let test = try TestFarm()
        let record = try test.session().perform(
            NewManagedAccountCommand(userName: "daemon", password: TestFarm.secret("correct horse")))
        let catalog = try test.home.openFarm()
        let sealed = try #require(try catalog.sealedPassword(ofManagedAccount: record.id))
        let key = try FarmKey.load(from: test.home)
        #expect(try key.open(sealed, for: record.id).revealedText() == "correct horse")
        #expect(throws: CryptographyError.self) { try key.open(sealed, for: ObjectID()) }
        let files = try FileManager.default.contentsOfDirectory(atPath: test.home.instanceFolder)
        for name in files {
            let data = try Data(contentsOf: URL(fileURLWithPath: test.home.instanceFolder + "/" + name))
            #expect(data.range(of: Data("correct horse".utf8)) == nil, "\(name)")
        }
    }

    @Test("a managed account learns the password that was changed elsewhere")
    func existingPassword() throws {
        let test = try TestFarm()
        _ = try test.session().perform(
            NewManagedAccountCommand(userName: "daemon", password: TestFarm.secret("old")))
        let record = try test.session().perform(
            SetManagedAccountCommand(
                identity: ObjectReference("daemon"), password: .existing(TestFarm.secret("new"))))
        let catalog = try test.home.openFarm()
        let sealed = try #require(try catalog.sealedPassword(ofManagedAccount: record.id))
        #expect(try FarmKey.load(from: test.home).open(sealed, for: record.id).revealedText() == "new")
    }

    @Test("what this release cannot do with a password is said, not ignored")
    func unservedPasswordChanges() throws {
        let test = try TestFarm()
        let owner = ObjectReference(test.owner.displayName)
        let generated = SetManagedAccountCommand(identity: owner, password: .generated)
        #expect(
            report { _ = try test.session().perform(generated) }?.errorID == "Administration.NotSupported")
        let removal = RemoveManagedAccountCommand(identity: owner, changesPassword: true)
        #expect(report { try test.session().perform(removal) }?.errorID == "Administration.NotSupported")
        let farmAccount = RemoveManagedAccountCommand(identity: owner)
        #expect(report { try test.session().perform(farmAccount) }?.errorID == "Farm.ObjectInUse")
    }

    @Test("a pool runs under a managed account named in any spelling")
    func pools() throws {
        let test = try TestFarm()
        _ = try test.session().perform(
            NewManagedAccountCommand(userName: "daemon", password: TestFarm.secret("p")))
        let pool = try test.session().perform(
            NewApplicationPoolCommand(poolName: "Secure Store Pool", account: ObjectReference("daemon")))
        #expect(pool.accountName.hasSuffix("\\daemon"))
        let moved = try test.session().perform(
            SetApplicationPoolCommand(
                identity: .id(pool.id), account: ObjectReference(test.owner.account.name)))
        #expect(moved.accountName == test.owner.displayName)
    }

    @Test("claims stand for accounts and groups that exist")
    func claims() throws {
        func claim(_ identity: String, _ type: IdentityType) throws -> String {
            try NewClaimsPrincipalCommand(identity: identity, identityType: type).claim(in: directory).encoded
        }
        let host = directory.hostName.lowercased()
        #expect(try claim("daemon", .windowsSamAccountName) == "i:0#.w|\(host)\\daemon")
        #expect(try claim("i:0#.w|\(host)\\daemon", .windowsSamAccountName) == "i:0#.w|\(host)\\daemon")
        #expect(try claim("adm", .windowsSamAccountName) == "c:0+.w|\(host)\\adm")
        #expect(try claim("0", .windowsSecurityGroupSid) == "c:0+.w|\(host)\\root")
        #expect(try claim("ldap:jane", .formsUser) == "i:0#.f|ldap|jane")
        #expect(throws: AdministrationError.self) {
            try claim("CONTOSO\\nobody-here", .windowsSamAccountName)
        }
        #expect(throws: AdministrationError.self) { try claim("jane", .formsUser) }
    }

    @Test("a principal has the claims of their groups")
    func principalClaims() throws {
        let principal = Principal.proved(try directory.requireUser("root"))
        let claims = principal.claims()
        #expect(claims.contains(try directory.account("root").claim))
        #expect(claims.contains(Claim(kind: .group, value: directory.hostName + "\\root")))
        #expect(!claims.contains(Claim(kind: .group, value: directory.hostName + "\\daemon")))
    }

    @Test("rights are given, taken and checked by name")
    func objectSecurity() throws {
        let claim = Claim(kind: .logonName, value: "HOST\\jane")
        var security = ObjectSecurity(object: ObjectID(), list: .administration, rules: [])
        try security.grant(["Full Control", "manage target application"], to: claim)
        try security.revoke(["FULL CONTROL"], from: claim)
        #expect(security.rules == [AccessRule(claim: claim, rights: ["Manage Target Application"])])
        try security.grant(["Full Control"], to: claim, replacing: true)
        #expect(security.rules.first?.rights == ["Full Control"])
        #expect(refusal { try security.grant(["Everything"], to: claim) }?.code == .invalidArgument)
        try security.revoke(nil, from: claim)
        #expect(security.rules.isEmpty)
    }
}
