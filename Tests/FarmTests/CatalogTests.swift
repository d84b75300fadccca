import DatabaseServer
import Farm
import Testing

@Suite("The catalogue of the farm")
struct CatalogTests {
    @Test("an object is found by id and by name, whatever its case")
    func findsObjects() throws {
        let test = try TestCatalog()
        let record = try test.application("Secure Store Service")
        #expect(try test.catalog.serviceApplication(.id(record.id)) == record)
        #expect(try test.catalog.serviceApplication(.name("secure store service")) == record)
    }

    @Test("an unknown name is answered with near ones")
    func nearNames() throws {
        let test = try TestCatalog()
        _ = try test.application("Secure Store Service")
        do {
            _ = try test.catalog.serviceApplication(.name("Secure Stor Servise"))
            Issue.record("a wrong name was found")
        } catch let error as FarmError {
            #expect(error.code == .notFound)
            #expect(error.message.contains("Did you mean 'Secure Store Service'?"))
        }
    }

    @Test("a name is used once")
    func namesAreUnique() throws {
        let test = try TestCatalog()
        _ = try test.application("Store")
        #expect(code { _ = try test.application("STORE") } == .alreadyExists)
        #expect(try test.catalog.serviceApplications().count == 1)
    }

    @Test("records come back as they were written")
    func recordsComeBack() throws {
        let test = try TestCatalog()
        var application = try test.application()
        let database = DatabaseRecord(
            name: "Store_DB", kind: .secureStore, server: "(local)", serviceApplication: application.id)
        try test.catalog.insert(database)
        application.database = database.id
        application.status = .disabled
        try test.catalog.update(application)
        #expect(try test.catalog.serviceApplications() == [application])
        #expect(try test.catalog.database(.name("Store_DB")) == database)
    }

    @Test("a service application goes with its rules and properties; database and proxy stay")
    func removeApplication() throws {
        let test = try TestCatalog()
        let catalog = test.catalog
        let application = try test.application()
        let proxy = ServiceApplicationProxyRecord(
            name: "P", typeName: "T", serviceApplication: application.id)
        try catalog.insert(proxy)
        try catalog.setProperty("Audit", of: application.id, text: "on")
        let rule = AccessRule(claim: .everyone, rights: ["Full Control"])
        try catalog.setAccessRules([rule], .administration, of: application.id)
        #expect(try catalog.accessRules(.connection, of: application.id).count == 1)
        try catalog.removeServiceApplication(application.id)
        #expect(try catalog.serviceApplications().isEmpty)
        #expect(try catalog.proxies().map(\.serviceApplication) == [nil])
        #expect(try catalog.textProperty("Audit", of: application.id) == nil)
        for list in [AccessList.administration, .connection] {
            #expect(try catalog.accessRules(list, of: application.id).isEmpty)
        }
    }

    @Test("proxy groups list the default one first and keep their members")
    func proxyGroups() throws {
        let test = try TestCatalog()
        let catalog = test.catalog
        let other = try catalog.insertProxyGroup(name: "A group")
        let main = try catalog.insertProxyGroup(name: "[default]", isDefault: true)
        let proxy = ServiceApplicationProxyRecord(name: "P", typeName: "T", serviceApplication: nil)
        try catalog.insert(proxy)
        try catalog.addMembers([proxy.id, proxy.id], toProxyGroup: main.id)
        #expect(try catalog.proxyGroups().map(\.name) == ["[default]", "A group"])
        #expect(try catalog.proxyGroup(.name("default")).members == [proxy])
        #expect(try catalog.proxyGroup(.id(other.id)).members.isEmpty)
        try catalog.removeProxy(proxy.id)
        #expect(try catalog.proxyGroup(.name("")).members.isEmpty)
    }

    @Test("a service has an instance on each server, also on one that joins later")
    func serviceInstances() throws {
        let test = try TestCatalog()
        try test.catalog.ensureService(typeName: "Secure Store Service")
        try test.catalog.ensureService(typeName: "Secure Store Service")
        try test.catalog.insert(ServerRecord(name: "SP02", role: .custom))
        let instances = try test.catalog.serviceInstances()
        #expect(instances.map(\.serverName) == ["SP01", "SP02"])
        try test.catalog.setStatus(.disabled, ofServiceInstance: instances[1].id)
        #expect(try test.catalog.serviceInstances().map(\.status) == [.online, .disabled])
        try test.catalog.removeServer(instances[1].server)
        #expect(try test.catalog.serviceInstances().count == 1)
    }

    @Test("an account in use by a pool and a pool in use by an application stay")
    func objectsInUse() throws {
        let test = try TestCatalog()
        let catalog = test.catalog
        let account = ManagedAccountRecord(userName: "HOST\\svc")
        try catalog.insert(account, sealedPassword: [1, 2, 3])
        let pool = try catalog.insertApplicationPool(name: "Pool", account: account)
        var application = try test.application()
        application.applicationPool = pool.id
        try catalog.update(application)
        #expect(code { try catalog.removeManagedAccount(account) } == .inUse)
        #expect(code { try catalog.removeApplicationPool(pool) } == .inUse)
        try catalog.removeServiceApplication(application.id)
        try catalog.removeApplicationPool(pool)
        try catalog.removeManagedAccount(account)
        #expect(try catalog.managedAccounts().isEmpty)
    }

    @Test("the last Farm Administrator stays")
    func lastFarmAdministrator() throws {
        let catalog = try TestCatalog().catalog
        let first = DatabasePrincipal(id: 1, name: "HOST\\a")
        try catalog.addFarmAdministrator(first)
        #expect(code { try catalog.removeFarmAdministrator(first) } == .invalidState)
        try catalog.addFarmAdministrator(DatabasePrincipal(kind: .group, id: 2, name: "HOST\\b"))
        #expect(try catalog.removeFarmAdministrator(first))
    }

    @Test("an audit entry of a command that was killed stays open")
    func auditEntries() throws {
        let catalog = try TestCatalog().catalog
        func begin(_ command: String, refusal: String? = nil) throws -> Int64 {
            try catalog.beginAudit(
                principal: 7, name: "HOST\\jane", front: "shell", command: command, target: "t",
                refusal: refusal)
        }
        try catalog.endAudit(try begin("A"), failure: nil)
        try catalog.endAudit(try begin("B"), failure: "because")
        _ = try begin("C", refusal: "not db_owner")
        _ = try begin("D")
        let records = try catalog.auditRecords()
        #expect(records.map(\.outcome) == ["running", "refused", "failed", "succeeded"])
        #expect(records.map(\.reason) == [nil, "not db_owner", "because", nil])
    }

    @Test("long work shows its progress, hears a request to stop and counts as interrupted when it is silent")
    func longWork() throws {
        let catalog = try TestCatalog().catalog
        var work = LongWorkRecord(
            operation: "Backup-SPFarm", requester: "HOST\\jane", phase: "OnBackup", total: 200, host: "SP01",
            process: 1)
        try catalog.insert(work)
        work.done = 50
        #expect(try !catalog.update(work))
        #expect(try catalog.longWork(work.id)?.percent == 25)
        try catalog.requestCancel(ofWork: work.id)
        #expect(try catalog.update(work))
        let old = Timestamp.now().adding(seconds: -2 * FarmCatalog.silenceLimitSeconds)
        try catalog.configuration.execute("UPDATE long_work SET beat_at = $1", [.int(old.microseconds)])
        #expect(try catalog.longWork().map(\.state) == [.interrupted])
    }

    @Test("a timer job keeps its schedule and its history")
    func timerJobs() throws {
        let catalog = try TestCatalog().catalog
        let schedule = try #require(TimerSchedule("daily at 1:00"))
        let job = TimerJobRecord(
            name: "job-test", displayName: "Test", typeName: "T", description: "", schedule: schedule)
        try catalog.insert(job)
        let run = try catalog.beginRun(of: job, serverName: "SP01")
        try catalog.endRun(run, .failed, errorMessage: "no space")
        #expect(try catalog.timerJob(.name("JOB-TEST")).schedule == schedule)
        #expect(try catalog.timerJob(.id(job.id)).lastRunAt != nil)
        #expect(try catalog.jobHistory(of: job.id).map(\.errorMessage) == ["no space"])
    }
}
