import ShellRuntime
import Testing

@testable import ShellFormatting

@Suite struct TableTests {
    private let ada = Rendering.object(["Name": Value("Ada"), "Year": .int(1815)])
    private let grace = Rendering.object(["Name": Value("Grace"), "Year": .int(1906)])

    @Test func fourPropertiesOrFewerMakeATable() throws {
        #expect(
            try Rendering.text([ada, grace]) == """

                Name  Year
                ----  ----
                Ada   1815
                Grace 1906


                """)
    }

    @Test func fivePropertiesMakeAList() throws {
        let object = Rendering.object([
            "One": .int(1), "Two": Value("b"), "Three": .null, "Four": .int(4), "Longer": .int(5),
        ])
        #expect(
            try Rendering.text([object]) == """

                One    : 1
                Two    : b
                Three  :\(" ")
                Four   : 4
                Longer : 5


                """)
    }

    @Test func stringsPassBetweenTheRowsOfAnOpenTable() throws {
        #expect(
            try Rendering.text([ada, Value("between"), grace]) == """

                Name  Year
                ----  ----
                Ada   1815
                between
                Grace 1906


                """)
    }

    @Test func aRowThatIsTooLongIsCutAtTheLastColumn() throws {
        let object = Rendering.object(["A": Value(String(repeating: "a", count: 30)), "B": Value("bbbb")])
        #expect(
            try Rendering.text([object], width: 33) == """

                A                              B
                -                              -
                aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b…


                """)
    }

    @Test func wrappedCellsBreakAtBlanks() throws {
        var request = FormatRequest()
        request.shape = .table
        request.wraps = true
        let object = Rendering.object(["Id": .int(1), "Text": Value("one two three four")])
        #expect(
            try Rendering.text([object], request, width: 12) == """

                Id Text
                -- ----
                 1 one two
                   three
                   four


                """)
    }

    @Test func groupsHaveAHeadingAndAHeaderEach() throws {
        var request = FormatRequest()
        request.shape = .table
        request.groupBy = PropertyParameter(expression: .name("Name"))
        request.properties = Rendering.properties("Year")
        #expect(
            try Rendering.text([ada, grace], request) == """

                   Name: Ada

                Year
                ----
                1815

                   Name: Grace

                Year
                ----
                1906


                """)
    }

    @Test func anUnfinishedWideRowIsWrittenBehindTheBlankLineOfTheNextGroup() throws {
        var request = FormatRequest()
        request.shape = .wide
        request.groupBy = PropertyParameter(expression: .name("Name"))
        request.properties = Rendering.properties("Year")
        #expect(
            try Rendering.text([ada, grace], request, width: 19) == """

                   Name: Ada


                1815\("      ")
                   Name: Grace

                1906\("      ")


                """)
    }

    @Test func aTableIsShownAsItsEntries() throws {
        let table = TableObject()
        table.set(Value("only"), .int(1))
        #expect(
            try Rendering.text([.table(table)]) == """

                Name                           Value
                ----                           -----
                only                           1


                """)
    }

    @Test func collectionsInCellsShowFourElements() throws {
        let list = Value.array(ArrayObject((1...6).map { .int($0) }))
        #expect(
            try Rendering.text([Rendering.object(["L": list])]) == """

                L
                -
                {1, 2, 3, 4…}


                """)
    }
}
