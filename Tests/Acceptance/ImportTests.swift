import Foundation
import Testing

/// The rooms of the house and the doors between them, as the manifest states them.
private struct Manifest {
    /// Target name to the targets that it may import.
    var doors: [String: Set<String>] = [:]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init() throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
            guard let call = words.first?.trimmingCharacters(in: .whitespaces), words.count > 2 else {
                continue
            }
            let names = stride(from: 1, to: words.count, by: 2).map { words[$0] }
            if call == "house(" { doors[names[0]] = Set(names.dropFirst()) }
            if call == "library(" { doors[names[0]] = [] }
        }
    }

    /// Modules of ours that the sources of a target import, each with the file that does.
    func imports(of target: String) -> [(module: String, file: String)] {
        let folder = Self.root.appendingPathComponent("Sources/" + target).path
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".swift") }.flatMap { file -> [(String, String)] in
            let text = (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count,
                    doors[String(words[place + 1])] != nil
                else { return nil }
                return (String(words[place + 1]), target + "/" + file)
            }
        }
    }
}

@Suite("The walls of the house")
struct ImportTests {
    @Test("a target imports only what the manifest names for it")
    func importsFollowTheManifest() throws {
        let manifest = try Manifest()
        #expect(manifest.doors.count > 12)
        for (target, allowed) in manifest.doors {
            for (module, file) in manifest.imports(of: target) where !allowed.contains(module) {
                Issue.record("\(file) imports \(module), which Package.swift does not name for \(target)")
            }
        }
    }

    @Test("no target of the shell reaches the farm, and none of the farm the shell")
    func theSidesMeetInOneRoom() throws {
        let farm: Set = ["DatabaseServer", "Farm", "SecureStore", "FarmBackup", "Administration"]
        for (target, doors) in try Manifest().doors where target != "SharePointCmdlets" {
            if target.hasPrefix("Shell") {
                #expect(doors.isDisjoint(with: farm), "\(target) reaches the farm")
            } else {
                #expect(!doors.contains { $0.hasPrefix("Shell") }, "\(target) reaches the shell")
            }
        }
    }

    @Test("each system library is imported by one target")
    func oneFaceALibrary() throws {
        let manifest = try Manifest()
        for library in manifest.doors.keys
        where library.hasPrefix("C") && library.dropFirst().first!.isUppercase {
            #expect(manifest.doors.values.filter { $0.contains(library) }.count == 1, "\(library)")
        }
    }
}
