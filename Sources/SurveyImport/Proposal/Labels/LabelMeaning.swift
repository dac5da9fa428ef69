import SurveyModel
import Synchronization

/// What the words of an answer label say: of what it speaks, and how far it goes from the worst to the best.
struct LabelMeaning: Hashable {
  /// Labels of different families are not answers to one question: satisfaction, agreement, quality …
  enum Family: String, Hashable, CaseIterable {
    case satisfaction, agreement, quality, frequency, likelihood, importance, ease, amount, level, confidence, comfort, change, speed
    /// Yes, no, and what lies between.
    case yesNo = "yes-no"
    /// An adjective of its own: useful, clear, friendly …
    case other
    /// The middle, whatever the question: neutral, bình thường.
    case middle
  }

  /// Families whose labels are good or bad whatever the question says: one may agree with a complaint, not be satisfied with the bad.
  static let graded: Set<Family> = [.satisfaction, .quality, .ease, .comfort]

  /// A Vietnamese and an English wording of one answer are one point; two wordings of one language are two.
  enum Tongue: Hashable { case vietnamese, english }

  let family: Family
  /// The adjective of ``Family/other``; empty elsewhere.
  var word = ""
  /// Place on the line from worst to best: 0 the middle, ±20 the plain word, ±30 with "very".
  let degree: Int
  let tongue: Tongue
  /// Made of a degree and a word that has an opposite, so that the form has the mirror of every label: very satisfied, very dissatisfied.
  var isMirrored = false

  /// Labels whose degrees differ by less have no sure order: "often" and "frequently".
  static let sureDistance = 4

  /// - Parameter label: as it stands in a cell; a code in front or behind, and a translation in brackets or behind a slash, are no part of it.
  init?(_ label: String) {
    let meaning = LabelMemory.current.map { $0.meaning(of: label) } ?? Self.read(label)
    guard let meaning else { return nil }
    self = meaning
  }

  fileprivate static func read(_ label: String) -> LabelMeaning? {
    let text = bare(label)
    if let meaning = parsed(text) { return meaning }
    // `Hài lòng / Satisfied`, `Hài lòng (Satisfied)`: every part says the same.
    let parts = text.split { "/|()[]–—".contains($0) }.map { bare(String($0)) }.filter { !$0.isEmpty }
    guard parts.count == 2 else { return nil }
    let meanings = parts.compactMap { parsed($0) }
    guard let first = meanings.first, meanings.count == 2 else { return nil }
    let side = { (degree: Int) in degree.signum() }
    guard meanings.allSatisfy({ side($0.degree) == side(first.degree) && abs($0.degree - first.degree) <= 5 }) else { return nil }
    return first
  }

  init(_ family: Family, word: String = "", _ degree: Int, _ tongue: Tongue, isMirrored: Bool = false) {
    self.family = family
    self.word = word
    self.degree = degree
    self.tongue = tongue
    self.isMirrored = isMirrored
  }

  /// Folded, without a code and without marks around it; `very_good`, as the names of choices are written, is "very good".
  static func bare(_ label: String) -> String {
    var folded = TextKey(PlainText.of(label)).text
    if folded.holdsBytes(of: "’") { folded = folded.replacing("’", with: "'") }
    if folded.holdsAny(of: "_") { folded = folded.replacing("_", with: " ") }
    var text = Substring(folded)
    let marks = " .,;:!?-–—*\"()[]=“”'"
    func trim() {
      text = text.drop { marks.contains($0) }
      while let last = text.last, marks.contains(last) { text.removeLast() }
    }
    trim()
    // "A6. Không ý kiến", as LimeSurvey numbers answers: letters in front of the number, and a mark behind it.
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let digits = text[(letters.count <= 2 ? letters.endIndex : text.startIndex)...].prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count <= 2, let next = text[digits.endIndex...].first,
      (letters.isEmpty ? " .-–—:)=/|" : ".:)=|").contains(next)
    {
      let rest = text[digits.endIndex...].drop { marks.contains($0) || $0 == "/" || $0 == "|" }
      if rest.first?.isLetter == true { text = rest }
    }
    if let rest = behindListLetter(text) { text = rest }
    if let open = text.lastIndex(where: { "([=-".contains($0) }) {
      let tail = text[text.index(after: open)...].filter { !marks.contains($0) }
      if !tail.isEmpty, tail.allSatisfy(\.isNumber), open > text.startIndex { text = text[..<open] }
    }
    trim()
    return String(text)
  }

  /// What stands behind the letter of a list: "a. Rất hài lòng", "(B) Good", "c/ Tốt", "iv) Poor".
  private static func behindListLetter(_ text: Substring) -> Substring? {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    guard letters.count == 1 && ("a"..."k").contains(letters) || ["ii", "iii", "iv", "vi", "vii"].contains(letters) else { return nil }
    let mark = text[letters.endIndex...]
    let isSetOff = mark.first.map { ".)/:]".contains($0) } == true || [" - ", " – "].contains { mark.hasPrefix($0) }
    let rest = mark.drop { " .-–—:)]/".contains($0) }
    return isSetOff && rest.prefix(2).allSatisfy(\.isLetter) && rest.count >= 2 ? rest : nil
  }

  private static func parsed(_ text: String, knowsWholes: Bool = true) -> LabelMeaning? {
    guard !text.isEmpty, text.utf8.count <= 120 else { return nil }
    if knowsWholes, let whole = LabelWords.whole[text] { return whole.meaning }
    if let compared = compared(text) { return compared }
    if text.hasPrefix("neither ") || text.contains(" nor ") || text.contains("cũng không") {
      return LabelMeaning(.middle, 0, text.contains("cũng") ? .vietnamese : .english)
    }
    let words = text.split(separator: " ")
    // "Rất ko hài lòng", as it is typed.
    if words.count > 1, words.contains(where: { short.contains($0) }) {
      return parsed(words.map { short.contains($0) ? "không" : String($0) }.joined(separator: " "))
    }
    return vietnamese(text, .written) ?? english(text) ?? PlainVietnamese.meaning(text)
  }

  private static let short: Set<Substring> = ["ko", "k", "kg", "hok", "khg"]

  /// The same word where the other labels are of a family: "Đúng" beside "Không đúng" and "Hoàn toàn đúng" is no "yes".
  init?(_ label: String, among family: Family) {
    guard let meaning = Self.parsed(Self.bare(label), knowsWholes: false), meaning.family == family else { return nil }
    self = meaning
  }

  // MARK: English

  private static func english(_ text: String) -> LabelMeaning? {
    var rest = Substring(text)
    var isDenied = false
    var degree = 20
    if rest.hasSuffix(" at all"), rest.hasPrefix("not ") { rest = Substring("not at all " + rest.dropFirst(4).dropLast(7)) }
    // "Agree strongly"
    for ending in [" strongly", " completely", " totally", " somewhat", " slightly"] where rest.hasSuffix(ending) {
      let word = rest.dropLast(ending.count)
      if word == "agree" || word == "disagree" { rest = Substring(ending.dropFirst() + " " + word) }
    }
    if rest.hasPrefix("i am ") || rest.hasPrefix("it was ") || rest.hasPrefix("it is ") {
      rest = rest.drop { $0 != " " }.dropFirst().drop { $0 != " " }.dropFirst()
    }
    if rest.utf8.contains(0x20),
      let found = LabelWords.englishDegrees.first(where: { rest.hasPrefix($0.text) && rest.hasPrefix($0.text + " ") })
    {
      rest = rest.dropFirst(found.text.count + 1)
      isDenied = found.isDenial
      degree = found.degree
      if !isDenied, rest.hasPrefix("not ") {
        rest = rest.dropFirst(4)
        isDenied = true
      }
    }
    guard let base = englishBase(rest) else { return nil }
    let sign = base.isBad ? -1 : 1
    return LabelMeaning(
      base.family, word: base.family == .other ? base.word : "", (isDenied ? -degree : degree) * sign, .english,
      isMirrored: base.hasOpposite)
  }

  private static func englishBase(_ rest: Substring) -> LabelWords.Base? {
    let words = rest.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 5 else { return nil }
    if let base = LabelWords.englishBases[first] { return base }
    // unhelpful, inconvenient, disorganised: the opposite of a word that is known.
    for prefix in ["un", "in", "im", "dis", "ir"] where first.hasPrefix(prefix) {
      if let base = LabelWords.englishBases[String(first.dropFirst(prefix.count))], !base.isBad {
        return LabelWords.Base(family: base.family, word: base.word, isBad: true, hasOpposite: true)
      }
    }
    return nil
  }

  // MARK: Vietnamese

  static func vietnamese(_ text: String, _ lexicon: PlainVietnamese.Lexicon) -> LabelMeaning? {
    var rest = Substring(text)
    for opening in lexicon.openings where rest.hasPrefix(opening) {
      rest = rest.dropFirst(opening.count)
    }
    var isDenied = false
    var degree = 20
    var hasMirror = true
    if let found = lexicon.degree(of: rest) {
      rest = rest.dropFirst(found.text.count + 1)
      isDenied = found.isDenial
      degree = found.degree
      hasMirror = found.hasMirror
    }
    for ending in lexicon.endings where ending.isDenial == isDenied && rest.hasSuffix(ending.text) {
      rest = rest.dropLast(ending.text.count)
      degree = ending.degree
      hasMirror = hasMirror && ending.hasMirror
    }
    guard let base = lexicon.bases[String(rest)] ?? longest(rest, lexicon) else { return nil }
    let sign = base.isBad ? -1 : 1
    return LabelMeaning(
      base.family, word: base.family == .other ? base.word : "", (isDenied ? -degree : degree) * sign, .vietnamese,
      isMirrored: base.hasOpposite && hasMirror)
  }

  /// `hài lòng với dịch vụ`: the word, and of what.
  private static func longest(_ rest: Substring, _ lexicon: PlainVietnamese.Lexicon) -> LabelWords.Base? {
    let words = rest.split(separator: " ")
    guard words.count >= 2, words.count <= 6 else { return nil }
    for count in stride(from: min(3, words.count - 1), through: 2, by: -1) {
      if let base = lexicon.bases[words.prefix(count).joined(separator: " ")] { return base }
    }
    return nil
  }

  static func whole(_ family: Family, word: String = "", _ degree: Int, _ tongue: Tongue, isMirrored: Bool = false) -> LabelMeaning {
    LabelMeaning(family, word: word, degree, tongue, isMirrored: isMirrored)
  }
}

/// What labels mean, once it was worked out: those of a form stand in hundreds of columns, and are asked for many times for each.
///
/// It lives for one proposal and is forgotten with it.
final class LabelMemory: Sendable {
  @TaskLocal fileprivate static var current: LabelMemory?

  private static let most = 2000
  private let known = Mutex<[String: LabelMeaning?]>([:])

  static func during<Result>(_ body: () throws(ImportFailure) -> Result) throws(ImportFailure) -> Result {
    try $current.withValue(LabelMemory()) {
      Swift.Result { () throws(ImportFailure) in try body() }
    }.get()
  }

  fileprivate func meaning(of label: String) -> LabelMeaning? {
    if let found = known.withLock({ $0[label] }) { return found }
    let found = LabelMeaning.read(label)
    known.withLock { known in
      if known.count < Self.most { known[label] = .some(found) }
    }
    return found
  }
}
