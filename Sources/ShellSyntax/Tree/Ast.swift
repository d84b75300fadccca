/// A node of the syntax tree. Nodes never change once the parser has returned them.
public class Ast: @unchecked Sendable {
    /// The text that the node was read from.
    public let extent: ScriptExtent
    /// The node that has this one as a child; nil at the root, and once the root is gone.
    public internal(set) weak var parent: Ast?

    init(_ extent: ScriptExtent) {
        self.extent = extent
    }

    /// The concrete type of the node.
    public var kind: AstKind { fatalError("every concrete node type has a kind") }

    /// Calls a closure for each child in PowerShell's visiting order.
    public func forEachChild(_ visit: (Ast) -> Void) {}
}

extension Ast {
    /// Makes each child, and theirs, know its parent.
    func adoptDescendants() {
        var pending: [Ast] = [self]
        while let node = pending.popLast() {
            node.forEachChild { child in
                child.parent = node
                pending.append(child)
            }
        }
    }

    /// The children in PowerShell's visiting order.
    public var children: [Ast] {
        var all: [Ast] = []
        forEachChild { all.append($0) }
        return all
    }

    /// Goes through this node and all below it, each before its children.
    ///
    /// - Parameter action: decides for each node how to go on.
    /// - Returns: whether the walk was stopped.
    @discardableResult
    public func visit(_ action: (Ast) -> AstVisitAction) -> AstVisitAction {
        var pending: [Ast] = [self]
        while let node = pending.popLast() {
            switch action(node) {
            case .stopVisit: return .stopVisit
            case .skipChildren: continue
            case .continue:
                let first = pending.count
                node.forEachChild { pending.append($0) }
                pending[first...].reverse()
            }
        }
        return .continue
    }

    /// All nodes that a predicate chooses, in visiting order.
    ///
    /// - Parameter searchNestedScriptBlocks: whether to look into functions and script blocks below this node.
    public func findAll(searchNestedScriptBlocks: Bool = true, _ predicate: (Ast) -> Bool) -> [Ast] {
        var found: [Ast] = []
        visit { node in
            if !node.isUnseen, predicate(node) { found.append(node) }
            return searchNestedScriptBlocks ? .continue : Self.nestedAction(node)
        }
        return found
    }

    /// The first node that a predicate chooses.
    public func find(searchNestedScriptBlocks: Bool = true, _ predicate: (Ast) -> Bool) -> Ast? {
        var found: Ast?
        visit { node in
            if !node.isUnseen, predicate(node) {
                found = node
                return .stopVisit
            }
            return searchNestedScriptBlocks ? .continue : Self.nestedAction(node)
        }
        return found
    }

    /// PowerShell's search never asks about the call of a base constructor, only about what is below it.
    public var isUnseen: Bool { kind == .baseCtorInvokeMemberExpression }

    private static func nestedAction(_ node: Ast) -> AstVisitAction {
        node.kind == .functionDefinition || node.kind == .scriptBlockExpression ? .skipChildren : .continue
    }
}

/// How a walk goes on after a node.
public enum AstVisitAction: Sendable {
    /// With the node's children.
    case `continue`
    /// With the next node that is not below this one.
    case skipChildren
    /// Not at all.
    case stopVisit
}
