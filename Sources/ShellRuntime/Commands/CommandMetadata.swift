/// A parameter as the binder works with it, of a built-in command or a function.
public final class ParameterInfo {
    /// Name and other names.
    public let name: String
    public let aliases: [String]
    /// The type to convert to; nil for any object.
    public let type: TypeInfo?
    /// The type as it is shown.
    public let typeName: String
    /// How it takes part in parameter sets.
    public let sets: [ParameterDeclaration.SetMembership]
    /// Checks and changes of what is bound, in order.
    let rules: [ValueRule]
    /// Whether `$null`, empty strings and empty collections may be bound to it though it is mandatory.
    let allowsNull: Bool
    let allowsEmptyString: Bool
    let allowsEmptyCollection: Bool
    /// Value when nothing is bound, of a function's parameter.
    let defaultValue: Node?
    /// Slot of a function's parameter.
    var slot = -1
    /// Position among the command's parameters.
    fileprivate(set) var index = 0
    /// The declaration of a built-in command's parameter.
    public let declaration: ParameterDeclaration?
    /// True for a common parameter.
    public let isCommon: Bool
    /// `DontShow`.
    public let isHidden: Bool
    /// Sets it belongs to as bits; filled in by the command.
    fileprivate(set) var mask: UInt32 = 0
    /// How it takes part in each set; filled in by the command.
    fileprivate var memberships: [ParameterDeclaration.SetMembership?] = []
    /// The sets in which it is mandatory, as bits.
    fileprivate(set) var mandatorySets: UInt32 = 0
    /// Script that offers values for completion.
    var completer: ScriptBlock?
    /// Summary from a help message.
    let isFunctionParameter: Bool

    init(
        name: String, aliases: [String] = [], type: TypeInfo?, typeName: String,
        sets: [ParameterDeclaration.SetMembership], rules: [ValueRule] = [], allowsNull: Bool = false,
        allowsEmptyString: Bool = false, allowsEmptyCollection: Bool = false, defaultValue: Node? = nil,
        declaration: ParameterDeclaration? = nil, isCommon: Bool = false, isHidden: Bool = false,
        isFunctionParameter: Bool = false
    ) {
        self.name = name
        self.aliases = aliases
        self.type = type === TypeInfo.object ? nil : type
        self.typeName = typeName
        self.sets = sets.isEmpty ? [.init()] : sets
        self.rules = rules
        self.allowsNull = allowsNull
        self.allowsEmptyString = allowsEmptyString
        self.allowsEmptyCollection = allowsEmptyCollection
        self.defaultValue = defaultValue
        self.declaration = declaration
        self.isCommon = isCommon
        self.isHidden = isHidden
        self.isFunctionParameter = isFunctionParameter
    }

    /// The name as variables and tables have it.
    private(set) lazy var symbol = Symbol(name)
    private(set) lazy var nameValue = Value(name)

    /// True for `[switch]`.
    public var isSwitch: Bool { type === TypeInfo.switchParameter }

    /// How it takes part in the set of a number: the set's own membership, else the one for all sets.
    func membership(_ set: Int) -> ParameterDeclaration.SetMembership? {
        set < memberships.count ? memberships[set] : nil
    }
}

/// What the binder, help and completion know of a command.
public final class CommandMetadata {
    /// The command's name.
    public let name: String
    /// Own parameters in order, then the common ones.
    public let parameters: [ParameterInfo]
    /// Number of own parameters.
    public let ownCount: Int
    /// Parameter set names; never empty.
    public let setNames: [String]
    /// The set taken when several fit.
    public let defaultSet: String?
    /// Position of the default set, 0 when there is none.
    let defaultSetIndex: Int?
    /// What `-WhatIf` and `-Confirm` work on.
    public let supportsShouldProcess: Bool
    public let confirmImpact: ConfirmImpact
    /// True for cmdlets and functions with `[CmdletBinding()]` or `[Parameter()]`: unknown arguments are errors.
    public let isAdvanced: Bool
    /// Help URI and output types of a function's attributes.
    public var outputTypes: [String] = []
    private let byName: SymbolMap<Int>
    /// Bits of all sets.
    let allSets: UInt32
    /// The parameters by position, where there is one parameter set and no two share a position: the first value goes to
    /// the first of them. Nil where the choice depends on more.
    let positional: [Int]?
    /// True when no parameter is mandatory in any set.
    let hasNoMandatory: Bool

    init(
        name: String, own: [ParameterInfo], defaultSet: String?, supportsShouldProcess: Bool,
        confirmImpact: ConfirmImpact, isAdvanced: Bool
    ) {
        self.name = name
        self.defaultSet = defaultSet
        self.supportsShouldProcess = supportsShouldProcess
        self.confirmImpact = confirmImpact
        self.isAdvanced = isAdvanced
        ownCount = own.count
        let all = own + (isAdvanced ? CommonParameters.make(shouldProcess: supportsShouldProcess) : [])
        parameters = all
        var names: [String] = []
        if let defaultSet { names.append(defaultSet) }
        for parameter in all {
            for set in parameter.sets
            where set.set != ParameterDeclaration.allSets
                && !names.contains(where: { $0.lowercased() == set.set.lowercased() })
            {
                names.append(set.set)
            }
        }
        if names.isEmpty { names = [ParameterDeclaration.allSets] }
        setNames = names
        defaultSetIndex = defaultSet == nil ? nil : 0
        allSets = names.count >= 32 ? .max : (1 << UInt32(names.count)) - 1
        var index: [Symbol: Int] = [:]
        for (position, parameter) in all.enumerated() {
            parameter.index = position
            Self.place(parameter, in: names)
            index[Symbol(parameter.name)] = position
            for alias in parameter.aliases where index[Symbol(alias)] == nil {
                index[Symbol(alias)] = position
            }
        }
        byName = SymbolMap(index)
        hasNoMandatory = all.allSatisfy { $0.mandatorySets == 0 }
        positional = names.count == 1 ? Self.inOrder(all) : nil
    }

    /// The parameters that have a position in the only set, by position; nil when two share one.
    private static func inOrder(_ parameters: [ParameterInfo]) -> [Int]? {
        var places: [(position: Int, index: Int)] = []
        for parameter in parameters {
            guard let membership = parameter.membership(0) else { continue }
            if membership.fromRemaining { return nil }
            if let position = membership.position { places.append((position, parameter.index)) }
        }
        places.sort { $0.position < $1.position }
        let isUnique = zip(places, places.dropFirst()).allSatisfy { $0.position < $1.position }
        return isUnique ? places.map(\.index) : nil
    }

    convenience init(_ declaration: CommandDeclaration) {
        let own = declaration.parameters.map { parameter in
            ParameterInfo(
                name: parameter.name, aliases: parameter.aliases,
                type: parameter.transform == nil || parameter.typeName == "switch"
                    ? TypeCatalog.shared.resolve(parameter.typeName) : nil,
                typeName: parameter.typeName, sets: parameter.sets,
                rules: (parameter.transform.map { [DeclaredTransformation($0)] } ?? [])
                    + parameter.validations.map { ValidationRule($0) },
                allowsNull: parameter.allowsNull, allowsEmptyString: parameter.allowsEmptyString,
                allowsEmptyCollection: parameter.allowsEmptyCollection, declaration: parameter,
                isHidden: parameter.isHidden)
        }
        self.init(
            name: declaration.name, own: own, defaultSet: declaration.defaultParameterSet,
            supportsShouldProcess: declaration.supportsShouldProcess,
            confirmImpact: declaration.confirmImpact,
            isAdvanced: true)
        outputTypes = declaration.outputTypes
    }

    /// Works out to which of the sets a parameter belongs.
    static func place(_ parameter: ParameterInfo, in names: [String]) {
        var memberships = [ParameterDeclaration.SetMembership?](repeating: nil, count: names.count)
        for membership in parameter.sets {
            if membership.set == ParameterDeclaration.allSets {
                for set in names.indices where memberships[set] == nil { memberships[set] = membership }
                parameter.mask = .max
            } else if let set = names.firstIndex(where: { $0.lowercased() == membership.set.lowercased() }) {
                memberships[set] = membership
                parameter.mask |= 1 << UInt32(set)
            }
        }
        parameter.memberships = memberships
        parameter.mandatorySets = names.indices.reduce(0) { sets, set in
            memberships[set]?.isMandatory == true ? sets | 1 << UInt32(set) : sets
        }
    }

    /// The parameter of an exact name or alias.
    public func parameter(named name: String) -> ParameterInfo? {
        byName[Symbol(name)].map { parameters[$0] }
    }

    /// The parameters that a name may abbreviate.
    func abbreviated(_ name: String) -> [ParameterInfo] {
        let folded = name.lowercased()
        return parameters.filter { parameter in
            parameter.name.lowercased().hasPrefix(folded)
                || parameter.aliases.contains { $0.lowercased().hasPrefix(folded) }
        }
    }
}

/// The parameters that every advanced command has.
enum CommonParameters {
    static let names = [
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction",
        "ErrorVariable",
        "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer", "PipelineVariable",
    ]

    static func make(shouldProcess: Bool) -> [ParameterInfo] {
        var all = [
            common("Verbose", "vb", "switch"), common("Debug", "db", "switch"),
            common("ErrorAction", "ea", "System.Management.Automation.ActionPreference"),
            common("WarningAction", "wa", "System.Management.Automation.ActionPreference"),
            common("InformationAction", "infa", "System.Management.Automation.ActionPreference"),
            common("ProgressAction", "proga", "System.Management.Automation.ActionPreference"),
            common("ErrorVariable", "ev", "string"), common("WarningVariable", "wv", "string"),
            common("InformationVariable", "iv", "string"), common("OutVariable", "ov", "string"),
            common("OutBuffer", "ob", "int"), common("PipelineVariable", "pv", "string"),
        ]
        if shouldProcess {
            all.append(common("WhatIf", "wi", "switch"))
            all.append(common("Confirm", "cf", "switch"))
        }
        return all
    }

    private static func common(_ name: String, _ alias: String, _ type: String) -> ParameterInfo {
        ParameterInfo(
            name: name, aliases: [alias], type: TypeCatalog.shared.resolve(type), typeName: type,
            sets: [.init()], rules: name.hasSuffix("Variable") ? [ValidationRule(.notNullOrEmpty)] : [],
            isCommon: true)
    }

    /// The error of a function that declares one of these itself.
    static func clash(_ names: [String], shouldProcess: Bool) -> ScriptError? {
        let taken = Set((self.names + (shouldProcess ? ["WhatIf", "Confirm"] : [])).map { $0.lowercased() })
        guard let name = names.first(where: { taken.contains($0.lowercased()) }) else { return nil }
        return .make(
            "System.Management.Automation.MetadataException", id: "ParameterNameAlreadyExistsForCommand",
            category: .metadataError,
            message: "A parameter with the name '\(name)' was defined multiple times for the command.")
    }
}
