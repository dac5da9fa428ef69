import SurveyModel

/// The scales of a proposal, each once, with what was seen of it.
struct ScaleShelf {
  private(set) var scales: [SurveyProposal.ProposedScale] = []
  private var places: [ScaleProposal: Int] = [:]

  /// The number of a scale; one with the same values is the same, and what is missing on one question is missing on all.
  mutating func place(_ scale: ScaleProposal, seen values: [AnswerShape.Value]) -> Int {
    var key = scale
    key.missing = []
    let place = places[key] ?? scales.count
    if place == scales.count { scales.append(.init(id: "", scale: scale, seen: [])) }
    places[key] = place
    var joined = scales[place].scale
    joined.missing = AnswerShape.grouped(
      (joined.missing + scale.missing).flatMap { kind in kind.labels.map { (text: $0, kind: kind.kind) } })
    var seen = scales[place].seen
    for value in values {
      if let known = seen.firstIndex(where: { TextKey($0.text) == TextKey(value.text) }) {
        seen[known] = .init(text: min(seen[known].text, value.text), count: seen[known].count + value.count)
      } else {
        seen.append(.init(text: value.text, count: value.count))
      }
    }
    scales[place] = .init(id: "", scale: joined, seen: seen)
    return place
  }

  /// Names each: a built-in scale as it is called, another by its number of points.
  mutating func name() {
    var ids = IDMaker(reserved: AnswerScale.builtIn.map(\.id) + ["default"])
    // By what they hold: the order of the columns changes no name.
    let keys = scales.map { scale in
      (scale.scale.builtIn ?? "") + scale.scale.values.map { $0.code + "\t" + $0.labels.joined(separator: "\t") }.joined(separator: "\n")
        + (scale.scale.isDescending ? "d" : "a")
    }
    for place in scales.indices.sorted(by: { keys[$0] < keys[$1] }) {
      let scale = scales[place].scale
      let own = scale.builtIn.map { "\($0)-own" } ?? "scale-\(scale.values.count)"
      scales[place] = .init(
        id: scale.isPlainBuiltIn ? scale.builtIn ?? own : ids.id(of: [own], else: "scale"), scale: scale, seen: scales[place].seen)
    }
  }
}
