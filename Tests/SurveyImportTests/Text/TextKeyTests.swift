import Foundation
import Testing

@testable import SurveyImport

@Suite struct TextKeyTests {
  struct Case: Sendable {
    let a: String
    let b: String
    init(_ a: String, _ b: String) {
      self.a = a
      self.b = b
    }
  }

  static let same: [Case] = [
    Case("Hoà", "Hòa"), Case("hoá", "hóa"), Case("hoả", "hỏa"), Case("hoạ", "họa"), Case("hoã", "hõa"), Case("khoẻ", "khỏe"),
    Case("loè", "lòe"), Case("thuỷ", "thủy"), Case("Uỷ ban", "Ủy ban"), Case("luỹ", "lũy"), Case("suý", "súy"), Case("tuỵ", "tụy"),
    Case("THANH HOÁ", "Thanh Hóa"), Case("Hoà-Bình", "Hòa-bình"), Case("Thuỷ, Hoà", "thủy, hòa"),
    Case("Hoà".decomposedStringWithCanonicalMapping, "Hòa"), Case("ĐƯỜNG".decomposedStringWithCanonicalMapping, "đường"),
    Case("e\u{323}\u{302}", "ệ"), Case("Đông", "Ðông"), Case("Đông", "Ɖông"), Case("ðông", "ĐÔNG"),
    Case("Rất\u{A0}hài  lòng ", " rất hài lòng"), Case("a\t\n b", "A B"), Case("\u{FEFF}Đạt", "đạt"), Case("Đ\u{200B}ạt", "đạt"),
    Case("a\u{200B}\u{301}", "á"), Case("Đạt\u{200E}", "đạt"), Case("A\u{202F}B", "a b"), Case("N/A", "n/a"), Case("\u{FEFF}Yes", "yes"),
    Case("", "  \u{A0}"),
  ]

  @Test(arguments: same) func folded(c: Case) {
    #expect(TextKey(c.a) == TextKey(c.b))
    #expect(TextKey(c.a).hashValue == TextKey(c.b).hashValue)
  }

  static let apart: [Case] = [
    Case("Hòn", "Hon"), Case("Hòn", "Hón"), Case("quý", "qúy"), Case("quý", "quy"), Case("hoàn", "hòan"), Case("Đ", "D"), Case("ô", "o"),
    Case("ư", "u"), Case("a b", "ab"), Case("của", "cuả"), Case("1", "1.0"), Case("İ", "I"), Case("khuỷu", "khủyu"),
  ]

  @Test(arguments: apart) func keptApart(c: Case) {
    #expect(TextKey(c.a) != TextKey(c.b))
  }

  static let texts: [Case] = [
    Case("  Very  SATISFIED\r\n", "very satisfied"), Case("Q1[SQ001]", "q1[sq001]"), Case("", ""), Case("\u{1C}a", "\u{1C}a"),
    Case("Chi cục Hải quan cửa khẩu HOÀ BÌNH", "chi cục hải quan cửa khẩu hòa bình"), Case("İ", "i\u{307}"), Case("x İ", "x i\u{307}"),
  ]

  @Test(arguments: texts) func text(c: Case) {
    #expect(TextKey(c.a).text == c.b)
  }

  /// A text without a letter beyond ASCII takes another way and must come out as it does beside one.
  @Test func asciiFoldsLikeTheRest() {
    for byte in UInt8(0)..<128 {
      let text = "a" + String(UnicodeScalar(byte)) + "B"
      #expect(TextKey(text + " đ").text == TextKey(text).text + " đ")
    }
  }

  /// A letter alone is folded as the tables of Unicode have it, be it one of Vietnamese or not, in one piece or with its marks apart.
  @Test func everyLetter() {
    for value in Array(UInt32(0x21)...0x24F) + Array(0x1E00...0x1EFF) + Array(0x2010...0x2027)
    where value != 0xAD && value != 0xA0 && value != 0x85 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .control else { continue }
      let letter = String(scalar)
      let small = letter.lowercased().precomposedStringWithCanonicalMapping
      let wanted = ["ð", "ɖ"].contains(small) ? "đ" : small
      #expect(Array(TextKey(letter).text.unicodeScalars) == Array(wanted.unicodeScalars), "\(String(value, radix: 16))")
      #expect(TextKey(letter.decomposedStringWithCanonicalMapping) == TextKey(letter), "\(String(value, radix: 16))")
    }
  }
}
