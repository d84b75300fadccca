/// Which `catch` or `trap` takes an error.
///
/// As in PowerShell the exception inside of another comes first, since that is what a .NET method or an operator threw,
/// then the outer one; for each of them the type itself comes before its base types, and a handler without types last.
enum HandlerChoice {
    /// The handler and the exception that it is shown; `handlers` are the types of each, none for every error.
    static func choose(
        among handlers: [[TypeInfo]], for exception: ExceptionObject
    ) -> (index: Int, exception: ExceptionObject)? {
        var candidates: [ExceptionObject] = []
        if let inner = exception.inner { candidates.append(inner) }
        candidates.append(exception)
        // What a call through several layers wrapped more than once.
        var deeper = exception.inner
        while let wrapper = deeper, wrapper.isWrapper, let inner = wrapper.inner {
            candidates.append(inner)
            deeper = inner
        }
        for candidate in candidates {
            if let index = index(of: candidate.exceptionType, in: handlers) { return (index, candidate) }
        }
        return handlers.firstIndex(where: \.isEmpty).map { ($0, exception) }
    }

    private static func index(of type: TypeInfo, in handlers: [[TypeInfo]]) -> Int? {
        handlers.firstIndex { $0.contains { $0 === type } }
            ?? handlers.firstIndex { $0.contains { type.isAssignable(to: $0) } }
    }
}

extension ExceptionObject {
    /// Exceptions that only wrap what a .NET method threw.
    fileprivate var isWrapper: Bool {
        exceptionType.fullName.hasSuffix("InvocationException")
            || exceptionType.fullName.hasSuffix("ActionPreferenceStopException")
    }
}

extension ErrorRecord {
    /// The record as a handler of an inner exception sees it in `$_`.
    func seen(as exception: ExceptionObject) -> ErrorRecord {
        if exception === self.exception { return self }
        let seen = ErrorRecord(exception, id: errorId, category: category, target: target)
        seen.fullyQualifiedErrorId = fullyQualifiedErrorId
        seen.activity = activity
        seen.reason = reason
        seen.targetName = targetName
        seen.targetTypeName = targetTypeName
        seen.details = details
        seen.invocation = invocation
        seen.scriptStackTrace = scriptStackTrace
        return seen
    }
}
