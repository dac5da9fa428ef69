import Foundation
import TestSupport
import Testing

/// What `cdci score --format json` writes is what its published schema says.
@Suite struct ScoreSchemaTests {
  static func schema() throws -> JSONSchema {
    JSONSchema(try JSONDocument(parsing: try DocumentationTests.text("Documentation/scores.schema.json").utf8))
  }

  static let worked: [[String]] = [
    ["surveys/hdi-2021/table.csv", "--index", "weights/hdi.yaml"], ["surveys/pci-2019/table.csv", "--index", "weights/pci-2021.yaml"],
    ["surveys/pci-subindex/table.csv", "--index", "weights/pci-subindex.yaml"], WorkedIndicesTests.ddci,
    ["surveys/customs-par-2022/table.csv", "--index", "weights/customs-par-2022.yaml"],
    ["surveys/clearance-panel/table.csv", "--index", "weights/clearance-panel.yaml"],
  ]

  @Test(arguments: worked) func workedIndices(arguments: [String]) throws {
    let run = try Program.run(["score"] + arguments + ["--format", "json", "--quiet"])
    #expect(run.exitCode == 0)
    #expect(try Self.schema().violations(in: try JSONDocument(parsing: run.output.utf8)).map(\.description) == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let table: String
    let index: String
    /// Stands in the document, so that the case is what it says.
    let holds: String

    var testDescription: String { name }
  }

  private static let table = "unit,a,b,c,n,more\nu,1,20,3,10,x\nv,2,15,5,10,y\nw,4,,9,10,z\nx,3,18,8,10,\n"
  private static let three = "indicators: [{id: a}, {id: b}, {id: c}]\n"

  static let cases: [Case] = [
    Case(name: "one unit", table: "unit,a\nu,1\n", index: "index: I\nnormalize: none\nindicators: [{id: a}]\n", holds: "\"rank\": 1"),
    Case(
      name: "names, groups, a unit without a score", table: "unit,name,group,a\nu,U,g,1\nv,V,g,\nw,W,,2\n",
      index: "index: I\nnormalize: none\ntiers: [{from: 1, name: {vi: \"Tốt\", en: \"Good\"}}]\nindicators: [{id: a}]\n",
      holds: "\"rankInGroup\": 1"),
    Case(
      name: "clipped", table: "unit,a\nu,-5\nv,150\n",
      index: "index: I\nnormalize: {method: goalposts, range: {min: 0, max: 100}}\nindicators: [{id: a}]\n", holds: "\"value\": -5"),
    Case(
      name: "range of the run", table: table, index: "index: I\nnormalize: min-max\n" + three, holds: "\"min\": 15"),
    Case(
      name: "points and an entity", table: table,
      index: "index: I\nnormalize: none\n" + three
        + FinishTablesTests.finish.replacing("unit: b", with: "unit: u")
        .replacing("unit: a", with: "unit: v").replacing("question: q2", with: "data: n"), holds: "\"title\""),
    Case(
      name: "treatment", table: table,
      index: "index: I\nnormalize: none\ntreatment: {denominate: {a: n}, impute: median, outliers: {winsorise: 1}}\n" + three,
      holds: "\"by\": \"median\""),
    Case(name: "equal", table: table, index: "index: I\nnormalize: none\nweights: equal\n" + three, holds: "\"finding\": {}"),
    Case(
      name: "budget", table: table, index: "index: I\nnormalize: none\nweights: {budget: [[50, 30, 20], [60, 20, 20]]}\n" + three,
      holds: "\"experts\": 2"),
    Case(
      name: "ahp", table: table,
      index: "index: I\nnormalize: none\nweights: {ahp: [[1, 2, 9], [1/2, 1, 1/2], [1/9, 2, 1]]}\n" + three, holds: "\"worstPair\": {"),
    Case(name: "pca", table: table, index: "index: I\nnormalize: none\nweights: pca\n" + three, holds: "\"eigenvector\""),
    Case(name: "entropy", table: table, index: "index: I\nnormalize: none\nweights: entropy\n" + three, holds: "\"entropies\""),
    Case(name: "critic", table: table, index: "index: I\nnormalize: none\nweights: critic\n" + three, holds: "\"information\""),
  ]

  @Test(arguments: cases) func everyPartOfADocument(c: Case) throws {
    let scratch = try Scratch()
    try scratch.write(c.table, to: "t.csv")
    try scratch.write(c.index, to: "i.yaml")
    let run = try Program.run(["score", "t.csv", "--index", "i.yaml", "--format", "json"], in: scratch.folder)
    #expect(run.exitCode == 0 && run.output.contains(c.holds), "\(run.messages)\(run.output)")
    #expect(try Self.schema().violations(in: try JSONDocument(parsing: run.output.utf8)).map(\.description) == [])
  }

  @Test func aForeignDocumentIsTurnedDown() throws {
    let run = try Program.run(["score"] + Self.worked[0] + ["--format", "json", "--quiet"])
    let changed = run.output.replacing("\"rank\": 1,", with: "\"rank\": 0, \"taxCode\": \"5700100256\",")
    try #require(changed != run.output)
    let violations = try Self.schema().violations(in: try JSONDocument(parsing: changed.utf8)).map(\.description)
    #expect(violations.count == 2 && violations.allSatisfy { $0.contains("taxCode") || $0.contains("at least 1") })
  }
}
