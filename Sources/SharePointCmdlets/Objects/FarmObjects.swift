import Administration
import ShellRuntime

/// The objects of the farm that cmdlets give out, with the type names of SharePoint's object model.
enum FarmObjects {
    private static let farmType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPFarm",
        [
            ("Name", "string"), ("Id", "guid"), ("Status", "SPObjectStatus"), ("BuildVersion", "version"),
            ("DefaultServiceAccount", "string"), ("Created", "datetime"),
        ])

    static func farm(_ farm: FarmRecord) -> FarmObject {
        FarmObject(
            farmType, id: farm.id, title: farm.name, record: farm,
            fields: [
                Value(farm.name), Value(farm.id), Value(farm.status.rawValue), Value(farm.buildVersion),
                Value(farm.farmAccount), Value(farm.createdAt),
            ])
    }

    private static let serverType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPServer",
        [
            ("Name", "string"), ("Address", "string"), ("Role", "SPServerRole"), ("Id", "guid"),
            ("Status", "SPObjectStatus"),
        ])

    static func server(_ server: ServerRecord) -> FarmObject {
        FarmObject(
            serverType, id: server.id, title: server.name, record: server,
            fields: [
                Value(server.name), Value(server.name), Value(server.role.rawValue), Value(server.id),
                Value(server.status.rawValue),
            ])
    }

    private static let databaseType = FarmObjectType(
        "Microsoft.SharePoint.Administration.SPDatabase",
        [
            ("Name", "string"), ("Id", "guid"), ("Type", "string"), ("Server", "string"),
            ("Status", "SPObjectStatus"), ("DiskSizeRequired", "long"), ("Exists", "bool"),
            ("FilePath", "string"),
        ])

    static func database(_ database: FarmDatabase, in home: FarmHome) -> FarmObject {
        let record = database.record
        return FarmObject(
            databaseType, id: record.id, title: record.name, record: record,
            fields: [
                Value(record.name), Value(record.id), Value(record.kind.rawValue), Value(record.server),
                Value(record.status.rawValue), .long(database.sizeBytes), .bool(database.isPresent),
                Value("\(home.instanceFolder)/\(record.name).db"),
            ])
    }

    private static let shellAdminType = FarmObjectType(
        "Microsoft.SharePoint.PowerShell.SPShellAdmin", [("UserName", "string"), ("Database", "string")])

    static func shellAdmin(_ admin: ShellAdminRecord) -> FarmObject {
        FarmObject(
            shellAdminType, title: admin.userName, record: admin,
            fields: [Value(admin.userName), Value(admin.database)])
    }

    private static let roleMemberType = FarmObjectType(
        "Microsoft.SharePoint.PowerShell.SPRoleMember",
        [("Role", "string"), ("Database", "string"), ("UserName", "string"), ("Kind", "string")])

    static func roleMember(_ member: RoleMemberRecord) -> FarmObject {
        FarmObject(
            roleMemberType, title: member.memberName, record: member,
            fields: [
                Value(member.role), Value(member.database), Value(member.memberName),
                Value(member.memberKind),
            ])
    }

    private static let claimType = FarmObjectType(
        "Microsoft.SharePoint.Administration.Claims.SPClaim",
        [
            ("ClaimType", "string"), ("Value", "string"), ("OriginalIssuer", "string"),
            ("EncodedClaim", "string"),
        ])

    static func claim(_ claim: Claim) -> FarmObject {
        FarmObject(
            claimType, title: claim.encoded, record: claim,
            fields: [
                Value("\(claim.kind.rawValue)"), Value(claim.value), Value(claim.issuer),
                Value(claim.encoded),
            ])
    }
}
