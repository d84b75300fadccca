import ShellRuntime

/// The alignment of a cell; `unset` leaves it to the column, and there to the left.
public enum Alignment: Sendable {
    case unset, left, center, right
}

/// A column of a table as its header shows it.
struct TableColumn {
    var label: String
    /// Columns of the terminal, 0 to measure the cells.
    var width = 0
    var alignment = Alignment.unset
}

/// What kind of view a sequence of format objects is, with what its header needs.
enum FormatShape {
    case table(columns: [TableColumn], hidesHeader: Bool, repeatsHeader: Bool)
    case list
    case wide(columns: Int)
    case custom
}

/// A piece of a custom view.
indirect enum CustomPiece {
    case text(String)
    case newLine
    /// Lines written as they are.
    case verbatim(String)
    case frame(leftIndent: Int, rightIndent: Int, firstLine: Int, [CustomPiece])
}

/// One object, ready to be laid out.
enum FormatEntry {
    case row(cells: [TableCell], wraps: Bool)
    case list([(label: String, value: String)])
    case wide(String)
    case custom([CustomPiece])
    /// Text of a string or scalar, shown as it stands.
    case text(Text)
}

/// The text of a cell of a table.
struct TableCell {
    var text: String
    var alignment = Alignment.unset
}

/// Where a shown object came from.
public enum MessageStream: Sendable {
    case output, error, warning, verbose, debug

    /// What a host writes in front of a message.
    public var prefix: String {
        switch self {
        case .output, .error: ""
        case .warning: "WARNING: "
        case .verbose: "VERBOSE: "
        case .debug: "DEBUG: "
        }
    }
}

/// The base of the objects that the Format cmdlets write: a script may hold them and have them shown later.
public class FormatData: HostObject {
    fileprivate static func makeType(_ name: String) -> TypeInfo {
        TypeInfo("Microsoft.PowerShell.Commands.Internal.Format." + name, base: .object)
    }
}

/// The beginning of a view.
public final class FormatStartData: FormatData {
    let shape: FormatShape
    /// True when the columns are measured over the whole group.
    let autosize: Bool

    init(_ shape: FormatShape, autosize: Bool) {
        self.shape = shape
        self.autosize = autosize
    }

    private static let formatType = makeType("FormatStartData")
    public override var type: TypeInfo { Self.formatType }
}

/// The beginning of a group of objects, with its heading when objects are grouped.
public final class GroupStartData: FormatData {
    let heading: [CustomPiece]?

    init(heading: [CustomPiece]?) { self.heading = heading }

    private static let formatType = makeType("GroupStartData")
    public override var type: TypeInfo { Self.formatType }
}

/// One object of a view, or one shown between the others without belonging to the view.
public final class FormatEntryData: FormatData {
    let entry: FormatEntry
    let isOutOfBand: Bool
    /// The stream that the object came from, which a host shows in its own way.
    let stream: MessageStream

    init(_ entry: FormatEntry, isOutOfBand: Bool = false, stream: MessageStream = .output) {
        self.entry = entry
        self.isOutOfBand = isOutOfBand
        self.stream = stream
    }

    private static let formatType = makeType("FormatEntryData")
    public override var type: TypeInfo { Self.formatType }
}

/// The end of a group.
public final class GroupEndData: FormatData {
    private static let formatType = makeType("GroupEndData")
    public override var type: TypeInfo { Self.formatType }
}

/// The end of a view.
public final class FormatEndData: FormatData {
    private static let formatType = makeType("FormatEndData")
    public override var type: TypeInfo { Self.formatType }
}
