import Inference
import SurveyModel

/// How the possible ranks and the sentence for the press came about; `nil` where nothing was compared.
func rankSetSection(_ words: Wording) -> MethodSection? {
  let results = words.results
  guard let comparison = results.rankComparison, let critical = comparison.criticalValue else { return nil }
  let (language, numbers, confidence) = (words.language, words.numbers, words.confidence)
  var paragraphs = [
    language(
      vi:
        "Với mỗi cặp đơn vị, chênh lệch điểm chưa làm tròn được chia cho sai số chuẩn của chênh lệch (có tính phần chung khi một người trả lời đánh giá cả hai đơn vị) và quy về thang "
        + "chuẩn theo phân phối t; bậc tự do theo Satterthwaite qua các nhóm, Welch cho hai đơn vị. Một đơn vị chắc chắn hơn một đơn vị khác khi số này vượt giá trị tới hạn. Cận trên của khoảng thứ hạng bằng 1 cộng "
        + "số đơn vị chắc chắn hơn, cận dưới bằng tổng số đơn vị trừ số đơn vị chắc chắn kém hơn (Mogstad, Romano, Shaikh và Wilhelm 2024).",
      en:
        "For each pair of units the difference of the unrounded scores is divided by its standard error (with the part they share where a respondent rated both) and brought to the normal scale by "
        + "Student's t, with Satterthwaite's degrees of freedom over the strata and Welch's for the two units. One unit is surely above another where this exceeds the critical value. The best possible rank is 1 + the number of units "
        + "surely above, the worst the number of units − those surely below (Mogstad, Romano, Shaikh and Wilhelm 2024)."),
    language(
      vi:
        "Giá trị tới hạn là phân vị \(confidence) của chênh lệch lớn nhất khi không có khác biệt nào: xét chung mọi cặp đơn vị, hoặc mọi cặp có một đơn vị cho trước. Cặp đã khẳng định được "
        + "thì bỏ ra và tính lại cho các cặp còn lại, đến khi không còn cặp nào thay đổi.",
      en:
        "The critical value is the \(confidence) quantile of the largest difference where there is none: over all pairs for all units jointly, over the pairs of one unit for its own. Pairs that are "
        + "decided leave, and it is computed again for the rest until nothing changes."),
    values(words, comparison, critical),
  ]
  if RankSentences(results, language).press != nil {
    paragraphs.append(
      language(
        vi:
          "Thông tin dành cho báo chí dùng khoảng thứ hạng xét chung tất cả đơn vị, vì câu này chọn tên đơn vị theo kết quả. Chênh lệch trong một đoạn hạng được coi là chưa có ý nghĩa thống kê khi mọi đơn vị ở trên "
          + "chắc chắn hơn và mọi đơn vị ở dưới chắc chắn kém hơn các đơn vị trong đoạn, và không có đoạn nào ngắn hơn như vậy. Các con số trong câu lấy từ bảng xếp hạng; không có từ nào được thêm bằng tay.",
        en:
          "The statement for the press rests on the rank ranges for all units jointly, because it names units by the outcome. The differences within a run of ranks are called not significant where all units above "
          + "the run are surely better and all below surely worse than those in it, and no shorter run has that property. Its numbers are those of the ranking; nothing is added by hand."
      ))
  }
  return MethodSection(title: words.possibleRanks, paragraphs: paragraphs)

  func values(_ words: Wording, _ comparison: Results.RankComparison, _ critical: RankSets.CriticalValue) -> String {
    let value = numbers.text(critical.value, decimals: 3)
    var sentences = [
      language(
        vi: "Giá trị tới hạn ở bước đầu, xét chung tất cả đơn vị: \(value).",
        en: "Critical value of the first step, for all units jointly: \(value).")
    ]
    if comparison.draws > 0 {
      let draws = numbers.text(critical.draws)
      if let error = comparison.simulationInterval {
        let (low, high) = (numbers.text(error.low, decimals: 3), numbers.text(error.high, decimals: 3))
        sentences.append(
          language(
            vi:
              "Giá trị này được mô phỏng với \(draws) lần rút; do sai số mô phỏng, giá trị đúng nằm từ \(low) đến \(high) (độ tin cậy 95%). So sánh nằm trong khoảng đó "
              + "thì tăng gấp đôi số lần rút; nếu vẫn chưa rõ thì coi là chưa có ý nghĩa thống kê.",
            en:
              "It was simulated with \(draws) draws; within the error of the simulation it lies between \(low) and \(high) (95% confidence). A comparison within that error doubles the "
              + "draws, and what is then still in doubt is treated as not significant."))
      } else {
        sentences.append(language(vi: "Giá trị này được mô phỏng với \(draws) lần rút.", en: "It was simulated with \(draws) draws."))
      }
    }
    if let marginal = comparison.marginalCriticalValues {
      let (low, high) = (numbers.text(marginal.lowerBound, decimals: 3), numbers.text(marginal.upperBound, decimals: 3))
      sentences.append(
        low == high
          ? language(vi: "Với từng đơn vị xét riêng: \(low).", en: "For units by themselves: \(low).")
          : language(vi: "Với từng đơn vị xét riêng: từ \(low) đến \(high).", en: "For units by themselves: from \(low) to \(high)."))
    }
    return sentences.joined(separator: " ")
  }
}

extension Results.RankComparison {
  /// Of the simulated critical value, 95 %; `nil` where it was not simulated, or the draws were too few to tell.
  var simulationInterval: Interval? {
    guard let critical = criticalValue, critical.draws > 0, critical.simulationInterval.high.isFinite else { return nil }
    return critical.simulationInterval
  }
}
