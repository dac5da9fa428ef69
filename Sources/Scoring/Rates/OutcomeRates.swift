package import SurveyModel

/// The dispositions of a list, overall and broken down by its attributes, with the e that serves all of its rates.
package struct OutcomeRates: Sendable, Hashable {
  /// One part of the list.
  package struct Part: Sendable, Hashable {
    /// Of each attribute the category that all cases of the part have; `nil` is all.
    package let categories: [Int?]
    package let counts: DispositionCounts
  }

  /// Overall; then each attribute's categories in their order; then, where there are several attributes, all of them crossed: the combinations that
  /// occur, the first attribute slowest. The parts of one breakdown add up to the whole.
  package let parts: [Part]
  /// One for the whole list, since a part often holds too few cases that are not eligible.
  package let eligibility: Eligibility

  /// - Parameter eligibility: e, where it is given; estimated from the whole list otherwise.
  package init(_ table: DispositionTable, eligibility: Double? = nil) {
    let attributes = table.attributes
    var overall = DispositionCounts()
    for disposition in table.disposition { overall.add(disposition) }
    let all = [Int?](repeating: nil, count: attributes.count)
    var parts = [Part(categories: all, counts: overall)]
    for (place, attribute) in attributes.enumerated() {
      var counts = [DispositionCounts](repeating: DispositionCounts(), count: attribute.categories.count)
      for (category, disposition) in zip(attribute.category, table.disposition) { counts[category].add(disposition) }
      parts += counts.enumerated().map { category, counts in
        var categories = all
        categories[place] = category
        return Part(categories: categories, counts: counts)
      }
    }
    if attributes.count > 1 {
      var crossed: [[Int]: DispositionCounts] = [:]
      for (row, disposition) in table.disposition.enumerated() {
        crossed[attributes.map { $0.category[row] }, default: DispositionCounts()].add(disposition)
      }
      parts += crossed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { Part(categories: $0.key, counts: $0.value) }
    }
    self.parts = parts
    self.eligibility = eligibility.map { .given($0) } ?? Eligibility(from: overall)
  }
}
