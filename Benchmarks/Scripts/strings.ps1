# Texts: splitting, matching, formatting, a table of counts.
$line = 'user=reader;host=sql01;port=1433;pool=Secure Store Pool'
$counts = @{}
for ($i = 0; $i -lt 30000; $i++) {
    foreach ($part in $line -split ';') {
        if ($part -match '^(?<name>\w+)=(?<value>.*)$') { $counts[$Matches.name] += $Matches.value.Length }
    }
    $text = '{0:D5}-{1}' -f $i, $line.Substring($i % 20, 8).ToUpper()
}
$text
$counts.GetEnumerator() | Sort-Object Name | ForEach-Object { "$($_.Key) $($_.Value)" }
