import ShellRuntime

/// The farm's commands, as one module of the shell.
public enum SharePointModule {
    /// The module that old scripts add as a snap-in.
    public static let module = CommandModule(name: farmModuleName, entries: entries, absent: absent)

    private static let entries: [CommandModule.Entry] = [
        .init("Add-SPDatabaseRoleMember") { ChangeDatabaseRoleCmdlet.addDeclaration },
        .init("Add-SPFarmAdministrator") { ChangeFarmAdministratorCmdlet.addDeclaration },
        .init("Add-SPSecureStoreSystemAccount") { AddSecureStoreSystemAccountCmdlet.declaration },
        .init("Add-SPServerRoleMember") { ChangeServerRoleCmdlet.addDeclaration },
        .init("Add-SPServiceApplicationProxyGroupMember") {
            AddServiceApplicationProxyGroupMemberCmdlet.declaration
        },
        .init("Add-SPShellAdmin") { AddShellAdminCmdlet.declaration },
        .init("Backup-SPFarm") { BackupFarmCmdlet.declaration },
        .init("Clear-SPSecureStoreCredentialMapping") { ClearSecureStoreCredentialMappingCmdlet.declaration },
        .init("Clear-SPSecureStoreDefaultProvider") { ClearSecureStoreDefaultProviderCmdlet.declaration },
        .init("Connect-SPConfigurationDatabase") { ConnectConfigurationDatabaseCmdlet.declaration },
        .init("Disable-SPTimerJob") { DisableTimerJobCmdlet.declaration },
        .init("Disconnect-SPConfigurationDatabase") { DisconnectConfigurationDatabaseCmdlet.declaration },
        .init("Enable-SPTimerJob") { EnableTimerJobCmdlet.declaration },
        .init("Get-SPBackupHistory") { GetBackupHistoryCmdlet.declaration },
        .init("Get-SPDatabase") { GetDatabaseCmdlet.declaration },
        .init("Get-SPDatabaseRoleMember") { GetDatabaseRoleMemberCmdlet.declaration },
        .init("Get-SPFarm") { GetFarmCmdlet.declaration },
        .init("Get-SPFarmAdministrator") { GetFarmAdministratorCmdlet.declaration },
        .init("Get-SPManagedAccount") { GetManagedAccountCmdlet.declaration },
        .init("Get-SPSecureStoreApplication") { GetSecureStoreApplicationCmdlet.declaration },
        .init("Get-SPSecureStoreCredential") { GetSecureStoreCredentialCmdlet.declaration },
        .init("Get-SPSecureStoreSystemAccount") { GetSecureStoreSystemAccountCmdlet.declaration },
        .init("Get-SPServer") { GetServerCmdlet.declaration },
        .init("Get-SPServerRoleMember") { GetServerRoleMemberCmdlet.declaration },
        .init("Get-SPServiceApplication") { GetServiceApplicationCmdlet.declaration },
        .init("Get-SPServiceApplicationPool") { GetServiceApplicationPoolCmdlet.declaration },
        .init("Get-SPServiceApplicationProxy") { GetServiceApplicationProxyCmdlet.declaration },
        .init("Get-SPServiceApplicationProxyGroup") { GetServiceApplicationProxyGroupCmdlet.declaration },
        .init("Get-SPServiceApplicationSecurity") { GetServiceApplicationSecurityCmdlet.declaration },
        .init("Get-SPServiceContext") { GetServiceContextCmdlet.declaration },
        .init("Get-SPServiceInstance") { GetServiceInstanceCmdlet.declaration },
        .init("Get-SPShellAdmin") { GetShellAdminCmdlet.declaration },
        .init("Get-SPTimerJob") { GetTimerJobCmdlet.declaration },
        .init("Grant-SPObjectSecurity") { GrantObjectSecurityCmdlet.declaration },
        .init("New-SPClaimsPrincipal") { NewClaimsPrincipalCmdlet.declaration },
        .init("New-SPConfigurationDatabase") { NewConfigurationDatabaseCmdlet.declaration },
        .init("New-SPManagedAccount") { NewManagedAccountCmdlet.declaration },
        .init("New-SPSecureStoreApplication") { NewSecureStoreApplicationCmdlet.declaration },
        .init("New-SPSecureStoreApplicationField") { NewSecureStoreApplicationFieldCmdlet.declaration },
        .init("New-SPSecureStoreServiceApplication") { NewSecureStoreServiceApplicationCmdlet.declaration },
        .init("New-SPSecureStoreServiceApplicationProxy") {
            NewSecureStoreServiceApplicationProxyCmdlet.declaration
        },
        .init("New-SPSecureStoreTargetApplication") { NewSecureStoreTargetApplicationCmdlet.declaration },
        .init("New-SPSecureStoreTicket") { NewSecureStoreTicketCmdlet.declaration },
        .init("New-SPServiceApplicationPool") { NewServiceApplicationPoolCmdlet.declaration },
        .init("New-SPServiceApplicationProxyGroup") { NewServiceApplicationProxyGroupCmdlet.declaration },
        .init("Remove-SPConfigurationDatabase") { RemoveConfigurationDatabaseCmdlet.declaration },
        .init("Remove-SPDatabaseRoleMember") { ChangeDatabaseRoleCmdlet.removeDeclaration },
        .init("Remove-SPFarmAdministrator") { ChangeFarmAdministratorCmdlet.removeDeclaration },
        .init("Remove-SPManagedAccount") { RemoveManagedAccountCmdlet.declaration },
        .init("Remove-SPSecureStoreApplication") { RemoveSecureStoreApplicationCmdlet.declaration },
        .init("Remove-SPSecureStoreSystemAccount") { RemoveSecureStoreSystemAccountCmdlet.declaration },
        .init("Remove-SPServerRoleMember") { ChangeServerRoleCmdlet.removeDeclaration },
        .init("Remove-SPServiceApplication") { RemoveServiceApplicationCmdlet.declaration },
        .init("Remove-SPServiceApplicationPool") { RemoveServiceApplicationPoolCmdlet.declaration },
        .init("Remove-SPServiceApplicationProxy") { RemoveServiceApplicationProxyCmdlet.declaration },
        .init("Remove-SPServiceApplicationProxyGroup") {
            RemoveServiceApplicationProxyGroupCmdlet.declaration
        },
        .init("Remove-SPServiceApplicationProxyGroupMember") {
            RemoveServiceApplicationProxyGroupMemberCmdlet.declaration
        },
        .init("Remove-SPShellAdmin") { RemoveShellAdminCmdlet.declaration },
        .init("Restore-SPFarm") { RestoreFarmCmdlet.declaration },
        .init("Revoke-SPObjectSecurity") { RevokeObjectSecurityCmdlet.declaration },
        .init("Set-SPManagedAccount") { SetManagedAccountCmdlet.declaration },
        .init("Set-SPPassPhrase") { SetPassPhraseCmdlet.declaration },
        .init("Set-SPSecureStoreApplication") { SetSecureStoreApplicationCmdlet.declaration },
        .init("Set-SPSecureStoreDefaultProvider") { SetSecureStoreDefaultProviderCmdlet.declaration },
        .init("Set-SPSecureStoreServiceApplication") { SetSecureStoreServiceApplicationCmdlet.declaration },
        .init("Set-SPServiceApplicationPool") { SetServiceApplicationPoolCmdlet.declaration },
        .init("Set-SPServiceApplicationSecurity") { SetServiceApplicationSecurityCmdlet.declaration },
        .init("Set-SPTimerJob") { SetTimerJobCmdlet.declaration },
        .init("Start-SPAssignment") { StartAssignmentCmdlet.declaration },
        .init("Start-SPServiceInstance") { StartServiceInstanceCmdlet.declaration },
        .init("Start-SPTimerJob") { StartTimerJobCmdlet.declaration },
        .init("Stop-SPAssignment") { StopAssignmentCmdlet.declaration },
        .init("Stop-SPServiceInstance") { StopServiceInstanceCmdlet.declaration },
        .init("Update-SPSecureStoreApplicationServerKey") {
            UpdateSecureStoreApplicationServerKeyCmdlet.declaration
        },
        .init("Update-SPSecureStoreCredentialMapping") {
            UpdateSecureStoreCredentialMappingCmdlet.declaration
        },
        .init("Update-SPSecureStoreGroupCredentialMapping") {
            UpdateSecureStoreGroupCredentialMappingCmdlet.declaration
        },
        .init("Update-SPSecureStoreMasterKey") { UpdateSecureStoreMasterKeyCmdlet.declaration },
    ]

    /// Commands of the documented module that this release does not have.
    private static let absent: [StaticString] = [
        "Add-SPDatabaseToAvailabilityGroup", "Backup-SPConfigurationDatabase", "Backup-SPSite",
        "Clear-SPLogLevel", "Dismount-SPContentDatabase", "Get-SPContentDatabase",
        "Get-SPDiagnosticConfig", "Get-SPFarmConfig", "Get-SPLogEvent", "Get-SPLogLevel",
        "Get-SPProcessAccount", "Get-SPProduct", "Get-SPService", "Get-SPServiceApplicationEndpoint",
        "Get-SPSiteAdministration", "Get-SPTopologyServiceApplication", "Get-SPUsageDefinition",
        "Get-SPUsageService", "Get-SPWebApplication", "Initialize-SPResourceSecurity", "Install-SPService",
        "Merge-SPLogFile", "Merge-SPUsageLog", "Migrate-SPDatabase", "Mount-SPContentDatabase",
        "New-SPCentralAdministration", "New-SPContentDatabase", "New-SPLogFile", "New-SPUsageApplication",
        "Publish-SPServiceApplication", "Receive-SPServiceApplicationConnectionInfo",
        "Remove-SPCentralAdministration", "Remove-SPContentDatabase",
        "Remove-SPDatabaseFromAvailabilityGroup", "Rename-SPServer", "Repair-SPManagedAccountDeployment",
        "Restore-SPSite", "Set-SPCentralAdministration", "Set-SPContentDatabase", "Set-SPDiagnosticConfig",
        "Set-SPFarmConfig", "Set-SPLogLevel", "Set-SPServer", "Set-SPServiceApplication",
        "Set-SPServiceApplicationEndpoint", "Set-SPSiteAdministration", "Set-SPUsageService",
        "Start-SPAdminJob", "Start-SPService", "Stop-SPService", "Test-SPContentDatabase",
        "Unpublish-SPServiceApplication", "Update-SPFarmEncryptionKey", "Upgrade-SPContentDatabase",
        "Upgrade-SPFarm",
    ]
}
