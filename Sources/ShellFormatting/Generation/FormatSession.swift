import ShellRuntime

/// What formatting needs of a session: its views, and `$FormatEnumerationLimit`.
public struct FormatSession {
    /// The engine.
    let interpreter: Interpreter
    /// The views.
    let views: ViewTable

    /// Binds the formatter to a session.
    public init(_ interpreter: Interpreter, views: ViewTable) {
        self.interpreter = interpreter
        self.views = views
    }

    /// The generator for a first object.
    func generator(for object: Value, _ request: FormatRequest, _ cells: CellReader) throws -> EntryGenerator
    {
        let names = cells.reader.typeNames(object)
        guard let shape = request.shape else {
            if let view = views.find(names) { return make(view.shape, cells, request, view) }
            return make(try shape(of: object, cells), cells, request, nil)
        }
        if !request.properties.isEmpty { return make(shape, cells, request, nil) }
        if let name = request.viewName, !name.isEmpty {
            guard let view = views.find(names, shape: shape, name: name) else {
                throw FormatErrors.viewNotFound(name, shape, names, views)
            }
            return make(shape, cells, request, view)
        }
        return make(shape, cells, request, views.find(names, shape: shape))
    }

    /// A table for up to four properties, else a list.
    private func shape(of object: Value, _ cells: CellReader) throws -> ViewShape {
        try cells.resolver.defaults(of: object).count <= 4 ? .table : .list
    }

    private func make(
        _ shape: ViewShape, _ cells: CellReader, _ request: FormatRequest, _ view: ViewDefinition?
    ) -> EntryGenerator {
        switch shape {
        case .table: TableGenerator(cells, request, view: view)
        case .list: ListGenerator(cells, request, view: view)
        case .wide: WideGenerator(cells, request, view: view)
        case .custom: CustomGenerator(cells, request, view: view)
        }
    }
}
