/// A token of the text.
public class Token: @unchecked Sendable {
    /// Its kind.
    public internal(set) var kind: TokenKind
    /// Where it stands.
    public let extent: ScriptExtent
    /// What is special to this token; `tokenFlags` adds what holds for its kind.
    var extraFlags: TokenFlags = []

    init(_ kind: TokenKind, _ extent: ScriptExtent, _ flags: TokenFlags = []) {
        self.kind = kind
        self.extent = extent
        extraFlags = flags
    }

    /// All that is known of it.
    public var tokenFlags: TokenFlags { kind.flags.union(extraFlags) }
    /// Whether it is part of a syntax error.
    public var hasError: Bool { extraFlags.contains(.tokenInError) }
    /// Its text.
    public var text: String { extent.text }
    /// Whether a token of an expandable string lies inside.
    public var nestedTokens: [Token] { [] }
}

/// A number.
public final class NumberToken: Token, @unchecked Sendable {
    /// The number.
    public let value: NumericLiteral

    init(_ extent: ScriptExtent, _ value: NumericLiteral, _ flags: TokenFlags = []) {
        self.value = value
        super.init(.number, extent, flags)
    }
}

/// A parameter of a command.
public final class ParameterToken: Token, @unchecked Sendable {
    /// The name without its dash.
    public let parameterName: String
    /// Whether a colon ends it.
    public let usedColon: Bool

    init(_ extent: ScriptExtent, name: String, usedColon: Bool) {
        parameterName = name
        self.usedColon = usedColon
        super.init(.parameter, extent)
    }
}

/// A variable, splatted or not.
public final class VariableToken: Token, @unchecked Sendable {
    /// Its name.
    public let variablePath: VariablePath

    init(_ extent: ScriptExtent, path: VariablePath, splatted: Bool, _ flags: TokenFlags = []) {
        variablePath = path
        super.init(splatted ? .splattedVariable : .variable, extent, flags)
    }

    /// The name without `$` and braces.
    public var name: String { variablePath.unqualifiedPath }
}

/// A word or string.
public class StringToken: Token, @unchecked Sendable {
    /// The text that it means.
    public let value: String

    init(_ kind: TokenKind, _ extent: ScriptExtent, value: String, _ flags: TokenFlags = []) {
        self.value = value
        super.init(kind, extent, flags)
    }
}

/// A string or word without anything to expand.
public final class StringLiteralToken: StringToken, @unchecked Sendable {}

/// A string or word with something to expand.
public final class StringExpandableToken: StringToken, @unchecked Sendable {
    /// Text and tokens in order.
    enum Part {
        case text(String)
        case token(Token)
    }

    let parts: [Part]
    /// The tokens inside, all of them; filled in when the string is parsed.
    var nested: [Token] = []

    init(_ kind: TokenKind, _ extent: ScriptExtent, value: String, parts: [Part], _ flags: TokenFlags = []) {
        self.parts = parts
        super.init(kind, extent, value: value, flags)
    }

    override public var nestedTokens: [Token] { nested }
}

/// A label of a loop.
public final class LabelToken: Token, @unchecked Sendable {
    /// The label without its colon.
    public let labelText: String

    init(_ extent: ScriptExtent, label: String) {
        labelText = label
        super.init(.label, extent)
    }
}

/// A redirection.
public class RedirectionToken: Token, @unchecked Sendable {}

/// `<`.
public final class InputRedirectionToken: RedirectionToken, @unchecked Sendable {}

/// A redirection to another stream, such as `2>&1`.
public final class MergingRedirectionToken: RedirectionToken, @unchecked Sendable {
    /// The stream redirected.
    public let fromStream: RedirectionStream
    /// The stream written to.
    public let toStream: RedirectionStream

    init(_ extent: ScriptExtent, from: RedirectionStream, to: RedirectionStream) {
        fromStream = from
        toStream = to
        super.init(.redirection, extent)
    }
}

/// A redirection to a file, such as `2>>`.
public final class FileRedirectionToken: RedirectionToken, @unchecked Sendable {
    /// The stream redirected.
    public let fromStream: RedirectionStream
    /// Whether it appends.
    public let append: Bool

    init(_ extent: ScriptExtent, from: RedirectionStream, append: Bool) {
        fromStream = from
        self.append = append
        super.init(.redirection, extent)
    }
}
