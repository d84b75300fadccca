import Farm
import Testing

@Suite("Object ids")
struct ObjectIDTests {
    @Test("an id is read back from its text, with braces, without hyphens and in capitals")
    func readsBack() {
        let id = ObjectID()
        let text = id.description
        #expect(text.count == 36 && text == text.lowercased())
        for form in [text, "{\(text)}", text.uppercased(), text.filter { $0 != "-" }] {
            #expect(ObjectID(form) == id)
        }
    }

    @Test(
        "text that is no GUID is none", arguments: ["", "Store", "149fc816-8927-4a32-9437-6e05c2869ab", "zz"])
    func refuses(text: String) {
        #expect(ObjectID(text) == nil)
        #expect(ObjectReference(text) == .name(text))
    }

    @Test("new ids are random ones of version 4")
    func version() {
        let ids = (0..<100).map { _ in ObjectID().description }
        #expect(Set(ids).count == 100)
        #expect(ids.allSatisfy { Array($0)[14] == "4" && "89ab".contains(Array($0)[19]) })
    }
}
