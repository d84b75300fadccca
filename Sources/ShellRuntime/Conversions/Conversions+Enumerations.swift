/// Names and numbers to enumerations.
extension Conversions {
    static func enumeration(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Outcome {
        switch value {
        case .text(let text): return names(text.string, of: type)
        case .array(let array):
            // A list of names is one comma list.
            let list = array.values.map { $0.toText().string }.joined(separator: ",")
            return names(list, of: type)
        default: break
        }
        guard Operand(value) != nil, !isReal(value) else { return .failure(.noConversion) }
        do throws(NumberFailure) {
            guard case .long(let number)? = try number(value, to: .int64) else {
                return .failure(.noConversion)
            }
            return self.number(number, value, of: type)
        } catch {
            return .failure(
                .threw(id: "InvalidCastIConvertible", exception: error.exception, message: error.message))
        }
    }

    private static func isReal(_ value: Value) -> Bool {
        switch value {
        case .double, .single, .bool: true
        default: false
        }
    }

    private static func number(_ number: Int64, _ value: Value, of type: TypeInfo) -> Outcome {
        guard let info = type.enumeration else { return .failure(.noConversion) }
        if isDefined(number, info) { return .success(.host(EnumObject(type, number))) }
        let text =
            "Cannot convert value \"\(number)\" to type \"\(type.fullName)\" due to enumeration values that are "
            + "not valid. Specify one of the following enumeration values and try again. The possible "
            + "enumeration values are \"\(info.members.map(\.name).joined(separator: ","))\"."
        return .failure(.complete(invalid("UndefinedIntegerToEnum", text)))
    }

    /// Named, or for flags made of named bits.
    private static func isDefined(_ number: Int64, _ info: EnumerationInfo) -> Bool {
        if info.members.contains(where: { $0.value == number }) { return true }
        guard info.isFlags else { return false }
        let all = info.members.reduce(Int64(0)) { $0 | $1.value }
        return number & ~all == 0
    }

    private static func names(_ text: String, of type: TypeInfo) -> Outcome {
        guard let info = type.enumeration else { return .failure(.noConversion) }
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false).map { trim($0) }
        var number: Int64 = 0
        for piece in pieces {
            guard let part = member(piece, info) else {
                return .failure(.complete(unmatched(text, type, info)))
            }
            number |= part
        }
        if pieces.count > 1 && !info.isFlags && !isDefined(number, info) {
            return .failure(.complete(unmatched(text, type, info)))
        }
        return .success(.host(EnumObject(type, number)))
    }

    private static func trim(_ text: Substring) -> String {
        Text(String(text)).trimmed().string
    }

    /// A name in any case, an unambiguous beginning of one, or a number.
    private static func member(_ name: String, _ info: EnumerationInfo) -> Int64? {
        if name.isEmpty { return nil }
        if let number = Int64(name) { return number }
        let folded = name.uppercased()
        if let exact = info.members.first(where: { $0.name.uppercased() == folded }) { return exact.value }
        let candidates = info.members.filter { $0.name.uppercased().hasPrefix(folded) }
        return candidates.count == 1 ? candidates[0].value : nil
    }

    private static func unmatched(_ text: String, _ type: TypeInfo, _ info: EnumerationInfo) -> ScriptError {
        let reason =
            "Unable to match the identifier name \(text) to a valid enumerator name. Specify one of the "
            + "following enumerator names and try again:\n\(info.members.map(\.name).joined(separator: ", "))"
        let message =
            "Cannot convert value \"\(text)\" to type \"\(type.fullName)\". Error: \"\(reason)\""
        return invalid("SubstringDisambiguationEnumParseThrewAnException", message)
    }

    private static func invalid(_ id: String, _ message: String) -> ScriptError {
        .make(
            id: id, category: .invalidArgument, message: message,
            inner: ExceptionObject("System.Management.Automation.PSInvalidCastException", message))
    }
}
