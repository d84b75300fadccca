/// Sentences that the help of several farm cmdlets shares: who may run a command.
enum HelpText {
    /// Looking at the farm.
    static let shellUse =
        "Needs the use of the shell: SharePoint_Shell_Access or db_owner on the configuration database."
    /// Changing the farm's configuration.
    static let three =
        "Needs securityadmin on the database instance, db_owner on the configuration database and Administrators on the "
        + "computer; what is missing is named before anything has run."
    /// Making a farm or joining one.
    static let setup =
        "Needs Administrators on the computer and, where it has a database instance already, securityadmin and dbcreator "
        + "on that instance."
    /// Leaving a farm or ending it.
    static let leave =
        "Needs Administrators on the computer, securityadmin and dbcreator on the database instance, and db_owner on the "
        + "configuration database."
    /// Giving or taking roles, which changes the rights on files.
    static let sharing =
        "The rights on the farm's files change with it, which the operating system lets their owner and root do alone."
    /// Changing a target application, or what is in it.
    static let applicationAdministrator =
        "Needs an administrator of the target application, or one of the Secure Store service application with Full "
        + "Control, 'Manage Target Application' or 'All Target Applications'."
    /// Using the Secure Store without administering it.
    static let connection =
        "Needs also a rule of the service application that lets the caller connect, as every account of the farm may "
        + "unless its administrators said otherwise with Set-SPServiceApplicationSecurity."
    /// Work in memory.
    static let memory = "Needs no farm and no membership: the command works in memory alone."
    /// A command that exists to be refused.
    static let refused =
        "The command is not built in this release: it changes nothing and ends with an error that says so."
}
