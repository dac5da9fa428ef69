import SurveyModel
import Testing

@testable import SurveyImport

/// What the respondent does, has and knows is no rating of an office, whatever the labels.
@Suite struct OwnFactTests {
  @Test(arguments: [
    ("How often do you travel?", true), ("2. How often do you use the online portal?", true), ("How frequently have you visited us?", true),
    ("Bạn có thường xuyên sử dụng dịch vụ công trực tuyến không?", true), ("Doanh nghiệp làm thủ tục hải quan bao lâu một lần?", true),
    ("Anh/chị thường đến Chi cục vào lúc nào?", true), ("Học lực của bạn", true), ("Tình trạng sức khỏe", true),
    ("Self-rated health", true),
    ("How often did you attend?", true), ("How many times have you contacted us?", true),
    ("How often does the staff explain the rules?", false),
    ("How often did you receive a clear answer?", false),
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
    ("How often do you contact customs?", ["1", "2", "3", "4", "5"]), ("Did someone come with you?", ["No", "Yes"]),
    ("Were you accompanied by a relative?", ["No", "Yes"]), ("Was this your first visit?", ["No", "Yes"]),
    ("Có người thân đi cùng không?", ["Không", "Có"]), ("Có phải lần đầu ông/bà đến đây không?", ["Không", "Có"]),
    ("Bạn đi xe buýt thường xuyên không?", ["Không bao giờ", "Hiếm khi", "Thỉnh thoảng", "Thường xuyên"]),
    ("Mức độ thành thạo tin học của Anh/Chị", ["Kém", "Trung bình", "Khá", "Tốt"]),
  ]) func notScored(c: (header: String, labels: [String])) throws {
    let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let rows = (0..<40).map { "Chi cục \(["A", "B"][$0 % 2]),\(grades[$0 * 7 % 5]),\(c.labels[$0 * 3 % c.labels.count])" }
    let made = try ProposedSurvey("Chi cục,Thái độ phục vụ,\(c.header)\n" + rows.joined(separator: "\n") + "\n")
    #expect(made.scored.map(\.header) == ["Thái độ phục vụ"])
    #expect(made.draft.survey.contains("\(c.header) (thông tin về người trả lời / a fact about the respondent)"))
  }

  /// Which unit is rated, asked in the second person and of communes; where somebody lives is no unit.
  @Test(arguments: [
    ("Đơn vị bạn đánh giá", true), ("Cơ quan bạn đến làm thủ tục", true), ("Xã/phường nơi làm thủ tục", true),
    ("Phường/xã được đánh giá", true), ("Cơ quan giải quyết hồ sơ", true),
    ("Xã/phường nơi ở", false), ("Xã/phường của bạn", false),
  ]) func unitWords(c: (header: String, isUnit: Bool)) throws {
    #expect((HeaderWords(c.header).unit == .strong) == c.isUnit)
    let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let rows = (0..<40).map { "\(["Hà An", "Tuần Châu"][$0 % 2]),\(grades[$0 * 7 % 5]),\(grades[$0 * 3 % 5])" }
    let made = try ProposedSurvey("\(c.header),Thái độ phục vụ,Thời gian giải quyết\n" + rows.joined(separator: "\n") + "\n")
    #expect((made.units.sorted() == ["Hà An", "Tuần Châu"]) == c.isUnit)
  }

  /// Who teaches, and what, may be rated: asked about, never ranked unasked. Names of teachers stand nowhere.
  @Test(arguments: ["Lecturer", "Giảng viên", "Course", "Môn học"]) func whatIsTaughtIsAsked(header: String) throws {
    let grades = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    let names = ["Dr John Smith", "Dr Mary Jones", "Prof. Alan Brown"]
    let rows = (0..<40).map { "\(names[$0 % 3]),\(grades[$0 * 7 % 5]),\(grades[$0 * 3 % 5])" }
    let made = try ProposedSurvey("\(header),The lectures were clear,The room was quiet\n" + rows.joined(separator: "\n") + "\n")
    #expect(made.open == [header] && made.units.count == 1 && made.scored.count == 2)
    #expect(made.draft.open.first?.readings.first?.text[.en] == "the unit that is rated (columns: unit)")
    for name in names { #expect(!made.draft.survey.contains(name)) }
  }

  /// The office where the respondents work themselves is not the one that they rate, where the form asks for both.
  @Test(arguments: ["Phòng ban của anh/chị", "Bộ phận bạn đang làm việc", "Your department"]) func ownOffice(header: String) throws {
    let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let rows = (0..<40).map {
      "\(["Chi cục A", "Chi cục B", "Chi cục C"][$0 % 3]),\(["Phòng XNK", "Phòng Kế toán"][$0 % 2]),\(grades[$0 * 7 % 5])"
    }
    let made = try ProposedSurvey("Chi cục làm thủ tục,\(header),Thái độ phục vụ\n" + rows.joined(separator: "\n") + "\n")
    #expect(made.units.sorted() == ["Chi cục A", "Chi cục B", "Chi cục C"] && made.open.isEmpty)
    #expect(made.scored.map(\.header) == ["Thái độ phục vụ"])
    // Alone it is what a survey of the staff is about.
    let alone = try ProposedSurvey(
      "\(header),Thái độ phục vụ\n" + rows.map { $0.split(separator: ",").dropFirst().joined(separator: ",") }.joined(separator: "\n")
        + "\n")
    #expect(alone.units.sorted() == ["Phòng Kế toán", "Phòng XNK"] || alone.open == [header])
  }
}
