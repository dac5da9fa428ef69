import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// What an export of the corpus truly holds: a file for each platform lies in `Fixtures/truth`, and the exports are made of them.
///
/// `{"name", "responses", "columns": [{"header", "row", "is", "answers": [[text, count]], "missing": {kind: [[text, count]]}}]}`, where `is` is `unit`,
/// `stratum`, `question` with its answers from the worst to the best, `undecided`, which a person has to decide, or `other`, which no index may hold. A third
/// item, `"same"`, says that an answer is the one before in another spelling.
struct TrueExport: Sendable, Decodable, CustomTestStringConvertible {
  enum Meaning: String, Decodable { case unit, stratum, question, undecided, other }

  struct Answer: Sendable, Hashable, Decodable {
    let text: String
    let count: Int
    let isSame: Bool

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      text = try pair.decode(String.self)
      count = try pair.decode(Int.self)
      isSame = pair.isAtEnd ? false : try pair.decode(String.self) == "same"
    }
  }

  struct Column: Sendable, Decodable {
    let header: String
    var row: String?
    let `is`: Meaning
    let answers: [Answer]
    var missing: [String: [Answer]]?

    /// The spellings of each point, from the worst to the best.
    var points: [[Answer]] {
      answers.reduce(into: []) { points, answer in
        if answer.isSame { points[points.count - 1].append(answer) } else { points.append([answer]) }
      }
    }
  }

  let name: String
  let responses: Int
  var columns: [Column]
  /// By its file.
  private(set) var platform: String?

  var testDescription: String { "\(platform ?? ""): \(name)" }

  static let all = read("Fixtures/truth")
  /// Invented as officers and survey owners write them, before anything was read of them: short labels, codes for labels, comparisons, spans, burdens.
  static let forms = read("Fixtures/forms")

  private static func read(_ path: String) -> [TrueExport] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path < $1.path }.flatMap { file -> [TrueExport] in
      let exports = (try? JSONDecoder().decode([TrueExport].self, from: Data(contentsOf: file))) ?? []
      return exports.map { export in
        var export = export
        export.platform = file.deletingPathExtension().lastPathComponent
        return export
      }
    }
  }

  /// The answers as an export holds them, in an order of their own for each column.
  var made: MadeExport {
    MadeExport(
      columns: columns.enumerated().map { number, column in
        let seed = UInt64(number + 3)
        let pairs = column.answers.map { ($0.text, $0.count) }
        let missing = (column.missing ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value).map { ($0.text, $0.count) }
        let row = column.row ?? ""
        guard column.is != .question else { return MadeExport.rating(column.header, row: row, pairs, missing: missing, seed: seed) }
        return MadeExport.other(column.header, pairs + missing, row: row, seed: seed)
      })
  }

  subscript(_ meaning: Meaning) -> [Column] { columns.filter { $0.is == meaning } }
}

/// Thirty made exports of ten platforms, in Vietnamese and English, beside the files of their truth: no wrong score anywhere, and nothing is left undecided.
@Suite struct CorpusTests {
  @Test func thirtyOfTenPlatforms() {
    #expect(TrueExport.all.count == 30)
    #expect(Set(TrueExport.all.map(\.platform)).count == 10)
    for export in TrueExport.all {
      for column in export.columns {
        let missing = (column.missing ?? [:]).values.joined()
        #expect(
          column.answers.reduce(0) { $0 + $1.count } + missing.reduce(0) { $0 + $1.count } == export.responses,
          "\(export.name) \(column.header)")
      }
    }
  }

  @Test(arguments: TrueExport.all) func theTruth(truth: TrueExport) throws { try check(truth) }

  /// Other columns first, and the rows of each in another order. Grids of a platform that heads them once stay as they are.
  @Test(arguments: TrueExport.all) func inAnotherOrderOfColumns(truth: TrueExport) throws {
    guard truth.columns.allSatisfy({ $0.row == nil }) else { return }
    var truth = truth
    truth.columns = MadeExport.shuffled(truth.columns.map(\.header), seed: 11).map { truth.columns[$0] }
    try check(truth)
  }

  /// The same rows from the last to the first give the same survey, to the letter.
  @Test(arguments: TrueExport.all) func inAnotherOrderOfRows(truth: TrueExport) throws {
    let export = truth.made
    let turned = MadeExport(
      columns: export.columns.map { column in
        var column = column
        column.cells.reverse()
        return column
      })
    let (first, second) = (
      try ProposedSurvey(export.file(truth.platform ?? "")).draft, try ProposedSurvey(turned.file(truth.platform ?? "")).draft
    )
    #expect(first.survey == second.survey && first.index == second.index && first.readme == second.readme)
    #expect(first.remarks == second.remarks)
  }

  /// Forms of other kinds: right, or undecided where only their owner knows.
  @Test(arguments: TrueExport.forms) func otherForms(truth: TrueExport) throws { try check(truth) }

  private func check(_ truth: TrueExport) throws {
    let faults = try faults(truth)
    #expect(faults.isEmpty, "\(faults.joined(separator: "; "))")
  }

  /// What differs from the truth, each with the column: `unit`, `wrong` where a score is, `lost` where a question is neither scored nor to be decided, `asked`
  /// where what is plain is to be decided.
  private func faults(_ truth: TrueExport) throws -> [String] {
    let made = try ProposedSurvey(truth.made.file(truth.platform ?? ""))
    var faults: [String] = []
    func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
    guard let data = made.data else {
      // A survey without a question waits for the decisions.
      expect(truth[.question].isEmpty, "waits: \(made.failure?.faults.map { $0.message[.en] } ?? [])")
      for column in truth.columns {
        expect(made.open.contains { truth.holds($0, column) } == (column.is == .undecided), "\(column.is): \(column.header)")
      }
      return faults
    }
    expect(made.responses == truth.responses && made.leftOut.allSatisfy { $0.value == 0 }, "responses: \(made.responses) \(made.leftOut)")
    let responses = data.groups[0].responses

    // Units and strata, with the responses of each.
    let units = Dictionary(grouping: responses.unit) { data.survey.units[Int($0)].name[.vi] }.mapValues(\.count)
    let wanted = Dictionary(uniqueKeysWithValues: truth[.unit].flatMap(\.answers).map { ($0.text, $0.count) })
    expect(wanted.isEmpty ? data.survey.units.count == 1 : units == wanted, "unit: \(units)")
    let known = responses.stratum.filter { $0 != ResponseTable.noStratum }
    let strata = Dictionary(grouping: known) { data.survey.strata[Int($0)].name[.vi] }.mapValues(\.count)
    expect(strata == Dictionary(uniqueKeysWithValues: truth[.stratum].flatMap(\.answers).map { ($0.text, $0.count) }), "strata: \(strata)")

    // Each question on its scale: how often each point was given, from the worst to the best, and what is missing.
    for column in truth.columns {
      let place = responses.questions.firstIndex { truth.holds($0.column, column) }
      let isOpen = made.open.contains { truth.holds($0, column) }
      let name = "\(column.header) \(column.row ?? "")"
      guard column.is == .question else {
        expect(place == nil, "wrong, scored: \(name)")
        if column.is == .undecided {
          expect(isOpen || place != nil, "lost: \(name)")
        } else {
          expect(!isOpen, "asked, no question: \(name)")
        }
        continue
      }
      guard let place else {
        faults.append("\(isOpen ? "asked" : "lost"): \(name)")
        continue
      }
      let scale = data.survey.scales[responses.questions[place].scale]
      let answers = responses.answers[place].map { Answer(byte: $0) }
      let counts = scale.categories.indices.map { point in answers.count { $0.category == point } }
      expect(counts == column.points.map { $0.reduce(0) { $0 + $1.count } }, "wrong: \(name) \(counts)")
      let key = AnswerKey(scale: scale)
      expect(
        column.points.map { Set($0.map { key.answer($0.text).category }) } == column.points.indices.map { [$0] },
        "wrong: \(name) \(scale.id)")
      var missing: [String: Int] = [:]
      for kind in answers.compactMap(\.missing) { missing[kind.name, default: 0] += 1 }
      expect(missing == (column.missing ?? [:]).mapValues { $0.reduce(0) { $0 + $1.count } }, "wrong: \(name) \(missing)")
    }
    expect(responses.questions.count <= truth[.question].count, "wrong, scored: \(responses.questions.map(\.column))")
    // Nothing else is scored: an index names questions alone.
    expect(Set(data.index.questionCodes).isSubset(of: responses.questions.map(\.code)), "index: \(data.index.questionCodes)")
    return faults
  }
}

extension TrueExport {
  /// Whether a survey means the column by its name: the text, its row, or the platform's code for it.
  fileprivate func holds(_ name: String, _ column: Column) -> Bool {
    guard let place = columns.firstIndex(where: { $0.header == column.header && $0.row == column.row }) else { return false }
    let made = made.columns[place]
    let code = "Q\(place + 1)"
    return [made.header, made.row, MadeExport.text(made), code, "\(made.header) - \(made.row)", "\(made.header)/\(made.row)"].contains(name)
      || name.hasPrefix("\(code). ") || name.hasPrefix("\(code)[")
  }
}

/// Files that are hardly a survey: a folder, or a refusal that says what was looked for.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "one column", text: "a\n" + (0..<30).map { "\($0)\n" }.joined()),
    Case(
      name: "two thousand columns",
      text: MadeExport.line((0..<2000).map { "c\($0)" })
        + (0..<5).map { row in MadeExport.line((0..<2000).map { String(($0 + row) % 5 + 1) }) }.joined()),
    Case(name: "no header", text: (0..<30).map { "\($0 % 5 + 1),\($0 % 3 + 1),North\n" }.joined()),
    Case(name: "two headers", text: "Office,Score\nOffice,Score\nNorth,5\nSouth,4\n"),
    Case(
      name: "free text only",
      text: "id,What do you think?\n"
        + (0..<30).map { "\($0),\"Ông Nguyễn Văn \($0), 09121234\($0), nghĩ rằng \(String(repeating: "x", count: $0))\"\n" }.joined()),
    Case(
      name: "nothing but ticks",
      text: "used a,used b,used c\n"
        + (0..<30).map { "\($0 % 2 == 0 ? "x" : ""),\($0 % 3 == 0 ? "x" : ""),\($0 % 5 == 0 ? "x" : "")\n" }.joined()),
    Case(name: "every cell missing", text: "Office,q1,q2\n" + String(repeating: "N/A,NULL,-\n", count: 30)),
    Case(name: "empty cells", text: "Office,q1,q2\n" + String(repeating: ",,\n", count: 30)),
    Case(name: "thirty thousand labels", text: "Office,Say\n" + (0..<30_000).map { "North,label \($0)\n" }.joined()),
    Case(
      name: "the same header ten times",
      text: MadeExport.line(Array(repeating: "How good?", count: 10))
        + (0..<30).map { row in MadeExport.line((0..<10).map { String(($0 + row) % 5 + 1) }) }.joined()),
  ]

  @Test(arguments: cases) func aFolderOrARefusal(c: Case) throws {
    do {
      let made = try ProposedSurvey(c.text)
      for secret in ["Nguyễn Văn", "09121234"] { #expect(!(made.draft.survey + made.draft.index + made.draft.readme).contains(secret)) }
      if let failure = made.failure { #expect(!failure.faults.isEmpty) }
    } catch let failure as ImportFailure {
      #expect(!failure.faults.isEmpty && failure.faults.allSatisfy { !$0.message[.en].isEmpty })
    }
  }

  @Test func twoQuestionnairesAreTwoGroups() throws {
    let firms = MadeExport(columns: [DecisionTests.office, DecisionTests.staff, DecisionTests.forms])
    let own = MadeExport(columns: [
      DecisionTests.office, MadeExport.rating("The rules are followed", DecisionTests.agreement, seed: 4),
      MadeExport.rating("Files are complete", DecisionTests.agreement, seed: 5),
    ])
    let made = try ProposedSurvey([("firms.csv", firms.file("plain")), ("own-staff.csv", own.file("plain"))])
    #expect(made.failure == nil, "\(String(describing: made.failure)) \(made.draft.survey) \(made.draft.index)")
    #expect(made.data?.survey.respondentGroups.map(\.id) == ["firms", "own-staff"])
    #expect(made.draft.index.contains("respondent-groups:"))
    #expect(made.units.sorted() == ["North", "South"])
  }

  @Test func twoFilesWithAnOfficeEach() throws {
    let rows = (0..<12).map { "\($0 % 5 + 1),\($0 % 4 + 2)\n" }.joined()
    let made = try ProposedSurvey([
      ("mong-cai.csv", "How helpful was the office?,How quick was it?\n" + rows),
      ("hon-gai.csv", "How helpful was the office?,How quick was it?\n" + rows + "5,5\n"),
    ])
    #expect(made.units == ["mong-cai", "hon-gai"])
    #expect(made.scored.count == 2)
  }
}
