import ShellRuntime

/// Entries of a custom view: the pieces of a view, or the object as `class Name { ... }`.
final class CustomGenerator: EntryGenerator {
    override func start(_ first: Value) throws -> FormatStartData {
        FormatStartData(.custom, autosize: false)
    }

    override func entry(_ object: Value) throws -> FormatEntry {
        if let view, case .custom(let pieces) = view.layout {
            return .custom(try ViewPieces(cells: cells).render(pieces, object))
        }
        var pieces: [CustomPiece] = []
        try browse(object, into: &pieces)
        return .custom(pieces)
    }

    private func browse(_ object: Value, into pieces: inout [CustomPiece]) throws {
        if ScalarTypes.contains(cells.reader.typeNames(object)) {
            pieces += [.text(try cells.cells.text(object)), .newLine]
        } else if let elements = try cells.reader.elements(object) {
            pieces += try list(elements, level: 0)
        } else {
            pieces += try body(object, request.properties, level: 0)
        }
    }

    private func isLeaf(_ value: Value, level: Int, limit: Int) -> Bool {
        level >= limit || value.isNull || ScalarTypes.contains(cells.reader.typeNames(value))
    }

    /// `class Name`, then the properties between braces.
    private func body(_ object: Value, _ parameters: [PropertyParameter], level: Int) throws -> [CustomPiece]
    {
        let properties =
            parameters.isEmpty
            ? try cells.resolver.defaults(of: object)
            : try parameters.flatMap { try cells.resolver.resolve($0, on: object) }
        var inner: [CustomPiece] = []
        for property in properties { inner += try line(property, object, level: level) }
        return [
            .text("class " + shortName(object)), .newLine, .text("{"), .newLine,
            .frame(leftIndent: 2, rightIndent: 0, firstLine: 0, inner), .text("}"), .newLine,
        ]
    }

    private func shortName(_ object: Value) -> String {
        let full = cells.reader.typeNames(object).first ?? ""
        return full.split(separator: ".").last.map(String.init) ?? full
    }

    private func line(_ property: ResolvedProperty, _ object: Value, level: Int) throws -> [CustomPiece] {
        let value = try cells.value(property.parameter, of: object)
        let limit = property.parameter.depth ?? request.depth
        var pieces: [CustomPiece] = [.text(property.name + " = ")]
        if let elements = try cells.reader.elements(expanded(value)) {
            let inner = try list(elements, level: level + 1)
            pieces += [.newLine, .frame(leftIndent: 2, rightIndent: 0, firstLine: 0, inner)]
        } else if isLeaf(value, level: level, limit: limit) {
            pieces += [.text(try cells.cells.text(value)), .newLine]
        } else {
            let inner = try body(value, [], level: level + 1)
            pieces += [.newLine, .frame(leftIndent: 2, rightIndent: 0, firstLine: 0, inner)]
        }
        return pieces
    }

    private func expanded(_ value: Value) -> Value { value.isNull ? .null : value }

    private func list(_ elements: [Value], level: Int) throws -> [CustomPiece] {
        var inner: [CustomPiece] = []
        let limit = cells.cells.enumerationLimit
        for (index, element) in elements.enumerated() {
            if limit >= 0 && index == limit {
                inner += [.text("…"), .newLine]
                break
            }
            if isLeaf(element, level: level, limit: request.depth) {
                inner += [.text(try cells.cells.text(element)), .newLine]
            } else if let nested = try cells.reader.elements(element) {
                let frame = try list(nested, level: level + 1)
                inner += [.newLine, .frame(leftIndent: 2, rightIndent: 0, firstLine: 0, frame)]
            } else {
                inner += try body(element, [], level: level + 1)
            }
        }
        return [
            .text("["), .newLine, .frame(leftIndent: 2, rightIndent: 0, firstLine: 0, inner), .text("]"),
            .newLine, .newLine,
        ]
    }
}

/// Fills the pieces of a view with the values of an object.
struct ViewPieces {
    let cells: CellReader

    func render(_ pieces: [ViewPiece], _ object: Value) throws -> [CustomPiece] {
        var result: [CustomPiece] = []
        for piece in pieces {
            switch piece {
            case .text(let text): result.append(.text(text))
            case .newLine: result.append(.newLine)
            case .value(let expression, let format):
                let parameter = PropertyParameter(expression: .view(expression), format: format)
                result.append(.text(try cells.text(parameter, of: object)))
            case .verbatim(let expression):
                let value = try cells.value(PropertyParameter(expression: .view(expression)), of: object)
                result.append(.verbatim(value.toText().string))
            case .each(let expression, let inner):
                let value = try cells.value(PropertyParameter(expression: .view(expression)), of: object)
                for element in try cells.reader.elements(value) ?? (value.isNull ? [] : [value]) {
                    result += try render(inner, element)
                }
            case .frame(let left, let right, let firstLine, let inner):
                result.append(
                    .frame(
                        leftIndent: left, rightIndent: right, firstLine: firstLine,
                        try render(inner, object)))
            case .when(let condition, let inner):
                let holds = try cells.value(PropertyParameter(expression: .view(condition)), of: object)
                if holds.isTrue { result += try render(inner, object) }
            }
        }
        return result
    }
}
