import Foundation
import Inference
import SurveyImport
import SurveyModel
import Testing

@testable import Workbench

/// What survey.yaml may leave out, and what it may say beside its data.
@Suite struct SurveyKeysTests {
  private static let bench = Workbench(threads: 1)

  private static func run(_ survey: String, _ changes: [String: String] = [:]) throws(Refusal) -> SurveyRun {
    let files = TinySurvey.files(changes.merging(["survey.yaml": survey]) { $1 })
    return try bench.run(bench.read(bench.open(.memory(files))))
  }

  private static func refusal(_ survey: String, _ changes: [String: String] = [:]) -> String? {
    do throws(Refusal) {
      _ = try run(survey, changes)
      return nil
    } catch {
      return error.message(in: .en)
    }
  }

  @Test func aReportWithoutADateSaysSo() throws {
    let folder = try TemporaryFolder(TinySurvey.files(["survey.yaml": TinySurvey.survey.replacing("published: 2023-12-27\n", with: "")]))
    let run = try Self.bench.run(Self.bench.read(Self.bench.open(folder.path)))
    #expect(run.survey.data.survey.published == nil)
    var files: [[String: Data]] = []
    for name in ["a", "b"] {
      try Self.bench.write(run, to: folder.path + "/" + name)
      files.append(
        Dictionary(
          uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name).map {
            ($0, FileManager.default.contents(atPath: folder.path + "/\(name)/\($0)") ?? Data())
          }))
    }
    #expect(files[0] == files[1])
    func text(_ name: String) -> String { String(decoding: files[0][name] ?? Data(), as: UTF8.self) }
    #expect(text("results.json").contains("\"published\": null"))
    #expect(text("report.md").contains("No date of publication"))
    #expect(text("index.html").contains("No date of publication") && text("index.vi.html").contains("Không ghi ngày công bố"))
  }

  /// Without what is for those who check, in every file for people; machines get all.
  @Test func whatIsPublicOfAReport() throws {
    let folder = try TemporaryFolder(TinySurvey.files(["survey.yaml": TinySurvey.survey + "public: summary\n"]))
    let run = try Self.bench.run(Self.bench.read(Self.bench.open(folder.path)), .report)
    try Self.bench.write(run, to: folder.path + "/out")
    func text(_ name: String) -> String {
      String(decoding: FileManager.default.contents(atPath: folder.path + "/out/" + name) ?? Data(), as: UTF8.self)
    }
    for gone in ["id=\"data-quality\"", "id=\"robustness\""] { #expect(!text("index.html").contains(gone), "\(gone)") }
    for kept in ["id=\"ranking\"", "id=\"components\"", "id=\"method\""] { #expect(text("index.html").contains(kept), "\(kept)") }
    #expect(!text("problems.csv").isEmpty && text("results.json").contains("\"robustness\""))
    #expect(Self.refusal(TinySurvey.survey + "public: some\n")?.contains("full") == true)
  }

  @Test func whoDecidedIsToldByTheMethodAndByMachines() throws {
    let index = TinySurvey.index
    let decided = "\ndecided: {by: {vi: Hội đồng, en: The committee}, on: 2023-11-02, document: \"12/QĐ\"}\n"
    let first = try #require(index.firstIndex(of: "\n"))
    let files = ["index.yaml": index[..<first] + decided + index[index.index(after: first)...]].mapValues { String($0) }
    let folder = try TemporaryFolder(TinySurvey.files(files))
    let run = try Self.bench.run(Self.bench.read(Self.bench.open(folder.path)))
    try Self.bench.write(run, to: folder.path + "/out", languages: [.vi, .en], formats: [.html])
    func text(_ name: String) -> String {
      String(decoding: FileManager.default.contents(atPath: folder.path + "/out/" + name) ?? Data(), as: UTF8.self)
    }
    #expect(text("index.html").contains("Trọng số do Hội đồng quyết định ngày 02/11/2023 (12/QĐ)."))
    #expect(text("index.en.html").contains("The weights were decided by The committee on 2 November 2023 (12/QĐ)."))
    #expect(text("results.json").contains("\"on\": \"2023-11-02\""))
  }

  static let silent = TinySurvey.survey.replacing("    questions: [q1, q2]\n", with: "")

  @Test func questionsAreThoseOfTheIndexWhereTheSurveyStatesNone() throws {
    #expect(try Self.run(Self.silent).results.units.map(\.score) == Self.run(TinySurvey.survey).results.units.map(\.score))
    // Also those of satisfaction, and `answers` by their codes.
    let index = TinySurvey.index + "satisfaction: {questions: [q3]}\n"
    let survey = Self.silent.replacing("answers: likert", with: "answers: {default: likert, q3: satisfaction-5}")
    let responses = TinySurvey.responses.split(separator: "\n").map { $0 + ($0.hasPrefix("firm") ? ",q3\n" : ",5\n") }.joined()
    let run = try Self.run(survey, ["index.yaml": index, "responses.csv": responses])
    #expect(run.survey.data.survey.respondentGroups[0].questions.map(\.code) == ["q1", "q2", "q3"])
    #expect(run.results.units[0].satisfaction?.rate == 1)
  }

  @Test func codesThatAreNoHeaders() {
    #expect(
      Self.refusal(Self.silent, ["responses.csv": TinySurvey.responses.replacing("q1,q2", with: "q1,q02")])
        == "responses.csv:1: expected a column \"q2\", found none; did you mean \"q02\"?")
    #expect(
      Self.refusal(Self.silent, ["index.yaml": TinySurvey.index.replacing("{id: q1}", with: "{id: q1, question: [a]}")])?
        .hasPrefix("index.yaml:") == true)
    #expect(
      Self.refusal(Self.silent.replacing("index: index.yaml", with: "index: no.yaml"))
        == "survey.yaml:5:8: no.yaml: expected a file, found none")
  }

  /// A second group that states nothing leaves it open who is asked what.
  @Test func ofTwoGroupsOneMayStateNothing() throws {
    let staff = "  staff:\n    responses: [{file: staff.csv}]\n    columns: {unit: unit}\n    answers: likert\n"
    let both = Self.silent.replacing("scales:\n", with: staff + "scales:\n")
    #expect(Self.refusal(both)?.contains("expected the key \"questions\", found none") == true)
    let stated = both.replacing("    columns: {unit: unit}\n", with: "    columns: {unit: unit}\n    questions: [q2]\n")
    let definitions = try Self.bench.open(
      .memory(TinySurvey.files(["survey.yaml": stated, "index.yaml": TinySurvey.index + "respondent-groups: {firms: 1, staff: 1}\n"])))
    #expect(definitions.survey.respondentGroups.map { $0.questions.map(\.code) } == [["q1"], ["q2"]])
  }

  @Test func unitsThatAreLeftOut() throws {
    let survey = TinySurvey.survey.replacing("respondent-groups:", with: "leave-out-units: [a]\nrespondent-groups:")
    let run = try Self.run(survey)
    #expect(run.results.survey.units.map(\.id) == ["b"] && run.results.units.map(\.score) == [43.75])
    #expect(run.survey.account.rowsRead == 8 && run.survey.account.responses == 4)
    #expect(run.survey.account.leftOut.map(\.reason) == [.unitLeftOut] && run.survey.account.leftOut[0].rows == 4)
    // Nothing is wrong with them, so that they are said once.
    let problem = try #require(run.survey.account.problems.first)
    #expect(run.survey.account.problems.count == 1 && problem.kind == .unitLeftOut && problem.line == 2 && problem.column == "unit")
    #expect(problem.action[.en] == "4 rows about such units are left out")
    // The frame and the context may name it, and so may a block of columns.
    let withFrame =
      survey.replacing("    answers: likert\n", with: "    answers: likert\n    frame: frame.csv\n") + "context: context.csv\n"
    let files = [
      "frame.csv": "respondent,unit\nF1,a\nG1,b\nG2,b\nG9,b\n",
      "context.csv": "unit,indicator,period,kind,value\na,revenue,2023,actual,1\nb,revenue,2023,actual,2\n",
    ]
    let framed = try Self.run(withFrame, files)
    #expect(framed.survey.data.groups[0].frame?.count == 3)
    #expect(framed.survey.data.context?.entries.map(\.value) == [2])
    let blocks = survey.replacing("columns: {respondent: firm, unit: unit}", with: "columns: {respondent: firm}").replacing(
      "questions: [q1, q2]", with: "questions: {q1: \"q1 {unit}\", q2: \"q2 {unit}\"}")
    let wide = try Self.run(blocks, ["responses.csv": "firm,q1 a,q2 a,q1 b,q2 b\nF,5,5,1,3\nG,4,4,,\n"])
    #expect(wide.results.units.map(\.score) == [25] && wide.survey.account.leftOut.map(\.rows) == [2])
  }

  static let wrong: [(String, String)] = [
    ("leave-out-units: [c]", "survey.yaml:10:19: expected the id of a unit, found \"c\"; known: a, b"),
    ("leave-out-units: [a, b]", "survey.yaml:10:18: expected at least one unit that is not left out, found all of them"),
    ("leave-out-unit: [a]", "survey.yaml:10:1: unknown key \"leave-out-unit\"; did you mean \"leave-out-units\"?"),
  ]

  @Test(arguments: wrong) func wrongUnitsToLeaveOut(line: String, message: String) {
    let found = Self.refusal(TinySurvey.survey.replacing("respondent-groups:", with: line + "\nrespondent-groups:"))
    if message.contains("known:") {
      #expect(found?.hasPrefix("survey.yaml:10:19: expected the id of a unit, found \"c\"") == true, "\(found ?? "")")
    } else {
      #expect(found == message)
    }
  }

  @Test(arguments: [("", true), ("    confidential: true\n", true), ("    confidential: false\n", false)])
  func groupsThatAreNotConfidential(line: String, expected: Bool) throws {
    let survey = TinySurvey.survey.replacing("    answers: likert\n", with: "    answers: likert\n" + line)
    let definitions = try Self.bench.open(.memory(TinySurvey.files(["survey.yaml": survey])))
    #expect(definitions.survey.respondentGroups[0].isConfidential == expected)
  }

  /// In a plain table `id` names the column of data, where less can be better; a question is turned when it is read.
  @Test func directionOfAColumnThatOnlyTheIdNames() throws {
    let index = "index: I\nnormalize: {method: min-max}\nindicators: [{id: a}, {id: b, direction: negative}]\n"
    let folder = try TemporaryFolder([
      "t.csv": Array("unit,a,b\nx,1,9\ny,3,1\n".utf8), "i.yaml": Array(index.utf8),
      "q.yaml": Array(index.replacing("{id: b, ", with: "{id: b, question: b, ").utf8),
    ])
    let run = try Self.bench.score(TableQuestion(table: folder.path + "/t.csv", index: folder.path + "/i.yaml"))
    #expect(String(decoding: run.scores(.csv, in: .en), as: UTF8.self).contains("x,0.00,0.00,0.00,2\r\ny,100.00,100.00,100.00,1\r\n"))
    let refusal = #expect(throws: Refusal.self) {
      try Self.bench.score(TableQuestion(table: folder.path + "/t.csv", index: folder.path + "/q.yaml"))
    }
    #expect(refusal?.message(in: .en).contains("expected \"direction: negative\" on data only") == true)
    #expect(Self.refusal(TinySurvey.survey, ["index.yaml": index])?.contains("expected \"direction: negative\" on data only") == true)
  }
}
