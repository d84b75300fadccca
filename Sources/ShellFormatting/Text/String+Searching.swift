extension String {
    /// The text behind the first place where `mark` stands; nil when it does not.
    func after(_ mark: String) -> String? {
        var start = startIndex
        while start < endIndex {
            let rest = self[start...]
            if rest.hasPrefix(mark) { return String(rest.dropFirst(mark.count)) }
            start = index(after: start)
        }
        return nil
    }

    /// The text before the first place where `mark` stands; all of it when it does not.
    func before(_ mark: String) -> String {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(mark) { return String(self[..<start]) }
            start = index(after: start)
        }
        return self
    }
}
