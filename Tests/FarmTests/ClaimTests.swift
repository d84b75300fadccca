import Farm
import Testing

@Suite("Claims")
struct ClaimTests {
    @Test(
        "a claim is encoded and read back",
        arguments: [
            (Claim(kind: .logonName, value: "CONTOSO\\Jane"), "i:0#.w|contoso\\jane"),
            (Claim(kind: .group, value: "HOST\\sales"), "c:0+.w|host\\sales"),
            (Claim(kind: .logonName, value: "jane", issuer: "Forms:ldap"), "i:0#.f|ldap|jane"),
            (Claim(kind: .role, value: "boss", issuer: "Forms:ldap"), "c:0-.f|ldap|boss"),
            (Claim.everyone, "c:0(.s|true"),
            (Claim.everyone(ofFarm: .zero), "c:0%.c|system|00000000-0000-0000-0000-000000000000"),
            (
                Claim(kind: Claim.Kind(rawValue: "http://x/y"), value: "v", issuer: "ADFS"),
                "c:0!.t|adfs|http://x/y|v"
            ),
        ])
    func encodes(claim: Claim, text: String) {
        #expect(claim.encoded == text)
        #expect(Claim(encoded: text) == claim)
    }

    @Test(
        "text that is no claim is refused",
        arguments: ["", "jane", "i:0#.w|", "i:0#.x|a", "c:0#.w|a", "i:1#.w|a"])
    func refuses(text: String) { #expect(Claim(encoded: text) == nil) }

    @Test("a caller has their own claim, their groups' and everybody's, whatever the case")
    func claimSet() {
        let set = ClaimSet(
            identity: Claim(kind: .logonName, value: "HOST\\jane"),
            groups: [Claim(kind: .group, value: "HOST\\sales")])
        #expect(set.contains(Claim(kind: .logonName, value: "host\\JANE")))
        #expect(set.contains(Claim(kind: .group, value: "host\\sales")))
        #expect(set.contains(.everyone))
        #expect(!set.contains(Claim(kind: .logonName, value: "HOST\\bob")))
        #expect(!set.contains(Claim(kind: .group, value: "HOST\\jane")))
    }
}
