import SurveyModel
import Testing

@Suite struct MeasureKeyTests {
  /// Each line is one measure.
  static let same: [[String]] = [
    ["Tỷ đồng", "tỉ đồng", " TỶ  ĐỒNG ", "tỷ\u{A0}đồng", "ty\u{309} đo\u{302}\u{300}ng", "\u{FEFF}Tỷ đồ\u{200B}ng", "tỷ ðồng"],
    ["hoá đơn", "hóa đơn", "HOÁ ĐƠN"], ["hoà", "hòa"], ["thuỷ sản/ngày", "thủy sản/ngày"], ["tờ khai", "Tờ  khai"],
    ["hours/declaration", "Hours/Declaration"], ["%"], ["", " ", "\u{200B}"], ["USD"], ["tỷ USD", "tỉ usd"], ["giờ/tờ khai"],
    ["giơ/tờ khai"],
    ["giờ/tơ khai"], ["kỳ", "kì"], ["ký", "kí"], ["đơn"], ["đôn"], ["don"],
  ]

  @Test func measuresMeetWhateverTheirSpelling() {
    for (place, names) in Self.same.enumerated() {
      for name in names { #expect(MeasureKey(name) == MeasureKey(names[0]), "\(name)") }
      for other in Self.same[..<place] { #expect(MeasureKey(other[0]) != MeasureKey(names[0]), "\(other[0]), \(names[0])") }
    }
  }
}
