import CZstd
import Cryptography
import Glibc

/// What a data file of a package holds, before and after compression.
public struct PackedFileFacts: Sendable, Equatable {
    /// Bytes and SHA-256 of the original.
    public var rawSize: Int64
    public var rawHash: String
    /// Bytes and SHA-256 of the `.bak` file.
    public var packedSize: Int64
    public var packedHash: String
}

/// Streams a file into a zstd-compressed data file and back, hashing both sides on the way.
///
/// Memory is bounded by two buffers and the compression window, whatever the size of the file.
struct PackedFile {
    /// Called with the bytes of the original done so far; throws to stop.
    typealias Progress = (Int64) throws(FarmBackupError) -> Void
    /// Called before each write to a file; tests make it fail.
    typealias WriteGate = (String) throws(FarmBackupError) -> Void

    private static let bufferSize = 1 << 20
    // Sealed credentials do not compress; a fast level finds the rest at the speed of the disk.
    private static let level: Int32 = 3

    /// Compresses `source` into the new file `target` and brings it to the disk.
    static func pack(
        _ source: String, into target: String, progress: Progress, gate: WriteGate
    ) throws(FarmBackupError) -> PackedFileFacts {
        let input = try InputFile(source)
        let output = try OutputFile(creating: target)
        guard let context = ZSTD_createCCtx() else { throw outOfMemory(target) }
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        ZSTD_CCtx_setPledgedSrcSize(context, UInt64(input.size))
        let rawDigest = Digest(.sha256)
        let packedDigest = Digest(.sha256)
        let inBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 64)
        let outBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 64)
        defer {
            inBuffer.deallocate()
            outBuffer.deallocate()
        }
        var done: Int64 = 0
        var isLast = false
        repeat {
            let count = try input.read(into: inBuffer)
            isLast = count < inBuffer.count
            rawDigest.update(UnsafeRawBufferPointer(rebasing: inBuffer[..<count]))
            var chunk = ZSTD_inBuffer(src: inBuffer.baseAddress, size: count, pos: 0)
            var remaining = 0
            repeat {
                var space = ZSTD_outBuffer(dst: outBuffer.baseAddress, size: outBuffer.count, pos: 0)
                remaining = ZSTD_compressStream2(
                    context, &space, &chunk, isLast ? ZSTD_e_end : ZSTD_e_continue)
                guard ZSTD_isError(remaining) == 0 else { throw libraryFailure(remaining, target) }
                let piece = UnsafeRawBufferPointer(rebasing: outBuffer[..<space.pos])
                packedDigest.update(piece)
                try gate(target)
                try output.write(piece)
            } while isLast ? remaining > 0 : chunk.pos < chunk.size
            done += Int64(count)
            try progress(done)
        } while !isLast
        try output.sync()
        return PackedFileFacts(
            rawSize: done, rawHash: Hexadecimal.encode(rawDigest.finish()), packedSize: output.count,
            packedHash: Hexadecimal.encode(packedDigest.finish()))
    }

    /// Checks size and SHA-256 of a data file without unpacking it.
    static func check(_ path: String, facts: PackedFileFacts, progress: Progress) throws(FarmBackupError) {
        let input = try InputFile(path)
        guard input.size == facts.packedSize else { throw sizeDiffers(path, input.size, facts.packedSize) }
        let digest = Digest(.sha256)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 64)
        defer { buffer.deallocate() }
        var done: Int64 = 0
        while true {
            let count = try input.read(into: buffer)
            if count == 0 { break }
            digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            done += Int64(count)
            try progress(done)
        }
        guard Hexadecimal.encode(digest.finish()) == facts.packedHash else { throw altered(path) }
    }

    /// Unpacks a data file into the new file `target`, checking every size and hash on the way.
    ///
    /// - Throws: `.packageDamaged` when anything differs from `facts`; `target` is removed then.
    static func unpack(
        _ source: String, into target: String, facts: PackedFileFacts, progress: Progress, gate: WriteGate
    ) throws(FarmBackupError) {
        do {
            try unpackUnchecked(source, into: target, facts: facts, progress: progress, gate: gate)
        } catch {
            unlink(target)
            throw error
        }
    }

    private static func unpackUnchecked(
        _ source: String, into target: String, facts: PackedFileFacts, progress: Progress, gate: WriteGate
    ) throws(FarmBackupError) {
        let input = try InputFile(source)
        guard input.size == facts.packedSize else { throw sizeDiffers(source, input.size, facts.packedSize) }
        let output = try OutputFile(creating: target)
        guard let context = ZSTD_createDCtx() else { throw outOfMemory(source) }
        defer { ZSTD_freeDCtx(context) }
        let rawDigest = Digest(.sha256)
        let packedDigest = Digest(.sha256)
        let inBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 64)
        let outBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bufferSize, alignment: 64)
        defer {
            inBuffer.deallocate()
            outBuffer.deallocate()
        }
        var hint = 0
        while true {
            let count = try input.read(into: inBuffer)
            if count == 0 { break }
            packedDigest.update(UnsafeRawBufferPointer(rebasing: inBuffer[..<count]))
            var chunk = ZSTD_inBuffer(src: inBuffer.baseAddress, size: count, pos: 0)
            var isFull = false
            while chunk.pos < chunk.size || isFull {
                var space = ZSTD_outBuffer(dst: outBuffer.baseAddress, size: outBuffer.count, pos: 0)
                hint = ZSTD_decompressStream(context, &space, &chunk)
                guard ZSTD_isError(hint) == 0 else { throw altered(source) }
                // A small file can unpack to terabytes; the manifest says how far it may go.
                guard output.count + Int64(space.pos) <= facts.rawSize else { throw altered(source) }
                let piece = UnsafeRawBufferPointer(rebasing: outBuffer[..<space.pos])
                rawDigest.update(piece)
                try gate(target)
                try output.write(piece)
                isFull = space.pos == space.size
            }
            try progress(output.count)
        }
        guard hint == 0, output.count == facts.rawSize,
            Hexadecimal.encode(packedDigest.finish()) == facts.packedHash,
            Hexadecimal.encode(rawDigest.finish()) == facts.rawHash
        else { throw altered(source) }
        try output.sync()
    }

    private static func sizeDiffers(_ path: String, _ actual: Int64, _ expected: Int64) -> FarmBackupError {
        FarmBackupError(
            .packageDamaged,
            "'\(path)' has \(actual) bytes where its manifest says \(expected): it was truncated or replaced; "
                + "nothing was restored, copy the package again or use another one.", target: path)
    }

    private static func altered(_ path: String) -> FarmBackupError {
        FarmBackupError(
            .packageDamaged,
            "'\(path)' is not what was backed up: its SHA-256 differs from the manifest; nothing was restored, "
                + "copy the package again or use another one.", target: path)
    }

    private static func outOfMemory(_ path: String) -> FarmBackupError {
        FarmBackupError(
            .inputOutput, "There is no memory to compress '\(path)'; free some and try again.", target: path)
    }

    private static func libraryFailure(_ code: Int, _ path: String) -> FarmBackupError {
        let reason = String(cString: ZSTD_getErrorName(code))
        return FarmBackupError(
            .inputOutput, "Compressing into '\(path)' failed (\(reason)); the package was not made.",
            target: path)
    }
}
