import Letters

/// The unit that a name in a file most likely meant: the same office written in another way, or misspelt; never another office that shares words with it.
struct OfficeNames: Sendable {
  private struct Name: Sendable {
    let text: String
    let folded: Folded
    /// Letters of the words that tell it from the other units.
    let own: Int
  }

  private struct Folded: Sendable {
    /// Abbreviations written out, without tone marks, one blank between words.
    let letters: [Unicode.Scalar]
    let digits: [Unicode.Scalar]
    let words: [String]

    init(_ name: String) {
      let split = TextKey(name).text.split { " ,.()/-–_".contains($0) }.map(String.init)
      words = split.flatMap { (SimilarNames.abbreviations[$0] ?? $0).split(separator: " ") }
        .map { String(String.UnicodeScalarView(strippedLetters(String($0)))) }
      letters = Array(words.joined(separator: " ").unicodeScalars)
      digits = letters.filter { $0.properties.numericType != nil }
    }
  }

  private let names: [Name]

  /// What many offices are called, also where one unit alone has it.
  private static let titles: [[String]] = [
    "hai quan", "cua khau", "quoc te", "chi cuc", "chi nhanh", "thanh pho", "cang", "cuc", "customs", "office", "department", "branch",
    "border",
    "gate", "port", "unit", "sub", "tinh", "huyen", "don vi", "benh vien", "trung tam", "khu cong nghiep", "san bay",
  ].map { $0.split(separator: " ").map(String.init) }

  /// - Parameter spellings: of each unit, its likeliest name first.
  init(_ spellings: [[String]]) {
    let folded = spellings.map { $0.map { ($0, Folded($0)) } }
    var units: [String: Int] = [:]
    for unit in folded {
      for word in Set(unit.flatMap { Self.withoutTitles($0.1.words) }) { units[word, default: 0] += 1 }
    }
    names = folded.flatMap { unit in
      unit.map { text, folded in
        let own = Self.withoutTitles(folded.words)
        let alone = own.filter { units[$0, default: 0] < 2 }
        return Name(text: text, folded: folded, own: (alone.isEmpty ? own : alone).reduce(0) { $0 + $1.unicodeScalars.count })
      }
    }
  }

  func nearest(to text: String) -> String? {
    guard text.utf8.count <= 1000 else { return nil }
    if let twin = SimilarNames.twin(of: text, among: names.map(\.text)) { return twin }
    let typed = Folded(text)
    var best: (name: String, distance: Int)?
    for name in names where name.folded.digits == typed.digits && !SimilarNames.isOtherKind(text, name.text) {
      // A letter for every three that are the unit's own: the words that offices share are no evidence.
      let limit = name.own / 3
      guard abs(typed.letters.count - name.folded.letters.count) <= limit else { continue }
      let distance = alignmentDistance(typed.letters, name.folded.letters)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (name.text, distance) }
    }
    return best?.name
  }

  private static func withoutTitles(_ words: [String]) -> [String] {
    var rest: [String] = []
    var place = 0
    while place < words.count {
      if let title = titles.first(where: { words[place...].starts(with: $0) }) {
        place += title.count
      } else {
        rest.append(words[place])
        place += 1
      }
    }
    return rest
  }
}
