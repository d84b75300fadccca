import ShellSyntax

/// The compiled code of a script block.
final class BlockCode {
    /// The block's own variables; nil for code that runs over the scope it is called in.
    let layout: Layout?
    /// What the binder needs; own parameters first.
    let metadata: CommandMetadata
    let dynamicParameters: StatementListNode?
    let begin: StatementListNode?
    let process: StatementListNode?
    let end: StatementListNode?
    let clean: StatementListNode?
    /// `using` statements and class definitions that come first.
    let prelude: [Node]

    init(
        layout: Layout?, metadata: CommandMetadata, dynamicParameters: StatementListNode?,
        begin: StatementListNode?,
        process: StatementListNode?, end: StatementListNode?, clean: StatementListNode?, prelude: [Node]
    ) {
        self.layout = layout
        self.metadata = metadata
        self.dynamicParameters = dynamicParameters
        self.begin = begin
        self.process = process
        self.end = end
        self.clean = clean
        self.prelude = prelude
    }

    /// True when the code is one unnamed body without parameters that need the full binder.
    lazy var isSimple: Bool =
        !metadata.isAdvanced && begin == nil && process == nil && clean == nil
        && dynamicParameters == nil
}
