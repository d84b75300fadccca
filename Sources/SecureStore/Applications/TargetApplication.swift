import Farm

/// Kinds of target applications, in the product's order.
public enum TargetApplicationType: Int, Sendable, Codable, CaseIterable {
    case individual
    case group
    case individualWithTicketing
    case groupWithTicketing
    case restrictedIndividual
    case restrictedGroup

    /// The name that scripts use.
    public var name: String {
        switch self {
        case .individual: "Individual"
        case .group: "Group"
        case .individualWithTicketing: "IndividualWithTicketing"
        case .groupWithTicketing: "GroupWithTicketing"
        case .restrictedIndividual: "RestrictedIndividual"
        case .restrictedGroup: "RestrictedGroup"
        }
    }

    /// The type of that name in any case of letters.
    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        self = match
    }

    /// Whether one credential set serves all members.
    public var isGroup: Bool {
        switch self {
        case .group, .groupWithTicketing, .restrictedGroup: true
        case .individual, .individualWithTicketing, .restrictedIndividual: false
        }
    }

    /// Whether tickets can be issued.
    public var hasTickets: Bool { self == .individualWithTicketing || self == .groupWithTicketing }

    /// The type of the same family that has tickets.
    var withTickets: TargetApplicationType { isGroup ? .groupWithTicketing : .individualWithTicketing }

    /// Whether only fully trusted callers get the credentials.
    public var isRestricted: Bool { self == .restrictedIndividual || self == .restrictedGroup }
}

/// What a field of a credential set holds.
public enum SecureStoreCredentialType: Int, Sendable, Codable, CaseIterable {
    case userName
    case password
    case pin
    case key
    case generic
    case windowsUserName
    case windowsPassword
    case certificate
    case certificatePassword

    /// The name that scripts use.
    public var name: String {
        switch self {
        case .userName: "UserName"
        case .password: "Password"
        case .pin: "Pin"
        case .key: "Key"
        case .generic: "Generic"
        case .windowsUserName: "WindowsUserName"
        case .windowsPassword: "WindowsPassword"
        case .certificate: "Certificate"
        case .certificatePassword: "CertificatePassword"
        }
    }

    /// The type of that name in any case of letters.
    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        self = match
    }
}

/// One field of a target application.
public struct TargetApplicationField: Sendable, Codable, Hashable {
    /// How many fields an application has.
    public static let countRange = 1...10
    /// Longest name, in characters.
    static let maximumNameLength = 256

    public var name: String
    public var isMasked: Bool
    public var credentialType: SecureStoreCredentialType

    public init(name: String, isMasked: Bool, credentialType: SecureStoreCredentialType) {
        self.name = name
        self.isMasked = isMasked
        self.credentialType = credentialType
    }
}

/// The definition of a target application without its fields and claims.
public struct TargetApplication: Sendable, Codable, Hashable {
    /// Chosen at creation and never changed.
    public var applicationID: String
    public var friendlyName: String
    public var contactEmail: String
    /// Life of an unredeemed ticket in minutes.
    public var ticketTimeoutMinutes: Int
    public var type: TargetApplicationType
    /// Page where individuals set their credentials; nil when only administrators do.
    public var credentialManagementURL: String?

    public init(
        applicationID: String, friendlyName: String, contactEmail: String = "", ticketTimeoutMinutes: Int = 2,
        type: TargetApplicationType, credentialManagementURL: String? = nil
    ) {
        self.applicationID = applicationID
        self.friendlyName = friendlyName
        self.contactEmail = contactEmail
        self.ticketTimeoutMinutes = ticketTimeoutMinutes
        self.type = type
        self.credentialManagementURL = credentialManagementURL
    }
}

/// A target application with everything that belongs to it but credentials.
public struct SecureStoreApplication: Sendable, Codable, Hashable {
    public var targetApplication: TargetApplication
    /// In the order in which values are given.
    public var fields: [TargetApplicationField]
    public var administrators: [Claim]
    /// Members of a group application; empty for individual types.
    public var members: [Claim]
    public var ticketRedeemers: [Claim]

    public init(
        targetApplication: TargetApplication, fields: [TargetApplicationField],
        administrators: [Claim] = [], members: [Claim] = [],
        ticketRedeemers: [Claim] = []
    ) {
        self.targetApplication = targetApplication
        self.fields = fields
        self.administrators = administrators
        self.members = members
        self.ticketRedeemers = ticketRedeemers
    }

    /// Whether a ticket that was issued under the earlier definition could have been issued under this one for as long, and
    /// be redeemed by the same people.
    func keepsTickets(of earlier: SecureStoreApplication) -> Bool {
        targetApplication.type == earlier.targetApplication.type
            && targetApplication.ticketTimeoutMinutes == earlier.targetApplication.ticketTimeoutMinutes
            && members == earlier.members && ticketRedeemers == earlier.ticketRedeemers
    }
}
