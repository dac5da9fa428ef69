package import SurveyModel

extension LocalizedText {
  /// What the operating system says in English of a failure (`strerror`), in Vietnamese too where it is one that a user meets.
  package init(systemMessage: String) {
    let vi: String? =
      switch systemMessage {
      case "Permission denied", "Operation not permitted": "không có quyền truy cập"
      case "No such file or directory": "không có tệp hoặc thư mục này"
      case "No space left on device": "ổ đĩa đã đầy"
      case "Disk quota exceeded": "đã vượt hạn mức dung lượng đĩa"
      case "Read-only file system": "ổ đĩa chỉ cho phép đọc"
      case "Not a directory": "một phần của đường dẫn không phải là thư mục"
      case "Is a directory": "đây là một thư mục"
      case "File exists": "đã có tệp hoặc thư mục cùng tên"
      case "Directory not empty": "thư mục không trống"
      case "File name too long": "tên tệp quá dài"
      case "File too large": "tệp quá lớn"
      case "Input/output error": "lỗi đọc hoặc ghi của thiết bị"
      case "Too many open files", "Too many open files in system": "đang mở quá nhiều tệp"
      case "Too many levels of symbolic links": "liên kết trỏ vòng tròn"
      case "Cannot allocate memory": "không đủ bộ nhớ"
      default: nil
      }
    self.init(vi: vi ?? systemMessage, en: systemMessage)
  }
}
