import SurveyModel

/// What the words in a column of outcomes mean: AAPOR codes, letter groups, what offices write in Vietnamese and English, and what a survey declares.
struct DispositionKey: Sendable {
  private var meanings: [TextKey: Disposition]

  private static let usual: [Disposition: [String]] = [
    .complete: [
      "Đã trả lời", "Trả lời", "Có trả lời", "Trả lời đầy đủ", "Hoàn thành", "Đã hoàn thành", "Đã gửi phiếu", "Đã nộp", "Đã nộp phiếu",
      "Đã phản hồi", "Có phản hồi", "Có phiếu", "Phiếu hợp lệ", "Hợp lệ", "Complete", "Completed", "Answered", "Responded", "Returned",
    ],
    .partial: [
      "Trả lời một phần", "Đã trả lời một phần", "Có trả lời một phần", "Trả lời chưa đầy đủ", "Trả lời không đầy đủ",
      "Đã hoàn thành một phần",
      "Hoàn thành một phần", "Đã trả lời chưa đầy đủ", "Trả lời dở dang", "Chưa hoàn thành", "Chưa đầy đủ", "Partial",
      "Partially completed", "Partly answered", "Answered in part",
      "Incomplete",
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
      "Không còn hoạt động", "Tạm ngừng kinh doanh", "Đã tạm ngừng kinh doanh", "Ngừng kinh doanh", "Đã ngừng kinh doanh",
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
  func disposition(of text: String) -> Disposition? {
    meanings[TextKey(text)] ?? Disposition(aapor: text) ?? meanings[TextKey(Self.withoutEnd(text))]
  }

  /// `Đã trả lời.` is `Đã trả lời`.
  private static func withoutEnd(_ text: String) -> String {
    let end = text.lastIndex { !".,;!-–…".contains($0) && !$0.isWhitespace }
    return end.map { String(text[...$0]) } ?? text
  }

  /// The words of all that is usual.
  static let words = Set(usual.values.joined().flatMap { TextKey($0).text.split(separator: " ").map(String.init) })

  /// What was most likely meant; `nil` where nothing is near.
  func hint(for text: String) -> String? { nearest(to: text, among: meanings.keys.map(\.text).sorted()) }
}
