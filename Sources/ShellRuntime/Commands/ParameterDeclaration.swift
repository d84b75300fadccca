/// One parameter of a command, declared once: binder, help, completion and history redaction all read it.
public struct ParameterDeclaration: Sendable {
    /// How a parameter takes part in one parameter set.
    public struct SetMembership: Sendable {
        /// Set name; `ParameterDeclaration.allSets` for every set.
        public var set: String
        /// True when the set cannot be used without it.
        public var isMandatory: Bool
        /// Position from 0; nil for a parameter given by name only.
        public var position: Int?
        /// True when it takes the whole pipeline object.
        public var fromPipeline: Bool
        /// True when it takes the pipeline object's property of its name or an alias.
        public var fromPropertyName: Bool
        /// True when it takes what no other parameter took.
        public var fromRemaining: Bool
        /// Text shown when the shell asks for the value (`!?`).
        public var helpMessage: String?

        /// Declares membership in one set.
        public init(
            _ set: String = ParameterDeclaration.allSets, mandatory: Bool = false, position: Int? = nil,
            fromPipeline: Bool = false, fromPropertyName: Bool = false, fromRemaining: Bool = false,
            helpMessage: String? = nil
        ) {
            self.set = set
            isMandatory = mandatory
            self.position = position
            self.fromPipeline = fromPipeline
            self.fromPropertyName = fromPropertyName
            self.fromRemaining = fromRemaining
            self.helpMessage = helpMessage
        }
    }

    /// A check of a bound value.
    public enum Validation: Sendable {
        case notNull
        case notNullOrEmpty
        case notNullOrWhiteSpace
        case set([String], ignoreCase: Bool)
        case range(Int64, Int64)
        case length(Int, Int)
        case count(Int, Int)
        case pattern(String)
    }

    /// The set name that means every set.
    public static let allSets = "__AllParameterSets"

    /// Name as spelled in help.
    public var name: String
    /// .NET type by full or accelerator name, `string[]`, `switch`, `SPServiceApplicationPipeBind`.
    public var typeName: String
    /// Other names.
    public var aliases: [String] = []
    /// How it takes part in parameter sets; never empty.
    public var sets: [SetMembership] = [SetMembership()]
    /// Checks of a bound value, in order.
    public var validations: [Validation] = []
    /// True when `$null` may be bound to a mandatory parameter; likewise empty strings and empty collections.
    public var allowsNull = false
    public var allowsEmptyString = false
    public var allowsEmptyCollection = false
    /// True when the value is a secret: kept out of history, transcripts and logs.
    public var isSecret = false
    /// True when it is shown neither by completion nor by help.
    public var isHidden = false
    /// One sentence for the help.
    public var summary = ""
    /// Default for the help, empty for none.
    public var defaultText = ""
    /// Gives values for tab completion: `(word, bound parameters so far, interpreter)`; nil derives them from the type.
    public var complete: (@Sendable (String, [String: Value], Interpreter) throws -> [String])?

    /// Takes the place of the conversion to the parameter's type, as an argument transformation attribute does; what it
    /// throws becomes `ParameterArgumentTransformationError`. Nil converts to the type.
    public var transform: (@Sendable (Value, Interpreter) throws -> Value)?

    /// Declares a parameter; the flags fill a membership in every set unless `sets` says more.
    public init(
        _ name: String, _ typeName: String, mandatory: Bool = false, position: Int? = nil,
        pipeline: Bool = false,
        propertyName: Bool = false, remaining: Bool = false, aliases: [String] = [],
        sets: [SetMembership]? = nil,
        validations: [Validation] = [], summary: String = ""
    ) {
        self.name = name
        self.typeName = typeName
        self.aliases = aliases
        self.sets =
            sets ?? [
                SetMembership(
                    mandatory: mandatory, position: position, fromPipeline: pipeline,
                    fromPropertyName: propertyName,
                    fromRemaining: remaining)
            ]
        self.validations = validations
        self.summary = summary
    }
}
