extension Culture {
    /// The sort keys of many texts in one buffer: made once, then each comparison is one of bytes.
    public struct SortKeys {
        private var bytes: [UInt8] = []
        private var starts: [Int] = [0]
        private var heads: [UInt64] = []

        /// Makes the keys of all texts: by the table of ranks when all are ASCII, else by ICU.
        public init(_ texts: [Text], ignoreCase: Bool) {
            let allASCII = texts.allSatisfy(\.isASCII)
            let collator = allASCII ? nil : Collator.root(ignoreCase: ignoreCase)
            starts.reserveCapacity(texts.count + 1)
            heads.reserveCapacity(texts.count)
            for text in texts {
                let start = bytes.count
                if let collator {
                    collator.appendKey(text, to: &bytes)
                } else {
                    CollationRanks.appendKey(text, ignoreCase: ignoreCase, to: &bytes)
                }
                starts.append(bytes.count)
                heads.append(head(from: start))
            }
        }

        private func head(from start: Int) -> UInt64 {
            var word: UInt64 = 0
            for lane in 0..<8 {
                word <<= 8
                if start + lane < bytes.count { word |= UInt64(bytes[start + lane]) }
            }
            return word
        }

        /// The order of two texts by their positions: negative, zero or positive.
        @inline(__always)
        public func compare(_ left: Int, _ right: Int) -> Int {
            if heads[left] != heads[right] { return heads[left] < heads[right] ? -1 : 1 }
            return compareRest(left, right)
        }

        private func compareRest(_ left: Int, _ right: Int) -> Int {
            var i = starts[left]
            var j = starts[right]
            let leftEnd = starts[left + 1]
            let rightEnd = starts[right + 1]
            while i < leftEnd && j < rightEnd {
                if bytes[i] != bytes[j] { return bytes[i] < bytes[j] ? -1 : 1 }
                i += 1
                j += 1
            }
            return (leftEnd - i).signum() - (rightEnd - j).signum()
        }
    }
}
