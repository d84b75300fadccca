import Glibc
import ShellRuntime

/// Makes dates and spans through the library's types.
enum Dates {
    /// A `TimeSpan` of a number of 100-nanosecond ticks.
    static func span(ticks: Int64, _ interpreter: Interpreter) throws -> Value {
        guard let type = TypeCatalog.shared.resolve("System.TimeSpan") else { return .long(ticks) }
        return try Members.construct(type, [.long(ticks)], interpreter)
    }

    /// The current time as a `DateTime`.
    static func now(_ interpreter: Interpreter) throws -> Value {
        guard let type = TypeCatalog.shared.resolve("System.DateTime") else { return .null }
        return try Members.getStatic(type, "Now", interpreter) ?? .null
    }

    /// The ticks of a `DateTime` or `TimeSpan`.
    static func ticks(_ value: Value, _ interpreter: Interpreter) throws -> Int64 {
        if case .long(let ticks)? = try Members.property(value, Symbol("Ticks"), interpreter) { return ticks }
        return 0
    }
}

/// `Get-Date`: the time, or a given one, as an object or a text.
final class GetDateCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Date", ModuleName.utility, "Gets the current date and time.",
        parameters: """
            Date,LastWriteTime datetime DateAndFormat(0,pipeline,property) DateAndUFormat(0,pipeline,property) -- The time; now when left out.
            UnixTimeSeconds,UnixTime long UnixTimeSecondsAndFormat(mandatory,property) UnixTimeSecondsAndUFormat(mandatory,property) -- Seconds since 1970.
            Year int range=1..9999 -- The year.
            Month int range=1..12 -- The month.
            Day int range=1..31 -- The day.
            Hour int range=0..23 -- The hour.
            Minute int range=0..59 -- The minute.
            Second int range=0..59 -- The second.
            Millisecond int range=0..999 -- The millisecond.
            DisplayHint Microsoft.PowerShell.Commands.DisplayHintType -- Date, Time or DateTime.
            UFormat string DateAndUFormat(mandatory) UnixTimeSecondsAndUFormat(mandatory) -- A format as of the date program.
            Format string DateAndFormat UnixTimeSecondsAndFormat -- A format of .NET, or FileDate, FileDateTime, FileDateUniversal, FileDateTimeUniversal.
            AsUTC switch -- Gives coordinated universal time.
            """,
        defaultSet: "DateAndFormat",
        outputs: ["System.DateTime"],
        examples: [("Get-Date -Date 2024-05-06 -Format yyyyMMdd", "Gives 20240506.")]
    ) { GetDateCmdlet() }

    override func process() throws {
        var date = try arguments["Date"] ?? Dates.now(interpreter)
        if let seconds = arguments.int("UnixTimeSeconds") {
            date = Value(DateTimeObject(unixSeconds: seconds, nanoseconds: 0))
        }
        date = try adjusted(date)
        if arguments.flag("AsUTC") { date = try Members.invoke(date, "ToUniversalTime", [], interpreter) }
        if let format = arguments.text("UFormat") { return try write(Value(try unix(format, date))) }
        if let format = arguments.text("Format") { return try write(Value(try formatted(format, date))) }
        if let hint = arguments["DisplayHint"] {
            date = ObjectView.adding(note: "DisplayHint", hint, to: date)
        }
        try write(date)
    }

    private func adjusted(_ date: Value) throws -> Value {
        var date = date
        func part(_ name: String) throws -> Int {
            if case .int(let number)? = try Members.property(date, Symbol(name), interpreter) {
                return Int(number)
            }
            return 0
        }
        func shift(_ method: String, _ property: String, _ wanted: Int?) throws {
            guard let wanted else { return }
            let difference = try wanted - part(property)
            let argument: Value =
                method == "AddYears" || method == "AddMonths"
                ? .int(Int32(difference)) : .double(Double(difference))
            date = try Members.invoke(date, method, [argument], interpreter)
        }
        try shift("AddYears", "Year", arguments.int("Year"))
        try shift("AddMonths", "Month", arguments.int("Month"))
        try shift("AddDays", "Day", arguments.int("Day"))
        try shift("AddHours", "Hour", arguments.int("Hour"))
        try shift("AddMinutes", "Minute", arguments.int("Minute"))
        try shift("AddSeconds", "Second", arguments.int("Second"))
        try shift("AddMilliseconds", "Millisecond", arguments.int("Millisecond"))
        return date
    }

    private func formatted(_ format: String, _ date: Value) throws -> String {
        var date = date, format = format
        switch format.lowercased() {
        case "filedate": format = "yyyyMMdd"
        case "filedatetime": format = "yyyyMMddTHHmmssffff"
        case "filedateuniversal":
            date = try Members.invoke(date, "ToUniversalTime", [], interpreter)
            format = "yyyyMMddZ"
        case "filedatetimeuniversal":
            date = try Members.invoke(date, "ToUniversalTime", [], interpreter)
            format = "yyyyMMddTHHmmssffffZ"
        default: break
        }
        return try Formatting.format(date, format, interpreter).string
    }

    // The letters of the date program in terms of .NET's formats.
    private func unix(_ format: String, _ date: Value) throws -> String {
        var text = ""
        var isMark = false
        for character in format.hasPrefix("+") ? format.dropFirst() : format[...] {
            guard isMark else {
                if character == "%" { isMark = true } else { text.append(character) }
                continue
            }
            isMark = false
            text += try letter(character, date)
        }
        return text
    }

    private static let letters: [Character: String] = [
        "A": "dddd", "a": "ddd", "B": "MMMM", "b": "MMM", "h": "MMM", "c": "ddd dd MMM yyyy HH:mm:ss",
        "D": "MM/dd/yy",
        "x": "MM/dd/yy", "d": "dd", "F": "yyyy-MM-dd", "H": "HH", "I": "hh",
        "M": "mm", "m": "MM", "p": "tt", "R": "HH:mm", "r": "hh:mm:ss tt", "S": "ss", "T": "HH:mm:ss",
        "X": "HH:mm:ss",
        "Y": "yyyy", "y": "yy", "Z": "zz", "G": "yyyy", "g": "yy",
    ]

    private static func padded(_ number: Int) -> String { number < 10 ? " \(number)" : String(number) }

    /// The week by ISO 8601: weeks begin on Monday, the first one has the year's first Thursday.
    private func isoWeek(_ date: Value, _ dayOfYear: Int, _ year: Int) throws -> Int {
        let weekday = Int(try letter("u", date)) ?? 1
        let week = (dayOfYear - weekday + 10) / 7
        func weeks(_ year: Int) -> Int {
            func lastWeekday(_ year: Int) -> Int { (year + year / 4 - year / 100 + year / 400) % 7 }
            return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3 ? 53 : 52
        }
        if week < 1 { return weeks(year - 1) }
        return week > weeks(year) ? 1 : week
    }

    private func letter(_ letter: Character, _ date: Value) throws -> String {
        func number(_ property: String) throws -> Int {
            if case .int(let value)? = try Members.property(date, Symbol(property), interpreter) {
                return Int(value)
            }
            return 0
        }
        switch letter {
        case "n": return "\n"
        case "t": return "\t"
        case "%": return "%"
        case "C": return String(try number("Year") / 100)
        case "j":
            let day = String(try number("DayOfYear"))
            return String(repeating: "0", count: 3 - day.count) + day
        case "s":
            let utc = try Members.invoke(date, "ToUniversalTime", [], interpreter)
            return String((try Dates.ticks(utc, interpreter) - 621_355_968_000_000_000) / 10_000_000)
        case "u", "w":
            let name = try Members.property(date, Symbol("DayOfWeek"), interpreter)?.string ?? ""
            let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
            let index = days.firstIndex(of: name) ?? 0
            return String(letter == "u" && index == 0 ? 7 : index)
        case "e": return Self.padded(try number("Day"))
        case "k": return Self.padded(try number("Hour"))
        case "l": return Self.padded((try number("Hour") + 11) % 12 + 1)
        case "V": return String(try isoWeek(date, number("DayOfYear"), number("Year")))
        case "U", "W": return String(try number("DayOfYear") / 7)
        default:
            guard let format = GetDateCmdlet.letters[letter] else { return String(letter) }
            return try Formatting.format(date, format, interpreter).string
        }
    }
}

/// `New-TimeSpan`: a span between two times or of given parts.
final class NewTimeSpanCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "New-TimeSpan", ModuleName.utility, "Creates a TimeSpan object.",
        parameters: """
            Start,LastWriteTime datetime Date(0,pipeline,property) -- The beginning; now when left out.
            End datetime Date(1,property) -- The end; now when left out.
            Days int Time -- Days.
            Hours int Time -- Hours.
            Minutes int Time -- Minutes.
            Seconds int Time -- Seconds.
            Milliseconds int Time -- Milliseconds.
            """,
        defaultSet: "Date",
        examples: [("New-TimeSpan -Hours 1 -Minutes 30", "An hour and a half.")]
    ) { NewTimeSpanCmdlet() }

    override func process() throws {
        if arguments.parameterSet == "Time" {
            let hours = Int64(arguments.int("Days") ?? 0) * 24 + Int64(arguments.int("Hours") ?? 0)
            let seconds =
                (hours * 60 + Int64(arguments.int("Minutes") ?? 0)) * 60
                + Int64(arguments.int("Seconds") ?? 0)
            let milliseconds = seconds * 1000 + Int64(arguments.int("Milliseconds") ?? 0)
            return try write(Dates.span(ticks: milliseconds * 10_000, interpreter))
        }
        let now = try Dates.now(interpreter)
        let start = try Dates.ticks(arguments["Start"] ?? now, interpreter)
        let end = try Dates.ticks(arguments["End"] ?? now, interpreter)
        try write(Dates.span(ticks: end - start, interpreter))
    }
}

/// `Start-Sleep`: waits.
final class StartSleepCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Start-Sleep", ModuleName.utility,
        "Suspends the activity in a script or session for the specified period of time.",
        parameters: """
            Seconds double Seconds(mandatory,0,pipeline,property) range=0..2147483 -- How many seconds.
            Milliseconds,ms int Milliseconds(mandatory,property) range=0..2147483647 -- How many milliseconds.
            Duration,ts timespan FromTimeSpan(mandatory,property) -- How long.
            """,
        defaultSet: "Seconds",
        examples: [("Start-Sleep -Milliseconds 10", "Waits a moment.")]
    ) { StartSleepCmdlet() }

    override func process() throws {
        var milliseconds = Int64(arguments.int("Milliseconds") ?? 0)
        if case .double(let seconds)? = arguments["Seconds"]?.unwrapped {
            milliseconds = Int64(seconds * 1000)
        }
        if let span = arguments["Duration"] { milliseconds = try Dates.ticks(span, interpreter) / 10_000 }
        interpreter.host.flush()
        // In slices, so that Ctrl-C is noticed.
        while milliseconds > 0 {
            if context.isStopping { throw ControlSignal.stopped }
            let slice = min(milliseconds, 50)
            usleep(UInt32(slice) * 1000)
            milliseconds -= slice
        }
    }
}

/// `Set-Date`: refused; a shell of a farm does not set the clock.
final class SetDateCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Set-Date", ModuleName.utility, "Changes the system time on the computer to a time that you specify.",
        parameters: """
            Date datetime Date(mandatory,0,pipeline,property) -- The time.
            Adjust timespan Adjust(mandatory,0,pipeline,property) null -- How far to move the clock.
            """,
        defaultSet: "Date", changes: true
    ) { SetDateCmdlet() }

    override func process() throws { throw notBuilt("Setting the system's clock") }
}
