import Testing

@Suite("Binding of arguments to parameters")
struct BinderTests {
    private let session = Session()

    private func check(_ commands: String, _ result: String, at place: SourceLocation = #_sourceLocation)
        throws
    {
        try session.check(commands, result, at: place)
    }

    @Test(
        "positions follow the declaration unless it numbers them",
        arguments: [
            ("function F($A, $B) { \"$A-$B\" }; F 1 2", "1-2"),
            ("function F($A, $B) { \"$A-$B\" }; F -B 1 2", "2-1"),
            (
                "function F([Parameter(Position = 1)]$A, [Parameter(Position = 0)]$B) { \"$A-$B\" }; F 1 2",
                "2-1"
            ),
            ("function F([switch]$S, $A) { \"$S-$A\" }; F 1", "False-1"),
        ])
    func positions(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "a name may be shortened while it means one parameter",
        arguments: [
            ("function F { [CmdletBinding()] param($Alpha, $Beta) $Alpha }; F -Al 1", "1"),
            ("function F { [CmdletBinding()] param($Ab, $Ac) }; F -A 1", "!AmbiguousParameter,F"),
            ("function F { [CmdletBinding()] param($A, $Ab) $A }; F -A 1", "1"),
            ("function F { [CmdletBinding()] param([Alias('Path')]$A) $A }; F -Pa 1", "1"),
        ])
    func abbreviations(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "a parameter that is given twice, or that nobody has, is refused",
        arguments: [
            ("function F { [CmdletBinding()] param($A) }; F -A 1 -A 2", "!ParameterAlreadyBound,F"),
            ("function F { [CmdletBinding()] param($A) }; F -Nope 1", "!NamedParameterNotFound,F"),
            ("function F { [CmdletBinding()] param($A) }; F 1 2", "!PositionalParameterNotFound,F"),
            ("function F { [CmdletBinding()] param($A) }; F -A", "!MissingArgument,F"),
        ])
    func refusals(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "what a simple function has no parameter for goes into $args, names with the value behind them",
        arguments: [
            ("function F($A) { \"$A/$args\" }; F 1 2 3", "1/2 3"),
            ("function F($A) { \"$A/$args\" }; F -Nope 2 1", "1/-Nope 2"),
            ("function F($A) { \"$A/$args\" }; F 1 -x:5", "1/-x: 5"),
            ("function F($A) { \"$A/$args\" }; F 1 -- -B", "1/-B"),
        ])
    func arguments(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "the remaining arguments come as a list, unknown names among them",
        arguments: [
            (
                "function F($A, [Parameter(ValueFromRemainingArguments)]$R) { $R.GetType().Name; $R }; F 1 2 3",
                "List`1|2|3"
            ),
            (
                "function F($A, [Parameter(ValueFromRemainingArguments)]$R) { \"$R\" }; F 1 b -Nope c",
                "b -Nope c"
            ),
            (
                "function F([Parameter(ValueFromRemainingArguments)][int[]]$N) { $N.Count }; F 1 2 '3'", "3"
            ),
        ])
    func remaining(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "an object from the pipeline binds by value, else by the names of its properties",
        arguments: [
            ("function F([Parameter(ValueFromPipeline)][int]$N) { process { $N + 1 } }; 1, '2' | F", "2|3"),
            (
                "function F([Parameter(ValueFromPipelineByPropertyName)][Alias('B')]$A) { process { $A } }; "
                    + "[pscustomobject]@{ B = 7 } | F", "7"
            ),
            (
                "function F([Parameter(ValueFromPipeline)][int]$N) { process { $N } }; "
                    + "'x' | F -ErrorAction Stop", "!InputObjectNotBound,F"
            ),
            (
                "function F([Parameter(ValueFromPipelineByPropertyName)][int]$A) { process { $A } }; "
                    + "[pscustomobject]@{ A = 'x' } | F -ErrorAction Stop",
                "!ParameterArgumentTransformationError,F"
            ),
        ])
    func pipeline(commands: String, result: String) throws { try check(commands, result) }

    @Test("a block given for a pipeline parameter is run for each object")
    func delayed() throws {
        try check(
            "function F { [CmdletBinding()] param([Parameter(ValueFromPipeline)]$In, "
                + "[Parameter(ValueFromPipelineByPropertyName)][string]$Name) process { $Name } }; "
                + "'a', 'b' | F -Name { $_ + '1' }", "a1|b1")
    }

    private static let sets =
        "function F { [CmdletBinding(DefaultParameterSetName = 'One')] param("
        + "[Parameter(ParameterSetName = 'One')]$A, [Parameter(ParameterSetName = 'Two', Mandatory)]$B) "
        + "$PSCmdlet.ParameterSetName }; "

    @Test(
        "the parameters that are given choose the set",
        arguments: [
            ("F", "One"), ("F -A 1", "One"), ("F -B 1", "Two"), ("F -A 1 -B 2", "!AmbiguousParameterSet,F"),
        ])
    func parameterSets(call: String, result: String) throws { try check(Self.sets + call, result) }

    @Test(
        "values are converted, and what does not fit is refused",
        arguments: [
            ("function F([int]$N) { $N }; F '12'", "12"),
            ("function F([int]$N) { $N }; F abc", "!ParameterArgumentTransformationError,F"),
            ("function F([string[]]$L) { $L.Count }; F a", "1"),
            ("function F([string]$T) { $T }; F (1, 2)", "!ParameterArgumentTransformationError,F"),
            (
                "Get-Item -Path (Get-Item /) -Filter (1, 2)",
                "!CannotConvertArgument,Microsoft.PowerShell.Commands.GetItemCommand"
            ),
            ("function F([switch]$S) { $S }; F -S:$false", "False"),
            ("function F([switch]$S) { $S }; F -S:1", "!ParameterArgumentTransformationError,F"),
            ("function F([bool]$B) { $B }; F -B text", "!ParameterArgumentTransformationError,F"),
        ])
    func conversions(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "validation looks at what is given, not at defaults",
        arguments: [
            ("function F([ValidateRange(1, 3)]$N = 9) { $N }; F", "9"),
            ("function F([ValidateRange(1, 3)]$N) { $N }; F 4", "!ParameterArgumentValidationError,F"),
            ("function F([ValidateSet('a', 'b')]$S) { $S }; F A", "A"),
            ("function F([ValidateSet('a', 'b')]$S) { $S }; F c", "!ParameterArgumentValidationError,F"),
            ("function F([ValidatePattern('^x')]$S) { $S }; F X1", "X1"),
            (
                "function F([ValidatePattern('^x', Options = 'None')]$S) { $S }; F X1",
                "!ParameterArgumentValidationError,F"
            ),
            (
                "function F([ValidateScript({ $_ -gt 1 })]$N) { $N }; F 1",
                "!ParameterArgumentValidationError,F"
            ),
            ("function F([ValidateNotNullOrEmpty()]$S) { $S }; F ''", "!ParameterArgumentValidationError,F"),
            (
                "function F([ValidateCount(1, 2)]$L) { $L }; F (1, 2, 3)",
                "!ParameterArgumentValidationError,F"
            ),
        ])
    func validation(commands: String, result: String) throws { try check(commands, result) }

    @Test("a rule of a parameter holds for later assignments to its variable")
    func laterAssignment() throws {
        try check("function F([ValidateSet('a')]$S = 'z') { $S; $S = 'b' }; F", "!ValidateSetFailure")
    }

    @Test(
        "a mandatory parameter takes neither nothing nor an empty text unless it says so",
        arguments: [
            ("function F([Parameter(Mandatory)]$A) { }; F", "!MissingMandatoryParameter,F"),
            (
                "function F([Parameter(Mandatory)]$A) { }; F $null",
                "!ParameterArgumentValidationErrorNullNotAllowed,F"
            ),
            (
                "function F([Parameter(Mandatory)][string]$A) { }; F ''",
                "!ParameterArgumentValidationErrorEmptyStringNotAllowed,F"
            ),
            ("function F([Parameter(Mandatory)][AllowNull()]$A) { 'ran' }; F $null", "ran"),
            ("function F([Parameter(Mandatory)][AllowEmptyString()][string]$A) { 'ran' }; F ''", "ran"),
        ])
    func mandatory(commands: String, result: String) throws { try check(commands, result) }

    @Test(
        "a table or list that is splatted gives named or positional arguments",
        arguments: [
            ("function F($A, $B) { \"$A-$B\" }; $h = @{ B = 2; A = 1 }; F @h", "1-2"),
            ("function F($A, $B) { \"$A-$B\" }; $l = 1, 2; F @l", "1-2"),
            ("function F($A, $B) { \"$A-$B\" }; $h = @{ A = 1 }; F @h -A 3", "3-"),
            ("function G { F @args }; function F($A, $B) { \"$A-$B\" }; G -B 2 -A 1", "1-2"),
        ])
    func splatting(commands: String, result: String) throws { try check(commands, result) }

    @Test("$PSDefaultParameterValues gives what the call leaves out")
    func defaultValues() throws {
        try check(
            "function F { [CmdletBinding()] param($A, $B) \"$A-$B\" }; "
                + "$PSDefaultParameterValues = @{ 'F:A' = 1; 'F:B' = 2 }; F -B 3", "1-3")
    }

    @Test("a command says what it was given in $PSBoundParameters")
    func boundParameters() throws {
        try check(
            "function F($A, $B = 2) { $PSBoundParameters.Keys; $PSBoundParameters.GetType().Name }; F 1",
            "A|PSBoundParametersDictionary")
    }

    @Test("dynamicparam adds parameters that depend on the others")
    func dynamicParameters() throws {
        let function = """
            function F {
                [CmdletBinding()] param([string]$Kind)
                dynamicparam {
                    if ($Kind -ne 'apple') { return }
                    $set = [System.Management.Automation.ValidateSetAttribute]::new('gala', 'fuji')
                    $list = [System.Collections.ObjectModel.Collection[System.Attribute]]::new()
                    $list.Add([System.Management.Automation.ParameterAttribute]::new())
                    $list.Add($set)
                    $all = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new()
                    $all.Add('Sort', [System.Management.Automation.RuntimeDefinedParameter]::new('Sort', [string], $list))
                    $all
                }
                end { "$Kind $($PSBoundParameters.Sort)" }
            }

            """
        try check(function + "F apple -Sort fuji", "apple fuji")
        try check(function + "F pear -Sort fuji", "!NamedParameterNotFound,F")
        try check(function + "F apple -Sort x", "!ParameterArgumentValidationError,F")
    }

    @Test("a command of the user may not declare a common parameter again")
    func commonParameter() throws {
        try check(
            "function F { [CmdletBinding()] param($Verbose) }; F", "!ParameterNameAlreadyExistsForCommand")
    }

    private static let changing =
        "function F { [CmdletBinding(SupportsShouldProcess)] param() "
        + "if ($PSCmdlet.ShouldProcess('it')) { 'done' } else { 'left' } }; "

    @Test(
        "-WhatIf and $WhatIfPreference keep a command from acting, -WhatIf:$false lets it",
        arguments: [
            ("F", "done"), ("F -WhatIf", "left"), ("$WhatIfPreference = $true; F", "left"),
            ("$WhatIfPreference = $true; F -WhatIf:$false", "done"),
        ])
    func shouldProcess(call: String, result: String) throws { try check(Self.changing + call, result) }
}
