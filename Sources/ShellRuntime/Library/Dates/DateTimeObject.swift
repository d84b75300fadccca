/// A `System.DateTime`.
public final class DateTimeObject: HostObject {
    /// What the clock time is relative to.
    public enum Kind: Int, Sendable { case unspecified, utc, local }

    /// Units of 100 ns since 1 January 0001.
    public let ticks: Int64
    /// What the clock time is relative to.
    public let kind: Kind

    /// Makes a date; the ticks must be in range.
    public init(ticks: Int64, kind: Kind = .unspecified) {
        self.ticks = ticks
        self.kind = kind
    }

    /// The local time now.
    public static var now: DateTimeObject {
        let utc = CivilDate.now
        return DateTimeObject(ticks: utc + CivilDate.localOffset(utc: utc), kind: .local)
    }

    /// A moment given in seconds since 1970, in local time.
    public convenience init(unixSeconds seconds: Double) {
        let utc = CivilDate.unixEpoch + Int64((seconds * 10_000_000).rounded())
        self.init(ticks: utc + CivilDate.localOffset(utc: utc), kind: .local)
    }

    /// A moment given in seconds and nanoseconds since 1970, in local time.
    public convenience init(unixSeconds seconds: Int, nanoseconds: Int) {
        let utc = CivilDate.unixEpoch + Int64(seconds) * CivilDate.second + Int64(nanoseconds / 100)
        self.init(ticks: utc + CivilDate.localOffset(utc: utc), kind: .local)
    }

    /// The date in the calendar.
    public var civil: CivilDate { CivilDate(ticks: ticks) }

    /// The same moment in UTC; a time of no kind is taken as local.
    public var utcTicks: Int64 { kind == .utc ? ticks : ticks - CivilDate.localOffset(local: ticks) }
    /// The same moment as local time; a time of no kind is taken as UTC.
    public var localTicks: Int64 { kind == .local ? ticks : ticks + CivilDate.localOffset(utc: ticks) }

    /// Seconds since 1970 with nanoseconds, for the file system.
    public var unixTime: (seconds: Int, nanoseconds: Int) {
        let units = utcTicks - CivilDate.unixEpoch
        let seconds = Int(
            units >= 0 ? units / CivilDate.second : (units - CivilDate.second + 1) / CivilDate.second)
        return (seconds, Int(units - Int64(seconds) * CivilDate.second) * 100)
    }

    public override var type: TypeInfo { .dateTime }
    public override func toText() -> Text {
        Text(DateFormatter.invariantGeneral(civil))
    }

    public override func format(
        _ specifier: String, _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text? {
        Text(try DateFormatter(culture).format(.init(self), specifier.isEmpty ? "G" : specifier))
    }

    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? DateTimeObject)?.ticks == ticks
    }

    public override func compare(to other: Value) -> Int? {
        guard let date = other.hostObject as? DateTimeObject else { return nil }
        return ticks < date.ticks ? -1 : ticks > date.ticks ? 1 : 0
    }

    public override func hashCode() -> Int { Value.mix(Int(ticks)) }

    /// The date some units later; .NET's error when it leaves the calendar.
    func adding(_ units: Int64) throws -> DateTimeObject {
        let (sum, overflow) = ticks.addingReportingOverflow(units)
        guard !overflow, sum >= 0, sum <= CivilDate.maximum else {
            throw ScriptError.argumentRange(
                "value", "The added or subtracted value results in an un-representable DateTime.")
        }
        return DateTimeObject(ticks: sum, kind: kind)
    }
}

extension Value {
    /// A date as a value.
    public init(_ date: DateTimeObject) { self = .host(date) }

    /// The date, when the value is one.
    public var dateTime: DateTimeObject? { unwrapped.hostObject as? DateTimeObject }

    /// The time span, when the value is one.
    public var timeSpan: TimeSpanObject? { unwrapped.hostObject as? TimeSpanObject }
}
