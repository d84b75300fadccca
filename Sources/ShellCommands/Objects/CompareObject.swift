import ShellRuntime

/// `Compare-Object`: says which objects two lists do not share.
final class CompareObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Compare-Object", ModuleName.utility, "Compares two sets of objects.",
        parameters: """
            InputObject psobject hidden
            ReferenceObject psobject[] (mandatory,0) emptycollection -- The objects to compare with.
            DifferenceObject psobject[] (mandatory,1,pipeline) emptycollection -- The objects that are compared.
            SyncWindow int range=0..2147483647 -- How far apart equal objects may be.
            Property object[] -- What to compare instead of the objects.
            ExcludeDifferent switch -- Shows equal objects alone.
            IncludeEqual switch -- Shows equal objects too.
            PassThru switch -- Passes on the objects themselves, marked.
            Culture string unbuilt -- The culture whose rules apply.
            CaseSensitive switch -- Tells upper from lower case.
            """,
        examples: [("Compare-Object 1, 2 2, 3", "What only one side has.")]
    ) { CompareObjectCmdlet() }

    private struct Entry {
        let object: Value
        let keys: [Value]
    }

    private var properties: [PropertyExpression] = []
    private var order: ValueOrder!
    private var references: [Entry] = []
    private var nextReference = 0
    private var waitingReferences: [Entry] = []
    private var waitingDifferences: [Entry] = []
    private var window = Int.max
    private var builder: ObjectBuilder!

    override func begin() throws {
        properties = try PropertyGrammar.expressionOnly.parse(
            arguments["Property"]?.elements ?? [], for: self)
        order = ValueOrder(ignoreCase: !arguments.flag("CaseSensitive"), interpreter: interpreter)
        window = arguments.int("SyncWindow") ?? Int.max
        let names = properties.isEmpty ? ["InputObject"] : properties.map(\.displayName)
        builder = ObjectBuilder(names + ["SideIndicator"])
        references = try (arguments["ReferenceObject"]?.elements ?? []).map(entry)
    }

    private func entry(_ object: Value) throws -> Entry {
        if properties.isEmpty { return Entry(object: object, keys: [object]) }
        return Entry(
            object: object, keys: try properties.map { try $0.value(of: object, interpreter) ?? .null })
    }

    override func process() throws {
        for object in arguments["DifferenceObject"]?.elements ?? [] where !object.isNull {
            try compare(try entry(object))
        }
    }

    private var isExcludingDifferent: Bool { arguments.flag("ExcludeDifferent") }
    private var isIncludingEqual: Bool {
        arguments.isBound("IncludeEqual") ? arguments.flag("IncludeEqual") : isExcludingDifferent
    }

    // One object of each side a turn; what finds no partner waits, at most `window` objects long.
    private func compare(_ difference: Entry?) throws {
        var difference = difference
        var reference: Entry?
        if nextReference < references.count {
            reference = references[nextReference]
            nextReference += 1
        }
        if let left = difference, let right = reference, matches(left, right) { return try emitEqual(right) }
        if let entry = difference, take(entry, from: &waitingReferences) {
            try emitEqual(entry)
            difference = nil
        }
        if let entry = reference, take(entry, from: &waitingDifferences) {
            try emitEqual(entry)
            reference = nil
        }
        if let difference { try wait(difference, &waitingDifferences, "=>") }
        if let reference { try wait(reference, &waitingReferences, "<=") }
    }

    private func matches(_ left: Entry, _ right: Entry) -> Bool {
        zip(left.keys, right.keys).allSatisfy { order.areEqual($0, $1) }
    }

    private func take(_ entry: Entry, from waiting: inout [Entry]) -> Bool {
        guard let place = waiting.firstIndex(where: { matches($0, entry) }) else { return false }
        waiting.remove(at: place)
        return true
    }

    private func wait(_ entry: Entry, _ waiting: inout [Entry], _ side: String) throws {
        if window == 0 { return try emit(entry, side) }
        if waiting.count >= window { try emit(waiting.removeFirst(), side) }
        waiting.append(entry)
    }

    override func end() throws {
        while nextReference < references.count { try compare(nil) }
        for entry in waitingDifferences { try emit(entry, "=>") }
        for entry in waitingReferences { try emit(entry, "<=") }
    }

    private func emitEqual(_ entry: Entry) throws {
        if isIncludingEqual { try write(made(entry, "==")) }
    }

    private func emit(_ entry: Entry, _ side: String) throws {
        if !isExcludingDifferent { try write(made(entry, side)) }
    }

    private func made(_ entry: Entry, _ side: String) -> Value {
        if arguments.flag("PassThru") {
            return ObjectView.adding(note: "SideIndicator", Value(side), to: entry.object)
        }
        return builder.make(entry.keys + [Value(side)])
    }
}
