import Glibc
import ShellRuntime

/// Ctrl-C: the signal asks the engine to stop and leaves the shell running.
enum Interruption {
    // A signal handler can reach nothing but a global; it is written once, before the handler is installed.
    nonisolated(unsafe) private static var flag: StopFlag?

    /// Routes SIGINT to a flag.
    static func install(_ stop: StopFlag) {
        flag = stop
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.flag?.request() }
        // System calls that wait return at once, so that a stop is seen.
        action.sa_flags = 0
        sigaction(SIGINT, &action, nil)
    }
}
