import SurveyModel

/// The columns whose labels are of one scale, so that all of them get the same order and the same number of points.
struct LabelClusters {
  private(set) var readings: [Int: ScaleReading] = [:]
  /// How many columns have the same labels, itself among them.
  private(set) var sizes: [Int: Int] = [:]
  /// As of ``NumberPools/guesses``, of numbered labels.
  private(set) var guesses: [Int: LocalizedText] = [:]

  private struct Cluster {
    var columns: [Int]
    var values: [AnswerShape.Value]
    var keys: Set<TextKey>
    /// Whether the lexicon knows every label.
    var isKnown: Bool
  }

  init(_ facts: [ColumnFacts], leaving sets: ColumnSets, platform: any Platform) {
    let columns = facts.filter { column in
      column.isQuestion && !column.labels.isEmpty && column.labels.count <= 30 && sets.ticks[column.number] == nil
        && sets.derived[column.number] == nil
    }
    var clusters: [Cluster] = []
    // Rows of a grid first, then those with most labels, so that columns in which some label is missing find a home.
    let grids = Dictionary(grouping: columns.filter { !$0.column.export.row.isEmpty && !$0.battery.isEmpty }, by: \.battery)
    var units: [(columns: [ColumnFacts], values: [AnswerShape.Value])] = grids.keys.sorted().map { name in
      let grid = grids[name] ?? []
      return (grid, Self.pooled(grid.flatMap(\.labels)))
    }
    units += columns.filter { $0.column.export.row.isEmpty || $0.battery.isEmpty }.map { ([$0], $0.labels) }
    units.sort { a, b in
      if a.values.count != b.values.count { return a.values.count > b.values.count }
      return a.values.map(\.text).sorted().lexicographicallyPrecedes(b.values.map(\.text).sorted())
    }
    // Those that hold a label: one that shares none with a column is never its cluster.
    var holding: [TextKey: [Int]] = [:]
    // Of them those whose gaps a column may fill.
    var joinable: [TextKey: [Int]] = [:]
    for unit in units {
      let keys = Set(unit.values.map { TextKey($0.text) })
      let numbers = unit.columns.map(\.number)
      // Only a cluster that holds the rarest of the labels may hold them all.
      let rarest = keys.map { holding[$0] ?? [] }.min { $0.count < $1.count } ?? []
      let isKnown = unit.values.allSatisfy { LabelMeaning($0.text) != nil }
      let place =
        rarest.first { keys.isSubset(of: clusters[$0].keys) }
        ?? (isKnown ? Set(keys.flatMap { joinable[$0] ?? [] }).sorted() : []).first { Self.join(clusters[$0], unit.values, keys) }
      for key in keys where place.map({ clusters[$0].keys.contains(key) }) != true {
        holding[key, default: []].append(place ?? clusters.count)
        if place.map({ clusters[$0].isKnown }) ?? isKnown { joinable[key, default: []].append(place ?? clusters.count) }
      }
      if let place {
        clusters[place].columns += numbers
        clusters[place].values = Self.pooled(clusters[place].values + unit.values)
        clusters[place].keys.formUnion(keys)
      } else {
        clusters.append(Cluster(columns: numbers, values: unit.values, keys: keys, isKnown: isKnown))
      }
    }
    let labelled = Set(columns.filter(\.hasAllLabels).map(\.number))
    let legends = Dictionary(facts.map { ($0.number, $0.legend.labels) }) { first, _ in first }
    for cluster in clusters {
      // Of a form whose labels are all known none is missing, however few the answers are.
      let values =
        cluster.columns.allSatisfy { labelled.contains($0) }
        ? cluster.values.map { (text: $0.text, count: max($0.count, LabelScale.manyAnswers)) } : cluster.values
      let legend = legends[cluster.columns[0]] ?? [:]
      let reading =
        Self.reading(values, legend: legend, platform: platform)
        ?? LabelScale(values: values, platform: platform).reading(isBattery: cluster.columns.count > 1)
      let guess = cluster.columns.allSatisfy { labelled.contains($0) } ? nil : NumberedLabels(values.map(\.text))?.guess(reading, values)
      for column in cluster.columns {
        guesses[column] = guess
        readings[column] = reading
        sizes[column] = cluster.columns.count
      }
    }
  }

  /// Whether the labels of a column fill gaps of a scale: together they are still one form's, of five points at most.
  private static func join(_ cluster: Cluster, _ values: [AnswerShape.Value], _ keys: Set<TextKey>) -> Bool {
    guard cluster.keys.union(keys).count <= 5, !keys.isDisjoint(with: cluster.keys) else { return false }
    let all = pooled(cluster.values + values)
    let found = LabelScale.meanings(all)
    guard found.unknown.isEmpty else { return false }
    let degrees = found.known.map(\.meaning.degree).sorted()
    return zip(degrees, degrees.dropFirst()).allSatisfy { $1 - $0 >= LabelMeaning.sureDistance }
  }

  /// Letters that the question itself explains: N - Never, S - Sometimes, A - Always.
  private static func reading(_ values: [AnswerShape.Value], legend: [String: String], platform: any Platform) -> ScaleReading? {
    guard !legend.isEmpty, values.allSatisfy({ legend[TextKey($0.text).text] != nil }) else { return nil }
    let worded = values.compactMap { value in legend[TextKey(value.text).text].map { (text: $0, count: value.count) } }
    // Labels of the legend that nobody gave are on the form all the same.
    let others = legend.values.filter { label in !worded.contains { TextKey($0.text) == TextKey(label) } }.sorted().map {
      (text: $0, count: 0)
    }
    let found = LabelScale.meanings(worded + others)
    let degrees = found.known.map { (degree: $0.meaning.degree, label: $0.value.text) }.sorted { $0.degree < $1.degree }
    guard found.unknown.isEmpty, zip(degrees, degrees.dropFirst()).allSatisfy({ $1.degree - $0.degree >= LabelMeaning.sureDistance }) else {
      return nil
    }
    let ordered = degrees.map { point in
      values.filter { legend[TextKey($0.text).text].map { TextKey($0) } == TextKey(point.label) }.map(\.text) + [point.label]
    }
    return .sure(ScaleProposal(values: ordered.enumerated().map { .init(code: String($0 + 1), labels: $1) }), unknown: [])
  }

  static func pooled(_ values: [AnswerShape.Value]) -> [AnswerShape.Value] {
    var counts: [TextKey: (text: String, count: Int, best: Int)] = [:]
    for value in values {
      var known = counts[TextKey(value.text)] ?? (value.text, 0, 0)
      if value.count > known.best || value.count == known.best && value.text < known.text {
        (known.text, known.best) = (value.text, value.count)
      }
      known.count += value.count
      counts[TextKey(value.text)] = known
    }
    return counts.values.map { ($0.text, $0.count) }.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
  }
}
