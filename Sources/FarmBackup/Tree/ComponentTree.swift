import Farm

/// A component of the farm as backup and restore see it.
public struct FarmComponent: Sendable {
    /// What a component is, for the class name in a package.
    public enum Kind: String, Sendable {
        case farm = "SPFarm"
        case configurationDatabase = "SPConfigurationDatabase"
        case group = "SPServiceApplicationGroup"
        case administration = "SPAdministrationWebApplication"
        case contentDatabase = "SPContentDatabase"
        case secureStore = "SecureStoreServiceApplication"
        case secureStoreDatabase = "SecureStoreServiceDatabase"
        case proxy = "SecureStoreServiceApplicationProxy"
    }

    public let name: String
    public let kind: Kind
    public let id: ObjectID?
    /// Whether it can be chosen by itself; others stand in brackets.
    public let isSelectable: Bool
    public var children: [FarmComponent]
    /// Path from the root, parts joined by a backslash; set by the tree.
    public internal(set) var path = ""

    init(
        _ name: String, _ kind: Kind, id: ObjectID? = nil, isSelectable: Bool = true,
        children: [FarmComponent] = []
    ) {
        self.name = name
        self.kind = kind
        self.id = id
        self.isSelectable = isSelectable
        self.children = children
    }

    /// The component and all below it, in the order of the tree.
    public var all: [FarmComponent] { [self] + children.flatMap(\.all) }
}

/// The components of a farm, as `-ShowTree` prints them.
public struct ComponentTree: Sendable {
    public let root: FarmComponent

    /// The tree of a farm.
    public init(of farm: FarmCatalog) throws {
        let databases = try farm.databases()
        var top: [FarmComponent] = []
        if let configuration = databases.first(where: { $0.kind == .configuration }) {
            var administration: [FarmComponent] = []
            if let content = databases.first(where: { $0.kind == .administrationContent }) {
                administration.append(
                    FarmComponent(
                        "SharePoint Central Administration v4", .administration, isSelectable: false,
                        children: [
                            FarmComponent(content.name, .contentDatabase, id: content.id)
                        ]))
            }
            top.append(
                FarmComponent(
                    configuration.name, .configurationDatabase, id: configuration.id, isSelectable: false))
            if !administration.isEmpty {
                top.append(
                    FarmComponent("WSS_Administration", .group, isSelectable: false, children: administration)
                )
            }
        }
        let services = try farm.serviceApplications().map { application in
            FarmComponent(
                application.name, .secureStore, id: application.id,
                children: databases.filter { $0.id == application.database }.map {
                    FarmComponent($0.name, .secureStoreDatabase, id: $0.id)
                })
        }
        let proxies = try farm.proxies().map { FarmComponent($0.name, .proxy, id: $0.id) }
        top.append(
            FarmComponent(
                "Shared Services", .group,
                children: [
                    FarmComponent("Shared Services Applications", .group, children: services),
                    FarmComponent("Shared Services Proxies", .group, children: proxies),
                ]))
        self.init(root: FarmComponent("Farm", .farm, id: try farm.farm().id, children: top))
    }

    /// A tree of components, for instance of a package.
    public init(root: FarmComponent) {
        self.root = ComponentTree.placed(root, below: "")
    }

    private static func placed(_ component: FarmComponent, below parent: String) -> FarmComponent {
        var copy = component
        copy.path = parent.isEmpty ? component.name : parent + "\\" + component.name
        copy.children = component.children.map { placed($0, below: copy.path) }
        return copy
    }

    // MARK: Choosing

    /// The component that `-Item` names: full path, name, beginning of a name, or `Parent\Child`.
    ///
    /// - Throws: `.itemNotFound` with near names, `.itemAmbiguous`, `.itemNotSelectable`.
    public func select(_ item: String?) throws(FarmBackupError) -> FarmComponent {
        guard let item, !item.isEmpty else { return root }
        var wanted = item.lowercased()
        while wanted.hasSuffix("\\") { wanted.removeLast() }
        let candidates = root.all
        let found: [FarmComponent] =
            first(candidates.filter { $0.path.lowercased() == wanted })
            ?? first(candidates.filter { $0.name.lowercased() == wanted })
            ?? first(candidates.filter { $0.path.lowercased().hasSuffix("\\" + wanted) })
            ?? candidates.filter { $0.name.lowercased().hasPrefix(wanted) }
        guard let component = found.first else {
            throw FarmBackupError(
                .itemNotFound,
                "The farm has no component '\(item)'; nothing was written, -ShowTree lists the components."
                    + NearNames.hint(for: item, among: candidates.map(\.name)), target: item)
        }
        guard found.count == 1 else {
            throw FarmBackupError(
                .itemAmbiguous,
                "'\(item)' can be \(found.count) components: "
                    + found.map { "'\($0.path)'" }.joined(separator: ", ")
                    + "; nothing was written, use the full path.",
                target: item)
        }
        guard component.isSelectable else {
            throw FarmBackupError(
                .itemNotSelectable,
                "The component '\(component.path)' cannot be selected by itself (it stands in brackets in -ShowTree); "
                    + "nothing was written, select the component above it.", target: component.path)
        }
        return component
    }

    /// The configuration belongs to the whole farm.
    ///
    /// - Throws: `.invalidArgument` for a part of it.
    static func requireWhole(_ component: FarmComponent) throws(FarmBackupError) {
        guard component.kind != .farm else { return }
        throw FarmBackupError(
            .invalidArgument,
            "-ConfigurationOnly saves the configuration of the whole farm, and '\(component.path)' is a part of it; "
                + "nothing was written, leave -Item or -ConfigurationOnly out.", target: component.path)
    }

    /// What a backup of the configuration alone copies, of the component that `-Item` names.
    public func configuration(of item: String?) throws(FarmBackupError) -> FarmComponent {
        let component = try select(item)
        try Self.requireWhole(component)
        return root.all.first { $0.kind == .configurationDatabase } ?? component
    }

    private func first(_ found: [FarmComponent]) -> [FarmComponent]? { found.isEmpty ? nil : found }

    // MARK: Showing

    /// The lines of `-ShowTree`: brackets around what cannot be selected, an asterisk before what is not selected, a
    /// blank line and the legend.
    public func lines(selected: FarmComponent?, forRestore: Bool) -> [String] {
        var lines: [String] = []
        let chosen = selected?.path.lowercased()
        append(root, depth: 0, chosen: chosen, to: &lines)
        lines.append("")
        lines.append("\t[ ] - item cannot be selected.")
        lines.append("\t *   - not selected to be \(forRestore ? "restored" : "backed up").")
        return lines
    }

    private func append(_ component: FarmComponent, depth: Int, chosen: String?, to lines: inout [String]) {
        let indent = depth == 0 ? "" : String(repeating: " ", count: 8 + 4 * (depth - 1))
        let isChosen = chosen.map {
            component.path.lowercased() == $0 || component.path.lowercased().hasPrefix($0 + "\\")
        }
        let mark = isChosen ?? true ? "" : "*"
        lines.append(indent + mark + (component.isSelectable ? component.name : "[\(component.name)]") + "\\")
        for child in component.children { append(child, depth: depth + 1, chosen: chosen, to: &lines) }
    }
}
