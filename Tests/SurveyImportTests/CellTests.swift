import SurveyModel
import Testing

@testable import SurveyImport

/// What single cells mean.
@Suite struct CellTests {
  struct Number: Sendable {
    let text: String
    let vi: Double?
    let en: Double?
    init(_ text: String, vi: Double?, en: Double?) {
      self.text = text
      self.vi = vi
      self.en = en
    }
  }

  static let numbers: [Number] = [
    Number("16.351,83", vi: 16351.83, en: nil), Number("16,351.83", vi: nil, en: 16351.83), Number("1234,5", vi: 1234.5, en: nil),
    Number("1234.5", vi: nil, en: 1234.5), Number("13.000", vi: 13000, en: 13), Number("13,000", vi: 13, en: 13000),
    Number("0", vi: 0, en: 0), Number("-5", vi: -5, en: -5), Number("−5", vi: -5, en: -5), Number("1.234.567", vi: 1_234_567, en: nil),
    Number("0.123", vi: nil, en: 0.123), Number("0,123", vi: 0.123, en: nil), Number("1.23", vi: nil, en: 1.23),
    Number("12.34,5", vi: nil, en: nil),
    Number("1234.567", vi: nil, en: 1234.567), Number("1.2345,6", vi: nil, en: nil), Number("", vi: nil, en: nil),
    Number("-", vi: nil, en: nil),
    Number("+5", vi: nil, en: nil), Number("5 %", vi: nil, en: nil), Number("5%", vi: nil, en: nil), Number("1e3", vi: nil, en: nil),
    Number("nan", vi: nil, en: nil), Number("0x10", vi: nil, en: nil), Number("1 000", vi: nil, en: nil), Number(",5", vi: nil, en: nil),
    Number("5,", vi: nil, en: nil), Number("1,2,3", vi: nil, en: nil), Number("٣", vi: nil, en: nil), Number("--5", vi: nil, en: nil),
    Number(String(repeating: "9", count: 400), vi: nil, en: nil),
  ]

  @Test(arguments: numbers) func number(c: Number) {
    #expect(Survey.NumberFormat.vi.value(of: c.text) == c.vi)
    #expect(Survey.NumberFormat.en.value(of: c.text) == c.en)
  }

  struct Time: Sendable {
    let text: String
    let seconds: Int?
    init(_ text: String, _ seconds: Int?) {
      self.text = text
      self.seconds = seconds
    }
  }

  /// Reference values: `date -u -d '…' +%s`.
  static let times: [Time] = [
    Time("1970-01-01", 0), Time("2023-11-30 14:05:09", 1_701_353_109), Time("2023-11-30T14:05", 1_701_353_100),
    Time("30/11/2023 14:05:09", nil), Time("1969-12-31 23:59:59", -1),
    Time("2024-02-29", 1_709_164_800), Time("2023-02-29", nil), Time("4/22/2016 19:57:50", nil), Time("2023-11-30 24:00", nil),
    Time("2023-11-30 14", nil), Time("2023-11-30 14:05:09 CH", nil), Time("", nil), Time("soon", nil), Time("2023-11", nil),
    Time("2023-", nil),
    Time("30/11/23", nil),
  ]

  @Test(arguments: times) func time(c: Time) {
    let bytes = Array(c.text.utf8)
    #expect(bytes.withUnsafeBufferPointer { plainTime($0) } == c.seconds)
  }

  struct Shown: Sendable {
    let text: String
    let found: ImportProblem.Found
    init(_ text: String, _ found: ImportProblem.Found) {
      self.text = text
      self.found = found
    }
  }

  static let shown: [Shown] = [
    Shown("", .nothing), Shown("6", .shown("6")), Shown("-1", .shown("-1")), Shown("2,5", .shown("2,5")), Shown("100000", .shown("100000")),
    Shown("5700100633", .text(characters: 10)), Shown("0912345678", .text(characters: 10)), Shown("1-2", .text(characters: 3)),
    Shown("a@b.vn", .text(characters: 6)), Shown("MÓNG CÁI", .shown("Móng Cái")), Shown("ngoài  tỉnh", .shown("Ngoài tỉnh")),
    Shown("kém", .text(characters: 3)), Shown("1.2.3", .text(characters: 5)), Shown("42", .text(characters: 2)),
  ]

  @Test(arguments: shown) func onlyWhatIsSafeIsShown(c: Shown) {
    #expect(SafeText(survey: TinySurvey("").survey).found(c.text, secret: "42") == c.found)
  }

  struct Reading: Sendable {
    let text: String
    let answer: String
    init(_ text: String, _ answer: String) {
      self.text = text
      self.answer = answer
    }
  }

  static let readings: [Reading] = [
    Reading("4", "4"), Reading("4.0", "4"), Reading("4,00", "4"), Reading("04", "4"), Reading("4.5", "off-scale"),
    Reading("0", "off-scale"),
    Reading("hài lòng", "4"), Reading("Hai long", "off-scale"), Reading("99", "dont-know"), Reading("99.0", "dont-know"),
    Reading("-66", "not-reached"), Reading("n/a", "not-applicable"), Reading("\u{A0}", "blank"), Reading("\u{FEFF}5", "5"),
    Reading("VERY DISSATISFIED", "1"), Reading("4e0", "off-scale"), Reading("１", "off-scale"), Reading(".", "off-scale"),
  ]

  /// Code and label together, and labels in two languages: all parts must be known and mean the same.
  static let combined: [Reading] = [
    Reading("5 - Rất hài lòng", "5"), Reading("5. Rất hài lòng", "5"), Reading("(5) Rất hài lòng", "5"), Reading("Rất hài lòng (5)", "5"),
    Reading("5 – RẤT HÀI LÒNG", "5"), Reading("5: Rất hài lòng", "5"), Reading("5) Rất hài lòng", "5"), Reading("[4] Hài lòng", "4"),
    Reading("4 Hài lòng", "4"), Reading("Hài lòng - 4", "4"), Reading("1 = Rất không hài lòng", "1"), Reading("04. Hài lòng", "4"),
    Reading("99 - Không biết", "dont-know"), Reading("4 - Rất hài lòng", "off-scale"), Reading("6 - Rất hài lòng", "off-scale"),
    Reading("5 - rất tốt", "off-scale"), Reading("5 - 5", "off-scale"), Reading("4-5", "off-scale"), Reading("5 -", "off-scale"),
    Reading("- Hài lòng", "off-scale"), Reading("Very dissatisfied / Rất không hài lòng", "1"),
    Reading("1. Rất không hài lòng (Very dissatisfied)", "1"), Reading("Rất không hài lòng (Very dissatisfied)", "1"),
    Reading("Hài lòng / Rất hài lòng", "off-scale"), Reading("Hài lòng, Rất hài lòng", "off-scale"), Reading("5 - Không biết", "off-scale"),
    Reading("()", "off-scale"), Reading("(5)", "off-scale"), Reading(String(repeating: "5 ", count: 2000), "off-scale"),
  ]

  @Test(arguments: combined) func codeAndLabel(c: Reading) {
    let answer = AnswerKey(scale: TinySurvey.likert).answer(c.text)
    #expect((answer.category.map { String($0 + 1) } ?? answer.missing?.name) == c.answer)
  }

  @Test(arguments: [("Hai long", "Hài lòng"), ("Rất hài long", "Rất hài lòng"), ("6", ""), ("xyz", "")])
  func nearMissesAreSuggested(text: String, label: String) {
    let hint = AnswerKey(scale: TinySurvey.likert).hint(for: text)
    #expect(hint == (label.isEmpty ? nil : label))
  }

  @Test(arguments: readings) func answer(c: Reading) {
    let answer = AnswerKey(scale: TinySurvey.likert).answer(c.text)
    #expect((answer.category.map { String($0 + 1) } ?? answer.missing?.name) == c.answer)
  }

  @Test func codesThatAreNoNumbers() throws {
    let scale = try #require(
      AnswerScale(id: "s", categories: [.init(value: 0, code: "N", labels: ["Không"]), .init(value: 1, code: "Y", labels: ["Có"])]))
    #expect(AnswerKey(scale: scale).expected[.en] == "one of \"N\", \"Y\"")
    #expect(AnswerKey(scale: scale).answer("có").category == 1)
    #expect(AnswerKey(scale: scale).answer("1").missing == .offScale)
  }

  /// The code decides, not the value that enters the mean: a reversed question stays reversed.
  @Test func reversedScale() throws {
    let scale = try #require(
      AnswerScale(id: "s", categories: (1...5).map { .init(value: Double(6 - $0), code: String($0), labels: []) }))
    #expect(AnswerKey(scale: scale).answer("1").category == 4)
    #expect(AnswerKey(scale: scale).expected[.en] == "one of \"5\", \"4\", \"3\", \"2\", \"1\"")
  }
}
