import Administration
import ShellRuntime

extension Value {
    /// A `System.Guid`.
    init(_ id: ObjectID) {
        let digits = id.description.filter { $0 != "-" }.compactMap(\.hexDigitValue)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
        self = .host(GuidObject(bytes: bytes))
    }

    /// A guid, or `$null`.
    init(_ id: ObjectID?) { self = id.map { Value($0) } ?? .null }

    /// A local `System.DateTime`.
    init(_ time: Timestamp) {
        let seconds = time.microseconds / 1_000_000
        self = .host(
            DateTimeObject(unixSeconds: Int(seconds), nanoseconds: Int(time.microseconds % 1_000_000) * 1000))
    }

    /// A local date, or `$null`.
    init(_ time: Timestamp?) { self = time.map { Value($0) } ?? .null }

    /// A text, or `$null`.
    init(_ text: String?) { self = text.map { Value($0) } ?? .null }

    /// An array of objects.
    init(_ objects: [HostObject]) { self = .array(ArrayObject(objects.map { .host($0) })) }
}
