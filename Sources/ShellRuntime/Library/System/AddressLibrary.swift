import Glibc

/// A `System.Net.IPAddress`.
final class AddressObject: HostObject {
    /// Four bytes of a version 4 address, sixteen of a version 6 one.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads an address; nil for other texts.
    static func parse(_ text: String) -> AddressObject? {
        let trimmed = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        var buffer = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, trimmed, &buffer) == 1 { return AddressObject(Array(buffer[..<4])) }
        if inet_pton(AF_INET6, trimmed, &buffer) == 1 { return AddressObject(buffer) }
        if let number = UInt32(trimmed) {
            return AddressObject(withUnsafeBytes(of: number.bigEndian) { Array($0) })
        }
        return nil
    }

    override var type: TypeInfo { .ipAddress }
    override func hashCode() -> Int { bytes.hashValue }
    override func isEqual(to other: Value) -> Bool { (other.hostObject as? AddressObject)?.bytes == bytes }

    override func toText() -> Text {
        var text = [CChar](repeating: 0, count: 64)
        inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, 64)
        return Text(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.Net.IPAddress", { .ipAddress }) { .build { declare($0) } },
        LibraryType("System.Net.Dns", { .dns }) {
            .build { members in
                members.staticMethod("string GetHostName()") { _, _ in Value(EnvironmentLibrary.machineName) }
                members.staticMethod("System.Net.IPAddress[] GetHostAddresses(string hostNameOrAddress)") {
                    arguments, _ in
                    .list(try addresses(arguments[0].string).map { .host($0) }, of: .ipAddress)
                }
            }
        },
    ]

    /// The addresses of a host by the name service.
    private static func addresses(_ name: String) throws -> [AddressObject] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &first) == 0 else {
            throw ScriptError.dotNet("System.Net.Sockets.SocketException", "Name or service not known")
        }
        defer { freeaddrinfo(first) }
        var found: [AddressObject] = []
        var entry = first
        while let current = entry {
            if let address = current.pointee.ai_addr {
                if current.pointee.ai_family == AF_INET {
                    address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                        withUnsafeBytes(of: pointer.pointee.sin_addr) {
                            found.append(AddressObject(Array($0)))
                        }
                    }
                } else if current.pointee.ai_family == AF_INET6 {
                    address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                        withUnsafeBytes(of: pointer.pointee.sin6_addr) {
                            found.append(AddressObject(Array($0)))
                        }
                    }
                }
            }
            entry = current.pointee.ai_next
        }
        return found
    }

    private static func own(_ value: Value) throws -> AddressObject {
        guard let address = value.unwrapped.hostObject as? AddressObject else {
            throw ScriptError.argumentNull("address")
        }
        return address
    }

    private static func declare(_ members: MemberBuilder) {
        members.property("AddressFamily", "System.Net.Sockets.AddressFamily") { value, _ in
            .enumeration(.known("System.Net.Sockets.AddressFamily"), try own(value).bytes.count == 4 ? 2 : 23)
        }
        members.property("IPAddressToString", "string", kind: .script) { value, _ in
            .text(try own(value).toText())
        }
        members.property("Address", "long") { value, _ in
            .long(try own(value).bytes.reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) })
        }
        members.property("IsIPv6LinkLocal", "bool") { value, _ in
            let bytes = try own(value).bytes
            return .bool(bytes.count == 16 && bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80)
        }
        members.method("byte[] GetAddressBytes()") { value, _, _ in .bytes(try own(value).bytes) }
        members.method("string ToString()") { value, _, _ in .text(try own(value).toText()) }
        for (name, bytes) in [
            ("Any", [0, 0, 0, 0]), ("Loopback", [127, 0, 0, 1]), ("Broadcast", [255, 255, 255, 255]),
            ("None", [255, 255, 255, 255]), ("IPv6Any", Array(repeating: 0, count: 16)),
            ("IPv6Loopback", Array(repeating: 0, count: 15) + [1]),
        ] as [(String, [UInt8])] {
            members.staticProperty(name, "ipaddress") { _ in .host(AddressObject(bytes)) }
        }
        members.staticMethod("ipaddress Parse(string ipString)") { arguments, _ in
            guard let address = parse(arguments[0].string) else {
                throw ScriptError.format("An invalid IP address was specified.")
            }
            return .host(address)
        }
        members.staticMethod("bool TryParse(string ipString, ref ipaddress address)") { arguments, _ in
            let address = parse(arguments[0].string)
            arguments[1].assignReference(address.map { .host($0) } ?? .null)
            return .bool(address != nil)
        }
        members.staticMethod("bool IsLoopback(ipaddress address)") { arguments, _ in
            let bytes = try own(arguments[0]).bytes
            return .bool(bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1])
        }
        members.constructor("IPAddress(byte[] address)") { arguments, _ in
            let bytes = arguments[0].asBytes
            guard bytes.count == 4 || bytes.count == 16 else {
                throw ScriptError.argument("An invalid IP address was specified.", "address")
            }
            return .host(AddressObject(bytes))
        }
        members.constructor("IPAddress(long newAddress)") { arguments, _ in
            let number = UInt32(truncatingIfNeeded: arguments[0].asInt)
            return .host(AddressObject((0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }))
        }
    }
}

extension TypeInfo {
    static let ipAddress = TypeLibrary.type("System.Net.IPAddress")
    static let dns = TypeLibrary.type("System.Net.Dns")
}
