/// When a job of the Timer service runs, in the words of `Set-SPTimerJob`.
///
/// A window between two moments means one run at a moment inside it, so that the servers of a farm do not all start at
/// once; `at` a moment is the window from it to itself. Times are local, in 24 hours.
public struct TimerSchedule: Sendable, Hashable, Codable, CustomStringConvertible {
    /// A moment in a week, month or year; the parts that the kind of schedule does not use are zero.
    public struct Moment: Sendable, Hashable, Codable {
        /// 1 to 12.
        public var month = 0
        /// 1 to 31.
        public var day = 0
        /// 0 for Sunday to 6 for Saturday.
        public var weekday = 0
        /// Seconds since midnight; for hourly schedules and those of minutes, minutes of the hour.
        public var time = 0
    }

    /// How often.
    public enum Frequency: Sendable, Hashable, Codable {
        /// Every that many minutes.
        case minutes(Int)
        case hourly, daily, weekly, monthly, yearly
        /// On a weekday of a month: 1 for the first to 4 for the fourth, 5 for the last.
        case monthlyByWeekday(ordinal: Int)
        case once
    }

    public let frequency: Frequency
    public let begin: Moment
    public let end: Moment

    /// Reads the words of a schedule, whatever their case; nil when they are none.
    public init?(_ text: String) {
        var parser = TimerScheduleParser(text)
        guard let schedule = parser.parse() else { return nil }
        self = schedule
    }

    init(_ frequency: Frequency, _ begin: Moment, _ end: Moment) {
        self.frequency = frequency
        self.begin = begin
        self.end = end
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let schedule = TimerSchedule(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a schedule"))
        }
        self = schedule
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The schedule as it is stored and shown: `daily between 00:00:00 and 03:00:00`.
    public var description: String {
        switch frequency {
        case .minutes(let count): return "every \(count) minutes between \(begin.time) and \(end.time)"
        case .hourly: return "hourly between \(begin.time) and \(end.time)"
        case .daily: return "daily between \(Self.clock(begin)) and \(Self.clock(end))"
        case .weekly: return "weekly between \(Self.weekday(begin)) and \(Self.weekday(end))"
        case .monthly: return "monthly between \(Self.day(begin)) and \(Self.day(end))"
        case .monthlyByWeekday(let ordinal):
            return "monthly at \(TimerScheduleParser.ordinals[ordinal - 1]) \(Self.weekday(begin))"
        case .yearly: return "yearly between \(Self.date(begin)) and \(Self.date(end))"
        case .once: return "one-time"
        }
    }

    private static func clock(_ moment: Moment) -> String {
        [moment.time / 3600, moment.time / 60 % 60, moment.time % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func weekday(_ moment: Moment) -> String {
        TimerScheduleParser.weekdays[moment.weekday] + " " + clock(moment)
    }

    private static func day(_ moment: Moment) -> String { "\(moment.day) \(clock(moment))" }

    private static func date(_ moment: Moment) -> String {
        TimerScheduleParser.months[moment.month - 1] + " " + day(moment)
    }
}

/// Reads the words of a schedule.
struct TimerScheduleParser {
    static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    static let ordinals = ["first", "second", "third", "fourth", "last"]
    private static let weekdayNames = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]
    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november",
        "december",
    ]

    private var words: ArraySlice<Substring>

    init(_ text: String) { words = text.lowercased().split(whereSeparator: \.isWhitespace)[...] }

    mutating func parse() -> TimerSchedule? {
        guard let schedule = frequency(), words.isEmpty else { return nil }
        return schedule
    }

    private mutating func frequency() -> TimerSchedule? {
        switch words.popFirst() {
        case "every": return every()
        case "hourly": return window(.hourly) { $0.minuteOfHour() }
        case "daily": return window(.daily) { $0.timeOfDay() }
        case "weekly": return window(.weekly) { $0.weekdayTime() }
        case "monthly": return monthly()
        case "yearly": return window(.yearly) { $0.date() }
        case "one-time": return TimerSchedule(.once, .init(), .init())
        default: return nil
        }
    }

    private mutating func every() -> TimerSchedule? {
        guard let count = number(1...59), let noun = words.popFirst(), noun == "minutes" || noun == "minute"
        else { return nil }
        if words.isEmpty { return TimerSchedule(.minutes(count), .init(), .init(time: 59)) }
        return window(.minutes(count)) { $0.minuteOfHour() }
    }

    private mutating func monthly() -> TimerSchedule? {
        if words.first == "at", let word = words.dropFirst().first,
            let ordinal = Self.ordinals.firstIndex(of: String(word))
        {
            words = words.dropFirst(2)
            return weekdayTime().map { TimerSchedule(.monthlyByWeekday(ordinal: ordinal + 1), $0, $0) }
        }
        return window(.monthly) { $0.dayTime() }
    }

    private mutating func window(
        _ frequency: TimerSchedule.Frequency, _ moment: (inout Self) -> TimerSchedule.Moment?
    ) -> TimerSchedule? {
        switch words.popFirst() {
        case "at": return moment(&self).map { TimerSchedule(frequency, $0, $0) }
        case "between":
            guard let begin = moment(&self), words.popFirst() == "and", let end = moment(&self) else {
                return nil
            }
            return TimerSchedule(frequency, begin, end)
        default: return nil
        }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        guard let word = words.popFirst(), let value = Int(word), range.contains(value) else { return nil }
        return value
    }

    private mutating func minuteOfHour() -> TimerSchedule.Moment? { number(0...59).map { .init(time: $0) } }

    private mutating func timeOfDay() -> TimerSchedule.Moment? {
        guard let word = words.popFirst() else { return nil }
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard (2...3).contains(parts.count), (0...23).contains(parts[0]),
            parts.dropFirst().allSatisfy((0...59).contains)
        else { return nil }
        return .init(time: parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0))
    }

    private mutating func weekdayTime() -> TimerSchedule.Moment? {
        guard let day = name(Self.weekdays, Self.weekdayNames), var moment = timeOfDay() else { return nil }
        moment.weekday = day
        return moment
    }

    private mutating func dayTime() -> TimerSchedule.Moment? {
        guard let day = number(1...31), var moment = timeOfDay() else { return nil }
        moment.day = day
        return moment
    }

    private mutating func date() -> TimerSchedule.Moment? {
        guard let month = name(Self.months, Self.monthNames), var moment = dayTime() else { return nil }
        moment.month = month + 1
        return moment
    }

    private mutating func name(_ short: [String], _ long: [String]) -> Int? {
        guard let word = words.popFirst().map(String.init) else { return nil }
        return short.firstIndex(of: word) ?? long.firstIndex(of: word)
    }
}
