/// A plain table whose rows speak of several periods: a table of units for each.
package struct UnitPanel: Sendable, Hashable {
  package struct Edition: Sendable, Hashable {
    package let period: Period
    package let table: UnitTable

    package init(period: Period, table: UnitTable) {
      self.period = period
      self.table = table
    }
  }

  /// Periods of one series, the earliest first, once each.
  package let editions: [Edition]

  package init(editions: [Edition]) { self.editions = editions.sorted { $0.period.place < $1.period.place } }

  /// The edition that a user names, or the last; the others beside it.
  package func split(at name: String?) -> (own: Edition, others: [Edition])? {
    guard let place = name.map({ name in editions.firstIndex { $0.period.description == name } }) ?? editions.indices.last else {
      return nil
    }
    var others = editions
    let own = others.remove(at: place)
    return (own, others)
  }
}
