import SurveyModel
import Testing

@testable import SurveyImport

private typealias M = MadeExport

/// Small whole numbers are grades only where something says so: a word, a legend, a grid, other questions of the same range.
@Suite struct SmallNumbersTests {
  static let counts = [
    "Số ngày nằm viện", "Thời gian chờ (giờ)", "Quãng đường (km)", "Bậc lương", "Số tờ khai đã mở", "Tầng điều trị", "Quầy số", "Ca trực",
    "Mã quầy", "Thứ trong tuần", "Số buổi nghỉ học", "Chi phí (triệu đồng)", "Thời gian đi lại (tính bằng phút)", "Số nhân khẩu",
    "Lượt giao dịch trong tháng", "Đối tượng (1: DN, 2: cá nhân, 3: HTX, 4: khác)", "Câu 4. Số xe của doanh nghiệp", "Diện tích (ha)",
    "Nights stayed", "Party size", "Distance to clinic (miles)", "Children under 16", "Floor", "Room", "Shift", "Grade level",
    "Visit number",
    "Region code", "Ward number", "Cups of coffee per day", "Hours of sleep", "Day of week", "Household size", "Waiting time (hours)",
    "How many counters did you go to?", "Counter no.", "Income quintile", "Appointments this year",
  ]

  @Test(arguments: counts) func counted(header: String) {
    let legend = QuestionLegend(header)
    #expect(HeaderWords(header).isCount || legend.isOfKinds && HeaderWords(header).isFact)
  }

  @Test(arguments: [
    "Số lượng quầy đáp ứng nhu cầu", "Số điểm bạn chấm", "Số hóa hồ sơ", "Số liệu được công bố", "Thái độ (1-5)", "Room cleanliness",
    "Floor staff", "Opening hours", "Hours of operation", "Number of counters is sufficient", "Distance is acceptable",
    "The room was quiet", "Thời gian giải quyết", "Mức độ hài lòng (điểm)", "Speed", "Quý khách đánh giá chung", "Appointments run on time",
  ]) func noCount(header: String) { #expect(!HeaderWords(header).isCount) }

  private static func cells(_ numbers: ClosedRange<Int>, rows: Int, seed: Int) -> [String] {
    (0..<rows).map { row in String(numbers.lowerBound + (row * 7 + row / 3 * seed) % numbers.count) }
  }

  private static func made(_ columns: [(header: String, cells: [String])], rows: Int = 60) throws -> ProposedSurvey {
    let unit = M.unit("Đơn vị", ["Sở Tài chính", "Sở Xây dựng"], rows: rows)
    return try ProposedSurvey(
      MadeExport(columns: [unit] + columns.map { M.Column(header: $0.header, cells: $0.cells) }).file("plain"))
  }

  /// Neither beside labels nor beside grades of the same range is a count scored, or asked about.
  @Test(arguments: counts.enumerated().map { ($0.offset, $0.element) }) func countsAreNeverScored(number: Int, header: String) throws {
    let range = number % 2 == 0 ? 1...5 : 0...10
    let asked = (header, Self.cells(range, rows: 60, seed: 3))
    let grades = [("Thái độ phục vụ", 2), ("Chất lượng hướng dẫn", 4)].map { ($0.0, Self.cells(range, rows: 60, seed: $0.1)) }
    let made = try Self.made(grades + [asked])
    #expect(Set(made.scored.map(\.header)) == Set(grades.map(\.0)) && made.open.isEmpty, "\(made.draft.survey)")
  }

  /// Nothing says that it is a grade: asked about, not scored.
  @Test(arguments: ["Vé", "Chuyến", "Xuất trình", "Tickets", "Stops", "Lanes", "Bags"], [1...5, 1...7, 0...10])
  func numbersThatNothingSupportsAreAsked(header: String, range: ClosedRange<Int>) throws {
    let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    let words = (0..<60).map { labels[($0 * 7 + $0 / 4) % 5] }
    let made = try Self.made([("Thái độ phục vụ", words), (header, Self.cells(range, rows: 60, seed: 3))])
    #expect(made.scored.map(\.header) == ["Thái độ phục vụ"] && made.open == [header], "\(made.draft.survey)")
  }

  /// A plain block needs no word of a rating; one question that asks for it speaks for those of its range.
  @Test(arguments: [
    ["Trụ sở", "Lối đi", "Giờ mở cửa"], ["Parking", "Lifts", "Signs", "Toilets"], ["Lối đi", "Mức độ hài lòng"],
    ["Signs", "Overall satisfaction"], ["q1", "q2"], ["Signs (1 = poor, 5 = excellent)"], ["Rate the signs"],
    ["Trụ sở (1: rất kém, 5: rất tốt)", "Lối đi"],
  ]) func blocksAreScored(headers: [String]) throws {
    let made = try Self.made(headers.enumerated().map { ($1, Self.cells(1...5, rows: 60, seed: 2 + $0)) })
    #expect(Set(made.scored.map(\.header)) == Set(headers) && made.open.isEmpty, "\(made.draft.survey)")
  }

  /// Much of what is bad is no good grade: the reversed question is offered.
  @Test(arguments: [
    "Rate your frustration (1 = none, 5 = extreme)", "Customer Effort Score", "Effort required (1-5)", "Complexity of the form",
    "Level of corruption", "How painful was the procedure?", "How crowded was the bus?", "Likelihood that you leave the company",
    "How stressful was the process?", "Severity of the damage (1-5)", "Level of noise at night", "How much effort did you need?",
    "Mức độ đau sau mổ", "Mức độ thiệt hại", "Mức độ phiền hà", "Mức độ tốn kém", "Mức độ áp lực (1 thấp - 5 cao)", "Mức độ ô nhiễm",
    "Mức độ khó khăn khi làm thủ tục (1-5)", "Mức độ lo lắng trước kỳ thi", "Đánh giá mức độ ùn tắc", "Mức độ ngập trên tuyến phố",
  ]) func burdensAreAsked(header: String) throws {
    let made = try Self.made([
      ("Thái độ phục vụ", Self.cells(1...5, rows: 60, seed: 2)), ("Chất lượng hướng dẫn", Self.cells(1...5, rows: 60, seed: 4)),
      (header, Self.cells(1...5, rows: 60, seed: 3)),
    ])
    #expect(made.scored.count == 2 && made.open == [header], "\(made.draft.survey)")
    #expect(made.draft.open.first?.readings.contains { $0.text[.en].contains("reversed") } == true)
  }

  @Test(arguments: [
    "Satisfaction with how your complaint was handled", "Effort of the staff to help", "Rate the ease of the form", "Kiểm soát đau sau mổ",
    "Mức độ hỗ trợ khi gặp khó khăn", "Rate how well we tackle crime", "Mức độ hài lòng về thủ tục",
  ]) func whatIsDoneAboutThemIsScored(header: String) throws {
    let made = try Self.made([
      ("Thái độ phục vụ", Self.cells(1...5, rows: 60, seed: 2)), (header, Self.cells(1...5, rows: 60, seed: 3)),
    ])
    #expect(made.scored.count == 2 && made.open.isEmpty, "\(made.draft.survey)")
  }
}
