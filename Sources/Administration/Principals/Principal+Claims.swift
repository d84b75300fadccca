import DatabaseServer
import Farm

extension Account {
    /// The claim that names the account.
    public var claim: Claim { Claim(kind: kind == .user ? .logonName : .group, value: displayName) }
}

extension Principal {
    /// The claims of the principal: who they are and the groups they are in.
    public func claims(in directory: AccountDirectory = AccountDirectory()) -> ClaimSet {
        ClaimSet(identity: account.claim, groups: groupIDs.compactMap { directory.group(id: $0)?.claim })
    }
}
