import SurveyModel
import Testing

@Suite struct MeasureKeyTests {
  /// Each line is one measure.
  static let same: [[String]] = [
    [
      "Tỷ đồng", "tỉ đồng", " TỶ  ĐỒNG ", "tỷ\u{A0}đồng", "ty\u{309} đo\u{302}\u{300}ng", "\u{FEFF}Tỷ đồ\u{200B}ng", "tỷ ðồng", "ty dong",
      "Ti Dong",
      "tỷ đ", "tỷ đ.", "ty d", "Tỷ VNĐ", "tỉđ",
    ], ["triệu đồng", "tr.đ", "trđ", "trieu dong", "tr đồng"], ["nghìn đồng", "ngàn đồng", "ngan dong"],
    ["1.000 đồng"], ["1000 đ"], ["phút", "phut", "minutes", "Minute", "min"], ["h", "hours", "gio"], ["ngày", "days"], ["m2"], ["m"],
    ["hoá đơn", "hóa đơn", "HOÁ ĐƠN"], ["hoà", "hòa"], ["thuỷ sản/ngày", "thủy sản/ngày"], ["tờ khai", "Tờ  khai"],
    ["hours/declaration", "Hours/Declaration", "giờ/declaration"], ["%"], ["", " ", "\u{200B}"], ["USD"], ["tỷ USD", "tỉ usd"],
    ["giờ/tờ khai", "h/tờ khai"],
    ["giơ/tờ khai"],
    ["giờ/tơ khai"], ["kỳ", "kì"], ["ký", "kí"], ["đơn"], ["đôn"], ["don"],
  ]

  @Test func measuresMeetWhateverTheirSpelling() {
    for (place, names) in Self.same.enumerated() {
      for name in names { #expect(MeasureKey(name) == MeasureKey(names[0]), "\(name)") }
      for other in Self.same[..<place] { #expect(MeasureKey(other[0]) != MeasureKey(names[0]), "\(other[0]), \(names[0])") }
    }
  }

  @Test(arguments: [
    ("phút", 1.0), ("MIN", 1), ("giờ", 60), ("hours", 60), ("ngày", 1440), ("giây", 1 / 60.0), ("giờ/tờ khai", nil), ("", nil),
  ])
  func lengths(_ measure: String, _ minutes: Double?) {
    #expect(MeasureKey(measure).minutes == minutes && MeasureKey(measure).isMinutes == (minutes == 1))
  }

  @Test(arguments: [
    ("giờ", "phút", 1.5, 90.0), ("minutes", "hours", 45, 0.75), ("ngày", "min", 0.1, 144), ("giây", "phút", 90, 1.5), ("h", "giờ", 7, 7),
    // 13.7 · 60 = 822 whatever the last bits are.
    ("giờ", "phút", 13.7, 822), ("ngày", "giờ", 1, nil), ("tỷ đồng", "phút", 1, nil), ("phút", "phút/tờ khai", 1, nil),
    ("ty dong", "Tỷ đồng", 2, 2),
  ])
  func timesMeetInMinutes(_ one: String, _ other: String, _ value: Double, _ converted: Double?) {
    #expect(MeasureKey(one).convert(value, to: MeasureKey(other)) == converted)
  }

  @Test(arguments: [("lượt", "luot"), ("Tờ khai", "to khai"), ("người", "nguoi"), ("đơn", "don")])
  func withoutAccents(_ measure: String, _ plain: String) {
    #expect(MeasureKey(measure).plain == MeasureKey(plain) && MeasureKey(plain).plain == MeasureKey(plain))
  }
}
