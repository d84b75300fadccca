import Glibc

/// How much a script may ask for at once: .NET's limits, and what the computer gives. An allocation that fails inside of
/// the standard library would end the shell; here it is an error that a script can catch.
enum MemoryLimits {
    /// Sizes up to this are asked for without a trial.
    private static let untried = 1 << 26

    /// - Throws: `OutOfMemoryException` when no text of so many UTF-16 units can be.
    static func checkText(units: Int) throws { try check(units, most: 0x3FFF_FFDF, bytesEach: 2) }

    /// - Throws: `OutOfMemoryException` when no array of so many elements can be.
    static func checkArray(count: Int) throws {
        try check(count, most: 0x7FFF_FFC7, bytesEach: MemoryLayout<Value>.stride)
    }

    /// - Throws: `OutOfMemoryException` when no array of these lengths can be.
    static func checkArray(lengths: [Int]) throws {
        var count = 1
        for length in lengths {
            let (product, overflow) = count.multipliedReportingOverflow(by: length)
            if overflow { throw outOfMemory() }
            count = product
        }
        try checkArray(count: count)
    }

    private static func check(_ count: Int, most: Int, bytesEach: Int) throws {
        if count > most { throw outOfMemory() }
        guard count * bytesEach > untried else { return }
        // The library doubles what it has while it grows.
        guard let trial = malloc(count * bytesEach * 2) else { throw outOfMemory() }
        free(trial)
    }

    private static func outOfMemory() -> ScriptError {
        .dotNet(
            "System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.")
    }
}
