import ShellSyntax

extension Interpreter {
    /// Shows an object that reached the end of a top-level pipeline.
    func show(_ value: Value) throws {
        if display == nil { display = formatter.makeOutput(self) }
        try display!.write(value)
    }

    /// Shows what the display holds back, before other text is written.
    public func finishDisplay() {
        guard let display else { return }
        self.display = nil
        try? display.finish()
    }

    func makeFileDisplay(_ path: String, _ append: Bool) throws -> ObjectDisplay {
        guard let fileDisplay else {
            throw ScriptError.make(
                id: "RedirectionNotSupported", category: .notImplemented,
                message: "Output cannot be redirected to a file in this session.")
        }
        return try fileDisplay(path, append, self)
    }

    /// An object as lines for a program's standard input.
    func lines(of value: Value) throws -> [UInt8] {
        if case .text(let text) = value.unwrapped { return Array(text.string.utf8) + [10] }
        if value.isNull { return [10] }
        return Array(try Conversions.text(value, self).string.utf8) + [10]
    }

    /// `-match` and its kin: the result, and what `$Matches` becomes.
    func match(_ operation: TokenKind, _ left: Value, _ right: Value) throws -> (Value, Value?) {
        let ignoreCase = operation == .imatch || operation == .inotmatch
        let negated = operation == .inotmatch || operation == .cnotmatch
        let (result, match) = try Operators.match(left, right, ignoreCase: ignoreCase, negated: negated, self)
        return (result, match.map { .table($0.makeTable()) })
    }

    /// An `ArrayList` of values.
    func arrayList(_ values: [Value]) -> Value {
        if let type = TypeCatalog.shared.resolve("System.Collections.ArrayList"),
            let list = try? Conversions.convert(.array(ArrayObject(values)), to: type, self)
        {
            return list
        }
        return .array(ArrayObject(values))
    }

    /// `$PWD`
    func locationObject() -> Value {
        if let make = locationFactory { return make(self) }
        return Value(drives.currentPath)
    }

    /// `$Host`
    func hostObject() -> Value { hostFactory?(self) ?? .null }
}
