import Farm
import Glibc

/// The two ways in which package files write a time, both UTC and independent of the culture.
public enum PackageDate {
    /// `MM/dd/yyyy HH:mm:ss`, as in spbrtoc.xml.
    public static func catalogueText(_ date: Timestamp) -> String {
        let parts = fields(date)
        return "\(two(parts.month))/\(two(parts.day))/\(parts.year) "
            + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
    }

    /// `M/d/yyyy h:mm:ss AM`, as in the log files.
    public static func logText(_ date: Timestamp) -> String {
        let parts = fields(date)
        let hour = parts.hour % 12 == 0 ? 12 : parts.hour % 12
        return "\(parts.month)/\(parts.day)/\(parts.year) "
            + "\(hour):\(two(parts.minute)):\(two(parts.second)) \(parts.hour < 12 ? "AM" : "PM")"
    }

    /// The time that a catalogue text names, or nil.
    public static func parse(_ text: String) -> Timestamp? {
        let numbers = text.split(whereSeparator: { !$0.isNumber || !$0.isASCII }).map { Int32($0) ?? -1 }
        guard numbers.count == 6, text.utf8.count <= 19, (1...12).contains(numbers[0]),
            (1...31).contains(numbers[1]), (1...9999).contains(numbers[2]), (0...23).contains(numbers[3]),
            (0...59).contains(numbers[4]), (0...60).contains(numbers[5])
        else { return nil }
        var parts = tm()
        parts.tm_mon = numbers[0] - 1
        parts.tm_mday = numbers[1]
        parts.tm_year = numbers[2] - 1900
        parts.tm_hour = numbers[3]
        parts.tm_min = numbers[4]
        parts.tm_sec = numbers[5]
        return Timestamp(microseconds: Int64(timegm(&parts)) * 1_000_000)
    }

    private struct Fields {
        var year, month, day, hour, minute, second: Int
    }

    private static func fields(_ date: Timestamp) -> Fields {
        var seconds = time_t(date.microseconds / 1_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return Fields(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec))
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
