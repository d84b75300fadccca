/// The aliases that PowerShell defines on Linux; `ls`, `cat`, `cp` and the like stay the system's programs there.
enum StandardAliases {
    static let core: [(StaticString, StaticString)] = [
        ("%", "ForEach-Object"), ("?", "Where-Object"), ("foreach", "ForEach-Object"),
        ("where", "Where-Object"),
        ("clhy", "Clear-History"), ("etsn", "Enter-PSSession"), ("exsn", "Exit-PSSession"),
        ("gcm", "Get-Command"),
        ("ghy", "Get-History"), ("gjb", "Get-Job"), ("gmo", "Get-Module"), ("gsn", "Get-PSSession"),
        ("h", "Get-History"), ("history", "Get-History"), ("icm", "Invoke-Command"),
        ("ihy", "Invoke-History"),
        ("ipmo", "Import-Module"), ("nmo", "New-Module"), ("nsn", "New-PSSession"), ("oh", "Out-Host"),
        ("r", "Invoke-History"), ("rcjb", "Receive-Job"), ("rjb", "Remove-Job"), ("rmo", "Remove-Module"),
        ("rsn", "Remove-PSSession"), ("sajb", "Start-Job"), ("spjb", "Stop-Job"), ("wjb", "Wait-Job"),
        ("clear", "Clear-Host"), ("cls", "Clear-Host"),
    ]
    static let utility: [(StaticString, StaticString)] = [
        ("dbp", "Disable-PSBreakpoint"), ("ebp", "Enable-PSBreakpoint"), ("epal", "Export-Alias"),
        ("epcsv", "Export-Csv"), ("fc", "Format-Custom"), ("fhx", "Format-Hex"), ("fl", "Format-List"),
        ("ft", "Format-Table"), ("fw", "Format-Wide"), ("gal", "Get-Alias"), ("gbp", "Get-PSBreakpoint"),
        ("gcs", "Get-PSCallStack"), ("gerr", "Get-Error"), ("gm", "Get-Member"), ("group", "Group-Object"),
        ("gu", "Get-Unique"), ("gv", "Get-Variable"), ("iex", "Invoke-Expression"), ("ipal", "Import-Alias"),
        ("ipcsv", "Import-Csv"), ("irm", "Invoke-RestMethod"), ("iwr", "Invoke-WebRequest"),
        ("measure", "Measure-Object"), ("nal", "New-Alias"), ("nv", "New-Variable"), ("echo", "Write-Output"),
        ("rbp", "Remove-PSBreakpoint"), ("rv", "Remove-Variable"), ("sal", "Set-Alias"),
        ("sbp", "Set-PSBreakpoint"),
        ("select", "Select-Object"), ("set", "Set-Variable"), ("sls", "Select-String"),
        ("sv", "Set-Variable"),
        ("clv", "Clear-Variable"),

    ]
    static let management: [(StaticString, StaticString)] = [
        ("cd", "Set-Location"), ("chdir", "Set-Location"), ("clc", "Clear-Content"), ("cli", "Clear-Item"),
        ("clp", "Clear-ItemProperty"), ("copy", "Copy-Item"), ("cpi", "Copy-Item"), ("cvpa", "Convert-Path"),
        ("del", "Remove-Item"), ("dir", "Get-ChildItem"), ("erase", "Remove-Item"), ("gc", "Get-Content"),
        ("gci", "Get-ChildItem"), ("gdr", "Get-PSDrive"), ("gi", "Get-Item"), ("gl", "Get-Location"),
        ("gp", "Get-ItemProperty"), ("gps", "Get-Process"), ("gpv", "Get-ItemPropertyValue"),
        ("gtz", "Get-TimeZone"),
        ("ii", "Invoke-Item"), ("mi", "Move-Item"), ("move", "Move-Item"), ("mp", "Move-ItemProperty"),
        ("ndr", "New-PSDrive"), ("ni", "New-Item"), ("popd", "Pop-Location"), ("pushd", "Push-Location"),
        ("pwd", "Get-Location"), ("rd", "Remove-Item"), ("rdr", "Remove-PSDrive"), ("ren", "Rename-Item"),
        ("ri", "Remove-Item"), ("rni", "Rename-Item"), ("rnp", "Rename-ItemProperty"),
        ("rp", "Remove-ItemProperty"),
        ("rvpa", "Resolve-Path"), ("saps", "Start-Process"), ("si", "Set-Item"), ("sl", "Set-Location"),
        ("sp", "Set-ItemProperty"), ("spps", "Stop-Process"), ("stz", "Set-TimeZone"),
        ("tcb", "Test-Connection"),
        ("type", "Get-Content"), ("kill", "Stop-Process"),
    ]
}
