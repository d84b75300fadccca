import Glibc

/// A `System.Diagnostics.Stopwatch`.
final class StopwatchObject: HostObject {
    private var total: Int64 = 0
    private var started: Int64?

    override var type: TypeInfo { .stopwatch }
    override func toText() -> Text { Text(TimeSpanObject(ticks: elapsed / 100).constant) }

    /// Nanoseconds of the steady clock.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    var isRunning: Bool { started != nil }
    /// Nanoseconds run so far.
    var elapsed: Int64 { total + (started.map { StopwatchObject.now - $0 } ?? 0) }

    func start() { if started == nil { started = StopwatchObject.now } }

    func stop() {
        total = elapsed
        started = nil
    }

    func reset() {
        total = 0
        started = nil
    }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Diagnostics.Stopwatch", { .stopwatch }) { .build { declare($0) } }
    ]

    private static func own(_ value: Value) -> StopwatchObject {
        (value.hostObject as? StopwatchObject) ?? .init()
    }

    private static func declare(_ members: MemberBuilder) {
        members.property("IsRunning", "bool") { value, _ in .bool(own(value).isRunning) }
        members.property("Elapsed", "timespan") { value, _ in
            .host(TimeSpanObject(ticks: own(value).elapsed / 100))
        }
        members.property("ElapsedMilliseconds", "long") { value, _ in .long(own(value).elapsed / 1_000_000) }
        members.property("ElapsedTicks", "long") { value, _ in .long(own(value).elapsed) }
        func action(_ name: String, _ run: @escaping (StopwatchObject) -> Void) {
            members.method("void \(name)()") { value, _, _ in
                run(own(value))
                return .nothing
            }
        }
        action("Start") { $0.start() }
        action("Stop") { $0.stop() }
        action("Reset") { $0.reset() }
        action("Restart") {
            $0.reset()
            $0.start()
        }
        members.staticProperty("Frequency", "long") { _ in .long(1_000_000_000) }
        members.staticProperty("IsHighResolution", "bool") { _ in .bool(true) }
        members.staticMethod("long GetTimestamp()") { _, _ in .long(now) }
        members.staticMethod("System.Diagnostics.Stopwatch StartNew()") { _, _ in
            let made = StopwatchObject()
            made.start()
            return .host(made)
        }
        members.constructor("Stopwatch()") { _, _ in .host(StopwatchObject()) }
    }
}

extension TypeInfo {
    static let stopwatch = TypeLibrary.type("System.Diagnostics.Stopwatch")
}
