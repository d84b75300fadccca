import ShellSyntax

/// Where a command was called: `$MyInvocation`, and the position that an error shows.
public final class InvocationInfo: HostObject {
    /// The command's name as typed.
    public var invocationName = ""
    /// The command; nil for a plain expression.
    public var command: CommandInfo?
    /// Where in a script the call stands. What follows is read from it when somebody asks: nearly no call ever is.
    private var place: ScriptExtent?
    private var own = Own()

    /// What was set instead of what the place says.
    private struct Own {
        var scriptName: String?
        var scriptLineNumber: Int?
        var offsetInLine: Int?
        var line: String?
        var positionText: String?
        var extentEndColumn: Int?
        var extentEndLine: Int?
    }

    /// Takes position and source line from a span of a script.
    func locate(_ extent: ScriptExtent) {
        place = extent
        own = Own()
    }

    /// Path of the script, empty for text without a file.
    public var scriptName: String {
        get { own.scriptName ?? place?.file ?? "" }
        set { own.scriptName = newValue }
    }
    /// 1-based line and column of the position; 0 when there is none.
    public var scriptLineNumber: Int {
        get { own.scriptLineNumber ?? place?.startLineNumber ?? 0 }
        set { own.scriptLineNumber = newValue }
    }
    public var offsetInLine: Int {
        get { own.offsetInLine ?? place?.startColumnNumber ?? 0 }
        set { own.offsetInLine = newValue }
    }
    /// The source line(s) and the text at the position.
    public var line: String {
        get { own.line ?? place.map { $0.source.line($0.startLineNumber) } ?? "" }
        set { own.line = newValue }
    }
    public var positionText: String {
        get { own.positionText ?? place?.text ?? "" }
        set { own.positionText = newValue }
    }
    /// Width of the position on its first line, for the `~~~~` marker.
    public var extentEndColumn: Int {
        get { own.extentEndColumn ?? place?.endColumnNumber ?? 0 }
        set { own.extentEndColumn = newValue }
    }
    public var extentEndLine: Int {
        get { own.extentEndLine ?? place?.endLineNumber ?? 0 }
        set { own.extentEndLine = newValue }
    }
    /// Whether objects come from the pipeline.
    var expectsInput = false
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
