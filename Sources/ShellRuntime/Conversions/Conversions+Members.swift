/// Conversions through the members of the target type: `Parse`, constructors, conversion operators, properties.
extension Conversions {
    private static let parseName = Symbol("Parse")

    /// By the first of the ways that applies; nil when none does.
    static func members(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Outcome? {
        if case .text = value, let outcome = parse(value, to: type, interpreter) { return outcome }
        if case .text(let text) = value, type === TypeInfo.uri, let uri = UriObject(text.string, kind: 0) {
            return .success(.host(uri))
        }
        if type === XmlTypes.document { return xml(value, interpreter) }
        if let outcome = construct(value, to: type, interpreter) { return outcome }
        if let outcome = convertOperator(value, to: type, interpreter) { return outcome }
        switch value {
        case .table(let table):
            let entries = (0..<table.count).map { (table.key(at: $0).toText().string, table.value(at: $0)) }
            return fill(type, entries, interpreter)
        case .object(let object) where object.scriptClass == nil:
            return fill(type, Array(zip(object.shape.names, object.slots)), interpreter)
        default: return nil
        }
    }

    // MARK: Parse

    private static func parse(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Outcome? {
        guard case .methods(let group)? = type.table.staticMember(parseName) else { return nil }
        let takesText = group.overloads.contains { overload in
            let signature = overload.signature
            return OverloadChoice.accepts(signature, 1) && signature.parameters[0].type === TypeInfo.string
        }
        guard takesText else { return nil }
        do {
            return .success(try Members.invokeStatic(type, "Parse", [value], interpreter))
        } catch let error as ScriptError {
            let hasProvider = withProvider.contains(type.fullName)
            return .failure(
                threw("InvalidCastParseTargetInvocation" + (hasProvider ? "WithFormatProvider" : ""), error))
        } catch { return .failure(.noConversion) }
    }

    /// Types with a `Parse(string, IFormatProvider)`, which PowerShell prefers.
    private static let withProvider: Set<String> = [
        "System.DateTime", "System.TimeSpan", "System.Guid", "System.DateTimeOffset", "System.DateOnly",
        "System.TimeOnly", "System.Numerics.BigInteger",
    ]

    /// The failure of a method that a conversion called: the exception inside the invocation error counts.
    private static func threw(_ id: String, _ error: ScriptError) -> Failure {
        let exception = error.record.exception
        let isInvocation = exception.exceptionType.name == "MethodInvocationException"
        let cause = isInvocation ? exception.inner ?? exception : exception
        return .threw(id: id, exception: cause.exceptionType.fullName, message: cause.message)
    }

    // MARK: Constructors

    private static func construct(
        _ value: Value, to type: TypeInfo, _ interpreter: Interpreter
    ) -> Outcome? {
        if type.kind == .interface || type === TypeInfo.scriptBlock { return nil }
        let fits = type.table.constructors.overloads.contains { overload in
            let signature = overload.signature
            guard OverloadChoice.accepts(signature, 1), let parameter = signature.parameters.first,
                !parameter.isParams
            else { return false }
            return accepts(parameter.type, value)
        }
        guard fits else { return nil }
        do {
            return .success(try Members.construct(type, [value], interpreter))
        } catch let error as ScriptError {
            return .failure(threw("InvalidCastConstructorTargetInvocationException", error))
        } catch { return .failure(.noConversion) }
    }

    /// True when a one-argument constructor of this parameter is a conversion.
    private static func accepts(_ parameter: TypeInfo, _ value: Value) -> Bool {
        if case .text = value { return parameter === TypeInfo.string || parameter === TypeInfo.object }
        let rank = ConversionRank.rank(value, parameter)
        if rank >= .numericImplicit { return true }
        guard rank != .none, case .array = value else { return false }
        return parameter.isAssignable(to: .enumerable) && parameter !== TypeInfo.string
    }

    private static func convertOperator(
        _ value: Value, to type: TypeInfo, _ interpreter: Interpreter
    ) -> Outcome? {
        for owner in [type, value.type] {
            for name in ["op_Implicit", "op_Explicit"] {
                guard case .methods(let group)? = owner.table.staticMember(Symbol(name)) else { continue }
                let fits = group.overloads.contains { overload in
                    let signature = overload.signature
                    let result = TypeCatalog.shared.resolve(signature.returnTypeName)
                    guard signature.parameters.count == 1, result.map({ $0 === type }) ?? false else {
                        return false
                    }
                    return ConversionRank.rank(value, signature.parameters[0].type) >= .numericImplicit
                }
                guard fits else { continue }
                do {
                    return .success(try Members.invokeStatic(owner, name, [value], interpreter))
                } catch let error as ScriptError {
                    return .failure(threw("InvalidCastExceptionWithInnerException", error))
                } catch { return .failure(.noConversion) }
            }
        }
        return nil
    }

    private static func xml(_ value: Value, _ interpreter: Interpreter) -> Outcome {
        do {
            return .success(try XmlDocumentLibrary.cast(try text(value, interpreter).string))
        } catch let error as ScriptError {
            return .failure(threw("InvalidCastToXmlDocument", error))
        } catch { return .failure(.noConversion) }
    }

    // MARK: Properties

    /// A new object with the entries as its properties.
    private static func fill(
        _ type: TypeInfo, _ entries: [(String, Value)], _ interpreter: Interpreter
    ) -> Outcome? {
        let group = type.table.constructors
        guard group.overloads.contains(where: { OverloadChoice.accepts($0.signature, 0) }) else { return nil }
        do {
            let made = try Members.construct(type, [], interpreter)
            for (name, value) in entries {
                guard case .property(let property)? = type.table.member(Symbol(name)), property.set != nil
                else { return .failure(.complete(missing(name, type))) }
                do {
                    try Members.set(made, Symbol(name), value, interpreter)
                } catch let error as ScriptError {
                    return .failure(.complete(creation(type, error.record.exception.message, error)))
                }
            }
            return .success(made)
        } catch let error as ScriptError {
            return .failure(.complete(error))
        } catch { return .failure(.noConversion) }
    }

    private static func missing(_ name: String, _ type: TypeInfo) -> ScriptError {
        let settable = type.table.properties.filter { $0.set != nil }.map { property in
            let full = TypeCatalog.shared.resolve(property.typeName)?.fullName ?? property.typeName
            return "[\(property.name) <\(full)>]"
        }
        let message =
            "The property '\(name)' was not found for the '\(type.fullName)' object. "
            + (settable.isEmpty
                ? "There is no settable property available."
                : "The settable properties are: \(settable.joined(separator: ", ")).")
        return creation(type, message, nil)
    }

    private static func creation(_ type: TypeInfo, _ reason: String, _ cause: ScriptError?) -> ScriptError {
        let message = "Cannot create object of type \"\(type.fullName)\". \(reason)"
        return castError("ObjectCreationError", message, cause?.record.exception)
    }
}
