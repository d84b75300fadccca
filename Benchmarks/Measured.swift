import Foundation

/// What one run of a process took.
struct ProcessFigures {
    /// Seconds from start to end.
    var wall: Double
    /// Largest resident memory in MiB.
    var peak: Double
    var exitCode: Int32

    /// Runs a program to its end; what it prints is thrown away.
    static func of(_ program: [String], environment: [String: String] = [:]) throws -> ProcessFigures {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var arguments: [UnsafeMutablePointer<CChar>?] = program.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = merged.map { strdup("\($0)=\($1)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        let started = Clock.now
        var child = pid_t()
        let code = posix_spawnp(&child, program[0], &actions, nil, &arguments, &variables)
        guard code == 0 else {
            throw Failed("cannot start \(program[0]): \(String(cString: strerror(code)))")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = Clock.now - started
        let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return ProcessFigures(wall: wall, peak: Double(usage.ru_maxrss) / 1_024, exitCode: exit)
    }
}

/// Seconds of the monotonic clock.
enum Clock {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// How long the work takes.
    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let started = now
        try work()
        return now - started
    }
}

/// A benchmark that could not be done.
struct Failed: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Rows of a name, a figure and its unit.
struct Report {
    func title(_ text: String) { print("\n\(text)") }

    func row(_ name: String, _ figure: Double, _ unit: String, decimals: Int = 1) {
        let digits = String(format: "%.\(decimals)f", figure)
        let left = name.padding(toLength: 54, withPad: " ", startingAt: 0)
        print(left + String(repeating: " ", count: max(0, 12 - digits.count)) + digits + " " + unit)
    }
}

extension [Double] {
    var median: Double {
        guard !isEmpty else { return .nan }
        let ordered = sorted()
        return count % 2 == 1 ? ordered[count / 2] : (ordered[count / 2 - 1] + ordered[count / 2]) / 2
    }
}
