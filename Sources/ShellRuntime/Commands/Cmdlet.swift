/// One running command of a pipeline, built in.
///
/// The pipeline calls `begin`, then `process` once an input object (once in all when nothing is piped), then `end`;
/// `close` always, also after an error or a stop. `arguments` holds what the binder bound for the current object.
open class Cmdlet {
    /// The command's surroundings: streams, session, prompts. Set by the pipeline before `begin`.
    public final var context: CommandContext!
    /// The bound parameters of the current call of `process`.
    public final var arguments: BoundArguments!

    /// Makes an unbound stage.
    public init() {}

    /// Before the first object.
    open func begin() throws {}
    /// Once an object; parameters bound from the pipeline are set.
    open func process() throws {}
    /// After the last object.
    open func end() throws {}
    /// Always last; must not write.
    open func close() {}
}

extension Cmdlet {
    /// The engine that runs the pipeline.
    public var interpreter: Interpreter { context.interpreter }

    /// Writes one object to the output, a collection as one object.
    public func write(_ value: Value) throws { try context.write(value) }

    /// Writes each element of a collection, or the value itself.
    public func writeEnumerated(_ value: Value) throws { try context.writeEnumerated(value) }

    /// Reports an error and goes on, unless `-ErrorAction` says otherwise.
    public func writeError(_ record: ErrorRecord) throws { try context.writeError(record) }

    /// Writes to the warning stream.
    public func writeWarning(_ message: String) throws { try context.writeWarning(message) }

    /// Writes to the verbose stream when `-Verbose` or the preference asks for it.
    public func writeVerbose(_ message: String) throws { try context.writeVerbose(message) }

    /// True when the change may be made: handles `-WhatIf`, `-Confirm` and `$ConfirmPreference`.
    public func shouldProcess(_ target: String, _ action: String? = nil) throws -> Bool {
        try context.shouldProcess(target, action)
    }
}

/// What the binder bound, by the order of the declaration's parameters.
public final class BoundArguments {
    /// One entry a declared parameter; nil when it was not bound.
    public internal(set) var values: [Value?]
    /// The parameter set chosen; the default set's name when it did not matter.
    public internal(set) var parameterSet: String
    private let declaration: CommandDeclaration

    /// Makes the arguments of a command with nothing bound.
    public init(_ declaration: CommandDeclaration) {
        self.declaration = declaration
        values = Array(repeating: nil, count: declaration.parameters.count)
        parameterSet = declaration.defaultParameterSet ?? ParameterDeclaration.allSets
    }

    /// The value of the parameter at a position of the declaration, or nil when not bound.
    public subscript(index: Int) -> Value? { values[index] }

    /// The value of a parameter by its declared name, or nil when not bound. A wrong name is a bug and traps.
    public subscript(name: StaticString) -> Value? {
        let spelled = "\(name)"
        guard let index = declaration.parameters.firstIndex(where: { $0.name == spelled }) else {
            preconditionFailure("\(declaration.name) declares no parameter \(spelled)")
        }
        return values[index]
    }

    /// True when the parameter was bound.
    public func isBound(_ name: StaticString) -> Bool { self[name] != nil }

    /// A text parameter, or nil.
    public func text(_ name: StaticString) -> String? {
        guard let value = self[name], !value.isNull else { return nil }
        return value.toText().string
    }

    /// A list of texts; one text counts as a list of one; empty when not bound.
    public func texts(_ name: StaticString) -> [String] {
        guard let value = self[name], !value.isNull else { return [] }
        if case .array(let array) = value.unwrapped { return array.values.map { $0.toText().string } }
        return [value.toText().string]
    }

    /// A switch; false when not given.
    public func flag(_ name: StaticString) -> Bool {
        guard let value = self[name] else { return false }
        return value.isTrue
    }

    /// A 32-bit number, or nil.
    public func int(_ name: StaticString) -> Int? {
        guard let value = self[name] else { return nil }
        if case .int(let number) = value.unwrapped { return Int(number) }
        if case .long(let number) = value.unwrapped { return Int(number) }
        return nil
    }
}
