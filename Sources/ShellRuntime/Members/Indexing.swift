/// `value[index]` and its assignment.
public enum Indexing {
    /// The element, or the elements when several indexes are given; `$null` where there is none.
    public static func get(_ value: Value, _ index: [Value], _ interpreter: Interpreter) throws -> Value {
        switch value {
        case .null, .nothing, .unset: throw nullArray()
        case .variable(let box): return try get(box.value, index, interpreter)
        case .array(let array):
            if index.count == 1 { return try element(array, index[0], interpreter) }
            if let grid = array.grid { return try grid.get(array, index, interpreter) }
            return try several(value, index, interpreter)
        case .text(let text):
            return try one(index, value, interpreter) { try character(text, $0, interpreter) }
        case .table(let table): return try entry(table, index, interpreter)
        case .host(let object):
            if let decorated = object as? DecoratedValue {
                return try get(decorated.base, index, interpreter)
            }
            if index.count != 1 || isSlice(index[0]) {
                return try several(value, try flattened(index), interpreter)
            }
            if let found = try object.element(at: index[0].unwrapped, interpreter) {
                if case .nothing = found { return .null }
                return found
            }
        default: break
        }
        if index.count == 1, case .int(0) = index[0] { return value }
        throw cannotIndex(value)
    }

    /// Replaces or adds an element.
    public static func set(
        _ value: Value, _ index: [Value], _ new: Value, _ interpreter: Interpreter
    ) throws {
        switch value {
        case .null, .nothing, .unset: throw nullArray()
        case .variable(let box): return try set(box.value, index, new, interpreter)
        case .array(let array):
            if let grid = array.grid { return try grid.set(array, index, new, interpreter) }
            return try setElement(array, index, new, interpreter)
        case .table(let table): return try setEntry(table, index[0], new, interpreter)
        case .host(let object):
            if let decorated = object as? DecoratedValue {
                return try set(decorated.base, index, new, interpreter)
            }
            do {
                if try object.setElement(at: index[0].unwrapped, new, interpreter) { return }
            } catch let error as ScriptError {
                throw inLanguage(error)
            }
        default: break
        }
        throw cannotIndex(value)
    }

    private static func isSlice(_ index: Value) -> Bool {
        if case .array = index.unwrapped { return true }
        return false
    }

    private static func flattened(_ index: [Value]) throws -> [Value] {
        index.count == 1 ? try Enumeration.elements(index[0].unwrapped) : index
    }

    private static func one(
        _ index: [Value], _ value: Value, _ interpreter: Interpreter, _ read: (Value) throws -> Value
    ) throws -> Value {
        if index.count != 1 { return try several(value, index, interpreter) }
        if case .array(let list) = index[0].unwrapped { return try several(value, list.values, interpreter) }
        return try read(index[0])
    }

    /// A slice: missing elements are left out.
    private static func several(
        _ value: Value, _ index: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        let found = ArrayObject(capacity: index.count)
        for position in index {
            if case .array(let array) = value {
                let number = try self.number(position, interpreter)
                let place = number < 0 ? number + array.count : number
                if place >= 0 && place < array.count { found.append(array[place]) }
            } else if case .host(let object) = value {
                guard let element = try object.element(at: position.unwrapped, interpreter) else {
                    throw cannotIndex(value)
                }
                if case .nothing = element { continue }
                found.append(element)
            } else {
                let element = try get(value, [position], interpreter)
                if case .nothing = element { continue }
                found.append(element)
            }
        }
        return .array(found)
    }

    private static func element(
        _ array: ArrayObject, _ index: Value, _ interpreter: Interpreter
    ) throws -> Value {
        if case .int(let number) = index {
            let place = number < 0 ? Int(number) + array.count : Int(number)
            return place >= 0 && place < array.count ? array[place] : .null
        }
        let plain = index.unwrapped
        if MemberLookup.isEnumerated(plain) {
            return try several(.array(array), try Enumeration.elements(plain), interpreter)
        }
        if plain.isNull { throw nullIndex() }
        guard case .int(let number)? = Conversions.tryConvert(plain, to: .int32, interpreter) else {
            return .null
        }
        let place = number < 0 ? Int(number) + array.count : Int(number)
        return place >= 0 && place < array.count ? array[place] : .null
    }

    private static func character(_ text: Text, _ index: Value, _ interpreter: Interpreter) throws -> Value {
        let number = try self.number(index, interpreter)
        let place = number < 0 ? number + text.count : number
        return place >= 0 && place < text.count ? .char(text[place]) : .null
    }

    private static func entry(
        _ table: TableObject, _ index: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        if index.count == 1 {
            let key = index[0].unwrapped
            if case .array(let keys) = key, table[key] == nil {
                return .array(ArrayObject(try keys.values.map { try entry(table, [$0], interpreter) }))
            }
            if key.isNull { throw nullIndex() }
            return try entry(table, key, interpreter)
        }
        return .array(ArrayObject(try index.map { try entry(table, [$0], interpreter) }))
    }

    private static func entry(
        _ table: TableObject, _ key: Value, _ interpreter: Interpreter
    ) throws -> Value {
        if table.flavor == .ordered, case .int(let position) = key {
            let place = position < 0 ? Int(position) + table.count : Int(position)
            return place >= 0 && place < table.count ? table.value(at: place) : .null
        }
        if table.flavor == .dictionary, let type = table.genericType, type.genericArguments.count == 2 {
            let converted = try Conversions.convert(key, to: type.genericArguments[0], interpreter)
            return table[converted] ?? .null
        }
        return table[key] ?? .null
    }

    private static func setEntry(
        _ table: TableObject, _ key: Value, _ new: Value, _ interpreter: Interpreter
    ) throws {
        let key = key.unwrapped
        if key.isNull { throw nullIndex() }
        if table.flavor == .ordered, case .int(let position) = key {
            let place = position < 0 ? Int(position) + table.count : Int(position)
            guard place >= 0 && place < table.count else {
                throw inLanguage(ScriptError.argumentRange("index"))
            }
            table.setValue(new, at: place)
            return
        }
        if table.flavor == .dictionary, let type = table.genericType, type.genericArguments.count == 2 {
            table.set(
                try Conversions.convert(key, to: type.genericArguments[0], interpreter),
                try Conversions.convert(new, to: type.genericArguments[1], interpreter))
            return
        }
        table.set(key, new)
    }

    private static func setElement(
        _ array: ArrayObject, _ index: [Value], _ new: Value, _ interpreter: Interpreter
    ) throws {
        guard index.count == 1 else { throw cannotIndex(.array(array)) }
        let number = try self.number(index[0].unwrapped, interpreter)
        let place = number < 0 ? number + array.count : number
        guard place >= 0 && place < array.count else { throw outOfBounds() }
        array[place] =
            array.elementType === TypeInfo.object
            ? new : try Conversions.convert(new, to: array.elementType, interpreter)
    }

    /// An index as a number; texts are converted.
    static func number(_ value: Value, _ interpreter: Interpreter) throws -> Int {
        switch value {
        case .int(let number): return Int(number)
        case .long(let number): return Int(number)
        default:
            guard case .int(let number)? = Conversions.tryConvert(value.unwrapped, to: .int32, interpreter)
            else {
                throw ScriptError.make(
                    id: "ConvertToFinalInvalidCastException", category: .invalidArgument,
                    message: "Cannot convert value \"\(value.string)\" to type \"System.Int32\".")
            }
            return Int(number)
        }
    }

    /// A .NET exception thrown by an operation of the language: its id is the type's full name.
    private static func inLanguage(_ error: ScriptError) -> ScriptError {
        let record = error.record
        if record.errorId == record.exception.exceptionType.name {
            record.errorId = record.exception.exceptionType.fullName
            record.fullyQualifiedErrorId = record.errorId
            record.category = .operationStopped
        }
        return error
    }

    static func nullArray() -> ScriptError {
        .make(id: "NullArray", category: .invalidOperation, message: "Cannot index into a null array.")
    }

    static func nullIndex() -> ScriptError {
        .make(
            id: "NullArrayIndex", category: .invalidOperation,
            message: "Index operation failed; the array index evaluated to null.")
    }

    static func cannotIndex(_ value: Value) -> ScriptError {
        .make(
            id: "CannotIndex", category: .invalidOperation,
            message: "Unable to index into an object of type \"\(value.type.fullName)\".")
    }

    static func outOfBounds() -> ScriptError {
        .make(
            "System.IndexOutOfRangeException", id: "System.IndexOutOfRangeException",
            category: .operationStopped, message: "Index was outside the bounds of the array.")
    }
}
