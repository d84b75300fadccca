import Foundation

/// Unicode normalization.
enum UnicodeForms {
    /// The form of a number of `NormalizationForm`: 1 is C, 2 is D, 5 is KC, 6 is KD.
    static func normalize(_ text: Text, _ form: Int) -> Text {
        if text.isASCII { return text }
        let string = text.string
        switch form {
        case 2: return Text(string.decomposedStringWithCanonicalMapping)
        case 5: return Text(string.precomposedStringWithCompatibilityMapping)
        case 6: return Text(string.decomposedStringWithCompatibilityMapping)
        default: return Text(string.precomposedStringWithCanonicalMapping)
        }
    }
}
