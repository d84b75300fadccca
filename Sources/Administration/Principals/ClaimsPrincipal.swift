import DatabaseServer
import Farm

/// The kinds of identity that New-SPClaimsPrincipal reads.
public enum IdentityType: String, Sendable, Codable, CaseIterable {
    case windowsSamAccountName = "WindowsSamAccountName"
    case windowsSecurityGroupSid = "WindowsSecurityGroupSid"
    case formsUser = "FormsUser"
    case formsRole = "FormsRole"
    case encodedClaim = "EncodedClaim"
}

/// New-SPClaimsPrincipal: the claim that stands for an account or group.
public struct NewClaimsPrincipalCommand: FarmCommand {
    public static let name = "New-SPClaimsPrincipal"
    public static let effect = CommandEffect.reads

    public var identity: String
    public var identityType: IdentityType

    public init(identity: String, identityType: IdentityType) {
        self.identity = identity
        self.identityType = identityType
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> Claim { try claim(in: context.accounts) }

    /// Reads the identity. Accounts of the operating system must be known to its name service.
    func claim(in accounts: AccountDirectory) throws(AdministrationError) -> Claim {
        switch identityType {
        case .windowsSamAccountName: return try accounts.account(Self.bare(identity)).claim
        case .windowsSecurityGroupSid:
            if let group = UInt32(identity).flatMap({ accounts.group(id: $0) })
                ?? accounts.group(Self.bare(identity))
            {
                return group.claim
            }
            throw AdministrationError(
                .unknownAccount,
                "No group '\(identity)' is known to this computer; give its name or its number (gid), which stands for the "
                    + "security identifier here.", target: identity)
        case .formsUser, .formsRole: return try formsClaim()
        case .encodedClaim:
            if let claim = Claim(encoded: identity) { return claim }
            throw AdministrationError(
                .invalidArgument,
                "'\(identity)' is not an encoded claim; one looks like i:0#.w|domain\\user.", target: identity
            )
        }
    }

    /// An encoded Windows claim stands for the account in it.
    private static func bare(_ text: String) -> String {
        guard let claim = Claim(encoded: text), claim.issuer == "Windows" else { return text }
        return claim.value
    }

    private func formsClaim() throws(AdministrationError) -> Claim {
        guard let colon = identity.firstIndex(where: { $0 == ":" || $0 == "|" }),
            colon != identity.startIndex,
            identity.index(after: colon) != identity.endIndex
        else {
            throw AdministrationError(
                .invalidArgument, "'\(identity)' is not a forms identity; write it as provider:name.",
                target: identity)
        }
        let provider = String(identity[..<colon])
        let name = String(identity[identity.index(after: colon)...])
        return Claim(
            kind: identityType == .formsUser ? .logonName : .role, value: name, issuer: "Forms:" + provider)
    }
}
