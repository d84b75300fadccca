/// Sentences that the help of several farm cmdlets shares: who may run a command.
enum HelpText {
    /// Looking at the farm.
    static let shellUse = "Needs the use of the shell: SharePoint_Shell_Access on the configuration database."
    /// Changing the farm's configuration.
    static let three =
        "Needs securityadmin on the database instance, db_owner on the configuration database and Administrators on the "
        + "computer; what is missing is named before anything has run."
    /// Changing a target application.
    static let applicationAdministrator =
        "Needs an administrator of the target application, or one of the Secure Store service application."
    /// Work in memory.
    static let memory = "Nothing of the farm is read or changed by the command itself."
    /// A command that exists to be refused.
    static let refused =
        "It is not built in this release: it changes nothing and ends with an error that says so."
}
