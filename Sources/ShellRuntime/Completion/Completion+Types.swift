import ShellSyntax

extension CompletionContext {
    /// Completions of a type's name in brackets, of an attribute and of its arguments; nil elsewhere.
    func attributeOrType() -> CommandCompletion? {
        let units = Array(prefixText.utf16)
        var start = units.count
        while start > 0, Self.isTypeUnit(units[start - 1]) { start -= 1 }
        guard start > 0, token?.kind != .stringLiteral, token?.kind != .comment else { return nil }
        let word = String(decoding: units[start...], as: UTF16.self)
        if units[start - 1] == 0x5B {  // [
            if start >= 2, Self.endsOperand(units[start - 2]) { return nil }
            return answer(typeNames(word, quote: "", attributes: true), from: start)
        }
        if let name = attributeBefore(units, start) {
            return answer(attributeArguments(name, word), from: start)
        }
        return nil
    }

    private static func isTypeUnit(_ unit: UInt16) -> Bool {
        (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A) || (unit >= 0x61 && unit <= 0x7A)
            || unit == 0x5F
            || unit == 0x2E || unit == 0x2B
    }

    /// Whether a unit ends something that can be indexed.
    private static func endsOperand(_ unit: UInt16) -> Bool {
        unit == 0x29 || unit == 0x5D || unit == 0x7D || unit == 0x22 || unit == 0x27
            || (isTypeUnit(unit) && unit != 0x2E)
    }

    /// `[Name(... ,` before the word: the attribute's name.
    private func attributeBefore(_ units: [UInt16], _ start: Int) -> String? {
        var at = start
        while at > 0, units[at - 1] == 0x20 { at -= 1 }
        guard at > 0, units[at - 1] == 0x28 || units[at - 1] == 0x2C else { return nil }
        var depth = 0
        while at > 0 {
            at -= 1
            if units[at] == 0x29 { depth += 1 }
            if units[at] == 0x28 {
                if depth == 0 { break }
                depth -= 1
            }
            if units[at] == 0x0A || units[at] == 0x3B { return nil }
        }
        guard at > 0 else { return nil }
        var first = at
        while first > 0, Self.isTypeUnit(units[first - 1]) { first -= 1 }
        guard first > 0, first < at, units[first - 1] == 0x5B else { return nil }
        return String(decoding: units[first..<at], as: UTF16.self)
    }

    private func attributeArguments(_ name: String, _ word: String) -> [CompletionResult] {
        let names: [String]
        switch name.lowercased() {
        case "parameter":
            names = [
                "Position", "ParameterSetName", "Mandatory", "ValueFromPipeline",
                "ValueFromPipelineByPropertyName",
                "ValueFromRemainingArguments", "HelpMessage", "HelpMessageBaseName", "HelpMessageResourceId",
                "DontShow",
                "ExperimentName", "ExperimentAction",
            ]
        case "cmdletbinding":
            names = [
                "PositionalBinding", "DefaultParameterSetName", "SupportsShouldProcess", "SupportsPaging",
                "SupportsTransactions",
                "ConfirmImpact", "HelpUri", "RemotingCapability",
            ]
        case "validateset": names = ["IgnoreCase", "ErrorMessage"]
        case "validatepattern": names = ["Options", "ErrorMessage"]
        case "outputtype": names = ["ProviderCmdlet", "ParameterSetName"]
        default: names = []
        }
        return names.filter { $0.lowercased().hasPrefix(word.lowercased()) }.map {
            CompletionResult($0, .property)
        }
    }

    /// Names of types that begin with a word: accelerators and script classes by their own name, others in full.
    func typeNames(_ word: String, quote: String, attributes: Bool = false) -> [CompletionResult] {
        let folded = word.lowercased()
        var results: [CompletionResult] = []
        var seen: Set<String> = []
        func offer(_ name: String, list: String, _ kind: CompletionKind) {
            guard seen.insert(name.lowercased() + kind.name).inserted else { return }
            let text = quote.isEmpty ? name : quote + name + quote
            results.append(CompletionResult(text, list: list, kind, toolTip: name))
        }
        guard let dot = word.lastIndex(of: ".") else {
            for name in Accelerators.names where name.lowercased().hasPrefix(folded) {
                // Attributes are spelled as their classes are.
                let spelled = Self.attributes.first { $0.lowercased() == name.lowercased() } ?? name
                offer(spelled, list: spelled, .type)
            }
            for symbol in interpreter.scriptTypes.keys where symbol.name.lowercased().hasPrefix(folded) {
                offer(symbol.name, list: symbol.name, .type)
            }
            if attributes {
                for name in Self.attributes where name.lowercased().hasPrefix(folded) {
                    offer(name, list: name, .type)
                }
            }
            for name in namespaces() where !name.contains(".") && name.lowercased().hasPrefix(folded) {
                offer(name, list: name, .namespace)
            }
            return results.sorted { $0.listText.lowercased() < $1.listText.lowercased() }
        }
        let space = String(word[..<dot])
        for full in TypeLibrary.listedNames where full.lowercased().hasPrefix(folded) {
            let rest = full.dropFirst(space.count + 1)
            if rest.contains(".") { continue }
            let plain = full.prefix { $0 != "`" }
            let short = String(plain.dropFirst(space.count + 1))
            offer(String(plain), list: full.contains("`") ? short + "<>" : short, .type)
        }
        for name in namespaces()
        where name.lowercased().hasPrefix(folded) && !name.dropFirst(space.count + 1).contains(".") {
            offer(name, list: String(name.dropFirst(space.count + 1)), .namespace)
        }
        return results.sorted { $0.text.lowercased() < $1.text.lowercased() }
    }

    func namespaces() -> [String] {
        var all: Set<String> = []
        for name in TypeLibrary.listedNames {
            var space = name[...]
            while let dot = space.lastIndex(of: ".") {
                space = space[..<dot]
                all.insert(String(space))
            }
        }
        return all.sorted()
    }

    private static let attributes = [
        "Alias", "AllowEmptyCollection", "AllowEmptyString", "AllowNull", "ArgumentCompleter",
        "ArgumentCompletions", "CmdletBinding",
        "DscLocalConfigurationManager", "DscProperty", "DscResource", "ExperimentAction", "Experimental",
        "ExperimentalFeature",
        "NoRunspaceAffinity", "OutputType", "Parameter", "PSDefaultValue", "SupportsWildcards",
        "ValidateCount", "ValidateDrive",
        "ValidateLength", "ValidateNotNull", "ValidateNotNullOrEmpty", "ValidateNotNullOrWhiteSpace",
        "ValidatePattern",
        "ValidateRange", "ValidateScript", "ValidateSet", "ValidateTrustedData", "ValidateUserDrive",
    ]
}
