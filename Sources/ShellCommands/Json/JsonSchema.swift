import ShellRuntime

/// The keywords of JSON Schema that scripts use: types, properties, items, bounds, enumerations, combinations.
enum JsonSchema {
    /// What does not fit, one sentence each.
    static func problems(of value: Value, _ schema: Value, at path: String) -> [String] {
        if case .bool(let isAllowed) = schema { return isAllowed ? [] : ["Nothing is allowed at '\(path)'"] }
        guard case .table(let rules) = schema else { return [] }
        var found: [String] = []
        for (key, rule) in zip(rules.keys, rules.values) {
            found += check(key.string, rule, value, rules, path)
        }
        return found
    }

    private static func check(
        _ keyword: String, _ rule: Value, _ value: Value, _ rules: TableObject, _ path: String
    ) -> [String] {
        let place = "at '\(path.isEmpty ? "/" : path)'"
        func fail(_ text: String) -> [String] { ["\(text) \(place)"] }
        switch keyword {
        case "type":
            let types = rule.elements.map(\.string)
            return types.contains { isOf(value, $0) }
                ? [] : fail("Value is not \(types.joined(separator: " or "))")
        case "enum":
            return rule.elements.contains { isSame($0, value) }
                ? [] : fail("Value is not one of those listed")
        case "const": return isSame(rule, value) ? [] : fail("Value is not the constant")
        case "allOf": return rule.elements.flatMap { problems(of: value, $0, at: path) }
        case "anyOf":
            return rule.elements.contains { problems(of: value, $0, at: path).isEmpty }
                ? [] : fail("No alternative fits")
        case "oneOf":
            let count = rule.elements.filter { problems(of: value, $0, at: path).isEmpty }.count
            return count == 1 ? [] : fail("\(count) alternatives fit, not one,")
        case "not":
            return problems(of: value, rule, at: path).isEmpty ? fail("Value fits what it must not") : []
        default: break
        }
        if let number = number(value) { return checkNumber(keyword, rule, number, fail) }
        if case .text(let text) = value { return checkText(keyword, rule, text, fail) }
        if case .array(let array) = value { return checkArray(keyword, rule, array.values, path, fail) }
        if case .table(let table) = value { return checkObject(keyword, rule, table, rules, path, fail) }
        return []
    }

    private static func checkNumber(
        _ keyword: String, _ rule: Value, _ value: Double, _ fail: (String) -> [String]
    ) -> [String] {
        guard let bound = number(rule) else { return [] }
        switch keyword {
        case "minimum": return value >= bound ? [] : fail("\(value) is less than \(bound)")
        case "maximum": return value <= bound ? [] : fail("\(value) is more than \(bound)")
        case "exclusiveMinimum": return value > bound ? [] : fail("\(value) is not more than \(bound)")
        case "exclusiveMaximum": return value < bound ? [] : fail("\(value) is not less than \(bound)")
        case "multipleOf":
            return value.truncatingRemainder(dividingBy: bound) == 0
                ? [] : fail("\(value) is no multiple of \(bound)")
        default: return []
        }
    }

    private static func checkText(
        _ keyword: String, _ rule: Value, _ value: Text, _ fail: (String) -> [String]
    ) -> [String] {
        switch keyword {
        case "minLength": return value.count >= Int(number(rule) ?? 0) ? [] : fail("Text is too short")
        case "maxLength": return value.count <= Int(number(rule) ?? 0) ? [] : fail("Text is too long")
        case "pattern":
            let pattern = try? Patterns.regex(rule.toText(), options: [])
            return ((try? pattern?.isMatch(value)) ?? false) ? [] : fail("Text does not match the pattern")
        default: return []
        }
    }

    private static func checkArray(
        _ keyword: String, _ rule: Value, _ values: [Value], _ path: String, _ fail: (String) -> [String]
    ) -> [String] {
        switch keyword {
        case "items":
            return values.enumerated().flatMap { problems(of: $0.element, rule, at: path + "/\($0.offset)") }
        case "minItems": return values.count >= Int(number(rule) ?? 0) ? [] : fail("There are too few items")
        case "maxItems": return values.count <= Int(number(rule) ?? 0) ? [] : fail("There are too many items")
        case "uniqueItems":
            guard rule.isTrue else { return [] }
            for (place, value) in values.enumerated()
            where values[..<place].contains(where: { isSame($0, value) }) {
                return fail("Items repeat")
            }
            return []
        default: return []
        }
    }

    private static func checkObject(
        _ keyword: String, _ rule: Value, _ value: TableObject, _ rules: TableObject, _ path: String,
        _ fail: (String) -> [String]
    ) -> [String] {
        switch keyword {
        case "properties":
            guard case .table(let properties) = rule else { return [] }
            return zip(properties.keys, properties.values).flatMap { key, schema -> [String] in
                guard let property = value[key] else { return [] }
                return problems(of: property, schema, at: path + "/" + key.string)
            }
        case "required":
            let missing = rule.elements.filter { value[$0] == nil }.map(\.string)
            return missing.isEmpty ? [] : fail("Required properties \(missing) are not present")
        case "additionalProperties":
            var known: [String] = []
            if case .table(let properties)? = rules["properties"] { known = properties.keys.map(\.string) }
            return zip(value.keys, value.values).filter { !known.contains($0.0.string) }.flatMap {
                problems(of: $0.1, rule, at: path + "/" + $0.0.string)
            }
        case "minProperties":
            return value.count >= Int(number(rule) ?? 0) ? [] : fail("There are too few properties")
        case "maxProperties":
            return value.count <= Int(number(rule) ?? 0) ? [] : fail("There are too many properties")
        default: return []
        }
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .long(let number): Double(number)
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private static func isOf(_ value: Value, _ type: String) -> Bool {
        switch (type, value) {
        case ("object", .table), ("array", .array), ("string", .text), ("boolean", .bool), ("null", .null):
            true
        case ("number", _): number(value) != nil
        case ("integer", _): number(value).map { $0 == $0.rounded() } ?? false
        default: false
        }
    }

    private static func isSame(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.array(let a), .array(let b)):
            a.count == b.count && zip(a.values, b.values).allSatisfy { isSame($0, $1) }
        case (.table(let a), .table(let b)):
            a.count == b.count
                && zip(a.keys, a.values).allSatisfy { key, value in b[key].map { isSame(value, $0) } ?? false
                }
        default:
            if let a = number(left), let b = number(right) { a == b } else { left.equals(right) }
        }
    }
}
