import ShellSyntax

/// A class defined in a script: what its type's members run.
final class ScriptClass {
    /// A property as defined.
    struct Property {
        let name: String
        let type: TypeInfo?
        let typeName: String
        let initial: Node?
        let isStatic: Bool
        let isHidden: Bool
        let rules: [ValueRule]
    }

    /// A method or constructor as defined.
    struct Method {
        let name: String
        let block: ScriptBlock
        let parameters: [NativeMethod.Parameter]
        /// The names of the parameters, in order.
        let symbols: [Symbol]
        let returnType: TypeInfo?
        let returnName: String
        let isStatic: Bool
        let isConstructor: Bool
        let isHidden: Bool
    }

    let name: String
    /// The script class it derives from.
    let parent: ScriptClass?
    /// What the class declares; filled in once its name is known, since members may name the class itself.
    private(set) var properties: [Property] = []
    private(set) var methods: [Method] = []
    /// The scope that it is defined in.
    unowned(unsafe) let scope: Frame
    unowned let interpreter: Interpreter
    private(set) var type: TypeInfo!
    /// Values of static properties.
    var statics: [Symbol: Value] = [:]
    /// Shape of instances: inherited properties first.
    private(set) var shape = Shape.makeRoot()

    init(
        name: String, parent: ScriptClass?, base: TypeInfo, interfaces: [TypeInfo], scope: Frame
    ) {
        self.name = name
        self.parent = parent
        self.scope = scope
        interpreter = scope.interpreter
        nonisolated(unsafe) unowned let owner = self
        type = TypeInfo(name, kind: .scriptClass, base: base, interfaces: interfaces) { owner.members() }
    }

    /// Gives the class its members.
    func define(_ properties: [Property], _ methods: [Method]) {
        self.properties = properties
        self.methods = methods
        if let parent { shape = parent.shape }
        for property in properties where !property.isStatic { shape = shape.adding(property.name) }
    }

    /// All instance properties, inherited ones first.
    var allProperties: [Property] { (parent?.allProperties ?? []) + properties.filter { !$0.isStatic } }

    // MARK: Members of the type

    private func members() -> TypeMembers {
        TypeMembers(
            properties: properties.filter { !$0.isStatic }.map(instanceProperty),
            methods: methods.filter { !$0.isStatic && !$0.isConstructor }.map(native),
            staticProperties: properties.filter(\.isStatic).map(staticProperty),
            staticMethods: methods.filter { $0.isStatic && !$0.isConstructor }.map(native),
            constructors: constructors())
    }

    private func instanceProperty(_ property: Property) -> NativeProperty {
        let symbol = Symbol(property.name)
        return NativeProperty(
            property.name, property.typeName, convertsItself: true,
            get: { value, _ in ScriptInstance.get(value, symbol) },
            set: { value, new, interpreter in
                ScriptInstance.set(
                    value, symbol, property.name, try ScriptClass.convert(new, property, interpreter))
            })
    }

    private static func convert(_ value: Value, _ property: Property, _ interpreter: Interpreter) throws
        -> Value
    {
        var result = value.asElement
        if let type = property.type { result = try Conversions.convert(result, to: type, interpreter) }
        for rule in property.rules { try rule.check(result, interpreter) }
        return result
    }

    private func staticProperty(_ property: Property) -> NativeProperty {
        let symbol = Symbol(property.name)
        unowned let owner = self
        return NativeProperty(
            property.name, property.typeName,
            get: { _, _ in owner.statics[symbol] ?? .null },
            set: { _, new, interpreter in
                owner.statics[symbol] = try ScriptClass.convert(new, property, interpreter)
            })
    }

    private func native(_ method: Method) -> NativeMethod {
        unowned let owner = self
        return NativeMethod(name: method.name, returnType: method.returnName, parameters: method.parameters) {
            value, arguments, _ in
            try owner.call(method, this: method.isStatic ? .unset : value, arguments)
        }
    }

    private func constructors() -> [NativeMethod] {
        unowned let owner = self
        let declared = methods.filter { $0.isConstructor && !$0.isStatic }
        if declared.isEmpty {
            return [
                NativeMethod(name: name, returnType: name, parameters: []) { _, _, _ in
                    let instance = try owner.allocate()
                    try owner.construct(instance, with: nil, [])
                    return instance
                }
            ]
        }
        return declared.map { method in
            NativeMethod(name: name, returnType: name, parameters: method.parameters) { _, arguments, _ in
                let instance = try owner.allocate()
                try owner.construct(instance, with: method, arguments)
                return instance
            }
        }
    }

    // MARK: Instances

    /// An instance with its properties' defaults, before any constructor.
    private func allocate() throws -> Value {
        let slots = ContiguousArray(allProperties.map { ScriptClass.standard($0) })
        if let base = exceptionBase { return .host(ScriptException(base, self, slots)) }
        let object = ScriptObject(shape: shape, slots: slots)
        object.scriptClass = type
        return .object(object)
    }

    private var exceptionBase: TypeInfo? { type.isAssignable(to: .exception) ? type : nil }

    private static func standard(_ property: Property) -> Value {
        guard let type = property.type, type.isValueType else { return .null }
        return ValueDefaults.value(of: type)
    }

    /// Runs initial values and the constructor, base classes first.
    func construct(_ instance: Value, with method: Method?, _ arguments: [Value]) throws {
        let baseCall = method?.baseCall
        if let parent {
            let baseArguments = try baseCall.map { try evaluate($0, method!, instance, arguments) } ?? []
            try parent.construct(instance, choosing: baseArguments)
        } else if let baseCall, case .host(let object) = instance, let exception = object as? ExceptionObject
        {
            let baseArguments = try evaluate(baseCall, method!, instance, arguments)
            if let message = baseArguments.first {
                exception.message = try Conversions.text(message, interpreter).string
            }
            if baseArguments.count > 1 { exception.inner = baseArguments[1].hostObject as? ExceptionObject }
        }
        for property in properties where !property.isStatic {
            guard let initial = property.initial else { continue }
            let value = try withScope { try initial.eval($0) }
            ScriptInstance.set(
                instance, Symbol(property.name), property.name, try Self.convert(value, property, interpreter)
            )
        }
        if let method { _ = try call(method, this: instance, arguments) }
    }

    /// Runs the constructor that fits the arguments.
    private func construct(_ instance: Value, choosing arguments: [Value]) throws {
        let declared = methods.filter { $0.isConstructor && !$0.isStatic }
        if declared.isEmpty && arguments.isEmpty { return try construct(instance, with: nil, []) }
        let group = declared.filter { $0.parameters.count == arguments.count }
        for method in group {
            var converted: [Value] = []
            for (argument, parameter) in zip(arguments, method.parameters) {
                guard let value = Conversions.tryConvert(argument, to: parameter.type, interpreter) else {
                    break
                }
                converted.append(value)
            }
            if converted.count == arguments.count { return try construct(instance, with: method, converted) }
        }
        throw ScriptError.make(
            "System.Management.Automation.MethodException", id: "MethodCountCouldNotFindBest",
            category: .notSpecified,
            message: "Cannot find an overload for \"new\" and the argument count: \"\(arguments.count)\".")
    }

    private func withScope<R>(_ body: (Frame) throws -> R) throws -> R {
        let frame = try interpreter.push(Layout(), parent: scope, sink: NullSink())
        defer { interpreter.pop(frame) }
        return try body(frame)
    }

    // MARK: Calls

    private func evaluate(_ nodes: [ExpressionAst], _ method: Method, _ this: Value, _ arguments: [Value])
        throws -> [Value]
    {
        try run(method, this: this, arguments) { frame, _ in
            let block = ScriptBlock(method.block.ast)
            _ = block
            return try nodes.map {
                try Compiler.expression($0, over: frame.layout, self.interpreter).eval(frame).asElement
            }
        }
    }

    /// Runs a method; its value is what `return` gives, converted to the return type.
    func call(_ method: Method, this: Value, _ arguments: [Value]) throws -> Value {
        let result = try run(method, this: this, arguments) { frame, code -> Value in
            let collector = CollectorSink()
            frame.returnSink = collector
            defer { frame.returnSink = nil }
            _ = try code.end?.exec(frame)
            return collector.result
        }
        guard let returnType = method.returnType, !method.isConstructor else {
            return method.returnName == "void" || method.isConstructor ? .nothing : result.asElement
        }
        if returnType === TypeInfo.void { return .nothing }
        return try Conversions.convert(result.asElement, to: returnType, interpreter)
    }

    private func run<R>(
        _ method: Method, this: Value, _ arguments: [Value], _ body: (Frame, BlockCode) throws -> R
    ) throws -> R {
        let code = try method.block.code(interpreter)
        let frame = try interpreter.push(code.layout!, parent: scope, sink: NullSink())
        let outer = interpreter.current
        frame.kind = .function
        frame.this = this
        frame.block = method.block
        frame.module = scope.module
        frame.call = CallSite(method.block.ast.extent, name: method.name, command: nil)
        interpreter.current = frame
        interpreter.tryDepth += 1
        defer {
            interpreter.tryDepth -= 1
            interpreter.current = outer
            interpreter.pop(frame)
        }
        for index in 0..<min(method.parameters.count, arguments.count) {
            let parameter = method.parameters[index]
            let symbol = method.symbols[index]
            let value = arguments[index]
            if parameter.type === TypeInfo.object {
                frame.define(symbol, value)
            } else {
                let box = VariableBox(value, type: parameter.type)
                box.name = parameter.name
                frame.define(symbol, .variable(box))
            }
        }
        return try body(frame, code)
    }
}

extension ScriptClass.Method {
    /// The arguments of `: base(...)`, or nil.
    var baseCall: [ExpressionAst]? {
        guard isConstructor else { return nil }
        // A search passes the call by, as PowerShell's does; a visit does not.
        var call: BaseCtorInvokeMemberExpressionAst?
        block.ast.visit { node in
            call = node as? BaseCtorInvokeMemberExpressionAst
            return call == nil ? .continue : .stopVisit
        }
        return call.map { $0.arguments ?? [] }
    }
}

/// An instance of a script class that derives from an exception.
final class ScriptException: ExceptionObject {
    let scriptClass: ScriptClass
    var slots: ContiguousArray<Value>

    init(_ type: TypeInfo, _ scriptClass: ScriptClass, _ slots: ContiguousArray<Value>) {
        self.scriptClass = scriptClass
        self.slots = slots
        super.init(type: type, message: "Exception of type '\(type.fullName)' was thrown.")
    }
}

/// Property storage of an instance, whatever object carries it.
enum ScriptInstance {
    static func get(_ value: Value, _ symbol: Symbol) -> Value {
        switch value {
        case .object(let object): return object.property(symbol) ?? .null
        case .host(let host):
            guard let exception = host as? ScriptException,
                let slot = exception.scriptClass.shape.slot(of: symbol)
            else {
                return .null
            }
            return exception.slots[slot]
        default: return .null
        }
    }

    static func set(_ value: Value, _ symbol: Symbol, _ name: String, _ new: Value) {
        switch value {
        case .object(let object): object.setProperty(symbol, name, new)
        case .host(let host):
            if let exception = host as? ScriptException,
                let slot = exception.scriptClass.shape.slot(of: symbol)
            {
                exception.slots[slot] = new
            }
        default: break
        }
    }
}

extension Interpreter {
    /// The properties of an instance of a script class, the class's own before inherited ones; empty for other objects.
    func classProperties(of object: ScriptObject) -> [ScriptClass.Property] {
        var properties: [ScriptClass.Property] = []
        var type = object.scriptClass
        while let current = type {
            properties += scriptClasses[ObjectIdentifier(current)]?.properties.filter { !$0.isStatic } ?? []
            type = current.base
        }
        return properties
    }
}
