import FarmTestSupport
import Glibc

/// Operations of a store that end the process at a chosen step.
enum StoreProbe {
    /// What can be run: a key change, a backup, a restore in place or as new.
    enum Operation: String {
        case key, backup, restore
        case new = "restore-new"

        func run(_ plant: StorePlant, _ stepReached: @escaping (String) -> Void) throws {
            switch self {
            case .key: try plant.changeKey("second-Phrase-2", stepReached: stepReached)
            case .backup: try plant.backUp(stepReached: stepReached)
            case .restore: try plant.restore(stepReached: stepReached)
            case .new: try plant.restore(.new, stepReached: stepReached)
            }
        }
    }

    /// Runs an operation; kills the process at the step of that number, or says the name of each step when it is 0.
    static func run(
        _ operation: String, at root: String, killingAt number: Int, say: @escaping (String) -> Void
    ) throws {
        let plant = try StorePlant(at: root)
        var count = 0
        try Operation(rawValue: operation)?.run(plant) { step in
            count += 1
            if number == 0 { say(step) }
            if count == number {
                kill(getpid(), SIGKILL)
                // The signal may take a moment; nothing of the operation may happen meanwhile.
                while true { pause() }
            }
        }
    }

    /// Changes the key, backs up and restores, for ever; says the phrase that counts after each change.
    static func cycle(at root: String, say: (String) -> Void) throws {
        let plant = try StorePlant(at: root)
        for number in 1... {
            let phrase = "cycle-Phrase-\(number)"
            say("begin \(phrase)")
            try plant.changeKey(phrase)
            say("done \(phrase)")
            try plant.backUp()
            try plant.restore()
            try plant.refreshKey(phrase)
        }
    }
}
