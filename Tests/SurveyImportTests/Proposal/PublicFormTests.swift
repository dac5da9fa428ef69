import SurveyModel
import Testing

@testable import SurveyImport

/// Forms as offices write them: what a careful reader takes for a question, for the unit or for no answer is taken so, and no more is asked.
@Suite struct PublicFormTests {
  static let satisfaction = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  static func file(_ columns: [MadeExport.Column]) throws -> ProposedSurvey {
    let rows = columns[0].cells.count
    let unit = MadeExport.unit("Đơn vị", ["Sở Tài chính", "Sở Nội vụ"], rows: rows)
    return try ProposedSurvey(MadeExport(columns: [unit] + columns).file("plain"))
  }

  static func rating(_ header: String, _ labels: [String], missing: [(String, Int)] = [], seed: UInt64 = 3) -> MadeExport.Column {
    MadeExport.rating(header, labels.enumerated().map { ($1, 8 + $0) }, missing: missing, seed: seed)
  }

  /// Two words of no answer in one label are none either.
  @Test(arguments: [
    ("Không biết/KTL", MissingKind.dontKnow), ("Không trả lời, không biết", .refused), ("Don't know / No answer", .dontKnow),
    ("N/A, not used", .notApplicable),
  ]) func severalWordsOfNoAnswer(text: String, kind: MissingKind) throws {
    #expect(MissingWords.kind(text) == kind)
    let made = try Self.file([
      Self.rating("Thái độ", Self.satisfaction, missing: [(text, 6)]),
      Self.rating("Thời gian", Self.satisfaction, missing: [(text, 6)], seed: 5),
    ])
    #expect(made.open.isEmpty && made.scored.map(\.count) == [50, 50] && made.missing == 12)
  }

  @Test(arguments: ["Hài lòng/KTL", "Không biết / Bình thường", "-/5", "Có, không biết"]) func aGradeAmongThemIsAnswer(text: String) {
    #expect(MissingWords.kind(text) == nil)
  }

  /// Opposites are one scale, as "khó" and "dễ" are.
  @Test(arguments: [
    ["Rất khó hiểu", "Khó hiểu", "Bình thường", "Dễ hiểu", "Rất dễ hiểu"],
    ["Rất bất tiện", "Bất tiện", "Bình thường", "Thuận tiện", "Rất thuận tiện"],
    ["Rất khó tìm", "Khó tìm", "Dễ tìm", "Rất dễ tìm"], ["Không tin cậy", "Ít tin cậy", "Khá tin cậy", "Tin cậy", "Rất tin cậy"],
  ]) func opposites(labels: [String]) throws {
    let column = Self.rating("Biểu mẫu, thông tin", labels)
    let made = try Self.file([column])
    let scored = try #require(made.scored.first)
    let scores = (column.scores ?? []).compactMap(\.self)
    #expect(made.open.isEmpty && scored.points == labels.count)
    #expect(abs(scored.score - scores.reduce(0, +) / Double(scores.count)) < 1e-9)
  }

  /// The office that a firm rates is no fact about the firm.
  @Test(arguments: ["Sở/ngành doanh nghiệp đánh giá", "Sở, ngành doanh nghiệp giao dịch", "Đơn vị doanh nghiệp đánh giá"])
  func theOfficeThatAFirmRates(header: String) throws {
    let question = Self.rating("Thái độ", Self.satisfaction)
    let unit = MadeExport.unit(header, ["Sở Tài chính", "Sở Nội vụ"], rows: question.cells.count)
    let made = try ProposedSurvey(MadeExport(columns: [unit, question]).file("plain"))
    #expect(made.units.sorted() == ["Sở Nội vụ", "Sở Tài chính"] && made.open.isEmpty)
  }

  /// What an office is equipped with is rated; what the respondent uses is a fact.
  @Test func equipment() throws {
    let grades = ["1", "2", "3", "4", "5"]
    let made = try Self.file([
      Self.rating("Trang thiết bị hiện đại", grades), Self.rating("Nơi ngồi chờ đủ chỗ", grades, seed: 5),
      Self.rating("Công chức lịch sự", grades, seed: 7), Self.rating("Thiết bị", grades, seed: 9),
    ])
    #expect(made.scored.map(\.header) == ["Trang thiết bị hiện đại", "Nơi ngồi chờ đủ chỗ", "Công chức lịch sự"])
  }

  /// The state of a response, the same in every row, is no grade.
  @Test(arguments: ["Response Status", "Status"]) func statusOfAResponse(header: String) throws {
    let question = Self.rating("Thái độ", Self.satisfaction)
    let made = try Self.file([MadeExport.other(header, [("Complete", question.cells.count)]), question])
    #expect(made.open.isEmpty && made.scored.map(\.header) == ["Thái độ"])
  }

  /// "No opinion" where all other grades are good or bad may be the middle: it counts as no answer, and is said.
  @Test(arguments: [
    (["Hoàn toàn không đồng ý", "Không đồng ý", "Đồng ý", "Hoàn toàn đồng ý"], "Không có ý kiến", true),
    (["Rất không hài lòng", "Không hài lòng", "Hài lòng", "Rất hài lòng"], "Không ý kiến", true),
    (["Strongly disagree", "Disagree", "Agree", "Strongly agree"], "No opinion", true),
    (["Hoàn toàn không đồng ý", "Không đồng ý", "Bình thường", "Đồng ý", "Hoàn toàn đồng ý"], "Không có ý kiến", false),
    (["Strongly disagree", "Disagree", "Agree", "Strongly agree"], "Not applicable", false),
  ]) func noOpinionInTheMiddle(labels: [String], text: String, isSaid: Bool) throws {
    let columns = ["Nhanh", "Đúng hạn"].enumerated().map {
      Self.rating($1, labels, missing: [(text, 12)], seed: UInt64($0 + 3))
    }
    let made = try Self.file(columns)
    #expect(made.scored.count == 2 && made.scored.allSatisfy { $0.points == labels.count })
    #expect(made.draft.survey.contains("no other grade is in the middle of the scale: \(text)") == isSaid)
  }

  /// Letters under a header that asks for a rating may be grades: their order is asked for, and nothing is scored.
  @Test func lettersUnderARating() throws {
    let made = try Self.file([Self.rating("Thái độ phục vụ", ["D", "C", "B", "A"]), Self.rating("Thời gian", Self.satisfaction, seed: 5)])
    #expect(made.open == ["Thái độ phục vụ"] && made.scored.map(\.header) == ["Thời gian"])
  }
}
