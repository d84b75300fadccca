/// Names of package folders: `spbr` and the package's number in four or more hexadecimal digits.
enum PackageFolder {
    static let manifestName = "spbackup.xml"
    static let logName = "spbackup.log"
    static let restoreLogName = "sprestore.log"
    static let restoreManifestName = "sprestore.xml"

    /// The folder of a package number.
    static func name(_ number: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return "spbr" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The number that a folder name holds, nil when it is no such name; no other name may lead anywhere.
    static func number(of name: String) -> Int? {
        guard name.utf8.count >= 8, name.utf8.count <= 12, name.lowercased().hasPrefix("spbr") else {
            return nil
        }
        let digits = name.dropFirst(4)
        guard digits.utf8.allSatisfy({ isHexadecimal($0) }) else { return nil }
        return Int(digits, radix: 16)
    }

    /// The data file of a number: eight hexadecimal digits and `.bak`.
    static func dataFile(_ number: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".bak"
    }

    /// Whether a name read from a manifest is that of a data file, and nothing that leads elsewhere.
    static func isDataFile(_ name: String) -> Bool {
        name.utf8.count == 12 && name.hasSuffix(".bak")
            && name.utf8.prefix(8).allSatisfy { isHexadecimal($0) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
