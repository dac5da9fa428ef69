/// What the units of an edition were in an earlier one: those that have their id, or one that they had formerly.
package struct Predecessors: Sendable, Hashable {
  /// By unit now: indices into the units of then.
  private let found: [[Int]]
  /// By unit now: ids that it had formerly and that are not there, nor formerly of one that is.
  private let missing: [[String]]
  /// By unit then: how many units now say that they were it.
  private let claims: [Int]

  /// What a unit was.
  package enum Match: Sendable, Hashable {
    case none
    case one(Int)
    /// Several units became one, or one that is still there took in others.
    case merged([Int])
    /// Other units come from the same one, or from one of several.
    case split(Int)
    /// It was several units, some of which are not there: their ids.
    case incomplete([String])
  }

  package init(now: Survey, then: Survey) {
    var places: [String: Int] = [:]
    for (place, unit) in then.units.enumerated() { places[unit.id] = place }
    found = now.units.map { unit in Set(([unit.id] + unit.formerly).compactMap { places[$0] }).sorted() }
    missing = zip(now.units, found).map { unit, found in
      // One that is there under its own id may have taken in the others long before.
      guard places[unit.id] == nil else { return [] }
      let known = Set(found.flatMap { then.units[$0].formerly })
      return unit.formerly.filter { places[$0] == nil && !known.contains($0) }
    }
    var claims = [Int](repeating: 0, count: then.units.count)
    for places in found { for place in places { claims[place] += 1 } }
    // A unit that a run leaves out came from where it came.
    for unit in now.leftOutUnits {
      for place in Set(([unit.id] + unit.formerly).compactMap({ places[$0] })) { claims[place] += 1 }
    }
    self.claims = claims
  }

  /// Units then that no unit now says it was, of those that a run leaves out neither.
  package var unclaimed: [Int] { claims.indices.filter { claims[$0] == 0 } }

  package subscript(unit: Int) -> Match {
    let places = found[unit]
    guard let first = places.first else { return .none }
    if let split = places.first(where: { claims[$0] > 1 }) { return .split(split) }
    if !missing[unit].isEmpty { return .incomplete(missing[unit]) }
    return places.count > 1 ? .merged(places) : .one(first)
  }

  /// The unit that it was, where the two are one to one.
  package func only(_ unit: Int) -> Int? { if case .one(let then) = self[unit] { then } else { nil } }
}
