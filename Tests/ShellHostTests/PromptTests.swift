import Testing

@testable import ShellHost

@Suite struct PromptTests {
    private let prompt = ChoicePrompt(
        choices: [.init("&Yes", help: "Goes on."), .init("Yes to &All", help: ""), .init("&No", help: "")],
        defaultChoice: 0)

    @Test func aQuestionNamesItsChoicesAndTheDefault() {
        #expect(prompt.question == "[Y] Yes  [A] Yes to All  [N] No  [?] Help (default is \"Y\"): ")
        #expect(prompt.heading(caption: "Confirm", message: "Sure?", width: 80) == "\nConfirm\nSure?\n")
    }

    @Test func anAnswerIsAKeyALabelOrNothingForTheDefault() {
        #expect(prompt.choice(for: "a") == 1)
        #expect(prompt.choice(for: " no ") == 2)
        #expect(prompt.choice(for: "") == 0)
        #expect(prompt.choice(for: "x") == nil)
    }

    @Test func completionsShareTheirBeginningWithoutRegardToCaseAndQuotes() {
        #expect(
            CompletionText.sharedPrefix(["./report1.txt", "./report10.txt", "./report2.txt"]) == "./report")
        #expect(CompletionText.sharedPrefix(["$myFirst", "$MyInvocation"]) == "$my")
        #expect(CompletionText.sharedPrefix(["Main", "Mirror", "'Test farm'"]) == "")
    }

    @Test func completionsAreListedInColumnsFromTopToBottom() {
        let list = CompletionList(["a", "b", "c", "d", "e"], width: 7)
        #expect(list.rows == ["a  d", "b  e", "c"])
    }
}
