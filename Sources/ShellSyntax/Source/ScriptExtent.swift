/// A span of a script, as `IScriptExtent` shows it: offsets in UTF-16 units, lines and columns from 1.
public struct ScriptExtent: Sendable {
    /// The script that the span is of.
    public let source: SourceText
    private let start: Int32
    private let end: Int32

    /// Makes a span of two offsets.
    public init(_ source: SourceText, _ start: Int, _ end: Int) {
        self.source = source
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// A span of no text, for nodes that stand for nothing written.
    public static let empty = ScriptExtent(SourceText(""), 0, 0)

    /// Offset of the first unit.
    public var startOffset: Int { Int(start) }
    /// Offset behind the last unit.
    public var endOffset: Int { Int(end) }
    /// Name of the file, if the script has one.
    public var file: String? { source.file }
    /// Line of the first unit.
    public var startLineNumber: Int { source.position(at: startOffset).line }
    /// Column of the first unit.
    public var startColumnNumber: Int { source.position(at: startOffset).column }
    /// Line of the end.
    public var endLineNumber: Int { source.position(at: endOffset).line }
    /// Column of the end.
    public var endColumnNumber: Int { source.position(at: endOffset).column }
    /// The text of the span.
    public var text: String { source.text(from: startOffset, to: endOffset) }
    /// Whether the span has no text.
    public var isEmpty: Bool { start == end }

    /// The span from the start of this one to the end of another.
    public func through(_ other: ScriptExtent) -> ScriptExtent {
        ScriptExtent(source, startOffset, other.endOffset)
    }

    /// The empty span at the end of this one.
    public var after: ScriptExtent { ScriptExtent(source, endOffset, endOffset) }
    /// The empty span at the start of this one.
    public var before: ScriptExtent { ScriptExtent(source, startOffset, startOffset) }
}
