/// PowerShell's short names of types.
enum Accelerators {
    /// The short names.
    static var names: [String] { table.map { "\($0.0)" } }

    /// Short name and full name; where several short names stand for one type, the first one is shown.
    private static let table: [(StaticString, StaticString)] = [
        ("array", "System.Array"), ("bool", "System.Boolean"), ("byte", "System.Byte"),
        ("char", "System.Char"), ("datetime", "System.DateTime"), ("decimal", "System.Decimal"),
        ("double", "System.Double"), ("float", "System.Single"), ("single", "System.Single"),
        ("guid", "System.Guid"), ("hashtable", "System.Collections.Hashtable"),
        ("int", "System.Int32"), ("int32", "System.Int32"), ("short", "System.Int16"),
        ("int16", "System.Int16"), ("long", "System.Int64"), ("int64", "System.Int64"),
        ("sbyte", "System.SByte"), ("string", "System.String"), ("uint", "System.UInt32"),
        ("uint32", "System.UInt32"), ("ulong", "System.UInt64"), ("uint64", "System.UInt64"),
        ("ushort", "System.UInt16"), ("uint16", "System.UInt16"), ("bigint", "System.Numerics.BigInteger"),
        ("void", "System.Void"), ("object", "System.Object"), ("timespan", "System.TimeSpan"),
        ("type", "System.Type"), ("uri", "System.Uri"), ("version", "System.Version"),
        ("semver", "System.Management.Automation.SemanticVersion"),
        ("regex", "System.Text.RegularExpressions.Regex"), ("xml", "System.Xml.XmlDocument"),
        ("securestring", "System.Security.SecureString"),
        ("pscredential", "System.Management.Automation.PSCredential"),
        ("pscustomobject", "System.Management.Automation.PSCustomObject"),
        ("psobject", "System.Management.Automation.PSObject"),
        ("scriptblock", "System.Management.Automation.ScriptBlock"),
        ("switch", "System.Management.Automation.SwitchParameter"),
        ("ref", "System.Management.Automation.PSReference"),
        ("ordered", "System.Collections.Specialized.OrderedDictionary"),
        ("psmoduleinfo", "System.Management.Automation.PSModuleInfo"),
        ("psnoteproperty", "System.Management.Automation.PSNoteProperty"),
        ("psaliasproperty", "System.Management.Automation.PSAliasProperty"),
        ("psscriptproperty", "System.Management.Automation.PSScriptProperty"),
        ("psscriptmethod", "System.Management.Automation.PSScriptMethod"),
        ("psvariable", "System.Management.Automation.PSVariable"),
        ("psprimitivedictionary", "System.Management.Automation.PSPrimitiveDictionary"),
        ("pstypenameattribute", "System.Management.Automation.PSTypeNameAttribute"),
        ("powershell", "System.Management.Automation.PowerShell"),
        ("runspace", "System.Management.Automation.Runspaces.Runspace"),
        ("runspacefactory", "System.Management.Automation.Runspaces.RunspaceFactory"),
        ("initialsessionstate", "System.Management.Automation.Runspaces.InitialSessionState"),
        ("cultureinfo", "System.Globalization.CultureInfo"), ("ipaddress", "System.Net.IPAddress"),
        ("ipendpoint", "System.Net.IPEndPoint"), ("mailaddress", "System.Net.Mail.MailAddress"),
        ("physicaladdress", "System.Net.NetworkInformation.PhysicalAddress"),
        ("nullstring", "System.Management.Automation.Language.NullString"),
        ("alias", "System.Management.Automation.AliasAttribute"),
        ("allowemptycollection", "System.Management.Automation.AllowEmptyCollectionAttribute"),
        ("allowemptystring", "System.Management.Automation.AllowEmptyStringAttribute"),
        ("allownull", "System.Management.Automation.AllowNullAttribute"),
        ("argumentcompleter", "System.Management.Automation.ArgumentCompleterAttribute"),
        ("argumentcompletions", "System.Management.Automation.ArgumentCompletionsAttribute"),
        ("cmdletbinding", "System.Management.Automation.CmdletBindingAttribute"),
        ("outputtype", "System.Management.Automation.OutputTypeAttribute"),
        ("parameter", "System.Management.Automation.ParameterAttribute"),
        ("supportswildcards", "System.Management.Automation.SupportsWildcardsAttribute"),
        ("psdefaultvalue", "System.Management.Automation.PSDefaultValueAttribute"),
        ("validatecount", "System.Management.Automation.ValidateCountAttribute"),
        ("validatedrive", "System.Management.Automation.ValidateDriveAttribute"),
        ("validatelength", "System.Management.Automation.ValidateLengthAttribute"),
        ("validatenotnull", "System.Management.Automation.ValidateNotNullAttribute"),
        ("validatenotnullorempty", "System.Management.Automation.ValidateNotNullOrEmptyAttribute"),
        ("validatenotnullorwhitespace", "System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute"),
        ("validatepattern", "System.Management.Automation.ValidatePatternAttribute"),
        ("validaterange", "System.Management.Automation.ValidateRangeAttribute"),
        ("validatescript", "System.Management.Automation.ValidateScriptAttribute"),
        ("validateset", "System.Management.Automation.ValidateSetAttribute"),
        ("validatetrusteddata", "System.Management.Automation.ValidateTrustedDataAttribute"),
        ("validateuserdrive", "System.Management.Automation.ValidateUserDriveAttribute"),
        ("wildcardpattern", "System.Management.Automation.WildcardPattern"),
        ("x500distinguishedname", "System.Security.Cryptography.X509Certificates.X500DistinguishedName"),
        ("x509certificate", "System.Security.Cryptography.X509Certificates.X509Certificate"),
        ("ciminstance", "Microsoft.Management.Infrastructure.CimInstance"),
    ]

    /// The full name that an accelerator stands for, ignoring case, or nil.
    static func fullName(of short: String) -> String? {
        var short = short
        return short.withUTF8 { wanted in
            for (name, full) in table where equal(name, wanted) { return "\(full)" }
            return nil
        }
    }

    /// The accelerator that is shown for a full name, or nil.
    static func shortName(of fullName: String) -> String? {
        var fullName = fullName
        return fullName.withUTF8 { wanted in
            for (name, full) in table where equal(full, wanted) { return shown(name) }
            return nil
        }
    }

    /// Names that PowerShell itself does not shorten a type to.
    private static func shown(_ name: StaticString) -> String? {
        let text = "\(name)"
        switch text {
        case "object", "ordered", "pscustomobject": return nil
        default: return text
        }
    }

    /// True when a name is the given ASCII text, ignoring case.
    static func equal(_ name: StaticString, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.utf8CodeUnitCount == wanted.count else { return false }
        let start = name.utf8Start
        for index in 0..<wanted.count {
            let a = start[index], b = wanted[index]
            if a != b && fold(a) != fold(b) { return false }
        }
        return true
    }

    private static func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }
}
