import Administration
import Glibc
import ShellRuntime
import Synchronization

/// Brings what a running command says to the streams of its cmdlet.
///
/// The streams belong to the engine's thread; what other threads say waits for the next word of that one, or for the end.
final class FarmEvents: Sendable {
    private enum Word {
        case verbose(String)
        case warning(String)
        case progress(CommandProgress)
    }

    private struct State: ~Copyable {
        var waiting: [Word] = []
        var failure: (any Error)?
    }

    /// The cmdlet's streams; used on the engine's thread alone.
    private struct Streams: @unchecked Sendable {
        let context: ShellRuntime.CommandContext
        let thread = pthread_self()
        var isOwnThread: Bool { pthread_equal(thread, pthread_self()) != 0 }
    }

    private let streams: Streams
    private let stop: StopFlag
    private let state = Mutex(State())

    init(_ context: ShellRuntime.CommandContext) {
        streams = Streams(context: context)
        stop = context.interpreter.stop
    }

    /// What the command calls.
    var events: CommandEvents {
        CommandEvents(
            progress: { self.say(.progress($0)) }, verbose: { self.say(.verbose($0)) },
            warning: { self.say(.warning($0)) },
            isCancelled: { self.stop.isRequested || self.state.withLock { $0.failure != nil } })
    }

    /// Says what still waits.
    ///
    /// - Throws: what a stream threw meanwhile, such as a stop by `-WarningAction Stop`.
    func finish() throws {
        deliver()
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func say(_ word: Word) {
        state.withLock { $0.waiting.append(word) }
        if streams.isOwnThread { deliver() }
    }

    private func deliver() {
        let words = state.withLock { state in
            defer { state.waiting = [] }
            return state.failure == nil ? state.waiting : []
        }
        do {
            for word in words { try write(word) }
        } catch {
            state.withLock { $0.failure = error }
        }
    }

    private func write(_ word: Word) throws {
        switch word {
        case .verbose(let line): try streams.context.writeVerbose(line)
        case .warning(let line): try streams.context.writeWarning(line)
        case .progress(let progress):
            var record = ProgressRecord(activity: progress.activity, status: progress.status)
            record.percentComplete = progress.percent ?? -1
            record.isCompleted = progress.isCompleted
            try streams.context.writeProgress(record)
        }
    }
}
