import Administration
import ShellRuntime

/// Services, their applications, proxies, pools and accounts.
enum ServiceObjects {
    private static let applicationType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPServiceApplication",
        [
            ("DisplayName", "string"), ("TypeName", "string"), ("Id", "guid"), ("Name", "string"),
            ("Status", "SPObjectStatus"), ("ApplicationPoolId", "guid"), ("DatabaseId", "guid"),
        ])

    static func application(_ application: ServiceApplicationRecord) -> FarmObject {
        FarmObject(
            applicationType, id: application.id, title: application.name, record: application,
            fields: [
                Value(application.name), Value(application.typeName), Value(application.id),
                Value(application.name), Value(application.status.rawValue),
                Value(application.applicationPool),
                Value(application.database),
            ])
    }

    private static let proxyType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPServiceApplicationProxy",
        [
            ("DisplayName", "string"), ("TypeName", "string"), ("Id", "guid"), ("Name", "string"),
            ("Status", "SPObjectStatus"), ("ServiceApplicationId", "guid"),
        ])

    static func proxy(_ proxy: ServiceApplicationProxyRecord) -> FarmObject {
        FarmObject(
            proxyType, id: proxy.id, title: proxy.name, record: proxy,
            fields: [
                Value(proxy.name), Value(proxy.typeName), Value(proxy.id), Value(proxy.name),
                Value(proxy.status.rawValue), Value(proxy.serviceApplication),
            ])
    }

    private static let groupType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPServiceApplicationProxyGroup",
        [("FriendlyName", "string"), ("Id", "guid"), ("Proxies", "object[]"), ("Name", "string")])

    static func group(_ group: ProxyGroupRecord) -> FarmObject {
        FarmObject(
            groupType, id: group.id, title: group.name, record: group,
            fields: [
                Value(group.name), Value(group.id), Value(group.members.map(proxy)),
                Value(group.isDefault ? "" : group.name),
            ])
    }

    private static let poolType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPIisWebServiceApplicationPool",
        [
            ("Name", "string"), ("ProcessAccountName", "string"), ("Id", "guid"),
            ("Status", "SPObjectStatus"),
        ])

    static func pool(_ pool: ApplicationPoolRecord) -> FarmObject {
        FarmObject(
            poolType, id: pool.id, title: pool.name, record: pool,
            fields: [Value(pool.name), Value(pool.accountName), Value(pool.id), Value(pool.status.rawValue)])
    }

    private static let accountType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPManagedAccount",
        [
            ("UserName", "string"), ("PasswordLastChanged", "datetime"), ("AutomaticChange", "bool"),
            ("ChangeSchedule", "string"), ("Id", "guid"),
        ])

    /// Nothing changes passwords by itself here, which is what the two fields of it say.
    static func account(_ account: ManagedAccountRecord) -> FarmObject {
        FarmObject(
            accountType, id: account.id, title: account.userName, record: account,
            fields: [
                Value(account.userName), Value(account.passwordChangedAt), .bool(false), .null,
                Value(account.id),
            ])
    }

    private static let instanceType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPServiceInstance",
        [("TypeName", "string"), ("Status", "SPObjectStatus"), ("Id", "guid"), ("Server", "string")])

    static func instance(_ instance: ServiceInstanceRecord) -> FarmObject {
        FarmObject(
            instanceType, id: instance.id, title: instance.typeName, record: instance,
            fields: [
                Value(instance.typeName), Value(instance.status.rawValue), Value(instance.id),
                Value(instance.serverName),
            ])
    }

    private static let contextType = FarmObjectType(
        "Microsoft.SharePoint.SPServiceContext", [("Site", "string"), ("ProxyGroup", "string")])

    static func context(_ context: ServiceContextRecord) -> FarmObject {
        FarmObject(
            contextType, title: context.site, record: context,
            fields: [Value(context.site), Value(context.proxyGroupName)])
    }

    private static let securityType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPObjectSecurity",
        [("NamedAccessRights", "string[]"), ("AccessRules", "object[]")])
    private static let ruleType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPAclAccessRule",
        [("Name", "string"), ("AllowedRights", "string"), ("DisplayName", "string")])

    static func security(_ security: ObjectSecurity) -> FarmObject {
        FarmObject(
            securityType, title: securityType.info.fullName, record: security,
            fields: securityFields(security))
    }

    /// The fields for changed rules.
    static func securityFields(_ security: ObjectSecurity) -> [Value] {
        let rules = security.rules.map { rule in
            FarmObject(
                ruleType, title: rule.claim.encoded, record: rule,
                fields: [
                    Value(rule.claim.encoded), Value(rule.rights.joined(separator: ", ")),
                    Value(rule.claim.kind == .farm ? "Local Farm" : rule.claim.value),
                ])
        }
        return [.array(ArrayObject(security.namedRights.map { Value($0) })), Value(rules)]
    }

    private static let jobType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPJobDefinition",
        [
            ("Name", "string"), ("DisplayName", "string"), ("Id", "guid"), ("Schedule", "string"),
            ("LastRunTime", "datetime"), ("Status", "SPObjectStatus"), ("IsDisabled", "bool"),
            ("HistoryEntries", "object[]"),
        ])
    private static let historyType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPJobHistory",
        [
            ("Status", "string"), ("StartTime", "datetime"), ("EndTime", "datetime"),
            ("ServerName", "string"),
            ("ErrorMessage", "string"),
        ])

    static func job(_ job: TimerJobRecord, history: [JobHistoryRecord]) -> FarmObject {
        let entries = history.map { run in
            FarmObject(
                historyType, title: run.title, record: run,
                fields: [
                    Value(run.status.rawValue), Value(run.startedAt), Value(run.endedAt),
                    Value(run.serverName),
                    Value(run.errorMessage),
                ])
        }
        return FarmObject(
            jobType, id: job.id, title: job.name, record: job,
            fields: [
                Value(job.name), Value(job.displayName), Value(job.id), Value(job.schedule.description),
                Value(job.lastRunAt), Value(job.isDisabled ? "Disabled" : "Online"), .bool(job.isDisabled),
                Value(entries),
            ])
    }
}
