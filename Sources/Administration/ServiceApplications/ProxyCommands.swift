import Farm

/// Get-SPServiceApplicationProxy: the proxies of service applications.
public struct GetProxiesCommand: FarmCommand {
    public static let name = "Get-SPServiceApplicationProxy"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?

    public init(identity: ObjectReference? = nil) { self.identity = identity }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ServiceApplicationProxyRecord] {
        if let identity { return [try context.farm.proxy(identity)] }
        return try context.farm.proxies()
    }
}

/// Remove-SPServiceApplicationProxy.
public struct RemoveProxyCommand: FarmCommand {
    public static let name = "Remove-SPServiceApplicationProxy"

    public var identity: ObjectReference

    public init(identity: ObjectReference) { self.identity = identity }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.proxy(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws {
        try context.farm.removeProxy(try context.farm.proxy(identity).id)
    }
}

/// Get-SPServiceApplicationProxyGroup: the proxy groups with their members.
public struct GetProxyGroupsCommand: FarmCommand {
    public static let name = "Get-SPServiceApplicationProxyGroup"
    public static let effect = CommandEffect.reads

    /// A name, an id, or `default`.
    public var identity: ObjectReference?
    /// `-Default`: the default group alone.
    public var isDefaultWanted: Bool

    public init(identity: ObjectReference? = nil, isDefaultWanted: Bool = false) {
        self.identity = identity
        self.isDefaultWanted = isDefaultWanted
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ProxyGroupRecord] {
        if isDefaultWanted { return [try context.farm.proxyGroup(.name(""))] }
        if let identity { return [try context.farm.proxyGroup(identity)] }
        return try context.farm.proxyGroups()
    }
}

/// New-SPServiceApplicationProxyGroup.
public struct NewProxyGroupCommand: FarmCommand {
    public static let name = "New-SPServiceApplicationProxyGroup"

    public var groupName: String

    public init(groupName: String) { self.groupName = groupName }

    public var target: String? { groupName }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ProxyGroupRecord {
        try context.farm.insertProxyGroup(name: groupName)
    }
}

/// Remove-SPServiceApplicationProxyGroup: its proxies stay.
public struct RemoveProxyGroupCommand: FarmCommand {
    public static let name = "Remove-SPServiceApplicationProxyGroup"

    public var identity: ObjectReference

    public init(identity: ObjectReference) { self.identity = identity }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.proxyGroup(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws {
        let group = try context.farm.proxyGroup(identity)
        guard !group.isDefault else {
            throw FarmError(
                .inUse, "The default proxy group cannot be removed; nothing was changed.", target: group.name)
        }
        try context.farm.removeProxyGroup(group.id)
    }
}

/// Add-SPServiceApplicationProxyGroupMember and Remove-SPServiceApplicationProxyGroupMember.
public struct ChangeProxyGroupMembersCommand: FarmCommand {
    public static let name = "Add-SPServiceApplicationProxyGroupMember"

    public var identity: ObjectReference
    public var members: [ObjectReference]
    public var removes: Bool

    public init(identity: ObjectReference, members: [ObjectReference], removes: Bool = false) {
        self.identity = identity
        self.members = members
        self.removes = removes
    }

    public var spelling: String { removes ? "Remove-SPServiceApplicationProxyGroupMember" : Self.name }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.proxyGroup(identity)
        _ = try members.map { try farm.proxy($0) }
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ProxyGroupRecord {
        let group = try context.farm.proxyGroup(identity)
        let proxies = try members.map { try context.farm.proxy($0).id }
        if removes {
            try context.farm.removeMembers(proxies, fromProxyGroup: group.id)
        } else {
            try context.farm.addMembers(proxies, toProxyGroup: group.id)
        }
        return try context.farm.proxyGroup(.id(group.id))
    }
}
