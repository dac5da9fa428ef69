import Foundation
import SurveyModel

@testable import SurveyImport

/// An export that is made up with its truth: what each column is, and what its answers mean.
struct MadeExport: Sendable {
  /// One column: the header, the cells, and the score of each answer from 0 to 100 where it is a question.
  struct Column: Sendable {
    let header: String
    var cells: [String]
    /// `nil` for a column that no index may hold; of a question, a score for each row, `nil` where it is missing.
    var scores: [Double?]?
    var isUnit = false
    var isStratum = false
    /// Of a question: how many points its scale has, and how many of its cells are no answer.
    var points: Int?
    /// The row of a grid, where the header is its question.
    var row = ""
  }

  var columns: [Column]

  var rows: Int { columns.first?.cells.count ?? 0 }

  /// Cells in an order of their own, the same on every run.
  static func shuffled(_ cells: [String], seed: UInt64) -> [Int] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var order = Array(cells.indices)
    for place in stride(from: order.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      order.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
    }
    return order
  }

  /// A question on a scale, its answers from the worst to the best with how often each is given.
  static func rating(
    _ header: String, row: String = "", _ labels: [(String, Int)], missing: [(String, Int)] = [], points: Int? = nil, from first: Int = 0,
    seed: UInt64
  ) -> Column {
    var cells: [String] = []
    var scores: [Double?] = []
    let top = Double((points ?? labels.count) - 1)
    for (place, label) in labels.enumerated() {
      cells += Array(repeating: label.0, count: label.1)
      scores += Array(repeating: Double(place + first) / top * 100, count: label.1)
    }
    for label in missing {
      cells += Array(repeating: label.0, count: label.1)
      scores += Array(repeating: nil, count: label.1)
    }
    let order = shuffled(cells, seed: seed)
    return Column(
      header: header, cells: order.map { cells[$0] }, scores: order.map { scores[$0] }, points: points ?? labels.count, row: row)
  }

  /// Anything that is no question.
  static func other(_ header: String, _ values: [(String, Int)], row: String = "", seed: UInt64 = 1) -> Column {
    let cells = values.flatMap { Array(repeating: $0.0, count: $0.1) }
    return Column(header: header, cells: shuffled(cells, seed: seed).map { cells[$0] }, row: row)
  }

  static func unit(_ header: String, _ names: [String], rows: Int) -> Column {
    Column(header: header, cells: (0..<rows).map { names[$0 % names.count] }, isUnit: true)
  }

  /// Rows and columns in another order.
  func reordered(seed: UInt64) -> MadeExport {
    let order = Self.shuffled(columns.first?.cells ?? [], seed: seed)
    let places = Self.shuffled(columns.map(\.header), seed: seed + 1)
    return MadeExport(
      columns: places.map { columns[$0] }.map { column in
        var column = column
        column.cells = order.map { column.cells[$0] }
        column.scores = column.scores.map { scores in order.map { scores[$0] } }
        return column
      })
  }

  // MARK: Files

  static func field(_ text: String, _ delimiter: String = ",") -> String {
    text.contains(delimiter) || text.contains("\"") || text.contains("\n") ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  static func line(_ cells: [String], _ delimiter: String = ",") -> String {
    cells.map { field($0, delimiter) }.joined(separator: delimiter) + "\n"
  }

  static func text(_ column: Column) -> String { column.row.isEmpty ? column.header : "\(column.header) [\(column.row)]" }

  /// A day of March 2025, in the order of the rows.
  private static func day(_ row: Int) -> String { String(row % 28 + 1).count == 1 ? "0\(row % 28 + 1)" : "\(row % 28 + 1)" }

  /// As the platform writes it.
  func file(_ platform: String) -> String {
    let cells = (0..<rows).map { row in columns.map { $0.cells[row] } }
    let texts = columns.map(Self.text)
    let codes = columns.indices.map { "Q\($0 + 1)" }
    switch platform {
    case "google-forms":
      return Self.line(["Timestamp"] + texts)
        + cells.enumerated().map { Self.line(["2025/03/\(Self.day($0)) 9:15:00 AM GMT+7"] + $1) }.joined()
    case "google-forms-vi":
      return Self.line(["Dấu thời gian"] + texts) + cells.enumerated().map { Self.line(["\(Self.day($0))/03/2025 09:15:00"] + $1) }.joined()
    case "microsoft-forms":
      let own = ["ID", "Start time", "Completion time", "Email", "Name"]
      return Self.line(own + columns.map { $0.row.isEmpty ? $0.header : $0.row }, ";")
        + cells.enumerated().map {
          Self.line(["\($0 + 1)", "3/\($0 % 28 + 1)/2025 8:00", "3/\($0 % 28 + 1)/2025 8:09", "anonymous", ""] + $1, ";")
        }.joined()
    case "limesurvey":
      let own = ["id", "submitdate", "lastpage", "startlanguage"]
      let headers = zip(codes, columns).map { $1.row.isEmpty ? "\($0). \($1.header)" : "\($0)[SQ001]. \($1.header) [\($1.row)]" }
      return Self.line(own + headers)
        + cells.enumerated().map { Self.line(["\($0 + 1)", "2025-03-\(Self.day($0)) 09:00:00", "3", "en"] + $1) }.joined()
    case "qualtrics":
      let own = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"]
      let ids = columns.indices.map { "{\"ImportId\":\"QID\($0 + 1)\"}" }
      let second = columns.map { $0.row.isEmpty ? $0.header : "\($0.header) - \($0.row)" }
      return Self.line(own + codes)
        + Self.line(["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID"] + second)
        + Self.line(own.map { "{\"ImportId\":\"\($0)\"}" } + ids)
        + cells.enumerated().map {
          Self.line(["2025-03-\(Self.day($0)) 09:00:00", "2025-03-\(Self.day($0)) 09:05:00", "0", "100", "1", "R_\($0)"] + $1)
        }.joined()
    case "surveymonkey":
      let own = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
      var shown: Set<String> = []
      let first = columns.map { column in column.row.isEmpty || shown.insert(column.header).inserted ? column.header : "" }
      return Self.line(own + first) + Self.line(["", "", "", ""] + columns.map { $0.row.isEmpty ? "Response" : $0.row })
        + cells.enumerated().map { Self.line(["\(900 + $0)", "1", "3/\($0 % 28 + 1)/2025 8:00", "3/\($0 % 28 + 1)/2025 8:05"] + $1) }
        .joined()
    case "kobo":
      let headers = columns.map { $0.row.isEmpty ? $0.header : "\($0.header)/\($0.row)" }
      let own = ["_id", "_uuid", "_submission_time", "_index"]
      return (["start", "end"] + headers + own).map { "\"\($0)\"" }.joined(separator: ";") + "\n"
        + cells.enumerated().map { row, cells in
          (["2025-03-\(Self.day(row))T09:00:00.000+07:00", "2025-03-\(Self.day(row))T09:05:00.000+07:00"] + cells
            + ["\(row)", "u\(row)", "2025-03-\(Self.day(row))T02:06:00", "\(row + 1)"]).map { "\"\($0)\"" }.joined(separator: ";") + "\n"
        }.joined()
    case "redcap":
      return Self.line(["record_id"] + texts + ["survey_complete"])
        + cells.enumerated().map { Self.line(["\($0 + 1)"] + $1 + ["2"]) }.joined()
    case "odk":
      return Self.line(["SubmissionDate"] + texts + ["KEY", "SubmitterID", "ReviewState"])
        + cells.enumerated().map { Self.line(["2025-03-\(Self.day($0))T02:05:00.000Z"] + $1 + ["uuid:\($0)", "1", ""]) }.joined()
    case "surveyjs":
      return Self.line(columns.map { $0.row.isEmpty ? $0.header : "\($0.header) - \($0.row)" }) + cells.map { Self.line($0) }.joined()
    default: return Self.line(texts) + cells.map { Self.line($0) }.joined()
    }
  }

  /// The mean score of each question, by its text, row or header as the platform names it.
  var truth: [(name: String, score: Double, count: Int, points: Int?)] {
    columns.compactMap { column in
      guard let scores = column.scores else { return nil }
      let known = scores.compactMap(\.self)
      let name = column.row.isEmpty ? column.header : column.row
      return (name, known.reduce(0, +) / Double(max(1, known.count)), known.count, column.points)
    }
  }
}

/// What `init` makes of files, read back by our own reader.
struct ProposedSurvey {
  struct Scored {
    let header: String
    let code: String
    let score: Double
    let mean: Double
    let count: Int
    let points: Int
  }

  let draft: SurveyDraft
  /// `nil` where the survey has to be edited first.
  let data: SurveyData?
  let failure: ImportFailure?

  init(_ files: [(name: String, text: String)], platform: String? = nil, decide: (InitDecision) -> Int? = { _ in nil }) throws {
    try self.init(bytes: files.map { ($0.name, Array($0.text.utf8)) }, platform: platform, decide: decide)
  }

  init(bytes files: [(name: String, bytes: [UInt8])], platform: String? = nil, decide: (InitDecision) -> Int? = { _ in nil }) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cdci-proposed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "in"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files { try Data(file.bytes).write(to: folder.appending(path: "in/\(file.name)")) }
    draft = try SurveyDraft.propose(
      files.map { folder.path + "/in/" + $0.name }, platform: platform, name: "t", today: CalendarDate(year: 2025, month: 5, day: 1)!,
      decide: decide)
    let out = folder.appending(path: "out")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    try draft.copyExports(to: out.path)
    switch try draft.write(into: out.path) {
    case .runs(let data, _): (self.data, failure) = (data, nil)
    case .waits(let failure): (data, self.failure) = (nil, failure)
    }
  }

  /// The figures beside the ranking, where they were read.
  var context: [ContextTable.Entry] { data?.context?.entries ?? [] }

  init(_ text: String, name: String = "r.csv", decide: (InitDecision) -> Int? = { _ in nil }) throws {
    try self.init([(name, text)], decide: decide)
  }

  var units: [String] { data?.survey.units.map { $0.name[.vi] } ?? [] }
  var open: [String] { draft.open.map(\.column) }
  var responses: Int { data?.account.responses ?? 0 }
  /// Cells of questions without an answer on their scale, in the rows that count.
  var missing: Int {
    (data?.groups ?? []).reduce(0) { all, group in
      all + group.responses.answers.reduce(0) { $0 + $1.count { Answer(byte: $0).category == nil } }
    }
  }

  var leftOut: [LeftOutReason: Int] { Dictionary(uniqueKeysWithValues: (data?.account.leftOut ?? []).map { ($0.reason, $0.rows) }) }

  /// Every question of every group with the mean of its answers, and the same from 0 to 100 between the ends of its scale.
  var scored: [Scored] {
    guard let data else { return [] }
    var scored: [Scored] = []
    for (group, definition) in zip(data.groups, data.survey.respondentGroups) {
      for (question, answers) in zip(definition.questions, group.responses.answers) {
        let scale = data.survey.scales[question.scale]
        let values = answers.compactMap { Answer(byte: $0).category.map { scale.categories[$0].value } }
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        scored.append(
          Scored(
            header: question.column, code: question.code, score: (mean - scale.lowest) / (scale.highest - scale.lowest) * 100, mean: mean,
            count: values.count, points: scale.categories.count))
      }
    }
    return scored
  }
}
