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
    "I was asked for unofficial payments", "Staff asked for gifts", "I was treated unfairly", "The queue was long",
    "Officials abused their power", "I regret using the service", "The rules change without notice", "Corruption is common here",
    "It took longer than promised", "Amount of paperwork", "Nhân viên thường đến muộn", "Hồ sơ bị thất lạc",
    "Hải quan kiểm tra quá mức cần thiết", "Thời gian kéo dài hơn quy định", "Phải nhờ người quen mới xong",
    "I was sent from desk to desk", "Decisions are arbitrary", "Red tape", "The officer was impatient", "Staff hinted at a present",
    "Some were served before their turn", "Papers went astray", "Cán bộ gợi ý quà biếu", "Thủ tục còn nhiều bước thừa",
    "The clerk snapped at me", "My questions were brushed aside", "Risk of error", "Mức độ rủi ro bị thanh tra", "Cán bộ nói năng cộc lốc",
    "Mỗi lần đến lại được bảo một kiểu", "Có tình trạng chen ngang", "Hồ sơ hay bị trả về", "Gánh nặng tuân thủ", "Cán bộ nhận phong bì",
    "Ưu đãi cho doanh nghiệp nhà nước gây trở ngại cho doanh nghiệp", "Công ty lớn được ưu ái hơn", "Có tình trạng \"chạy\" hồ sơ",
    "Doanh nghiệp FDI được tỉnh ưu ái hơn doanh nghiệp trong nước", "Doanh nghiệp thường phải trả thêm các khoản bôi trơn",
    "Thanh tra, kiểm tra nhiều lần trong năm", "Hoạt động thanh tra chồng chéo giữa các cơ quan quản lý",
    "Cần có quan hệ mới tiếp cận được đất đai",
    "Nhờ quan hệ cá nhân mới có tài liệu quy hoạch", "Phải chi hoa hồng mới trúng thầu", "Doanh nghiệp e ngại khi khiếu nại",
    "Cán bộ gây cản trở việc cấp phép", "Còn tình trạng chậm trả kết quả", "Các khoản chi trả thêm là phổ biến",
    "I would rather use another provider", "Was your appointment cancelled?", "Large firms get preferential treatment",
    "Inspections are overlapping", "Personal connections decide who gets land", "State firms are favoured", "We pay more than the law says",
    "Extra payments are common", "Inspectors came more than once a year", "My visit was postponed", "The rules hinder my business",
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
    "Staff do not accept gifts", "Hồ sơ không bị thất lạc", "No corruption here", "Kiểm tra không quá mức cần thiết",
    "Khiếu nại được trả lời kịp thời", "Complaints are answered quickly", "Errors are corrected without fuss",
    "Không phát sinh chi phí ngoài quy định", "Cán bộ không gây khó dễ", "Hồ sơ sai sót được hướng dẫn sửa tận tình",
    "The risk of error is low", "Staff apologise for delays", "Rủi ro được kiểm soát tốt", "Tiếp nhận phản ánh, khiếu nại",
    "Không ai đòi tiền bồi dưỡng", "Nobody was served out of turn", "Lớp bồi dưỡng bổ ích", "Late opening hours", "No-smoking area",
    "Có khu vực không hút thuốc", "Thủ tục không gây trở ngại", "Không doanh nghiệp nào được ưu ái", "Không có tình trạng nhũng nhiễu",
    "Không phải trả thêm khoản nào", "Mối quan hệ tốt với đồng nghiệp", "Thanh tra đúng quy định", "Lớp bồi dưỡng cán bộ thiết thực",
    "Appointments are never cancelled", "I would not use another provider", "No firm gets preferential treatment",
    "Inspections are well planned", "The staff made an effort", "Police tackle crime well",
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

  static let oneEnd: [(header: String, isBestLow: Bool?)] = [
    ("Satisfaction, 1 = excellent", true), ("Speed [1=best]", true), ("How fast was it? 1 means very fast", true),
    ("Thái độ (điểm 1: hoàn toàn hài lòng)", true), ("Thái độ (1 là tốt nhất)", true), ("Tốc độ, 1 tức là rất nhanh", true),
    ("Service (5 = worst)", true), ("Service (5 - very poor)", true), ("Staff (excellent = 1)", true), ("Phục vụ [5 = rất kém]", true),
    ("Service, 1 = terrible", false), ("Service (5 = excellent)", false), ("Thái độ (điểm 5: rất tốt)", false),
    ("Thái độ (1: rất kém)", false), ("Câu 1: Hài lòng với thái độ", nil), ("Q1 - Good service", nil), ("1. Rất rõ ràng", nil),
    ("Service", nil), ("Speed (1 = blue)", nil), ("Câu 2.1 - Rõ ràng", nil), ("2.1: Hài lòng", nil), ("Service (1)", nil),
    ("Speed (from 1 (excellent) to 5)", true), ("Thang điểm 1 (hài lòng nhất) đến 5: thái độ", true),
    ("Rate it with 1 being the best", true),
    ("Rate speed (the lower the better)", true), ("Tốc độ (điểm càng thấp càng tốt)", true), ("Staff: very good (1) - very bad (5)", true),
    ("Phục vụ: Rất tốt (1) - Rất kém (5)", true), ("Speed | 1 Excellent | 2 Good | 3 Fair | 4 Poor", true),
    ("Speed (5 stars = excellent)", false), ("Tốc độ (1 sao = rất tệ)", false), ("Tốc độ (1 = thấp nhất)", false),
    ("Speed, 1 = highest", true), ("Speed (1-5, 1 best)", true), ("Speed, 1 = most satisfied", true),
    ("Speed (5 = least satisfied)", true), ("Tốc độ (5 = ít hài lòng nhất)", true), ("Tốc độ (5: kém nhất)", true),
    ("Satisfaction (1 = slightly satisfied)", nil),
  ]

  @Test(arguments: oneEnd) func legendOfOneEnd(header: String, isBestLow: Bool?) {
    #expect(QuestionLegend(header).isDescending(1...5) == isBestLow)
  }

  /// Both questions of the legend go on one scale, the lowest number the best.
  @Test(arguments: ["%@, 1 = excellent", "%@ [1=best]", "%@? 1 means completely satisfied", "%@ (điểm 1: hoàn toàn hài lòng)"])
  func legendOfOneEndIsScored(form: String) throws {
    let made = try ProposedSurvey(
      MadeExport(columns: [
        DecisionTests.chiCuc, M.rating(form.replacing("%@", with: "Staff"), DecisionTests.five.reversed(), seed: 3),
        M.rating(form.replacing("%@", with: "Speed"), DecisionTests.five.reversed(), seed: 4),
      ]).file("plain"))
    let right = MadeExport(columns: [M.rating("Staff", DecisionTests.five.reversed(), seed: 3)]).truth[0].score
    #expect(made.scored.count == 2 && made.scored.allSatisfy { abs($0.score - right) < 1e-9 }, "\(made.scored)")
    #expect(Set(made.data?.survey.respondentGroups.flatMap(\.questions).map(\.scale) ?? []).count == 1)
  }

  /// Four questions that go together and one of which nothing in the words says that it goes against them.
  @Test func answersThatRunOpposite() throws {
    let levels = (0..<60).map { ($0 * 7 + $0 / 5) % 5 }
    func cells(_ shift: Int, _ isTurned: Bool = false) -> [String] {
      levels.enumerated().map { row, level in
        let noisy = min(5, max(1, level + 1 + ((row + shift) % 3 == 0 ? 1 : 0) - ((row + shift) % 4 == 0 ? 1 : 0)))
        return String(isTurned ? 6 - noisy : noisy)
      }
    }
    let names = ["Công chức lịch sự", "Trụ sở gọn gàng", "Phí rõ ràng", "Chuyện ngoài lề"]
    let columns = names.enumerated().map { M.Column(header: $1, cells: cells($0, $0 == 3)) }
    let unit = M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 60)
    for seed in [nil, 7, 8] as [UInt64?] {
      let export = MadeExport(columns: [unit] + columns)
      let made = try ProposedSurvey((seed.map { export.reordered(seed: $0) } ?? export).file("plain"))
      #expect(made.open == ["Chuyện ngoài lề"])
      #expect(Set(made.scored.map(\.header)) == Set(names.prefix(3)))
    }
    // Two against two: nobody knows which is the good camp.
    let tied = [columns[0], columns[3]]
    #expect(try ProposedSurvey(MadeExport(columns: [unit] + tied).file("plain")).open.sorted() == tied.map(\.header).sorted())
  }

  /// The words of a legend say nothing of the statement, what it says of one end is known of all, and the scale of a legend is one.
  @Test(arguments: [
    ("%@: 1 - rất kém, 5 - rất tốt", false), ("%@: very bad = 1, very good = 5", false), ("%@ (5 = excellent)", false),
    ("%@: 1 - rất tốt, 5 - rất kém", true), ("%@: very good = 1, very bad = 5", true), ("%@ (5 = rất kém)", true), ("%@ (5 = worst)", true),
  ]) func wordsOfALegend(form: String, isBestLow: Bool) throws {
    // Nobody chose 5 in one column.
    let columns = [
      M.other(form.replacing("%@", with: "Staff"), [("1", 10), ("2", 20), ("3", 15), ("4", 15), ("5", 20)], seed: 3),
      M.other(form.replacing("%@", with: "Speed"), [("1", 20), ("2", 20), ("3", 20), ("4", 20)], seed: 4),
    ]
    let made = try ProposedSurvey(
      MadeExport(columns: [M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 80)] + columns).file("plain"))
    let scores = Dictionary(uniqueKeysWithValues: made.scored.map { ($0.header, $0.score) })
    #expect(made.draft.open.isEmpty && scores.count == 2, "\(made.draft.survey)")
    #expect(abs((scores[columns[1].header] ?? 0) - (isBestLow ? 62.5 : 37.5)) < 1e-9)
  }

  /// A legend that does not say which end is the good one is asked about.
  @Test(arguments: ["%@ (1 = Hạ Long)", "%@, 5 = like home"]) func legendThatNobodyKnows(form: String) throws {
    let headers = ["Staff", "Speed"].map { form.replacing("%@", with: $0) }
    let columns = headers.map { M.other($0, [("1", 10), ("2", 20), ("3", 15), ("4", 15), ("5", 20)], seed: 3) }
    let made = try ProposedSurvey(
      MadeExport(columns: [M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 80)] + columns).file("plain"))
    #expect(made.scored.isEmpty && made.open.sorted() == headers.sorted())
  }

  /// Answers of people who are more or less content, to questions some of which are turned round.
  private static func answers(_ turned: [(header: String, isTurned: Bool)], _ labels: [String], rows: Int, seed: UInt64) -> [M.Column] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    func bell() -> Double { (0..<6).reduce(0) { sum, _ in sum + next() } - 3 }
    let moods = (0..<rows).map { _ in bell() }
    return turned.map { header, isTurned in
      M.Column(
        header: header,
        cells: moods.map { mood in
          let level = Int((Double(labels.count - 1) * (0.6 + 0.3 * (isTurned ? -mood : mood)) + 0.5 * bell()).rounded())
          return labels[min(labels.count - 1, max(0, level))]
        })
    }
  }

  private static let good = [
    "Công chức lịch sự", "The office is clean", "Phí rõ ràng", "Forms are easy to fill in", "Trụ sở gọn gàng", "Results came on time",
    "Hướng dẫn tận tình", "Opening hours suit me",
  ]
  /// Nothing in the words says that they are turned.
  private static let turned = ["Chuyện vẫn như cũ", "They keep themselves to themselves"]

  @Test(arguments: 1...16 as ClosedRange<UInt64>) func whatIsTurnedIsNeverScored(seed: UInt64) throws {
    let (good, turned) = (Self.good.prefix(3 + Int(seed % 6)), Self.turned.prefix(1 + Int(seed % 2)))
    let labels = seed % 3 == 0 ? ["1", "2", "3", "4", "5"] : DecisionTests.agreement.map(\.0)
    let asked = good.map { (header: $0, isTurned: false) } + turned.map { (header: $0, isTurned: true) }
    let rows = 60 + Int(seed) * 5
    let export = MadeExport(
      columns: [M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: rows)] + Self.answers(asked, labels, rows: rows, seed: seed))
    for export in [export, export.reordered(seed: seed)] {
      let made = try ProposedSurvey(export.file("plain"))
      #expect(made.open.sorted() == turned.sorted())
      #expect(Set(made.scored.map(\.header)) == Set(good))
    }
  }

  /// "Very satisfied" is good whatever it is about: its answers may run as they like, and tell which camp of the others is the good one.
  @Test func gradesAreNeverAskedAbout() throws {
    let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let asked = [("Chất lượng", false), ("Giá cả", true), ("Thái độ", false)].map { (header: $0.0, isTurned: $0.1) }
    let numbers = Self.answers(
      [("Nhanh", true), ("Gọn", true), ("Đủ", true), ("Đẹp", true)], ["1", "2", "3", "4", "5"], rows: 80, seed: 4)
    let unit = M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 80)
    let graded = Self.answers(asked, grades, rows: 80, seed: 4)
    let alone = try ProposedSurvey(MadeExport(columns: [unit] + graded).file("plain"))
    #expect(alone.open.isEmpty && alone.scored.count == 3)
    let beside = try ProposedSurvey(MadeExport(columns: [unit, graded[0], graded[2]] + numbers).file("plain"))
    #expect(beside.open.sorted() == numbers.map(\.header).sorted())
    #expect(Set(beside.scored.map(\.header)) == ["Chất lượng", "Thái độ"])
  }

  /// A statement is marked as turned round by the form.
  @Test(arguments: ["Things are as they were (R)", "The office keeps to itself [reverse scored]", "Mọi việc vẫn như cũ (câu đảo)"])
  func markedAsTurned(header: String) throws {
    let unit = M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 40)
    let columns = [M.rating(header, DecisionTests.agreement, seed: 3), M.rating("Staff are polite", DecisionTests.agreement, seed: 4)]
    let made = try ProposedSurvey(MadeExport(columns: [unit] + columns.map { $0.limited(40) }).file("plain"))
    #expect(made.open == [header] && made.scored.map(\.header) == ["Staff are polite"])
  }

  @Test(arguments: [
    ("Were you asked for a gift?", "Yes", "No"), ("Was your file late?", "Yes", "No"),
    ("Was your file returned without a reason?", "Yes", "No"), ("Hồ sơ có bị thất lạc không?", "Có", "Không"),
  ]) func yesIsBad(header: String, yes: String, no: String) throws {
    let unit = M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: 40)
    let asked = M.other(header, [(yes, 12), (no, 28)], seed: 4)
    let made = try ProposedSurvey(
      MadeExport(columns: [unit, M.rating("Thái độ", DecisionTests.five, seed: 3).limited(40), asked]).file("plain"))
    let decision = made.draft.open.first { $0.column == header }
    #expect(decision?.readings.contains { $0.text[.en].contains("reversed") } == true, "\(made.draft.open)")
    #expect(!made.scored.contains { $0.header == header })
  }

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
