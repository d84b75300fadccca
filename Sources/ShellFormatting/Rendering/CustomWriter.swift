/// Writes the pieces of a custom view: text gathers until a line break, frames indent.
struct CustomWriter {
    private struct Indent {
        var left = 0
        var right = 0
        var firstLine = 0
    }

    private let width: Int
    private let writeLine: (String) throws -> Void
    private var buffer = ""
    private var indent = Indent()
    /// True when the last line is written already.
    private var isComplete = false

    /// Writes lines of a width.
    init(width: Int, writeLine: @escaping (String) throws -> Void) {
        self.width = width
        self.writeLine = writeLine
    }

    /// Writes pieces and the line left over at the end, an empty one too.
    mutating func write(_ pieces: [CustomPiece]) throws {
        indent = Indent()
        try add(pieces)
        if !(isComplete && buffer.isEmpty) { try flush() }
        isComplete = false
    }

    private mutating func add(_ pieces: [CustomPiece]) throws {
        for piece in pieces {
            switch piece {
            case .text(let text): buffer += text
            case .newLine: try flush()
            case .verbatim(let text):
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                for line in lines.dropLast() { try writeLine(buffer + line); buffer = "" }
                try writeLine(buffer + (lines.last ?? ""))
                buffer = ""
                isComplete = true
            case .frame(let left, let right, let firstLine, let inner):
                let outer = indent
                indent = Indent(
                    left: outer.left + left, right: outer.right + right, firstLine: firstLine)
                try add(inner)
                indent = outer
            }
        }
    }

    private mutating func flush() throws {
        defer { buffer = "" }
        let useful = width - indent.left - indent.right
        if useful <= 0 { return }
        let firstLine = abs(indent.firstLine) >= useful ? 0 : indent.firstLine
        let first = firstLine >= 0 ? useful - firstLine : useful
        let following = firstLine >= 0 ? useful : useful + firstLine
        let lines = LineBreaking.wrap(buffer, first: first, following: following)
        for (index, line) in lines.enumerated() {
            let extra = index == 0 ? max(firstLine, 0) : max(-firstLine, 0)
            try writeLine(String(repeating: " ", count: indent.left + extra) + line)
        }
    }
}
