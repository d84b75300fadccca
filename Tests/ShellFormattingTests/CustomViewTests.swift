import ShellRuntime
import Testing

@testable import ShellFormatting

@Suite struct CustomViewTests {
    @Test func customShowsNestedObjectsInBraces() throws {
        var request = FormatRequest()
        request.shape = .custom
        let inner = Rendering.object(["Id": .int(2)])
        let list = Value.array(ArrayObject([.int(1)]))
        let object = Rendering.object(["Kid": inner, "L": list])
        #expect(
            try Rendering.text([object], request) == """

                class PSCustomObject
                {
                  Kid =\(" ")
                    class PSCustomObject
                    {
                      Id = 2
                    }
                  L =\(" ")
                    [
                      1
                    ]
                \("    ")
                }



                """)
    }

    @Test func aViewOfItsOwnDecidesTheColumns() throws {
        let view = ViewDefinition.table(
            "Farm.Server", [ViewColumn("Name", width: 6), ViewColumn("Port", width: 5, alignment: .right)])
        let object = Rendering.object(["Port": .int(80), "Name": Value("web"), "Rest": .int(1)])
        if case .object(let script) = object { script.typeNames = ["Farm.Server"] }
        #expect(
            try Rendering.text([object], views: [view]) == """

                Name    Port
                ----    ----
                web       80


                """)
    }
}
