#!/usr/bin/env spshell

<#
.SYNOPSIS
    Gives the Secure Store a new pass phrase, with a backup before and after.
.DESCRIPTION
    A package opens with the pass phrase of its time. The one before the change is the way back, the one after it is the
    one that the new phrase opens. Everything is encrypted again in one step: it happens whole or not at all.
.PARAMETER Directory
    The folder of the packages; it must exist.
.PARAMETER Passphrase
    The new pass phrase; asked for, unseen, when left out.
.PARAMETER Proxy
    The proxy of the Secure Store.
.PARAMETER Item
    The Secure Store as a component of a backup.
.EXAMPLE
    ./ChangePassphrase.ps1 -Directory /srv/backups
#>
param(
    [Parameter(Mandatory)][string] $Directory,
    [securestring] $Passphrase = (Read-Host -AsSecureString 'New pass phrase'),
    [string] $Proxy = 'Secure Store Service Proxy',
    [string] $Item = 'Secure Store Service'
)

$ErrorActionPreference = 'Stop'
Backup-SPFarm -Directory $Directory -BackupMethod Full -Item $Item
Update-SPSecureStoreMasterKey -ServiceApplicationProxy $Proxy -Passphrase $Passphrase
Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $Proxy -Passphrase $Passphrase
Backup-SPFarm -Directory $Directory -BackupMethod Full -Item $Item
$before, $after = @(Get-SPBackupHistory -Directory $Directory -ShowBackup)[1, 0]
"The old pass phrase opens the packages up to $($before.DirectoryName), the new one those from $($after.DirectoryName) on."
