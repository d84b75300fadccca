/// `ActionPreference`
public enum ActionPreference: String, Sendable {
    case silentlyContinue = "SilentlyContinue"
    case stop = "Stop"
    case `continue` = "Continue"
    case inquire = "Inquire"
    case ignore = "Ignore"
    case suspend = "Suspend"
    case `break` = "Break"

    /// Reads a preference value: a name, a number or a switch's truth.
    init?(_ value: Value, _ interpreter: Interpreter) {
        let text = value.unwrapped.toText().string
        let names: [ActionPreference] = [
            .silentlyContinue, .stop, .continue, .inquire, .ignore, .suspend, .break,
        ]
        if let named = names.first(where: { $0.rawValue.lowercased() == text.lowercased() }) {
            self = named
            return
        }
        guard let number = Int(text), number >= 0, number < names.count else { return nil }
        self = names[number]
    }
}

/// What a command's common parameters say, over the preference variables of its caller.
struct CommandPreferences {
    var error: ActionPreference
    var warning: ActionPreference
    var verbose: ActionPreference
    var debug: ActionPreference
    var information: ActionPreference
    var progress: ActionPreference
    /// Whether -Verbose itself was given.
    private(set) var asksVerbose = false
    var whatIf: Bool
    var confirm: Bool?
    /// The preferences that the command line set, for the scope of a function.
    private(set) var overrides: [(Symbol, Value)] = []
    /// Variables that collect: name without `+`, whether it adds.
    var errorVariable: (name: String, adds: Bool)?
    var warningVariable: (name: String, adds: Bool)?
    var informationVariable: (name: String, adds: Bool)?
    var outVariable: (name: String, adds: Bool)?
    var pipelineVariable: String?

    /// The preferences of a scope alone.
    init(_ frame: Frame) {
        let interpreter = frame.interpreter
        error = interpreter.preference(Preference.error, frame, .continue)
        warning = interpreter.preference(Preference.warning, frame, .continue)
        verbose = interpreter.preference(Preference.verbose, frame, .silentlyContinue)
        debug = interpreter.preference(Preference.debug, frame, .silentlyContinue)
        information = interpreter.preference(Preference.information, frame, .silentlyContinue)
        progress = interpreter.preference(Preference.progress, frame, .continue)
        whatIf = interpreter.isPreferenceTrue(Preference.whatIf, frame)
    }

    /// The preferences of a call.
    init(_ binder: Binder, _ frame: Frame) throws {
        self.init(frame)
        guard binder.metadata.isAdvanced else { return }
        let interpreter = frame.interpreter
        for parameter in binder.metadata.parameters where parameter.isCommon {
            // The command's own parameters stand first among the binder's.
            guard let value = binder.values[parameter.index] else { continue }
            apply(parameter.name, value, interpreter)
        }
    }

    private mutating func apply(_ name: String, _ value: Value, _ interpreter: Interpreter) {
        let action = ActionPreference(value, interpreter)
        switch name {
        case "Verbose":
            verbose = value.isTrue ? .continue : .silentlyContinue
            asksVerbose = value.isTrue
            overrides.append((Preference.verbose, Value(verbose.rawValue)))
        case "Debug":
            debug = value.isTrue ? .continue : .silentlyContinue
            overrides.append((Preference.debug, Value(debug.rawValue)))
        case "ErrorAction":
            if let action { error = action; overrides.append((Preference.error, Value(action.rawValue))) }
        case "WarningAction":
            if let action { warning = action; overrides.append((Preference.warning, Value(action.rawValue))) }
        case "InformationAction":
            if let action {
                information = action; overrides.append((Preference.information, Value(action.rawValue)))
            }
        case "ProgressAction":
            if let action {
                progress = action; overrides.append((Preference.progress, Value(action.rawValue)))
            }
        case "WhatIf":
            whatIf = value.isTrue
            overrides.append((Preference.whatIf, .bool(whatIf)))
        case "Confirm":
            confirm = value.isTrue
            overrides.append((Preference.confirm, Value(value.isTrue ? "Low" : "None")))
        case "ErrorVariable": errorVariable = Self.target(value)
        case "WarningVariable": warningVariable = Self.target(value)
        case "InformationVariable": informationVariable = Self.target(value)
        case "OutVariable": outVariable = Self.target(value)
        case "PipelineVariable": pipelineVariable = value.toText().string
        default: break
        }
    }

    private static func target(_ value: Value) -> (name: String, adds: Bool) {
        let text = value.toText().string
        return text.hasPrefix("+") ? (String(text.dropFirst()), true) : (text, false)
    }
}

/// The preference variables.
enum Preference {
    static let error = Symbol("ErrorActionPreference")
    static let warning = Symbol("WarningPreference")
    static let verbose = Symbol("VerbosePreference")
    static let debug = Symbol("DebugPreference")
    static let information = Symbol("InformationPreference")
    static let progress = Symbol("ProgressPreference")
    static let whatIf = Symbol("WhatIfPreference")
    static let confirm = Symbol("ConfirmPreference")
    static let fieldSeparator = Symbol("OFS")
    static let defaultParameters = Symbol("PSDefaultParameterValues")
    static let all: Set<Symbol> = [error, warning, verbose, debug, information, progress, whatIf, confirm]
}

extension Interpreter {
    /// A preference as seen from a scope; the default while no script ever set it.
    func preference(_ symbol: Symbol, _ frame: Frame, _ standard: ActionPreference) -> ActionPreference {
        guard preferencesAssigned, let place = frame.find(symbol) else { return standard }
        return ActionPreference(place.value, self) ?? standard
    }

    func isPreferenceTrue(_ symbol: Symbol, _ frame: Frame) -> Bool {
        guard preferencesAssigned, let place = frame.find(symbol) else { return false }
        return place.value.isTrue
    }

    /// `$ConfirmPreference` of a scope.
    func confirmPreference(_ frame: Frame) -> ConfirmImpact {
        guard preferencesAssigned, let place = frame.find(Preference.confirm) else { return .high }
        switch place.value.toText().string.lowercased() {
        case "none", "0", "false": return .none
        case "low", "1": return .low
        case "medium", "2": return .medium
        default: return .high
        }
    }
}
