import Glibc

/// A point of time as .NET counts it: units of 100 ns since 1 January 0001.
public struct CivilDate: Sendable {
    /// Units of 100 ns in a second, minute, hour and day.
    static let second: Int64 = 10_000_000
    static let minute = 60 * second
    static let hour = 60 * minute
    static let day = 24 * hour
    /// The last unit of the year 9999.
    static let maximum: Int64 = 3_155_378_975_999_999_999
    /// 1 January 1970.
    static let unixEpoch: Int64 = 621_355_968_000_000_000

    /// The units.
    public let ticks: Int64

    /// Takes a number of units.
    public init(ticks: Int64) { self.ticks = ticks }

    /// Midnight of a day; nil when there is no such day.
    init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.days(in: month, of: year)
        else { return nil }
        ticks = Int64(CivilDate.dayNumber(year, month, day)) * CivilDate.day
    }

    /// Days since 1 January 0001.
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        return before * 365 + before / 4 - before / 100 + before / 400 + daysBefore(month, of: year) + day - 1
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func daysBefore(_ month: Int, of year: Int) -> Int {
        let starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        return starts[month - 1] + (month > 2 && isLeap(year) ? 1 : 0)
    }

    /// Year, month and day.
    var date: (year: Int, month: Int, day: Int) {
        var rest = Int(ticks / CivilDate.day)
        let quads = rest / 146_097
        rest %= 146_097
        let centuries = min(rest / 36_524, 3)
        rest -= centuries * 36_524
        let fours = rest / 1_461
        rest %= 1_461
        let ones = min(rest / 365, 3)
        rest -= ones * 365
        let year = quads * 400 + centuries * 100 + fours * 4 + ones + 1
        var month = 1
        while month < 12, rest >= CivilDate.days(in: month, of: year) {
            rest -= CivilDate.days(in: month, of: year)
            month += 1
        }
        return (year, month, rest + 1)
    }

    var hour: Int { Int(ticks / CivilDate.hour % 24) }
    var minute: Int { Int(ticks / CivilDate.minute % 60) }
    var second: Int { Int(ticks / CivilDate.second % 60) }
    /// Units of 100 ns in the second.
    var fraction: Int { Int(ticks % CivilDate.second) }
    /// 0 is Sunday.
    var dayOfWeek: Int { Int((ticks / CivilDate.day + 1) % 7) }
    var dayOfYear: Int {
        let parts = date
        return CivilDate.dayNumber(parts.year, parts.month, parts.day) - CivilDate.dayNumber(parts.year, 1, 1)
            + 1
    }

    /// A month later or earlier; the day is cut to the length of the month. Nil out of range.
    func adding(months: Int) -> CivilDate? {
        let parts = date
        let index = parts.year * 12 + parts.month - 1 + months
        let year = index / 12, month = index % 12 + 1
        guard index >= 12, (1...9999).contains(year) else { return nil }
        let day = min(parts.day, CivilDate.days(in: month, of: year))
        let midnight = Int64(CivilDate.dayNumber(year, month, day)) * CivilDate.day
        return CivilDate(ticks: midnight + ticks % CivilDate.day)
    }

    /// Units that local time is ahead of UTC at a moment in UTC.
    static func localOffset(utc ticks: Int64) -> Int64 {
        var seconds = time_t((ticks - unixEpoch) / second)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return 0 }
        return Int64(parts.tm_gmtoff) * second
    }

    /// Units that local time is ahead of UTC at a moment in local time.
    static func localOffset(local ticks: Int64) -> Int64 {
        let guess = localOffset(utc: ticks)
        return localOffset(utc: ticks - guess)
    }

    /// Now, in UTC.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return unixEpoch + Int64(time.tv_sec) * second + Int64(time.tv_nsec) / 100
    }
}
