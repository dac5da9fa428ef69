import SurveyModel
import Testing

@testable import SurveyImport

private typealias M = MadeExport

/// "Very low" to "very high" says how much there is; whether that is good hangs on what the question names.
@Suite struct LevelTests {
  private static let vietnamese = [("Rất thấp", 7), ("Thấp", 8), ("Trung bình", 9), ("Cao", 8), ("Rất cao", 8)]
  private static let english = [("Very low", 7), ("Low", 8), ("Moderate", 9), ("High", 8), ("Very high", 8)]

  private static func made(_ header: String, _ labels: [(String, Int)]) throws -> ProposedSurvey {
    try ProposedSurvey(
      MadeExport(columns: [
        M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 40), M.rating("Thái độ", DecisionTests.five, seed: 3).limited(40),
        M.rating(header, labels, seed: 5),
      ]).file("plain"))
  }

  @Test(arguments: [
    "Chi phí tuân thủ", "Mức độ ô nhiễm", "Tiếng ồn", "Học phí", "Giá điện nước", "Thời gian chờ đợi", "Tỷ lệ sai sót", "Áp lực công việc",
    "Cost of compliance", "Crime in your area", "Waiting time", "Your stress level", "Traffic", "Staff turnover", "Fees", "Taxes",
  ]) func unknownOrBadIsAsked(header: String) throws {
    let made = try Self.made(header, header.utf8.allSatisfy { $0 < 0x80 } && header != "Chi" ? Self.english : Self.vietnamese)
    #expect(made.scored.map(\.header) == ["Thái độ"] && made.open == [header], "\(made.draft.survey)")
    #expect(made.draft.open.first?.readings.contains { $0.text[.en].contains("reversed") } == true)
  }

  @Test(arguments: [
    "Chất lượng phục vụ", "Tính chuyên nghiệp", "Mức độ đáp ứng", "Mức độ tin tưởng", "Sự minh bạch", "Quality of service",
    "Trust in the office", "Job satisfaction", "Professionalism", "Reliability",
  ]) func goodThingsAreScored(header: String) throws {
    let made = try Self.made(header, header.utf8.allSatisfy { $0 < 0x80 } ? Self.english : Self.vietnamese)
    #expect(made.scored.count == 2 && made.open.isEmpty, "\(made.draft.survey)")
  }

  @Test(arguments: [
    (["Very low", "Low", "Moderate", "High", "Very high"], true), (["Rất ngắn", "Ngắn", "Vừa phải", "Dài", "Rất dài"], true),
    (["Much lower", "Lower", "The same", "Higher", "Much higher"], true), (["1. Rất thấp", "2. Thấp", "3. Cao"], true),
    (["Very short", "Short", "Long", "Very long"], true), (["Poor", "Average", "Good"], false), (["Rất chậm", "Chậm", "Nhanh"], false),
    (["Neutral"], false), ([], false), (["Disagree", "Agree"], false),
  ]) func levels(c: ([String], Bool)) { #expect(LevelWords.say(c.0) == c.1) }

  /// Numbers in front of the labels tell their order, not which end is good.
  @Test(arguments: [
    ["1. Rất ngắn", "2. Ngắn", "3. Vừa phải", "4. Dài", "5. Rất dài"], ["1 - Much lower", "2 - Lower", "3 - Same", "4 - Higher"],
  ]) func numberedLevels(labels: [String]) throws {
    let made = try Self.made("Thời gian làm thủ tục", labels.map { ($0, 40 / labels.count) })
    #expect(made.scored.map(\.header) == ["Thái độ"] && made.open == ["Thời gian làm thủ tục"], "\(made.draft.survey)")
  }
}
