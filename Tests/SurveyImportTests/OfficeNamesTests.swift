import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct OfficeNamesTests {
  static let customs = [
    "Hải quan Tân Thanh", "Hải quan cửa khẩu Chi Ma", "Hải quan ga Đồng Đăng", "Đội thủ tục số 1", "Alpha North",
    "Chi cục Hải quan Hoành Mô", "Đội kiểm soát II",
  ]

  private func hint(_ text: String, among names: [String] = customs) -> String? {
    NameKey(units: names.enumerated().map { Unit(id: "u\($0)", name: LocalizedText($1)) }).hint(for: text)
  }

  @Test(arguments: [
    ("HQCK Chi Ma", "Hải quan cửa khẩu Chi Ma"), ("HQ Tân Thanh", "Hải quan Tân Thanh"), ("Hai quan Tan Thanh", "Hải quan Tân Thanh"),
    ("Hải quan Tân Thnah", "Hải quan Tân Thanh"), ("Hải qaun ga Đồng Đăng", "Hải quan ga Đồng Đăng"), ("Alpha Nort", "Alpha North"),
    ("HảiquanTân Thanh", "Hải quan Tân Thanh"), ("HQ ga Đồng Đăn", "Hải quan ga Đồng Đăng"), ("u1", "u1"),
    ("tan-thanh", "Hải quan Tân Thanh"),
  ])
  func oneOfficeWrittenInTwoWays(text: String, name: String) { #expect(hint(text) == name) }

  /// Whatever share of their letters two offices have in common.
  @Test(arguments: [
    "Hải quan cửa khẩu Hữu Nghị", "Hải quan Tân Mai", "Hải quan cửa khẩu Cốc Nam", "Đội thủ tục số 2", "Thuế Tân Thanh",
    "Alpha South", "Beta North", "Chi cục Hải quan Hoành Bồ", "Hải quan Hoanh Bo", "Đội kiểm soát III", "Đội kiểm soát",
    "Hải quan cửa khẩu",
    "Hải quan", "Customs",
  ])
  func anotherOfficeThatSharesWords(text: String) { #expect(hint(text) == nil) }
}
