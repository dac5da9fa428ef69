import Foundation
import SurveyModel
import SurveyWords
import TestSupport

@testable import SurveyImport

/// A survey of two questions (more on demand), three units and two strata, with its files in a temporary folder.
struct TinySurvey {
  static let likert = AnswerScale(
    id: "likert-5",
    categories: [
      .init(value: 1, code: "1", labels: ["Rất không hài lòng", "Very dissatisfied"]),
      .init(value: 2, code: "2", labels: ["Không hài lòng"]),
      .init(value: 3, code: "3", labels: ["Bình thường", "Trung lập"]), .init(value: 4, code: "4", labels: ["Hài lòng"]),
      .init(value: 5, code: "5", labels: ["Rất hài lòng"]),
    ],
    missing: [
      .init(kind: .dontKnow, label: "Không biết"), .init(kind: .dontKnow, label: "99"), .init(kind: .notApplicable, label: "N/A"),
      .init(kind: .refused, label: "từ chối"), .init(kind: .notReached, label: "-66"),
    ])!

  static let units = [
    Unit(id: "mong-cai", name: LocalizedText(vi: "Cửa khẩu Móng Cái", en: "Móng Cái")!, aliases: ["HQ Móng Cái"], formerly: ["bac-luan"]),
    Unit(id: "hon-gai", name: LocalizedText("Hòn Gai")), Unit(id: "van-gia", name: LocalizedText("Vạn Gia")),
  ]

  static let strata = [
    Stratum(id: "in", name: LocalizedText(vi: "Trong tỉnh", en: "Inside")!), Stratum(id: "out", name: LocalizedText("Ngoài tỉnh")),
  ]

  var files: [String: String]
  /// Files that are no text.
  var bytes: [String: [UInt8]] = [:]
  var responses: [RespondentGroup.ResponseFile] = [.init(file: "responses.csv")]
  var columns = RespondentGroup.Columns(respondent: "firm", unit: "unit")
  var questions = ["q1", "q2"]
  var strata = Self.strata
  var duplicates = RespondentGroup.DuplicateRule.latest
  var leaveOut: [LeftOutReason] = []
  var frame: String?
  var fieldwork: Survey.Fieldwork?
  var context: Survey.ContextSource?

  init(_ responses: String, frame: String? = nil) {
    files = ["responses.csv": responses]
    if let frame {
      files["frame.csv"] = frame
      self.frame = "frame.csv"
    }
  }

  var survey: Survey {
    Survey(
      title: LocalizedText("t"), organization: LocalizedText("o"), edition: "2023", published: CalendarDate(iso: "2023-12-27")!,
      fieldwork: fieldwork, index: "index.yaml", previous: "../earlier", unitNoun: LocalizedText("u"), units: Self.units,
      strata: strata,
      scales: [Self.likert],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: responses, columns: columns, questions: questions.map { Question(code: $0, column: $0, scale: 0) },
          duplicates: duplicates, leaveOut: leaveOut, frame: frame)
      ], context: context)
  }

  static let index = try! IndexTree(
    id: "I", children: [.init(id: "q1", indicator: .init(source: .question(code: "q1", statistic: .mean)))])

  /// How the bytes of the files of responses come to the reader.
  enum Way: CaseIterable {
    case file, gzip, pipe, gzipThroughPipe
  }

  /// All files, and the pipes that stand in place of some.
  private func folder(_ way: Way) throws -> (TemporaryFolder, [TestPipe]) {
    var all = files.mapValues { Array($0.utf8) }.merging(bytes) { $1 }
    var pipes: [String: [UInt8]] = [:]
    for name in responses.map(\.file) where way != .file {
      guard let bytes = all[name] else { continue }
      all[name] = way == .gzip ? gzipped(bytes) : nil
      if way != .gzip { pipes[name] = way == .pipe ? bytes : gzipped(bytes) }
    }
    let folder = try TemporaryFolder(all)
    return (folder, try pipes.map { try TestPipe($1, at: folder.path + "/" + $0) })
  }

  func read(through way: Way = .file, chunkSize: Int = 1 << 20, segmentation: Segmentation? = nil) throws -> SurveyData {
    let (folder, pipes) = try folder(way)
    defer { withExtendedLifetime((folder, pipes)) {} }
    return try SurveyReader.read(
      survey, index: Self.index, at: SurveyPlace(folder: folder.path), chunkSize: chunkSize, segmentation: segmentation)
  }

  /// What a reader sees: each counted response, then the account, then the problems; or the failure. A line each.
  func outcome() throws -> [String] {
    do {
      let data = try read()
      return Self.responses(of: data) + Self.leftOut(of: data) + Self.problems(of: data)
    } catch let failure as ImportFailure {
      return failure.faults.map(\.description)
    }
  }

  /// `0 mong-cai in 4,5 complete`, with `-` for no stratum, `dont-know` and such for a missing answer, `stranger` where the frame has no such row.
  static func responses(of data: SurveyData) -> [String] {
    data.groups.flatMap { group in
      (0..<group.responses.count).map { row in
        let table = group.responses
        let answers = table.answers.map { Answer(byte: $0[row]) }
          .map { answer in answer.category.map { String($0 + 1) } ?? answer.missing?.name ?? "?" }
        let stratum = table.stratum[row] == ResponseTable.noStratum ? "-" : strata[Int(table.stratum[row])].id
        return "\(table.respondent[row]) \(units[Int(table.unit[row])].id) \(stratum) \(answers.joined(separator: ",")) "
          + (table.isComplete[row] ? "complete" : "partial") + (table.isInFrame[row] ? "" : " stranger")
      }
    }
  }

  static func leftOut(of data: SurveyData) -> [String] { data.account.leftOut.map { "\($0.rows) \($0.reason.rawValue)" } }

  static func problems(of data: SurveyData) -> [String] {
    data.account.problems.map { "\($0.file):\($0.line.map(String.init) ?? "") \($0.kind.rawValue): \($0.sentence(in: .en))" }
  }
}

/// A pipe with bytes in it and nobody who writes more, under a name in a folder.
final class TestPipe {
  private let descriptor: Int32

  /// - Parameter bytes: as many as a pipe holds, 64 KB, at most.
  init(_ bytes: [UInt8], at path: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw CocoaError(.fileWriteUnknown) }
    descriptor = ends[0]
    let written = bytes.count <= 65_536 ? write(ends[1], bytes, bytes.count) : -1
    close(ends[1])
    guard written == bytes.count, symlink("/proc/self/fd/\(ends[0])", path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  deinit { close(descriptor) }
}
