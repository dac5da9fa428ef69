package import SurveyModel

extension LeftOutReason {
  /// As a row of a table says it, without a full stop.
  package var name: LocalizedText {
    switch self {
    case .malformed: .init(vi: "Dòng bị hỏng (sai dấu ngoặc kép hoặc thừa ô)", en: "Malformed row (quotes or surplus cells)")
    case .unknownUnit: .init(vi: "Không xác định được đơn vị", en: "Unknown unit")
    case .unitLeftOut: .init(vi: "Đơn vị bị loại khỏi đánh giá", en: "Unit left out")
    case .noRespondent: .init(vi: "Thiếu mã người trả lời", en: "No respondent id")
    case .duplicate: .init(vi: "Phiếu trùng", en: "Duplicate")
    case .empty: .init(vi: "Phiếu trống", en: "Empty form")
    case .breakOff: .init(vi: "Phiếu bỏ dở", en: "Break-off")
    case .preview: .init(vi: "Phiếu chạy thử", en: "Preview")
    case .notInFrame: .init(vi: "Không có trong danh sách được mời", en: "Not on the list of those invited")
    case .outsideFieldwork: .init(vi: "Ngoài thời gian khảo sát", en: "Outside the fieldwork")
    case .noConsent: .init(vi: "Không đồng ý tham gia", en: "No consent")
    case .flagged: .init(vi: "Bị đánh dấu không tin cậy", en: "Flagged as careless")
    }
  }
}

extension QualityFlag {
  /// As a row of a table says it, without a full stop.
  package var name: LocalizedText {
    switch self {
    case .straightLining: .init(vi: "Trả lời giống nhau liên tiếp", en: "The same answer again and again")
    case .speeding: .init(vi: "Trả lời quá nhanh", en: "Answered too fast")
    case .identicalText: .init(vi: "Ý kiến trùng nguyên văn với người khác", en: "The same text as another respondent")
    case .burst: .init(vi: "Nhiều phiếu từ một địa chỉ trong thời gian ngắn", en: "Many forms from one address in a short time")
    }
  }
}
