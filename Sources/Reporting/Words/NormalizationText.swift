import Inference
import Scoring
import SurveyModel

/// How values become scores, in words: a paragraph for each normalisation that the index uses.
func normalizationParagraphs(_ words: Wording) -> [String] {
  let language = words.language
  let numbers = words.numbers
  /// `1 + 9`, or `100` where the scale starts at zero.
  func scaled(_ from: Double, _ to: Double) -> String {
    (from == 0 ? "" : numbers.asRead(from) + " + ") + numbers.asRead(to - from)
  }
  var paragraphs = normalizations(words).map { normalization in
    switch normalization {
    case .answerScale(let from, let to):
      language(
        vi:
          "Giá trị x trên thang từ mức thấp nhất đến mức cao nhất được quy về thang điểm từ \(numbers.asRead(from)) đến \(numbers.asRead(to)): "
          + "điểm = \(scaled(from, to)) × (x − thấp nhất) / (cao nhất − thấp nhất).",
        en: "A value x on a scale from lowest to highest becomes a score from \(numbers.asRead(from)) to \(numbers.asRead(to)): "
          + "score = \(scaled(from, to)) × (x − lowest) / (highest − lowest).")
    case .shareOfMaximum(let to):
      language(
        vi: "Điểm của một số câu hỏi là phần đạt được so với mức cao nhất: điểm = \(numbers.asRead(to)) × x / cao nhất.",
        en: "The score of some questions is the share of the highest value: score = \(numbers.asRead(to)) × x / highest.")
    case .minMax(.thisRun, _, _, let from, let to):
      language(
        vi: "Một số tiêu chí được quy về thang điểm theo giá trị nhỏ nhất và lớn nhất giữa các đơn vị của kỳ này: "
          + "điểm = \(scaled(from, to)) × (x − nhỏ nhất) / (lớn nhất − nhỏ nhất); với tiêu chí mà giá trị càng thấp càng tốt thì tính ngược lại."
          + (words.results.units.count < 20
            ? " Với ít hơn 20 đơn vị, cách này có thể phóng đại những khác biệt nhỏ giữa các đơn vị." : ""),
        en: "Some indicators are scored from the smallest and largest value among the units of this edition: "
          + "score = \(scaled(from, to)) × (x − smallest) / (largest − smallest), reversed where lower is better."
          + (words.results.units.count < 20
            ? " With fewer than 20 units this can exaggerate small differences between them." : ""))
    case .minMax(.given, _, _, let from, let to), .goalposts(_, _, _, let from, let to):
      language(
        vi: "Một số tiêu chí được quy về thang điểm theo khoảng giá trị định trước: "
          + "điểm = \(scaled(from, to)) × (x − cận dưới) / (cận trên − cận dưới).",
        en: "Some indicators are scored by a range given beforehand: "
          + "score = \(scaled(from, to)) × (x − lower end) / (upper end − lower end).")
    case .minMax(.pooled(let editions), _, _, let from, let to):
      language(
        vi:
          "Một số tiêu chí được quy về thang điểm theo giá trị nhỏ nhất và lớn nhất giữa các đơn vị qua các kỳ \(editions.joined(separator: ", ")): "
          + "điểm = \(scaled(from, to)) × (x − nhỏ nhất) / (lớn nhất − nhỏ nhất).",
        en:
          "Some indicators are scored from the smallest and largest value among the units over the editions \(editions.joined(separator: ", ")): "
          + "score = \(scaled(from, to)) × (x − smallest) / (largest − smallest).")
    case .zScore(let mean, let sd, _):
      language(
        vi:
          "Một số tiêu chí được chuẩn hóa theo các đơn vị: điểm = \(numbers.asRead(mean)) + \(numbers.asRead(sd)) × (x − trung bình) / độ lệch chuẩn (n − 1).",
        en:
          "Some indicators are standardised over the units: score = \(numbers.asRead(mean)) + \(numbers.asRead(sd)) × (x − mean) / standard deviation (n − 1)."
      )
    case .rank, .borda:
      language(
        vi: "Điểm của một số tiêu chí là thứ hạng giữa các đơn vị, tính từ đơn vị kém nhất.",
        en: "The score of some indicators is the rank among the units, counted from the worst.")
    case .percentileRank(_, let from, let to):
      language(
        vi:
          "Điểm của một số tiêu chí là thứ hạng giữa các đơn vị, tính từ đơn vị kém nhất: điểm = \(scaled(from, to)) × (hạng − 1) / (n − 1).",
        en:
          "The score of some indicators is the rank among the units, counted from the worst: score = \(scaled(from, to)) × (rank − 1) / (n − 1)."
      )
    case .distance(.fractionOfMaximum, _, _, let from, let to):
      language(
        vi: "Điểm của một số tiêu chí là phần đạt được so với đơn vị tốt nhất: điểm = \(scaled(from, to)) × x / tốt nhất.",
        en: "The score of some indicators is the share of the best unit: score = \(scaled(from, to)) × x / best.")
    case .distance(_, _, _, let from, let to):
      language(
        vi:
          "Điểm của một số tiêu chí là quãng đường đã đi từ giá trị kém nhất tới đích: điểm = \(scaled(from, to)) × (x − kém nhất) / (đích − kém nhất).",
        en:
          "The score of some indicators is the part of the way from the worst value to the target: score = \(scaled(from, to)) × (x − worst) / (target − worst)."
      )
    case .categorical:
      language(
        vi: "Điểm của một số tiêu chí được định trước cho từng khoảng giá trị.",
        en: "The score of some indicators is set for each band of values.")
    case .none:
      language(vi: "Một số tiêu chí giữ nguyên giá trị làm điểm.", en: "For some indicators the value itself is the score.")
    }
  }
  let clipped = words.results.clippedValues
  if !clipped.isEmpty {
    let list = clipped.map { value in
      let unit = words.unit(value.unit)
      let measure = words.measure(ofNode: value.indicator)
      let figure = { (number: Double) in MeasureKey(measure).isMinutes ? numbers.duration(number) : numbers.asRead(number) }
      return "\(unit), \(value.indicator): \(figure(value.value)) (\(figure(value.low))…\(figure(value.high)))"
    }.joined(separator: "; ")
    paragraphs.append(
      language(
        vi: "Các giá trị nằm ngoài khoảng được thay bằng giá trị giới hạn của khoảng: \(list).",
        en: "Values outside their range are set to its limit: \(list)."))
  }
  return paragraphs
}

/// The normalisations that the index uses, once each, in tree order; ranges given one by one count as one.
private func normalizations(_ words: Wording) -> [IndexTree.Normalization] {
  var seen: Set<String> = []
  return words.results.index.indicators.compactMap { place in
    guard case .indicator(let indicator) = words.results.index.nodes[place].content else { return nil }
    let key =
      switch indicator.normalization {
      case .answerScale(let from, let to): "answer-scale \(from) \(to)"
      case .shareOfMaximum(let to): "share-of-maximum \(to)"
      case .minMax(.thisRun, _, _, let from, let to): "this-run \(from) \(to)"
      case .minMax(.pooled(let editions), _, _, let from, let to): "pooled \(editions) \(from) \(to)"
      case .minMax(.given, _, _, let from, let to), .goalposts(_, _, _, let from, let to): "given \(from) \(to)"
      case .zScore(let mean, let sd, _): "z-score \(mean) \(sd)"
      case .distance(.fractionOfMaximum, _, _, let from, let to): "fraction \(from) \(to)"
      case .distance(_, _, _, let from, let to): "distance \(from) \(to)"
      case .rank, .borda, .percentileRank, .categorical, .none: indicator.normalization.name
      }
    return seen.insert(key).inserted ? indicator.normalization : nil
  }
}

/// The aggregations other than the weighted mean, by component, and the weights of respondent groups; empty for an index without any.
func aggregationParagraphs(_ words: Wording) -> [String] {
  let language = words.language
  let index = words.results.index
  var paragraphs: [String] = []
  for node in index.nodes {
    guard case .component(let component) = node.content, component.aggregation != .arithmetic else { continue }
    paragraphs.append("\(node.name[language]): \(formula(component.aggregation, language)).")
  }
  let shares = index.finish.respondentGroups
  if !shares.isEmpty {
    let list = shares.map { share in
      let name = words.results.survey.respondentGroups.first { $0.id == share.id }?.name[language] ?? share.id
      return "\(name) \(words.numbers.asRead(share.weight))"
    }.joined(separator: "; ")
    paragraphs.append(
      language(
        vi:
          "Mỗi nhóm người trả lời chấm toàn bộ chỉ số theo những gì nhóm được hỏi; điểm tổng hợp là trung bình có trọng số của các nhóm: \(list).",
        en:
          "Each group of respondents scores the whole index by what it was asked; the total is the weighted mean over the groups: \(list).")
    )
  }
  return paragraphs
}

func formula(_ aggregation: IndexTree.Aggregation, _ language: Language) -> String {
  switch aggregation {
  case .arithmetic: language(vi: "trung bình cộng, Σwx / Σw", en: "arithmetic mean, Σwx / Σw")
  case .sum: language(vi: "tổng, Σwx", en: "sum, Σwx")
  case .geometric: language(vi: "trung bình nhân, exp(Σw ln x / Σw)", en: "geometric mean, exp(Σw ln x / Σw)")
  case .harmonic: language(vi: "trung bình điều hòa, Σw / Σ(w / x)", en: "harmonic mean, Σw / Σ(w / x)")
  case .power(let p): language(vi: "trung bình lũy thừa, p = \(p)", en: "power mean, p = \(p)")
  case .minimum: language(vi: "phần có điểm thấp nhất", en: "the lowest part")
  case .weightedMedian: language(vi: "trung vị có trọng số", en: "weighted median")
  case .borda:
    language(
      vi: "số đơn vị xếp sau ở từng phần, lấy trung bình có trọng số (Borda)",
      en: "units that are beaten at each part, weighted mean (Borda)")
  case .copeland:
    language(
      vi: "số lần thắng trừ số lần thua khi so từng cặp đơn vị (Copeland)", en: "wins less losses over all pairs of units (Copeland)")
  }
}

/// Bonus and penalty points one by one, and tiers that the units decide; empty for an index without any.
func finishParagraphs(_ words: Wording) -> [String] {
  let language = words.language
  let numbers = words.numbers
  var paragraphs: [String] = []
  if !words.results.adjustments.isEmpty {
    let list = words.results.adjustments.map { entry in
      "\(words.unit(entry.unit)) \(entry.points < 0 ? "" : "+")\(numbers.asRead(entry.points)) (\(entry.reason[language]))"
    }.joined(separator: "; ")
    paragraphs.append(
      language(
        vi: "Điểm thưởng, điểm trừ được cộng sau khi tổng hợp, trong phạm vi thang điểm: \(list).",
        en: "Bonus and penalty points are added after aggregation, within the scale: \(list)."))
  }
  if let relative = words.results.index.finish.relativeTiers {
    let names = relative.names.map { $0[language] }.joined(separator: "; ")
    switch relative.rule {
    case .quantile(let shares):
      let list = shares.map { words.percentText($0) }.joined(separator: ", ")
      paragraphs.append(
        language(
          vi: "Xếp loại theo thứ tự của các đơn vị, từ cao xuống: \(names); các mức đầu lần lượt nhận \(list) số đơn vị.",
          en: "Tiers follow the order of the units, from the top: \(names); the first take \(list) of the units."))
    case .gap(let gap):
      paragraphs.append(
        language(
          vi: "Xếp loại theo khoảng cách điểm, từ cao xuống: \(names); mức mới bắt đầu nơi điểm giảm từ \(numbers.asRead(gap)) trở lên.",
          en:
            "Tiers follow gaps in the scores, from the top: \(names); a new one begins where the score falls by \(numbers.asRead(gap)) or more."
        ))
    }
  }
  return paragraphs
}
