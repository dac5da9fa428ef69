import SurveyModel

/// What is said of response rates and outcome rates.
enum RateWords {
  static func otherRates(_ language: Language) -> String {
    language(vi: "Tỷ lệ hợp tác, từ chối, liên lạc được", en: "Cooperation, refusal and contact rates")
  }

  static func withoutDisposition(_ rows: String, count: Int, _ language: Language) -> String {
    language(
      vi: "\(rows) dòng không có mã kết quả, tính là NC (không liên lạc được).",
      en: "\(rows) row\(count == 1 ? " has no disposition and counts" : "s have no disposition and count") as NC (non-contact).")
  }

  static func unknownDisposition(_ rows: String, count: Int, _ language: Language) -> String {
    language(
      vi: "\(rows) dòng có mã kết quả không nhận ra, tính là NC (không liên lạc được).",
      en:
        "\(rows) row\(count == 1 ? " has a disposition that is not known and counts" : "s have a disposition that is not known and count") as NC (non-contact)."
    )
  }

  static func eNotDefined(_ language: Language) -> String {
    language(
      vi: "e không xác định: chưa rõ điều kiện của bất kỳ trường hợp nào.",
      en: "e is not defined: the eligibility of no case is known.")
  }

  static func eEstimated(_ eligible: String, known: String, e: String, _ language: Language) -> String {
    language(
      vi: "e = \(eligible)/\(known) = \(e), ước lượng từ toàn bộ danh sách này: (I+P+R+NC+O)/(I+P+R+NC+O+NE).",
      en: "e = \(eligible)/\(known) = \(e), estimated from the whole of this list: (I+P+R+NC+O)/(I+P+R+NC+O+NE).")
  }

  static func eEntersNoRate(_ language: Language) -> String {
    language(
      vi: " Không có trường hợp chưa rõ điều kiện nên e không ảnh hưởng tới tỷ lệ nào.",
      en: " The eligibility of every case is known, so that e enters no rate.")
  }

  static func source(_ language: Language) -> String {
    language(
      vi: "AAPOR, Standard Definitions. – là tỷ lệ không xác định (0/0).",
      en: "AAPOR, Standard Definitions. – marks a rate that is not defined (0/0).")
  }

  static func answeredOfInvited(_ answered: String, invited: String, _ language: Language) -> String {
    language(vi: "RR2: \(answered) trên \(invited) được mời", en: "RR2: \(answered) of \(invited) invited")
  }

  static func lessNotEligible(_ apart: String, _ language: Language) -> String {
    language(vi: ", trừ \(apart) ngoài đối tượng", en: ", less \(apart) not eligible")
  }

  static func whatRatesAre(_ language: Language) -> String {
    language(
      vi: "Theo Định nghĩa chuẩn của AAPOR. RR1 = I/(I+P+R+NC+O+U); RR2 = (I+P)/(I+P+R+NC+O+U); RR5 = I/(I+P+R+NC+O); "
        + "RR6 = (I+P)/(I+P+R+NC+O). Trường hợp ngoài đối tượng (NE) không nằm trong mẫu số. Tỷ lệ phản hồi nêu trong báo cáo là RR2.",
      en: "AAPOR Standard Definitions. RR1 = I/(I+P+R+NC+O+U); RR2 = (I+P)/(I+P+R+NC+O+U); RR5 = I/(I+P+R+NC+O); "
        + "RR6 = (I+P)/(I+P+R+NC+O). Cases that are not eligible (NE) are in no denominator. The response rate quoted in this report is RR2."
    )
  }

  static func whatEIs(_ e: String, _ language: Language) -> String {
    language(
      vi: "RR3 = I/(I+P+R+NC+O+eU); RR4 = (I+P)/(I+P+R+NC+O+eU), với e = \(e) là tỷ lệ đúng đối tượng ước lượng từ toàn bộ danh sách: "
        + "(I+P+R+NC+O)/(I+P+R+NC+O+NE).",
      en:
        "RR3 = I/(I+P+R+NC+O+eU); RR4 = (I+P)/(I+P+R+NC+O+eU), where e = \(e) is the share of eligible cases estimated from the whole list: "
        + "(I+P+R+NC+O)/(I+P+R+NC+O+NE).")
  }

  static func whatOtherRatesAre(_ language: Language) -> String {
    language(
      vi:
        "Tỷ lệ hợp tác COOP2 = (I+P)/(I+P+R+O); tỷ lệ từ chối REF1 = R/(I+P+R+NC+O+U); tỷ lệ liên lạc được CON1 = (I+P+R+O)/(I+P+R+NC+O+U). "
        + "Các tỷ lệ còn lại có trong tệp response-rates.csv.",
      en: "Cooperation COOP2 = (I+P)/(I+P+R+O); refusal REF1 = R/(I+P+R+NC+O+U); contact CON1 = (I+P+R+O)/(I+P+R+NC+O+U). "
        + "The other rates are in response-rates.csv.")
  }

  static func answeredWithoutResponse(_ count: String, _ language: Language) -> String {
    language(
      vi:
        "Số dòng của danh sách ghi là đã trả lời nhưng không có phiếu trong tệp: \(count); các dòng này được tính là trường hợp khác (O).",
      en: "Rows of the list marked as answered, without a response in the files: \(count); they count as other (O).")
  }

  static func notEligibleWithResponse(_ count: String, _ language: Language) -> String {
    language(
      vi:
        "Số dòng của danh sách ghi là ngoài đối tượng (NE) nhưng có phiếu: \(count); các dòng này được tính là đã trả lời và thuộc đối tượng.",
      en: "Rows of the list marked as not eligible (NE), with a response: \(count); they count as answered and therefore as eligible.")
  }

  static func changeOfRate(_ edition: String, before: String, now: String, points: String, _ language: Language) -> String {
    language(
      vi: "Kỳ \(edition): RR2 là \(before); kỳ này là \(now), thay đổi \(points) điểm phần trăm.",
      en: "Edition \(edition): RR2 was \(before); now \(now), a change of \(points) percentage points.")
  }

  static func noList(_ language: Language) -> String {
    language(
      vi: "Khảo sát không có danh sách đối tượng được mời nên chỉ nêu số phiếu, không có tỷ lệ phản hồi.",
      en: "The survey has no list of those invited, so only the number of responses is known and no response rate.")
  }
}
