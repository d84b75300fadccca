// swift-tools-version: 6.1
import PackageDescription

/// Settings of every Swift target: exclusivity checks stay on in debug builds, where the tests run.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    // Where libxml2 keeps its headers. Its package's own flags would link it, and it is loaded at first use.
    .unsafeFlags(["-Xcc", "-I/usr/include/libxml2"]),
    .unsafeFlags(
        ["-enforce-exclusivity=unchecked", "-cross-module-optimization"],
        .when(configuration: .release)),
]

/// The collator calls Foundation's ICU by its C names, which importing it alone does not link.
let collation: [LinkerSetting] = [.linkedLibrary("_FoundationICU")]

/// A target of ours. What it may import is what it names here; `Documentation/Architecture.md` explains the order.
func house(
    _ name: String, _ dependencies: [Target.Dependency] = [], linking: [LinkerSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings, linkerSettings: linking)
}

/// The tests of one target.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        resources: resources, swiftSettings: settings)
}

/// A C library of the system, with the Debian package that brings it.
func library(_ name: String, package: String, pkgConfig: String? = nil) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
    name: "spshell",
    products: [
        .executable(name: "spshell", targets: ["spshell"])
    ],
    targets: [
        // The shell.
        house("ShellSyntax"),
        house("ShellRuntime", ["ShellSyntax", "CPCRE2", "CGMP", "CXML2"], linking: collation),
        house("ShellFormatting", ["ShellRuntime"]),
        house("ShellCommands", ["ShellSyntax", "ShellRuntime", "ShellFormatting", "Cryptography"]),
        house("ShellHost", ["ShellSyntax", "ShellRuntime", "ShellFormatting", "ShellCommands", "CLibedit"]),

        // The farm.
        house("Cryptography", ["COpenSSL", "CArgon2"]),
        house("DatabaseServer", ["CSQLite", "CXattr"]),
        house("Farm", ["DatabaseServer"]),
        house("SecureStore", ["Farm", "DatabaseServer", "Cryptography"]),
        house("FarmBackup", ["Farm", "SecureStore", "DatabaseServer", "Cryptography", "CZstd"]),
        house("Administration", ["Farm", "SecureStore", "FarmBackup", "DatabaseServer", "Cryptography"]),

        // Where the two sides meet.
        house("SharePointCmdlets", ["Administration", "ShellRuntime", "ShellFormatting"]),
        .executableTarget(
            name: "spshell", dependencies: ["ShellHost", "SharePointCmdlets"], swiftSettings: settings),

        // System libraries, each imported by one target.
        library("CPCRE2", package: "libpcre2-dev", pkgConfig: "libpcre2-8"),
        library("CGMP", package: "libgmp-dev"),
        library("CXML2", package: "libxml2-dev"),
        library("CLibedit", package: "libedit-dev", pkgConfig: "libedit"),
        library("CSQLite", package: "libsqlite3-dev", pkgConfig: "sqlite3"),
        library("CXattr", package: "libc6-dev"),
        library("COpenSSL", package: "libssl-dev", pkgConfig: "libcrypto"),
        library("CArgon2", package: "libargon2-dev", pkgConfig: "libargon2"),
        library("CZstd", package: "libzstd-dev", pkgConfig: "libzstd"),

        // Tests.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "FarmTestSupport",
            dependencies: ["FarmBackup", "SecureStore", "Farm", "DatabaseServer", "Cryptography"],
            path: "Tests/FarmTestSupport", swiftSettings: settings),
        .executableTarget(
            name: "FarmProbe", dependencies: ["Administration", "Farm", "DatabaseServer", "FarmTestSupport"],
            path: "Tests/FarmProbe", swiftSettings: settings),
        .executableTarget(
            name: "benchmarks", dependencies: ["FarmTestSupport", "SecureStore", "Farm", "Cryptography"],
            path: "Benchmarks",
            exclude: ["README.md", "Scripts"], swiftSettings: settings),
        tests("ShellSyntax"),
        tests("ShellRuntime"),
        tests("ShellFormatting"),
        tests("ShellCommands"),
        tests("ShellHost"),
        tests("Cryptography"),
        tests("DatabaseServer", ["FarmProbe"]),
        tests("Farm", ["DatabaseServer"]),
        tests("SecureStore", ["FarmTestSupport", "Farm", "DatabaseServer", "Cryptography"]),
        tests(
            "FarmBackup",
            ["FarmTestSupport", "FarmProbe", "Farm", "SecureStore", "DatabaseServer", "Cryptography"]),
        tests("Administration", ["Farm", "DatabaseServer", "SecureStore", "Cryptography", "FarmProbe"]),
        tests("SharePointCmdlets", ["spshell"]),
        .testTarget(
            name: "ConformanceTests", dependencies: ["TestSupport", "spshell"], path: "Tests/Conformance",
            exclude: ["Cases", "known-differences.txt"], swiftSettings: settings),
        .testTarget(
            name: "AcceptanceTests", dependencies: ["TestSupport", "spshell"], path: "Tests/Acceptance",
            swiftSettings: settings),
    ]
)
