import Testing

@Suite("Classes and enumerations of scripts")
struct ClassTests {
    private static let animals = """
        class Animal {
            [string]$Name
            [int]$Legs = 4
            static [int]$Count = 0
            Animal([string]$name) { $this.Name = $name; [Animal]::Count++ }
            [string] Speak() { return "$($this.Name) is silent" }
            static [Animal] Make([string]$name) { return [Animal]::new($name) }
        }
        class Dog : Animal {
            Dog([string]$name) : base("dog $name") { }
            [string] Speak() { return "$($this.Name) barks" }
            [string] Quiet() { return ([Animal]$this).Speak() }
        }

        """

    @Test(
        "constructors run from the base class on, with what the derived one passes",
        arguments: [
            ("[Animal]::new('a').Name", "a"), ("[Dog]::new('rex').Name", "dog rex"),
            ("[Dog]::new('rex').Legs", "4"), ("[Dog]::new()", "!MethodCountCouldNotFindBest"),
        ])
    func constructors(text: String, result: String) { #expect(Script.run(Self.animals + text) == result) }

    @Test(
        "methods are overridden, static members belong to the class",
        arguments: [
            ("[Dog]::new('rex').Speak()", "dog rex barks"), ("[Animal]::Make('a').Speak()", "a is silent"),
            ("$null = [Animal]::new('a'), [Dog]::new('b'); [Animal]::Count", "2"),
            ("[Dog]::new('rex') -is [Animal]", "True"),
        ])
    func members(text: String, result: String) { #expect(Script.run(Self.animals + text) == result) }

    @Test(
        "properties convert what is assigned, and only those that are declared are there",
        arguments: [
            ("$a = [Animal]::new('a'); $a.Legs = '3'; $a.Legs + 1", "4"),
            ("$a = [Animal]::new('a'); $a.Legs = 'x'", "!ExceptionWhenSetting"),
            ("$a = [Animal]::new('a'); $a.Wings = 2", "!PropertyAssignmentException"),
            ("class P { [int]$X; [int]$Y }; $p = [P]@{ X = 1; Y = 2 }; $p.X + $p.Y", "3"),
        ])
    func properties(text: String, result: String) { #expect(Script.run(Self.animals + text) == result) }

    @Test("output inside a method is not its result")
    func methodOutput() {
        #expect(Script.run("class A { [int] M() { 1; 2; return 3 } }; [A]::new().M()") == "3")
    }

    @Test(
        "enumerations have names and numbers",
        arguments: [
            ("enum Size { Small = 1; Big = 4 }; [int][Size]::Big", "4"),
            ("enum Size { Small = 1; Big = 4 }; [Size]'small'", "Small"),
            ("enum Size { Small = 1; Big = 4 }; [Size]4", "Big"),
            ("enum Size { Small }; [Size]'none'", "!SubstringDisambiguationEnumParseThrewAnException"),
            ("[Flags()] enum F { A = 1; B = 2 }; [F]3", "A, B"),
        ])
    func enumerations(text: String, result: String) {
        #expect(Script.run(text).hasPrefix(result))
    }
}
