import Foundation
import TestSupport
import Testing

/// What somebody at the shell sees of tickets: issued from one object, redeemed from the text, used up.
@Suite("Tickets at the shell", .serialized)
struct TicketTests {
    /// A farm with one application whose member and ticket redeemer is the account that runs the test.
    private static func farm() throws -> ReadyFarm {
        let farm = try ReadyFarm()
        _ = try farm.output(
            """
            $ErrorActionPreference = 'Stop'
            function secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }
            $fields = (New-SPSecureStoreApplicationField -Name UserName -Type UserName -Masked:$false), (New-SPSecureStoreApplicationField -Name Password -Type Password -Masked:$true)
            $who = New-SPClaimsPrincipal -Identity ([Environment]::UserName) -IdentityType WindowsSamAccountName
            $definition = New-SPSecureStoreTargetApplication -Name Reports -FriendlyName Reports -ApplicationType GroupWithTicketing -TimeoutInMinutes 5
            $made = New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $definition -Fields $fields -CredentialsOwnerGroup $who -TicketRedeemer $who
            Update-SPSecureStoreGroupCredentialMapping -Identity $made -Values (secret reader), (secret ticket-pass-1)
            """)
        return farm
    }

    private static let application =
        "$app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name Reports; "

    @Test(
        "one is issued, redeemed by the text that was handed on, and refused the second time, with exit code 1"
    )
    func issueAndRedeem() throws {
        let farm = try Self.farm()
        let text = try farm.output(
            Self.application + """
                $ticket = $app | New-SPSecureStoreTicket
                "$($ticket.ApplicationId) $($ticket.Ticket)"
                $left = ($ticket.Expires - (Get-Date)).TotalMinutes
                "$($left -gt 4 -and $left -le 5)"
                (New-SPSecureStoreTicket $app -AsPlainText).Ticket
                """
        ).split(separator: "\n").map(String.init)
        #expect(text[0].hasPrefix("Reports System.Security.SecureString"))
        #expect(text[1] == "True")
        let ticket = try #require(text.last)
        #expect(ticket.count == 44)

        let redeem =
            Self.application
            + "Get-SPSecureStoreCredential $app -Ticket (ConvertTo-SecureString '\(ticket)' -AsPlainText -Force)"
        #expect(try farm.output(redeem + " -AsPlainText | ForEach-Object Value") == "reader\nticket-pass-1")
        let again = try farm.run(redeem)
        #expect(again.exitCode == 1 && again.output.isEmpty)
        #expect(again.error.contains("New-SPSecureStoreTicket") && again.error.contains("was not accepted"))
        #expect(!again.error.contains(ticket) && !again.error.contains("ticket-pass-1"))
        #expect(
            try farm.output("try { \(redeem) } catch { $_.FullyQualifiedErrorId }").hasPrefix(
                "SecureStore.InvalidTicket,"))
    }

    @Test("a type without ticketing is refused by name, for issuing, redeeming and naming redeemers")
    func typeWithoutTickets() throws {
        let farm = try ReadyFarm()
        let application = "$app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB; "
        for command in [
            "$app | New-SPSecureStoreTicket",
            "Get-SPSecureStoreCredential $app -Ticket (ConvertTo-SecureString x -AsPlainText -Force)",
        ] {
            let outcome = try farm.run(application + command)
            #expect(outcome.exitCode == 1 && outcome.output.isEmpty)
            #expect(outcome.error.contains("GroupWithTicketing"), "\(outcome.error)")
        }
        let set = try farm.run(
            application
                + "$who = New-SPClaimsPrincipal -Identity ([Environment]::UserName) -IdentityType WindowsSamAccountName; "
                + "Set-SPSecureStoreApplication -Identity $app -TicketRedeemer $who")
        #expect(set.exitCode == 1 && set.error.contains("-TicketRedeemer"), "\(set.error)")
    }

    @Test("a type that gives ticketing up loses its redeemers with it")
    func givesTicketingUp() throws {
        let farm = try Self.farm()
        let redeemers = try farm.output(
            Self.application + """
                $app.TargetApplication.Type = 'Group'
                Set-SPSecureStoreApplication -Identity $app -TargetApplication $app.TargetApplication
                \(Self.application)
                "$($app.TargetApplication.Type) $($app.TargetApplicationClaims.TicketRedeemerClaims.Count)"
                """)
        #expect(redeemers == "Group 0")
    }

    @Test("a ticket given as plain text is refused, and the error shows none of it")
    func plainText() throws {
        let farm = try Self.farm()
        for text in ["'plain-ticket-9'", "plain-ticket-9", "@('plain-ticket-9')"] {
            let outcome = try farm.run(
                Self.application
                    + "Get-SPSecureStoreCredential $app -Ticket \(text); $error[0] | Format-List * -Force; \"$($error[0])\""
            )
            #expect(outcome.exitCode == 1)
            #expect(outcome.error.contains("SecureString"), "\(outcome.error)")
            #expect(
                !(outcome.error + outcome.output).contains("plain-ticket"),
                "\(outcome.error)\(outcome.output)")
        }
    }

    @Test("its text stands in no file of the farm, audit logs included, whether it was redeemed or refused")
    func secrecy() throws {
        let farm = try Self.farm()
        let ticket = try farm.output(
            Self.application + """
                $text = (New-SPSecureStoreTicket $app -AsPlainText).Ticket
                foreach ($time in 1, 2) {
                    try { $null = Get-SPSecureStoreCredential $app -Ticket (ConvertTo-SecureString $text -AsPlainText -Force) } catch {}
                }
                $text
                """)
        #expect(ticket.count == 44)
        let home = farm.computer.home.path
        for name in FileManager.default.enumerator(atPath: home)?.allObjects ?? [] {
            guard let data = FileManager.default.contents(atPath: home + "/\(name)") else { continue }
            #expect(data.range(of: Data(ticket.utf8)) == nil, "\(name)")
        }
    }
}
