import Inference
import SurveyModel

/// The tree of the index with its nominal weights: as written, as a share among siblings, and as a share of the whole index.
func weightsTable(_ results: Results, _ language: Language) -> ReportTable {
  typealias Column = ReportTable.Column
  let shares = results.index.nominalShares
  let rows = results.index.nodes.indices.dropFirst().map { place in
    let node = results.index.nodes[place]
    let kind =
      if case .indicator = node.content { language(vi: "Câu hỏi, tiêu chí", en: "Indicator") } else {
        language(vi: "Chỉ số thành phần", en: "Component")
      }
    return ReportTable.Row(
      [
        .text(node.name[language]), .text(kind), .asRead(node.weight),
        .percent(shares[place].amongSiblings, decimals: 2),
        .percent(shares[place].ofIndex, decimals: 2),
      ], level: shares[place].level - 1)
  }
  return ReportTable(
    .weights, title: language(vi: "Cấu trúc và trọng số của chỉ số", en: "Structure and weights of the index"), language: language,
    columns: [
      Column(language(vi: "Nội dung", en: "Part")), Column(language(vi: "Cấp", en: "Kind")),
      Column(language(vi: "Trọng số", en: "Weight"), .number),
      Column(language(vi: "Tỷ trọng cùng cấp", en: "Share among siblings"), .percent),
      Column(language(vi: "Tỷ trọng trong chỉ số", en: "Share of the index"), .percent),
    ], rows: rows,
    notes: [
      language(
        vi: "Trọng số danh nghĩa, khi mọi câu hỏi đều có câu trả lời; trọng số không đồng nghĩa với mức độ ảnh hưởng thực tế đến điểm.",
        en: "Nominal weights, for a unit whose every question was answered; a weight is not the same as the influence on the score.")
    ])
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
