import Farm

extension PackageComponent {
    /// The component of a package for a component of the farm and all below it.
    init(_ component: FarmComponent, saved: [ObjectID: SavedDatabase], farm: FarmCatalog) {
        self.init(
            name: component.name, id: component.id, className: component.kind.rawValue, canBackup: true,
            canRestore: component.kind != .configurationDatabase && component.kind != .contentDatabase,
            phase: "Done")
        parameters = [("SPName", component.name), ("SPPath", component.path)]
        if let id = component.id, component.kind == .secureStore,
            let application = try? farm.serviceApplication(.id(id))
        {
            parameters.append(("SPTypeName", application.typeName))
            if let pool = try? farm.applicationPools().first(where: { $0.id == application.applicationPool })
            {
                parameters.append(("SPApplicationPool", pool.name))
                parameters.append(("SPUserName", pool.accountName))
            }
        }
        if let id = component.id, let database = saved[id] {
            parameters.append(("SPServer", "(local)"))
            files = [database.file]
            proof = database.proof
        }
        children = component.children.map { PackageComponent($0, saved: saved, farm: farm) }
    }
}
