import Cryptography
import Foundation
import Testing

@Suite("SecretBytes")
struct SecretBytesTests {
    @Test("a secret prints as stars everywhere")
    func printsAsStars() {
        let secret = SecretBytes(utf8: "abcDEF123!")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(describing: secret), String(reflecting: secret), dumped] {
            #expect(text.contains("***"))
            #expect(!text.contains("abcDEF"))
        }
    }

    @Test("equality looks at every byte and at the length")
    func equality() {
        let secret = SecretBytes(utf8: "one")
        #expect(secret.isEqual(to: SecretBytes(utf8: "one")))
        #expect(!secret.isEqual(to: SecretBytes(utf8: "two")))
        #expect(!secret.isEqual(to: SecretBytes(utf8: "one ")))
    }

    @Test("an array that was taken over holds zeroes")
    func wipesItsSource() {
        var bytes: [UInt8] = [1, 2, 3]
        let secret = SecretBytes(wiping: &bytes)
        #expect(bytes == [0, 0, 0])
        #expect(secret.withUnsafeBytes { Array($0) } == [1, 2, 3])
    }

    @Test("an empty secret and one longer than a page work")
    func sizes() throws {
        #expect(SecretBytes(utf8: "").count == 0)
        let long = try SecretBytes.random(count: 10_000)
        #expect(long.isEqual(to: long.withUnsafeBytes { SecretBytes(copying: $0) }))
    }

    @Test("its Base64 text is the one of its bytes", arguments: [0, 1, 2, 3, 32, 5_000])
    func base64(count: Int) throws {
        let bytes = try RandomBytes.make(count)
        var copy = bytes
        #expect(SecretBytes(wiping: &copy).base64().revealedText() == Base64.encode(bytes))
    }

    @Test("text comes back only when it is UTF-8")
    func revealedText() {
        var bytes: [UInt8] = [0xFF, 0xFE]
        #expect(SecretBytes(utf8: "Zürich").revealedText() == "Zürich")
        #expect(SecretBytes(wiping: &bytes).revealedText() == nil)
    }

    /// The kernel keeps 65,530 areas of memory apart for a process; beyond that no secret could be made.
    @Test("many secrets at once are one area of memory")
    func manyAtOnce() throws {
        func areas() throws -> Int {
            try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n").count
        }
        let before = try areas()
        let secrets = (0..<5_000).map { SecretBytes(utf8: "secret \($0)") }
        #expect(try areas() - before < 2_500)
        #expect(secrets[4_999].revealedText() == "secret 4999")
    }
}
