import SurveyModel

/// What the words in a column of outcomes mean: AAPOR codes, letter groups, what offices write in Vietnamese and English, and what a survey declares.
struct DispositionKey: Sendable {
  private var meanings: [TextKey: Disposition]

  private static let usual: [Disposition: [String]] = [
    .complete: [
      "Đã trả lời", "Trả lời", "Có trả lời", "Trả lời đầy đủ", "Hoàn thành", "Đã hoàn thành", "Đã gửi phiếu", "Đã nộp", "Đã nộp phiếu",
      "Đã phản hồi", "Có phản hồi", "Có phiếu", "Hợp lệ", "Complete", "Completed", "Answered", "Responded", "Returned",
    ],
    .partial: [
      "Trả lời một phần", "Hoàn thành một phần", "Chưa hoàn thành", "Chưa đầy đủ", "Partial", "Partially completed", "Incomplete",
    ],
    .refusal: ["Từ chối", "Từ chối trả lời", "Không đồng ý", "Không tham gia", "Bỏ dở", "Refused", "Refusal", "Declined", "Break-off"],
    .nonContact: [
      "Không liên lạc được", "Không liên hệ được", "Chưa liên lạc được", "Chưa liên hệ được", "Không gặp", "Không nghe máy", "Chưa trả lời",
      "Không trả lời", "Chưa phản hồi", "Không phản hồi", "Chưa gửi phiếu", "Non-contact", "No contact", "Not reached", "No answer",
      "No response", "Not answered",
    ],
    .other: ["Khác", "Lý do khác", "Other"],
    .unknownOther: [
      "Không rõ", "Không xác định", "Sai địa chỉ", "Sai email", "Sai số điện thoại", "Không có địa chỉ", "Email bị trả lại", "Unknown",
      "Wrong address", "Wrong number", "Bounced", "Undeliverable",
    ],
    .notEligible: [
      "Giải thể", "Đã giải thể", "Phá sản", "Đã phá sản", "Ngừng hoạt động", "Đã ngừng hoạt động", "Tạm ngừng hoạt động",
      "Không còn hoạt động",
      "Đóng cửa", "Đã đóng mã số thuế", "Không phát sinh", "Không phát sinh tờ khai", "Không thuộc đối tượng", "Trùng", "Dissolved",
      "Bankrupt",
      "Closed", "Out of business", "Not eligible", "Ineligible", "Out of scope",
    ],
  ]

  /// - Parameter declared: goes before what is usual.
  init(declared: [(text: String, meaning: Disposition)] = []) {
    var meanings: [TextKey: Disposition] = [:]
    for (text, meaning) in declared { meanings[TextKey(text)] = meaning }
    for (meaning, texts) in Self.usual {
      for text in texts where meanings[TextKey(text)] == nil { meanings[TextKey(text)] = meaning }
    }
    self.meanings = meanings
  }

  /// `nil` for what is not known; a declared text goes before a code.
  func disposition(of text: String) -> Disposition? { meanings[TextKey(text)] ?? Disposition(aapor: text) }

  /// What was most likely meant; `nil` where nothing is near.
  func hint(for text: String) -> String? { nearest(to: text, among: meanings.keys.map(\.text).sorted()) }

  /// A status is no personal datum, and is shown; what may be something else (an address, a telephone number, a sentence) is not.
  static func found(_ text: String) -> ImportProblem.Found {
    let digits = text.utf8.count { (48...57).contains($0) }
    return text.count <= 40 && digits <= 4 && !text.contains("@") ? .shown(text) : .text(characters: text.count)
  }
}
