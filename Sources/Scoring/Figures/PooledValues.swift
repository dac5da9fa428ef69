package import SurveyModel

/// Values of indicators in the editions that ranges are pooled over.
package struct PooledValues: Sendable, Hashable {
  /// Of the run, whose own values are not among these; `nil` for a plain table.
  package let edition: String?
  /// Of the units, by edition, by id of the indicator. Missing values are left out.
  private let values: [String: [String: [Double]]]
  /// Those that come from the answers of earlier surveys.
  let answers: [String: [String: [Double]]]

  package init(edition: String?, values: [String: [String: [Double]]] = [:]) {
    self.init(edition: edition, values: values, answers: [:])
  }

  private init(edition: String?, values: [String: [String: [Double]]], answers: [String: [String: [Double]]]) {
    self.edition = edition
    self.values = values
    self.answers = answers
  }

  /// Of the units of an earlier edition; `nil` where there is no such edition.
  package func values(of indicator: String, edition: String) -> [Double]? { values[indicator]?[edition] }
}

extension PooledValues {
  /// Figures of data indicators in the periods that their ranges are pooled over, and the values of answers that come from earlier surveys.
  ///
  /// - Parameters:
  ///   - treatment: of the figures, where the index states one; they are then those that it made.
  ///   - answers: of the indicators that answers make, by id, then edition.
  package init(
    index: IndexTree, survey: Survey, context: ContextTable?, treatment: SurveyTreatment? = nil,
    answers: [String: [String: [Double]]] = [:]
  ) {
    var values = answers
    for place in index.indicators {
      let node = index.nodes[place]
      guard case .indicator(let indicator) = node.content, case .data(let name) = indicator.source else { continue }
      for edition in indicator.normalization.pooledEditions where edition != survey.edition {
        guard let period = Period(edition) else { continue }
        if let treatment {
          values[node.id, default: [:]][edition] = treatment.pooled[name]?[edition]
          continue
        }
        let figures = (context?.entries ?? []).compactMap { entry in
          entry.unit != nil && entry.indicator == name && entry.kind == .actual && entry.period == period ? entry.value : nil
        }
        if !figures.isEmpty { values[node.id, default: [:]][edition] = figures.filter(\.isFinite) }
      }
    }
    self.init(edition: survey.edition, values: values, answers: answers)
  }
}
