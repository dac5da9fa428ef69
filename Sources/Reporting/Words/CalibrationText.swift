import Inference
import Scoring
import SurveyModel

/// What post-stratified and raked weights were made to meet, in sentences.
func calibrationParagraphs(_ weighting: WeightingSummary, _ words: Wording) -> [String] {
  let language = words.language
  let numbers = words.numbers
  guard let calibration = weighting.calibration else { return [] }
  let names = weighting.method.names.map { calibrationName($0, words) }.joined(separator: ", ")
  var paragraphs: [String] = []
  if case .rake = weighting.method {
    let passes = numbers.text(calibration.iterations)
    paragraphs.append(
      language(
        vi:
          "Trọng số được điều chỉnh lặp theo biên (raking) để tổng trọng số của mỗi nhóm bằng số đủ điều kiện đã biết, xét riêng theo: \(names). "
          + "Thuật toán hội tụ sau \(passes) vòng.",
        en:
          "Weights are raked (iterative proportional fitting) so that they add up to the known number of eligible in every category, on its own "
          + "by: \(names). It converged in \(passes) passes."))
  } else {
    paragraphs.append(
      language(
        vi: "Trọng số hậu phân tầng: w = N / n trong mỗi tổ hợp của \(names), N là số đủ điều kiện đã biết và n là số phiếu hợp lệ.",
        en:
          "Weights are post-stratified: w = N / n in every combination of \(names), with N the known number of eligible and n the responses "
          + "that count."))
  }
  if let trimming = calibration.trimming {
    let low = numbers.asRead(trimming.bounds.low)
    let high = numbers.asRead(trimming.bounds.high)
    let count = numbers.text(trimming.trimmed)
    let deviation = words.percentText(calibration.finalDeviation)
    paragraphs.append(
      language(
        vi:
          "Trọng số được giữ trong khoảng từ \(low) đến \(high) lần trọng số trung bình: \(count) phiếu ở mức giới hạn; sau đó tổng trọng số của "
          + "các nhóm lệch nhiều nhất \(deviation).",
        en:
          "Weights are held between \(low) and \(high) times the mean weight: \(count) responses are at a bound, and the sums of the categories "
          + "are then off by \(deviation) at most."))
  }
  let overfull = calibration.margins.flatMap { margin in margin.categories.filter(\.isOverfull) }
  if !overfull.isEmpty {
    let list = overfull.map { category in
      let place = category.labels.map { calibrationLabel($0, words) }.joined(separator: ", ")
      return "\(place) (\(numbers.text(category.responses)) / \(numbers.text(category.population, decimals: 0)))"
    }.joined(separator: "; ")
    paragraphs.append(
      language(
        vi: "Nhóm có số phiếu nhiều hơn số đủ điều kiện, nơi trọng số nhỏ hơn 1: \(list).",
        en: "Categories with more responses than eligible members, where weights are below 1: \(list)."))
  }
  if calibration.outside > 0 {
    let count = numbers.text(calibration.outside)
    paragraphs.append(
      language(
        vi: "Số phiếu không thuộc nhóm nào có thành viên trong danh sách, được gán trọng số trung bình: \(count).",
        en: "Responses in no category that has members, which were given the mean weight: \(count)."))
  }
  return paragraphs
}

private func calibrationName(_ name: String, _ words: Wording) -> String {
  switch name {
  case IndexTree.ResponseWeighting.unitName: words.unitNoun
  case IndexTree.ResponseWeighting.stratumName: words.language(vi: "nhóm", en: "stratum")
  default: name
  }
}

private func calibrationLabel(_ label: WeightingSummary.Calibration.Label, _ words: Wording) -> String {
  switch label {
  case .unit(let unit): words.unit(unit)
  case .stratum(let stratum): words.stratum(stratum)
  case .value(let text): text
  case .notKnown: words.language(vi: "chưa rõ", en: "not known")
  }
}
