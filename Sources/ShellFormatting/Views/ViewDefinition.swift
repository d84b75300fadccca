import ShellRuntime

/// Where the text of a cell or an item comes from.
public enum ViewExpression: Sendable {
    /// A property by name.
    case property(String)
    /// A function over the object, for values that no property has.
    case computed(@Sendable (Value, Interpreter) throws -> Value)
    /// A script of a format file; `$_` is the object.
    case script(ScriptSource)

    /// The text of a script in a format file, with what it compiles to once it ran.
    public final class ScriptSource: @unchecked Sendable {
        /// The script as written.
        public let text: String
        /// Compiled by the session that loaded the file; only that session's thread uses it.
        public var block: ScriptBlock?

        /// Keeps a script.
        public init(_ text: String) { self.text = text }
    }
}

/// A column of a table.
public struct ViewColumn: Sendable {
    /// Heading; the property's name when left out.
    public var label: String?
    /// Columns of the terminal; 0 to measure the cells (when the first column is 0) or share what is left.
    public var width: Int
    /// How cells and heading are aligned.
    public var alignment: Alignment
    /// The value.
    public var value: ViewExpression
    /// Format of the value, as in `{0:N2}` or `N2`.
    public var format: String?

    /// Declares a column of a property.
    public init(
        _ property: String, label: String? = nil, width: Int = 0, alignment: Alignment = .left,
        format: String? = nil
    ) {
        self.init(
            .property(property), label: label ?? property, width: width, alignment: alignment,
            format: format)
    }

    /// Declares a column of any value.
    public init(
        _ value: ViewExpression, label: String?, width: Int = 0, alignment: Alignment = .left,
        format: String? = nil
    ) {
        self.label = label
        self.width = width
        self.alignment = alignment
        self.value = value
        self.format = format
    }
}

/// A line of a list.
public struct ViewItem: Sendable {
    /// Label; the property's name when left out.
    public var label: String?
    /// The value.
    public var value: ViewExpression
    /// Format of the value.
    public var format: String?
    /// The item is shown only when this is true.
    public var condition: ViewExpression?

    /// Declares an item of a property.
    public init(_ property: String, label: String? = nil, format: String? = nil) {
        self.init(.property(property), label: label ?? property, format: format)
    }

    /// Declares an item of any value.
    public init(
        _ value: ViewExpression, label: String?, format: String? = nil, condition: ViewExpression? = nil
    ) {
        self.label = label
        self.value = value
        self.format = format
        self.condition = condition
    }
}

/// A piece of a custom view.
public indirect enum ViewPiece: Sendable {
    case text(String)
    case newLine
    case value(ViewExpression, format: String? = nil)
    /// A text whose lines are written as they are, however wide.
    case verbatim(ViewExpression)
    /// Shown once an element of the value.
    case each(ViewExpression, [ViewPiece])
    case frame(leftIndent: Int, rightIndent: Int = 0, firstLine: Int = 0, [ViewPiece])
    case when(ViewExpression, [ViewPiece])
}

/// How objects of some types are shown: one view of the list that the shell looks through.
public struct ViewDefinition: Sendable {
    /// The layout.
    public enum Layout: Sendable {
        case table(
            columns: [ViewColumn], hidesHeader: Bool = false, wraps: Bool = false, autosize: Bool = false)
        case list([ViewItem])
        case wide(ViewExpression, columns: Int = 0, autosize: Bool = false, format: String? = nil)
        case custom([ViewPiece])
    }

    /// What starts a new group, and its heading.
    public struct Grouping: Sendable {
        /// Objects with equal values are in one group.
        public var value: ViewExpression
        /// Shown before the value, `TypeName`.
        public var label: String
        /// Replaces the heading of label and value.
        public var heading: [ViewPiece]?

        /// Groups by a value.
        public init(_ value: ViewExpression, label: String, heading: [ViewPiece]? = nil) {
            self.value = value
            self.label = label
            self.heading = heading
        }
    }

    /// Name for `-View`.
    public var name: String
    /// Full names of the types.
    public var types: [String]
    /// The layout.
    public var layout: Layout
    /// Groups, or nil.
    public var grouping: Grouping?
    /// True for objects shown between the rows of other views (errors, warnings).
    public var isOutOfBand: Bool

    /// Declares a view.
    public init(
        _ name: String, types: [String], _ layout: Layout, grouping: Grouping? = nil,
        isOutOfBand: Bool = false
    ) {
        self.name = name
        self.types = types
        self.layout = layout
        self.grouping = grouping
        self.isOutOfBand = isOutOfBand
    }

    /// Declares a table of properties, the common case.
    public static func table(_ type: String, _ columns: [ViewColumn]) -> ViewDefinition {
        ViewDefinition(type, types: [type], .table(columns: columns))
    }

    /// Declares a list of properties.
    public static func list(_ type: String, _ properties: [String]) -> ViewDefinition {
        ViewDefinition(type, types: [type], .list(properties.map { ViewItem($0) }))
    }
}
