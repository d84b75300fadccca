// A second process for tests of the farm's modules: it works on a database beside the test, is killed in the middle of
// its work, or asks the gate as another account of the operating system.

Probe.run(Array(CommandLine.arguments.dropFirst()))
