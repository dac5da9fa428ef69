import Inference
import Scoring
import SurveyModel

/// What stands above, in and below the tables of a report.
enum TableWords {
  static func heldAtEnd(_ language: Language) -> String {
    language(vi: "Giá trị ngoài khoảng, lấy bằng đầu khoảng", en: "Values outside their range, held at its end")
  }

  static func addedAfterAggregation(_ language: Language) -> String {
    language(
      vi: "Cộng vào điểm tổng hợp; kết quả không vượt ra ngoài thang điểm.",
      en: "Added to the score after aggregation; the result stays within the scale.")
  }

  static func unroundedComponents(_ language: Language) -> String {
    language(
      vi: "Điểm tổng hợp tính từ điểm thành phần chưa làm tròn, vì vậy có thể lệch ở chữ số cuối so với phép tính từ số đã làm tròn.",
      en:
        "The overall score is computed from unrounded component scores and may differ in the last digit from one computed from the rounded ones."
    )
  }

  static func publishedChange(_ language: Language) -> String { language(vi: "Mức thay đổi đã công bố", en: "Published change") }
  static func projection(_ language: Language) -> String { language(vi: "Ước cả kỳ theo tiến độ", en: "Run-rate projection") }

  static func dashInContext(_ language: Language) -> String {
    language(
      vi: "Dấu – là số liệu không có. Mức thay đổi đã công bố là con số nguồn nêu mà không kèm số gốc, không dùng để tính tiếp.",
      en: "A dash means not known. A published change is one that its source states without the base figure; nothing is computed from it.")
  }

  static func whatProjectionIs(_ language: Language) -> String {
    language(
      vi:
        "Ước cả kỳ theo tiến độ = thực hiện đến nay / phần thời gian đã qua (theo ngày); đây là phép ngoại suy đơn giản, không phải dự báo.",
      en: "Run-rate projection = actual to date / share of the period elapsed (in days): a simple extrapolation, not a forecast.")
  }

  static func aboveOrShort(_ language: Language) -> String { language(vi: "Vượt (+), hụt (−)", en: "Above (+) or short (−)") }
  static func rankByAttainment(_ language: Language) -> String { language(vi: "Hạng theo tỷ lệ hoàn thành", en: "Rank by attainment") }

  static func whatAttainmentIs(_ language: Language) -> String {
    language(
      vi: "Tỷ lệ hoàn thành = thực hiện / dự toán (chỉ tiêu) giao, tính riêng theo từng cơ quan giao.",
      en: "Attainment = actual / target, separately for each issuer's target.")
  }

  static func titleOfCorrelations(_ language: Language) -> String {
    language(vi: "Điểm và tỷ lệ hoàn thành chỉ tiêu", en: "Score and attainment")
  }

  static func whatCorrelationIs(_ language: Language) -> String {
    language(
      vi:
        "ρ: hệ số tương quan hạng Spearman giữa điểm và tỷ lệ hoàn thành của các đơn vị được xếp hạng (đồng hạng lấy hạng trung bình), từ −1 đến 1. p: tỷ lệ các cách sắp xếp "
        + "ngẫu nhiên cho |ρ| ít nhất bằng mức quan sát được. Tương quan không nói lên quan hệ nhân quả.",
      en:
        "ρ: Spearman's rank correlation of score and attainment over the ranked units (mid-ranks at ties), from −1 to 1. p: how often units in random order would "
        + "show a |ρ| at least as large. A correlation says nothing about cause.")
  }

  static func approximateP(_ language: Language) -> String {
    language(
      vi: "Với hơn \(RankCorrelation.mostExactPairs) đơn vị, p là giá trị gần đúng theo phân phối t với n − 2 bậc tự do.",
      en: "With more than \(RankCorrelation.mostExactPairs) units p is an approximation: Student's t with n − 2 degrees of freedom.")
  }

  static func undefinedCorrelation(_ language: Language) -> String {
    language(
      vi: "Dấu –: không xác định, vì mọi đơn vị bằng nhau về điểm hoặc về tỷ lệ hoàn thành.",
      en: "A dash: not defined, since all units are equal in score or in attainment.")
  }

  static let fewUnitsProveNothing = LocalizedText(
    vi:
      "Ít đơn vị thì không chứng minh được điều gì: với dưới \(AttainmentCorrelation.fewUnits) đơn vị, hệ số lớn cũng dễ chỉ là ngẫu nhiên, và không thấy tương quan không có nghĩa là không có.",
    en:
      "Few units prove nothing: with fewer than \(AttainmentCorrelation.fewUnits), even a strong correlation may well be chance, and finding none does not prove that there is none."
  )

  static func carelessLeftOut(_ language: Language) -> String {
    language(vi: "Phiếu có dấu hiệu không cẩn thận (không tính)", en: "Responses that look careless (left out)")
  }

  static func carelessCounted(_ language: Language) -> String {
    language(vi: "Phiếu có dấu hiệu không cẩn thận (vẫn tính)", en: "Responses that look careless (they count)")
  }

  static func missingAnswers(_ language: Language) -> String {
    language(vi: "Câu trả lời thiếu trong phiếu hợp lệ", en: "Missing answers in responses that count")
  }

  static func whatRowsAre(_ language: Language) -> String {
    language(
      vi:
        "Số dòng đã đọc bằng số phiếu hợp lệ cộng số dòng không tính. Câu trả lời thiếu không tính vào điểm và không bị thay bằng mức giữa.",
      en:
        "Rows read are the responses that count and the rows left out. A missing answer enters no score and is never replaced by the middle of the scale."
    )
  }

  static func scoredOnItsOwn(_ language: Language) -> String {
    language(
      vi: "Chấm từ những câu hỏi riêng về đối tượng này; không tính vào điểm tổng hợp của đơn vị.",
      en: "Scored only from the questions about it; not part of the unit's index.")
  }

  static func withoutFlagged(_ language: Language) -> String { language(vi: "không tính phiếu bị đánh dấu", en: "without flagged") }

  static func titleOfFlagged(_ language: Language) -> String {
    language(vi: "Xếp hạng khi tính và không tính phiếu bị đánh dấu", en: "The ranking with and without flagged responses")
  }

  static func whenFlaggedAreHidden(_ atLeast: String, _ language: Language) -> String {
    language(
      vi:
        "Phiếu bị đánh dấu vẫn được tính vào điểm và hạng của báo cáo. Đơn vị có từ 1 phiếu đến dưới \(atLeast) phiếu bị đánh dấu, tính chung "
        + "hoặc trong số phiếu có trả lời một câu hỏi, thì không có điểm và hạng khi không tính các phiếu này, vì hiệu hai điểm sẽ cho biết nội dung của vài phiếu đó; "
        + "hạng được xếp giữa các đơn vị còn lại.",
      en: "Flagged responses count in the scores and ranks of this report. A unit where fewer than \(atLeast) are flagged, of all "
        + "or of those that answered a question, has no score and no rank without them, since the difference would tell what these few say; the others are ranked among "
        + "themselves.")
  }

  static func whereStraightLinesAreTold(_ language: Language) -> String {
    language(
      vi:
        "Phiếu trả lời giống nhau liên tiếp chỉ được đếm ở những đơn vị không có câu trả lời nào bị ẩn, vì ở đơn vị khác con số này cho biết "
        + "một phần nội dung bị ẩn; danh sách các phiếu bị đánh dấu vì thế cũng không được nêu.",
      en:
        "Straight lines are counted only in the units of which no answer is withheld: elsewhere their number would tell something of what is, "
        + "and so would a list of the responses that bear a flag, which is left out.")
  }

  static func straightLinesLeftOut(_ language: Language) -> String {
    language(
      vi:
        "Trong số phiếu bị loại, không nêu có bao nhiêu phiếu trả lời giống nhau liên tiếp và đó là những phiếu nào, vì có phiếu có thể thuộc "
        + "đơn vị có câu trả lời bị ẩn.",
      en:
        "How many of the responses left out are straight lines, and which, is not told: some may be of units whose answers are withheld.")
  }

  static func kishEffect(_ language: Language) -> String {
    language(vi: "Hệ số thiết kế Kish của trọng số", en: "Kish's design effect of the weights")
  }

  static func designEffect(_ language: Language) -> String { language(vi: "Hệ số thiết kế của điểm", en: "Design effect of the score") }

  static func titleOfPrecision(_ language: Language) -> String {
    language(vi: "Trọng số của phiếu và độ chính xác của điểm", en: "Response weights and precision of the scores")
  }

  static func whatDesignEffectsAre(_ language: Language) -> String {
    language(
      vi:
        "Hệ số thiết kế Kish, n Σw² / (Σw)², chỉ nói về trọng số. Hệ số thiết kế của điểm là phương sai của điểm chia cho phương sai của một mẫu ngẫu nhiên đơn giản "
        + "cùng cỡ: nhỏ hơn 1 nghĩa là cách phân tầng làm điểm chính xác hơn.",
      en:
        "Kish's design effect, n Σw² / (Σw)², concerns the weights alone. The design effect of the score is its variance over that of a simple random sample of the same "
        + "size: below 1, stratification made the score more precise.")
  }

  static func titleOfProblems(_ language: Language) -> String { language(vi: "Vấn đề trong số liệu đầu vào", en: "Problems in the input") }

  static func textOf(_ characters: Int, _ language: Language) -> String {
    language(vi: "văn bản gồm \(characters) ký tự", en: "text, \(characters) character\(characters == 1 ? "" : "s")")
  }

  static func nominalWeights(_ language: Language) -> String {
    language(
      vi: "Trọng số danh nghĩa, khi mọi câu hỏi đều có câu trả lời; trọng số không đồng nghĩa với mức độ ảnh hưởng thực tế đến điểm.",
      en: "Nominal weights, for a unit with answers to every question; a weight is not the same as influence on the score.")
  }

  static func titleOfWeights(_ language: Language) -> String {
    language(vi: "Cấu trúc và trọng số của chỉ số", en: "Structure and weights of the index")
  }

  static func howMainEffect(_ isSmoothed: Bool, _ language: Language) -> String {
    language(
      vi: isSmoothed ? "tỷ số tương quan bậc nhất, làm trơn bằng đường thẳng cục bộ" : "bình phương hệ số tương quan",
      en: isSmoothed ? "first-order correlation ratio, smoothed by running lines" : "squared correlation")
  }

  static func fewUnits(_ language: Language) -> String {
    language(vi: "; với ít đơn vị như vậy chỉ để tham khảo", en: "; with so few units, indicative only")
  }

  static func whatMainEffectIs(_ how: String, units: Int, few: String, _ language: Language) -> String {
    language(
      vi:
        "Ảnh hưởng chính: phần chênh lệch điểm tổng hợp giữa các đơn vị đi cùng với chênh lệch của từng phần (\(how), \(units) đơn vị\(few)); không cộng thành 100%.",
      en:
        "Main effect: the share of the differences in the index between units that goes with the part (\(how), \(units) units\(few)); they do not add up to 100%."
    )
  }

  static func budget(_ experts: Int, _ language: Language) -> String {
    language(vi: "phân bổ điểm của \(experts) chuyên gia", en: "budget allocation by \(experts) experts")
  }

  static func comparison(_ ratio: String, _ language: Language) -> String {
    language(vi: "so sánh cặp (AHP), tỷ số nhất quán \(ratio)", en: "pairwise comparison (AHP), consistency ratio \(ratio)")
  }

  static func principalComponent(_ share: String, _ language: Language) -> String {
    language(vi: "thành phần chính thứ nhất, \(share) phương sai", en: "first principal component, \(share) of the variance")
  }
}
