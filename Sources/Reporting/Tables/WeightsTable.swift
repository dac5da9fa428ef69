import Inference
import Scoring
import SurveyModel

/// The tree of the index with its weights and how much of the index goes with each part, and what the schemes that computed weights found.
func weightsTable(_ results: Results, _ language: Language) -> ReportTable {
  weightsTable(results.index, effects: results.mainEffects, computed: results.computedWeights, language)
}

/// Weights: as written or computed, as a share among siblings, and as a share of the whole index.
func weightsTable(
  _ index: IndexTree, effects: [MainEffects.Effect?], computed: [IndexWeights.Computed], _ language: Language
) -> ReportTable {
  typealias Column = ReportTable.Column
  let shares = index.nominalShares
  let rows = index.nodes.indices.dropFirst().map { place in
    let node = index.nodes[place]
    let kind =
      if case .indicator = node.content { language(vi: "Câu hỏi, tiêu chí", en: "Indicator") } else {
        language(vi: "Chỉ số thành phần", en: "Component")
      }
    return ReportTable.Row(
      [
        .text(node.name[language]), .text(kind), .asRead(node.weight),
        .percent(shares[place].amongSiblings, decimals: 2),
        .percent(shares[place].ofIndex, decimals: 2),
        .percent(effects.indices.contains(place) ? effects[place]?.share : nil, decimals: 1),
      ], level: shares[place].level - 1)
  }
  var notes = [
    language(
      vi: "Trọng số danh nghĩa, khi mọi câu hỏi đều có câu trả lời; trọng số không đồng nghĩa với mức độ ảnh hưởng thực tế đến điểm.",
      en: "Nominal weights, for a unit with answers to every question; a weight is not the same as influence on the score.")
  ]
  if let sentence = mainEffectNote(effects, language) { notes.append(sentence) }
  notes += computed.map { schemeNote($0, index, language) }
  notes += computed.flatMap(\.remarks).map { $0.message[language] + "." }
  return ReportTable(
    .weights, title: language(vi: "Cấu trúc và trọng số của chỉ số", en: "Structure and weights of the index"), language: language,
    columns: [
      Column(language(vi: "Nội dung", en: "Part")), Column(language(vi: "Cấp", en: "Kind")),
      Column(language(vi: "Trọng số", en: "Weight"), .number),
      Column(language(vi: "Tỷ trọng cùng cấp", en: "Share among siblings"), .percent),
      Column(language(vi: "Tỷ trọng trong chỉ số", en: "Share of the index"), .percent),
      Column(language(vi: "Ảnh hưởng chính", en: "Main effect"), .percent),
    ], rows: rows, notes: notes
  ).withoutEmptyColumns()
}

/// What a main effect is and how it was estimated; `nil` where none is defined.
private func mainEffectNote(_ effects: [MainEffects.Effect?], _ language: Language) -> String? {
  let known = effects.compactMap(\.self)
  guard let fewest = known.map(\.units).min() else { return nil }
  let isSmoothed = known.contains { $0.estimator == .runningLines }
  let how = language(
    vi: isSmoothed ? "tỷ số tương quan bậc nhất, làm trơn bằng đường thẳng cục bộ" : "bình phương hệ số tương quan",
    en: isSmoothed ? "first-order correlation ratio, smoothed by running lines" : "squared correlation")
  let few =
    fewest < 30
    ? language(vi: "; với ít đơn vị như vậy chỉ để tham khảo", en: "; with so few units, indicative only") : ""
  return language(
    vi:
      "Ảnh hưởng chính: phần chênh lệch điểm tổng hợp giữa các đơn vị đi cùng với chênh lệch của từng phần (\(how), \(fewest) đơn vị\(few)); không cộng thành 100%.",
    en:
      "Main effect: the share of the differences in the index between units that goes with the part (\(how), \(fewest) units\(few)); they do not add up to 100%."
  )
}

/// How the weights of a component were computed.
private func schemeNote(_ computed: IndexWeights.Computed, _ index: IndexTree, _ language: Language) -> String {
  let numbers = NumberText(language: language)
  let name = index.nodes[computed.node].name[language]
  let how: String =
    switch computed.finding {
    case .equal: language(vi: "trọng số bằng nhau", en: "equal weights")
    case .budget(let experts): language(vi: "phân bổ điểm của \(experts) chuyên gia", en: "budget allocation by \(experts) experts")
    case .ahp(let comparison):
      language(
        vi: "so sánh cặp (AHP), tỷ số nhất quán \(numbers.text(comparison.consistencyRatio, decimals: 3))",
        en: "pairwise comparison (AHP), consistency ratio \(numbers.text(comparison.consistencyRatio, decimals: 3))")
    case .pca(let pca):
      language(
        vi: "thành phần chính thứ nhất, \(numbers.percent(pca.shareOfVariance)) phương sai",
        en: "first principal component, \(numbers.percent(pca.shareOfVariance)) of the variance")
    case .entropy: language(vi: "phương pháp entropy", en: "entropy")
    case .critic: "CRITIC"
    }
  let units = computed.units.map { language(vi: ", \($0) đơn vị", en: ", \($0) units") } ?? ""
  return language(vi: "Trọng số của \(name): \(how)\(units).", en: "Weights of \(name): \(how)\(units).")
}

extension IndexTree {
  struct NominalShare: Sendable, Hashable {
    /// Weight / sum of the weights of the siblings.
    let amongSiblings: Double
    /// Product of the shares from the root to the node.
    let ofIndex: Double
    /// 0 for the root.
    let level: Int
  }

  /// Beside ``nodes``; the root has all of it.
  var nominalShares: [NominalShare] {
    var shares: [NominalShare] = []
    for node in nodes {
      guard let parent = node.parent else {
        shares.append(NominalShare(amongSiblings: 1, ofIndex: 1, level: 0))
        continue
      }
      let sum = nodes[parent].children.reduce(0) { $0 + nodes[$1].weight }
      let share = node.weight / sum
      shares.append(NominalShare(amongSiblings: share, ofIndex: share * shares[parent].ofIndex, level: shares[parent].level + 1))
    }
    return shares
  }
}
