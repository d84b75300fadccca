import ShellSyntax

/// One argument of a call after evaluation.
struct RuntimeArgument {
    /// Name of `-Name`, without dash; nil for a positional value.
    var name: String?
    /// True for `-Name:value`: the value belongs to the name whatever its type.
    var isAttached = false
    /// The value; nil for `-Name` alone, whose value may follow.
    var value: Value?
    /// Where it stands.
    var extent: ScriptExtent
    /// Where the value of `-Name:value` stands; nil for the others.
    var valueExtent: ScriptExtent?
    /// As written, for programs and for what is not a parameter after all.
    var text = ""
    /// True for a word without quotes, in which programs get patterns expanded.
    var isBareWord: Bool { !text.isEmpty && name == nil }
    /// True for `a,b` written out, which a program gets as written.
    var isList = false
    /// True for text in quotes, in which no patterns are expanded.
    var isQuoted: Bool { extent.text.first.map { "'\"@".contains($0) } ?? false }
    /// True for the value of a splatted table: it is used if the command has such a parameter, and overridden by a written one.
    var isSplatted = false
}

/// What an argument word leaves in `$args`, so that `@args` can bind it by name again.
extension Value {
    static func parameterWord(_ text: String) -> Value {
        let decorated = DecoratedValue(Value(text))
        let list = MemberList()
        list.members.append(.note(name: "<CommandParameterName>", value: Value(text)))
        decorated.extendedMembers = list
        return .host(decorated)
    }

    /// `-Name` of a parameter word, or nil.
    var parameterWord: String? {
        guard case .host(let object) = self, object.extendedMembers != nil,
            let decorated = object as? DecoratedValue,
            decorated.extendedMembers?.members.contains(where: { $0.name == "<CommandParameterName>" })
                == true
        else { return nil }
        return decorated.base.toText().string
    }
}

extension RuntimeArgument {
    /// The argument when it is no parameter: `-Name:value` is two values.
    var asWords: [RuntimeArgument] {
        guard name != nil else { return [self] }
        let spelled = isAttached && value != nil && !text.hasSuffix(":") ? text + ":" : text
        let word = RuntimeArgument(name: nil, value: .parameterWord(spelled), extent: extent, text: spelled)
        guard isAttached, let value else { return [word] }
        return [word, RuntimeArgument(name: nil, value: value, extent: extent)]
    }
}
