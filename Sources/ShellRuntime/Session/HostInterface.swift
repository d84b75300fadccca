/// The terminal, or what stands in for it: where text goes and where answers come from.
open class HostInterface {
    /// Makes a host.
    public init() {}

    /// Which handle a text goes to.
    public enum Channel: Sendable { case output, error }

    /// Columns that formatted output may use.
    open var width: Int { 120 }
    /// Rows of the window.
    open var height: Int { 30 }
    /// True when escape sequences for colours may be written.
    open var supportsColor: Bool { false }
    /// True when the environment asks for plain text (`NO_COLOR`, a terminal without colours).
    open var forbidsColor: Bool { false }
    /// True when questions can be asked (not `-NonInteractive`, standard input is free for it).
    open var isInteractive: Bool { false }

    /// True when output must come through `write`: it is kept or shown elsewhere than on standard output.
    open var capturesOutput: Bool { false }
    /// Asks for the values of mandatory parameters, one after the other.
    open func promptForValues(command: String, _ missing: [ParameterInfo], _ interpreter: Interpreter) throws
        -> [Value]
    {
        []
    }
    /// Writes text as it stands.
    open func write(_ text: String, to channel: Channel) {}
    /// Writes UTF-8 bytes as they stand to the output; the fast path of plain text.
    open func write(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        write(String(decoding: bytes, as: UTF8.self), to: .output)
    }
    /// Makes buffered output visible.
    open func flush() {}
    /// Reads a line after a prompt; nil at end of input.
    open func readLine(prompt: String) throws -> String? { nil }
    /// Reads a line without echo (each character shown as `*`) as UTF-8 bytes that the caller wipes; nil at end of input.
    open func readSecret(prompt: String) throws -> [UInt8]? { nil }
    /// Waits for one key and gives its character; nil at end of input.
    open func readKey(prompt: String) throws -> Character? { nil }
    /// Shows or updates a progress bar.
    open func showProgress(_ record: ProgressRecord) {}
    /// Gives the terminal to a program that is started, with the modes it had before the shell.
    open func lendTerminal() {}
    /// Takes the terminal back when the program has ended.
    open func reclaimTerminal() {}
    /// Lets the user choose; returns the index, or the default on Enter.
    open func choose(
        caption: String, message: String, choices: [(label: String, help: String)], defaultChoice: Int
    )
        throws -> Int
    { defaultChoice }
    /// `$Host.UI.RawUI.WindowTitle`.
    open var windowTitle = ""
}
