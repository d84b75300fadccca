import Cryptography
import DatabaseServer
import Farm

/// A ticket in the hands of the person who had it issued: who redeems it reads that person's credentials, once.
public struct IssuedTicket: Sendable {
    public let applicationID: String
    /// Base64 text in UTF-8. It is kept nowhere else: the store knows its hash alone.
    public let ticket: SecretBytes
    /// From this moment on the ticket is worth nothing.
    public let expires: Timestamp
}

/// What a ticket was good for.
public struct RedeemedTicket: Sendable {
    /// Who had the ticket issued.
    public let owner: Claim
    /// In the order of the fields.
    public let credentials: [SecureStoreCredential]
}

extension SecureStore {
    /// Random bytes of a ticket: as many as the master key has, so guessing one is no easier than guessing the key.
    private static let ticketSize = 32

    // MARK: Issuing

    /// Issues a ticket for the credentials that the caller could read now.
    ///
    /// - Throws: `.wrongApplicationType` when the application has no tickets; `.accessDenied` and
    ///   `.credentialsNotFound` as reading does.
    public func issueTicket(of id: String, for caller: ClaimSet) throws -> IssuedTicket {
        try connection.transaction { transaction in
            let known = try find(id)
            try requireTickets(known.application)
            let key = try currentKey()
            try requireCredentials(of: known, for: caller)
            let now = clock()
            try transaction.execute("DELETE FROM SSSTicket WHERE expires_at <= $1", [.int(now.microseconds)])
            let target = known.application.targetApplication
            let ticket = try SecretBytes.random(count: Self.ticketSize).base64()
            let row = TicketRow(
                digest: Self.digest(of: ticket), owner: caller.identity.encoded,
                expires: now.adding(seconds: Int64(target.ticketTimeoutMinutes) * 60))
            try transaction.execute(
                "INSERT INTO SSSTicket (digest, application, owner, expires_at, code) VALUES ($1, $2, $3, $4, $5)",
                [
                    .blob(row.digest), .integer(known.row), .text(row.owner), .int(row.expires.microseconds),
                    .blob(try code(of: row, target, key)),
                ])
            return IssuedTicket(applicationID: target.applicationID, ticket: ticket, expires: row.expires)
        }
    }

    private func requireTickets(_ application: SecureStoreApplication) throws {
        let target = application.targetApplication
        guard target.type.hasTickets else {
            throw SecureStoreError(
                .wrongApplicationType,
                "The target application '\(target.applicationID)' is of the type \(target.type.name), which has no "
                    + "tickets; nothing was changed, use an application of the type \(target.type.withTickets.name).",
                target: target.applicationID)
        }
    }

    // MARK: Redeeming

    /// Gives the credentials of the person who had the ticket issued, and ends the ticket in the same step: of two who
    /// redeem it at once, one gets them.
    ///
    /// - Throws: `.accessDenied` when the caller is no ticket redeemer of the application; `.invalidTicket`, which does
    ///   not tell an unknown ticket from one that was used, is too old or is another application's.
    public func redeemTicket(_ ticket: SecretBytes, of id: String, by caller: ClaimSet) throws
        -> RedeemedTicket
    {
        try connection.transaction { transaction in
            let known = try find(id)
            let target = known.application.targetApplication
            try requireTickets(known.application)
            guard known.application.ticketRedeemers.contains(where: caller.contains) else {
                throw SecureStoreError.accessDenied(
                    caller.identity.value, target.applicationID, needs: "a ticket redeemer")
            }
            let key = try currentKey()
            let digest = Self.digest(of: ticket)
            let found = try transaction.first(
                "SELECT owner, expires_at, code FROM SSSTicket WHERE digest = $1 AND application = $2",
                [.blob(digest), .integer(known.row)]
            ) {
                (
                    TicketRow(
                        digest: digest, owner: $0.text(0), expires: Timestamp(microseconds: $0.integer(1))),
                    $0.blob(2)
                )
            }
            guard let (row, found) = found, clock() < row.expires, let owner = Claim(encoded: row.owner),
                MessageAuthentication.areEqual(found, try code(of: row, target, key))
            else { throw SecureStoreError.invalidTicket(of: target.applicationID) }
            try transaction.execute("DELETE FROM SSSTicket WHERE digest = $1", [.blob(digest)])
            let set = target.type.isGroup ? Self.groupOwner : row.owner
            return RedeemedTicket(owner: owner, credentials: try open(known, owner: set))
        }
    }

    // MARK: Ending

    /// Ends the tickets of an application, since what they were issued under holds no longer.
    func endTickets(of application: Int64) throws {
        try connection.execute("DELETE FROM SSSTicket WHERE application = $1", [.integer(application)])
    }

    /// Ends a person's tickets, of one application or of all.
    func endTickets(of owner: Claim, application: Int64? = nil) throws {
        guard let application else {
            try connection.execute("DELETE FROM SSSTicket WHERE owner = $1", [.text(owner.encoded)])
            return
        }
        try connection.execute(
            "DELETE FROM SSSTicket WHERE owner = $1 AND application = $2",
            [.text(owner.encoded), .integer(application)])
    }

    /// Ends every ticket.
    static func endTickets(in connection: DatabaseConnection) throws {
        try connection.execute("DELETE FROM SSSTicket")
    }

    // MARK: What is kept

    private struct TicketRow {
        let digest: [UInt8]
        /// Encoded claim of the person who had it issued, in a group application too.
        let owner: String
        let expires: Timestamp
    }

    /// SHA-256 suffices where a password would need more: a ticket cannot be guessed.
    private static func digest(of ticket: SecretBytes) -> [UInt8] {
        let digest = Digest(.sha256)
        ticket.withUnsafeBytes { digest.update($0) }
        return digest.finish()
    }

    /// Proves that a row was written with the master key and the epoch that count: who can write to the database and has
    /// no key makes no ticket, gives none to another owner and no longer life, and none outlives a restore.
    private func code(of row: TicketRow, _ target: TargetApplication, _ key: MasterKey) throws -> [UInt8] {
        let parts = [
            try config("KeyEpoch") ?? "", target.applicationID.lowercased(), row.owner,
            String(row.expires.microseconds),
        ]
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        return MessageAuthentication.sha256(row.digest + Array(text.utf8), key: try key.ticketKey())
    }
}
