import Cryptography
import DatabaseServer
import Farm
import FarmTestSupport
import Foundation
import TestSupport
import Testing

@testable import SecureStore

/// A store with one individual and one group application whose tickets person 9 redeems, and a clock that tests turn.
private final class TicketFixture {
    let folder = TemporaryFolder()
    let plant: StorePlant
    /// Seconds that the store's clock is ahead.
    var ahead: Int64 = 0

    init() throws {
        plant = try StorePlant.make(at: folder.path)
        try plant.withStore { store in
            try store.create(Self.definition("Mine", .individualWithTicketing))
            try store.create(Self.definition("Ours", .groupWithTicketing))
            try store.setCredentials(StorePlant.values("mine-1"), of: "Mine", for: StorePlant.person(1))
            try store.setGroupCredentials(StorePlant.values("ours"), of: "Ours")
        }
    }

    static func definition(_ id: String, _ type: TargetApplicationType) -> SecureStoreApplication {
        var made = StorePlant.definition(id, type)
        made.ticketRedeemers = [StorePlant.person(9)]
        if type.isGroup { made.members = [StorePlant.person(1), StorePlant.person(2)] }
        return made
    }

    func withStore<Result>(_ body: (SecureStore) throws -> Result) throws -> Result {
        let seconds = ahead
        return try plant.withStore { store in
            store.clock = { Timestamp.now().adding(seconds: seconds) }
            return try body(store)
        }
    }

    func issue(_ id: String = "Mine", for number: Int = 1) throws -> IssuedTicket {
        try withStore { try $0.issueTicket(of: id, for: claims(number)) }
    }

    /// The password that a ticket gives, or the code of the refusal.
    func redeem(_ ticket: SecretBytes, of id: String = "Mine", by number: Int = 9) throws -> String {
        try withStore { store in
            do {
                return try store.redeemTicket(ticket, of: id, by: claims(number)).credentials[1].value
                    .revealedText() ?? ""
            } catch let error as SecureStoreError { return error.code.rawValue }
        }
    }

    func tickets() throws -> Int {
        try withStore { Int(try $0.connection.number("SELECT COUNT(*) FROM SSSTicket")) }
    }

    func code(_ work: (SecureStore) throws -> Void) throws -> SecureStoreError.Code? {
        try withStore { store in
            do {
                try work(store)
                return nil
            } catch let error as SecureStoreError { return error.code }
        }
    }
}

private func claims(_ number: Int) -> ClaimSet { ClaimSet(identity: StorePlant.person(number)) }
private let invalid = SecureStoreError.Code.invalidTicket.rawValue

@Suite("Tickets")
struct TicketTests {
    private let fixture: TicketFixture

    init() throws { fixture = try TicketFixture() }

    // MARK: Issuing

    @Test("are random text of 32 bytes in Base64 that stands in no file")
    func secrecy() throws {
        let issued = try fixture.issue()
        let text = try #require(issued.ticket.revealedText())
        #expect(Base64.decode(text)?.count == 32)
        #expect(try !fixture.issue().ticket.isEqual(to: issued.ticket))
        let bytes = Data(try #require(Base64.decode(text)))
        for name in FileManager.default.enumerator(atPath: fixture.folder.path)?.allObjects ?? [] {
            guard let data = FileManager.default.contents(atPath: fixture.folder.path + "/\(name)") else {
                continue
            }
            #expect(data.range(of: Data(text.utf8)) == nil && data.range(of: bytes) == nil, "\(name)")
        }
        #expect("\(issued)".contains("***") && !"\(issued)".contains(text))
    }

    @Test("live as many minutes as the application says")
    func life() throws {
        try fixture.withStore { store in
            var changed = try store.application("Mine")
            changed.targetApplication.ticketTimeoutMinutes = 7
            try store.update(changed)
        }
        let before = Timestamp.now()
        let expires = try fixture.issue().expires
        #expect(expires >= before.adding(seconds: 420) && expires <= Timestamp.now().adding(seconds: 420))
    }

    @Test(
        "are issued by the types with ticketing alone",
        arguments: TargetApplicationType.allCases)
    func types(type: TargetApplicationType) throws {
        try fixture.plant.withStore { store in
            try store.create(StorePlant.definition("X", type))
            if type.isGroup {
                try store.setGroupCredentials(StorePlant.values("x"), of: "X")
            } else {
                try store.setCredentials(StorePlant.values("x"), of: "X", for: StorePlant.person(0))
            }
        }
        let issuing = try fixture.code { _ = try $0.issueTicket(of: "X", for: claims(0)) }
        let redeeming = try fixture.code {
            _ = try $0.redeemTicket(SecretBytes(utf8: "x"), of: "X", by: claims(0))
        }
        #expect(issuing == (type.hasTickets ? nil : .wrongApplicationType))
        #expect(redeeming == (type.hasTickets ? .accessDenied : .wrongApplicationType))
    }

    @Test("are issued to those who could read, not to administrators, redeemers and strangers")
    func issuers() throws {
        #expect(
            try fixture.code { _ = try $0.issueTicket(of: "Mine", for: claims(2)) } == .credentialsNotFound)
        #expect(
            try fixture.code { _ = try $0.issueTicket(of: "Mine", for: claims(9)) } == .credentialsNotFound)
        #expect(try fixture.code { _ = try $0.issueTicket(of: "Ours", for: claims(0)) } == .accessDenied)
        #expect(try fixture.code { _ = try $0.issueTicket(of: "Ours", for: claims(9)) } == .accessDenied)
        #expect(try fixture.code { _ = try $0.issueTicket(of: "Ours", for: claims(2)) } == nil)
        #expect(
            try fixture.code { _ = try $0.issueTicket(of: "None", for: claims(1)) } == .applicationNotFound)
    }

    @Test("are not issued for credentials that a group application has not yet")
    func emptyGroup() throws {
        try fixture.plant.withStore {
            try $0.create(TicketFixture.definition("Empty", .groupWithTicketing))
        }
        #expect(
            try fixture.code { _ = try $0.issueTicket(of: "Empty", for: claims(1)) } == .credentialsNotFound)
    }

    // MARK: Redeeming

    @Test("give the credentials of who had them issued, once")
    func singleUse() throws {
        let mine = try fixture.issue()
        #expect(try fixture.redeem(mine.ticket) == "pass-mine-1")
        #expect(try fixture.redeem(mine.ticket) == invalid)
        let ours = try fixture.issue("Ours", for: 2)
        let redeemed = try fixture.withStore {
            try $0.redeemTicket(ours.ticket, of: "ours", by: claims(9))
        }
        #expect(redeemed.owner == StorePlant.person(2))
        #expect(redeemed.credentials.map(\.fieldName) == ["User", "Password"])
        #expect(redeemed.credentials.map { $0.value.revealedText() } == ["LOB\\ours", "pass-ours"])
        #expect(try fixture.redeem(ours.ticket, of: "Ours") == invalid)
        #expect(try fixture.tickets() == 0)
    }

    @Test("give them to one of several who redeem at once")
    func race() async throws {
        let root = fixture.folder.path
        for _ in 0..<5 {
            let ticket = try fixture.issue().ticket
            let winners = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        guard let other = try? StorePlant(at: root) else { return 100 }
                        defer { other.farm.close() }
                        let redeemed = try? other.withStore {
                            try $0.redeemTicket(ticket, of: "Mine", by: claims(9))
                        }
                        return redeemed == nil ? 0 : 1
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(winners == 1)
        }
    }

    @Test("are redeemed by a redeemer alone, by group too; whom it refuses, it does not use it up for")
    func redeemers() throws {
        let group = Claim(kind: .group, value: "host\\services")
        try fixture.withStore { store in
            var changed = try store.application("Mine")
            changed.ticketRedeemers = [StorePlant.person(9), group]
            try store.update(changed)
        }
        let ticket = try fixture.issue().ticket
        let denied = SecureStoreError.Code.accessDenied.rawValue
        for number in [0, 1, 2] { #expect(try fixture.redeem(ticket, by: number) == denied) }
        let service = ClaimSet(identity: StorePlant.person(77), groups: [group])
        #expect(try fixture.code { _ = try $0.redeemTicket(ticket, of: "Mine", by: service) } == nil)
    }

    @Test("unknown, used, too old and of another application are refused in the same words")
    func sameWords() throws {
        func words(_ ticket: SecretBytes, _ id: String = "Mine") throws -> String {
            try fixture.withStore { store in
                do {
                    _ = try store.redeemTicket(ticket, of: id, by: claims(9))
                    return "accepted"
                } catch let error as SecureStoreError { return error.message }
            }
        }
        let used = try fixture.issue().ticket
        let old = try fixture.issue().ticket
        let foreign = try fixture.issue("Ours").ticket
        _ = try fixture.redeem(used)
        var told: Set<String> = [try words(used), try words(foreign)]
        for text in ["", "x", String(repeating: "A", count: 44)] {
            told.insert(try words(SecretBytes(utf8: text)))
        }
        fixture.ahead = 121
        told.insert(try words(old))
        #expect(told.count == 1)
        #expect(told.first?.contains("New-SPSecureStoreTicket") == true)
        fixture.ahead = 0
        #expect(try fixture.redeem(foreign, of: "Ours") == "pass-ours")
    }

    @Test(
        "are good to the last second of their life, and the next one that is issued clears away those that are not"
    )
    func expiry() throws {
        let first = try fixture.issue().ticket
        let second = try fixture.issue().ticket
        fixture.ahead = 115
        #expect(try fixture.redeem(first) == "pass-mine-1")
        fixture.ahead = 120
        #expect(try fixture.redeem(second) == invalid)
        #expect(try fixture.tickets() == 1)
        _ = try fixture.issue("Ours")
        #expect(try fixture.tickets() == 1)
    }

    // MARK: What ends them

    @Test("give the credentials that are stored when they are redeemed")
    func changedCredentials() throws {
        let ticket = try fixture.issue().ticket
        try fixture.withStore {
            try $0.setCredentials(StorePlant.values("newer"), of: "Mine", for: StorePlant.person(1))
        }
        #expect(try fixture.redeem(ticket) == "pass-newer")
    }

    @Test("end with the credentials of their owner, though new ones be set", arguments: [true, false])
    func clearedCredentials(everywhere: Bool) throws {
        let ticket = try fixture.issue().ticket
        let other = try fixture.issue("Ours", for: 2).ticket
        try fixture.withStore { store in
            if everywhere {
                try store.clearAllCredentials(for: StorePlant.person(1))
            } else {
                try store.clearCredentials(of: "Mine", for: StorePlant.person(1))
            }
            try store.setCredentials(StorePlant.values("newer"), of: "Mine", for: StorePlant.person(1))
        }
        #expect(try fixture.redeem(ticket) == invalid)
        #expect(try fixture.redeem(other, of: "Ours") == "pass-ours")
    }

    @Test("end with their application, though one of its name be made again")
    func deletion() throws {
        let ticket = try fixture.issue().ticket
        try fixture.withStore { store in
            try store.delete("Mine")
            #expect(try store.connection.number("SELECT COUNT(*) FROM SSSTicket") == 0)
            try store.create(TicketFixture.definition("Mine", .individualWithTicketing))
            try store.setCredentials(StorePlant.values("again"), of: "Mine", for: StorePlant.person(1))
        }
        #expect(try fixture.redeem(ticket) == invalid)
    }

    @Test(
        "end when members, redeemers, life or type change, and stay when the name does",
        arguments: ["name", "members", "redeemers", "life", "type"])
    func changedTerms(kind: String) throws {
        let ticket = try fixture.issue("Ours").ticket
        try fixture.withStore { store in
            let before = try store.application("Ours")
            var changed = before
            switch kind {
            case "members": changed.members = [StorePlant.person(2)]
            case "redeemers": changed.ticketRedeemers = [StorePlant.person(8)]
            case "life": changed.targetApplication.ticketTimeoutMinutes = 1
            case "type":
                changed.targetApplication.type = .group
                changed.ticketRedeemers = []
            default: changed.targetApplication.friendlyName = "Another"
            }
            try store.update(changed)
            if kind != "name" { try store.update(before) }
        }
        #expect(try fixture.redeem(ticket, of: "Ours") == (kind == "name" ? "pass-ours" : invalid))
    }

    @Test("end with a new master key, and are issued under it again")
    func keyChange() throws {
        let ticket = try fixture.issue().ticket
        try fixture.plant.changeKey("second-Phrase-2")
        #expect(try fixture.tickets() == 0)
        #expect(try fixture.redeem(ticket) == invalid)
        #expect(try fixture.redeem(try fixture.issue().ticket) == "pass-mine-1")
    }

    @Test("are neither issued nor redeemed without the master key")
    func noKey() throws {
        let ticket = try fixture.issue().ticket
        try FileManager.default.removeItem(atPath: fixture.plant.keyFilePath)
        let unavailable = SecureStoreError.Code.masterKeyUnavailable
        #expect(try fixture.redeem(ticket) == unavailable.rawValue)
        #expect(try fixture.code { _ = try $0.issueTicket(of: "Mine", for: claims(1)) } == unavailable)
        try fixture.plant.refreshKey(StorePlant.firstPhrase)
        #expect(try fixture.redeem(ticket) == "pass-mine-1")
    }

    @Test(
        "from before a restore are worth nothing after it, in the package or out of it",
        arguments: ["before the backup", "after the backup"])
    func restore(kind: String) throws {
        var ticket = try fixture.issue().ticket
        try fixture.plant.backUp()
        if kind == "after the backup" { ticket = try fixture.issue().ticket }
        try fixture.plant.restore()
        try fixture.plant.refreshKey(StorePlant.firstPhrase)
        #expect(try fixture.tickets() == 0)
        #expect(try fixture.redeem(ticket) == invalid)
        #expect(try fixture.redeem(try fixture.issue().ticket) == "pass-mine-1")
    }

    @Test("come to a package of a release that had none when it is restored")
    func olderPackage() throws {
        try fixture.withStore { store in
            try store.connection.execute("DROP TABLE SSSTicket")
            try store.connection.execute("UPDATE schema_versions SET version = 1 WHERE name = 'SecureStore'")
            let path = fixture.folder.path + "/old.db"
            try store.connection.copy(to: path)
            let copy = try DatabaseInstance.openCopy(at: path, isReadOnly: false)
            defer { copy.close() }
            try SecureStore.beginEpoch(in: copy)
            #expect(try copy.number("SELECT COUNT(*) FROM SSSTicket") == 0)
        }
        #expect(try fixture.redeem(try fixture.issue().ticket) == "pass-mine-1")
    }

    // MARK: Tampering

    @Test(
        "that somebody wrote into the database, or altered there, are none",
        arguments: ["owner", "expiry", "planted", "epoch"])
    func tampering(kind: String) throws {
        let issued = try fixture.issue("Ours", for: 2)
        try fixture.withStore { store in
            let connection = store.connection
            try connection.transaction { _ in
                switch kind {
                case "owner":
                    try connection.execute(
                        "UPDATE SSSTicket SET owner = $1", [.text(StorePlant.person(1).encoded)])
                case "expiry":
                    try connection.execute("UPDATE SSSTicket SET expires_at = expires_at + 1000000000")
                case "planted":
                    try connection.execute(
                        "UPDATE SSSTicket SET digest = $1", [.blob(Digest.sha256(Array("planted".utf8)))])
                default: try store.setConfig("KeyEpoch", ObjectID().description)
                }
            }
        }
        if kind == "epoch" { try fixture.plant.refreshKey(StorePlant.firstPhrase) }
        let ticket = kind == "planted" ? SecretBytes(utf8: "planted") : issued.ticket
        #expect(try fixture.redeem(ticket, of: "Ours") == invalid)
    }
}
