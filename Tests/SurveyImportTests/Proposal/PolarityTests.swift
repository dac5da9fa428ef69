import SurveyModel
import Testing

@testable import SurveyImport

private typealias M = MadeExport

/// Which end of a question is the good one: by its statement, by its labels, by the legend in its header.
@Suite struct PolarityTests {
  @Test(arguments: [
    "Tôi phải chờ đợi rất lâu", "Hệ thống hay bị treo", "Tôi phải đi lại nhiều lần", "Thủ tục còn rườm rà", "Không được hướng dẫn cụ thể",
    "Doanh nghiệp bị yêu cầu nộp thêm giấy tờ", "Phí, lệ phí quá cao", "Thái độ cán bộ chưa tốt", "Còn nhiều giấy tờ không cần thiết",
    "Có hiện tượng tiêu cực", "Cán bộ thiếu chuyên nghiệp", "Hệ thống bị lỗi", "Phải chi thêm tiền ngoài quy định",
    "Thời gian giải quyết hồ sơ quá lâu", "Tôi không được hướng dẫn, phải đi lại", "Cổng thông tin chưa dễ dùng",
    "The staff ignored me", "It was hard to find information", "I felt pressured to pay extra", "The website crashes",
    "My calls were never answered", "Too many documents were required", "I am dissatisfied with the service",
    "I would not recommend this office", "The staff were not helpful", "There are long queues", "Fees are too high",
    "The staff didn’t explain the rules", "I had to come back", "The forms are unclear", "The officers were impolite",
    "The staff did not resolve my problem", "The staff have become less helpful", "Cán bộ ít nhiệt tình hơn trước",
    "I often think about leaving", "Tôi thường xuyên phải làm thêm giờ", "My work causes me stress", "Công việc căng thẳng",
    "Tôi hay nghĩ đến việc nghỉ việc", "I feel burned out",
  ]) func complaint(statement: String) { #expect(StatementWords(statement).isComplaint) }

  @Test(arguments: [
    "Cán bộ hướng dẫn tận tình", "Thông tin rõ ràng", "Tôi không phải chờ lâu", "Cán bộ không gây phiền hà, sách nhiễu",
    "Tôi không phải chi trả chi phí không chính thức", "Trang thiết bị hiện đại", "Hồ sơ được chuẩn bị chu đáo",
    "Khó khăn, vướng mắc được giải quyết kịp thời", "Quá trình giải quyết nhanh gọn", "Không gian chờ thoáng mát",
    "Anh/chị có hài lòng với thái độ phục vụ không?", "Chi phí hợp lý", "Hệ thống không bị gián đoạn",
    "Thanh toán không dùng tiền mặt thuận tiện", "Lệ phí được niêm yết công khai", "Thời gian giải quyết đúng hạn",
    "The staff were polite", "Complaints are handled quickly", "The rules are not difficult", "I did not have to wait",
    "Fees are reasonable", "The hotline is helpful", "I would recommend this office", "The office works without delays",
    "Công việc không căng thẳng", "I never have to work overtime", "I make fewer mistakes", "Paperwork takes less time",
    "The new form needs fewer documents", "The process has become less complicated",
    "Thủ tục ít phức tạp hơn trước", "Thời gian chờ ngắn hơn", "Giảm được nhiều giấy tờ", "The wait is shorter than before",
  ]) func plain(statement: String) { #expect(!StatementWords(statement).isComplaint) }

  private static let often = [("Không bao giờ", 2), ("Hiếm khi", 8), ("Thỉnh thoảng", 4), ("Thường xuyên", 3), ("Luôn luôn", 3)]

  /// On a scale of satisfaction a bad thing is what is rated: satisfaction is good all the same.
  static let cases: [DecisionTests.Case] = [
    .init(
      name: "negative statements",
      columns: [
        DecisionTests.chiCuc, M.rating("Cán bộ hướng dẫn tận tình", DecisionTests.dongY, seed: 3),
        M.rating("Thái độ cán bộ chưa tốt", DecisionTests.dongY, seed: 4),
        M.rating("Tôi phải chờ đợi rất lâu", DecisionTests.dongY, seed: 5),
      ], open: ["Thái độ cán bộ chưa tốt", "Tôi phải chờ đợi rất lâu"]),
    .init(
      name: "negative statements in English",
      columns: [
        DecisionTests.office, DecisionTests.staff, M.rating("The staff ignored me", DecisionTests.agreement, seed: 4),
        M.rating("I would not recommend this office", DecisionTests.agreement, seed: 5),
      ], open: ["The staff ignored me", "I would not recommend this office"]),
    .init(
      name: "what happens often and should not",
      columns: [
        DecisionTests.chiCuc, M.rating("Cán bộ giải thích rõ ràng", often, seed: 3), M.rating("Hệ thống bị lỗi", often, seed: 4),
        M.rating("Phải chi thêm tiền ngoài quy định", often, seed: 5),
      ], open: ["Hệ thống bị lỗi", "Phải chi thêm tiền ngoài quy định"]),
    .init(
      name: "what is rated, on a scale of satisfaction",
      columns: [
        DecisionTests.chiCuc, M.rating("Thời gian chờ đợi khi hệ thống bị lỗi", DecisionTests.haiLong, seed: 3),
        M.rating("Chi phí phải trả thêm", DecisionTests.haiLong, seed: 4),
      ]),
    .init(
      name: "as many points as labels",
      columns: [
        DecisionTests.chiCuc,
        M.rating("Thời gian chờ", [("Quá lâu", 5), ("Lâu", 9), ("Vừa phải", 9), ("Nhanh", 9), ("Rất nhanh", 8)], seed: 3),
        M.rating(
          "Thủ tục", [("Quá phức tạp", 5), ("Hơi phức tạp", 9), ("Bình thường", 9), ("Khá đơn giản", 9), ("Rất đơn giản", 8)], seed: 4),
      ].map { $0.limited(40) }),
    .init(
      name: "legends in two directions",
      columns: [
        DecisionTests.chiCuc,
        M.rating("Minh bạch (1 = hoàn toàn đồng ý ... 5 = hoàn toàn không đồng ý)", DecisionTests.five.reversed(), seed: 3),
        M.rating("Thái độ (1 = hoàn toàn không đồng ý … 5 = hoàn toàn đồng ý)", DecisionTests.five, seed: 4),
        M.rating("Thông tin (1 (rất tốt) đến 5 (rất kém))", DecisionTests.five.reversed(), seed: 5),
        M.rating("Rooms clean. 1 = strongly agree to 5 = strongly disagree", DecisionTests.five.reversed(), seed: 6),
        M.rating("Staff (1 strongly agree … 5 strongly disagree)", DecisionTests.five.reversed(), seed: 7),
      ]),
  ]

  /// A question of a quiz has a right answer, no good one.
  @Test func quiz() throws {
    let columns = [
      M.unit("Your team", ["Red", "Blue"], rows: 40), M.rating("The training was useful", DecisionTests.agreement, seed: 3).limited(40),
      M.other("What is 2+2?", [("3", 9), ("4", 22), ("5", 9)]), M.other("Points - What is 2+2?", [("0", 18), ("1", 22)]),
      M.other("Points - The training was useful", [("", 40)]),
    ]
    let made = try ProposedSurvey(MadeExport(columns: columns).file("microsoft-forms"))
    #expect(made.scored.map(\.header) == ["The training was useful"])
  }

  @Test(arguments: ["Score", "Điểm"]) func quizOfGoogle(row: String) throws {
    let question = "What is 2+2?"
    let columns = [
      M.unit("Your team", ["Red", "Blue"], rows: 40), M.rating("The training was useful", DecisionTests.agreement, seed: 3).limited(40),
      M.other("The training was useful", [("-- / 0", 40)], row: row), M.other(question, [("3", 9), ("4", 22), ("5", 9)]),
      M.other(question, [("0.00 / 1", 18), ("1.00 / 1", 22)], row: row),
    ]
    #expect(try ProposedSurvey(MadeExport(columns: columns).file("google-forms")).scored.map(\.header) == ["The training was useful"])
  }

  @Test(arguments: cases) func decided(c: DecisionTests.Case) throws { try DecisionTests().decided(c: c) }
  @Test(arguments: cases) func inAnyOrder(c: DecisionTests.Case) throws { try DecisionTests().inAnyOrder(c: c) }

  /// A label that nobody gave inside a long ladder is asked about.
  @Test func missingInside() {
    let labels = [
      ("Rất chậm", 9), ("Chậm", 9), ("Bình thường", 9), ("Khá nhanh", 9), ("Nhanh", 9), ("Rất nhanh", 9),
    ]
    let reading = LabelScale(values: labels.map { ($0.0, $0.1) }, platform: Plain()).reading(isBattery: true)
    guard case .open(let scales, _) = reading else {
      Issue.record("\(reading)")
      return
    }
    #expect(scales.map(\.values.count) == [7, 6])
  }
}
