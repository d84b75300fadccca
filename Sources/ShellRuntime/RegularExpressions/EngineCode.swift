import CPCRE2
import Synchronization

/// A pattern compiled by PCRE2 for one width of subject.
///
/// ASCII subjects are matched as bytes; others as UTF-16 units without UTF checks, which is how .NET sees text,
/// lone surrogates included.
final class EngineCode: @unchecked Sendable {
    let isWide: Bool
    private let code: OpaquePointer
    private let context: OpaquePointer
    /// Match data waiting for the next use; 0 while one is in use.
    private let idle = Atomic<UInt>(0)
    /// Uses so far; the just-in-time compiler is asked from the second.
    private let uses = Atomic<Int>(0)

    /// Steps of backtracking before a match is given up, and kilobytes of heap.
    private static let matchLimit: UInt32 = 50_000_000
    private static let heapLimit: UInt32 = 256 * 1024

    init(_ units: [UInt16], _ options: RegexOptions, isWide: Bool, pattern: Text) throws {
        self.isWide = isWide
        var flags: UInt32 = PCRE2_NEVER_BACKSLASH_C
        if options.contains(.ignoreCase) { flags |= PCRE2_CASELESS }
        if options.contains(.multiline) { flags |= PCRE2_MULTILINE }
        if options.contains(.singleline) { flags |= PCRE2_DOTALL }
        if isWide && !options.contains(.ecmaScript) { flags |= PCRE2_UCP }
        var number: Int32 = 0
        var offset = 0
        code = try EngineCode.compile(units, flags, isWide, &number, &offset, pattern)
        context = isWide ? pcre2_match_context_create_16(nil) : pcre2_match_context_create_8(nil)
        if isWide {
            pcre2_set_match_limit_16(context, EngineCode.matchLimit)
            pcre2_set_heap_limit_16(context, EngineCode.heapLimit)
        } else {
            pcre2_set_match_limit_8(context, EngineCode.matchLimit)
            pcre2_set_heap_limit_8(context, EngineCode.heapLimit)
        }
    }

    private static func compile(
        _ units: [UInt16], _ flags: UInt32, _ isWide: Bool, _ number: inout Int32, _ offset: inout Int,
        _ pattern: Text
    ) throws -> OpaquePointer {
        let made: OpaquePointer?
        if isWide {
            let settings = pcre2_compile_context_create_16(nil)
            defer { pcre2_compile_context_free_16(settings) }
            pcre2_set_newline_16(settings, UInt32(PCRE2_NEWLINE_LF))
            made = pcre2_compile_16(units, units.count, flags, &number, &offset, settings)
        } else {
            let settings = pcre2_compile_context_create_8(nil)
            defer { pcre2_compile_context_free_8(settings) }
            pcre2_set_newline_8(settings, UInt32(PCRE2_NEWLINE_LF))
            let bytes = units.map { UInt8(truncatingIfNeeded: $0) }
            made = pcre2_compile_8(bytes, bytes.count, flags, &number, &offset, settings)
        }
        guard let made else { throw refusal(number, offset, pattern) }
        return made
    }

    /// PCRE2 refused what the translator let through.
    private static func refusal(_ number: Int32, _ offset: Int, _ pattern: Text) -> ScriptError {
        // 125: lookbehind assertion is not fixed length.
        if number == 125 || number == 187 {
            return PatternError.unsupported(pattern.utf16, offset, "a lookbehind of variable length")
                .scriptError
        }
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
        let reason = String(decoding: buffer.prefix(Int(Swift.max(length, 0))), as: UTF8.self)
        return PatternError(pattern: pattern.utf16, offset: offset, reason: reason + ".").scriptError
    }

    deinit {
        if let data = OpaquePointer(bitPattern: idle.load(ordering: .acquiring)) {
            if isWide { pcre2_match_data_free_16(data) } else { pcre2_match_data_free_8(data) }
        }
        if isWide {
            pcre2_match_context_free_16(context)
            pcre2_code_free_16(code)
        } else {
            pcre2_match_context_free_8(context)
            pcre2_code_free_8(code)
        }
    }

    /// Matches from a position; calls `body` with the offsets of the engine's groups (start, end; unset is huge).
    func match<Result>(
        _ subject: Text, from start: Int, pattern: Text, _ body: (UnsafePointer<Int>, Int) -> Result
    ) throws -> Result? {
        compileJustInTime()
        guard let data = takeData() else { throw EngineCode.failure(PCRE2_ERROR_NOMEMORY, pattern) }
        defer { giveBack(data) }
        var outcome = run(subject, start, data, 0)
        // The machine stack that compiled code may use is small; the interpreter takes the heap instead.
        if outcome == PCRE2_ERROR_JIT_STACKLIMIT { outcome = run(subject, start, data, PCRE2_NO_JIT) }
        if outcome == PCRE2_ERROR_NOMATCH { return nil }
        guard outcome > 0 else { throw EngineCode.failure(outcome, pattern) }
        let offsets = isWide ? pcre2_get_ovector_pointer_16(data) : pcre2_get_ovector_pointer_8(data)
        guard let offsets else { return nil }
        return body(offsets, Int(outcome))
    }

    /// Runs one match for what a callout sees of it; only for wide code.
    func run(
        _ subject: Text, from start: Int,
        calling callout:
            @convention(c) (
                UnsafeMutablePointer<pcre2_callout_block_16>?, UnsafeMutableRawPointer?
            ) -> Int32, with data: UnsafeMutableRawPointer
    ) -> Bool {
        guard let matched = takeData() else { return false }
        defer { giveBack(matched) }
        pcre2_set_callout_16(context, callout, data)
        defer { pcre2_set_callout_16(context, nil, nil) }
        return run(subject, start, matched, PCRE2_NO_JIT) > 0
    }

    private func run(_ subject: Text, _ start: Int, _ data: OpaquePointer, _ flags: UInt32) -> Int32 {
        guard isWide else {
            return pcre2_match_8(code, subject.bytes, subject.count, start, flags, data, context)
        }
        if !subject.isASCII {
            return pcre2_match_16(code, subject.units, subject.count, start, flags, data, context)
        }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: subject.count + 1) { buffer in
            subject.write(to: buffer.baseAddress!)
            return pcre2_match_16(code, buffer.baseAddress!, subject.count, start, flags, data, context)
        }
    }

    private func compileJustInTime() {
        guard uses.load(ordering: .relaxed) < 2 else { return }
        if uses.add(1, ordering: .relaxed).newValue != 2 { return }
        if isWide {
            pcre2_jit_compile_16(code, UInt32(PCRE2_JIT_COMPLETE))
        } else {
            pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        }
    }

    private func takeData() -> OpaquePointer? {
        if let data = OpaquePointer(bitPattern: idle.exchange(0, ordering: .acquiringAndReleasing)) {
            return data
        }
        return isWide
            ? pcre2_match_data_create_from_pattern_16(code, nil)
            : pcre2_match_data_create_from_pattern_8(code, nil)
    }

    private func giveBack(_ data: OpaquePointer) {
        let other = idle.exchange(UInt(bitPattern: data), ordering: .acquiringAndReleasing)
        guard let spare = OpaquePointer(bitPattern: other) else { return }
        if isWide { pcre2_match_data_free_16(spare) } else { pcre2_match_data_free_8(spare) }
    }

    private static func failure(_ number: Int32, _ pattern: Text) -> ScriptError {
        let shown = pattern.string
        switch number {
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY:
            return .make(
                "System.Text.RegularExpressions.RegexMatchTimeoutException", id: "RegexLimitReached",
                category: .limitsExceeded,
                message:
                    "Matching the pattern '\(shown)' was given up because it backtracks too much. Make its "
                    + "repetitions more specific.")
        default:
            return .make(
                id: "RegexMatchFailed", category: .operationStopped,
                message: "Matching the pattern '\(shown)' failed (PCRE2 error \(number)).")
        }
    }
}
