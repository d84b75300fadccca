import Testing

@testable import Cryptography

private func secret(_ hexadecimal: String) -> SecretBytes {
    var bytes = Hexadecimal.decode(hexadecimal) ?? []
    return SecretBytes(wiping: &bytes)
}

@Suite("Algorithms against published vectors")
struct AlgorithmTests {
    @Test(
        "hashes of abc (FIPS 180, RFC 1321)",
        arguments: [
            (DigestAlgorithm.md5, "900150983cd24fb0d6963f7d28e17f72"),
            (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                .sha384,
                "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                    + "8086072ba1e7cc2358baeca134c825a7"
            ),
            (
                .sha512,
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
            ),
        ])
    func hashes(algorithm: DigestAlgorithm, expected: String) {
        #expect(Hexadecimal.encode(Digest.hash(Array("abc".utf8), with: algorithm)) == expected)
        let streaming = Digest(algorithm)
        for byte in "abc".utf8 { streaming.update([byte]) }
        #expect(Hexadecimal.encode(streaming.finish()) == expected)
        streaming.update(Array("abc".utf8))
        #expect(Hexadecimal.encode(streaming.finish()) == expected)
    }

    @Test("HMAC-SHA256 (RFC 4231 case 2)")
    func hmac() {
        let code = MessageAuthentication.sha256(
            Array("what do ya want for nothing?".utf8), key: SecretBytes(utf8: "Jefe"))
        #expect(
            Hexadecimal.encode(code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test("HKDF-SHA256 (RFC 5869 case 1)")
    func hkdf() throws {
        let key = try HKDF.sha256(
            key: secret(String(repeating: "0b", count: 22)),
            salt: try #require(Hexadecimal.decode("000102030405060708090a0b0c")),
            info: try #require(Hexadecimal.decode("f0f1f2f3f4f5f6f7f8f9")), count: 42)
        #expect(
            key.isEqual(
                to: secret(
                    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")))
    }

    @Test("AES-256-GCM opens a published value (GCM specification case 16)")
    func gcmVector() throws {
        let key = secret("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
        let sealed = try #require(
            Hexadecimal.decode(
                "cafebabefacedbaddecaf888"
                    + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                    + "76fc6ece0f4e1768cddf8853bb2d551b"))
        let extra = try #require(Hexadecimal.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        let plain = try AuthenticatedCipher(key: key).open(sealed, associatedData: extra)
        #expect(
            plain.isEqual(
                to: secret(
                    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")))
    }

    @Test("Argon2id gives what the reference program gives")
    func argon2() throws {
        let key = try Argon2id.derive(
            passphrase: SecretBytes(utf8: "password"), salt: Array("somesalt".utf8),
            parameters: Argon2Parameters(unchecked: 65_536, passes: 2, lanes: 1))
        #expect(key.isEqual(to: secret("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")))
    }

    @Test("new keys cannot be cheap, and hostile stored parameters are refused")
    func argon2Bounds() {
        #expect(throws: CryptographyError.self) {
            try Argon2Parameters(memoryKiB: 65_535, passes: 3, lanes: 4)
        }
        #expect(throws: CryptographyError.self) {
            try Argon2id.derive(
                passphrase: SecretBytes(utf8: "x"), salt: [UInt8](repeating: 1, count: 16),
                parameters: Argon2Parameters(unchecked: .max, passes: 3, lanes: 4))
        }
    }

    @Test("a standard derivation takes the memory that it says")
    func standardParameters() {
        #expect(Argon2Parameters.standard.memoryKiB == 262_144)
        #expect(Argon2Parameters.minimum.isWeaker(than: .standard))
        #expect(!Argon2Parameters.standard.isWeaker(than: .standard))
    }
}

@Suite("AuthenticatedCipher")
struct AuthenticatedCipherTests {
    let key = SecretBytes(utf8: "0123456789abcdef0123456789abcdef")

    @Test("what is sealed opens with the same key and associated data only")
    func roundTrip() throws {
        let cipher = try AuthenticatedCipher(key: key)
        let sealed = try cipher.seal(SecretBytes(utf8: "secret"), associatedData: [1, 2])
        #expect(sealed.count == 6 + AuthenticatedCipher.overhead)
        #expect(try cipher.open(sealed, associatedData: [1, 2]).revealedText() == "secret")
        #expect(throws: CryptographyError.self) { try cipher.open(sealed, associatedData: [1, 3]) }
        let other = try AuthenticatedCipher(key: try SecretBytes.random(count: 32))
        #expect(throws: CryptographyError.self) { try other.open(sealed, associatedData: [1, 2]) }
    }

    @Test("a changed bit anywhere is noticed, and so is any missing end")
    func tampering() throws {
        let cipher = try AuthenticatedCipher(key: key)
        let sealed = try cipher.seal([7, 7, 7], associatedData: [])
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CryptographyError.self) { try cipher.open(changed, associatedData: []) }
            #expect(throws: CryptographyError.self) {
                try cipher.open(Array(sealed[..<index]), associatedData: [])
            }
        }
    }

    @Test("nothing seals to something that opens")
    func emptyPlaintext() throws {
        let cipher = try AuthenticatedCipher(key: key)
        let sealed = try cipher.seal([], associatedData: [9])
        #expect(try cipher.open(sealed, associatedData: [9]).count == 0)
    }

    @Test("two seals of one value differ")
    func noncesDiffer() throws {
        let cipher = try AuthenticatedCipher(key: key)
        #expect(try cipher.seal([1], associatedData: []) != cipher.seal([1], associatedData: []))
    }

    @Test("a key of the wrong length is refused")
    func keyLength() {
        #expect(throws: CryptographyError.self) { try AuthenticatedCipher(key: SecretBytes(utf8: "short")) }
    }
}
