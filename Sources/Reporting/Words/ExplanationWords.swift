import SurveyModel

/// What stands below the account of one score.
enum ExplanationWords {
  static func noScore(_ language: Language) -> String {
    language(vi: "Đơn vị này không có điểm: thiếu quá nhiều số liệu.", en: "The unit has no score: too much of its data is missing.")
  }

  static func weights(_ language: Language) -> String {
    language(
      vi: "Trọng số: tỷ trọng giữa các phần cùng cấp; \"áp dụng\": sau khi chia lại trọng số của phần thiếu số liệu.",
      en: "Weight: share among siblings; used: after the weight of what is missing was shared out.")
  }

  static func means(_ language: Language) -> String {
    language(
      vi: "Trung bình nhân, điều hòa và lũy thừa không cộng điểm với trọng số: đóng góp là điểm của phần nhân với độ nhạy của chỉ số theo "
        + "điểm đó, nên một phần điểm thấp đóng góp khác điểm nhân trọng số.",
      en: "Geometric, harmonic and power means do not add scores times weights: a contribution is the score times the sensitivity of "
        + "the index to it, which is not score times weight.")
  }

  static func cannotBeShared(_ language: Language) -> String {
    language(
      vi: "Giá trị nhỏ nhất, trung vị và so sánh giữa các đơn vị không chia được cho các phần bên dưới: ở đó đóng góp để trống.",
      en: "A minimum, a median and a comparison of units cannot be shared out among what lies below: there the contribution is left blank.")
  }

  static func heldWithin(_ language: Language) -> String {
    language(
      vi: "Điểm sau khi cộng điểm thưởng, điểm trừ được giữ trong thang điểm.",
      en: "With bonus and penalty points the score is held within the scale.")
  }

  static func doesNotApply(_ outside: [String], _ language: Language) -> String {
    language(
      vi: "Không áp dụng cho nhóm của đơn vị: \(outside.joined(separator: ", ")).",
      en: "Does not apply to the unit's group: \(outside.joined(separator: ", ")).")
  }

  static func addUp(_ language: Language) -> String {
    language(vi: "Các đóng góp cộng lại đúng bằng điểm của chỉ số.", en: "The contributions add up to the index.")
  }

  static func leftOver(_ rest: String, _ language: Language) -> String {
    language(
      vi: "Chỉ số không phải là tổng của các phần: đóng góp là điểm nhân với độ nhạy của chỉ số; phần còn lại \(rest).",
      en: "The index is not the sum of its parts: a contribution is a score times the sensitivity of the index to it; \(rest) is left over."
    )
  }
}
