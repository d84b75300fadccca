import DatabaseServer
import Farm
import SecureStore
import Testing

@testable import Administration

@Suite("Rights to connect to a service application")
struct ConnectionRightsTests {
    private func rule(_ claim: Claim) -> AccessRule { AccessRule(claim: claim, rights: ["Full Control"]) }

    @Test("a new service application is open to every account of the farm")
    func newApplication() throws {
        let plant = try TestStore()
        let farm = try plant.test.session().perform(GetFarmCommand()).id
        #expect(try plant.rules(.connection) == [rule(.everyone(ofFarm: farm))])
        let jane = plant.jane.account.claim
        try plant.asJane(plant.set(of: jane))
        #expect(try plant.asJane(plant.read).map { $0.value.revealedText() } == ["1234"])
        #expect(try plant.asJane(plant.clear(of: jane)) == 1)
    }

    @Test(
        "who is in no rule is refused their own credentials, and the service application and the remedy are named"
    )
    func outsider() throws {
        let plant = try TestStore()
        let jane = plant.jane.account.claim
        try plant.asJane(plant.set(of: jane))
        try plant.setRules([rule(plant.test.owner.account.claim)], .connection)
        let works: [() throws -> Void] = [
            { _ = try plant.asJane(plant.read) }, { try plant.asJane(plant.set(of: jane)) },
            { _ = try plant.asJane(plant.clear(of: jane)) },
            { _ = try plant.asJane(plant.clear(of: jane, in: nil)) },
        ]
        for work in works {
            let error = try #require(refusal(work))
            #expect(error.code == .accessDenied)
            #expect(
                error.message.contains(
                    "not allowed to connect to the service application '\(TestStore.name)'"))
            #expect(error.message.contains("nothing was changed"))
            #expect(error.message.contains("Grant-SPObjectSecurity"))
            #expect(
                error.message.contains(
                    "Set-SPServiceApplicationSecurity '\(TestStore.name)', each without -Admin"))
            #expect(try plant.test.audit().first?.outcome == "refused")
        }
        try plant.setRules([rule(jane)], .connection)
        #expect(try plant.asJane(plant.read).count == 1)
        #expect(try plant.asJane(plant.clear(of: jane, in: nil)) == 1)
    }

    @Test("being a Farm Administrator does not open what the rules close, as it opens no credentials either")
    func farmAdministrator() throws {
        let plant = try TestStore()
        let owner = plant.test.owner.account.claim
        let session = plant.test.session()
        try session.perform(plant.set(of: owner))
        #expect(try session.perform(plant.read).count == 1)
        try plant.setRules([], .connection)
        let error = refusal { _ = try session.perform(plant.read) }
        #expect(error?.missing == [.serviceApplicationUser(plant.service.id, name: TestStore.name)])
        // The work of administrators does not go through the proxy.
        try session.perform(plant.set(of: plant.jane.account.claim))
    }

    @Test("a group and everybody who is authenticated are rules like accounts")
    func groups() throws {
        let plant = try TestStore()
        let jane = plant.jane.account.claim
        try plant.asJane(plant.set(of: jane))
        let group = try #require(AccountDirectory().group(id: plant.jane.groupIDs[1])).claim
        for claim in [group, .everyone] {
            try plant.setRules([rule(claim)], .connection)
            #expect(try plant.asJane(plant.read).count == 1)
        }
        try plant.setRules([rule(.everyone(ofFarm: ObjectID()))], .connection)
        #expect(refusal { _ = try plant.asJane(plant.read) }?.code == .accessDenied)
    }

    @Test("an owner who administers the target application may connect by that")
    func administrator() throws {
        let plant = try TestStore()
        try plant.setRules([], .connection)
        try plant.give(.manageTargetApplication)
        try plant.asJane(plant.set(of: plant.jane.account.claim))
    }
}
