import ShellRuntime

/// What a Format cmdlet was asked for. The default formatter asks for nothing.
struct FormatRequest {
    /// `-Expand`.
    enum Expansion { case coreOnly, enumOnly, both }

    /// The shape; nil lets the object's views and properties choose.
    var shape: ViewShape?
    var properties: [PropertyParameter] = []
    var viewName: String?
    var groupBy: PropertyParameter?
    var autosize = false
    var wraps = false
    var hidesHeader = false
    var repeatsHeader = false
    /// Columns of a wide view, 0 when not given.
    var columns = 0
    /// Levels of a custom view.
    var depth = 5
    var expansion = Expansion.enumOnly
    /// `-Force`: also strings and errors are shown in the shape.
    var isForced = false
    /// `-ShowError`: what failed in expressions is reported.
    var showsErrors = false
    /// `-DisplayError`: `#ERR` in the place of the value.
    var displaysErrors = false
}

/// Values of a view's cells, with what failed on the way.
final class CellReader {
    let reader: ObjectReader
    let resolver: PropertyResolver
    let cells: CellText
    private let request: FormatRequest
    /// Errors of expressions, for `-ShowError`.
    private(set) var failures: [ErrorRecord] = []

    init(_ interpreter: Interpreter, _ request: FormatRequest, enumerationLimit: Int) {
        reader = ObjectReader(interpreter: interpreter)
        resolver = PropertyResolver(reader: reader)
        cells = CellText(reader: reader, enumerationLimit: enumerationLimit)
        self.request = request
    }

    /// The value of an expression; a failure counts as no value.
    func value(_ parameter: PropertyParameter, of object: Value) throws -> Value {
        try caught { try resolver.value(parameter, of: object) } ?? .nothing
    }

    /// The text of a cell.
    func text(_ parameter: PropertyParameter, of object: Value, inTable: Bool = false) throws -> String {
        guard let value = try caught({ try resolver.value(parameter, of: object) }) else {
            return request.displaysErrors ? "#ERR" : ""
        }
        return try cells.text(value, format: parameter.format, inTable: inTable)
    }

    /// Runs a reading; nil when it failed with an error, which is kept. Stopping goes through.
    private func caught(_ read: () throws -> Value) throws -> Value? {
        do {
            return try read()
        } catch let error as ScriptError {
            failures.append(error.record)
            return nil
        }
    }

    /// Takes the errors collected so far.
    func takeFailures() -> [ErrorRecord] {
        defer { failures.removeAll() }
        return failures
    }
}
