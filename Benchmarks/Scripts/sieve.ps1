# Arithmetic and arrays in a loop.
$limit = 400000
$isComposite = [bool[]]::new($limit + 1)
$count = 0
for ($i = 2; $i -le $limit; $i++) {
    if ($isComposite[$i]) { continue }
    $count++
    for ($j = $i + $i; $j -le $limit; $j += $i) { $isComposite[$j] = $true }
}
$count
