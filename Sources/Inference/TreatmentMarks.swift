package import Scoring
package import SurveyModel

/// Which scores rest on figures that were imputed or treated for outliers, so that they can be marked wherever they are shown. What was only divided is what it says it is.
package struct TreatmentMarks: Sendable {
  /// How a figure came to be another than what was observed.
  package enum Mark: String, Sendable, Hashable, CaseIterable {
    case imputed
    case winsorised
    case transformed

    package init?(_ step: TreatedTable.Step) {
      switch step {
      case .imputed: self = .imputed
      case .winsorised: self = .winsorised
      case .transformed: self = .transformed
      case .denominated, .screened: return nil
      }
    }
  }

  /// Of each unit (`nil`: the whole department), by node, in the order of the marks.
  private let marks: [Int?: [[Mark]]]
  private let index: IndexTree

  package init(_ log: SurveyTreatment.Log, index: IndexTree) {
    self.init(log.changes.lazy.map { ($0.unit, $0.measure, $0.step) }, index: index)
  }

  /// Of a plain table, whose units all are units.
  package init(_ treated: TreatedTable, index: IndexTree) {
    self.init(treated.changes.lazy.map { ($0.unit, treated.table.columns[$0.column], $0.step) }, index: index)
  }

  private init(_ changes: some Sequence<(unit: Int?, measure: String, step: TreatedTable.Step)>, index: IndexTree) {
    self.index = index
    var measures: [Int?: [String: Set<Mark>]] = [:]
    for change in changes {
      guard let mark = Mark(change.step) else { continue }
      measures[change.unit, default: [:]][change.measure, default: []].insert(mark)
    }
    marks = measures.mapValues { measures in
      var nodes = index.nodes.map { _ in Set<Mark>() }
      for place in index.nodes.indices.reversed() {
        if case .indicator(let indicator) = index.nodes[place].content, case .data(let name) = indicator.source {
          nodes[place] = measures[name] ?? []
        }
        // A part that weighs nothing is behind no score but its own.
        if let parent = index.nodes[place].parent, index.nodes[place].weight > 0 { nodes[parent].formUnion(nodes[place]) }
      }
      return nodes.map { own in Mark.allCases.filter(own.contains) }
    }
  }

  /// Of a unit, `nil` the whole department; empty where nothing below the node was imputed or treated.
  package func marks(ofUnit unit: Int?, node: Int) -> [Mark] { marks[unit].map { $0.indices.contains(node) ? $0[node] : [] } ?? [] }

  /// Ids of the indicators of a unit that weigh something and were imputed or treated, in tree order.
  func indicators(ofUnit unit: Int?) -> [String] {
    guard !marks(ofUnit: unit, node: 0).isEmpty else { return [] }
    return index.indicators.filter { !marks(ofUnit: unit, node: $0).isEmpty }.map { index.nodes[$0].id }
  }
}

extension Results {
  /// `nil` where the index states no treatment.
  package var treatmentMarks: TreatmentMarks? { treatment.map { TreatmentMarks($0, index: index) } }
}
