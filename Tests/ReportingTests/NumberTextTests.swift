import Scoring
import SurveyModel
import Testing

@testable import Reporting

@Suite struct NumberTextTests {
  static let vi = NumberText(language: .vi)
  static let en = NumberText(language: .en)

  struct Case: Sendable {
    let value: Double?
    let decimals: Int
    let vi: String
    let en: String
    init(_ value: Double?, _ decimals: Int, _ vi: String, _ en: String) {
      self.value = value
      self.decimals = decimals
      self.vi = vi
      self.en = en
    }
  }

  static let numbers: [Case] = [
    Case(95.76, 2, "95,76", "95.76"), Case(16_351.83, 2, "16.351,83", "16,351.83"), Case(1_234_567, 0, "1.234.567", "1,234,567"),
    Case(999.5, 0, "1.000", "1,000"), Case(100, 0, "100", "100"), Case(-2.5, 1, "−2,5", "−2.5"), Case(-0.04, 1, "0,0", "0.0"),
    Case(0, 2, "0,00", "0.00"), Case(nil, 2, "–", "–"), Case(.nan, 2, "–", "–"), Case(.infinity, 2, "–", "–"),
    Case(1e15, 1, "1.000.000.000.000.000,0", "1,000,000,000,000,000.0"), Case(55.25, 1, "55,3", "55.3"),
  ]

  @Test(arguments: numbers) func number(c: Case) {
    #expect(Self.vi.text(c.value, decimals: c.decimals) == c.vi)
    #expect(Self.en.text(c.value, decimals: c.decimals) == c.en)
  }

  static let percentages: [Case] = [
    Case(780.0 / 1114, 1, "70,0%", "70.0%"), Case(1.421898, 2, "142,19%", "142.19%"), Case(0, 1, "0,0%", "0.0%"),
    Case(nil, 1, "–", "–"), Case(51, 0, "5.100%", "5,100%"), Case(.nan, 0, "–", "–"),
  ]

  @Test(arguments: percentages) func percent(c: Case) {
    #expect(Self.vi.percent(c.value, decimals: c.decimals) == c.vi)
    #expect(Self.en.percent(c.value, decimals: c.decimals) == c.en)
  }

  static let figures: [Case] = [
    Case(16_351.83, 0, "16.351,83", "16,351.83"), Case(13_000, 0, "13.000", "13,000"), Case(0.5, 0, "0,5", "0.5"),
    Case(1.23456, 0, "1,2346", "1.2346"), Case(nil, 0, "–", "–"),
  ]

  @Test(arguments: figures) func asRead(c: Case) {
    #expect(Self.vi.asRead(c.value) == c.vi)
    #expect(Self.en.asRead(c.value) == c.en)
  }

  /// In minutes; U+00A0 stands between a number and its measure.
  static let durations: [Case] = [
    Case(821, 0, "13 giờ 41 phút", "13 h 41 min"), Case(235, 0, "3 giờ 55 phút", "3 h 55 min"), Case(45, 0, "45 phút", "45 min"),
    Case(120, 0, "2 giờ", "2 h"), Case(0, 0, "0 phút", "0 min"), Case(1.5, 0, "1 phút 30 giây", "1 min 30 s"),
    Case(59.995, 0, "1 giờ", "1 h"), Case(-65, 0, "−1 giờ 5 phút", "−1 h 5 min"), Case(3060, 0, "51 giờ", "51 h"),
    Case(75_000, 0, "1.250 giờ", "1,250 h"), Case(-0.001, 0, "0 phút", "0 min"), Case(nil, 0, "–", "–"), Case(.nan, 0, "–", "–"),
    Case(1e300, 0, "–", "–"),
  ]

  @Test(arguments: durations) func duration(c: Case) {
    guard c.value != 1e300 else {
      #expect(Self.vi.duration(c.value) == Self.vi.asRead(c.value))
      return
    }
    #expect(Self.vi.duration(c.value).replacing("\u{A0}", with: " ") == c.vi)
    #expect(Self.en.duration(c.value).replacing("\u{A0}", with: " ") == c.en)
  }

  @Test func signsOfDurations() {
    #expect(Self.vi.duration(65, signed: true) == "+1\u{A0}giờ 5\u{A0}phút")
    #expect(Self.vi.duration(-65, signed: true) == "−1\u{A0}giờ 5\u{A0}phút")
    #expect(Self.vi.duration(0, signed: true) == "0\u{A0}phút")
  }

  @Test func signsAndRanges() {
    #expect(Self.vi.text(1.56, decimals: 2, signed: true) == "+1,56")
    #expect(Self.vi.text(-1.56, decimals: 2, signed: true) == "−1,56")
    #expect(Self.vi.text(0.001, decimals: 2, signed: true) == "0,00")
    #expect(Self.vi.percent(0.045, decimals: 2, signed: true) == "+4,50%")
    #expect(Self.vi.range(90.123, 97.4, decimals: 2) == "90,12–97,40")
    #expect(Self.vi.text(1114) == "1.114")
  }

  @Test(arguments: [
    ("2023", "2023", "2023"), ("2023-07", "07/2023", "July 2023"),
    ("2024-01-01/2024-02-15", "01/01/2024–15/02/2024", "1 January 2024–15 February 2024"),
  ]) func period(iso: String, vi: String, en: String) throws {
    let period = try #require(Period(iso))
    #expect(Self.vi.text(period) == vi)
    #expect(Self.en.text(period) == en)
  }

  struct Machine: Sendable {
    let value: Double
    let exact: String?
    let computed: String?
    init(_ value: Double, _ exact: String?, _ computed: String?) {
      self.value = value
      self.exact = exact
      self.computed = computed
    }
  }

  static let machine: [Machine] = [
    Machine(16_351.83, "16351.83", "16351.83"), Machine(13_000, "13000", "13000"), Machine(0, "0", "0"), Machine(-0.0, "0", "0"),
    Machine(0.1 + 0.2, "0.30000000000000004", "0.3"), Machine(16_000 - 16_351.83, "-351.8299999999999", "-351.83"),
    Machine(780.0 / 1114, "0.7001795332136446", "0.700179533214"), Machine(.nan, nil, nil), Machine(-.infinity, nil, nil),
    Machine(1e300, "1e+300", "1" + String(repeating: "0", count: 300)), Machine(1e-7, "1e-07", "0.0000001"),
    Machine(123_456_789_012_345, "123456789012345", "123456789012345"), Machine(1.0 / 3, "0.3333333333333333", "0.333333333333"),
    Machine(1.0 / 300, "0.0033333333333333335", "0.00333333333333"), Machine(100, "100", "100"),
  ]

  @Test(arguments: machine) func forPrograms(c: Machine) {
    #expect(MachineNumber.text(c.value) == c.exact)
    #expect(MachineNumber.computed(c.value) == c.computed)
  }
}
