/// Breaking text into lines of a number of columns, at blanks where possible.
public enum LineBreaking {
    /// The lines between line breaks; `\r\n` counts as one break.
    public static func lines(_ text: String) -> [String] {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return [text] }
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var skipsFeed = false
        for scalar in text.unicodeScalars {
            if scalar == "\n" && skipsFeed {
                skipsFeed = false
                continue
            }
            skipsFeed = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            } else {
                line.append(scalar)
            }
        }
        lines.append(String(line))
        return lines
    }

    /// Breaks a text into lines; the first may have another width than the others.
    public static func wrap(_ text: String, first: Int, following: Int) -> [String] {
        if text.isEmpty { return [""] }
        var result: [String] = []
        for line in lines(text) {
            if DisplayCells.count(line) <= first {
                result.append(line)
            } else {
                var wrapper = Wrapper(first: first, following: following)
                for word in words(line) { wrapper.add(word) }
                result += wrapper.finish()
            }
        }
        return result
    }

    /// Words with the blank that ends each.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            word.append(scalar)
            if scalar == " " || scalar == "\t" {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    private struct Wrapper {
        var width: Int
        let following: Int
        var left: Int
        var line = ""
        var lines: [String] = []

        init(first: Int, following: Int) {
            width = first
            left = first
            self.following = following
        }

        mutating func breakLine() {
            lines.append(line)
            line = ""
            width = following
            left = following
        }

        mutating func add(_ word: String) {
            if width == 0 {
                width = following
                left = following
                if width == 0 { return }
            }
            let cells = DisplayCells.count(word)
            if cells > width {
                addLetters(of: word)
                return
            }
            if cells > left { breakLine() }
            line += word
            left -= cells
        }

        /// A word wider than a line is broken anywhere.
        mutating func addLetters(of word: String) {
            for scalar in word.unicodeScalars {
                let cells = DisplayCells.cells(of: scalar)
                let letter: Unicode.Scalar = cells > width ? "?" : scalar
                if cells > left { breakLine() }
                line.unicodeScalars.append(letter)
                left -= cells > width ? 1 : cells
            }
        }

        mutating func finish() -> [String] {
            lines.append(line)
            return lines
        }
    }
}
