/// What the `#requires` lines of a script ask for.
public struct ScriptRequirements: Sendable {
    /// A module that must be there.
    public struct Module: Sendable {
        /// Name or path.
        public var name: String
        /// The lowest version.
        public var version: String?
        /// The only version.
        public var requiredVersion: String?
        /// The highest version.
        public var maximumVersion: String?
        /// The module's identity.
        public var guid: String?
    }

    /// The lowest version of the shell.
    public var requiredPSVersion: String?
    /// The editions of the shell, `Core` or `Desktop`.
    public var requiredPSEditions: [String] = []
    /// The modules.
    public var requiredModules: [Module] = []
    /// The assemblies.
    public var requiredAssemblies: [String] = []
    /// Whether an elevated session is needed.
    public var isElevationRequired = false
    /// The shell's identity asked for by `-ShellId`.
    public var requiredApplicationId: String?
}
