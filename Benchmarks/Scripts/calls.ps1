# Calls of a function with parameters: binding, scopes, return values.
function Get-Area { param([int] $Width, [int] $Height) $Width * $Height }
$sum = 0
for ($i = 0; $i -lt 60000; $i++) { $sum += Get-Area -Width $i -Height 2 }
$sum
