/// How offices head the columns of their lists of those invited, where this takes many words.
enum FrameHeaders {
  static let unit = [
    "Đơn vị", "Tên đơn vị", "Đơn vị hải quan", "Đơn vị HQ", "Đơn vị làm thủ tục", "Đơn vị hải quan làm thủ tục", "Đơn vị HQ làm thủ tục",
    "Chi cục", "Chi cục hải quan", "Đơn vị được đánh giá", "Sub-department", "Office",
  ]
}
