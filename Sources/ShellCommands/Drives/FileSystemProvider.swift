import Glibc
import ShellRuntime

/// The file system as a provider.
final class FileSystemProvider: ItemProvider {
    init() {
        super.init(name: "FileSystem", capabilities: "Filter, ShouldProcess, Credentials")
    }

    override func child(_ path: String, _ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }

    override func exists(_ path: String, _ interpreter: Interpreter) throws -> Bool {
        FileStatus(path, followsLinks: false) != nil
    }

    override func isContainer(_ path: String, _ interpreter: Interpreter) throws -> Bool {
        FileStatus(path)?.isFolder ?? false
    }

    override func item(_ path: String, _ interpreter: Interpreter) throws -> Value? {
        guard let status = FileStatus(path) ?? FileStatus(path, followsLinks: false) else { return nil }
        return try FileItems.object(path, isFolder: status.isFolder, interpreter)
    }

    override func children(_ path: String, _ interpreter: Interpreter) throws -> [ItemChild] {
        let entries = try Folder.entries(path)
        let order = ValueOrder(interpreter: interpreter)
        let names = entries.map { Value($0.name) }
        let sorted = ColumnSorter(columns: [names], isDescending: [false], order: order).sorted()
        let folders = sorted.filter { entries[$0].isContainer },
            files = sorted.filter { !entries[$0].isContainer }
        return (folders + files).map { entries[$0] }
    }

    // MARK: ${drive:path}

    override func content(of path: String, on drive: Drive, _ interpreter: Interpreter) throws -> Value {
        let file = try ItemPath.place(drive.name + ":" + path, interpreter).path
        guard let bytes = try? FileText.bytes(file) else { return .null }
        var lines = LineSplitter(bytes, .standard)
        var values: [Value] = []
        while let line = lines.next() { values.append(.text(line)) }
        let made = Value.collapsed(values)
        return made.isNull ? .null : made
    }

    override func setContent(
        of path: String, to value: Value, on drive: Drive, _ interpreter: Interpreter
    ) throws {
        let file = try ItemPath.place(drive.name + ":" + path, interpreter).path
        var bytes: [UInt8] = []
        for element in value.elements {
            EncodingName.standard.encode(element.toText(), into: &bytes)
            bytes.append(10)
        }
        do { try FileText.save(bytes, to: file) } catch let failure as FileText.Failure {
            throw FileErrors.write(failure)
        }
    }

    // MARK: Making

    override func make(
        _ place: ItemPlace, kind: String?, _ value: Value?, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws {
        let path = place.path
        switch kind?.lowercased() ?? "file" {
        case "directory", "container", "d":
            guard try cmdlet.shouldProcess("Destination: \(path)", "Create Directory") else { return }
            if let status = FileStatus(path) {
                if options.force, status.isFolder { return }
                throw FileErrors.exists("DirectoryExist", path)
            }
            try Folder.makeAll(path)
        case "file", "leaf", "f":
            guard try cmdlet.shouldProcess("Destination: \(path)", "Create File") else { return }
            try makeFile(path, value, options)
        case "symboliclink", "junction":
            try link(path, value, options, cmdlet, isHard: false)
        case "hardlink":
            try link(path, value, options, cmdlet, isHard: true)
        default:
            throw cmdlet.failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "The type is not a known type for the file system. Only \"file\",\"directory\" or \"symboliclink\" "
                    + "can be specified.")
        }
    }

    private func makeFile(_ path: String, _ value: Value?, _ options: ItemOptions) throws {
        if options.force { try? Folder.makeAll(ItemPath.parent(path)) }
        var bytes: [UInt8] = []
        if let value, !value.isNull { EncodingName.standard.encode(value.itemText, into: &bytes) }
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (options.force ? O_TRUNC : O_EXCL)
        let file = open(path, flags, 0o666)
        guard file >= 0 else {
            let code = errno
            if code == EEXIST { throw FileErrors.exists("NewItemIOError", path, file: true) }
            throw FileErrors.make(FileText.Failure(code: code, path: path), id: "NewItem")
        }
        defer { close(file) }
        try FileText.write(bytes, to: file, path: path)
    }

    private func link(
        _ path: String, _ value: Value?, _ options: ItemOptions, _ cmdlet: Cmdlet, isHard: Bool
    ) throws {
        let target = value?.string ?? options.target ?? ""
        guard
            try cmdlet.shouldProcess(
                "Destination: \(path)", isHard ? "Create Hard Link" : "Create Symbolic Link")
        else { return }
        if options.force { unlink(path) }
        let source = isHard ? try ItemPath.resolveFile(target, cmdlet.interpreter) : target
        if isHard, FileStatus(source) == nil { throw ItemProvider.notFound(source) }
        let code = isHard ? Glibc.link(source, path) : symlink(source, path)
        guard code == 0 else {
            let error = errno
            if error == EEXIST { throw FileErrors.exists("SymbolicLinkExist", path) }
            throw FileErrors.make(FileText.Failure(code: error, path: path), id: "NewItem")
        }
    }

    // MARK: Removing and renaming

    override func remove(_ place: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet) throws {
        guard let status = FileStatus(place.path, followsLinks: false) else {
            throw ItemProvider.notFound(place.shown)
        }
        let action = status.isFolder ? "Remove Directory" : "Remove File"
        guard try cmdlet.shouldProcess(place.path, action) else { return }
        do {
            if status.isFolder {
                try Folder.removeAll(place.path)
            } else {
                try Folder.remove(place.path, options.force)
            }
        } catch let failure as FileText.Failure { throw FileErrors.remove(failure) }
    }

    override func rename(
        _ place: ItemPlace, to name: String, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> ItemPlace? {
        if name.contains("/") {
            throw cmdlet.failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "Cannot rename the specified target, because it represents a path or device name.")
        }
        guard let status = FileStatus(place.path, followsLinks: false) else {
            throw ItemProvider.notFound(place.shown)
        }
        let target = child(ItemPath.parent(place.path), name)
        let action = status.isFolder ? "Rename Directory" : "Rename File"
        guard try cmdlet.shouldProcess("Item: \(place.path) Destination: \(target)", action) else {
            return nil
        }
        if target != place.path, FileStatus(target, followsLinks: false) != nil,
            !FileStatus.isSame(place.path, target)
        {
            throw FileErrors.exists("RenameItemIOError", target, file: true)
        }
        guard Glibc.rename(place.path, target) == 0 else {
            throw FileErrors.make(FileText.Failure(code: errno, path: place.path), id: "RenameItemIOError")
        }
        return ItemPlace(drive: place.drive, path: target)
    }

    override func copy(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> [ItemPlace] { try copyItem(place, to: target, options, cmdlet) }

    override func move(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> ItemPlace? { try moveItem(place, to: target, options, cmdlet) }

    override func setContent(_ place: ItemPlace, _ values: [Value], appending: Bool, _ cmdlet: Cmdlet) throws
    {
        preconditionFailure("files are written by their own writer")
    }
}

extension Value {
    /// The text that `New-Item -Value` writes: an array counts as its type's name.
    var itemText: Text {
        if case .array(let array) = unwrapped { return Text(array.elementType.fullName + "[]") }
        return toText()
    }
}
