/// The enumerations of .NET and PowerShell that scripts name, as data.
enum EnumerationTable {
    /// Full name and names in order; a `!` in front of the full name marks `[Flags]`.
    /// A name without `=` is one more than the name before it.
    private static let table: [(StaticString, StaticString)] = [
        ("System.DayOfWeek", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
        (
            "System.ConsoleColor",
            """
            Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan
            Red Magenta Yellow White
            """
        ),
        ("!System.StringSplitOptions", "None RemoveEmptyEntries=1 TrimEntries=2"),
        (
            "System.StringComparison",
            """
            CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal
            OrdinalIgnoreCase
            """
        ),
        ("System.DateTimeKind", "Unspecified Utc Local"),
        ("System.MidpointRounding", "ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity"),
        (
            "System.TypeCode",
            """
            Empty Object DBNull Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single
            Double Decimal DateTime String=18
            """
        ),
        ("System.EnvironmentVariableTarget", "Process User Machine"),
        (
            "System.Environment+SpecialFolder",
            """
            Desktop=0 Programs=2 MyDocuments=5 Personal=5 Favorites Startup Recent SendTo StartMenu=11
            MyMusic=13 MyVideos DesktopDirectory=16 MyComputer NetworkShortcuts=19 Fonts Templates
            CommonStartMenu CommonPrograms CommonStartup CommonDesktopDirectory ApplicationData
            PrinterShortcuts LocalApplicationData=28 InternetCache=32 Cookies History CommonApplicationData
            Windows System ProgramFiles MyPictures UserProfile SystemX86 ProgramFilesX86 CommonProgramFiles
            CommonProgramFilesX86 CommonTemplates CommonDocuments CommonAdminTools AdminTools
            CommonMusic=53 CommonPictures CommonVideos Resources LocalizedResources CommonOemLinks
            CDBurning
            """
        ),
        ("System.PlatformID", "Win32S Win32Windows Win32NT WinCE Unix Xbox MacOSX Other"),
        ("System.UriKind", "RelativeOrAbsolute Absolute Relative"),
        ("System.Base64FormattingOptions", "None InsertLineBreaks"),
        ("!System.ConsoleModifiers", "None=0 Alt=1 Shift=2 Control=4"),
        (
            "!System.Text.RegularExpressions.RegexOptions",
            """
            None=0 IgnoreCase=1 Multiline=2 ExplicitCapture=4 Compiled=8 Singleline=16
            IgnorePatternWhitespace=32 RightToLeft=64 ECMAScript=256 CultureInvariant=512
            NonBacktracking=1024
            """
        ),
        ("System.Text.NormalizationForm", "FormC=1 FormD=2 FormKC=5 FormKD=6"),
        (
            "!System.Globalization.NumberStyles",
            """
            None=0 AllowLeadingWhite=1 AllowTrailingWhite=2 AllowLeadingSign=4 Integer=7
            AllowTrailingSign=8 AllowParentheses=16 AllowDecimalPoint=32 AllowThousands=64 Number=111
            AllowExponent=128 Float=167 AllowCurrencySymbol=256 Currency=383 Any=511 AllowHexSpecifier=512
            HexNumber=515 AllowBinarySpecifier=1024 BinaryNumber=1027
            """
        ),
        (
            "!System.Globalization.DateTimeStyles",
            """
            None=0 AllowLeadingWhite=1 AllowTrailingWhite=2 AllowInnerWhite=4 AllowWhiteSpaces=7
            NoCurrentDateDefault=8 AdjustToUniversal=16 AssumeLocal=32 AssumeUniversal=64 RoundtripKind=128
            """
        ),
        ("System.Globalization.CalendarWeekRule", "FirstDay FirstFullWeek FirstFourDayWeek"),
        (
            "System.Globalization.UnicodeCategory",
            """
            UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark
            SpacingCombiningMark EnclosingMark DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator
            LineSeparator ParagraphSeparator Control Format Surrogate PrivateUse ConnectorPunctuation
            DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation FinalQuotePunctuation
            OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned
            """
        ),
        (
            "!System.Globalization.CultureTypes",
            """
            NeutralCultures=1 SpecificCultures=2 InstalledWin32Cultures=4 AllCultures=7 UserCustomCulture=8
            """
        ),
        (
            "!System.Globalization.CompareOptions",
            """
            None=0 IgnoreCase=1 IgnoreNonSpace=2 IgnoreSymbols=4 IgnoreKanaType=8 IgnoreWidth=16
            OrdinalIgnoreCase=268435456 StringSort=536870912 Ordinal=1073741824
            """
        ),
        ("System.IO.FileMode", "CreateNew=1 Create Open OpenOrCreate Truncate Append"),
        ("!System.IO.FileAccess", "Read=1 Write=2 ReadWrite=3"),
        ("!System.IO.FileShare", "None=0 Read=1 Write=2 ReadWrite=3 Delete=4 Inheritable=16"),
        (
            "!System.IO.FileAttributes",
            """
            None=0 ReadOnly=1 Hidden=2 System=4 Directory=16 Archive=32 Device=64 Normal=128 Temporary=256
            SparseFile=512 ReparsePoint=1024 Compressed=2048 Offline=4096 NotContentIndexed=8192
            Encrypted=16384 IntegrityStream=32768 NoScrubData=131072
            """
        ),
        (
            "!System.IO.UnixFileMode",
            """
            None=0 OtherExecute=1 OtherWrite=2 OtherRead=4 GroupExecute=8 GroupWrite=16 GroupRead=32
            UserExecute=64 UserWrite=128 UserRead=256 StickyBit=512 SetGroup=1024 SetUser=2048
            """
        ),
        ("System.IO.SeekOrigin", "Begin Current End"),
        ("System.IO.SearchOption", "TopDirectoryOnly AllDirectories"),
        ("System.IO.MatchType", "Simple Win32"),
        ("System.Security.Cryptography.CipherMode", "CBC=1 ECB OFB CFB CTS"),
        ("System.Security.Cryptography.PaddingMode", "None=1 PKCS7 Zeros ANSIX923 ISO10126"),
        (
            "!System.Net.SecurityProtocolType",
            """
            SystemDefault=0 Ssl3=48 Tls=192 Tls11=768 Tls12=3072 Tls13=12288
            """
        ),
        (
            "System.Net.HttpStatusCode",
            """
            Continue=100 SwitchingProtocols=101 OK=200 Created Accepted NonAuthoritativeInformation
            NoContent ResetContent PartialContent MultipleChoices=300 Moved=301 MovedPermanently=301
            Found=302 Redirect=302 SeeOther=303 NotModified=304 UseProxy=305 TemporaryRedirect=307
            PermanentRedirect=308 BadRequest=400 Unauthorized PaymentRequired Forbidden NotFound
            MethodNotAllowed NotAcceptable ProxyAuthenticationRequired RequestTimeout Conflict Gone
            LengthRequired PreconditionFailed RequestEntityTooLarge RequestUriTooLong UnsupportedMediaType
            RequestedRangeNotSatisfiable ExpectationFailed TooManyRequests=429 InternalServerError=500
            NotImplemented BadGateway ServiceUnavailable GatewayTimeout HttpVersionNotSupported
            """
        ),
        (
            "System.Net.Sockets.AddressFamily",
            """
            Unspecified=0 Unix=1 InterNetwork=2 InterNetworkV6=23 Unknown=-1
            """
        ),
        (
            "System.Diagnostics.ProcessPriorityClass",
            """
            Normal=32 Idle=64 High=128 RealTime=256 BelowNormal=16384 AboveNormal=32768
            """
        ),
        ("System.Diagnostics.ProcessWindowStyle", "Normal Hidden Minimized Maximized"),
        (
            "System.ServiceProcess.ServiceControllerStatus",
            """
            Stopped=1 StartPending StopPending Running ContinuePending PausePending Paused
            """
        ),
        ("System.Threading.ApartmentState", "STA MTA Unknown"),
        (
            "System.Xml.XmlNodeType",
            """
            None Element Attribute Text CDATA EntityReference Entity ProcessingInstruction Comment Document
            DocumentType DocumentFragment Notation Whitespace SignificantWhitespace EndElement EndEntity
            XmlDeclaration
            """
        ),
        (
            "!System.Reflection.BindingFlags",
            """
            Default=0 IgnoreCase=1 DeclaredOnly=2 Instance=4 Static=8 Public=16 NonPublic=32
            FlattenHierarchy=64 InvokeMethod=256 CreateInstance=512 GetField=1024 SetField=2048
            GetProperty=4096 SetProperty=8192
            """
        ),
        (
            "!System.AttributeTargets",
            """
            Assembly=1 Module=2 Class=4 Struct=8 Enum=16 Constructor=32 Method=64 Property=128 Field=256
            Event=512 Interface=1024 Parameter=2048 Delegate=4096 ReturnValue=8192 GenericParameter=16384
            All=32767
            """
        ),
        (
            "System.Security.Principal.WindowsBuiltInRole",
            """
            Administrator=544 User Guest PowerUser AccountOperator SystemOperator PrintOperator
            BackupOperator Replicator
            """
        ),
        (
            "System.Management.Automation.ActionPreference",
            """
            SilentlyContinue Stop Continue Inquire Ignore Suspend Break
            """
        ),
        ("System.Management.Automation.ConfirmImpact", "None Low Medium High"),
        (
            "System.Management.Automation.ErrorCategory",
            """
            NotSpecified OpenError CloseError DeviceError DeadlockDetected InvalidArgument InvalidData
            InvalidOperation InvalidResult InvalidType MetadataError NotImplemented NotInstalled
            ObjectNotFound OperationStopped OperationTimeout SyntaxError ParserError PermissionDenied
            ResourceBusy ResourceExists ResourceUnavailable ReadError WriteError FromStdErr SecurityError
            ProtocolError ConnectionError AuthenticationError LimitsExceeded QuotaExceeded NotEnabled
            """
        ),
        (
            "!System.Management.Automation.CommandTypes",
            """
            Alias=1 Function=2 Filter=4 Cmdlet=8 ExternalScript=16 Application=32 Script=64
            Configuration=256 All=383
            """
        ),
        (
            "!System.Management.Automation.PSMemberTypes",
            """
            AliasProperty=1 CodeProperty=2 Property=4 NoteProperty=8 ScriptProperty=16 PropertySet=32
            Method=64 CodeMethod=128 ScriptMethod=256 ParameterizedProperty=512 MemberSet=1024 Event=2048
            Dynamic=4096 InferredProperty=8192 Properties=8223 Methods=4480 All=16383
            """
        ),
        ("!System.Management.Automation.PSMemberViewTypes", "Extended=1 Adapted=2 Base=4 All=7"),
        (
            "!System.Management.Automation.ScopedItemOptions",
            """
            None=0 ReadOnly=1 Constant=2 Private=4 AllScope=8 Unspecified=16
            """
        ),
        ("System.Management.Automation.SessionStateEntryVisibility", "Public Private"),
        (
            "System.Management.Automation.PSLanguageMode",
            """
            FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage
            """
        ),
        (
            "System.Management.Automation.WhereOperatorSelectionMode",
            """
            Default First Last SkipUntil Until Split
            """
        ),
        (
            "!System.Management.Automation.WildcardOptions",
            """
            None=0 Compiled=1 IgnoreCase=2 CultureInvariant=4
            """
        ),
        ("System.Management.Automation.CommandOrigin", "Runspace Internal"),
        ("System.Management.Automation.ModuleType", "Script Binary Manifest Cim Workflow"),
        (
            "System.Management.Automation.JobState",
            """
            NotStarted Running Completed Failed Stopped Blocked Suspended Disconnected Suspending Stopping
            AtBreakpoint
            """
        ),
        ("System.Management.Automation.ProgressRecordType", "Processing Completed"),
        (
            "System.Management.Automation.PSInvocationState",
            """
            NotStarted Running Stopping Stopped Completed Failed Disconnected
            """
        ),
        ("System.Management.Automation.OutputRendering", "Host PlainText Ansi"),
        (
            "System.Management.Automation.CompletionResultType",
            """
            Text History Command ProviderItem ProviderContainer Property Method ParameterName
            ParameterValue Variable Namespace Type Keyword DynamicKeyword
            """
        ),
        ("System.Management.Automation.DebugModes", "None=0 Default=1 LocalScript=2 RemoteScript=4"),
        (
            "System.Management.Automation.Language.StringConstantType",
            """
            SingleQuoted SingleQuotedHereString DoubleQuoted DoubleQuotedHereString BareWord
            """
        ),
        (
            "System.Management.Automation.Language.RedirectionStream",
            """
            All Output Error Warning Verbose Debug Information
            """
        ),
        ("!System.Management.Automation.Language.TypeAttributes", "None=0 Class=1 Interface=2 Enum=4"),
        (
            "!System.Management.Automation.Language.PropertyAttributes",
            """
            None=0 Public=1 Private=2 Static=16 Literal=32 Hidden=64
            """
        ),
        (
            "!System.Management.Automation.Language.MethodAttributes",
            """
            None=0 Public=1 Private=2 Static=16 Hidden=64
            """
        ),
        (
            "System.Management.Automation.Language.UsingStatementKind",
            """
            Assembly Command Module Namespace Type
            """
        ),
        (
            "Microsoft.PowerShell.ExecutionPolicy",
            """
            Unrestricted RemoteSigned AllSigned Restricted Default=3 Bypass=4 Undefined=5
            """
        ),
        (
            "Microsoft.PowerShell.ExecutionPolicyScope",
            """
            Process CurrentUser LocalMachine UserPolicy MachinePolicy
            """
        ),
        (
            "Microsoft.PowerShell.Commands.FileSystemCmdletProviderEncoding",
            """
            Unknown String Unicode Byte BigEndianUnicode UTF8 UTF7 UTF32 Ascii Default Oem BigEndianUTF32
            """
        ),
        ("Microsoft.PowerShell.Commands.TestPathType", "Any Container Leaf"),
    ]

    /// Makes the enumeration of a full name, ignoring case; nil when there is none.
    static func make(_ fullName: String) -> TypeInfo? {
        let wanted = fullName.lowercased()
        for (name, names) in table {
            var text = "\(name)"
            let isFlags = text.hasPrefix("!")
            if isFlags { text.removeFirst() }
            guard text.utf8.count == wanted.utf8.count, text.lowercased() == wanted else { continue }
            return make(text, "\(names)", isFlags: isFlags)
        }
        if wanted == "system.management.automation.language.tokenkind" { return TokenTypes.tokenKind }
        if wanted == "system.management.automation.language.tokenflags" { return TokenTypes.tokenFlags }
        return nil
    }

    /// Makes an enumeration of names in one text.
    static func make(_ fullName: String, _ names: String, isFlags: Bool = false) -> TypeInfo {
        var members: [(name: String, value: Int64)] = []
        var next: Int64 = 0
        for word in names.split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: "=")
            if parts.count == 2, let value = Int64(parts[1]) { next = value }
            members.append((String(parts[0]), next))
            next += 1
        }
        return TypeInfo(
            fullName, kind: .enumeration, base: .enumeration,
            enumeration: EnumerationInfo(members, isFlags: isFlags))
    }
}
