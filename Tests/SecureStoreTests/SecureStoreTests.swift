import Cryptography
import Farm
import FarmTestSupport
import Foundation
import SecureStore
import TestSupport
import Testing

/// A store of its own for one test.
private struct Fixture {
    let folder = TemporaryFolder()
    let plant: StorePlant

    init() throws { plant = try StorePlant.make(at: folder.path) }

    /// The code of the error that the work on the store ends with.
    func code(_ work: (SecureStore) throws -> Void) throws -> SecureStoreError.Code? {
        try plant.withStore { store in
            do {
                try work(store)
                return nil
            } catch let error as SecureStoreError { return error.code }
        }
    }
}

private func claims(_ number: Int) -> ClaimSet { ClaimSet(identity: StorePlant.person(number)) }

@Suite("Target applications")
struct TargetApplicationTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    @Test(
        "of every type keep their fields, administrators and members",
        arguments: TargetApplicationType.allCases)
    func types(type: TargetApplicationType) throws {
        let made = StorePlant.definition("X", type)
        try fixture.plant.withStore { store in
            try store.create(made)
            #expect(try store.application("x") == made)
        }
    }

    @Test("are found in any case of letters, and an ID is taken in any case")
    func caseOfLetters() throws {
        #expect(try fixture.code { _ = try $0.application("SHARED") } == nil)
        #expect(
            try fixture.code { try $0.create(StorePlant.definition("sHaReD", .group)) } == .applicationExists)
    }

    @Test(
        "of a group keep one set, and refuse one for a person; the others the other way round",
        arguments: TargetApplicationType.allCases)
    func mappings(type: TargetApplicationType) throws {
        try fixture.plant.withStore { try $0.create(StorePlant.definition("X", type)) }
        let shared = try fixture.code { try $0.setGroupCredentials(StorePlant.values("w"), of: "X") }
        let own = try fixture.code {
            try $0.setCredentials(StorePlant.values("w"), of: "X", for: StorePlant.person(1))
        }
        #expect(shared == (type.isGroup ? nil : .wrongApplicationType))
        #expect(own == (type.isGroup ? .wrongApplicationType : nil))
    }

    @Test("may change name, masks and people, not their family and not their fields")
    func changes() throws {
        var changed = StorePlant.definition("Own", .individual)
        changed.targetApplication.friendlyName = "Another"
        changed.fields[0].isMasked = true
        changed.administrators = [StorePlant.person(7)]
        #expect(try fixture.code { try $0.update(changed) } == nil)
        #expect(try fixture.plant.withStore { try $0.application("Own") } == changed)
        changed.targetApplication.type = .group
        #expect(try fixture.code { try $0.update(changed) } != nil)
        changed = StorePlant.definition("Own", .individual)
        changed.fields[0].name = "Other"
        #expect(try fixture.code { try $0.update(changed) } != nil)
        #expect(try fixture.plant.words() == StorePlant.allWords)
    }

    @Test("that are deleted take their credential sets with them")
    func deletion() throws {
        try fixture.plant.withStore { store in
            try store.delete("Own")
            #expect(try store.countsByKeyVersion() == [1: 1])
        }
        #expect(
            try fixture.code { _ = try $0.credentials(of: "Own", for: claims(1)) } == .applicationNotFound)
    }

    @Test("without a field, with two of one name, or with more than ten are refused")
    func fields() throws {
        func code(_ names: [String]) throws -> SecureStoreError.Code? {
            var made = StorePlant.definition("X", .group)
            made.fields = names.map {
                TargetApplicationField(name: $0, isMasked: false, credentialType: .generic)
            }
            return try fixture.code { try $0.create(made) }
        }
        #expect(try code([]) == .invalidFields)
        #expect(try code(["a", "A"]) == .invalidFields)
        #expect(try code((0..<11).map(String.init)) == .invalidFields)
        #expect(try code((0..<10).map { "f\($0)" }) == nil)
    }
}

@Suite("Credential sets")
struct CredentialTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    @Test("are read by their owner and by members, in the order of the fields")
    func reading() throws {
        try fixture.plant.withStore { store in
            let found = try store.credentials(of: "Own", for: claims(3))
            #expect(found.map(\.fieldName) == ["User", "Password"])
            #expect(found.map { $0.value.revealedText() } == ["LOB\\own-3", "pass-own-3"])
            #expect(found.map(\.isMasked) == [false, true])
            #expect(try store.credentials(of: "Shared", for: claims(0)).count == 2)
        }
    }

    @Test("are refused to anybody else, and one who has none is told so")
    func refusals() throws {
        #expect(try fixture.code { _ = try $0.credentials(of: "Shared", for: claims(5)) } == .accessDenied)
        #expect(
            try fixture.code { _ = try $0.credentials(of: "Own", for: claims(999)) } == .credentialsNotFound)
    }

    @Test("of a member by group are read")
    func memberByGroup() throws {
        var made = StorePlant.definition("ByGroup", .group)
        let group = Claim(kind: .group, value: "host\\sales")
        made.members = [group]
        let caller = ClaimSet(identity: StorePlant.person(42), groups: [group])
        try fixture.plant.withStore { store in
            try store.create(made)
            try store.setGroupCredentials(StorePlant.values("w"), of: "ByGroup")
            #expect(try store.credentials(of: "ByGroup", for: caller).count == 2)
        }
        #expect(try fixture.code { _ = try $0.credentials(of: "ByGroup", for: claims(42)) } == .accessDenied)
    }

    @Test(
        "of a restricted application are for services only",
        arguments: [TargetApplicationType.restrictedGroup, .restrictedIndividual])
    func restricted(type: TargetApplicationType) throws {
        try fixture.plant.withStore { try $0.create(StorePlant.definition("R", type)) }
        #expect(try fixture.code { _ = try $0.credentials(of: "R", for: claims(0)) } == .accessDenied)
    }

    @Test("need one value a field, none empty and none beyond 512 characters")
    func values() throws {
        func code(_ texts: [String]) throws -> SecureStoreError.Code? {
            try fixture.code {
                try $0.setCredentials(
                    texts.map { SecretBytes(utf8: $0) }, of: "Own", for: StorePlant.person(1))
            }
        }
        #expect(try code(["a"]) == .wrongValueCount)
        #expect(try code(["a", "b", "c"]) == .wrongValueCount)
        #expect(try code(["a", ""]) == .invalidValue)
        #expect(try code(["a", String(repeating: "x", count: 513)]) == .invalidValue)
        #expect(try fixture.plant.words() == StorePlant.allWords)
        #expect(try code(["a", String(repeating: "é", count: 512)]) == nil)
    }

    @Test("are cleared for one application or for all of them")
    func clearing() throws {
        try fixture.plant.withStore { store in
            let first = try store.clearCredentials(of: "Own", for: StorePlant.person(2))
            let again = try store.clearCredentials(of: "Own", for: StorePlant.person(2))
            #expect((first, again) == (true, false))
            let all = try store.clearAllCredentials(for: StorePlant.person(3))
            #expect(all == 1)
        }
        #expect(
            try fixture.code { _ = try $0.credentials(of: "Own", for: claims(2)) } == .credentialsNotFound)
        #expect(
            try fixture.code { _ = try $0.credentials(of: "Own", for: claims(3)) } == .credentialsNotFound)
        #expect(try fixture.plant.withStore { try $0.countsByKeyVersion() } == [1: StorePlant.ownerCount - 1])
    }

    @Test(
        "that somebody altered or moved to another owner do not open",
        arguments: ["bit", "owner", "application"])
    func tampering(kind: String) throws {
        try fixture.plant.withStore { store in
            let connection = store.connection
            let own = "(SELECT id FROM SSSApplication WHERE folded_id = 'own')"
            let owner = StorePlant.person(1).encoded
            switch kind {
            case "bit":
                var sealed = try #require(
                    try connection.first("SELECT sealed FROM SSSCredential WHERE owner = $1", [.text(owner)])
                    { $0.blob(0) })
                sealed[sealed.count - 3] ^= 1
                try connection.execute(
                    "UPDATE SSSCredential SET sealed = $1 WHERE owner = $2", [.blob(sealed), .text(owner)])
            case "owner":
                try connection.execute(
                    "UPDATE SSSCredential SET sealed = (SELECT sealed FROM SSSCredential WHERE owner = $1) WHERE owner = $2",
                    [.text(StorePlant.person(2).encoded), .text(owner)])
            default:
                try connection.execute(
                    "UPDATE SSSCredential SET sealed = (SELECT sealed FROM SSSCredential WHERE owner = '*') "
                        + "WHERE application = \(own) AND owner = $1", [.text(owner)])
            }
        }
        #expect(try fixture.code { _ = try $0.credentials(of: "Own", for: claims(1)) } == .storeDamaged)
        #expect(try fixture.code { _ = try $0.credentials(of: "Own", for: claims(4)) } == nil)
        // A key change opens everything: it finds the damage and changes nothing.
        #expect(throws: (any Error).self) { try fixture.plant.changeKey("second-Phrase-2") }
        #expect(try fixture.plant.withStore { try $0.keyVersion() } == 1)
    }

    @Test("and pass phrases stand in no file in plain text")
    func plainText() throws {
        let root = fixture.folder.path
        for name in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = FileManager.default.contents(atPath: root + "/" + name) else { continue }
            for secret in ["pass-own-1", "LOB\\own-1", StorePlant.firstPhrase] {
                #expect(data.range(of: Data(secret.utf8)) == nil, "\(name)")
            }
        }
    }
}

@Suite("The master key")
struct MasterKeyTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    @Test("changes with a new pass phrase, and everything is under the new version")
    func change() throws {
        try fixture.plant.changeKey("second-Phrase-2")
        #expect(try fixture.plant.withStore { try $0.countsByKeyVersion() } == [2: StorePlant.ownerCount + 1])
        #expect(try fixture.plant.words() == StorePlant.allWords)
        #expect(throws: (any Error).self) { try fixture.plant.refreshKey(StorePlant.firstPhrase) }
        try fixture.plant.refreshKey("second-Phrase-2")
    }

    @Test(
        "refuses a weak pass phrase and changes nothing",
        arguments: ["short1A", "alllowercase", "lower123", "UPPER123", "        ", ""])
    func weak(phrase: String) throws {
        #expect(throws: (any Error).self) { try fixture.plant.changeKey(phrase) }
        #expect(try fixture.plant.withStore { try $0.keyVersion() } == 1)
    }

    @Test(
        "takes a pass phrase of eight characters with three of four classes",
        arguments: ["lower12A", "abcDEF12", "abc-123x", "ABC-DEFx"])
    func strong(phrase: String) throws {
        try fixture.plant.changeKey(phrase)
        try fixture.plant.refreshKey(phrase)
    }

    @Test("is not had by a server without its file until it is given the pass phrase")
    func otherServer() throws {
        try FileManager.default.removeItem(atPath: fixture.plant.keyFilePath)
        #expect(try fixture.code { _ = try $0.applications() } == .masterKeyUnavailable)
        #expect(
            try fixture.code { _ = try $0.credentials(of: "Own", for: claims(1)) } == .masterKeyUnavailable)
        #expect(
            try fixture.code { try $0.refreshKey(passphrase: SecretBytes(utf8: "wrong-Phrase-9")) }
                == .wrongPassphrase)
        #expect(try fixture.code { _ = try $0.applications() } == .masterKeyUnavailable)
        try fixture.plant.refreshKey(StorePlant.firstPhrase)
        #expect(try fixture.plant.words() == StorePlant.allWords)
    }

    @Test(
        "is not taken from a file that others may read, or that is no key file",
        arguments: ["mode", "text", "link"])
    func unsafeFile(kind: String) throws {
        let path = fixture.plant.keyFilePath
        switch kind {
        case "mode": chmod(path, 0o644)
        case "text": try "nonsense".write(toFile: path, atomically: false, encoding: .utf8)
        default:
            try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".moved")
        }
        #expect(try fixture.code { _ = try $0.applications() } == .keyFileUnsafe)
    }

    @Test("changed by two at once: one does it, the other is told and changes nothing")
    func twoAtOnce() throws {
        let other = try StorePlant(at: fixture.folder.path)
        defer { other.farm.close() }
        var refused: SecureStoreError.Code?
        try fixture.plant.changeKey("second-Phrase-2") { step in
            guard step == "key.file.both" else { return }
            do {
                try other.changeKey("third-Phrase-3")
            } catch { refused = (error as? SecureStoreError)?.code }
        }
        #expect(refused == .keyChangeRunning)
        try fixture.plant.refreshKey("second-Phrase-2")
        #expect(try fixture.plant.words() == StorePlant.allWords)
    }

    @Test("changed while others write leaves every set under one version")
    func whileWriting() throws {
        let root = fixture.folder.path
        let writer = Thread {
            guard let other = try? StorePlant(at: root) else { return }
            for round in 0..<200 where !Thread.current.isCancelled {
                try? other.withStore {
                    try $0.setCredentials(
                        StorePlant.values("own-\(round % 50)"), of: "Own", for: StorePlant.person(round % 50))
                }
            }
            other.farm.close()
        }
        writer.start()
        for number in 2...6 { try fixture.plant.changeKey("phrase-Number-\(number)") }
        writer.cancel()
        while !writer.isFinished { usleep(1_000) }
        #expect(try fixture.plant.withStore { try $0.countsByKeyVersion().keys.sorted() } == [6])
        #expect(try fixture.plant.words() == StorePlant.allWords)
    }
}

@Suite("The audit log of a store")
struct StoreAuditTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture() }

    private func entry(_ action: String, succeeded: Bool = true) -> SecureStoreAuditEntry {
        SecureStoreAuditEntry(
            at: .now(), action: action, application: "Own", principal: "HOST\\jane", onBehalfOf: nil,
            succeeded: succeeded, reason: succeeded ? nil : "SecureStore.AccessDenied")
    }

    @Test("keeps action, outcome, reason and who, once it is switched on")
    func entries() throws {
        try fixture.plant.withStore { store in
            try store.audit(entry("before"))
            try store.setAudit(enabled: true, days: 40)
            try store.audit(entry("GetCredentials"))
            try store.audit(entry("GetCredentials", succeeded: false))
            let kept = try store.auditEntries()
            #expect(kept.map(\.action).filter { $0 == "GetCredentials" }.count == 2)
            #expect(!kept.contains { $0.action == "before" })
            #expect(
                kept.contains {
                    !$0.succeeded && $0.reason == "SecureStore.AccessDenied" && $0.principal == "HOST\\jane"
                })
            #expect(try store.auditDays() == 40)
        }
    }

    @Test("shows when an entry was altered or taken out", arguments: ["altered", "removed"])
    func chain(kind: String) throws {
        try fixture.plant.withStore { store in
            try store.setAudit(enabled: true, days: nil)
            for number in 0..<5 { try store.audit(entry("Action\(number)")) }
            #expect(try store.isAuditChainIntact())
            let statement =
                kind == "altered"
                ? "UPDATE SSSAudit SET action = 'Other' WHERE action = 'Action2'"
                : "DELETE FROM SSSAudit WHERE action = 'Action2'"
            try store.connection.execute(statement)
            #expect(try !store.isAuditChainIntact())
        }
    }
}
