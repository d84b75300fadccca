import ShellRuntime

/// Shows a stream of objects: format objects as they are, everything else through the default formatter.
/// `Out-Default`, `Out-Host`, `Out-File` and `Out-String` are this over different writers.
public final class ObjectOutput: ObjectDisplay {
    private let session: FormatSession
    private let renderer: Renderer
    private var formatter: Formatter?

    /// Shows onto a writer.
    ///
    /// - Parameter patienceMilliseconds: how long the first rows of a table wait for more, to be measured with them.
    public init(_ session: FormatSession, _ writer: LineWriter, patienceMilliseconds: UInt64 = 2000) {
        self.session = session
        renderer = Renderer(
            writer, style: StyleObject.of(session.interpreter).formatStyle(showsEscapes: writer.showsEscapes),
            pageHeight: session.interpreter.host.height, patienceMilliseconds: patienceMilliseconds)
    }

    /// The output of a host: `Out-Default` and `Out-Host`.
    public convenience init(host session: FormatSession) {
        let host = session.interpreter.host
        self.init(
            session, HostLineWriter(session.interpreter),
            patienceMilliseconds: host.isInteractive ? 300 : 2000)
    }

    /// Takes one object.
    public override func write(_ object: Value) throws {
        if object.isNull { return }
        if case .host(let host) = object, let data = host as? FormatData {
            // A view of its own closes the one that the default formatter has open.
            if data is FormatStartData { try closeFormatter() }
            return try renderer.process(data)
        }
        let formatter = self.formatter ?? openFormatter()
        try formatter.process(object)
    }

    private func openFormatter() -> Formatter {
        let made = Formatter(session, FormatRequest()) { [renderer] in try renderer.process($0) }
        formatter = made
        return made
    }

    private func closeFormatter() throws {
        try formatter?.finish()
        formatter = nil
    }

    /// Closes the open view and shows what was held back.
    public override func finish() throws {
        try closeFormatter()
        try renderer.finish()
    }
}
