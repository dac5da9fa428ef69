import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct EstimateTableTests {
  private func read(_ text: String, _ format: Survey.NumberFormat? = nil) throws -> (table: EstimateTable?, faults: [String]) {
    let folder = try TemporaryFolder(["table.csv": Array(text.utf8)])
    defer { withExtendedLifetime(folder) {} }
    do throws(ImportFailure) {
      return (try EstimateTable.read(folder.path + "/table.csv", numberFormat: format).table, [])
    } catch {
      return (nil, error.faults.map { $0.description.replacing(folder.path + "/", with: "") })
    }
  }

  @Test func rows() throws {
    let table = try #require(
      try read("\u{FEFF}se;unit;note;estimate;DF\r\n0.9; Móng Cái ;x;90.2;4\r\n\r\n0;\"Hòn; Gai\";;-1e2;\r\n2.5E-1;C;;7;inf\r\n").table)
    #expect(table.rows.map(\.unit) == ["Móng Cái", "Hòn; Gai", "C"])
    #expect(table.rows.map(\.estimate) == [90.2, -100, 7])
    #expect(table.rows.map(\.standardError) == [0.9, 0, 0.25])
    #expect(table.rows.map(\.degreesOfFreedom) == [4, .infinity, .infinity])
    #expect(table.rows.map(\.line) == [2, 4, 5])
  }

  /// `3.120` is three thousand or three; one number with a single reading tells of all.
  @Test func numbersThatCanBeReadBothWays() throws {
    let open = "unit,estimate,se\nA,93.120,1.450\nB,90.500,2.250\n"
    #expect(
      try read(open).faults == [
        "table.csv:2: column \"estimate\": expected numbers that can be read one way, found \"93.120\", which is 93120 or 93.12; "
          + "state --number-format vi or en"
      ])
    #expect(try read(open, .en).table?.rows.map(\.estimate) == [93.12, 90.5])
    #expect(try read(open, .vi).table?.rows.map(\.standardError) == [1450, 2250])
    #expect(try read(open + "C,90.500,0.250\n").table?.rows.map(\.estimate) == [93.12, 90.5, 90.5])
    #expect(try read("unit;estimate;se\nA;93,12;1,45\n", .vi).table?.rows.map(\.standardError) == [1.45])
  }

  @Test func everyFaultOfTheFile() throws {
    #expect(
      try read(
        """
        unit,estimate,se,df
        A,"90,2",-0.9,4
        B,nan,inf,0.5
        ,1,,many
        A,1,1,
        C,0x10,1e-200,
        D,1,1,2,3
        E,.,+-1,e
        """
      ).faults == [
        "table.csv:2: column \"estimate\": expected a number such as 95.76, found \"90,2\"",
        "table.csv:2: column \"se\": expected a standard error such as 1.25, not negative, found \"-0.9\"",
        "table.csv:3: column \"estimate\": expected a number such as 95.76, found \"nan\"",
        "table.csv:3: column \"se\": expected a standard error such as 1.25, not negative, found \"inf\"",
        "table.csv:3: column \"df\": expected degrees of freedom of 1 or more, or nothing where they are unlimited, found \"0.5\"",
        "table.csv:4: column \"unit\": expected the name of a unit, found nothing",
        "table.csv:4: column \"se\": expected a standard error such as 1.25, not negative, found nothing",
        "table.csv:4: column \"df\": expected degrees of freedom of 1 or more, or nothing where they are unlimited, found \"many\"",
        "table.csv:5: column \"unit\": expected each unit once, and line 2 has it, found \"A\"",
        "table.csv:6: column \"estimate\": expected a number such as 95.76, found \"0x10\"",
        "table.csv:6: column \"se\": expected a standard error such as 1.25, not negative, found \"1e-200\"",
        "table.csv:7: expected 4 columns as in the header, found a cell in column 5",
        "table.csv:8: column \"estimate\": expected a number such as 95.76, found \".\"",
        "table.csv:8: column \"se\": expected a standard error such as 1.25, not negative, found \"+-1\"",
        "table.csv:8: column \"df\": expected degrees of freedom of 1 or more, or nothing where they are unlimited, found \"e\"",
      ])
  }

  struct Whole: Sendable {
    let text: String
    let fault: String
  }

  static let wholes: [Whole] = [
    Whole(text: "", fault: "table.csv: expected a header line and rows below it, found an empty file"),
    Whole(text: "unit,estimate,se\n", fault: "table.csv: expected a row for each unit below the header, found none"),
    Whole(
      text: "unit,estimates,se\nA,1,1\n", fault: "table.csv:1: expected a column \"estimate\", found none; did you mean \"estimates\"?"),
    Whole(text: "unit,estimate,se,se\nA,1,1,1\n", fault: "table.csv:1: expected one column \"se\", found 2: columns 3 and 4"),
    Whole(
      text: "unit,estimate,se\n" + (0...2_000).map { "u\($0),1,1\n" }.joined(),
      fault: "table.csv:2002: expected 2000 units at most, found 2001"),
  ]

  @Test(arguments: wholes) func aTableThatCannotBeUsed(whole: Whole) throws {
    #expect(try read(whole.text).faults == [whole.fault])
  }

  @Test func aFileThatIsNotThere() {
    #expect {
      _ = try EstimateTable.read("/nowhere/table.csv")
    } throws: {
      ($0 as? ImportFailure)?.kind == .unreadable
    }
  }
}
