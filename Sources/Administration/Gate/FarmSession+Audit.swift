import DatabaseServer
import Farm

extension FarmSession {
    func audit(_ refusal: AdministrationError, of name: String, target: String?, in farm: FarmCatalog) {
        // The refusal stands whether or not its entry could be written.
        _ = try? farm.beginAudit(
            principal: principal.userID, name: principal.displayName, front: front, command: name,
            target: target,
            refusal: refusal.message)
    }

    func audited<R>(
        _ name: String, _ target: String?, _ farm: FarmCatalog, _ events: CommandEvents,
        _ work: () throws -> R
    ) throws -> R {
        let entry = try farm.beginAudit(
            principal: principal.userID, name: principal.displayName, front: front, command: name,
            target: target,
            refusal: nil)
        do {
            let result = try work()
            end(entry, nil, farm, events)
            return result
        } catch {
            let report = ErrorReport(error)
            end(entry, report.errorID + ": " + report.message, farm, events)
            throw error
        }
    }

    private func end(_ entry: Int64, _ failure: String?, _ farm: FarmCatalog, _ events: CommandEvents) {
        do {
            try farm.endAudit(entry, failure: failure)
        } catch {
            // The work is done and cannot be taken back: its entry stays "running", and the caller is told.
            events.warning("The audit entry \(entry) could not be completed: \(ErrorReport(error).message)")
        }
    }

    /// A command that makes, joins or ends a farm is audited in the log of the system, which is there without a farm,
    /// and in the farm's own audit as far as there is one.
    func auditedLocally<R>(_ name: String, _ target: String?, _ work: () throws -> R) throws -> R {
        do {
            let result = try work()
            auditLocal(name, target, failure: nil)
            return result
        } catch {
            auditLocal(name, target, failure: error)
            throw error
        }
    }

    func auditLocal(_ name: String, _ target: String?, failure: (any Error)?) {
        let report = failure.map { ErrorReport($0) }
        let outcome = report.map { "\($0.errorID): \($0.message)" } ?? "succeeded"
        SystemLog.write("\(principal.displayName) ran \(name) on '\(target ?? home.path)': \(outcome)")
        guard let farm = try? home.openFarm() else { return }
        defer { farm.close() }
        let isRefusal = (failure as? AdministrationError)?.code == .accessDenied
        // The log of the system has it already when the farm's own audit cannot take it.
        let entry = try? farm.beginAudit(
            principal: principal.userID, name: principal.displayName, front: front, command: name,
            target: target,
            refusal: isRefusal ? outcome : nil)
        if let entry, !isRefusal { try? farm.endAudit(entry, failure: failure == nil ? nil : outcome) }
    }
}
