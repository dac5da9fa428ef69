import Letters

/// A unit's name word by word, to tell the same office written in another way, or misspelt, from another office that shares words with it.
struct OfficeName: Sendable {
  private struct Word: Sendable {
    /// Folded, with its tone marks.
    let whole: String
    /// Without them.
    let plain: String
    let letters: [Unicode.Scalar]

    init(_ whole: String) {
      self.whole = whole
      letters = strippedLetters(whole)
      plain = String(String.UnicodeScalarView(letters))
    }
  }

  let text: String
  /// With abbreviations written out.
  private let words: [Word]
  /// Those that tell the office from others.
  private let own: [Word]
  private let isPort: Bool
  private let isGate: Bool

  init(_ name: String) {
    text = name
    let written = TextKey(name).text.split { " ,.()/-–_".contains($0) }.map(String.init)
    words = written.flatMap { (SimilarNames.abbreviations[$0] ?? $0).split(separator: " ") }.map { Word(String($0)) }
    own = Self.withoutTitles(words)
    isPort = HeaderWords(name).holds(["cảng"])
    isGate = HeaderWords(name).holds(["cửa khẩu"])
  }

  private static func withoutTitles(_ words: [Word]) -> [Word] {
    var rest: [Word] = []
    var place = 0
    while place < words.count {
      if let title = SimilarNames.titles.first(where: { words[place...].map(\.plain).starts(with: $0) }) {
        place += title.count
      } else {
        rest.append(words[place])
        place += 1
      }
    }
    return rest
  }

  /// The first of the others that is most likely the same office.
  func twin(among others: [OfficeName]) -> OfficeName? { others.first { isTwin(of: $0) } }

  /// Whether both are one office, each word of its own spelt alike but for tone marks.
  private func isTwin(of other: OfficeName) -> Bool {
    !own.isEmpty && own.map(\.plain) == other.own.map(\.plain) && !isOtherKind(other)
  }

  /// The airport's and the land border's office of one town: "cảng" in both full names or in neither.
  private func isOtherKind(_ other: OfficeName) -> Bool { isPort != other.isPort && isGate == other.isGate }

  /// The letters by which the other name is misspelt here; `nil` where one of its own words is another word, and for another office.
  func misspelling(of other: OfficeName) -> Int? {
    guard !own.isEmpty, !other.own.isEmpty, !isOtherKind(other) else { return nil }
    // A blank too many or too few.
    func isJoined(_ part: KeyPath<OfficeName, [Word]>) -> Bool {
      self[keyPath: part].map(\.plain).joined() == other[keyPath: part].map(\.plain).joined()
    }
    if isJoined(\.own) || isJoined(\.words) { return 0 }
    return [Self.misspelling(own, of: other.own), Self.misspelling(words, of: other.words)].compactMap(\.self).min()
  }

  private static func misspelling(_ typed: [Word], of name: [Word]) -> Int? {
    guard typed.count == name.count else { return nil }
    var sum = 0
    for (a, b) in zip(typed, name) where a.plain != b.plain {
      guard let distance = misspelling(a, of: b) else { return nil }
      sum += distance
    }
    return sum < max(letters(typed), letters(name)) ? sum : nil
  }

  private static func letters(_ words: [Word]) -> Int { words.reduce(0) { $0 + $1.letters.count } }

  private static func misspelling(_ typed: Word, of name: Word) -> Int? {
    let limit = max(1, max(typed.letters.count, name.letters.count) / 3)
    guard abs(typed.letters.count - name.letters.count) <= limit, !isNumber(typed), !isNumber(name), !isOtherSyllable(typed, name) else {
      return nil
    }
    let distance = alignmentDistance(typed.letters, name.letters)
    return distance <= limit ? distance : nil
  }

  /// Offices that are numbered, in digits or Roman: one digit more is another office.
  private static func isNumber(_ word: Word) -> Bool {
    word.letters.contains { $0.properties.numericType != nil }
      || word.letters.count > 1 && word.letters.allSatisfy { "ivx".unicodeScalars.contains($0) }
  }

  /// Two syllables that can both be Vietnamese and begin with another sound: Hoành Mô and Hoành Bồ, Quảng Ninh and Quảng Bình are no misspellings.
  private static func isOtherSyllable(_ a: Word, _ b: Word) -> Bool {
    guard VietnameseSyllable.isOne(a.whole), VietnameseSyllable.isOne(b.whole) else { return false }
    let (first, second) = (initial(a), initial(b))
    if first.starts(with: second) && !second.isEmpty || second.starts(with: first) && !first.isEmpty { return false }
    return first != second && !confused.contains([first, second])
  }

  private static func initial(_ word: Word) -> String {
    String(String.UnicodeScalarView(word.letters.prefix { !"aeiouy".unicodeScalars.contains($0) }))
  }

  /// Initials that are spoken alike in parts of the country.
  private static let confused: Set<Set<String>> = [
    ["s", "x"], ["tr", "ch"], ["l", "n"], ["d", "r"], ["d", "g"], ["r", "g"], ["d", "v"], ["c", "k"],
  ]
}

/// The units of a survey by all their names, to find the one that a name in a file most likely meant.
struct OfficeNames: Sendable {
  private let names: [(isID: Bool, office: OfficeName)]

  init(_ units: [(id: String, names: [String])]) {
    names = units.flatMap { unit in
      [(true, OfficeName(unit.id))] + unit.names.map { (false, OfficeName($0)) }
    }
  }

  /// The same office written in another way, or misspelt; never another one that shares words with it.
  func nearest(to text: String) -> String? {
    guard text.utf8.count <= 1000 else { return nil }
    let typed = OfficeName(text)
    // What is written like an id was meant as one.
    let isID = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    var best: (name: String, rank: [Int])?
    for name in names {
      guard let distance = typed.misspelling(of: name.office) else { continue }
      let rank = [distance, name.isID == isID ? 0 : 1]
      if best.map({ rank.lexicographicallyPrecedes($0.rank) }) ?? true { best = (name.office.text, rank) }
    }
    return best?.name
  }
}
