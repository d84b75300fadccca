/// One condition of `if` with its body.
public struct IfClause: Sendable {
    /// The condition.
    public let condition: PipelineBaseAst
    /// What runs when it holds.
    public let body: StatementBlockAst
}

/// One pattern of `switch` with its body.
public struct SwitchClause: Sendable {
    /// The pattern: a value, or a script block that tests `$_`.
    public let condition: ExpressionAst
    /// What runs when it matches.
    public let body: StatementBlockAst
}

/// One entry of a hash table.
public struct HashtablePair: Sendable {
    /// The key.
    public let key: ExpressionAst
    /// The value.
    public let value: StatementAst
}

/// An option of a statement that could not be read to its end.
public struct ErrorStatementFlag: Sendable {
    /// The option's name without its dash.
    public let name: String
    /// The option's token.
    public let token: Token
    /// The option's argument.
    public let argument: Ast?
}

/// A piece of an expandable string.
public enum ExpandablePart: Sendable {
    /// Text, escapes resolved.
    case text(String)
    /// What is evaluated in its place.
    case expression(ExpressionAst)
}

/// How a string is written.
public enum StringConstantType: UInt8, Sendable {
    /// `'...'`.
    case singleQuoted = 0
    /// `@'...'@`.
    case singleQuotedHereString = 1
    /// `"..."`.
    case doubleQuoted = 2
    /// `@"..."@`.
    case doubleQuotedHereString = 3
    /// A word without quotes.
    case bareWord = 4
}

/// What `using` brings in.
public enum UsingStatementKind: UInt8, Sendable {
    /// An assembly.
    case assembly = 0
    /// A command.
    case command = 1
    /// A module.
    case module = 2
    /// A namespace.
    case namespace = 3
    /// A type.
    case type = 4
}

/// What a configuration is of.
public enum ConfigurationType: UInt8, Sendable {
    /// A resource.
    case resource = 0
    /// The configuration of a configuration manager.
    case meta = 1
}

/// The streams that can be redirected.
public enum RedirectionStream: UInt8, Sendable {
    /// Every stream.
    case all = 0
    /// Output.
    case output = 1
    /// Errors.
    case error = 2
    /// Warnings.
    case warning = 3
    /// Verbose messages.
    case verbose = 4
    /// Debug messages.
    case debug = 5
    /// Information records.
    case information = 6
}

/// The options of `switch`, with PowerShell's numbers.
public struct SwitchFlags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes flags of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `-file`.
    public static let file = SwitchFlags(rawValue: 1)
    /// `-regex`.
    public static let regex = SwitchFlags(rawValue: 2)
    /// `-wildcard`.
    public static let wildcard = SwitchFlags(rawValue: 4)
    /// `-exact`.
    public static let exact = SwitchFlags(rawValue: 8)
    /// `-casesensitive`.
    public static let caseSensitive = SwitchFlags(rawValue: 16)
    /// `-parallel`.
    public static let parallel = SwitchFlags(rawValue: 32)
}

/// The options of `foreach`.
public struct ForEachFlags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes flags of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `-parallel`.
    public static let parallel = ForEachFlags(rawValue: 1)
}

/// What sort of type is defined.
public struct TypeAttributes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes flags of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A class.
    public static let `class` = TypeAttributes(rawValue: 1)
    /// An interface.
    public static let interface = TypeAttributes(rawValue: 2)
    /// An enumeration.
    public static let `enum` = TypeAttributes(rawValue: 4)
}

/// Modifiers of a property.
public struct PropertyAttributes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes flags of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Public.
    public static let `public` = PropertyAttributes(rawValue: 1)
    /// Private.
    public static let `private` = PropertyAttributes(rawValue: 2)
    /// Static.
    public static let `static` = PropertyAttributes(rawValue: 16)
    /// A label of an enumeration.
    public static let literal = PropertyAttributes(rawValue: 32)
    /// Hidden.
    public static let hidden = PropertyAttributes(rawValue: 64)
}

/// Modifiers of a method.
public struct MethodAttributes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes flags of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Public.
    public static let `public` = MethodAttributes(rawValue: 1)
    /// Private.
    public static let `private` = MethodAttributes(rawValue: 2)
    /// Static.
    public static let `static` = MethodAttributes(rawValue: 16)
    /// Hidden.
    public static let hidden = MethodAttributes(rawValue: 64)
}
