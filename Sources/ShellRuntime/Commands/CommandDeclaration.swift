/// `ConfirmImpact`, compared with `$ConfirmPreference`.
public enum ConfirmImpact: Int, Sendable, Comparable {
    case none, low, medium, high

    public static func < (left: ConfirmImpact, right: ConfirmImpact) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A built-in command: its name, parameters and help as data, and how to make a stage that runs it.
public struct CommandDeclaration: Sendable {
    /// `Get`.
    public var verb: String
    /// `ChildItem`.
    public var noun: String
    /// The module it is shown to come from.
    public var module: String
    /// Parameters in order of declaration; `BoundArguments` is indexed by this order.
    public var parameters: [ParameterDeclaration]
    /// The set taken when several fit.
    public var defaultParameterSet: String?
    /// Adds `-WhatIf` and `-Confirm`.
    public var supportsShouldProcess: Bool
    /// What `$ConfirmPreference` is compared with.
    public var confirmImpact: ConfirmImpact
    /// `OutputType` names.
    public var outputTypes: [String]
    /// What stands behind the comma in `FullyQualifiedErrorId`, the .NET name of the command's class:
    /// `Microsoft.PowerShell.Commands.GetChildItemCommand`. The name of the command unless it is PowerShell's own.
    public var implementingType: String
    /// Help; called when `Get-Help` needs it.
    public var help: (@Sendable () -> CommandHelp)?
    /// Makes the stage.
    public var make: @Sendable () -> Cmdlet

    /// Declares a command.
    public init(
        _ verb: String, _ noun: String, module: String, parameters: [ParameterDeclaration] = [],
        defaultParameterSet: String? = nil, supportsShouldProcess: Bool = false,
        confirmImpact: ConfirmImpact = .medium,
        outputTypes: [String] = [], help: (@Sendable () -> CommandHelp)? = nil,
        make: @escaping @Sendable () -> Cmdlet
    ) {
        self.verb = verb
        self.noun = noun
        self.module = module
        self.parameters = parameters
        self.defaultParameterSet = defaultParameterSet
        self.supportsShouldProcess = supportsShouldProcess
        self.confirmImpact = confirmImpact
        self.outputTypes = outputTypes
        implementingType =
            module.hasPrefix("Microsoft.PowerShell")
            ? "Microsoft.PowerShell.Commands." + verb + noun + "Command"
            : noun.isEmpty ? verb : verb + "-" + noun
        self.help = help
        self.make = make
    }

    /// `Get-ChildItem`.
    public var name: String { noun.isEmpty ? verb : verb + "-" + noun }
}

/// The prose of a command's help; syntax and parameters come from the declaration.
public struct CommandHelp: Sendable {
    /// One sentence.
    public var synopsis: String
    /// Paragraphs.
    public var description: [String]
    /// Code to type, and what it does. Every example is run by a test.
    public var examples: [(code: String, remarks: String)]
    /// Further remarks, one an entry.
    public var notes: [String]
    /// Commands and pages to read on.
    public var links: [String]

    /// Collects the prose.
    public init(
        synopsis: String, description: [String] = [], examples: [(code: String, remarks: String)] = [],
        notes: [String] = [], links: [String] = []
    ) {
        self.synopsis = synopsis
        self.description = description
        self.examples = examples
        self.notes = notes
        self.links = links
    }
}

/// A family of built-in commands: names are known at once, declarations are built when a command is first used.
public struct CommandModule: Sendable {
    /// A command's name and how to build its declaration.
    public struct Entry: Sendable {
        /// `Get-ChildItem`.
        public let name: StaticString
        /// Builds the declaration.
        public let declaration: @Sendable () -> CommandDeclaration

        /// Lists a command.
        public init(_ name: StaticString, _ declaration: @escaping @Sendable () -> CommandDeclaration) {
            self.name = name
            self.declaration = declaration
        }
    }

    /// Module name shown by `Get-Command`.
    public let name: String
    /// The commands.
    public let entries: [Entry]
    /// Aliases that the module defines: alias, command.
    public let aliases: [(StaticString, StaticString)]
    /// Commands that scripts expect of the module and that this release does not have: a script that calls one is told
    /// so, instead of to check its spelling.
    public let absent: [StaticString]

    /// Lists a module.
    public init(
        name: String, entries: [Entry], aliases: [(StaticString, StaticString)] = [],
        absent: [StaticString] = []
    ) {
        self.name = name
        self.entries = entries
        self.aliases = aliases
        self.absent = absent
    }
}
