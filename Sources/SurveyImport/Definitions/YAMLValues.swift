import SurveyModel

/// Reading one value. Each function notes a fault and gives `nil` where the value is not what is wanted.
extension YAMLNode {
  /// A text that is not blank, as written.
  func text(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> String? {
    guard case .text(let text) = content, text.contains(where: { !$0.isWhitespace }) else {
      faults.add(self, expected: what, wantsText: true)
      return nil
    }
    guard Self.canHold(text) else {
      faults.add(at: position, ValueWords.controlCharacter(what))
      return nil
    }
    return text
  }

  /// A text for all languages, or a map of languages.
  func localizedText(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> LocalizedText? {
    guard case .map = content else {
      return text(ValueWords.orMapOfLanguages(what), &faults).map { LocalizedText($0) }
    }
    let languages = Language.allCases.map(\.rawValue)
    guard let map = map(what, keys: languages, &faults) else { return nil }
    let vi = map["vi"].map { $0.text(.someText, &faults) }
    let en = map["en"].map { $0.text(.someText, &faults) }
    if vi == nil, en == nil {
      faults.add(at: position, ValueWords.noLanguage(what, languages: languages))
      return nil
    }
    return LocalizedText(vi: vi ?? nil, en: en ?? nil)
  }

  /// The items of a list.
  func list(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> [YAMLNode]? {
    guard case .list(let items) = content else {
      faults.add(self, expected: what)
      return nil
    }
    return items
  }

  /// One text, or a list of texts.
  func texts(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> [(text: String, node: YAMLNode)]? {
    switch content {
    case .text: return text(what, &faults).map { [($0, self)] }
    case .list(let items): return items.compactMap { item in item.text(.someText, &faults).map { ($0, item) } }
    case .nothing, .map:
      faults.add(self, expected: what)
      return nil
    }
  }

  /// An id of `A-Z a-z 0-9 . _ -`.
  func id(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> String? {
    guard let id = text(what, &faults) else { return nil }
    guard IndexTree.isValid(id: id) else {
      faults.add(self, expected: LocalizedText { "\(what[$0]) \(ValueWords.idRule[$0])" })
      return nil
    }
    return id
  }

  /// A decimal number such as `1`, `-0.8`, `1e-3`; nothing looser.
  func number(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> Double? {
    guard case .text(let text) = content, let number = YAMLNode.number(text) else {
      faults.add(self, expected: what, suggestion: commaHint)
      return nil
    }
    return number
  }

  /// A number within a range.
  func number(_ what: LocalizedText, where isRight: (Double) -> Bool, _ faults: inout DefinitionFaults) -> Double? {
    guard let number = number(what, &faults) else { return nil }
    guard isRight(number) else {
      faults.add(self, expected: what)
      return nil
    }
    return number
  }

  /// Digits only.
  func wholeNumber(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> Int? {
    guard case .text(let text) = content, text.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int(text) else {
      faults.add(self, expected: what, suggestion: commaHint)
      return nil
    }
    return number
  }

  private var commaHint: LocalizedText? {
    guard case .text(let text) = content, text.contains(","), YAMLNode.number(text.replacing(",", with: ".")) != nil else { return nil }
    return ValueWords.decimalPoint
  }

  static func number(_ text: String) -> Double? {
    var digits = 0
    var previous: UInt8 = 0
    var hasPoint = false
    var hasExponent = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        guard previous == 0 || previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E") else { return nil }
      case UInt8(ascii: "."):
        guard digits > 0, !hasPoint, !hasExponent else { return nil }
        hasPoint = true
        digits = 0
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0, !hasExponent else { return nil }
        hasExponent = true
        digits = 0
      default: return nil
      }
      previous = byte
    }
    guard digits > 0, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  func date(_ what: LocalizedText, _ faults: inout DefinitionFaults) -> CalendarDate? {
    guard case .text(let text) = content, let date = CalendarDate(iso: text) else {
      faults.add(self, expected: ValueWords.date(what))
      return nil
    }
    return date
  }

  /// `true` or `false`, and no other word.
  func flag(_ faults: inout DefinitionFaults) -> Bool? {
    switch content {
    case .text("true"): return true
    case .text("false"): return false
    default:
      faults.add(self, expected: ValueWords.flag)
      return nil
    }
  }

  /// One of a closed list of words.
  ///
  /// - Parameter later: words that other versions know.
  func word(_ words: [String], later: [String] = [], _ faults: inout DefinitionFaults) -> String? {
    guard case .text(let text) = content else {
      faults.add(self, expected: words.asAlternatives, wantsText: true)
      return nil
    }
    if words.contains(text) { return text }
    if later.contains(text) {
      faults.add(at: position, .notAvailable(text, available: words))
    } else {
      faults.add(
        self, expected: words.asAlternatives, suggestion: nearest(to: text, among: words).map { .didYouMean($0) },
        wantsText: true)
    }
    return nil
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable<String>>(
    _ words: [Word], later: [String] = [], _ faults: inout DefinitionFaults
  ) -> Word? {
    word(words.map(\.rawValue), later: later, &faults).flatMap(Word.init(rawValue:))
  }

  /// The position in a list of names that are declared elsewhere.
  func reference(to what: LocalizedText, among names: [String], _ faults: inout DefinitionFaults) -> Int? {
    guard let name = text(what, &faults) else { return nil }
    if let place = names.firstIndex(of: name) { return place }
    faults.add(self, expected: what, suggestion: YAMLNode.suggestion(for: name, among: names), wantsText: true)
    return nil
  }

  /// The nearest name, or the first few of them.
  static func suggestion(for name: String, among names: [String]) -> LocalizedText {
    if let near = nearest(to: name, among: names) { return .didYouMean(near) }
    if names.isEmpty { return ValueWords.noneDeclared }
    let list = names.prefix(8).joined(separator: ", ")
    let more = names.count - 8
    return ValueWords.declared(list, more: more)
  }
}

extension [String] {
  /// `a, b or c`
  var asAlternatives: LocalizedText {
    guard count > 1 else { return LocalizedText(joined()) }
    let (most, last) = (dropLast().joined(separator: ", "), self[count - 1])
    return ValueWords.alternatives(most, last: last)
  }
}
