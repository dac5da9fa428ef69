import Letters

/// The candidate that a misspelt word most likely meant.
///
/// Optimal string alignment distance (insertion, deletion, substitution, swap of neighbours) on case-folded letters without tone marks;
/// `nil` where even the nearest differs in more than a third of its letters (at least one), or has no letter in common.
/// The first of equally near candidates wins.
func nearest<Candidates: Sequence<String>>(to word: String, among candidates: Candidates) -> String? {
  // A page of free text in a name's column is no misspelling, and not worth folding.
  guard word.utf8.count <= 1000 else { return nil }
  let typed = strippedLetters(word)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let letters = strippedLetters(candidate)
    let limit = max(1, max(typed.count, letters.count) / 3)
    guard abs(typed.count - letters.count) <= limit else { continue }
    let distance = alignmentDistance(typed, letters)
    if distance <= limit, distance < max(typed.count, letters.count), distance < (best?.distance ?? .max) { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The folded text with tone marks and vowel marks taken off, đ as d: for words that people type without them.
func unmarked(_ text: String) -> String { String(String.UnicodeScalarView(strippedLetters(text))) }

/// Letters of the folded text with tone marks and vowel marks taken off.
func strippedLetters(_ text: String) -> [Unicode.Scalar] {
  TextKey(text).text.decomposed.unicodeScalars.compactMap { scalar in
    if scalar.properties.generalCategory == .nonspacingMark { return nil }
    return scalar == "đ" ? "d" : scalar
  }
}

func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var twoAgo: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    current.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoAgo[j - 1] + 1) }
      current.append(cost)
    }
    twoAgo = previous
    previous = current
  }
  return previous[b.count]
}
