import SurveyModel
import Testing

@testable import SurveyImport

/// What `init` calls the answers of a scale that it declares, in the language that the file has not: where all are known, else nothing.
@Suite struct LabelPairsTests {
  struct Case: Sendable {
    let labels: [[String]]
    var missing: [String] = []
    /// Vietnamese and English; `nil` of an answer without a label.
    let names: [String?]?
  }

  static let cases: [Case] = [
    Case(
      labels: [["Không hài lòng"], ["Bình thường"], ["Rất hài lòng"]],
      names: ["Không hài lòng/Dissatisfied", "Bình thường/Neutral", "Rất hài lòng/Very satisfied"]),
    // The same word of another family; its own writing stays; a number before it does not matter.
    Case(labels: [["Kém"], ["BÌNH THƯỜNG", "2. BÌNH THƯỜNG"], ["Tốt"]], names: ["Kém/Poor", "BÌNH THƯỜNG/Average", "Tốt/Good"]),
    Case(labels: [["Disagree"], [], ["Agree"]], names: ["Không đồng ý/Disagree", nil, "Đồng ý/Agree"]),
    // One that is not known, two families, two that would be called the same, one that is another's label: nothing is sure.
    Case(labels: [["Tệ"], ["Tàm tạm"], ["Tốt"]], names: nil), Case(labels: [["Không hài lòng"], ["Dễ"]], names: nil),
    Case(labels: [["Khá hài lòng"], ["Tạm hài lòng"]], names: nil), Case(labels: [["Kém"], ["Tốt", "Poor"]], names: nil),
    Case(labels: [["Không"], ["Có"]], missing: ["No"], names: nil), Case(labels: [[], []], names: nil),
  ]

  @Test(arguments: cases.indices) func names(place: Int) {
    let c = Self.cases[place]
    let values = c.labels.enumerated().map { ScaleProposal.Value(code: String($0 + 1), labels: $1) }
    let missing = c.missing.isEmpty ? [] : [ScaleProposal.Missing(kind: .dontKnow, labels: c.missing)]
    let found = LabelPairs.names(of: values, besides: missing)
    #expect(found?.map { $0.map { "\($0.name[.vi])/\($0.name[.en])" } } == c.names)
  }

  /// A form of three points, which no built-in scale has: the survey runs, and its English report is English.
  @Test func ofAnExport() throws {
    let labels = ["Không hài lòng", "Bình thường", "Hài lòng"]
    let rows = (0..<30).map { "Đội \($0 % 3 + 1),\(labels[$0 % 3]),\(labels[($0 + 1) % 3])\n" }
    let survey = try ProposedSurvey("Đơn vị,Thái độ phục vụ,Thời gian giải quyết\n" + rows.joined()) { $0.likeliest }
    let scale = try #require(survey.data?.survey.scales.first)
    #expect(scale.categories.map { $0.name[.vi] } == labels)
    #expect(scale.categories.map { $0.name[.en] } == ["Dissatisfied", "Neutral", "Satisfied"])
    #expect(survey.draft.survey.contains("\"3\": {vi: \"Hài lòng\", en: \"Satisfied\"}\n"))
    #expect(survey.missing == 0)
  }
}
