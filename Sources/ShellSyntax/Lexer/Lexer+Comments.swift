/// Comments.
extension Lexer {
    /// Scans behind `#` to the end of the line.
    func scanLineComment() {
        let body = at
        while at < limit, !text[at].isLineEnd { at += 1 }
        let comment = token(.comment)
        if SignatureMark.isLike(text + body, at - body) {
            signature = comment
        } else if at - body >= 8, LowercaseWord(text + body, 8) == LowercaseWord.requires {
            requirements.append(comment)
        }
    }

    /// Scans behind `<#` to `#>`.
    func scanBlockComment() {
        while true {
            if at >= limit {
                report(currentExtent, .missingTerminatorMultiLineComment, incomplete: true)
                _ = token(.comment, .tokenInError)
                return
            }
            let unit = text[at]
            at += 1
            if unit == UInt16(ascii: "#"), peek() == UInt16(ascii: ">") {
                at += 1
                _ = token(.comment)
                return
            }
        }
    }
}

extension LowercaseWord {
    fileprivate static let requires = LowercaseWord("requires")
}
