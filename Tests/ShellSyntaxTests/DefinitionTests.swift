import ShellSyntax
import Testing

@Suite("Classes, using and requirements")
struct DefinitionTests {
    @Test("A class has properties, methods and constructors with their modifiers")
    func classes() throws {
        let script = """
            [A()] class C : B, I {
                [int] $X = 1
                static [string] $Y
                hidden $Z
                C([int] $x) : base($x) { $this.X = $x }
                [int] M() { return 1 }
                static [void] N([int] $a, $b) { }
            }
            """
        let type = try #require(statement(script) as? TypeDefinitionAst)
        #expect(type.typeAttributes == .class)
        #expect(type.baseTypes.map(\.typeName.name) == ["B", "I"])
        #expect(type.attributes.count == 1)
        #expect(type.members.map(\.name) == ["X", "Y", "Z", "C", "M", "N"])
        let properties = type.members.compactMap { $0 as? PropertyMemberAst }
        #expect(properties.map { $0.propertyAttributes.contains(.static) } == [false, true, false])
        #expect(properties.map { $0.propertyAttributes.contains(.hidden) } == [false, false, true])
        let methods = type.members.compactMap { $0 as? FunctionMemberAst }
        #expect(methods.map(\.isConstructor) == [true, false, false])
        #expect(methods.map { $0.functionDefinition.parameters?.count ?? 0 } == [1, 0, 2])
        #expect(errors(script) == [])
    }

    @Test("A search of the tree does not show the call of the base constructor")
    func baseConstructor() {
        let tree = Parser.parse("class A { A() { } }").scriptBlock
        #expect(tree.findAll { $0 is BaseCtorInvokeMemberExpressionAst }.isEmpty)
        #expect(outline(tree).contains("BaseCtorInvokeMemberExpression"))
    }

    @Test("An enumeration has labels, values and an underlying type")
    func enums() throws {
        let type = try #require(statement("[Flags()] enum E : byte { A; B = 4\n C }") as? TypeDefinitionAst)
        #expect(type.typeAttributes == .enum)
        #expect(type.members.map(\.name) == ["A", "B", "C"])
        #expect((type.members[1] as? PropertyMemberAst)?.initialValue?.extent.text == "4")
        #expect(type.baseTypes.first?.typeName.name == "byte")
    }

    @Test("Using statements stand at the beginning")
    func using() {
        let block = Parser.parse("using namespace System.IO\nusing module ./a\n1").scriptBlock
        #expect(block.usingStatements.map(\.usingStatementKind) == [.namespace, .module])
        #expect(block.usingStatements.map { $0.name?.string } == ["System.IO", "./a"])
        #expect(errors("1\nusing namespace A") == ["UsingMustBeAtStartOfScript <using namespace A>"])
        #expect(errors("using assembly No.Such") == ["ErrorLoadingAssembly <No.Such>"])
    }

    @Test("Requirements are read wherever they stand")
    func requirements() throws {
        let script = """
            #Requires -Version 5.1
            f
            #requires -Modules A, @{ ModuleName = 'B'; ModuleVersion = '1.2' } -RunAsAdministrator
            #Requires -PSEdition Core
            #requires -version 5.1
            """
        let read = try #require(Parser.parse(script).scriptBlock.scriptRequirements)
        #expect(errors(script) == [])
        #expect(read.requiredPSVersion == "5.1")
        #expect(read.requiredModules.map(\.name) == ["A", "B"])
        #expect(read.requiredModules.last?.version == "1.2")
        #expect(read.isElevationRequired)
        #expect(read.requiredPSEditions == ["Core"])
    }

    @Test(
        "Wrong requirements are errors at what is wrong",
        arguments: [
            ("#requires -Version a", "RequiresVersionInvalid <a>"),
            ("#requires -Nonsense 1", "ScriptRequiresInvalidFormat <-Nonsense>"),
            ("#requires -Version 3\n#requires -Version 4", "ParameterAlreadyBound <-Version>"),
            ("#requires -Version", "ParameterRequiresArgument <-Version>"),
            ("#requires x", "ScriptRequiresInvalidFormat <x>"),
            ("#requires: x", "ScriptRequiresInvalidFormat <requires: x>"),
        ])
    func wrongRequirements(script: String, error: String) {
        #expect(errors(script).first == error)
    }

    @Test("A comment with a blank before its word asks for nothing")
    func noRequirement() {
        #expect(Parser.parse("# requires -Version 99").scriptBlock.scriptRequirements == nil)
    }

    @Test("No code may follow what looks like a signature")
    func signature() {
        #expect(errors("1\n# SIG # Begin signature block\n# abc\n") == [])
        #expect(errors("1\n# SIG # Begin signature block\n2") == ["TokenAfterEndOfValidScriptText <2>"])
        #expect(errors("1\n# S1G # Begin slgnature block\n2") == ["TokenAfterEndOfValidScriptText <2>"])
        #expect(errors("1\n# Begin the real work here\n2") == [])
    }
}
