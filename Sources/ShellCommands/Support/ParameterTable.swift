import ShellRuntime

/// Reads parameters declared one a line, so that a command's interface can be seen at a glance.
///
/// A line is `Name,Alias type place... rule... -- summary`, for example
///
///     Path,PSPath string[] Path(mandatory,0,pipeline,property) notnull -- Where to look.
///
/// A *place* is a parameter set's name, or nothing for every set, followed by facts in parentheses: `mandatory`, a
/// position, `pipeline`, `property`, `remaining`. Without a place the parameter belongs to every set, by name only.
/// *Rules*: `notnull`, `notempty`, `notblank`, `range=0..9`, `length=1..9`, `count=1..9`, `set=A|B`, `pattern=...`,
/// `null`, `emptystring`, `emptycollection` (allowed though mandatory), `secret`, `hidden`, `default=...`, `unbuilt`
/// (known to scripts, and refused when it is given).
enum ParameterTable {
    /// The parameters of a table, in its order.
    static func parse(_ table: String) -> [ParameterDeclaration] {
        table.split(separator: "\n").compactMap { line in
            let trimmed = line.drop { $0 == " " }
            return trimmed.isEmpty ? nil : parameter(trimmed)
        }
    }

    private static func parameter(_ line: Substring) -> ParameterDeclaration {
        var words = line[...]
        var summary = ""
        if let mark = line.firstRange(of: "-- ") {
            summary = String(line[mark.upperBound...])
            words = line[..<mark.lowerBound]
        }
        let parts = words.split(separator: " ")
        precondition(parts.count >= 2, "a parameter has a name and a type: \(line)")
        let names = parts[0].split(separator: ",").map(String.init)
        var made = ParameterDeclaration(names[0], String(parts[1]), aliases: Array(names.dropFirst()))
        made.summary = summary
        if made.typeName == "Encoding" { EncodingParameter.complete(&made) }
        var places: [ParameterDeclaration.SetMembership] = []
        for part in parts.dropFirst(2) where !apply(rule: part, to: &made) {
            places.append(place(part))
        }
        if !places.isEmpty { made.sets = places }
        return made
    }

    private static func place(_ text: Substring) -> ParameterDeclaration.SetMembership {
        let open = text.firstIndex(of: "(") ?? text.endIndex
        let name = String(text[..<open])
        var made = ParameterDeclaration.SetMembership(
            name.isEmpty ? ParameterDeclaration.allSets : name)
        guard open < text.endIndex else { return made }
        for fact in text[open...].dropFirst().dropLast().split(separator: ",") {
            switch fact {
            case "mandatory": made.isMandatory = true
            case "pipeline": made.fromPipeline = true
            case "property": made.fromPropertyName = true
            case "remaining": made.fromRemaining = true
            default:
                guard let position = Int(fact) else { preconditionFailure("unknown fact \(fact)") }
                made.position = position
            }
        }
        return made
    }

    private static func apply(rule: Substring, to parameter: inout ParameterDeclaration) -> Bool {
        let parts = rule.split(separator: "=", maxSplits: 1)
        let argument = parts.count > 1 ? parts[1] : ""
        switch parts[0] {
        case "notnull": parameter.validations.append(.notNull)
        case "notempty": parameter.validations.append(.notNullOrEmpty)
        case "notblank": parameter.validations.append(.notNullOrWhiteSpace)
        case "range":
            let (low, high) = bounds(argument)
            parameter.validations.append(.range(low, high))
        case "length":
            let (low, high) = bounds(argument)
            parameter.validations.append(.length(Int(low), Int(high)))
        case "count":
            let (low, high) = bounds(argument)
            parameter.validations.append(.count(Int(low), Int(high)))
        case "set":
            parameter.validations.append(
                .set(argument.split(separator: "|").map(String.init), ignoreCase: true))
        case "pattern": parameter.validations.append(.pattern(String(argument)))
        case "null": parameter.allowsNull = true
        case "emptystring": parameter.allowsEmptyString = true
        case "emptycollection": parameter.allowsEmptyCollection = true
        case "secret": parameter.isSecret = true
        case "hidden": parameter.isHidden = true
        case "default": parameter.defaultText = String(argument)
        case "unbuilt": refuse(&parameter)
        default: return false
        }
        return true
    }

    private static func refuse(_ parameter: inout ParameterDeclaration) {
        let name = parameter.name
        parameter.summary += " Not built: it is refused."
        parameter.transform = { _, _ in
            throw ScriptError.make(
                "System.NotImplementedException", id: "NotBuilt", category: .notImplemented,
                message: "-\(name) is not built in this shell; leave it out.")
        }
    }

    private static func bounds(_ text: Substring) -> (Int64, Int64) {
        guard let dots = text.firstRange(of: ".."), let low = Int64(text[..<dots.lowerBound]),
            let high = Int64(text[dots.upperBound...])
        else { preconditionFailure("a range is low..high, not \(text)") }
        return (low, high)
    }
}

/// What every `-Encoding` parameter has.
enum EncodingParameter {
    /// Fills in the type, the check of the name and its completion.
    static func complete(_ parameter: inout ParameterDeclaration) {
        parameter.typeName = "System.Text.Encoding"
        parameter.transform = { value, interpreter in
            if EncodingName.of(value, interpreter) != nil { return value }
            throw ScriptError.make(
                "System.ArgumentException", id: "Argument", category: .invalidArgument,
                message:
                    "'\(value.string)' is not a supported encoding name. For information on defining a custom "
                    + "encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')"
            )
        }
        parameter.complete = { word, _, _ in
            EncodingName.names.filter { $0.lowercased().hasPrefix(word.lowercased()) }
        }
    }
}

extension BoundArguments {
    /// The `-Encoding` argument; UTF-8 without a mark when not given.
    func encoding(_ interpreter: Interpreter) -> EncodingName {
        self["Encoding"].flatMap { EncodingName.of($0, interpreter) } ?? .standard
    }
}

/// The modules that PowerShell's own commands are shown to come from.
enum ModuleName {
    static let core = "Microsoft.PowerShell.Core"
    static let utility = "Microsoft.PowerShell.Utility"
    static let management = "Microsoft.PowerShell.Management"
    static let security = "Microsoft.PowerShell.Security"
    static let host = "Microsoft.PowerShell.Host"
    static let snapins = "Microsoft.PowerShell.Snapins"
}

extension CommandDeclaration {
    /// Declares a built-in command by its full name and a table of parameters.
    init(
        _ name: String, _ module: String, _ synopsis: String, parameters: String = "",
        defaultSet: String? = nil, changes: Bool = false, impact: ConfirmImpact = .medium,
        outputs: [String] = [], examples: [(String, String)] = [], links: [String] = [],
        make: @escaping @Sendable () -> Cmdlet
    ) {
        let dash = name.firstIndex(of: "-") ?? name.endIndex
        let help = CommandHelp(
            synopsis: synopsis, description: [synopsis],
            examples: examples.map { (code: $0.0, remarks: $0.1) }, links: links)
        self.init(
            String(name[..<dash]), String(name[dash...].dropFirst()), module: module,
            parameters: ParameterTable.parse(parameters), defaultParameterSet: defaultSet,
            supportsShouldProcess: changes, confirmImpact: impact, outputTypes: outputs, help: { help },
            make: make)
    }
}
