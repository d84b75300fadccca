import Glibc

/// The thread that an engine lives on: its stack holds the deepest recursion that the engine allows.
public enum EngineThread {
    /// Bytes of reserved stack; pages are used as they are touched.
    static let stackBytes = 1 << 30

    private final class Work {
        let body: () -> Int32
        var result: Int32 = 0

        init(_ body: @escaping () -> Int32) { self.body = body }
    }

    /// Runs a body on such a thread, waits for its end and gives its result.
    public static func run(_ body: @escaping () -> Int32) -> Int32 {
        let work = Work(body)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, &attributes,
            { argument in
                let work = Unmanaged<Work>.fromOpaque(argument!).takeUnretainedValue()
                work.result = work.body()
                return nil
            }, Unmanaged.passUnretained(work).toOpaque())
        guard started == 0 else { return body() }
        pthread_join(thread, nil)
        return work.result
    }
}
