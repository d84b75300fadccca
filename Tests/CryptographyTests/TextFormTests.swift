import Cryptography
import Foundation
import Testing

@Suite("Text forms")
struct TextFormTests {
    @Test("Base64 agrees with Foundation for every length")
    func base64() throws {
        for count in 0..<50 {
            let bytes = try RandomBytes.make(count)
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test("what is no Base64 gives nothing", arguments: ["A", "AB=A", "====", "AA!=", "A===", "AAAA="])
    func badBase64(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test("hexadecimal goes both ways, in both cases")
    func hexadecimal() {
        #expect(Hexadecimal.encode([0, 171, 255]) == "00abff")
        #expect(Hexadecimal.encode([171], uppercase: true) == "AB")
        #expect(Hexadecimal.decode("00aBFf") == [0, 171, 255])
        #expect(Hexadecimal.decode("0") == nil)
        #expect(Hexadecimal.decode("zz") == nil)
    }

    @Test("a truncated string is refused")
    func truncated() throws {
        let text =
            "76492d1116743f0423413b16050a5345MgB8ADAAMAAwADEAMAAyADAAMwAwADQAMAA1AA=="
        #expect(throws: CryptographyError.self) {
            try KeyedSecureString.decrypt(text, key: SecretBytes(utf8: "0123456789abcdef"))
        }
    }

    @Test("a keyed string goes both ways with keys of 16, 24 and 32 bytes", arguments: [16, 24, 32])
    func keyedRoundTrip(length: Int) throws {
        let key = try SecretBytes.random(count: length)
        let wide = Array("päss".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        var copy = wide
        let text = try KeyedSecureString.encrypt(SecretBytes(wiping: &copy), key: key)
        #expect(text.hasPrefix("76492d1116743f0423413b16050a5345"))
        #expect(try KeyedSecureString.decrypt(text, key: key).withUnsafeBytes { Array($0) } == wide)
    }

    @Test("a wrong key length and foreign text are refused")
    func keyedRefusals() {
        let value = SecretBytes(utf8: "ab")
        #expect(throws: CryptographyError.self) {
            try KeyedSecureString.encrypt(value, key: SecretBytes(utf8: "short"))
        }
        #expect(throws: CryptographyError.self) {
            try KeyedSecureString.decrypt("hello", key: SecretBytes(utf8: "0123456789abcdef"))
        }
    }
}
