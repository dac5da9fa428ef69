import SurveyModel

/// Finds a unit or a stratum by any of its names.
struct NameKey: Sendable {
  private let meanings: [TextKey: Int]
  private let names: [String]
  /// Of units alone: offices share words.
  private let offices: OfficeNames?

  init(units: [Unit]) {
    self.init(units.map { [$0.id] + $0.name.all + $0.aliases }, offices: OfficeNames(units.map { ($0.id, $0.name.all + $0.aliases) }))
  }

  init(strata: [Stratum]) { self.init(strata.map { [$0.id] + $0.name.all }, offices: nil) }

  private init(_ spellings: [[String]], offices: OfficeNames?) {
    self.offices = offices
    var meanings: [TextKey: Int] = [:]
    for (place, names) in spellings.enumerated() {
      for name in names where meanings[TextKey(name)] == nil { meanings[TextKey(name)] = place }
    }
    self.meanings = meanings
    names = spellings.flatMap(\.self)
  }

  func place(of text: String) -> Int? { meanings[TextKey(text)] }

  /// The name that was most likely meant; `nil` where none is near, and for another office that shares words with a unit.
  func hint(for text: String) -> String? {
    guard !text.isEmpty else { return nil }
    if let offices { return offices.nearest(to: text) }
    return nearest(to: text, among: names)
  }
}

/// Hints that were worked out before. A wrong name stands in many rows, and the nearest name is dear to find.
struct Hints {
  /// A column of free text must not take an hour.
  private static let limit = 1000
  private var known: [String: String?] = [:]

  /// What was worked out apart; `false` where there may be more of it than one list would have held.
  mutating func add(_ other: Hints) -> Bool {
    known.merge(other.known) { own, _ in own }
    return known.count < Self.limit
  }

  mutating func hint(for text: String, _ names: NameKey) -> String? { hint(for: text) { names.hint(for: $0) } }

  mutating func hint(for text: String, _ find: (String) -> String?) -> String? {
    if let hint = known[text] { return hint }
    guard known.count < Self.limit else { return nil }
    let hint = find(text)
    known.updateValue(hint, forKey: text)
    return hint
  }
}
