import Synchronization

/// A name, interned without regard to case: two names are the same name when their symbols are equal.
public struct Symbol: Hashable, Sendable {
    /// Position in the table of names.
    public let index: Int32

    /// The symbol of a name; names are folded to upper case as PowerShell's ordinal ignore-case comparison does.
    public init(_ name: String) {
        index = SymbolTable.names.intern(name)
    }

    /// The name as it was first spelled.
    public var name: String { SymbolTable.names.spelling(of: index) }
}

/// The names seen so far. It only ever grows, and every runspace reads the same numbers, so that compiled code,
/// object shapes and member tables can be compared by identity.
private final class SymbolTable: Sendable {
    static let names = SymbolTable()

    private struct State {
        var numbers: [String: Int32] = [:]
        /// Numbers by the name as spelled, which saves the folding of names that come again.
        var spelled: [String: Int32] = [:]
        var spellings: [String] = []
    }

    private let state = Mutex(State())

    func intern(_ name: String) -> Int32 {
        state.withLock { state in
            if let known = state.spelled[name] { return known }
            let folded = name.uppercased()
            let number = state.numbers[folded] ?? Int32(state.spellings.count)
            if number == state.spellings.count {
                state.numbers[folded] = number
                state.spellings.append(name)
            }
            state.spelled[name] = number
            return number
        }
    }

    func spelling(of index: Int32) -> String {
        state.withLock { $0.spellings[Int(index)] }
    }
}
