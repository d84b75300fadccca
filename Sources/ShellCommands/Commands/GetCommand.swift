import ShellRuntime

/// `Get-Command`: shows commands.
final class GetCommandCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Command", ModuleName.core, "Gets all commands.",
        parameters: """
            Name string[] AllCommandSet(0,pipeline,property) notempty -- Names or patterns.
            Verb string[] CmdletSet(property) -- Verbs.
            Noun string[] CmdletSet(property) -- Nouns.
            Module,PSSnapin string[] (property) -- Modules whose commands to show.
            FullyQualifiedModule object[] (property) unbuilt -- Modules, with versions.
            CommandType,Type System.Management.Automation.CommandTypes AllCommandSet(property) -- The sorts of command.
            TotalCount int (property) -- How many.
            Syntax switch (property) -- Gives the syntax.
            ShowCommandInfo switch unbuilt -- Gives names and parameters alone.
            ArgumentList,Args object[] (1,remaining) null emptycollection unbuilt -- Arguments that decide on dynamic parameters.
            All switch (property) -- Shows hidden commands of the same name too.
            ListImported switch (property) -- Shows imported commands alone, as is done without it.
            ParameterName string[] notempty -- Commands that have a parameter.
            ParameterType object[] notempty unbuilt -- Commands that have a parameter of a type.
            """,
        defaultSet: "CmdletSet",
        examples: [("Get-Command Get-Date -Syntax", "Shows how to call a command.")]
    ) { GetCommandCmdlet() }

    private var kinds: Set<String>?
    private var count = 0

    override func begin() throws {
        guard let wanted = arguments["CommandType"] else { return }
        let names = wanted.string.split(separator: ",").map { String($0.drop { $0 == " " }) }
        if !names.contains("All") { kinds = Set(names) }
    }

    override func process() throws {
        let names = arguments.texts("Name")
        if arguments.isBound("Verb") || arguments.isBound("Noun") { return try listByParts() }
        guard !names.isEmpty else {
            let isFiltered = arguments.isBound("Module") || arguments.isBound("ParameterName") || kinds != nil
            return try emit(all().filter { isFiltered || kind($0) != "Application" })
        }
        for name in names {
            if PropertyExpression.hasWildcard(name) {
                let pattern = try Patterns.wildcard(Text(name))
                try emit(all(programs: true).filter { pattern.matches(Text($0.name)) })
            } else {
                try find(name)
            }
        }
    }

    private func find(_ name: String) throws {
        var found: [CommandInfo] = []
        if let alias = interpreter.alias(name) { found.append(.alias(alias)) }
        if let function = interpreter.function(name) { found.append(.function(function)) }
        if let declaration = interpreter.commands.declaration(Symbol(unqualified(name))) {
            found.append(.cmdlet(declaration))
        }
        if let outside = external(name) { found.append(outside) }
        found = found.filter(isWanted)
        guard let first = found.first else {
            return try writeError(
                errorRecord(
                    "System.Management.Automation.CommandNotFoundException", id: "CommandNotFoundException",
                    .objectNotFound, interpreter.unknownCommandMessage(name), target: Value(name)))
        }
        try emit(arguments.flag("All") ? found : [first])
    }

    private func unqualified(_ name: String) -> String {
        guard let slash = name.lastIndex(of: "\\") else { return name }
        return String(name[name.index(after: slash)...])
    }

    private func external(_ name: String) -> CommandInfo? {
        switch interpreter.findExternal(name) {
        case .script(let path)?: .script(path: path)
        case .application(let path)?: .application(path: path)
        default: nil
        }
    }

    private func listByParts() throws {
        let verbs = try arguments.texts("Verb").map { try Patterns.wildcard(Text($0)) }
        let nouns = try arguments.texts("Noun").map { try Patterns.wildcard(Text($0)) }
        try emit(
            all().filter { command in
                let kind = kind(command)
                guard kind == "Cmdlet" || kind == "Function" || kind == "Filter" else { return false }
                let (verb, noun) = CommandParts.split(command.name)
                guard !noun.isEmpty else { return false }
                return (verbs.isEmpty || verbs.contains { $0.matches(Text(verb)) })
                    && (nouns.isEmpty || nouns.contains { $0.matches(Text(noun)) })
            })
    }

    private func all(programs: Bool = false) throws -> [CommandInfo] {
        var found: [CommandInfo] = try interpreter.aliases().map { .alias($0) }
        found += interpreter.functions().map { .function($0) }
        let cmdlets = interpreter.commands.names.sorted().compactMap {
            interpreter.commands.declaration(Symbol($0))
        }
        found += cmdlets.map { .cmdlet($0) }
        if programs || kinds?.contains("Application") == true { found += CommandParts.programs(interpreter) }
        return found
    }

    private func kind(_ command: CommandInfo) -> String { CommandParts.kind(command) }

    private func isWanted(_ command: CommandInfo) -> Bool {
        if let kinds, !kinds.contains(kind(command)) { return false }
        let modules = arguments.texts("Module")
        if !modules.isEmpty {
            let module = Text(CommandParts.module(command))
            guard modules.contains(where: { (try? Patterns.wildcard(Text($0)))?.matches(module) == true })
            else {
                return false
            }
        }
        return hasParameters(command)
    }

    private func hasParameters(_ command: CommandInfo) -> Bool {
        let names = arguments.texts("ParameterName")
        guard !names.isEmpty else { return true }
        guard let metadata = interpreter.metadata(ofCommand: command.name) else { return false }
        return names.contains { name in
            guard let pattern = try? Patterns.wildcard(Text(name)) else { return false }
            return metadata.parameters.contains { parameter in
                pattern.matches(Text(parameter.name))
                    || parameter.aliases.contains { pattern.matches(Text($0)) }
            }
        }
    }

    private func emit(_ commands: [CommandInfo]) throws {
        for command in commands where isWanted(command) {
            if let limit = arguments.int("TotalCount"), count >= limit { return }
            count += 1
            if arguments.flag("Syntax") {
                try write(Value(syntax(command)))
            } else {
                try write(.host(CommandObject(command)))
            }
        }
    }

    private func syntax(_ command: CommandInfo) -> String {
        switch command {
        case .alias(let alias): return alias.definition
        case .script(let path), .application(let path): return path
        default:
            guard let metadata = interpreter.metadata(ofCommand: command.name) else { return "" }
            // Help ends the line of a simple function with a blank; this command does not.
            let lines = CommandSyntax.lines(metadata, of: command.name).map {
                $0.last == " " ? String($0.dropLast()) : $0
            }
            return "\n" + lines.joined(separator: "\n\n") + "\n"
        }
    }
}

/// Parts and sorts of commands.
enum CommandParts {
    /// Verb and noun of a name; both empty without a hyphen.
    static func split(_ name: String) -> (String, String) {
        guard let dash = name.firstIndex(of: "-") else { return ("", "") }
        return (String(name[..<dash]), String(name[name.index(after: dash)...]))
    }

    /// `CommandType`.
    static func kind(_ command: CommandInfo) -> String {
        switch command {
        case .cmdlet: "Cmdlet"
        case .function(let function): function.isFilter ? "Filter" : "Function"
        case .alias: "Alias"
        case .script: "ExternalScript"
        case .application: "Application"
        }
    }

    /// The module that a command is shown to come from.
    static func module(_ command: CommandInfo) -> String {
        switch command {
        case .cmdlet(let declaration): declaration.module
        case .function(let function): function.module?.name ?? ""
        case .alias(let alias): alias.moduleName
        default: ""
        }
    }

    /// The programs in the folders of `PATH`.
    static func programs(_ interpreter: Interpreter) -> [CommandInfo] {
        guard
            case .text(let path)? = interpreter.drives.drive(named: "Env").flatMap({ drive in
                try? drive.provider.content(of: "PATH", on: drive, interpreter)
            })
        else { return [] }
        var seen: Set<String> = []
        var found: [CommandInfo] = []
        for folder in path.string.split(separator: ":") {
            for entry in (try? Folder.entries(String(folder))) ?? [] where !entry.isContainer {
                if seen.insert(entry.name).inserted {
                    found.append(.application(path: folder + "/" + entry.name))
                }
            }
        }
        return found.sorted { $0.name < $1.name }
    }
}

/// `Get-Verb`: the verbs that commands are named with.
final class GetVerbCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Verb", ModuleName.utility, "Gets approved PowerShell verbs.",
        parameters: """
            Verb string[] (0,pipeline,property) -- Verbs or patterns.
            Group string[] (1,property) set=Common|Communications|Data|Diagnostic|Lifecycle|Other|Security -- Groups of verbs.
            """,
        examples: [("Get-Verb Get", "Shows one verb.")]
    ) { GetVerbCmdlet() }

    private let builder = ObjectBuilder(
        ["Verb", "AliasPrefix", "Group", "Description"], typeNames: ["System.Management.Automation.VerbInfo"])

    override func process() throws {
        let patterns = try arguments.texts("Verb").map { try Patterns.wildcard(Text($0)) }
        let groups = arguments.texts("Group").map { $0.lowercased() }
        for row in VerbTable.rows {
            guard groups.isEmpty || groups.contains(row.group.lowercased()),
                patterns.isEmpty || patterns.contains(where: { $0.matches(Text(row.verb)) })
            else { continue }
            try write(
                builder.make([Value(row.verb), Value(row.prefix), Value(row.group), Value(row.description)]))
        }
    }
}

/// The approved verbs.
enum VerbTable {
    /// Verb, alias prefix, group, description; in order of group and name.
    static let rows: [(verb: String, prefix: String, group: String, description: String)] = text.split(
        separator: "\n"
    )
    .map { line in
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts[1], parts[2], parts[3])
    }

    private static let text = """
        Add|a|Common|Adds a resource to a container, or attaches an item to another item
        Clear|cl|Common|Removes all the resources from a container but does not delete the container
        Close|cs|Common|Changes the state of a resource to make it inaccessible, unavailable, or unusable
        Copy|cp|Common|Copies a resource to another name or to another container
        Enter|et|Common|Specifies an action that allows the user to move into a resource
        Exit|ex|Common|Sets the current environment or context to the most recently used context
        Find|fd|Common|Looks for an object in a container that is unknown, implied, optional, or specified
        Format|f|Common|Arranges objects in a specified form or layout
        Get|g|Common|Specifies an action that retrieves a resource
        Hide|h|Common|Makes a resource undetectable
        Join|j|Common|Combines resources into one resource
        Lock|lk|Common|Secures a resource
        Move|m|Common|Moves a resource from one location to another
        New|n|Common|Creates a resource
        Open|op|Common|Changes the state of a resource to make it accessible, available, or usable
        Optimize|om|Common|Increases the effectiveness of a resource
        Pop|pop|Common|Removes an item from the top of a stack
        Push|pu|Common|Adds an item to the top of a stack
        Redo|re|Common|Resets a resource to the state that was undone
        Remove|r|Common|Deletes a resource from a container
        Rename|rn|Common|Changes the name of a resource
        Reset|rs|Common|Sets a resource back to its original state
        Resize|rz|Common|Changes the size of a resource
        Search|sr|Common|Creates a reference to a resource in a container
        Select|sc|Common|Locates a resource in a container
        Set|s|Common|Replaces data on an existing resource or creates a resource that contains some data
        Show|sh|Common|Makes a resource visible to the user
        Skip|sk|Common|Bypasses one or more resources or points in a sequence
        Split|sl|Common|Separates parts of a resource
        Step|st|Common|Moves to the next point or resource in a sequence
        Switch|sw|Common|Specifies an action that alternates between two resources
        Undo|un|Common|Sets a resource to its previous state
        Unlock|uk|Common|Releases a resource that was locked
        Watch|wc|Common|Continually inspects or monitors a resource for changes
        Connect|cc|Communications|Creates a link between a source and a destination
        Disconnect|dc|Communications|Breaks the link between a source and a destination
        Read|rd|Communications|Acquires information from a source
        Receive|rc|Communications|Accepts information sent from a source
        Send|sd|Communications|Delivers information to a destination
        Write|wr|Communications|Adds information to a target
        Backup|ba|Data|Stores data by replicating it
        Checkpoint|ch|Data|Creates a snapshot of the current state of the data or of its configuration
        Compare|cr|Data|Evaluates the data from one resource against the data from another resource
        Compress|cm|Data|Compacts the data of a resource
        Convert|cv|Data|Changes the data from one representation to another when the cmdlet supports bidirectional conversion
        ConvertFrom|cf|Data|Converts one primary type of input to one or more supported output types
        ConvertTo|ct|Data|Converts from one or more types of input to a primary output type
        Dismount|dm|Data|Detaches a named entity from a location
        Edit|ed|Data|Modifies existing data by adding or removing content
        Expand|en|Data|Restores the data of a resource that has been compressed to its original state
        Export|ep|Data|Encapsulates the primary input into a persistent data store, such as a file, or into an interchange format
        Group|gp|Data|Arranges or associates one or more resources
        Import|ip|Data|Creates a resource from data that is stored in a persistent data store or in an interchange format
        Initialize|in|Data|Prepares a resource for use, and sets it to a default state
        Limit|l|Data|Applies constraints to a resource
        Merge|mg|Data|Creates a single resource from multiple resources
        Mount|mt|Data|Attaches a named entity to a location
        Out|o|Data|Sends data out of the environment
        Publish|pb|Data|Makes a resource available to others
        Restore|rr|Data|Sets a resource to a predefined state
        Save|sv|Data|Preserves data to avoid loss
        Sync|sy|Data|Assures that two or more resources are in the same state
        Unpublish|ub|Data|Makes a resource unavailable to others
        Update|ud|Data|Brings a resource up-to-date to maintain its state, accuracy, conformance, or compliance
        Debug|db|Diagnostic|Examines a resource to diagnose operational problems
        Measure|ms|Diagnostic|Identifies resources that are consumed by an operation, or retrieves statistics about a resource
        Ping|pi|Diagnostic|Use the Test verb
        Repair|rp|Diagnostic|Restores a resource to a usable condition
        Resolve|rv|Diagnostic|Maps a shorthand representation of a resource to a more complete representation
        Test|t|Diagnostic|Verifies the operation or consistency of a resource
        Trace|tr|Diagnostic|Tracks the activities of a resource
        Approve|ap|Lifecycle|Confirms or agrees to the status of a resource or process
        Assert|as|Lifecycle|Affirms the state of a resource
        Build|bd|Lifecycle|Creates an artifact (usually a binary or document) out of some set of input files (usually source code or declarative documents)
        Complete|cmp|Lifecycle|Concludes an operation
        Confirm|cn|Lifecycle|Acknowledges, verifies, or validates the state of a resource or process
        Deny|dn|Lifecycle|Refuses, objects, blocks, or opposes the state of a resource or process
        Deploy|dp|Lifecycle|Sends an application, website, or solution to a remote target[s] in such a way that a consumer of that solution can access it after deployment is complete
        Disable|d|Lifecycle|Configures a resource to an unavailable or inactive state
        Enable|e|Lifecycle|Configures a resource to an available or active state
        Install|is|Lifecycle|Places a resource in a location, and optionally initializes it
        Invoke|i|Lifecycle|Performs an action, such as running a command or a method
        Register|rg|Lifecycle|Creates an entry for a resource in a repository such as a database
        Request|rq|Lifecycle|Asks for a resource or asks for permissions
        Restart|rt|Lifecycle|Stops an operation and then starts it again
        Resume|ru|Lifecycle|Starts an operation that has been suspended
        Start|sa|Lifecycle|Initiates an operation
        Stop|sp|Lifecycle|Discontinues an activity
        Submit|sb|Lifecycle|Presents a resource for approval
        Suspend|ss|Lifecycle|Pauses an activity
        Uninstall|us|Lifecycle|Removes a resource from an indicated location
        Unregister|ur|Lifecycle|Removes the entry for a resource from a repository
        Wait|w|Lifecycle|Pauses an operation until a specified event occurs
        Use|u|Other|Uses or includes a resource to do something
        Block|bl|Security|Restricts access to a resource
        Grant|gr|Security|Allows access to a resource
        Protect|pt|Security|Safeguards a resource from attack or loss
        Revoke|rk|Security|Specifies an action that does not allow access to a resource
        Unblock|ul|Security|Removes restrictions to a resource
        Unprotect|up|Security|Removes safeguards from a resource that were added to prevent it from attack or loss
        """
}

/// The commands that run things and tell about commands.
enum InvocationCommands {
    static let core: [CommandModule.Entry] = [
        .init("Get-Command") { GetCommandCmdlet.declaration },
        .init("Invoke-Command") { InvokeCommandCmdlet.declaration },
        .init("Set-StrictMode") { SetStrictModeCmdlet.declaration },
    ]
    static let utility: [CommandModule.Entry] = [
        .init("Get-PSCallStack") { GetPSCallStackCmdlet.declaration },
        .init("Get-Verb") { GetVerbCmdlet.declaration },
        .init("Invoke-Expression") { InvokeExpressionCmdlet.declaration },
        .init("Measure-Command") { MeasureCommandCmdlet.declaration },
    ]
}
