import Foundation
import SurveyModel

/// A scale that the answers of some questions seem to be given on.
struct ScaleProposal: Hashable {
  /// The name of a built-in scale; `nil` where it is to be declared.
  var builtIn: String?
  /// Labels of each code, lowest first.
  var values: [Value] = []
  var missing: [Missing] = []
  /// The order of the labels is not known, only likely.
  var isGuess = false

  struct Value: Hashable {
    let code: String
    let labels: [String]
  }

  struct Missing: Hashable {
    let kind: MissingKind
    let labels: [String]
  }

  /// Whether it is a built-in scale without anything of the survey's own.
  var isPlainBuiltIn: Bool { builtIn != nil && missing.isEmpty }
}

/// Finds the scale of texts that were seen as answers.
struct ScaleFinder {
  let platform: any Platform
  private let memory = Memory()

  init(platform: any Platform) { self.platform = platform }

  /// What texts mean on each of ``keys``: the same few stand in every column.
  private final class Memory {
    var answers: [String: [Answer]] = [:]
  }

  private func answers(_ text: String) -> [Answer] {
    if let known = memory.answers[text] { return known }
    let answers = Self.keys.map { platform.answer(text, $0.key) }
    if memory.answers.count < 10_000 { memory.answers[text] = answers }
    return answers
  }

  private static let keys = AnswerScale.builtIn.map { (scale: $0, key: AnswerKey(scale: $0)) }
  private static let missingKey = AnswerKey(scale: AnswerScale.builtIn[0])

  /// The built-in scales on which the texts are answers; numbers alone speak for none.
  func builtIn(_ values: [(text: String, count: Int)]) -> [String] {
    let (rest, _) = split(values)
    guard rest.contains(where: { plainNumber($0.text) == nil }) else { return [] }
    // Many different texts are no answers of one scale, and not worth comparing.
    guard rest.count <= 30 else { return [] }
    return Self.keys.indices.filter { candidate in
      var known = 0
      var labels = 0
      var all = 0
      for value in rest {
        let answer = answers(value.text)[candidate]
        all += value.count
        if answer.category != nil { known += value.count }
        if answer.category != nil, plainNumber(value.text) == nil { labels += 1 }
        if let missing = answer.missing, missing != .offScale { all -= value.count }
      }
      // One label of many is chance; a rare text beside four that are known is a slip of the form.
      return labels > 0 && (known == all || labels >= 3 && known * 10 >= all * 9)
    }.map { Self.keys[$0].scale.id }
  }

  /// The scale that is declared for the texts, where no built-in one is meant; `nil` where they are no answers on a scale.
  ///
  /// - Parameter isShared: several questions have these answers, so that they are a scale and no property of the respondent.
  func declared(_ values: [(text: String, count: Int)], isShared: Bool) -> ScaleProposal? {
    let (rest, missing) = split(values)
    let kinds = Self.grouped(missing)
    guard !rest.isEmpty else { return nil }
    if let codes = Self.wholeNumbers(rest.map(\.text)), let low = codes.min(), let high = codes.max() {
      guard low >= 0, high <= 10 else { return nil }
      if low == 0, high <= 1 { return ScaleProposal(builtIn: "yes-no", missing: kinds) }
      let top = high <= 5 ? 5 : high <= 7 ? 7 : 10
      return ScaleProposal(values: (min(low, 1)...top).map { .init(code: String($0), labels: []) }, missing: kinds)
    }
    guard rest.count <= 11 else { return nil }
    if let numbered = Self.numbered(rest.map(\.text)) { return ScaleProposal(values: numbered, missing: kinds) }
    guard isShared, rest.count >= 2, rest.allSatisfy({ $0.text.count <= 60 && YAMLText.isHarmless($0.text) && plainNumber($0.text) == nil })
    else { return nil }
    let ordered = Self.codes(rest.map(\.text)) ?? LabelPolarity.ordered(rest.map(\.text))
    return ScaleProposal(
      values: zip(1..., ordered).map { .init(code: String($0), labels: [$1]) }, missing: kinds, isGuess: true)
  }

  /// What the built-in scale does not take for missing and is it all the same.
  func ownMissing(_ values: [(text: String, count: Int)], on builtIn: String) -> [ScaleProposal.Missing] {
    guard let key = Self.keys.first(where: { $0.scale.id == builtIn })?.key else { return [] }
    return Self.grouped(split(values).missing.filter { platform.answer($0.text, key).missing == .offScale })
  }

  /// The texts that the built-in scale does not know.
  func unknown(_ values: [(text: String, count: Int)], on builtIn: String) -> [(text: String, count: Int)] {
    guard let key = Self.keys.first(where: { $0.scale.id == builtIn })?.key else { return [] }
    return split(values).rest.filter { platform.answer($0.text, key).missing == .offScale }
  }

  private static func grouped(_ missing: [(text: String, kind: MissingKind)]) -> [ScaleProposal.Missing] {
    MissingKind.declarable.compactMap { kind in
      let labels = missing.filter { $0.kind == kind }.map(\.text)
      return labels.isEmpty ? nil : .init(kind: kind, labels: labels)
    }
  }

  private static let notes: [(kind: MissingKind, texts: [String])] = [
    (.dontKnow, ["KCDL", "KBT", "KB", "KYK", "KCYK", "DK", "Không có dữ liệu", "Không có thông tin"]),
    (.notApplicable, ["NA", "N/A", "KAD", "KPS", "-oth-", "-", "--", "Khác", "Other"]),
    (.refused, ["KTL", "Từ chối"]),
  ]

  /// Answers, and what stands for the lack of one.
  private func split(
    _ values: [(text: String, count: Int)]
  ) -> (rest: [(text: String, count: Int)], missing: [(text: String, kind: MissingKind)]) {
    let highest = values.compactMap { plainNumber($0.text) }.filter { (0...10).contains($0) }.max() ?? 0
    var rest: [(text: String, count: Int)] = []
    var missing: [(text: String, kind: MissingKind)] = []
    for value in values {
      let text = value.text
      if let number = plainNumber(text) {
        switch number {
        // Qualtrics writes it for a question that was seen and left blank, and is read so.
        case -99 where platform.id == "qualtrics": break
        case -2, -1: missing.append((text, .notApplicable))
        case -99, -88, -77, -66: missing.append((text, .notReached))
        case -9, -8, -7, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999: missing.append((text, .dontKnow))
        case 9 where highest == 9 && !values.contains { [6, 7, 8, 10].contains(plainNumber($0.text)) }: missing.append((text, .dontKnow))
        default: rest.append(value)
        }
      } else if let note = Self.notes.first(where: { $0.texts.contains { TextKey($0) == TextKey(text) } }) {
        missing.append((text, note.kind))
      } else if let kind = Self.missingKey.answer(text).missing, MissingKind.declarable.contains(kind) {
        missing.append((text, kind))
      } else {
        rest.append(value)
      }
    }
    return (rest, missing)
  }

  private static func wholeNumbers(_ texts: [String]) -> [Int]? {
    let numbers = texts.compactMap { text in plainNumber(text).flatMap { Int(exactly: $0) } }
    return numbers.count == texts.count ? numbers : nil
  }

  /// `5 - Rất tốt`: all begin with a number of their own.
  private static func numbered(_ texts: [String]) -> [ScaleProposal.Value]? {
    if texts.contains(where: { plainNumber($0) != nil && Int($0) == nil }) { return nil }
    var labels: [Int: [String]] = [:]
    for text in texts {
      let digits = text.drop { $0 == "(" }.prefix { $0.isASCII && $0.isNumber }
      guard let code = Int(digits), code <= 10 else { return nil }
      let label = text[digits.endIndex...].drop { " .-–—:)=/|".contains($0) }
      labels[code, default: []] += label.isEmpty ? [] : [String(label), text]
    }
    guard labels.count >= 2, let low = labels.keys.min(), let high = labels.keys.max(), labels.count * 2 >= high - low else { return nil }
    var seen: Set<TextKey> = []
    return (low...high).map { code in
      .init(code: String(code), labels: (labels[code] ?? []).filter { plainNumber($0) == nil && seen.insert(TextKey($0)).inserted })
    }
  }

  /// `A1`, `A2`, `AO03`: the codes of a platform, in the order of their numbers.
  private static func codes(_ texts: [String]) -> [String]? {
    let parts = texts.map { text in (text: text, prefix: text.prefix { $0.isASCII && $0.isLetter }) }
    guard let prefix = parts.first?.prefix, (1...3).contains(prefix.count), parts.allSatisfy({ $0.prefix == prefix }) else { return nil }
    let numbers = parts.compactMap { Int($0.text.dropFirst($0.prefix.count)) }
    guard numbers.count == texts.count else { return nil }
    return zip(numbers, texts).sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// The likely order of labels that no scale knows, by their words.
enum LabelPolarity {
  private static let strong = ["rất", "hoàn toàn", "cực", "very", "extremely", "strongly", "completely", "totally", "quá"]
  private static let mild = ["hơi", "khá", "tương đối", "somewhat", "slightly", "fairly", "một phần"]
  private static let bad = [
    "không", "chưa", "kém", "tệ", "khó", "xấu", "thấp", "chậm", "yếu", "ít", "phiền", "never", "not", "no", "bad", "poor", "low", "slow",
    "worst",
    "difficult", "weak", "dis", "un", "thất vọng", "hiếm",
  ]
  private static let middle = [
    "bình thường", "trung bình", "trung lập", "neutral", "average", "fair", "vừa", "tạm", "neither", "đôi khi", "thỉnh thoảng",
  ]

  /// Lowest first; those that the words do not tell apart stay as they came.
  static func ordered(_ labels: [String]) -> [String] {
    labels.enumerated().sorted { a, b in
      let (first, second) = (score(a.element), score(b.element))
      return first != second ? first < second : a.offset < b.offset
    }.map(\.element)
  }

  static func score(_ label: String) -> Int {
    let text = TextKey(label).text
    let words = text.split(separator: " ").map(String.init)
    func has(_ list: [String]) -> Bool { list.contains { $0.contains(" ") ? text.contains($0) : words.contains($0) } }
    if has(middle) { return 0 }
    let isBad = has(bad) || words.contains { $0.hasPrefix("dis") || $0.hasPrefix("unsatis") || $0.hasPrefix("unhelp") }
    let strength = has(strong) ? 3 : has(mild) ? 1 : 2
    return isBad ? -strength : strength
  }
}
