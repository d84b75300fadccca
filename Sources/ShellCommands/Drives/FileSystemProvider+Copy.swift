import Glibc
import ShellRuntime

/// Copying and moving of files and folders.
extension FileSystemProvider {
    func copyItem(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> [ItemPlace] {
        guard let status = FileStatus(place.path) else { throw ItemProvider.notFound(place.shown) }
        var destination = target.path
        if FileStatus(destination)?.isFolder == true {
            destination = child(destination, ItemPath.leaf(place.path))
        }
        var copies: [ItemPlace] = []
        if status.isFolder {
            if !options.container {
                try flatten(place.path, into: target.path, options, cmdlet, &copies, target.drive)
            } else {
                try copyFolder(place.path, to: destination, options, cmdlet, &copies, target.drive)
            }
        } else {
            try copyFile(place.path, to: destination, options, cmdlet)
            copies.append(ItemPlace(drive: target.drive, path: destination))
        }
        return copies
    }

    private func copyFolder(
        _ source: String, to destination: String, _ options: ItemOptions, _ cmdlet: Cmdlet,
        _ copies: inout [ItemPlace], _ drive: Drive
    ) throws {
        guard try cmdlet.shouldProcess("Item: \(source) Destination: \(destination)", "Copy Directory") else {
            return
        }
        if FileStatus(destination)?.isFolder == true {
            if !options.force {
                try cmdlet.writeError(FileErrors.exists("DirectoryExist", destination).record)
            }
        } else {
            try Folder.makeAll(destination)
        }
        copies.append(ItemPlace(drive: drive, path: destination))
        guard options.recurse else { return }
        for entry in try children(source, cmdlet.interpreter) where entry.isContainer == false {
            guard options.allows(entry.name) else { continue }
            let made = child(destination, entry.name)
            try cmdlet.reporting { try copyFile(child(source, entry.name), to: made, options, cmdlet) }
            copies.append(ItemPlace(drive: drive, path: made))
        }
        for entry in try children(source, cmdlet.interpreter) where entry.isContainer {
            try copyFolder(
                child(source, entry.name), to: child(destination, entry.name), options, cmdlet, &copies, drive
            )
        }
    }

    // Without containers the files of a tree come to lie in one folder.
    private func flatten(
        _ source: String, into folder: String, _ options: ItemOptions, _ cmdlet: Cmdlet,
        _ copies: inout [ItemPlace], _ drive: Drive
    ) throws {
        for entry in try children(source, cmdlet.interpreter) {
            let path = child(source, entry.name)
            let made = child(folder, entry.name)
            if entry.isContainer {
                try Folder.makeAll(made)
                if options.recurse { try flatten(path, into: folder, options, cmdlet, &copies, drive) }
            } else if options.allows(entry.name) {
                try copyFile(path, to: made, options, cmdlet)
                copies.append(ItemPlace(drive: drive, path: made))
            }
        }
    }

    private func copyFile(_ source: String, to destination: String, _ options: ItemOptions, _ cmdlet: Cmdlet)
        throws
    {
        guard try cmdlet.shouldProcess("Item: \(source) Destination: \(destination)", "Copy File") else {
            return
        }
        if FileStatus.isSame(source, destination) {
            throw cmdlet.failure(
                "System.IO.IOException", id: "CopyError", .writeError,
                "Cannot overwrite the item \(source) with itself.", target: Value(source))
        }
        do { try FileCopy.copy(source, to: destination, replacingReadOnly: options.force) } catch let failure
            as FileText.Failure
        {
            throw FileErrors.copy(failure)
        }
    }

    func moveItem(
        _ place: ItemPlace, to target: ItemPlace, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> ItemPlace? {
        guard let status = FileStatus(place.path, followsLinks: false) else {
            throw ItemProvider.notFound(place.shown)
        }
        var destination = target.path
        let isSame = FileStatus.isSame(place.path, destination)
        if !isSame, FileStatus(destination)?.isFolder == true {
            destination = child(destination, ItemPath.leaf(place.path))
        }
        if status.isFolder, (destination + "/").hasPrefix(place.path + "/"), destination != place.path {
            throw cmdlet.failure(
                "System.ArgumentException", id: "MoveItemArgumentError", .invalidArgument,
                "Destination path cannot be a subdirectory of the source: \(destination).",
                target: Value(place.path))
        }
        let action = status.isFolder ? "Move Directory" : "Move File"
        guard try cmdlet.shouldProcess("Item: \(place.path) Destination: \(destination)", action) else {
            return nil
        }
        if !isSame, FileStatus(destination, followsLinks: false) != nil, destination != place.path {
            if status.isFolder, FileStatus(destination)?.isFolder == true {
                return try merge(place, into: destination, options, cmdlet)
            }
            guard options.force else {
                throw status.isFolder
                    ? FileErrors.exists("MoveDirectoryItemIOError", destination)
                    : FileErrors.exists("MoveFileInfoItemIOError", destination, file: true)
            }
            try? Folder.remove(destination, true)
        }
        do { try FileCopy.move(place.path, to: destination, isFolder: status.isFolder) } catch let failure
            as FileText.Failure
        {
            throw FileErrors.make(
                failure, id: status.isFolder ? "MoveDirectoryItemIOError" : "MoveFileInfoItemIOError")
        }
        return ItemPlace(drive: target.drive, path: destination)
    }
}

extension FileSystemProvider {
    // A folder that is moved onto another gives it what it holds.
    private func merge(
        _ place: ItemPlace, into destination: String, _ options: ItemOptions, _ cmdlet: Cmdlet
    ) throws -> ItemPlace? {
        let target = ItemPlace(drive: place.drive, path: destination)
        for entry in try children(place.path, cmdlet.interpreter) {
            let inner = ItemPlace(drive: place.drive, path: child(place.path, entry.name))
            _ = try moveItem(inner, to: target, options, cmdlet)
        }
        rmdir(place.path)
        return target
    }
}

/// Copies and moves by the system's calls.
enum FileCopy {
    /// Copies a file's bytes and mode.
    static func copy(_ source: String, to destination: String, replacingReadOnly: Bool) throws {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw FileText.Failure(code: errno, path: source) }
        defer { close(input) }
        var status = stat()
        fstat(input, &status)
        var output = open(destination, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, status.st_mode & 0o777)
        if output < 0, errno == EACCES, replacingReadOnly {
            unlink(destination)
            output = open(destination, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, status.st_mode & 0o777)
        }
        guard output >= 0 else { throw FileText.Failure(code: errno, path: destination) }
        defer { close(output) }
        if replacingReadOnly { fchmod(output, status.st_mode & 0o7777) }
        try copyByReading(input, output, source, destination)
    }

    private static func copyByReading(
        _ input: Int32, _ output: Int32, _ source: String, _ destination: String
    ) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(input, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileText.Failure(code: errno, path: source) }
            if count == 0 { return }
            try FileText.write(Array(buffer[..<count]), to: output, path: destination)
        }
    }

    /// Renames, or copies and removes across file systems.
    static func move(_ source: String, to destination: String, isFolder: Bool) throws {
        if rename(source, destination) == 0 { return }
        guard errno == EXDEV, !isFolder else { throw FileText.Failure(code: errno, path: source) }
        try copy(source, to: destination, replacingReadOnly: true)
        guard unlink(source) == 0 else { throw FileText.Failure(code: errno, path: source) }
    }
}
