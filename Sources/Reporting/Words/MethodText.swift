import Inference
import Scoring
import SurveyModel

/// How the numbers of a report came about, for its readers: a heading and its paragraphs.
struct MethodSection: Sendable, Hashable {
  let title: String
  let paragraphs: [String]
}

/// The method in words: score, weights, response weights, response rates, intervals, ranks, satisfaction, rounding, figures of context. Only what this report used.
func methodSections(_ results: Results, _ language: Language) -> [MethodSection] {
  let words = Wording(results, language)
  let before: [MethodSection?] = [scoreSection(words), treatmentSection(words), weightsSection(words)]
  let after: [MethodSection?] = [
    ratesSection(words), uncertaintySection(words), rankSection(words), rankSetSection(words), satisfactionSection(words),
    contextSection(words),
  ]
  return before.compactMap(\.self) + results.respondentGroups.map { responseWeightsSection($0, words) } + after.compactMap(\.self)
}

private func scoreSection(_ words: Wording) -> MethodSection {
  let language = words.language
  let index = words.results.index
  let numbers = words.numbers
  let from = numbers.asRead(index.score.from)
  let to = numbers.asRead(index.score.to)
  var paragraphs = [
    language(
      vi:
        "Mỗi phiếu là đánh giá của một người trả lời về một đơn vị. Giá trị của một câu hỏi là trung bình có trọng số của các câu trả lời "
        + "hợp lệ: Σwx / Σw. Câu trả lời thiếu (không biết, không áp dụng, bỏ trống…) không tham gia tính toán và không bị thay bằng mức giữa của thang đo.",
      en: "A response is one respondent's rating of one unit. The value of a question is the weighted mean of its valid answers: Σwx / Σw. "
        + "A missing answer (don't know, not applicable, blank…) enters no mean and is never replaced by the middle of the scale.")
  ]
  paragraphs += normalizationParagraphs(words)
  paragraphs.append(
    language(
      vi: "Chỉ số \(index.id) có thang điểm từ \(from) đến \(to).",
      en: "The index \(index.id) runs from \(from) to \(to)."))
  return MethodSection(title: language(vi: "Cách tính điểm", en: "Scores"), paragraphs: paragraphs)
}

private func weightsSection(_ words: Wording) -> MethodSection {
  let language = words.language
  return MethodSection(
    title: language(vi: "Trọng số và tổng hợp", en: "Weights and aggregation"),
    paragraphs: [
      language(
        vi:
          "Điểm của chỉ số thành phần là trung bình cộng có trọng số của các phần bên trong; điểm tổng hợp là trung bình cộng có trọng số của các "
          + "chỉ số thành phần: Σwx / Σw. Trọng số có ý nghĩa tương đối giữa các phần cùng cấp.",
        en: "The score of a component is the weighted arithmetic mean of its parts, and the total that of the components: Σwx / Σw. "
          + "Weights are relative within each level."),
      language(
        vi: "Phần không có điểm thì không tính; trọng số của phần đó được phân bổ lại theo tỷ lệ cho các phần cùng cấp còn lại.",
        en: "A part without a score is left out and its weight is shared among the other parts of its level in proportion."),
    ] + aggregationParagraphs(words) + [decision(words)].compactMap(\.self))
}

/// Who decided the weights; `nil` where the index does not say.
private func decision(_ words: Wording) -> String? {
  guard let decision = words.results.index.decision else { return nil }
  let language = words.language
  let (by, day) = (decision.by[language], decision.on.map { words.numbers.text($0) })
  let document = decision.document.map { " (\($0[language]))" } ?? ""
  return language(
    vi: "Trọng số do \(by) quyết định" + (day.map { " ngày \($0)" } ?? "") + document + ".",
    en: "The weights were decided by \(by)" + (day.map { " on \($0)" } ?? "") + document + ".")
}

/// One for each respondent group, by name where there are several.
private func responseWeightsSection(_ group: Results.GroupResult, _ words: Wording) -> MethodSection {
  let language = words.language
  let numbers = words.numbers
  let weighting = group.weighting
  let whose = words.results.respondentGroups.count > 1 ? ": " + words.group(group.group) : ""
  var paragraphs: [String]
  switch weighting.method {
  case .none:
    paragraphs = [
      language(vi: "Mọi phiếu có trọng số như nhau (w = 1).", en: "Every response has the same weight (w = 1).")
    ]
  case .nonresponse:
    paragraphs = [
      language(
        vi:
          "Mỗi phiếu được gán trọng số để bù cho phần không trả lời: w = N / n, trong đó N là số người đủ điều kiện trong danh sách và n là số phiếu hợp lệ "
          + "của cùng đơn vị và cùng nhóm. Nhóm có không quá một phiếu được gộp với nhóm liền kề.",
        en:
          "Each response is weighted for non-response: w = N / n, with N the eligible on the list and n the responses that count, in the same unit and "
          + "stratum. A cell with one response or none is joined with its neighbour."),
      weightRange(weighting, words),
    ]
  case .postStratify, .rake: paragraphs = calibrationParagraphs(weighting, words) + [weightRange(weighting, words)]
  }
  if let joined = joinedCells(weighting, words) { paragraphs.append(joined) }
  if !weighting.overfull.isEmpty {
    let cells = weighting.overfull.map { overfull in
      let place = words.cell(overfull.unit, overfull.strata)
      let responses = numbers.text(overfull.responses)
      // Less than one where a population stated by stratum is shared out among the units.
      let population = overfull.population > 0 ? numbers.text(overfull.population) : "<\u{A0}1"
      return language(
        vi: "\(place) (\(responses) phiếu, \(population) trong danh sách hoặc tổng thể)",
        en: "\(place) (\(responses) responses, \(population) on the list or in the population)")
    }.joined(separator: "; ")
    paragraphs.append(
      weighting.calibration == nil
        ? language(
          vi: "Các nhóm có số phiếu nhiều hơn danh sách hoặc tổng thể, trọng số được đặt bằng 1: \(cells).",
          en: "Cells with more responses than members, whose weights are 1: \(cells).")
        : language(
          vi: "Các nhóm có số phiếu nhiều hơn danh sách hoặc tổng thể, nơi sai số chuẩn không được giảm theo tỷ lệ đã trả lời: \(cells).",
          en:
            "Cells with more responses than members, where the share that answered does not reduce the standard error: \(cells)."
        ))
  }
  return MethodSection(title: language(vi: "Trọng số của phiếu", en: "Response weights") + whose, paragraphs: paragraphs)
}

private func weightRange(_ weighting: WeightingSummary, _ words: Wording) -> String {
  let numbers = words.numbers
  return words.language(
    vi:
      "Trọng số từ \(numbers.text(weighting.smallest, decimals: 3)) đến \(numbers.text(weighting.largest, decimals: 3)); hệ số thiết kế Kish "
      + "n Σw² / (Σw)² = \(numbers.text(weighting.kishDesignEffect, decimals: 3)); số phiếu hiệu dụng (Σw)² / Σw² = "
      + "\(numbers.text(weighting.effectiveResponses, decimals: 1)). Trọng số không làm thay đổi số phiếu được công bố.",
    en:
      "Weights run from \(numbers.text(weighting.smallest, decimals: 3)) to \(numbers.text(weighting.largest, decimals: 3)); Kish's design effect "
      + "n Σw² / (Σw)² = \(numbers.text(weighting.kishDesignEffect, decimals: 3)); effective number of responses (Σw)² / Σw² = "
      + "\(numbers.text(weighting.effectiveResponses, decimals: 1)). Weights never change the number of responses shown.")
}

private func ratesSection(_ words: Wording) -> MethodSection? {
  guard !words.results.responseRates.isEmpty else { return nil }
  let language = words.language
  return MethodSection(
    title: words.responseRate,
    paragraphs: [
      language(
        vi:
          "Tỷ lệ phản hồi theo Định nghĩa chuẩn của AAPOR. RR2 = (hoàn thành + một phần) / (tất cả trường hợp đủ điều kiện hoặc chưa rõ điều kiện). "
          + "RR1 chỉ tính phiếu hoàn thành; RR5 và RR6 bỏ các trường hợp chưa rõ điều kiện khỏi mẫu số. Mẫu số bằng 0 thì tỷ lệ không xác định, ghi –. "
          + "Thay đổi giữa hai kỳ tính bằng điểm phần trăm.",
        en:
          "Response rates follow the AAPOR Standard Definitions. RR2 = (complete + partial) / (all eligible or of unknown eligibility). RR1 counts "
          + "only completes; RR5 and RR6 leave unknown eligibility out of the denominator. With a denominator of 0, a rate is undefined and shown as –. "
          + "Changes between editions are in percentage points.")
    ])
}

private func uncertaintySection(_ words: Wording) -> MethodSection {
  let language = words.language
  let index = words.results.index
  return MethodSection(
    title: language(vi: "Độ tin cậy", en: "Uncertainty"),
    paragraphs: [
      language(
        vi:
          "Điểm được tính từ những người đã trả lời, vì vậy có sai số chọn mẫu. Sai số chuẩn tính bằng tuyến tính hóa Taylor theo thiết kế phân tầng, "
          + "có hiệu chỉnh tổng thể hữu hạn; mỗi người trả lời là một đơn vị mẫu.",
        en:
          "Scores come from those who answered and carry sampling error. The standard error is by Taylor linearisation under the stratified design with "
          + "finite population correction; each respondent is one sampling unit."),
      language(
        vi:
          "Khoảng tin cậy \(words.confidence) được tính trên thang logit với phân vị của phân phối t, nên không vượt ra ngoài thang điểm. Khoảng này không "
          + "bao gồm sai lệch do người không trả lời có ý kiến khác với người trả lời.",
        en:
          "The \(words.confidence) confidence interval is computed on the logit scale with a quantile of Student's t, so that it stays within the score scale. It does not "
          + "cover what those who did not answer would have said."),
      language(
        vi: "Đơn vị có ít hơn \(index.publish.atLeast) phiếu không được công bố điểm và không xếp hạng; đơn vị có số phiếu hiệu dụng dưới "
          + "\(words.numbers.asRead(index.publish.cautionBelow)) hoặc khoảng tin cậy rộng hơn \(words.percentText(IndexTree.PublishRule.widestInterval)) thang điểm chỉ để tham khảo và được đánh dấu.",
        en:
          "A unit with fewer than \(index.publish.atLeast) responses is neither scored nor ranked in public; one with an effective number of responses below "
          + "\(words.numbers.asRead(index.publish.cautionBelow)) or an interval wider than \(words.percentText(IndexTree.PublishRule.widestInterval)) of the scale is indicative only and is marked."
      ),
      language(
        vi:
          "Ngưỡng này tính theo số người trả lời đứng sau từng con số: tiêu chí có ít hơn \(index.publish.atLeast) người của một đơn vị trả lời thì không tính ở đơn vị đó. "
          + "Kết quả toàn đơn vị trừ đi những gì được công bố của từng đơn vị là phần không công bố gộp lại. Nếu ở một câu hỏi phần đó chỉ thuộc một đơn vị hoặc của ít hơn "
          + "\(index.publish.atLeast) người thì không công bố kết quả toàn đơn vị, kể cả của các đối tượng được chấm riêng; nếu không, kết quả đó được công bố mà không kèm sai số ở chỗ có phần này.",
        en:
          "Counted are the respondents behind each number: an indicator that fewer than \(index.publish.atLeast) of a unit answered is left out there. The overall result "
          + "less what is published of the units is what is withheld, put together. Where in some question that is one unit's, or that of fewer than \(index.publish.atLeast) respondents, "
          + "the overall results are not published, nor are those of whatever is scored on its own; else they are, without an error where they hold such answers."
      ),
    ])
}

private func rankSection(_ words: Wording) -> MethodSection {
  let language = words.language
  let index = words.results.index
  var paragraphs = [
    language(
      vi:
        "Điểm công bố với \(index.score.decimals) chữ số thập phân, chữ số bỏ đi từ 5 trở lên thì làm tròn lên; các bước tính trung gian không làm tròn.",
      en: "Scores are published with \(index.score.decimals) decimals, rounded half up; nothing is rounded in between.")
  ]
  switch index.ties {
  case .published:
    paragraphs.append(
      language(
        vi: "Xếp hạng theo điểm công bố: các đơn vị có cùng điểm công bố thì đồng hạng, hạng kế tiếp bỏ cách: 1, 2, 2, 4.",
        en: "Ranks follow the published score, as in a competition: 1, 2, 2, 4. Units with equal published scores share a rank."))
  case .exact:
    paragraphs.append(
      language(
        vi: "Xếp hạng theo điểm trước khi làm tròn; có đơn vị đồng hạng thì hạng kế tiếp bỏ cách: 1, 2, 2, 4.",
        en: "Ranks follow the score before rounding, as in a competition: 1, 2, 2, 4."))
  }
  paragraphs += finishParagraphs(words)
  if !index.tiers.isEmpty {
    let tiers = index.tiers.map { tier in
      language(
        vi: "\(tier.name[language]) từ \(words.numbers.asRead(tier.from))",
        en: "\(tier.name[language]) from \(words.numbers.asRead(tier.from))")
    }.joined(separator: "; ")
    paragraphs.append(language(vi: "Xếp loại theo điểm: \(tiers).", en: "Tiers by score: \(tiers)."))
  }
  return MethodSection(title: language(vi: "Làm tròn và xếp hạng", en: "Rounding and ranks"), paragraphs: paragraphs)
}

private func satisfactionSection(_ words: Wording) -> MethodSection {
  let language = words.language
  let questions = words.results.index.satisfaction
  let which =
    questions.isEmpty
    ? language(vi: "tất cả câu hỏi của chỉ số, tính gộp", en: "all questions of the index, pooled")
    : questions.count == 1
      ? language(vi: "câu hỏi \(questions[0])", en: "question \(questions[0])")
      : language(
        vi: "các câu hỏi \(questions.joined(separator: ", ")), tính gộp", en: "questions \(questions.joined(separator: ", ")), pooled")
  var groups: [String] = []
  let asked = words.results.satisfactionGroups
  if words.results.respondentGroups.count > 1, !asked.isEmpty {
    let names = asked.map { words.group($0.group) }.joined(separator: ", ")
    groups.append(
      asked.count == 1
        ? language(vi: "Tính trên phiếu của nhóm: \(names).", en: "Of the respondents of one group: \(names).")
        : language(
          vi:
            "Tính riêng cho từng nhóm người trả lời, không gộp chung: \(names).",
          en:
            "For each group of respondents on its own, never pooled: \(names)."
        ))
  }
  let hasOthers = SatisfactionFigures.all(words.results, language).contains(where: \.differ)
  let others = hasOthers ? [SatisfactionWords.othersAside(language)] : []
  return MethodSection(
    title: words.satisfaction,
    paragraphs: [
      language(
        vi:
          "Tỷ lệ câu trả lời ở hai mức cao nhất của thang đo trong số câu trả lời hợp lệ (\(which)). Đây không phải là điểm trung bình, cũng không phải tỷ lệ "
          + "người hài lòng với mọi câu hỏi.",
        en:
          "The share of valid answers in the two best categories (\(which)). It is neither the mean nor the share of people who are satisfied "
          + "with every question.")
    ] + others + groups)
}

private func contextSection(_ words: Wording) -> MethodSection? {
  guard !words.results.context.isEmpty else { return nil }
  let language = words.language
  let hasImputation = words.results.index.treatment?.imputation != nil
  var correlation: [String] = []
  if !words.results.attainmentCorrelations.isEmpty {
    correlation.append(
      language(
        vi:
          "Tương quan giữa điểm và tỷ lệ hoàn thành là hệ số hạng Spearman trên các đơn vị được xếp hạng có số liệu, với giá trị p tính đủ mọi hoán vị khi có không quá "
          + "\(RankCorrelation.mostExactPairs) đơn vị; dưới \(RankCorrelation.fewestPairs) đơn vị thì không tính.",
        en:
          "The correlation of score and attainment is Spearman's, over the ranked units that have a figure, with a p value that counts every order up to "
          + "\(RankCorrelation.mostExactPairs) units; below \(RankCorrelation.fewestPairs) units there is none."))
  }
  return MethodSection(
    title: DocumentWords.context(language),
    paragraphs: [
      language(
        vi:
          "Số liệu lấy từ các nguồn nêu trong bảng và không tham gia tính điểm trừ khi có trong cấu trúc chỉ số. Tỷ lệ hoàn thành = thực hiện / dự toán (chỉ tiêu) giao, tính riêng theo "
          + "từng cơ quan giao. So với kỳ trước = thực hiện / kỳ trước − 1. Số liệu không có thì để trống, không ước tính thay"
          + (hasImputation ? "; riêng phần tham gia tính điểm được thay thế như nêu ở mục Xử lý số liệu." : "."),
        en:
          "The figures are those of the sources named in the table and enter the score only where the index says so. Attainment = actual / target, separately for each issuer. "
          + "Change from previous = actual / previous − 1. What is not known stays blank and is not estimated"
          + (hasImputation ? "; for the score alone it is imputed, as described under Data treatment." : "."))
    ] + correlation)
}
