import Foundation
import TestSupport

/// The helper process of the tests, built beside them.
enum Probe {
    static var path: String {
        URL(fileURLWithPath: ShellProcess.executable).deletingLastPathComponent().appendingPathComponent(
            "FarmProbe"
        )
        .path
    }

    /// Starts the helper, kills it as soon as it has said that many bytes, and returns its whole lines.
    static func killed(_ arguments: [String], afterBytes count: Int) throws -> [String] {
        let files = TemporaryFolder()
        try Data().write(to: URL(fileURLWithPath: files.path + "/in"))
        let process = try ShellProcess(folder: files.path).start(
            program: [path] + arguments, files: files.path)
        let output = files.path + "/out"
        while said(output) < count, process.poll() == nil { usleep(200) }
        process.kill()
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static func said(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
