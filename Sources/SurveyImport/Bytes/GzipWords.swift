import SurveyModel

/// What is said of a gzip file that is damaged or not whole.
enum GzipWords {
  static let noMemory = LocalizedText(vi: "không đủ bộ nhớ để giải nén tệp", en: "there is not enough memory to unpack the file")

  static func ratioTooHigh(_ ratio: Int, limit: Int) -> LocalizedText {
    .init(
      vi: "cần nội dung không quá \(limit) lần dạng nén, gặp hơn \(ratio) lần; phần đã đọc không được dùng",
      en: "expected at most \(limit) times its packed size, found more than \(ratio) times; what was read of it is not used")
  }

  static func brokenOff(_ bytes: Int) -> LocalizedText {
    .init(
      vi: "cần trọn vẹn một tệp gzip, gặp tệp bị cắt ngang sau \(bytes) byte; phần đã đọc không được dùng, hãy sao chép lại tệp",
      en: "expected a whole gzip file, found one that breaks off after \(bytes) bytes; what was read of it is not used; copy it again")
  }

  static func damaged(_ isSum: Bool, offset: Int) -> LocalizedText {
    .init(
      vi: "cần một tệp gzip nguyên vẹn, gặp " + (isSum ? "tổng kiểm tra không khớp với nội dung" : "dữ liệu hỏng gần byte \(offset)")
        + "; phần đã đọc không được dùng, hãy sao chép lại tệp",
      en: "expected an undamaged gzip file, found "
        + (isSum ? "a checksum that does not match its content" : "damaged data near byte \(offset)")
        + "; what was read of it is not used; copy it again")
  }

  static func surplus(_ byte: Int) -> LocalizedText {
    .init(
      vi: "cần một tệp gzip và không gì khác, gặp dữ liệu lạ ở phía sau, từ byte \(byte); phần đã đọc không được dùng",
      en: "expected a gzip file and nothing else, found other data behind it, from byte \(byte) on; what was read of it is not used")
  }
}
