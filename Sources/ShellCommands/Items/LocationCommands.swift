import Glibc
import ShellRuntime

/// A place as `Get-Location`, `Resolve-Path` and `$PWD` show it: `PathInfo`.
final class PathObject: HostObject {
    /// The place.
    let place: ItemPlace
    private let isResolved: Bool

    init(_ place: ItemPlace, isResolved: Bool = false) {
        self.place = place
        self.isResolved = isResolved
    }

    override var type: TypeInfo { PathObject.pathType }
    override func toText() -> Text { Text(place.shown) }
    override func isEqual(to other: Value) -> Bool { other.host(PathObject.self)?.place.shown == place.shown }

    private static func of(_ value: Value) -> PathObject? { value.host(PathObject.self) }

    private static let pathType = TypeInfo(
        "System.Management.Automation.PathInfo", base: .object,
        members: {
            TypeMembers(properties: [
                NativeProperty(
                    "Drive", "psdriveinfo",
                    get: { value, _ in
                        guard let object = of(value) else { return .null }
                        return .host(object.place.drive)
                    }),
                NativeProperty(
                    "Provider", "System.Management.Automation.ProviderInfo",
                    get: { value, _ in
                        of(value).map { .host(ProviderObject($0.place.drive.provider)) } ?? .null
                    }),
                NativeProperty(
                    "ProviderPath", "string", get: { value, _ in Value(of(value)?.place.path ?? "") }),
                NativeProperty("Path", "string", get: { value, _ in Value(of(value)?.place.shown ?? "") }),
            ])
        })
}

/// The session's location and the stacks of earlier ones.
final class LocationState {
    /// Stacks by name; the nameless one is the default.
    var stacks: [String: [ItemPlace]] = [:]
    /// Where `Set-Location -` and `+` lead.
    var back: [ItemPlace] = []
    var forward: [ItemPlace] = []

    /// The state of an engine.
    static func of(_ interpreter: Interpreter) -> LocationState { interpreter.attachment { LocationState() } }

    /// The current place.
    static func current(_ interpreter: Interpreter) -> ItemPlace {
        let drives = interpreter.drives
        guard let drive = drives.current else {
            preconditionFailure("the drives are installed before commands run")
        }
        guard drive.provider is FileSystemProvider else {
            return ItemPlace(drive: drive, path: drive.currentLocation)
        }
        return ItemPlace(drive: drive, path: drives.fileSystemLocation)
    }

    /// Makes a place the current one.
    static func move(to place: ItemPlace, _ interpreter: Interpreter) {
        let drives = interpreter.drives
        drives.current = place.drive
        if place.provider is FileSystemProvider {
            drives.fileSystemLocation = place.path
            let root = place.drive.root.hasSuffix("/") ? place.drive.root : place.drive.root + "/"
            place.drive.currentLocation =
                place.path.hasPrefix(root) ? String(place.path.dropFirst(root.count)) : ""
        } else {
            place.drive.currentLocation = place.path
        }
    }
}

/// Goes to places: `Set-Location`, `Push-Location`, `Pop-Location`.
class LocationCmdlet: Cmdlet {
    /// The one container that a path stands for.
    final func container(_ text: String, literal: Bool) throws -> ItemPlace {
        let found = try Globbing.places(text, literal: literal, force: true, interpreter)
        guard let place = found.first else {
            throw ItemProvider.notFound(text)
        }
        guard found.count == 1 else {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "Cannot set the location because path '\(text)' resolved to multiple containers. You can only set the "
                    + "location to a single container at a time.")
        }
        guard try place.provider.isContainer(place.path, interpreter) else {
            throw ItemProvider.notFound(place.shown)
        }
        if place.provider is FileSystemProvider, access(place.path, X_OK) != 0 {
            throw failure(
                "System.UnauthorizedAccessException", id: "SetLocationUnauthorizedAccess", .permissionDenied,
                "Access to the path '\(place.path)' is denied.", target: Value(place.path))
        }
        return place
    }

    /// Shows the current place when asked to.
    final func passThru() throws {
        if arguments.flag("PassThru") { try write(.host(PathObject(LocationState.current(interpreter)))) }
    }
}

/// `Set-Location`: goes to a place.
final class SetLocationCmdlet: LocationCmdlet {
    static let declaration = CommandDeclaration(
        "Set-Location", ModuleName.management, "Sets the current working location to a specified location.",
        parameters: """
            Path string Path(0,pipeline,property) -- Where to go; - and + go back and forth.
            LiteralPath,PSPath,LP string LiteralPath(mandatory,property) -- Where to go, taken literally.
            PassThru switch -- Gives the new location.
            StackName string Stack(property) -- The stack that becomes the current one.
            """,
        defaultSet: "Path",
        examples: [("Set-Location /tmp", "Goes to a folder.")]
    ) { SetLocationCmdlet() }

    override func process() throws {
        let state = LocationState.of(interpreter)
        let here = LocationState.current(interpreter)
        let literal = arguments.text("LiteralPath")
        let text = literal ?? arguments.text("Path") ?? "~"
        if literal == nil, text == "-" || text == "+" {
            try step(isBack: text == "-", from: here, state)
            return try passThru()
        }
        do {
            let target =
                text.hasSuffix(":") && literal == nil
                ? try drive(text) : try container(text, literal: literal != nil)
            state.back.append(here)
            if state.back.count > 20 { state.back.removeFirst() }
            state.forward = []
            LocationState.move(to: target, interpreter)
        } catch let error as ScriptError {
            throw context.terminating(error.record)
        }
        try passThru()
    }

    // A drive's name alone goes to where the session was on it.
    private func drive(_ text: String) throws -> ItemPlace {
        let name = String(text.dropLast())
        guard let drive = interpreter.drives.drive(named: name) else { throw ItemPath.noDrive(name) }
        return try ItemPath.place(name + ":/" + drive.currentLocation, interpreter)
    }

    private func step(isBack: Bool, from here: ItemPlace, _ state: LocationState) throws {
        guard let target = isBack ? state.back.popLast() : state.forward.popLast() else {
            throw failure(
                id: "InvalidOperation", .invalidOperation,
                "There is no location history left to navigate \(isBack ? "backwards" : "forwards").")
        }
        if isBack { state.forward.append(here) } else { state.back.append(here) }
        LocationState.move(to: target, interpreter)
    }
}

/// `Push-Location`: goes to a place and remembers where it was.
final class PushLocationCmdlet: LocationCmdlet {
    static let declaration = CommandDeclaration(
        "Push-Location", ModuleName.management, "Adds the current location to the top of a location stack.",
        parameters: """
            Path string Path(0,pipeline,property) -- Where to go.
            LiteralPath,PSPath,LP string LiteralPath(property) -- Where to go, taken literally.
            PassThru switch -- Gives the new location.
            StackName string (property) -- The stack.
            """,
        defaultSet: "Path",
        examples: [("Push-Location /tmp; Pop-Location", "Goes to a folder and back.")]
    ) { PushLocationCmdlet() }

    override func process() throws {
        let here = LocationState.current(interpreter)
        let literal = arguments.text("LiteralPath")
        if let text = literal ?? arguments.text("Path") {
            let target = try container(text, literal: literal != nil)
            LocationState.move(to: target, interpreter)
        }
        LocationState.of(interpreter).stacks[arguments.text("StackName") ?? "", default: []].append(here)
        try passThru()
    }
}

/// `Pop-Location`: goes back to the place that was pushed last.
final class PopLocationCmdlet: LocationCmdlet {
    static let declaration = CommandDeclaration(
        "Pop-Location", ModuleName.management,
        "Changes the current location to the location most recently pushed onto the stack.",
        parameters: """
            PassThru switch -- Gives the new location.
            StackName string (property) -- The stack.
            """,
        examples: [("Push-Location /tmp; Pop-Location", "Goes to a folder and back.")]
    ) { PopLocationCmdlet() }

    override func process() throws {
        let state = LocationState.of(interpreter)
        let name = arguments.text("StackName") ?? ""
        if !name.isEmpty, state.stacks[name] == nil {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "Cannot find location stack '\(name)'. It does not exist or it is not a container.")
        }
        if let place = state.stacks[name]?.popLast() { LocationState.move(to: place, interpreter) }
        try passThru()
    }
}

/// `Get-Location`: says where the session is.
final class GetLocationCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Location", ModuleName.management,
        "Gets information about the current working location or a location stack.",
        parameters: """
            PSProvider string[] Location(property) -- The provider whose location to show.
            PSDrive string[] Location(property) -- The drive whose location to show.
            Stack switch Stack -- Shows the stack.
            StackName string[] Stack(property) -- The stacks to show.
            """,
        defaultSet: "Location",
        examples: [("Get-Location", "The current folder.")]
    ) { GetLocationCmdlet() }

    override func process() throws {
        if arguments.flag("Stack") || arguments.isBound("StackName") {
            let names = arguments.texts("StackName")
            for name in names.isEmpty ? [""] : names {
                let places = LocationState.of(interpreter).stacks[name] ?? []
                for place in places.reversed() { try write(.host(PathObject(place))) }
            }
            return
        }
        var drives = arguments.texts("PSDrive")
        for name in arguments.texts("PSProvider") {
            let found = interpreter.drives.drives.filter {
                $0.provider.name.lowercased() == name.lowercased()
            }
            guard let drive = found.first(where: \.isFileSystemRoot) ?? found.first else {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.ProviderNotFoundException", id: "ProviderNotFound",
                        .objectNotFound, "Cannot find a provider with the name '\(name)'.",
                        target: Value(name)))
                continue
            }
            drives.append(drive.name)
        }
        if arguments.isBound("PSProvider"), drives.isEmpty { return }
        if drives.isEmpty { return try write(.host(PathObject(LocationState.current(interpreter)))) }
        for name in drives {
            guard let drive = interpreter.drives.drive(named: name) else {
                try writeError(ItemPath.noDrive(name).record)
                continue
            }
            let place = try ItemPath.place(
                drive.isFileSystemRoot ? "/" + drive.currentLocation : name + ":/" + drive.currentLocation,
                interpreter)
            try write(.host(PathObject(place)))
        }
    }
}
