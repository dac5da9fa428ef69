import Foundation
import TestSupport
import Testing

/// `cdci verify`: every kind of fault is found where it was planted, and nothing in a table without one.
@Suite struct VerifyCommandTests {
  /// One fault put into a clean table: text that is replaced once, and the kinds that are found then.
  struct Plant: Sendable, CustomTestStringConvertible {
    let find: String
    let replacement: String
    let kinds: [String]

    init(_ find: String, _ replacement: String, _ kinds: String...) {
      self.find = find
      self.replacement = replacement
      self.kinds = kinds
    }

    var testDescription: String { "\(kinds.joined(separator: ", ")): \(replacement)" }
  }

  // MARK: An index of two levels

  private static let index = """
    index: CDCI
    score: {from: 0, to: 100, decimals: 2}
    normalize: {method: none}
    tiers:
      - {from: 80, name: Good}
      - {from: 70, name: Fair}
      - {from: 0, name: Poor}
    components:
      - id: T
        weight: 40
        indicators: [{id: t1}, {id: t2}]
      - id: S
        weight: 60
        indicators: [{id: s1, weight: 2}, {id: s2}]
    """
  private static let clean = """
    unit,t1,t2,T,s1,s2,S,CDCI,rank,tier,count,base,percent
    Bắc,81.2,79.4,80.30,90.1,84.3,88.17,85.02,2,Good,45,50,90.0
    Nam,75.5,77.3,76.40,80.2,79.9,80.10,78.62,4,Fair,40,52,76.9
    Đông,88.1,91.0,89.55,86.4,90.2,87.67,88.42,1,Good,61,64,95.3
    Tây,60.3,65.8,63.05,71.2,68.4,70.27,67.38,6,Poor,33,49,67.3
    Trung bình,,,77.09,,,80.70,79.25,,,,,
    Trung,70.0,72.5,71.25,78.8,74.1,77.23,74.84,5,Fair,28,40,70.0
    Cảng,83.9,80.1,82.00,82.6,77.0,80.73,81.24,3,Good,52,60,86.7
    Tổng cộng,,,,,,,,,,259,315,82.2

    """
  private static let plants: [Plant] = [
    Plant("81.2,79.4", "tám mươi,79.4", "not-a-number"),
    Plant("Nam,75.5", "Nam,\"75,5\"", "other-decimal-mark"),
    Plant("85.02,2", "850.2,2", "above-scale", "total-not-given", "rank-contradicts", "mean-row-contradicts"),
    Plant("85.02,2", "-85.02,2", "below-scale", "total-not-given", "rank-contradicts", "mean-row-contradicts", "tier-contradicts"),
    Plant("Nam,75.5", ",75.5", "unit-missing"),
    Plant("Trung,70.0", "Tây,70.0", "duplicate-unit"),
    Plant(
      "60.3,65.8,63.05,71.2,68.4,70.27,67.38,6,Poor", "81.2,79.4,80.30,90.1,84.3,88.17,85.02,2,Good", "copied-row", "rank-skipped",
      "mean-row-contradicts"),
    Plant("78.62,4", ",4", "missing-total"),
    Plant("89.55,86.4", "89.65,86.4", "component-not-given", "total-not-given", "mean-row-contradicts"),
    Plant("88.42,1", "88.24,1", "total-not-given", "mean-row-contradicts"),
    Plant(
      "88.42,1,Good,61,64,95.3\nTây,60.3,65.8,63.05,71.2,68.4,70.27,67.38",
      "67.38,1,Good,61,64,95.3\nTây,60.3,65.8,63.05,71.2,68.4,70.27,88.42", "totals-swapped", "rank-contradicts", "tier-contradicts"),
    Plant("78.62,4,Fair", "81.24,3,Good", "total-not-given", "duplicate-total", "mean-row-contradicts"),
    Plant("85.02,2", "85.02,2.5", "rank-not-whole"),
    Plant("67.38,6", "67.38,60", "rank-out-of-range"),
    Plant("67.38,6", "67.38,", "rank-missing"),
    Plant("78.62,4,Fair,40,52,76.9\nĐông", "78.62,1,Fair,40,52,76.9\nĐông", "same-rank"),
    Plant(
      "88.42,1,Good,61,64,95.3\nTây,60.3,65.8,63.05,71.2,68.4,70.27,67.38,6",
      "88.42,6,Good,61,64,95.3\nTây,60.3,65.8,63.05,71.2,68.4,70.27,67.38,1",
      "rank-contradicts"),
    Plant(
      "Trung,70.0,72.5,71.25,78.8,74.1,77.23,74.84,5", "Trung,75.5,77.3,76.40,80.3,79.7,80.10,78.62,5", "tied-with-other-rank",
      "mean-row-contradicts"),
    Plant("67.38,6", "67.38,5", "same-rank"),
    Plant("78.62,4,Fair", "78.62,4,Fairly", "unknown-tier"),
    Plant("78.62,4,Fair", "78.62,4,Good", "tier-contradicts"),
    Plant("33,49,67.3", "33,49,673%", "percent-contradicts"),
    Plant("33,49,67.3", "94,49,191.8", "count-above-base", "sum-row-contradicts"),
    Plant("33,49,67.3", "33.5,49,68.4", "count-not-whole"),
    Plant("33,49,67.3", "33,0,67.3", "base-not-positive", "sum-row-contradicts"),
    Plant("259,315,82.2", "269,315,85.4", "sum-row-contradicts"),
    Plant("80.70,79.25", "80.70,79.52", "mean-row-contradicts"),
  ]

  // MARK: Other tables

  private static let geometric =
    "index: G\nscore: {from: 0, to: 10, decimals: 1}\nnormalize: {method: none}\naggregate: geometric\nmissing: fail\n"
    + "indicators:\n  - {id: a, weight: 1}\n  - {id: b, weight: 3}\n"
  private static let geometricTable = "Đơn vị;a;b;G;Hạng\nM;8,0;9,0;8,7;1\nN;4,0;6,5;5,8;3\nP;9,5;5,0;5,9;2\n"
  private static let geometricPlants: [Plant] = [
    Plant("8,7;1", "8,6;1", "total-not-given"),
    Plant("N;4,0;6,5", "N;;6,5", "missing-part"),
    Plant("8,7;1", "11,0;1", "above-scale", "total-not-given"),
    Plant("5,9;2", "5,9;3", "same-rank"),
    // The arithmetic mean, without weights: every total is another.
    Plant("8,7;1\nN;4,0;6,5;5,8;3\nP;9,5;5,0;5,9;2", "8,5;1\nN;4,0;6,5;5,1;3\nP;9,5;5,0;6,9;2", "total-not-given", "other-weights"),
  ]
  private static let counts =
    "Đơn vị,count,base,percent\nQuảng Ninh,780,\"1,114\",70.0%\nLạng Sơn*,399,\"1,268\",31.5%\nHải Phòng,52,52,100.0%\n"
  private static let countPlants: [Plant] = [
    Plant("70.0%", "702%", "percent-contradicts"), Plant("31.5%", "31.4%", "percent-contradicts"),
    Plant("780,", "7800,", "count-above-base", "percent-contradicts"),
  ]

  private func kinds(_ table: String, index: String) throws -> (exit: Int32, kinds: Set<String>, run: Program.Run) {
    let scratch = try Scratch()
    try scratch.write(index, to: "index.yaml")
    try scratch.write(table, to: "table.csv")
    let run = try Program.run(["verify", "table.csv", "--index", "index.yaml", "--format", "json", "--quiet"], in: scratch.folder)
    let document = try JSONDocument(parsing: run.output.utf8)
    guard case .array(let findings)? = document["findings"] else { return (run.exitCode, [], run) }
    let kinds = findings.compactMap { finding -> String? in if case .string(let kind)? = finding["kind"] { kind } else { nil } }
    return (run.exitCode, Set(kinds), run)
  }

  private func expect(_ plant: Plant, in table: String, index: String) throws {
    let places = table.ranges(of: plant.find)
    #expect(places.count == 1, "\(plant.find)")
    let found = try kinds(table.replacingOccurrences(of: plant.find, with: plant.replacement), index: index)
    #expect(found.exit == 65 && found.kinds == Set(plant.kinds), "\(found.run.output)\(found.run.messages)")
  }

  @Test(arguments: plants) func aFaultInATableOfTwoLevels(plant: Plant) throws {
    try expect(plant, in: Self.clean, index: Self.index)
  }

  @Test(arguments: geometricPlants) func aFaultInAGeometricTable(plant: Plant) throws {
    try expect(plant, in: Self.geometricTable, index: Self.geometric)
  }

  @Test(arguments: countPlants) func aFaultInCounts(plant: Plant) throws {
    try expect(plant, in: Self.counts, index: Self.index)
  }

  @Test func nothingInACleanTable() throws {
    for (table, index) in [(Self.clean, Self.index), (Self.geometricTable, Self.geometric), (Self.counts, Self.index)] {
      let found = try kinds(table, index: index)
      #expect(found.exit == 0 && found.kinds.isEmpty, "\(found.run.output)\(found.run.messages)")
    }
    let pci = try kinds(
      try String(contentsOf: Program.package.appendingPathComponent("surveys/pci-2019/table.csv"), encoding: .utf8),
      index: try String(contentsOf: Program.package.appendingPathComponent("weights/pci-2021.yaml"), encoding: .utf8))
    #expect(pci.exit == 0, "\(pci.run.output)\(pci.run.messages)")
  }

  /// Every kind that the program knows is planted somewhere above, and described.
  @Test func everyKindIsPlantedAndDescribed() throws {
    let source = try DocumentationTests.text("Sources/Scoring/Audit/PublishedAudit.swift")
    let known = Set(source.matches(of: try Regex("case [a-zA-Z]+ = \"([a-z-]+)\"")).map { String($0.output[1].substring ?? "") })
    let planted = Set((Self.plants + Self.geometricPlants + Self.countPlants).flatMap(\.kinds))
    #expect(known.count >= 25 && planted == known, "\(known.symmetricDifference(planted))")
    let document = try DocumentationTests.text("Documentation/verify.md")
    for kind in known { #expect(document.contains("`\(kind)`"), "\(kind)") }
  }

  @Test func theRateOf702Percent() throws {
    let scratch = try Scratch()
    try scratch.write(Self.index, to: "index.yaml")
    try scratch.write("Đơn vị;count;base;percent\nQuảng Ninh;780;1.114;702%\n", to: "table.csv")
    let run = try Program.run(["verify", "table.csv", "--index", "index.yaml", "--language", "vi", "--quiet"], in: scratch.folder)
    #expect(run.exitCode == 65)
    #expect(run.output.contains("dòng 2 (Quảng Ninh): cột percent: công bố “702%”, nhưng số lượng và tổng số cho 70,0%"), "\(run.output)")
  }

  @Test func weightsThatGiveTheTotals() throws {
    let scratch = try Scratch()
    try scratch.write(Self.index, to: "index.yaml")
    // 60 and 40 in place of 40 and 60.
    let rows = ["A,80.30,88.17,83.45", "B,76.40,80.10,77.88", "C,89.55,87.67,88.80", "D,63.05,70.27,65.94"]
    try scratch.write("unit,T,S,CDCI\n" + rows.joined(separator: "\n") + "\n", to: "table.csv")
    let arguments = ["verify", "table.csv", "--index", "index.yaml", "--fit-weights", "--quiet"]
    let run = try Program.run(arguments, in: scratch.folder)
    #expect(run.exitCode == 65 && run.output.contains("The weights of the index do not give these totals; these do:"))
    // A bounds both ends: (88.165 − 83.455)/7.87 and (88.175 − 83.445)/7.87.
    #expect(run.output.contains("T: possible 59.848–60.102%; round weights 60%; in the index 40.0%"), "\(run.output)")
    // A total that lies outside of its parts proves that there are none, by itself.
    try scratch.write("unit,T,S,CDCI\n" + (rows + ["E,70.00,75.00,76.00"]).joined(separator: "\n") + "\n", to: "table.csv")
    let none = try Program.run(arguments, in: scratch.folder)
    #expect(
      none.output.contains("No weights give these totals together, within rounding: the contradiction lies in line 6 (E)."),
      "\(none.output)")
  }

  @Test func whatIsNoPublishedTable() throws {
    let scratch = try Scratch()
    try scratch.write(Self.index, to: "index.yaml")
    try scratch.write("unit,x\nA,1\n", to: "table.csv")
    let run = try Program.run(["verify", "table.csv", "--index", "index.yaml"], in: scratch.folder)
    #expect(run.exitCode == 65 && run.output.isEmpty && run.messages.contains("expected a column of the index CDCI"), "\(run.messages)")
    try scratch.write("T,S\n1,2\n", to: "table.csv")
    let nameless = try Program.run(["verify", "table.csv", "--index", "index.yaml"], in: scratch.folder)
    #expect(nameless.exitCode == 65 && nameless.messages.contains("expected a column \"unit\""), "\(nameless.messages)")
    #expect(try Program.run(["verify", "nowhere.csv", "--index", "index.yaml"], in: scratch.folder).exitCode == 66)
  }
}
