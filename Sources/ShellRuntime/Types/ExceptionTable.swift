/// The exception types, as data: full name and base.
enum ExceptionTable {
    private static let table: [(StaticString, StaticString)] = [
        ("System.SystemException", "System.Exception"),
        ("System.ApplicationException", "System.Exception"),
        ("System.AggregateException", "System.Exception"),
        ("System.ArgumentException", "System.SystemException"),
        ("System.ArgumentNullException", "System.ArgumentException"),
        ("System.ArgumentOutOfRangeException", "System.ArgumentException"),
        ("System.DuplicateWaitObjectException", "System.ArgumentException"),
        ("System.ArithmeticException", "System.SystemException"),
        ("System.DivideByZeroException", "System.ArithmeticException"),
        ("System.OverflowException", "System.ArithmeticException"),
        ("System.NotFiniteNumberException", "System.ArithmeticException"),
        ("System.ArrayTypeMismatchException", "System.SystemException"),
        ("System.BadImageFormatException", "System.SystemException"),
        ("System.FormatException", "System.SystemException"),
        ("System.UriFormatException", "System.FormatException"),
        ("System.IndexOutOfRangeException", "System.SystemException"),
        ("System.InvalidCastException", "System.SystemException"),
        ("System.InvalidOperationException", "System.SystemException"),
        ("System.ObjectDisposedException", "System.InvalidOperationException"),
        ("System.InvalidProgramException", "System.SystemException"),
        ("System.MemberAccessException", "System.SystemException"),
        ("System.MissingMemberException", "System.MemberAccessException"),
        ("System.MissingMethodException", "System.MissingMemberException"),
        ("System.MissingFieldException", "System.MissingMemberException"),
        ("System.MethodAccessException", "System.MemberAccessException"),
        ("System.NotImplementedException", "System.SystemException"),
        ("System.NotSupportedException", "System.SystemException"),
        ("System.PlatformNotSupportedException", "System.NotSupportedException"),
        ("System.NullReferenceException", "System.SystemException"),
        ("System.OperationCanceledException", "System.SystemException"),
        ("System.Threading.Tasks.TaskCanceledException", "System.OperationCanceledException"),
        ("System.OutOfMemoryException", "System.SystemException"),
        ("System.RankException", "System.SystemException"),
        ("System.StackOverflowException", "System.SystemException"),
        ("System.TimeoutException", "System.SystemException"),
        ("System.TypeInitializationException", "System.SystemException"),
        ("System.TypeLoadException", "System.SystemException"),
        ("System.DllNotFoundException", "System.TypeLoadException"),
        ("System.EntryPointNotFoundException", "System.TypeLoadException"),
        ("System.UnauthorizedAccessException", "System.SystemException"),
        ("System.TimeZoneNotFoundException", "System.Exception"),
        ("System.Collections.Generic.KeyNotFoundException", "System.SystemException"),
        ("System.ComponentModel.Win32Exception", "System.Runtime.InteropServices.ExternalException"),
        ("System.ComponentModel.InvalidEnumArgumentException", "System.ArgumentException"),
        ("System.Runtime.InteropServices.ExternalException", "System.SystemException"),
        ("System.Runtime.InteropServices.COMException", "System.Runtime.InteropServices.ExternalException"),
        ("System.Configuration.ConfigurationException", "System.SystemException"),
        ("System.Data.DataException", "System.SystemException"),
        ("System.Globalization.CultureNotFoundException", "System.ArgumentException"),
        ("System.IO.IOException", "System.SystemException"),
        ("System.IO.FileNotFoundException", "System.IO.IOException"),
        ("System.IO.DirectoryNotFoundException", "System.IO.IOException"),
        ("System.IO.DriveNotFoundException", "System.IO.IOException"),
        ("System.IO.EndOfStreamException", "System.IO.IOException"),
        ("System.IO.FileLoadException", "System.IO.IOException"),
        ("System.IO.PathTooLongException", "System.IO.IOException"),
        ("System.IO.InvalidDataException", "System.SystemException"),
        ("System.Net.WebException", "System.InvalidOperationException"),
        ("System.Net.ProtocolViolationException", "System.InvalidOperationException"),
        ("System.Net.CookieException", "System.FormatException"),
        ("System.Net.Http.HttpRequestException", "System.Exception"),
        ("System.Net.Sockets.SocketException", "System.ComponentModel.Win32Exception"),
        ("System.Net.NetworkInformation.PingException", "System.InvalidOperationException"),
        ("System.Net.Mail.SmtpException", "System.Exception"),
        ("System.Reflection.TargetInvocationException", "System.ApplicationException"),
        ("System.Reflection.TargetException", "System.ApplicationException"),
        ("System.Reflection.TargetParameterCountException", "System.ApplicationException"),
        ("System.Reflection.AmbiguousMatchException", "System.SystemException"),
        ("System.Runtime.Serialization.SerializationException", "System.SystemException"),
        ("System.Security.SecurityException", "System.SystemException"),
        ("System.Security.Authentication.AuthenticationException", "System.SystemException"),
        (
            "System.Security.Authentication.InvalidCredentialException",
            "System.Security.Authentication.AuthenticationException"
        ),
        ("System.Security.Cryptography.CryptographicException", "System.SystemException"),
        ("System.Security.Principal.IdentityNotMappedException", "System.SystemException"),
        ("System.ServiceProcess.TimeoutException", "System.SystemException"),
        ("System.Text.DecoderFallbackException", "System.ArgumentException"),
        ("System.Text.EncoderFallbackException", "System.ArgumentException"),
        ("System.Text.RegularExpressions.RegexMatchTimeoutException", "System.TimeoutException"),
        ("System.Text.RegularExpressions.RegexParseException", "System.ArgumentException"),
        ("System.Text.Json.JsonException", "System.Exception"),
        ("System.Threading.ThreadAbortException", "System.SystemException"),
        ("System.Threading.SynchronizationLockException", "System.SystemException"),
        ("System.Threading.AbandonedMutexException", "System.SystemException"),
        ("System.Xml.XmlException", "System.SystemException"),
        ("System.Xml.XPath.XPathException", "System.SystemException"),
        ("System.Xml.Schema.XmlSchemaException", "System.SystemException"),
        ("System.Management.Automation.RuntimeException", "System.SystemException"),
        (
            "System.Management.Automation.ActionPreferenceStopException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.CmdletInvocationException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.CmdletProviderInvocationException",
            "System.Management.Automation.CmdletInvocationException"
        ),
        (
            "System.Management.Automation.ParameterBindingException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.ParameterBindingArgumentTransformationException",
            "System.Management.Automation.ParameterBindingException"
        ),
        (
            "System.Management.Automation.ParameterBindingValidationException",
            "System.Management.Automation.ParameterBindingException"
        ),
        (
            "System.Management.Automation.CommandNotFoundException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.ScriptRequiresException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.ApplicationFailedException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.NativeCommandExitException",
            "System.Management.Automation.RuntimeException"
        ),
        ("System.Management.Automation.ParseException", "System.Management.Automation.RuntimeException"),
        (
            "System.Management.Automation.IncompleteParseException",
            "System.Management.Automation.ParseException"
        ),
        (
            "System.Management.Automation.PipelineStoppedException",
            "System.Management.Automation.RuntimeException"
        ),
        ("System.Management.Automation.PipelineDepthException", "System.SystemException"),
        ("System.Management.Automation.ScriptCallDepthException", "System.SystemException"),
        ("System.Management.Automation.HaltCommandException", "System.SystemException"),
        (
            "System.Management.Automation.ExtendedTypeSystemException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.GetValueException",
            "System.Management.Automation.ExtendedTypeSystemException"
        ),
        (
            "System.Management.Automation.GetValueInvocationException",
            "System.Management.Automation.GetValueException"
        ),
        (
            "System.Management.Automation.PropertyNotFoundException",
            "System.Management.Automation.ExtendedTypeSystemException"
        ),
        (
            "System.Management.Automation.SetValueException",
            "System.Management.Automation.ExtendedTypeSystemException"
        ),
        (
            "System.Management.Automation.SetValueInvocationException",
            "System.Management.Automation.SetValueException"
        ),
        (
            "System.Management.Automation.MethodException",
            "System.Management.Automation.ExtendedTypeSystemException"
        ),
        (
            "System.Management.Automation.MethodInvocationException",
            "System.Management.Automation.MethodException"
        ),
        ("System.Management.Automation.PSInvalidCastException", "System.InvalidCastException"),
        ("System.Management.Automation.PSArgumentException", "System.ArgumentException"),
        ("System.Management.Automation.PSArgumentNullException", "System.ArgumentNullException"),
        ("System.Management.Automation.PSArgumentOutOfRangeException", "System.ArgumentOutOfRangeException"),
        ("System.Management.Automation.PSInvalidOperationException", "System.InvalidOperationException"),
        ("System.Management.Automation.PSNotImplementedException", "System.NotImplementedException"),
        ("System.Management.Automation.PSNotSupportedException", "System.NotSupportedException"),
        ("System.Management.Automation.PSObjectDisposedException", "System.ObjectDisposedException"),
        ("System.Management.Automation.PSSecurityException", "System.Management.Automation.RuntimeException"),
        (
            "System.Management.Automation.SessionStateException",
            "System.Management.Automation.RuntimeException"
        ),
        (
            "System.Management.Automation.SessionStateUnauthorizedAccessException",
            "System.Management.Automation.SessionStateException"
        ),
        (
            "System.Management.Automation.ItemNotFoundException",
            "System.Management.Automation.SessionStateException"
        ),
        (
            "System.Management.Automation.DriveNotFoundException",
            "System.Management.Automation.SessionStateException"
        ),
        (
            "System.Management.Automation.ProviderNotFoundException",
            "System.Management.Automation.SessionStateException"
        ),
        (
            "System.Management.Automation.ProviderInvocationException",
            "System.Management.Automation.RuntimeException"
        ),
        ("System.Management.Automation.MetadataException", "System.Management.Automation.RuntimeException"),
        (
            "System.Management.Automation.ValidationMetadataException",
            "System.Management.Automation.MetadataException"
        ),
        (
            "System.Management.Automation.ArgumentTransformationMetadataException",
            "System.Management.Automation.MetadataException"
        ),
        (
            "System.Management.Automation.ParsingMetadataException",
            "System.Management.Automation.MetadataException"
        ),
        ("System.Management.Automation.RemoteException", "System.Management.Automation.RuntimeException"),
        (
            "System.Management.Automation.WildcardPatternException",
            "System.Management.Automation.RuntimeException"
        ),
        ("System.Management.Automation.InvalidPowerShellStateException", "System.SystemException"),
        ("System.Management.Automation.InvalidJobStateException", "System.SystemException"),
        ("System.Management.Automation.Host.HostException", "System.Management.Automation.RuntimeException"),
        (
            "System.Management.Automation.Host.PromptingException",
            "System.Management.Automation.Host.HostException"
        ),
        ("Microsoft.PowerShell.Commands.WriteErrorException", "System.SystemException"),
        ("Microsoft.PowerShell.Commands.ServiceCommandException", "System.SystemException"),
        ("Microsoft.PowerShell.Commands.ProcessCommandException", "System.SystemException"),
        ("Microsoft.PowerShell.Commands.HelpNotFoundException", "System.SystemException"),
        ("Microsoft.PowerShell.Commands.HttpResponseException", "System.Net.Http.HttpRequestException"),
    ]

    /// Makes the exception type of a full name, ignoring case; nil when the table does not list it.
    static func make(_ fullName: String) -> TypeInfo? {
        var wanted = fullName
        let found: (String, String)? = wanted.withUTF8 { bytes in
            for (name, base) in table where Accelerators.equal(name, bytes) { return ("\(name)", "\(base)") }
            return nil
        }
        guard let (name, baseName) = found else { return nil }
        let base = TypeCatalog.shared.find(baseName) ?? .exception
        return TypeInfo(name, base: base, members: { ExceptionLibrary.members(of: name) })
    }
}
