import Cryptography
import DatabaseServer
import Farm
import SecureStore
import Testing

@testable import Administration

@Suite("Tickets through the gate")
struct TicketCommandTests {
    private let plant: TestStore
    private var test: TestFarm { plant.test }
    /// The ticket redeemer, who has no other right in the store.
    private var jane: Principal { plant.jane }
    private var reference: TargetApplicationReference { plant.reference("Reports") }
    private var issue: IssueTicketCommand { IssueTicketCommand(reference: reference) }

    /// A store with an application whose member is the farm's owner.
    init() throws {
        plant = try TestStore()
        var reports = plant.definition("Reports")
        reports.targetApplication.type = .groupWithTicketing
        reports.members = [plant.test.owner.account.claim]
        reports.ticketRedeemers = [plant.jane.account.claim]
        let session = plant.test.session()
        _ = try session.perform(NewSecureStoreApplicationCommand(store: plant.store, application: reports))
        try session.perform(
            SetCredentialsCommand(
                reference: plant.reference("Reports"), values: [TestFarm.secret("pass-1")]))
    }

    private func redeem(_ ticket: SecretBytes, as principal: Principal) throws -> [SecureStoreCredential] {
        try test.session(principal).perform(
            RedeemTicketCommand(reference: reference, ticket: SecretArgument(ticket)))
    }

    /// The entries of the store's own log about tickets.
    private func entries() throws -> [SecureStoreAuditEntry] {
        try test.withInstance { instance in
            let connection = try instance.openDatabase("Secure_Store")
            defer { connection.close() }
            return try SecureStore(connection, keyFile: KeyFile(path: "/nonexistent")).auditEntries().filter {
                $0.action.hasSuffix("Ticket")
            }
        }
    }

    @Test("a member has one issued, the redeemer gets the credentials once, and the log says for whom")
    func issueAndRedeem() throws {
        let issued = try test.session().perform(issue)
        #expect(try redeem(issued.ticket, as: jane).map { $0.value.revealedText() } == ["pass-1"])
        let second = report { _ = try redeem(issued.ticket, as: jane) }
        #expect(second?.errorID == "SecureStore.InvalidTicket" && second?.category == "InvalidArgument")

        let owner = test.owner.account.claim.encoded
        let log = try entries()
        #expect(log.map(\.action) == ["IssueTicket", "RedeemTicket", "RedeemTicket"])
        #expect(log.map(\.application) == ["Reports", "Reports", "Reports"])
        #expect(log.map(\.principal) == [test.owner.displayName, "HOST\\jane", "HOST\\jane"])
        #expect(log.map(\.onBehalfOf) == [owner, owner, nil])
        #expect(log.map(\.succeeded) == [true, true, false])
        #expect(log.last?.reason == "SecureStore.InvalidTicket")
        let farm = try test.audit().first
        #expect(farm?.command == "Get-SPSecureStoreCredential" && farm?.target == "Reports")
    }

    @Test("the redeemer has none issued, the member redeems none, and the log has both refusals")
    func refusals() throws {
        let denied = "SecureStore.AccessDenied"
        #expect(
            report { _ = try plant.asJane(issue) }?.errorID == denied)
        let issued = try test.session().perform(issue)
        #expect(report { _ = try redeem(issued.ticket, as: test.owner) }?.errorID == denied)
        #expect(try entries().map(\.reason) == [denied, nil, denied])
        #expect(try redeem(issued.ticket, as: jane).count == 1)
    }

    @Test("without the right to use the shell neither is done")
    func strangers() throws {
        let issued = try test.session().perform(issue)
        try test.withInstance {
            try $0.remove(jane.account.databasePrincipal, from: .shellAccess, of: ["SharePoint_Config"])
        }
        #expect(refusal { _ = try redeem(issued.ticket, as: jane) }?.code == .accessDenied)
        #expect(
            refusal { _ = try plant.asJane(issue) }?.code == .accessDenied)
    }

    @Test("who may not connect to the service application neither has one issued nor redeems one")
    func connection() throws {
        let issued = try test.session().perform(issue)
        func allow(_ principal: Principal) throws {
            try plant.setRules(
                [AccessRule(claim: principal.account.claim, rights: ["Full Control"])], .connection)
        }
        try allow(test.owner)
        #expect(
            refusal { _ = try redeem(issued.ticket, as: jane) }?.missing
                == [.serviceApplicationUser(plant.service.id, name: TestStore.name)])
        try allow(jane)
        #expect(refusal { _ = try test.session().perform(issue) }?.code == .accessDenied)
        #expect(try redeem(issued.ticket, as: jane).count == 1)
    }
}
