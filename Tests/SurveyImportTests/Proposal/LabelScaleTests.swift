import SurveyModel
import Testing

@testable import SurveyImport

/// The lexicon of answer labels: which of two is the better, and what a set of labels is as a scale.
@Suite struct LabelMeaningTests {
  /// Each list runs from the worst to the best.
  static let orders: [[String]] = [
    ["Rất không hài lòng", "Không hài lòng", "Hơi không hài lòng", "Bình thường", "Hơi hài lòng", "Hài lòng", "Rất hài lòng"],
    ["Hoàn toàn không đồng ý", "Không đồng ý", "Phân vân", "Đồng ý một phần", "Đồng ý", "Hoàn toàn đồng ý"],
    ["Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Agree", "Strongly agree"],
    ["Not at all useful", "Slightly useful", "Moderately useful", "Very useful", "Extremely useful"],
    ["Not at all comfortable", "Not so comfortable", "Somewhat comfortable", "Very comfortable", "Extremely comfortable"],
    ["Extremely stressful", "Very stressful", "Somewhat stressful", "Not very stressful", "Not at all stressful"],
    ["Poor", "Fair", "Satisfactory", "Good", "Very good", "Excellent"],
    ["Kém", "Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"],
    ["Rất tệ", "Tệ", "Tạm được", "Tốt", "Rất tốt", "Tuyệt vời"],
    ["Rất khó khăn", "Khó khăn", "Bình thường", "Dễ dàng", "Rất dễ dàng"],
    ["Never", "Almost never", "Rarely", "Sometimes", "Often", "Very often", "Always"],
    ["Không bao giờ", "Hiếm khi", "Thỉnh thoảng", "Thường xuyên", "Rất thường xuyên", "Luôn luôn"],
    ["Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"],
    ["Definitely not", "Probably not", "Might or might not", "Probably", "Definitely"],
    ["Không quan trọng", "Ít quan trọng", "Bình thường", "Quan trọng", "Rất quan trọng"],
    ["Not at all", "A little", "Moderately", "A lot", "A great deal"],
    ["To a small extent", "To some extent", "To a large extent", "To a very great extent"],
    ["Rất thấp", "Thấp", "Trung bình", "Cao", "Rất cao"],
    ["Much worse", "Slightly worse", "About the same", "Slightly better", "Much better"],
    ["Very slow", "Slow", "Fast", "Very fast"],
    ["Không rõ ràng", "Khá rõ ràng", "Rõ ràng", "Rất rõ ràng"],
    ["Không hài lòng lắm", "Bình thường", "Hài lòng"],
    ["Very inconvenient", "Inconvenient", "Convenient", "Very convenient"],
  ]

  @Test(arguments: orders) func order(labels: [String]) {
    let degrees = labels.map { LabelMeaning($0)?.degree }
    #expect(!degrees.contains(nil), "\(zip(labels, degrees).filter { $1 == nil }.map(\.0))")
    for (a, b) in zip(degrees, degrees.dropFirst()) { #expect((a ?? 0) < (b ?? 0), "\(degrees)") }
    #expect(LabelScale.meanings(labels.map { ($0, 1) }).unknown.isEmpty)
  }

  static let strange = [
    "Career", "Công ty TNHH", "2nd semester", "18-24", "Móng Cái", "Google", "Nam", "Bachelor", "", "A1", "Phone", "Manager",
  ]

  @Test(arguments: strange) func noMeaning(label: String) { #expect(LabelMeaning(label) == nil) }

  struct Case: Sendable, CustomTestStringConvertible {
    let labels: [(String, Int)]
    /// The built-in scale, or the labels in order, `_` where a point has none.
    let scale: String?
    var testDescription: String { labels.map(\.0).joined(separator: ", ") }
  }

  static let cases: [Case] = [
    Case(labels: [("Rất hài lòng", 9), ("Bình thường", 9), ("Chưa hài lòng", 9)], scale: "satisfaction-5"),
    Case(
      labels: [("Very dissatisfied", 9), ("Somewhat dissatisfied", 9), ("Somewhat satisfied", 9), ("Very satisfied", 9)],
      scale: "satisfaction-4"),
    Case(labels: [("Very dissatisfied", 2), ("Dissatisfied", 2), ("Satisfied", 2), ("Very satisfied", 2)], scale: nil),
    Case(labels: [("Hài lòng", 1), ("Rất hài lòng", 1)], scale: nil),
    Case(labels: [("5 - Rất hài lòng", 3), ("4 - Hài lòng", 3)], scale: "satisfaction-5"),
    Case(labels: [("2. Yếu", 3), ("1. Kém", 3), ("3. Khá", 30)], scale: "Kém Yếu Khá"),
    Case(labels: [("Có", 3), ("Không", 3)], scale: "yes-no"),
    Case(labels: [("Never", 3), ("Sometimes", 3), ("Often", 3), ("Frequently", 3)], scale: nil),
    Case(labels: [("Poor", 3), ("Good", 3), ("Very good", 3), ("Excellent", 3)], scale: nil),
    Case(labels: [("Đạt", 20), ("Không đạt", 20)], scale: "Không đạt Đạt"),
    Case(labels: [("1st", 3), ("2nd", 3)], scale: nil),
    Case(labels: [("Red", 3), ("Blue", 3)], scale: nil),
  ]

  @Test(arguments: cases) func scale(c: Case) {
    let reading = LabelScale(values: c.labels.map { ($0.0, $0.1) }, platform: Plain()).reading(isBattery: true)
    guard case .sure(let scale, _) = reading else { return #expect(c.scale == nil, "\(reading)") }
    #expect((scale.builtIn ?? scale.values.map { $0.labels.first ?? "_" }.joined(separator: " ")) == c.scale)
  }
}

@Suite struct NumberEndsTests {
  struct Case: Sendable {
    let low: Int
    let high: Int
    let answers: Int
    let atTop: Int
    /// `nil` where it is open.
    let range: ClosedRange<Int>?
  }

  static let cases: [Case] = [
    Case(low: 1, high: 5, answers: 20, atTop: 4, range: 1...5), Case(low: 2, high: 5, answers: 20, atTop: 4, range: 1...5),
    Case(low: 1, high: 4, answers: 72, atTop: 30, range: 1...4), Case(low: 1, high: 4, answers: 12, atTop: 5, range: nil),
    Case(low: 1, high: 3, answers: 60, atTop: 30, range: 1...3), Case(low: 1, high: 6, answers: 60, atTop: 10, range: 1...6),
    Case(low: 1, high: 8, answers: 80, atTop: 10, range: 1...8), Case(low: 1, high: 7, answers: 10, atTop: 2, range: 1...7),
    Case(low: 0, high: 10, answers: 10, atTop: 2, range: 0...10), Case(low: 0, high: 5, answers: 90, atTop: 30, range: nil),
    Case(low: 1, high: 2, answers: 90, atTop: 30, range: nil), Case(low: 6, high: 9, answers: 10, atTop: 2, range: nil),
  ]

  @Test(arguments: cases) func ends(c: Case) {
    switch NumberEnds(low: c.low, high: c.high, answers: c.answers, atTop: c.atTop) {
    case .sure(let range): #expect(range == c.range)
    case .open: #expect(c.range == nil)
    }
  }
}

@Suite struct SimilarNamesTests {
  @Test(arguments: [
    ("HQCKQT Móng Cái", "Hải quan cửa khẩu quốc tế Móng Cái"), ("HQ CK cảng Cẩm Phả", "Hải quan cửa khẩu cảng Cẩm Phả"),
    ("Hon Gai", "Hòn Gai"),
    ("CC Hải quan Bắc Luân", "Chi cục Hải quan Bắc Luân"), ("North branch", "North Branch office"),
  ]) func areOne(pair: (String, String)) { #expect(OfficeName(pair.0).twin(among: [OfficeName(pair.1)])?.text == pair.1) }

  @Test(arguments: [
    ("Hải quan cửa khẩu cảng Cẩm Phả", "Hải quan cửa khẩu cảng Hòn Gai"),
    ("Hải quan cửa khẩu cảng Vạn Gia", "Hải quan cửa khẩu cảng Hòn Gai"), ("Khoa Nội 1", "Khoa Nội 2"),
    ("Chi cục Thuế Móng Cái", "Chi cục Hải quan Móng Cái"), ("North branch", "South branch"), ("A1", "A2"), ("Kiên Giang", "Tiền Giang"),
    ("Chi cục", "Cục"),
  ]) func areTwo(pair: (String, String)) { #expect(OfficeName(pair.0).twin(among: [OfficeName(pair.1)]) == nil) }
}
