import SurveyModel

/// What is said of texts whose letters, or whose digits, were lost on the way.
enum TextWords {
  static let readAsOtherEncoding = LocalizedText(
    vi: "văn bản giống UTF-8 bị đọc nhầm bảng mã rồi lưu lại (chữ như Ã©, áº¡): hãy tải lại tệp từ nơi xuất ra và giữ mã UTF-8",
    en:
      "the text looks like UTF-8 that was read as another encoding and saved again (letters such as Ã© or áº¡): export it again and keep UTF-8"
  )

  static func oldFont(_ name: String) -> LocalizedText {
    .init(
      vi: "văn bản giống chữ gõ bằng phông cũ \(name): hãy chuyển sang Unicode trước, ví dụ bằng Unikey",
      en: "the text looks like letters of an old \(name) font: convert it to Unicode first, for instance with Unikey")
  }

  /// What a cell that is no tax code should have held; never the cell itself.
  static func taxCode(insteadOf text: String) -> LocalizedText {
    let lacksZero = TaxCode.lacksLeadingZero(text)
    return .init(
      vi: "mã số thuế 10 số có số kiểm tra đúng, 13 số của đơn vị phụ thuộc, hoặc số định danh 12 số"
        + (lacksZero ? " (có lẽ thiếu số 0 ở đầu: bảng tính bỏ số 0 của một số)" : ""),
      en: "a tax code of 10 digits with its check digit, 13 of a branch, or a personal number of 12"
        + (lacksZero ? "; did a spreadsheet drop a leading zero?" : ""))
  }

  static let codeKeptAsText = LocalizedText(
    vi: "dòng vẫn được tính, mã được so sánh đúng như đã ghi",
    en: "the row counts, its id compared as it is written")
}
