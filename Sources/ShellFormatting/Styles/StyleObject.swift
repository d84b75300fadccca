import ShellRuntime

/// Whether escape sequences are shown: `$PSStyle.OutputRendering`.
public enum OutputRendering: String, Sendable, CaseIterable {
    case host = "Host"
    case plainText = "PlainText"
    case ansi = "Ansi"
}

/// `$PSStyle`: escape sequences by name, and whether they are shown.
public final class StyleObject: HostObject {
    /// Whether escape sequences are shown.
    public var rendering: OutputRendering
    /// The sequences that are set: `Formatting.TableHeader`, ...
    private(set) var settings: [String: String] = [
        "FormatAccent": "\u{1B}[32;1m", "TableHeader": "\u{1B}[32;1m",
        "CustomTableHeaderLabel": "\u{1B}[32;1;3m",
        "ErrorAccent": "\u{1B}[36;1m", "Error": "\u{1B}[31;1m", "Warning": "\u{1B}[33;1m",
        "Verbose": "\u{1B}[33;1m", "Debug": "\u{1B}[33;1m", "FeedbackName": "\u{1B}[33m",
        "FeedbackText": "\u{1B}[96m", "FeedbackAction": "\u{1B}[97m",
    ]

    /// Makes the styles of a session.
    public init(rendering: OutputRendering) { self.rendering = rendering }

    /// The session's styles; plain text where the environment forbids colours.
    public static func of(_ interpreter: Interpreter) -> StyleObject {
        interpreter.attachment { StyleObject(rendering: interpreter.host.forbidsColor ? .plainText : .host) }
    }

    public override var type: TypeInfo { Self.styleType }

    /// The escape sequences of headings for a place that shows them or not.
    func formatStyle(showsEscapes: Bool) -> FormatStyle {
        showsEscapes
            ? FormatStyle(
                tableHeader: settings["TableHeader"] ?? "", listLabel: settings["FormatAccent"] ?? "")
            : .plain
    }

    private static let attributes: [(String, String)] = [
        ("Reset", "0"), ("BlinkOff", "25"), ("Blink", "5"), ("BoldOff", "22"), ("Bold", "1"),
        ("DimOff", "22"),
        ("Dim", "2"), ("HiddenOff", "28"), ("Hidden", "8"), ("ReverseOff", "27"), ("Reverse", "7"),
        ("ItalicOff", "23"), ("Italic", "3"), ("UnderlineOff", "24"), ("Underline", "4"),
        ("StrikethroughOff", "29"), ("Strikethrough", "9"),
    ]

    private static let styleType = TypeInfo(
        "System.Management.Automation.PSStyle", base: .object,
        members: {
            var properties = attributes.map { name, code in
                NativeProperty(name, "string") { _, _ in Value("\u{1B}[" + code + "m") }
            }
            properties.append(renderingProperty)
            properties.append(part("Formatting", .init(kind: .formatting)))
            properties.append(part("Foreground", .init(kind: .foreground)))
            properties.append(part("Background", .init(kind: .background)))
            return TypeMembers(
                properties: properties,
                methods: [
                    NativeMethod("string FormatHyperlink(string text, uri link)") { _, arguments, _ in
                        let link = arguments[1].toText().string
                        let text = arguments[0].toText().string
                        return Value("\u{1B}]8;;" + link + "\u{1B}\\" + text + "\u{1B}]8;;\u{1B}\\")
                    }
                ])
        })

    private static func part(_ name: String, _ part: StylePart) -> NativeProperty {
        NativeProperty(name, part.type.fullName) { _, _ in .host(part) }
    }

    private static var renderingProperty: NativeProperty {
        NativeProperty(
            "OutputRendering", "System.Management.Automation.OutputRendering",
            get: { value, _ in
                guard case .host(let object) = value, let style = object as? StyleObject else { return .null }
                return Value(style.rendering.rawValue)
            },
            set: { value, new, _ in
                guard case .host(let object) = value, let style = object as? StyleObject else { return }
                let name = new.toText().string.lowercased()
                guard
                    let rendering = OutputRendering.allCases.first(where: { $0.rawValue.lowercased() == name }
                    )
                else {
                    throw ScriptError.make(
                        "System.Management.Automation.SetValueInvocationException",
                        id: "ExceptionWhenSetting",
                        category: .notSpecified,
                        message: "'\(name)' is no output rendering; use Host, PlainText or Ansi.")
                }
                style.rendering = rendering
            })
    }

    /// Changes a sequence of `Formatting`.
    func set(_ name: String, _ sequence: String) { settings[name] = sequence }
}

/// `$PSStyle.Foreground`, `.Background` and `.Formatting`.
final class StylePart: HostObject {
    enum Kind { case foreground, background, formatting }

    private let kind: Kind

    init(kind: Kind) { self.kind = kind }

    override var type: TypeInfo {
        switch kind {
        case .foreground: Self.foregroundType
        case .background: Self.backgroundType
        case .formatting: Self.formattingType
        }
    }

    private static let colors = [
        "Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White", "BrightBlack", "BrightRed",
        "BrightGreen", "BrightYellow", "BrightBlue", "BrightMagenta", "BrightCyan", "BrightWhite",
    ]

    private static func colorType(_ name: String, _ dark: Int, _ bright: Int, _ direct: Int) -> TypeInfo {
        TypeInfo(
            "System.Management.Automation.PSStyle+" + name, base: .object,
            members: {
                TypeMembers(
                    properties: colors.enumerated().map { index, color in
                        let code = index < 8 ? dark + index : bright + index - 8
                        return NativeProperty(color, "string") { _, _ in Value("\u{1B}[\(code)m") }
                    },
                    methods: [
                        NativeMethod("string FromRgb(byte red, byte green, byte blue)") { _, arguments, _ in
                            let parts = arguments.map { $0.toText().string }.joined(separator: ";")
                            return Value("\u{1B}[\(direct);2;\(parts)m")
                        },
                        NativeMethod("string FromRgb(int rgb)") { _, arguments, _ in
                            guard case .int(let rgb) = arguments[0] else { return .null }
                            return Value(
                                "\u{1B}[\(direct);2;\(rgb >> 16 & 255);\(rgb >> 8 & 255);\(rgb & 255)m")
                        },
                    ])
            })
    }

    private static let foregroundType = colorType("ForegroundColor", 30, 90, 38)
    private static let backgroundType = colorType("BackgroundColor", 40, 100, 48)

    private static let formattingType = TypeInfo(
        "System.Management.Automation.PSStyle+FormattingData", base: .object,
        members: {
            let names = [
                "FormatAccent", "ErrorAccent", "Error", "Warning", "Verbose", "Debug", "TableHeader",
                "CustomTableHeaderLabel", "FeedbackName", "FeedbackText", "FeedbackAction",
            ]
            return TypeMembers(
                properties: names.map { name in
                    NativeProperty(
                        name, "string",
                        get: { _, interpreter in Value(StyleObject.of(interpreter).settings[name] ?? "") },
                        set: { _, new, interpreter in
                            StyleObject.of(interpreter).set(name, new.toText().string)
                        })
                })
        })
}
