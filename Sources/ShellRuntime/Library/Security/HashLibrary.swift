/// What computes digests for scripts. The runtime has no cryptography of its own: the session's commands set
/// `Interpreter.hashProvider`.
public struct HashProvider: Sendable {
    /// The digest of bytes by the name of an algorithm, `SHA256`; nil for one that is not known.
    public let hash: @Sendable (_ algorithm: String, _ bytes: [UInt8]) -> [UInt8]?
    /// The keyed digest, `HMACSHA256`; nil for an algorithm that is not known.
    public let authenticate: @Sendable (_ algorithm: String, _ key: [UInt8], _ bytes: [UInt8]) -> [UInt8]?

    /// Makes a provider.
    public init(
        hash: @escaping @Sendable (String, [UInt8]) -> [UInt8]?,
        authenticate: @escaping @Sendable (String, [UInt8], [UInt8]) -> [UInt8]?
    ) {
        self.hash = hash
        self.authenticate = authenticate
    }
}

/// A hash algorithm of `System.Security.Cryptography`.
final class HashObject: HostObject {
    let algorithm: String
    /// The key of an HMAC; nil for plain digests.
    var key: [UInt8]?
    /// What `TransformBlock` has taken so far.
    var pending: [UInt8] = []
    /// The last digest.
    var digest: [UInt8]?

    init(_ algorithm: String, key: [UInt8]? = nil) {
        self.algorithm = algorithm
        self.key = key
    }

    override var type: TypeInfo {
        .known("System.Security.Cryptography." + (key == nil ? algorithm : "HMAC" + algorithm))
    }

    func compute(_ bytes: [UInt8], _ interpreter: Interpreter) throws -> [UInt8] {
        guard let provider = interpreter.hashProvider,
            let result = key.map({ provider.authenticate(algorithm, $0, bytes) })
                ?? provider.hash(algorithm, bytes)
        else {
            throw ScriptError.dotNet(
                "System.NotSupportedException", "The algorithm \(algorithm) is not available in this session."
            )
        }
        digest = result
        return result
    }
}

/// Members of the hash types.
enum HashLibrary {
    private static let prefix = "System.Security.Cryptography."
    private static let base = TypeLibrary.type(
        "System.Security.Cryptography.HashAlgorithm", .class, base: .object, [.disposable])

    private static func entry(_ name: StaticString, _ algorithm: String, keyed: Bool = false) -> LibraryType {
        let type = TypeLibrary.type("\(name)", base: base)
        return LibraryType(name, { type }) { .build { statics($0, algorithm, keyed: keyed) } }
    }

    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Security.Cryptography.HashAlgorithm", { base }) { .build { declare($0) } },
        entry("System.Security.Cryptography.SHA1", "SHA1"),
        entry("System.Security.Cryptography.SHA256", "SHA256"),
        entry("System.Security.Cryptography.SHA384", "SHA384"),
        entry("System.Security.Cryptography.SHA512", "SHA512"),
        entry("System.Security.Cryptography.MD5", "MD5"),
        entry("System.Security.Cryptography.SHA1Managed", "SHA1"),
        entry("System.Security.Cryptography.SHA256Managed", "SHA256"),
        entry("System.Security.Cryptography.SHA512Managed", "SHA512"),
        entry("System.Security.Cryptography.MD5CryptoServiceProvider", "MD5"),
        entry("System.Security.Cryptography.SHA1CryptoServiceProvider", "SHA1"),
        entry("System.Security.Cryptography.SHA256CryptoServiceProvider", "SHA256"),
        entry("System.Security.Cryptography.HMACSHA1", "SHA1", keyed: true),
        entry("System.Security.Cryptography.HMACSHA256", "SHA256", keyed: true),
        entry("System.Security.Cryptography.HMACSHA384", "SHA384", keyed: true),
        entry("System.Security.Cryptography.HMACSHA512", "SHA512", keyed: true),
        entry("System.Security.Cryptography.HMACMD5", "MD5", keyed: true),
        LibraryType("System.Security.Cryptography.RandomNumberGenerator", { .randomNumbers }) {
            .build { randomNumbers($0) }
        },
        LibraryType("System.Security.Cryptography.RNGCryptoServiceProvider", { .randomNumbers }),
    ]

    private static func hash(_ value: Value) throws -> HashObject {
        guard let hash = value.unwrapped.hostObject as? HashObject else {
            throw ScriptError.argument("Object must be a hash algorithm.")
        }
        return hash
    }

    private static func statics(_ members: MemberBuilder, _ algorithm: String, keyed: Bool) {
        if keyed {
            members.constructor("HMAC(byte[] key)") { arguments, _ in
                .host(HashObject(algorithm, key: arguments[0].asBytes))
            }
            members.constructor("HMAC()") { _, _ in
                .host(HashObject(algorithm, key: (0..<64).map { _ in UInt8.random(in: 0...255) }))
            }
            return
        }
        members.staticMethod("System.Security.Cryptography.HashAlgorithm Create()") { _, _ in
            .host(HashObject(algorithm))
        }
        members.constructor("HashAlgorithm()") { _, _ in .host(HashObject(algorithm)) }
        members.staticMethod("byte[] HashData(byte[] source)") { arguments, interpreter in
            .bytes(try HashObject(algorithm).compute(arguments[0].asBytes, interpreter))
        }
    }

    private static func declare(_ members: MemberBuilder) {
        members.property(
            "Key", "byte[]", { value, _ in .bytes(try hash(value).key ?? []) },
            set: { value, new, _ in try hash(value).key = new.asBytes })
        members.property("Hash", "byte[]") { value, _ in try hash(value).digest.map { .bytes($0) } ?? .null }
        members.property("HashSize", "int") { value, _ in
            let sizes = ["MD5": 128, "SHA1": 160, "SHA256": 256, "SHA384": 384, "SHA512": 512]
            return Value(int: sizes[try hash(value).algorithm] ?? 0)
        }
        members.method("byte[] ComputeHash(byte[] buffer)") { value, arguments, interpreter in
            .bytes(try hash(value).compute(arguments[0].asBytes, interpreter))
        }
        members.method("byte[] ComputeHash(System.IO.Stream inputStream)") { value, arguments, interpreter in
            guard let stream = arguments[0].hostObject as? StreamObject else {
                throw ScriptError.argumentNull("inputStream")
            }
            return .bytes(try hash(value).compute(stream.readToEnd(), interpreter))
        }
        members.method("byte[] ComputeHash(byte[] buffer, int offset, int count)") {
            value, arguments, interpreter in
            let bytes = arguments[0].asBytes, start = arguments[1].asInt, count = arguments[2].asInt
            guard start >= 0, count >= 0, start + count <= bytes.count else {
                throw ScriptError.argument("Value was invalid.")
            }
            return .bytes(try hash(value).compute(Array(bytes[start..<start + count]), interpreter))
        }
        members.method(
            "int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)"
        ) { value, arguments, _ in
            let start = arguments[1].asInt, count = arguments[2].asInt
            try hash(value).pending += arguments[0].asBytes.dropFirst(start).prefix(count)
            return Value(int: count)
        }
        members.method("byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)") {
            value, arguments, interpreter in
            let own = try hash(value)
            let last = arguments[0].asBytes.dropFirst(arguments[1].asInt).prefix(arguments[2].asInt)
            _ = try own.compute(own.pending + last, interpreter)
            own.pending = []
            return .bytes(last)
        }
        for name in ["Dispose", "Clear", "Initialize"] {
            members.method("void \(name)()") { value, _, _ in
                try hash(value).pending = []
                return .nothing
            }
        }
        members.staticMethod("System.Security.Cryptography.HashAlgorithm Create(string hashName)") {
            arguments, _ in
            let name = arguments[0].string.uppercased().replacing("-", with: "")
            return ["MD5", "SHA1", "SHA256", "SHA384", "SHA512"].contains(name)
                ? .host(HashObject(name)) : .null
        }
    }

    private static func randomNumbers(_ members: MemberBuilder) {
        func random(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255) } }
        members.staticMethod("System.Security.Cryptography.RandomNumberGenerator Create()") { _, _ in
            .host(RandomNumbersObject())
        }
        members.staticMethod("byte[] GetBytes(int count)") { arguments, _ in
            .bytes(random(max(arguments[0].asInt, 0)))
        }
        members.staticMethod("int GetInt32(int toExclusive)") { arguments, _ in
            guard arguments[0].asInt > 0 else { throw ScriptError.argumentRange("toExclusive") }
            return Value(int: Int.random(in: 0..<arguments[0].asInt))
        }
        members.staticMethod("int GetInt32(int fromInclusive, int toExclusive)") { arguments, _ in
            guard arguments[0].asInt < arguments[1].asInt else {
                throw ScriptError.argument(
                    "Range of random number does not contain at least one possibility.")
            }
            return Value(int: Int.random(in: arguments[0].asInt..<arguments[1].asInt))
        }
        members.staticMethod("void Fill(byte[] data)") { arguments, _ in fill(arguments[0]) }
        members.method("void GetBytes(byte[] data)") { _, arguments, _ in fill(arguments[0]) }
        members.method("void Dispose()") { _, _, _ in .nothing }
        members.constructor("RNGCryptoServiceProvider()") { _, _ in .host(RandomNumbersObject()) }
    }

    private static func fill(_ value: Value) -> Value {
        guard case .array(let array) = value else { return .nothing }
        for index in 0..<array.count { array[index] = .byte(UInt8.random(in: 0...255)) }
        return .nothing
    }
}

/// The system's source of random bytes as an object.
final class RandomNumbersObject: HostObject {
    override var type: TypeInfo { .randomNumbers }
}

extension TypeInfo {
    static let randomNumbers = TypeLibrary.type("System.Security.Cryptography.RandomNumberGenerator")
}
