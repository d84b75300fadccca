import Foundation

/// Lines of Swift by target, tests beside what they test.
enum LineCount {
    static func print(_ report: Report) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .path
        for part in ["Sources", "Tests"] {
            report.title("Lines of \(part)")
            var total = 0
            for name in try FileManager.default.contentsOfDirectory(atPath: root + "/" + part).sorted() {
                let lines = count(root + "/" + part + "/" + name)
                guard lines > 0 else { continue }
                total += lines
                report.row(name, Double(lines), "lines", decimals: 0)
            }
            report.row("all", Double(total), "lines", decimals: 0)
        }
    }

    private static func count(_ folder: String) -> Int {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.reduce(0) { sum, name in
            let data = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
            return sum + data.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        }
    }
}
