import Glibc
import Synchronization

/// Works on several databases at once, each on a thread of its own.
enum ParallelWork {
    /// Takes a note of what is worked on and percent of it; false when the work is to stop.
    typealias Note = @Sendable (_ item: String, _ percent: Int) -> Bool

    /// What the threads say, taken over by the caller's thread.
    private final class Board<Value: Sendable>: Sendable {
        struct State {
            var results: [Result<Value, any Error>?]
            var notes: [(item: String, percent: Int)] = []
            var isCancelled = false
        }

        let state: Mutex<State>

        init(_ count: Int) { state = Mutex(State(results: Array(repeating: nil, count: count))) }

        func note(_ item: String, _ percent: Int) -> Bool {
            state.withLock { state in
                if state.notes.last.map({ $0 != (item, percent) }) ?? true {
                    state.notes.append((item, percent))
                }
                return !state.isCancelled
            }
        }
    }

    private final class Box: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    /// Performs `count` pieces of work at once and returns their results in order. The caller's thread passes on progress and
    /// cancellation meanwhile.
    static func perform<Value: Sendable>(
        _ count: Int, _ events: BackupEvents, _ log: OperationLog,
        _ body: @escaping @Sendable (_ index: Int, _ note: Note) throws -> Value
    ) -> [Result<Value, any Error>] {
        let board = Board<Value>(count)
        var threads: [pthread_t] = []
        for index in 0..<count {
            let box = Box {
                let result = Result { try body(index) { board.note($0, $1) } }
                board.state.withLock { $0.results[index] = result }
            }
            if let thread = start(box) { threads.append(thread) } else { box.work() }
        }
        log.beginItem()
        while !board.state.withLock({ $0.results.allSatisfy { $0 != nil } }) {
            if events.isCancelled() { board.state.withLock { $0.isCancelled = true } }
            report(board, log)
            usleep(2_000)
        }
        for thread in threads { pthread_join(thread, nil) }
        report(board, log)
        return board.state.withLock { $0.results.map { $0! } }
    }

    /// Nil when the system has no thread to give.
    private static func start(_ box: Box) -> pthread_t? {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(box)
        let code = pthread_create(
            &thread, nil,
            { pointer in
                Unmanaged<Box>.fromOpaque(pointer!).takeRetainedValue().work()
                return nil
            }, argument.toOpaque())
        if code == 0 { return thread }
        argument.release()
        return nil
    }

    private static func report<Value>(_ board: Board<Value>, _ log: OperationLog) {
        let notes = board.state.withLock { state in
            defer { state.notes = [] }
            return state.notes
        }
        // A log that cannot be written fails the operation at its next line.
        for note in notes { try? log.progress(note.item, note.percent) }
    }
}
