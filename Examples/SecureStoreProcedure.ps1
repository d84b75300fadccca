#!/usr/bin/env spshell
# The whole procedure on one computer: make a Secure Store, keep credentials in it, back it up, change the pass phrase,
# lose the database, restore it and read the credentials again. It works on the farm of $env:SPFARM_HOME, which must be
# empty, and keeps its packages in $HOME/backups. Run it with a file name, pipe it into the shell, or type it.

$ErrorActionPreference = 'Stop'
Add-PSSnapin Microsoft.SharePoint.PowerShell
$me = [Environment]::UserName
$backups = Join-Path $HOME 'backups'
$null = New-Item -ItemType Directory -Path $backups

# 1. A farm on the embedded database instance.
$farmPhrase = ConvertTo-SecureString 'Join-the-farm-1' -AsPlainText -Force
$account = [pscredential]::new($me, (ConvertTo-SecureString 'not used on this computer' -AsPlainText -Force))
New-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -FarmCredentials $account -Passphrase $farmPhrase

# 2. The service: account, pool, application with its database, proxy.
$pool = New-SPServiceApplicationPool -Name 'Secure Store Pool' -Account (New-SPManagedAccount $account)
$service = New-SPSecureStoreServiceApplication -ApplicationPool $pool -AuditingEnabled:$true -AuditlogMaxSize 30 -DatabaseName Secure_Store -Name 'Secure Store Service'
$proxy = New-SPSecureStoreServiceApplicationProxy -Name 'Secure Store Service Proxy' -ServiceApplication $service -DefaultProxyGroup

# 3. The first key.
Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase 'first-Phrase-1'
Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase 'first-Phrase-1'

# 4. A target application and the credentials in it.
$fields = (New-SPSecureStoreApplicationField -Name UserName -Type WindowsUserName -Masked:$false), (New-SPSecureStoreApplicationField -Name Password -Type WindowsPassword -Masked:$true)
$who = New-SPClaimsPrincipal -Identity $me -IdentityType WindowsSamAccountName
$definition = New-SPSecureStoreTargetApplication -Name SalesDB -FriendlyName 'Sales database' -ApplicationType Group
$sales = New-SPSecureStoreApplication -ServiceContext http://localhost -TargetApplication $definition -Fields $fields -Administrator $who -CredentialsOwnerGroup $who
$values = (ConvertTo-SecureString 'LOB\reader' -AsPlainText -Force), (ConvertTo-SecureString 'abcDEF123$%^' -AsPlainText -Force)
Update-SPSecureStoreGroupCredentialMapping -Identity $sales -Values $values

# 5. Back up, then a new pass phrase, and back up again: a package opens with the pass phrase of its time.
Backup-SPFarm -Directory $backups -BackupMethod Full -Item 'Secure Store Service'
Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase 'second-Phrase-2'
Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase 'second-Phrase-2'
Backup-SPFarm -Directory $backups -BackupMethod Full -Item 'Secure Store Service'
Get-SPBackupHistory -Directory $backups -ShowBackup | Format-Table DirectoryName, BackupMethod, TopComponent, ErrorCount

# 6. Disaster: the database is gone.
Remove-Item (Get-SPDatabase | Where-Object Name -eq Secure_Store).FilePath

# 7. Restore the newest package, give the key back with the pass phrase of that package, and read.
Restore-SPFarm -Directory $backups -Item 'Secure Store Service' -RestoreMethod Overwrite -Confirm:$false -Force
Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase 'second-Phrase-2'
Get-SPSecureStoreApplication -ServiceContext http://localhost -Name SalesDB | Get-SPSecureStoreCredential -AsPlainText | Format-Table FieldName, Value
