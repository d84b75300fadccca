/// Variables.
extension Lexer {
    /// Scans behind `$` or the `@` of a splatted variable.
    func scanVariable(splatted: Bool, inString: Bool) -> Token {
        let unit = peek()
        if unit == UInt16(ascii: "{") {
            at += 1
            return scanBracedVariable(splatted: splatted, inString: inString)
        }
        guard unit.startsVariable else { return scanGeneric() }
        let name = at
        at += 1
        if unit == UInt16(ascii: "$") || unit == UInt16(ascii: "?") || unit == UInt16(ascii: "^") {
            if mode == .command, !peek().endsWord { return restartAsWord() }
        } else if !scanVariableName() {
            return restartAsWord()
        }
        let path = VariablePath(string(name, at))
        if path.lacksName {
            report(
                currentExtent,
                path.isDriveQualified ? .invalidVariableReferenceWithDrive : .invalidVariableReference)
        }
        return save(VariableToken(currentExtent, path: path, splatted: splatted))
    }

    /// Scans the rest of a name; false when it goes on as a word of a command.
    private func scanVariableName() -> Bool {
        while true {
            let unit = peek()
            if unit.continuesIdentifier || unit == UInt16(ascii: "?") {
                at += 1
            } else if unit == UInt16(ascii: ":") {
                if peek(1) == UInt16(ascii: ":") { return true }
                at += 1
            } else if unit == UInt16(ascii: ".") || unit == UInt16(ascii: "[") || unit == UInt16(ascii: "=") {
                return true
            } else {
                return mode != .command || unit.endsWord
            }
        }
    }

    private func restartAsWord() -> Token {
        at = start
        return scanGeneric(from: start)
    }

    private func scanBracedVariable(splatted: Bool, inString: Bool) -> Token {
        let open = at - 1
        var name = StringParts()
        var closed = false
        while true {
            let unit = peek()
            if unit == 0, isAtEnd { break }
            at += 1
            if unit == UInt16(ascii: "}") {
                closed = true
                break
            }
            if unit == UInt16(ascii: "`") {
                if isAtEnd { break }
                scanEscape(into: &name)
            } else if inString, unit.isDoubleQuote, peek().isDoubleQuote {
                name.append(peek())
                at += 1
            } else {
                if unit == UInt16(ascii: "{") {
                    report(at: at - 1, .openBraceNeedsToBeBackTickedInVariableName)
                }
                name.append(unit)
            }
        }
        guard closed else {
            report(extent(open - 1, at), .incompleteDollarVariableReference, incomplete: true)
            return token(.unknown, .tokenInError)
        }
        if mode == .command {
            let unit = peek()
            if !unit.endsWord, unit != UInt16(ascii: "."), unit != UInt16(ascii: "[") {
                return restartAsWord()
            }
        }
        var text = name.value
        if text.isEmpty {
            report(at: at - 1, .emptyVariableReference)
            text = ":Error:"
        }
        let path = VariablePath(text)
        if path.lacksName { report(currentExtent, .invalidBracedVariableReference) }
        return save(VariableToken(currentExtent, path: path, splatted: splatted))
    }
}

extension VariablePath {
    /// Whether nothing follows the colon of a scope or drive.
    var lacksName: Bool {
        unqualifiedPath.isEmpty
            || (isDriveQualified && userPath.utf8.last == UInt8(ascii: ":")
                && userPath.utf8.dropLast().firstIndex(of: UInt8(ascii: ":")) == nil)
    }
}
