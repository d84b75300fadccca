/// What the command line asks the shell to do.
struct ShellOptions {
    /// Where the code comes from.
    enum Task: Equatable {
        /// The prompt, or standard input line by line when it is no terminal.
        case interactive
        case file(path: String, arguments: [String])
        case command(String)
        /// `-CommandWithArgs`: `$args` holds the rest.
        case commandWithArguments(String, [String])
        /// `-Command -`: standard input, without prompts.
        case standardInput
        case version
        case help
    }

    var task = Task.interactive
    var loadsProfile = true
    var isNonInteractive = false
    var staysOpen = false
    var showsBanner = true
    var workingDirectory: String?
}

/// A command line that cannot be understood; the process ends with 64.
struct ShellOptionError: Error, Equatable {
    /// The sentence for standard error.
    var message: String
    /// True when the usage follows it.
    var showsUsage = false
}

/// Reads the command line as pwsh does: names may be cut short and begin with `-`, `--` or `/`.
struct ShellOptionReader {
    private enum Option: String, CaseIterable {
        case file, command, commandWithArgs, encodedCommand, noProfile, nonInteractive, noExit, noLogo, login
        case workingDirectory, version, help, inputFormat, outputFormat, executionPolicy, interactive
        case configurationName, configurationFile, customPipeName, settingsFile, windowStyle, sta, mta
        case encodedArguments, noProfileLoadTime, sshServerMode, socketServerMode, serverMode
    }

    /// The shortest spelling of each option that stands for it.
    private static let shortest: [(Option, String)] = [
        (.file, "f"), (.command, "c"), (.commandWithArgs, "commandwithargs"), (.encodedCommand, "e"),
        (.noProfile, "nop"), (.nonInteractive, "noni"), (.noExit, "noe"), (.noLogo, "nol"), (.login, "l"),
        (.workingDirectory, "wo"), (.version, "v"), (.help, "h"), (.inputFormat, "inp"),
        (.outputFormat, "o"), (.executionPolicy, "ex"), (.interactive, "i"), (.configurationName, "config"),
        (.configurationFile, "configurationfile"), (.customPipeName, "cus"), (.settingsFile, "settings"),
        (.windowStyle, "w"), (.sta, "sta"), (.mta, "mta"), (.encodedArguments, "encodeda"),
        (.noProfileLoadTime, "noprofileloadtime"), (.sshServerMode, "sshs"),
        (.socketServerMode, "so"), (.serverMode, "s"),
    ]
    private static let aliases: [String: Option] = [
        "cwa": .commandWithArgs, "ec": .encodedCommand, "wd": .workingDirectory, "ep": .executionPolicy,
        "if": .inputFormat, "of": .outputFormat, "?": .help,
    ]

    private var rest: ArraySlice<String>
    private var options = ShellOptions()

    private init(_ arguments: [String]) { rest = arguments[...] }

    /// The options of a command line.
    static func read(_ arguments: [String]) throws(ShellOptionError) -> ShellOptions {
        var reader = ShellOptionReader(arguments)
        try reader.readAll()
        return reader.options
    }

    private mutating func readAll() throws(ShellOptionError) {
        while let word = rest.popFirst() {
            guard let name = Self.optionName(word) else {
                try readFile(word)
                return
            }
            guard let option = Self.option(name) else { throw Self.notAScript(word) }
            if try apply(option) { return }
        }
    }

    private static func optionName(_ word: String) -> String? {
        guard let first = word.first, first == "-" || first == "/" || first == "–" else { return nil }
        if first == "/" {
            // A path begins with a slash too; pwsh takes it for an option only when it is one.
            let name = String(word.dropFirst()).lowercased()
            return option(name) == nil ? nil : name
        }
        let name = word.dropFirst(word.hasPrefix("--") ? 2 : 1)
        return name.lowercased()
    }

    private static func option(_ name: String) -> Option? {
        if let alias = aliases[name] { return alias }
        for (option, least) in shortest {
            let full = option.rawValue.lowercased()
            if full.hasPrefix(name) && name.count >= least.count { return option }
        }
        return nil
    }

    private static func notAScript(_ word: String) -> ShellOptionError {
        ShellOptionError(
            message:
                "The argument '\(word)' is not recognized as the name of a script file. Check the spelling of "
                + "the name, or if a path was included, verify that the path is correct and try again.",
            showsUsage: true)
    }

    /// Applies an option; true when it takes everything that follows.
    private mutating func apply(_ option: Option) throws(ShellOptionError) -> Bool {
        switch option {
        case .file:
            guard let path = rest.popFirst() else {
                throw ShellOptionError(
                    message: "The -File parameter must be followed by the path of a script file.",
                    showsUsage: true)
            }
            try readFile(path)
            return true
        case .command: return try readCommand()
        case .commandWithArgs:
            guard let text = rest.popFirst() else { throw Self.missing("-CommandWithArgs", "A command") }
            options.task = .commandWithArguments(text, Array(rest))
            return true
        case .encodedCommand:
            try readEncoded()
            return false
        case .noProfile: options.loadsProfile = false
        case .nonInteractive: options.isNonInteractive = true
        case .noExit: options.staysOpen = true
        case .noLogo: options.showsBanner = false
        case .login, .interactive, .noProfileLoadTime: break
        case .workingDirectory: options.workingDirectory = try value("-WorkingDirectory", "A folder")
        case .version:
            options.task = .version
            return true
        case .help:
            options.task = .help
            return true
        case .inputFormat: try readInputFormat()
        case .outputFormat: try readOutputFormat()
        case .executionPolicy: _ = try value("-ExecutionPolicy", "A policy")
        default: throw Self.refused(option)
        }
        return false
    }

    private static func missing(_ name: String, _ what: String) -> ShellOptionError {
        ShellOptionError(
            message:
                "Cannot process the command because of a missing parameter. \(what) must follow \(name).",
            showsUsage: true)
    }

    private static func refused(_ option: Option) -> ShellOptionError {
        let name = option.rawValue.prefix(1).uppercased() + option.rawValue.dropFirst()
        switch option {
        case .windowStyle, .sta, .mta:
            return ShellOptionError(message: "The parameter -\(name) is not implemented on this platform.")
        default:
            return ShellOptionError(
                message:
                    "The parameter -\(name) is not supported: this shell has no remoting sessions and no "
                    + "session configurations. Start it without the parameter.")
        }
    }

    private mutating func value(_ name: String, _ what: String) throws(ShellOptionError) -> String {
        guard let value = rest.popFirst() else { throw Self.missing(name, what) }
        return value
    }

    private mutating func readFile(_ path: String) throws(ShellOptionError) {
        options.task = path == "-" ? .interactive : .file(path: path, arguments: Array(rest))
        if path == "-" { options.showsBanner = false }
        rest = []
    }

    private mutating func readCommand() throws(ShellOptionError) -> Bool {
        guard let first = rest.first else { throw Self.missing("-Command", "A command") }
        if first == "-" {
            if rest.count > 1 {
                throw ShellOptionError(
                    message:
                        "'-' was specified with the -Command parameter; no other arguments to -Command are "
                        + "permitted.", showsUsage: true)
            }
            options.task = .standardInput
            return true
        }
        options.task = .command(rest.joined(separator: " "))
        return true
    }

    private mutating func readEncoded() throws(ShellOptionError) {
        let word = try value("-EncodedCommand", "A command")
        guard let bytes = Base64.decode(word), bytes.count.isMultiple(of: 2) else {
            throw ShellOptionError(
                message:
                    "Cannot process the command because the value specified with -EncodedCommand is not properly "
                    + "encoded. The value must be Base64 encoded.", showsUsage: true)
        }
        let units = stride(from: 0, to: bytes.count, by: 2).map { index in
            UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
        }
        options.task = .command(String(decoding: units, as: UTF16.self))
    }

    private mutating func readInputFormat() throws(ShellOptionError) {
        let format = try value("-InputFormat", "A format")
        if format.lowercased() == "text" { return }
        throw ShellOptionError(
            message: "The format '\(format)' of -InputFormat is not supported. Use Text.")
    }

    private mutating func readOutputFormat() throws(ShellOptionError) {
        let format = try value("-OutputFormat", "A format")
        if format.lowercased() == "text" { return }
        throw ShellOptionError(
            message: "The format '\(format)' of -OutputFormat is not supported. Use Text.")
    }
}
