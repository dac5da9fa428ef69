import Scoring
import Testing

@Suite struct PublishedNumberTests {
  static let a = [59.5, 51.2, 57.0, 50.7, 57.0, 54.1, 57.2, 52.3, 50.9, 53.0, 52.3, 58.2]
  static let b = [57.6, 50.3, 51.2, 52.5, 53.2, 51.0, 51.3, 55.9, 55.1, 52.8, 58.7, 57.8]

  struct Case: Sendable {
    let value: Double
    let decimals: Int
    let text: String
    init(_ value: Double, _ decimals: Int, _ text: String) {
      self.value = value
      self.decimals = decimals
      self.text = text
    }
  }

  /// Reference values: Python 3.11 `decimal`, to 12 significant digits, then half-up.
  static let cases: [Case] = [
    Case(55.25, 1, "55.3"), Case(0.1 + 0.2, 1, "0.3"), Case(2.675, 2, "2.68"), Case(1.005, 2, "1.01"),
    Case(0.285, 2, "0.29"), Case(8.345, 2, "8.35"), Case(1.45, 1, "1.5"), Case(0.5, 0, "1"), Case(1.5, 0, "2"),
    Case(2.5, 0, "3"), Case(99.995, 2, "100.00"), Case(99.9949999, 2, "99.99"), Case(-0.05, 1, "-0.1"),
    Case(-2.5, 0, "-3"), Case(-0.04, 1, "0.0"), Case(1e-7, 2, "0.00"), Case(780.0 / 1114 * 100, 1, "70.0"),
    Case(1.1 * 1.1, 2, "1.21"), Case(1.15 * 100 / 100 + 0.01 * 3, 1, "1.2"), Case(a.reduce(0, +) / 12, 1, "54.5"),
    Case(b.reduce(0, +) / 12, 1, "54.0"), Case(0.15 * 60.5 + 0.85 * 50.2, 2, "51.75"),
    Case(0.7 * 92.35 + 0.3 * 88.5, 3, "91.195"), Case(0, 2, "0.00"), Case(-0.0, 0, "0"),
    Case(64.64999999999999, 1, "64.7"), Case(9.96, 1, "10.0"), Case(999.95, 1, "1000.0"), Case(0.0049, 2, "0.00"),
    Case(0.005, 2, "0.01"), Case(16351.83, 2, "16351.83"), Case(1e15, 2, "1000000000000000.00"),
    Case(5e-300, 3, "0.000"), Case(-99.995, 2, "-100.00"), Case(123_456_789_012.5, 0, "123456789013"),
    // One digit more than is published: what a sum leaves below it decides nothing.
    Case(1_234_567_890.124_999_8, 2, "1234567890.13"),
  ]

  @Test(arguments: cases) func halfUp(c: Case) {
    #expect(PublishedNumber(c.value, decimals: c.decimals).description == c.text)
  }

  /// Weighted means of values with one decimal, published with one: whole numbers say what is right. Many are exact halves that binary sums miss.
  @Test func weightedMeansOfPrintedValues() {
    var seed: UInt64 = 11
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    var (halves, missedByBinary) = (0, 0)
    for _ in 0..<50_000 {
      let parts = (0..<(2 + next(11))).map { _ in (tenths: next(1001), weight: 1 + next(20)) }
      let weights = parts.reduce(0) { $0 + $1.weight }
      let tenths = parts.reduce(0) { $0 + $1.tenths * $1.weight }
      // Half-up: ⌊(2·tenths + weights)/(2·weights)⌋.
      let right = (2 * tenths + weights) / (2 * weights)
      let mean = parts.reduce(0.0) { $0 + Double($1.tenths) / 10 * Double($1.weight) } / Double(weights)
      if (2 * tenths) % weights == 0, (2 * tenths / weights) % 2 == 1 {
        halves += 1
        if PublishedNumber.asRead(mean, decimals: 1).value != Double(right) / 10 { missedByBinary += 1 }
      }
      #expect(PublishedNumber(mean, decimals: 1).value == Double(right) / 10)
    }
    #expect(halves > 500 && missedByBinary > 50)
  }

  @Test func largeIntegersKeepTheirDigits() {
    #expect(PublishedNumber.asRead(16_351_834_567_891, decimals: 0).description == "16351834567891")
    #expect(PublishedNumber.asRead(16_351_834_567_891, decimals: 2).description == "16351834567891.00")
  }

  @Test func everyPublishedNumberReadsBackAsItself() {
    for hundredths in 0...20_000 {
      let value = Double(hundredths) / 100
      #expect(PublishedNumber(value, decimals: 2).value == value)
    }
  }
}
