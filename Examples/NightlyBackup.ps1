#!/usr/bin/env spshell

<#
.SYNOPSIS
    Backs up the Secure Store, for a scheduler.
.DESCRIPTION
    Writes one full package and one line that says where it is. Ends with 1 when the backup failed, so that the scheduler
    sees it: 30 2 * * * spshell -NoProfile -NonInteractive -File NightlyBackup.ps1 -Directory /srv/backups
.PARAMETER Directory
    The folder of the packages; it must exist.
.PARAMETER Item
    The component.
.EXAMPLE
    ./NightlyBackup.ps1 -Directory /srv/backups
#>
param(
    [Parameter(Mandatory)][string] $Directory,
    [string] $Item = 'Secure Store Service'
)

$ErrorActionPreference = 'Stop'
Backup-SPFarm -Directory $Directory -BackupMethod Full -Item $Item
$package = @(Get-SPBackupHistory -Directory $Directory -ShowBackup)[0]
"{0}: {1} of {2:yyyy-MM-dd HH:mm}, {3} errors" -f $package.DirectoryName, $package.TopComponent, $package.StartTime, $package.ErrorCount
