import ShellSyntax

/// Where a command was called: `$MyInvocation`, and the position that an error shows.
public final class InvocationInfo: HostObject {
    /// The command's name as typed.
    public var invocationName = ""
    /// The command; nil for a plain expression.
    public var command: CommandInfo?
    /// Path of the script, empty for text without a file.
    public var scriptName = ""
    /// 1-based line and column of the position; 0 when there is none.
    public var scriptLineNumber = 0
    public var offsetInLine = 0
    /// The source line(s) and the text at the position.
    public var line = ""
    public var positionText = ""
    /// Width of the position on its first line, for the `~~~~` marker.
    public var extentEndColumn = 0
    public var extentEndLine = 0
    /// Position in the pipeline, from 1, and number of commands in it.
    public var pipelinePosition = 1
    public var pipelineLength = 1
    /// Bound parameters and the rest.
    public var boundParameters: TableObject?
    public var unboundArguments: [Value] = []
    /// `CommandOrigin` is `Runspace` for typed text, `Internal` for called code.
    public var isInternal = false
    /// Script that holds the call, and its folder.
    public var scriptRoot: String {
        guard let slash = scriptName.lastIndex(of: "/") else { return "" }
        return slash == scriptName.startIndex ? "/" : String(scriptName[..<slash])
    }

    public override var type: TypeInfo { TypeCatalog.shared.invocationInfo }
}
