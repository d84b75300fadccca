import ShellRuntime

/// Makes the objects that the commands on items write.
enum FileItems {
    /// A `FileInfo` or `DirectoryInfo`.
    static func object(_ path: String, isFolder: Bool, _ interpreter: Interpreter) throws -> Value {
        guard let type = isFolder ? directoryInfo : fileInfo else { return Value(path) }
        return try Members.construct(type, [Value(path)], interpreter)
    }

    private static let fileInfo = TypeCatalog.shared.resolve("System.IO.FileInfo")
    private static let directoryInfo = TypeCatalog.shared.resolve("System.IO.DirectoryInfo")

    /// The item at a place with its notes (`PSPath`, `PSParentPath`, ...), or nil when there is none.
    static func item(at place: ItemPlace, _ interpreter: Interpreter) throws -> Value? {
        guard let object = try place.provider.item(place.path, interpreter) else { return nil }
        return try annotate(object, place, isContainer: place.provider.isContainer(place.path, interpreter))
    }

    /// An object with the notes of a place.
    static func annotate(_ object: Value, _ place: ItemPlace, isContainer: Bool) -> Value {
        var made = object
        let prefix = place.drive.provider.module + "\\" + place.drive.provider.name + "::"
        let isFile = place.drive.provider is FileSystemProvider
        let notes: [(String, Value)] = [
            ("PSPath", Value(prefix + place.path)),
            ("PSParentPath", Value(isFile ? prefix + ItemPath.parent(place.path) : "")),
            ("PSChildName", Value(isFile ? ItemPath.leaf(place.path) : place.path)),
            ("PSDrive", .host(place.drive)), ("PSProvider", .host(ProviderObject(place.drive.provider))),
            ("PSIsContainer", .bool(isContainer)),
        ]
        for (name, note) in notes { made = Members.add(.note(name: name, value: note), to: made) }
        return made
    }
}

/// A provider as `Get-PSProvider` shows it.
final class ProviderObject: HostObject {
    /// The provider.
    let provider: DriveProvider

    init(_ provider: DriveProvider) { self.provider = provider }

    override var type: TypeInfo { ProviderObject.providerType }
    override func toText() -> Text { Text(provider.module + "\\" + provider.name) }

    private static let providerType = TypeInfo(
        "System.Management.Automation.ProviderInfo", base: .object,
        members: {
            TypeMembers(properties: [
                NativeProperty("Name", "string") { value, _ in
                    Value(value.host(ProviderObject.self)?.provider.name ?? "")
                },
                NativeProperty("ModuleName", "string") { value, _ in
                    Value(value.host(ProviderObject.self)?.provider.module ?? "")
                },
                NativeProperty("Capabilities", "System.Management.Automation.Provider.ProviderCapabilities") {
                    value, _ in Value(value.host(ProviderObject.self)?.provider.capabilities ?? "")
                },
                NativeProperty(
                    "Drives",
                    "System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo]"
                ) { value, interpreter in
                    let provider = value.host(ProviderObject.self)?.provider
                    return Library.collection(
                        interpreter.drives.drives.filter { $0.provider === provider }.map { .host($0) })
                },
            ])
        })
}
