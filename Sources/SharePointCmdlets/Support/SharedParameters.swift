import ShellRuntime

// Parameters that several farm cmdlets take in the same way.

extension ParameterDeclaration {
    /// A managed account to work on.
    static var managedAccount: ParameterDeclaration {
        .init(
            "Identity", "SPManagedAccountPipeBind", mandatory: true, position: 0, pipeline: true,
            summary: "The managed account: `DOMAIN\\user`, `user`, id or object.")
    }

    /// How often progress is told.
    static var percentage: ParameterDeclaration {
        .init(
            "Percentage", "int", sets: [.init("DefaultSet")], validations: [.range(1, 100)],
            summary:
                "Percent between two progress lines of the log and of -Verbose, 1 to 100; 5 when left out."
        )
    }

    /// Whose credentials are meant.
    static var principal: ParameterDeclaration {
        .init(
            "Principal", "SPClaim", mandatory: true, validations: [.notNull],
            summary: "The principal, as New-SPClaimsPrincipal makes it.")
    }

    /// The site whose store is meant.
    static var serviceContext: ParameterDeclaration {
        .init(
            "ServiceContext", "SPServiceContextPipeBind", mandatory: true, validations: [.notNull],
            summary:
                "Address of a site such as http://contoso, or what Get-SPServiceContext gave; every address leads to the default proxy group."
        )
    }

    /// Who may redeem tickets.
    static var ticketRedeemers: ParameterDeclaration {
        .init(
            "TicketRedeemer", "SPClaim[]",
            summary:
                "Principals who may redeem the tickets of the application; for types with ticketing alone."
        )
    }

    /// A target application to work on.
    static var targetApplication: ParameterDeclaration {
        .init(
            "Identity", "SPSecureStoreApplication", mandatory: true, pipeline: true,
            validations: [.notNull], summary: targetApplicationSummary)
    }

    /// A target application whose credentials or tickets are asked for, which may stand first without its name.
    static var targetApplicationFirst: ParameterDeclaration {
        .init(
            "Identity", "SPSecureStoreApplication", mandatory: true, position: 0, pipeline: true,
            validations: [.notNull], summary: targetApplicationSummary)
    }

    /// What names a target application.
    static let targetApplicationSummary =
        "The target application as Get-SPSecureStoreApplication gives it; an ID as text is not taken."

    /// A credential set.
    static var secretValues: ParameterDeclaration {
        .init(
            "Values", "SecureString[]", mandatory: true, validations: [.notNull],
            summary: "One SecureString per field, in field order.")
    }

    /// A service application to work on.
    static var serviceApplication: ParameterDeclaration {
        .init(
            "Identity", "SPServiceApplicationPipeBind", mandatory: true, position: 0, pipeline: true,
            validations: [.notNull], summary: "The service application: name, id or object.")
    }

    /// Which of the two lists of rules of a service application is meant.
    static var administrationRules: ParameterDeclaration {
        .init("Admin", "switch", summary: "The rules of who administers it, not of who connects to it.")
    }

    /// Rules to change in memory.
    static var accessRules: ParameterDeclaration {
        .init(
            "Identity", "SPObjectSecurity", mandatory: true, position: 0, pipeline: true,
            validations: [.notNull], summary: "The rules as Get-SPServiceApplicationSecurity gives them.")
    }

    /// A proxy group to work on.
    static var proxyGroup: ParameterDeclaration {
        .init(
            "Identity", "SPServiceApplicationProxyGroupPipeBind", mandatory: true, position: 0,
            pipeline: true, validations: [.notNull],
            summary: "The proxy group: name, id or object; `default` names the default one.")
    }

    /// Proxies that go into a group or out of it.
    static var proxies: ParameterDeclaration {
        .init(
            "Member", "SPServiceApplicationProxyPipeBind[]", mandatory: true, position: 1,
            aliases: ["Proxy"], validations: [.notNull], summary: "Proxies: names, ids or objects.")
    }

    /// A service on one server.
    static var serviceInstance: ParameterDeclaration {
        .init(
            "Identity", "SPServiceInstancePipeBind", mandatory: true, position: 0, pipeline: true,
            validations: [.notNull],
            summary:
                "The service on one server: id or object, or its type name where only one server runs it."
        )
    }

    /// A timer job to work on.
    static var timerJob: ParameterDeclaration {
        .init(
            "Identity", "SPTimerJobPipeBind", mandatory: true, position: 0, pipeline: true,
            summary: "The timer job: internal name, id or object.")
    }
}

/// Reasons for which several farm cmdlets refuse a parameter, each a clause.
enum RefusalReason {
    static let noPasswordServer = "this release has no database server with password authentication"
    static let noFailover = "the embedded instance has no partner to fail over to"
    static let noDistributedCache = "there is no distributed cache here"
    static let noSiteMap = "there are no site map databases here"
    static let noTokenIssuers = "the farm has no trusted token issuers"
    static let noDirectoryService = "the directory management service was retired"
    static let databaseStays = "the database of a Secure Store stays on the embedded instance under its name"
    static let notPublished = "services are not published to other farms in this release"
    static let noPasswordChanges =
        "no service of this release changes passwords by itself, so that nothing would happen when it is due"
    static let noConnection = "the embedded instance is part of the shell and needs no connection"
}
