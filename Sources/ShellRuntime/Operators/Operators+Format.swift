/// `-f`.
extension Operators {
    static func formatOperator(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        let template = try Conversions.text(left, interpreter)
        let arguments = try elements(of: right)?.values ?? [right]
        return .text(try Formatting.format(template, arguments, interpreter))
    }
}
