/// Growing a text in place, so that a loop of `$s += ...` copies each unit a few times only.
extension Text {
    /// The text followed by another, with room to grow: the first step of a loop that appends.
    func appendingWithRoom(_ other: Text) -> Text {
        let total = count + other.count
        let room = Swift.max(total * 2, 32)
        let made: Text
        if isASCII && other.isASCII {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
            copy.update(from: bytes, count: count)
            (copy + count).update(from: other.bytes, count: other.count)
            made = Text(takingASCII: copy, count: total)
        } else {
            let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: room)
            write(to: copy)
            other.write(to: copy + count)
            made = Text(takingWide: copy, count: total)
        }
        made.capacity = room
        return made
    }

    /// Adds another text at the end. Only for a text that one variable alone holds.
    func append(_ other: Text) {
        let total = count + other.count
        if isASCII && !other.isASCII {
            widen(capacity: Swift.max(total * 2, 32))
        } else if total > capacity {
            grow(capacity: Swift.max(total * 2, 32))
        }
        if isASCII {
            (bytes + count).update(from: other.bytes, count: other.count)
        } else {
            other.write(to: units + count)
        }
        count = total
        foldedHash = 0
    }

    private func grow(capacity room: Int) {
        if isASCII {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
            copy.update(from: bytes, count: count)
            bytes.deallocate()
            bytes = copy
            units = UnsafeMutableRawPointer(copy).assumingMemoryBound(to: UInt16.self)
        } else {
            let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: room)
            copy.update(from: units, count: count)
            units.deallocate()
            units = copy
            bytes = UnsafeMutableRawPointer(copy).assumingMemoryBound(to: UInt8.self)
        }
        capacity = room
    }

    private func widen(capacity room: Int) {
        let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: room)
        write(to: copy)
        bytes.deallocate()
        isASCII = false
        units = copy
        bytes = UnsafeMutableRawPointer(copy).assumingMemoryBound(to: UInt8.self)
        capacity = room
    }
}

extension Operators {
    /// `$slot += right` when the slot holds a text: in place if nobody else holds it. False when it holds no text.
    @inline(never)
    public static func append(
        to slot: UnsafeMutablePointer<Value>, _ right: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        guard case .text = slot.pointee else { return false }
        let added: Text
        if case .text(let text) = right {
            added = text
        } else {
            added = try Conversions.text(right, interpreter)
        }
        // Script code may have run: look again, and take the text out so that only `text` holds it.
        guard case .text(var text) = slot.pointee else { return false }
        slot.pointee = .null
        if isKnownUniquelyReferenced(&text), text !== added {
            text.append(added)
        } else {
            text = text.appendingWithRoom(added)
        }
        slot.pointee = .text(text)
        return true
    }
}
