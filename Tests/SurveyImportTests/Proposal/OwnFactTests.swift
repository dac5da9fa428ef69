import Testing

@testable import SurveyImport

/// What the respondent does, has and knows is no rating of an office, whatever the labels.
@Suite struct OwnFactTests {
  @Test(arguments: [
    ("How often do you travel?", true), ("2. How often do you use the online portal?", true), ("How frequently have you visited us?", true),
    ("Bạn có thường xuyên sử dụng dịch vụ công trực tuyến không?", true), ("Doanh nghiệp làm thủ tục hải quan bao lâu một lần?", true),
    ("Anh/chị thường đến Chi cục vào lúc nào?", true), ("Học lực của bạn", true), ("Tình trạng sức khỏe", true),
    ("Self-rated health", true),
    ("How familiar are you with customs law?", true), ("How often do you feel respected here?", false),
    ("How often did the staff explain the rules?", false), ("Cán bộ có thường xuyên giải thích không?", false),
    ("Công chức thường xuyên gây phiền hà", false), ("How well do you rate the service?", false),
    ("Doanh nghiệp thường xuyên được hỗ trợ", false),
  ]) func headers(c: (String, Bool)) { #expect(HeaderWords(c.0).isOwnFact == c.1, "\(c.0)") }

  @Test(arguments: [
    ("How often do you travel?", ["Never", "Rarely", "Sometimes", "Often", "Always"]),
    ("Bạn có thường xuyên sử dụng cổng thông tin không?", ["Không bao giờ", "Hiếm khi", "Thỉnh thoảng", "Thường xuyên", "Luôn luôn"]),
    ("Học lực của bạn", ["Kém", "Trung bình", "Khá", "Giỏi"]), ("Self-rated health", ["Poor", "Fair", "Good", "Very good", "Excellent"]),
    ("How familiar are you with customs law?", ["Not at all familiar", "Slightly familiar", "Moderately familiar", "Very familiar"]),
    ("How often do you contact customs?", ["1", "2", "3", "4", "5"]),
  ]) func notScored(c: (header: String, labels: [String])) throws {
    let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let rows = (0..<40).map { "Chi cục \(["A", "B"][$0 % 2]),\(grades[$0 * 7 % 5]),\(c.labels[$0 * 3 % c.labels.count])" }
    let made = try ProposedSurvey("Chi cục,Thái độ phục vụ,\(c.header)\n" + rows.joined(separator: "\n") + "\n")
    #expect(made.scored.map(\.header) == ["Thái độ phục vụ"])
    #expect(made.draft.survey.contains("\(c.header) (thông tin về người trả lời / a fact about the respondent)"))
  }
}
