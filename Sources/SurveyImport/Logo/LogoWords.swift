import SurveyModel

/// Why a file is not taken for a logo.
enum LogoWords {
  static let path = LocalizedText(vi: "đường dẫn của tệp PNG hoặc SVG", en: "the path of a PNG or SVG file")

  static func failure(_ file: String, _ found: LocalizedText) -> LocalizedText {
    .init(vi: "\(file): cần hình PNG hoặc SVG, \(found[.vi])", en: "\(file): expected a picture, PNG or SVG, \(found[.en])")
  }

  static let neither = LocalizedText(vi: "gặp tệp không phải PNG hay SVG", en: "found a file that is neither")
  static func tooLarge(_ bytes: Int, most: Int) -> LocalizedText {
    .init(vi: "tối đa \(most / 1024) KB, gặp \(bytes / 1024) KB", en: "of at most \(most / 1024) KB, found \(bytes / 1024) KB")
  }
  static func wrongSize(_ width: Int, _ height: Int, most: Int) -> LocalizedText {
    .init(
      vi: "mỗi cạnh từ 1 đến \(most) điểm ảnh, gặp \(width) × \(height)", en: "of 1 to \(most) pixels a side, found \(width) × \(height)")
  }
  static let brokenPNG = LocalizedText(vi: "gặp tệp PNG bị hỏng", en: "found a damaged PNG")
  static let notWellFormed = LocalizedText(vi: "gặp tệp SVG không đúng cú pháp XML", en: "found an SVG that is not well-formed XML")
  static let withoutSize = LocalizedText(
    vi: "gặp tệp SVG không có viewBox hoặc width và height", en: "found an SVG without a viewBox or width and height")
  static func element(_ name: String) -> LocalizedText {
    .init(vi: "chỉ gồm nét vẽ và chữ, gặp phần tử <\(name)>", en: "of shapes and text alone, found the element <\(name)>")
  }
  static func attribute(_ name: String) -> LocalizedText {
    .init(
      vi: "không có mã lệnh và không tải gì từ bên ngoài, gặp thuộc tính \(name)",
      en: "without scripts and without anything from elsewhere, found the attribute \(name)")
  }
}
