import Farm
import SecureStore
import Testing

@testable import Administration

@Suite("Rights of administration of a service application")
struct AdministrationRightsTests {
    /// What an administrator of a service application may do with target applications, each with the right it needs.
    private enum Work: String, CaseIterable, CustomTestStringConvertible {
        case create = "Create Target Application"
        case delete = "Delete Target Application"
        case manage = "Manage Target Application"

        var testDescription: String { rawValue }

        func perform(_ plant: TestStore) throws {
            let somebody = plant.test.owner.account.claim
            switch self {
            case .create: try plant.asJane(plant.create("New"))
            case .delete:
                try plant.asJane(RemoveSecureStoreApplicationCommand(reference: plant.reference()))
            case .manage:
                try plant.asJane(plant.change)
                try plant.asJane(plant.set(of: somebody))
                #expect(try plant.asJane(plant.clear(of: somebody)) == 1)
                #expect(try plant.asJane(plant.clear(of: somebody, in: nil)) == 0)
            }
        }
    }

    @Test("a right opens what it names and nothing else", arguments: Work.allCases)
    private func narrowRight(work: Work) throws {
        let plant = try TestStore()
        try plant.give(try #require(AccessRight(rawValue: work.rawValue)))
        for other in Work.allCases where other != work {
            let error = try #require(refusal { try other.perform(plant) })
            #expect(error.code == .accessDenied)
            #expect(error.message.contains("nothing was changed"))
            #expect(error.message.contains("'\(TestStore.name)' with the right '\(other.rawValue)'"))
            #expect(error.message.contains("can grant '\(other.rawValue)'"))
            #expect(error.message.contains("Set-SPServiceApplicationSecurity '\(TestStore.name)' -Admin"))
        }
        #expect(try plant.applications() == [TestStore.application])
        try work.perform(plant)
    }

    @Test(
        "the right on all target applications and full control open each of them",
        arguments: [AccessRight.allTargetApplications, .fullControl])
    func wideRights(right: AccessRight) throws {
        let plant = try TestStore()
        try plant.give(right)
        for work in [Work.create, .manage, .delete] { try work.perform(plant) }
        #expect(try plant.applications() == ["New"])
    }

    @Test("without full control the rules of who may connect stay as they are")
    func connectionRules() throws {
        let plant = try TestStore()
        let jane = plant.jane.account.databasePrincipal
        try plant.test.withInstance {
            try $0.add(jane, to: .securityadmin)
            try $0.add(jane, to: .owner, of: ["SharePoint_Config"])
        }
        let command = SetServiceApplicationSecurityCommand(
            identity: .id(plant.service.id),
            security: ObjectSecurity(object: plant.service.id, list: .connection, rules: []),
            list: .connection)
        try plant.give(.allTargetApplications)
        let error = refusal { try plant.asJane(command) }
        #expect(
            error?.missing == [.serviceApplicationAdministrator(plant.service.id, name: TestStore.name)])
        #expect(error?.message.contains("with the right 'Full Control'") == true)
        try plant.give(.fullControl)
        try plant.asJane(command)
    }

    @Test("an administrator of one target application needs no right on the service application")
    func ownAdministrator() throws {
        let plant = try TestStore()
        var application = plant.definition(TestStore.application)
        application.administrators = [plant.jane.account.claim]
        try plant.test.session().perform(
            SetSecureStoreApplicationCommand(reference: plant.reference(), application: application))
        try plant.asJane(plant.set(of: plant.test.owner.account.claim))
        #expect(refusal { try plant.asJane(plant.create("New")) }?.code == .accessDenied)
    }
}
