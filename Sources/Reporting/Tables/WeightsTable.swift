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
    TableWords.nominalWeights(language)
  ]
  if let sentence = mainEffectNote(effects, language) { notes.append(sentence) }
  notes += computed.map { schemeNote($0, index, language) }
  notes += computed.flatMap(\.remarks).map { $0.message[language] + "." }
  return ReportTable(
    .weights, title: TableWords.titleOfWeights(language), language: language,
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
  let how = TableWords.howMainEffect(isSmoothed, language)
  let few = fewest < 30 ? TableWords.fewUnits(language) : ""
  return TableWords.whatMainEffectIs(how, units: fewest, few: few, language)
}

/// How the weights of a component were computed.
private func schemeNote(_ computed: IndexWeights.Computed, _ index: IndexTree, _ language: Language) -> String {
  let numbers = NumberText(language: language)
  let name = index.nodes[computed.node].name[language]
  let how: String =
    switch computed.finding {
    case .equal: language(vi: "trọng số bằng nhau", en: "equal weights")
    case .budget(let experts): TableWords.budget(experts, language)
    case .ahp(let comparison):
      TableWords.comparison(numbers.text(comparison.consistencyRatio, decimals: 3), language)
    case .pca(let pca):
      TableWords.principalComponent(numbers.percent(pca.shareOfVariance), language)
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
