import ShellRuntime

/// Turns a stream of objects into format objects: chooses the view by the first one, opens and closes groups, and
/// lets strings, numbers and errors pass between the entries.
final class Formatter {
    private enum State { case outside, inDocument, inGroup }

    private let session: FormatSession
    private let request: FormatRequest
    private let emit: (FormatData) throws -> Void
    private let cells: CellReader
    private var generator: EntryGenerator?
    private var state = State.outside
    private var groupValue: Value = .nothing
    private let outOfBand: OutOfBandFormatter

    /// Makes a formatter whose objects go to `emit`.
    init(_ session: FormatSession, _ request: FormatRequest, emit: @escaping (FormatData) throws -> Void) {
        self.session = session
        self.request = request
        self.emit = emit
        cells = CellReader(session.interpreter, request, enumerationLimit: session.enumerationLimit)
        outOfBand = OutOfBandFormatter(session, cells)
    }

    /// Takes one object; collections inside are taken apart as `-Expand` says.
    func process(_ object: Value) throws {
        if object.isNull { return }
        if case .host(let host) = object, let data = host as? FormatData {
            try emit(data)
            return
        }
        guard let elements = try expansion(of: object) else { return try processOne(object) }
        if request.expansion == .both { try processOne(object) }
        for element in elements where !element.isNull { try processOne(element) }
    }

    private func expansion(of object: Value) throws -> [Value]? {
        if request.expansion == .coreOnly { return nil }
        return try cells.reader.elements(object)
    }

    private func processOne(_ object: Value) throws {
        let mayPass = request.shape == nil || !request.isForced
        if mayPass, let entry = try outOfBand.entry(object, fallsBackToList: false) { return try emit(entry) }
        let generator = try open(object)
        if mayPass, !generator.accepts(object), let entry = try outOfBand.entry(object, fallsBackToList: true)
        {
            return try emit(entry)
        }
        try changeGroup(object, generator)
        try emit(FormatEntryData(try generator.entry(object)))
        try reportFailures()
    }

    private func open(_ object: Value) throws -> EntryGenerator {
        if let generator, state != .outside { return generator }
        let made = try session.generator(for: object, request, cells)
        generator = made
        let start = try made.start(object)
        try emit(start)
        state = .inDocument
        return made
    }

    private func changeGroup(_ object: Value, _ generator: EntryGenerator) throws {
        guard let (value, heading) = try group(of: object, generator) else {
            if state == .inDocument { try openGroup(nil) }
            return
        }
        if state == .inGroup {
            if try isSameGroup(value) { return }
            try emit(GroupEndData())
        }
        groupValue = value
        try openGroup(heading)
    }

    private func openGroup(_ heading: [CustomPiece]?) throws {
        try emit(GroupStartData(heading: heading))
        state = .inGroup
    }

    private func isSameGroup(_ value: Value) throws -> Bool {
        if value.isNull && groupValue.isNull { return true }
        if (try? Operators.compareEqual(value, groupValue, ignoreCase: true, session.interpreter)) == true {
            return true
        }
        return try cells.cells.text(value) == cells.cells.text(groupValue)
    }

    private func group(of object: Value, _ generator: EntryGenerator) throws -> (Value, [CustomPiece])? {
        if let parameter = request.groupBy {
            let resolved = try cells.resolver.resolve(parameter, on: object).first
            let used = resolved?.parameter ?? parameter
            let value = try cells.value(used, of: object)
            let label = parameter.label ?? resolved?.name ?? parameter.name
            return (value, try heading(label, used, object))
        }
        guard let grouping = generator.grouping else { return nil }
        let parameter = PropertyParameter(expression: .view(grouping.value))
        let value = try cells.value(parameter, of: object)
        if let pieces = grouping.heading {
            return (value, try ViewPieces(cells: cells).render(pieces, object))
        }
        return (value, try heading(grouping.label, parameter, object))
    }

    private func heading(
        _ label: String, _ parameter: PropertyParameter, _ object: Value
    ) throws -> [CustomPiece] {
        [.text("   " + label + ": "), .text(try cells.text(parameter, of: object))]
    }

    private func reportFailures() throws {
        let failures = cells.takeFailures()
        guard request.showsErrors else { return }
        for record in failures {
            if let entry = try outOfBand.entry(.host(record), fallsBackToList: true) { try emit(entry) }
        }
    }

    /// Closes what is open.
    func finish() throws {
        if state == .inGroup { try emit(GroupEndData()) }
        if state != .outside { try emit(FormatEndData()) }
        state = .outside
        generator = nil
    }
}
