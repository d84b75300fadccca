# Objects through a pipeline of five commands.
1..60000 |
    ForEach-Object { [pscustomobject]@{ Number = $_; Group = $_ % 7 } } |
    Where-Object Group -ne 3 |
    Group-Object Group |
    Sort-Object Count, Name -Descending |
    Select-Object -First 3 -Property Name, Count
