import SurveyModel

/// What is said where a definition cannot be changed.
enum PatchWords {
  static func noSuchPlace(_ path: String) -> LocalizedText {
    LocalizedText(vi: "không có chỗ nào là \(path) trong tệp", en: "the file has no \(path)")
  }

  static func cannotBeChanged(_ path: String) -> LocalizedText {
    LocalizedText(
      vi: "không thể sửa \(path) mà giữ nguyên phần còn lại của tệp; hãy sửa trực tiếp trong tệp",
      en: "\(path) cannot be changed so that everything else stays as it is written; change it in the file itself")
  }
}
