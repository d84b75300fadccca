import ShellRuntime

/// The four shapes of a view; what a Format cmdlet asks for.
enum ViewShape {
    case table, list, wide, custom
}

extension ViewDefinition {
    var shape: ViewShape {
        switch layout {
        case .table: .table
        case .list: .list
        case .wide: .wide
        case .custom: .custom
        }
    }
}

/// The views of a session: the shell's own, those of modules, and those of format files, in order of search.
public final class ViewTable {
    private var views: [ViewDefinition]
    private var byType: [String: [Int]] = [:]

    /// Makes a table of the shell's own views and of further ones.
    public init(_ further: [ViewDefinition] = []) {
        views = StandardViews.all + further
        index()
    }

    /// Puts views in front of the others (`Update-FormatData -PrependPath`).
    public func prepend(_ more: [ViewDefinition]) {
        views = more + views
        index()
    }

    /// Puts views behind the others (`-AppendPath`).
    public func append(_ more: [ViewDefinition]) {
        views += more
        index()
    }

    /// Every view, for `Get-FormatData`.
    public var all: [ViewDefinition] { views }

    private func index() {
        byType.removeAll(keepingCapacity: true)
        for (position, view) in views.enumerated() {
            for type in view.types { byType[type.lowercased(), default: []].append(position) }
        }
    }

    /// The view for an object: of its most derived type that has one, the first in order.
    func find(_ typeNames: [String], shape: ViewShape? = nil, name: String? = nil) -> ViewDefinition? {
        for type in typeNames {
            for position in byType[type.lowercased()] ?? [] {
                let view = views[position]
                if view.isOutOfBand { continue }
                if let shape, view.shape != shape { continue }
                if let name, view.name.lowercased() != name.lowercased() { continue }
                return view
            }
        }
        return nil
    }

    /// The view of an object that is shown between others, or nil.
    func findOutOfBand(_ typeNames: [String]) -> ViewDefinition? {
        for type in typeNames {
            for position in byType[type.lowercased()] ?? [] where views[position].isOutOfBand {
                return views[position]
            }
        }
        return nil
    }

    /// Names of the views of a shape for an object, for the message about a wrong `-View`.
    func names(_ typeNames: [String], shape: ViewShape) -> [String] {
        let wanted = Set(typeNames.map { $0.lowercased() })
        return views.filter { $0.shape == shape && $0.types.contains { wanted.contains($0.lowercased()) } }
            .map(\.name)
    }
}
