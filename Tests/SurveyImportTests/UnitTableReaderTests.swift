import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct UnitTableReaderTests {
  private func read(
    _ text: String, columns: [String] = ["x", "y"], _ format: Survey.NumberFormat? = nil
  ) throws -> (table: UnitTable?, faults: [String]) {
    let folder = try TemporaryFolder(["t.csv": Array(text.utf8)])
    defer { withExtendedLifetime(folder) {} }
    do throws(ImportFailure) {
      return (try UnitTableReader(numberFormat: format).read(folder.path + "/t.csv", columns: columns).table, [])
    } catch {
      return (nil, error.faults.map { $0.description.replacing(folder.path + "/", with: "") })
    }
  }

  @Test func rows() throws {
    let table = try #require(
      try read("\u{FEFF}unit;y;note;x;Name;group\r\nmc; 1e2 ;hello;-0.5;Móng Cái;g\r\n\r\nhg;;;+3;;\r\n").table)
    #expect(table.units == ["mc", "hg"])
    #expect(table.columns == ["x", "y"])
    #expect(table.value(unit: 0, column: 0) == -0.5 && table.value(unit: 0, column: 1) == 100)
    #expect(table.value(unit: 1, column: 0) == 3 && table.value(unit: 1, column: 1) == nil)
    #expect(table.names == ["Móng Cái", nil] && table.groups == ["g", nil])
    #expect(table.ignored == ["note"])
    #expect(table.title(ofUnit: 0) == "Móng Cái" && table.title(ofUnit: 1) == "hg")
  }

  /// An indicator may be called "name": then it is a number, and units have none.
  @Test func aWantedColumnIsNoName() throws {
    let table = try #require(try read("unit,name\na,5\n", columns: ["name"]).table)
    #expect(table.values == [5] && table.names.isEmpty)
  }

  @Test func decimalHabits() throws {
    #expect(try read("unit;x;y\na;16.351,83;-1,5\n", .vi).table?.values == [16351.83, -1.5])
    #expect(try read("unit;x;y\na;16,351.83;7\n", .en).table?.values == [16351.83, 7])
    #expect(
      try read("unit;x;y\na;16351.83;1\n", .vi).faults == [
        "t.csv:2: column 2 \"x\": expected a number such as 16.351,83, or nothing where it is not known, found \"16351.83\""
      ])
  }

  /// `3.120` beside `1.450` is three thousand or three: the table is refused with what to state, unless one number tells of all.
  @Test(
    arguments: [
      ("a,3.120,7\nb,1.450,8\n", nil, nil), ("a,3.120,7\nb,1.450,8\n", .en, [3.12, 7, 1.45, 8]),
      ("a,3.120,7\nb,1.450,8\n", .vi, [3120, 7, 1450, 8]), ("a,3.120,7\nb,1.450,8.5\n", nil, [3.12, 7, 1.45, 8.5]),
      ("a,3.120,7\nb,0.450,8\n", nil, [3.12, 7, 0.45, 8]), ("a,3.120,7e0\nb,1.450,8\n", nil, [3.12, 7, 1.45, 8]),
      ("a,-1.000,7\nb,1,2.500\n", nil, nil), ("a,3120,7\nb,1450,8\n", nil, [3120, 7, 1450, 8]),
      ("a,3.125,8\nb,,\n", nil, [3.125, 8, .infinity, .infinity]),
    ] as [(String, Survey.NumberFormat?, [Double]?)])
  func numbersThatCanBeReadBothWays(rows: String, format: Survey.NumberFormat?, values: [Double]?) throws {
    let read = try read("unit,x,y\n" + rows, format)
    if let values {
      // NaN is no value.
      #expect(read.table?.values.map { $0.isNaN ? .infinity : $0 } == values)
    } else {
      #expect(read.faults.count == 1)
    }
  }

  /// In minutes, whatever the habit of the other numbers; a column of both is of neither.
  @Test func durations() throws {
    let table = try #require(try read("unit,x,y\na,13 giờ 41 phút,3\nb,3:55,4\nc,,5\nd,PT7H45M,6\n").table)
    #expect(table.values.map { $0.isNaN ? -1 : $0 } == [821, 3, 235, 4, -1, 5, 465, 6] && table.durations == ["x"])
    #expect(try read("unit;x;y\na;07h 45 phút;1,5\n", .vi).table?.values == [465, 1.5])
    #expect(
      try read("unit,x,y\na,13 giờ 41 phút,3\nb,4,4\n").faults == [
        "t.csv:3: column \"x\": expected a duration such as 13h 41min, as on line 2, found a number without a measure"
      ])
    #expect(
      try read("unit;x;y\na;4;3\nb;3:55;4\n", .vi).faults == [
        "t.csv:2: column \"x\": expected a duration such as 13h 41min, as on line 3, found a number without a measure"
      ])
  }

  @Test func theKeyToState() throws {
    #expect(
      try read("unit,x,y\na,12,3.120\nb,7,1.450\n").faults == [
        "t.csv:2: column \"y\": expected numbers that can be read one way, found \"3.120\", which is 3120 or 3.12; state --number-format vi or en"
      ])
  }

  @Test func everyFault() throws {
    #expect(
      try read("unit,x,y\na,1,\"2,5\"\nb,n/a,3\na,1,2\n,1,2\nc,1,2,3\nd,0x10,1e999\n").faults == [
        "t.csv:2: column 3 \"y\": expected a number such as 95.76, or nothing where it is not known, found \"2,5\"",
        "t.csv:3: column 2 \"x\": expected a number such as 95.76, or nothing where it is not known, found \"n/a\"",
        "t.csv:4: column \"unit\": expected each unit once, found \"a\" on line 2 and on line 4",
        "t.csv:5: column \"unit\": expected the name of a unit, found nothing",
        "t.csv:6: expected 3 columns as in the header, found a cell in column 4",
        "t.csv:7: column 2 \"x\": expected a number such as 95.76, or nothing where it is not known, found \"0x10\"",
        "t.csv:7: column 3 \"y\": expected a number such as 95.76, or nothing where it is not known, found \"1e999\"",
      ])
  }

  private func readPanel(_ text: String) throws -> (panel: UnitPanel?, faults: [String]) {
    let folder = try TemporaryFolder(["t.csv": Array(text.utf8)])
    defer { withExtendedLifetime(folder) {} }
    do throws(ImportFailure) {
      return (try UnitTableReader().readPanel(folder.path + "/t.csv", columns: ["x"], period: "year").panel, [])
    } catch {
      return (nil, error.faults.map { $0.description.replacing(folder.path + "/", with: "") })
    }
  }

  /// A table for each period, the earliest first, units in the order of their rows.
  @Test func rowsOfSeveralPeriods() throws {
    let panel = try #require(try readPanel("unit,Year,x,group,name\nb,2022,1,g,B\na,2022,2,,A\na,2021,3,h,A\n\nc,2023,,,\n").panel)
    #expect(panel.editions.map(\.period) == [.year(2021), .year(2022), .year(2023)])
    let tables = panel.editions.map(\.table)
    #expect(tables.map(\.units) == [["a"], ["b", "a"], ["c"]] && tables[1].values == [1, 2] && tables[1].groups == ["g", nil])
    #expect(tables[2].value(unit: 0, column: 0) == nil && tables[0].names == ["A"] && tables[0].ignored.isEmpty)
    #expect(panel.split(at: nil)?.own.period == .year(2023) && panel.split(at: nil)?.others.count == 2)
    #expect(panel.split(at: "2022")?.own.table.units == ["b", "a"] && panel.split(at: "2024") == nil)
    #expect(UnitPanel(editions: []).split(at: nil) == nil)
  }

  @Test func faultsOfPeriods() throws {
    #expect(
      try readPanel("unit,year,x\na,2021,1\na,2021,2\nb,,3\nc,21,4\nd,2022-03,5\n").faults == [
        "t.csv:3: column \"unit\": expected each unit once in 2021, found \"a\" on line 2 and on line 3",
        "t.csv:4: column \"year\": expected a period such as 2023 or 2023-07, found nothing",
        "t.csv:5: column \"year\": expected a period such as 2023 or 2023-07, found \"21\"",
        "t.csv:6: column \"year\": expected periods of one kind, found 2021 and 2022-03",
      ])
    #expect(try readPanel("unit,yaer,x\na,2021,1\n").faults == ["t.csv:1: expected a column \"year\", found none; did you mean \"yaer\"?"])
  }

  struct Whole: Sendable {
    let text: String
    let faults: [String]
  }

  static let wholes: [Whole] = [
    .init(text: "", faults: ["t.csv: expected a header line and rows below it, found an empty file"]),
    .init(text: "unit,x,y\n", faults: ["t.csv: expected a row for each unit below the header, found none"]),
    .init(text: "unit,x,z\na,1,2\n", faults: ["t.csv:1: expected a column \"y\", found none"]),
    .init(
      text: "unti,x,y,y\na,1,2,3\n",
      faults: [
        "t.csv:1: expected a column \"unit\", found none; did you mean \"unti\"?",
        "t.csv:1: expected one column \"y\", found 2: columns 3 and 4",
      ]),
  ]

  @Test(arguments: wholes) func wholeFiles(c: Whole) throws { #expect(try read(c.text).faults == c.faults) }

  /// Twenty are told, the others counted.
  @Test func manyFaults() throws {
    let faults = try read("unit,x,y\n" + (0..<50).map { "u\($0),?,1\n" }.joined()).faults
    #expect(faults.count == 21)
    #expect(faults.last == "t.csv: and 30 more faults of this kind")
  }

  /// A name in composed and decomposed letters is one name.
  @Test func theSameUnitInTwoForms() throws {
    #expect(try read("unit,x,y\nHòa,1,2\nHo\u{300}a,1,2\n").faults.count == 1)
  }

  @Test func lookup() {
    let table = UnitTable(units: ["mong-cai", "hon-gai"], names: ["Móng Cái", nil], columns: [], values: [])
    #expect(table.find("hon-gai").position == 1)
    #expect(table.find("MÓNG  CÁI").position == 0)
    #expect(table.find("mong-cia").position == nil && table.find("mong-cia").nearest == "mong-cai")
    #expect(table.find("zzz").nearest == nil)
  }

  /// Every number is the double nearest to what is written, as `strtod` has it.
  @Test func numbersToTheLastBit() {
    func parsed(_ text: String) -> Double? {
      let bytes = Array(text.utf8)
      return unsafe bytes.withUnsafeBufferPointer { unsafe number(of: $0) }
    }
    var seed: UInt64 = 3
    for count in 0..<50_000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: seed)
      let texts = [
        value.description, String(Int64(bitPattern: seed) >> (count % 60)), "0.\(seed)", "\(seed % 1000).\(seed % 999_983)",
        "00\(seed % 77).50",
      ]
      for text in texts {
        let wanted = Double(text).flatMap { $0.isFinite ? $0 : nil }
        #expect(parsed(text)?.bitPattern == wanted?.bitPattern, "\(text)")
      }
    }
    #expect(parsed("-0")?.sign == .minus && parsed("+7.25") == 7.25 && parsed(".5") == Double(".5") && parsed("5.") == Double("5."))
    for text in ["", "-", ".", "1 2", "1,5", "--1", "1e", "nan", "inf", "0x1p3", "١", "1.2.3"] { #expect(parsed(text) == nil, "\(text)") }
  }
}
