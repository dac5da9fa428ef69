import SurveyModel

extension DefinitionText {
  /// What reports print for an answer of a scale. Every text that meant the answer before still does: an export may hold it.
  ///
  /// - Parameters:
  ///   - builtIn: a built-in scale that stands for the one that is not declared.
  ///   - code: the value as the scale has it.
  package mutating func setPrinted(
    scale id: String, builtIn: String?, code: String, vi: String, en: String
  ) throws(ImportFailure) {
    let scale: [Step] = [.key("scales"), .key(id)]
    let both = Self.both(vi, en)
    if let key = codeKey(code, at: scale + [.key("values")]) {
      return try setPrinted(at: scale + [.key("values"), .key(key)], vi: vi, en: en)
    }
    let value = "{\(Self.code(code)): \(both)}"
    if holds(scale + [.key("values")]) {
      _ = try put(scale + [.key("values"), .key(code)], both, behind: nil)
    } else if holds(scale) {
      _ = try put(scale + [.key("values")], value, behind: nil)
    } else if let builtIn {
      let declared = "{extends: \(builtIn), values: \(value)}"
      if holds([.key("scales")]) {
        _ = try put(scale, declared, behind: nil)
      } else {
        _ = try put([.key("scales")], "{\(Self.key(id)): \(declared)}", behind: "respondent-groups")
      }
    }
  }

  /// The key as it is written: `5` and `5.0` are one value.
  private func codeKey(_ code: String, at path: [Step]) -> String? {
    let keys = keys(at: path)
    return keys.first { $0 == code } ?? keys.first { YAMLNode.number($0) == YAMLNode.number(code) }
  }

  private static func both(_ vi: String, _ en: String) -> String { "{vi: \(written(vi)), en: \(written(en))}" }

  private static func code(_ text: String) -> String { YAMLNode.number(text) == nil ? written(text) : text }

  private mutating func setPrinted(at path: [Step], vi: String, en: String) throws(ImportFailure) {
    guard let node = node(at: path) else { return }
    switch node.content {
    case .nothing: _ = try put(path, Self.both(vi, en), behind: nil)
    case .text(let text):
      // The text is one of both languages, or stays as a label beside them.
      let isPrinted = text == vi || text == en
      _ = try put(path, isPrinted ? Self.both(vi, en) : "[\(Self.written(text)), \(Self.both(vi, en))]", behind: nil)
    case .map(let entries):
      let lost = Self.texts(entries).filter { $0 != vi && $0 != en }
      if lost.isEmpty {
        _ = try setName(path, vi: vi, en: en)
      } else {
        _ = try put(path, "[" + (lost.map { Self.written($0) } + [Self.both(vi, en)]).joined(separator: ", ") + "]", behind: nil)
      }
    case .list(let items): try setPrinted(among: items, at: path, vi: vi, en: en)
    }
  }

  private mutating func setPrinted(among items: [YAMLNode], at path: [Step], vi: String, en: String) throws(ImportFailure) {
    let texts = items.map { item in if case .text(let text) = item.content { text } else { String?.none } }
    // The first map of each language is what is printed.
    guard let place = items.firstIndex(where: { if case .map = $0.content { true } else { false } }),
      case .map(let entries) = items[place].content
    else {
      let first = texts.first ?? nil
      if first == vi, let other = texts.firstIndex(of: en), other > 0 {
        // ["Tốt", "Good"]: the second is the English of the first.
        _ = try put(path + [.item(other)], "{en: \(Self.written(en))}", behind: nil)
      } else {
        _ = try append(path, first == vi ? "{en: \(Self.written(en))}" : Self.both(vi, en))
      }
      return
    }
    let others = items.enumerated().filter { $0.offset != place }.flatMap { _, item in
      if case .map(let entries) = item.content { Self.texts(entries) } else { [String]() }
    }
    let kept = texts.compactMap(\.self) + others
    for text in Self.texts(entries) where text != vi && text != en && !kept.contains(text) { _ = try append(path, Self.written(text)) }
    // What one language lacks the first label says already.
    let first = texts.lazy.compactMap(\.self).first
    func isTold(_ language: Language, _ text: String) -> Bool { first == text && !entries.contains { $0.key == language.rawValue } }
    if isTold(.vi, vi) {
      _ = try set(path + [.item(place), .key("en")], to: en)
    } else if isTold(.en, en) {
      _ = try set(path + [.item(place), .key("vi")], to: vi)
    } else {
      _ = try setName(path + [.item(place)], vi: vi, en: en)
    }
  }

  private static func texts(_ entries: [YAMLNode.Entry]) -> [String] {
    entries.compactMap { if case .text(let text) = $0.value.content { text } else { nil } }
  }
}
