package import SurveyModel

extension ImportProblem.Found {
  /// As it ends "expected …, …": `found "6"`, and in Vietnamese `gặp "6"`, or that there is nothing.
  package func clause(in language: Language) -> String {
    switch (self, language) {
    case (.nothing, .vi): "nhưng không có"
    case (.nothing, .en): "found nothing"
    case (.shown(let text), .vi), (.status(let text), .vi): "gặp \"\(text.visible)\""
    case (.shown(let text), .en), (.status(let text), .en): "found \"\(text.visible)\""
    case (.words(let words), .vi): "gặp \(words[.vi])"
    case (.words(let words), .en): "found \"\(words[.en])\""
    case (.text(let characters), .vi): "gặp văn bản gồm \(characters) ký tự"
    case (.text(let characters), .en): "found text, \(characters) character\(characters == 1 ? "" : "s")"
    }
  }
}

extension LocalizedText {
  /// What was most likely meant, behind what was found: ` (did you mean "Hài lòng"?)`.
  package static func question(whether meant: String) -> LocalizedText {
    .init(vi: " (có phải là \"\(meant)\"?)", en: " (did you mean \"\(meant)\"?)")
  }
}

extension ImportProblem: CustomStringConvertible {
  /// With what was most likely meant, for tables in which it stands beside what was found.
  package var expected: LocalizedText {
    guard let meant else { return expectedAlone }
    return .init(vi: "\(expectedAlone[.vi]) (có phải là \"\(meant)\"?)", en: "\(expectedAlone[.en]); did you mean \"\(meant)\"?")
  }

  /// `responses.csv:214: column 9 "q7": expected 1 to 5, found "6"; the answer counts as missing`
  package var description: String { text(in: .en) }

  /// The sentence behind its place.
  package func text(in language: Language) -> String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place.visible): \(sentence(in: language))"
  }

  /// The same without file and line.
  package func sentence(in language: Language) -> String {
    let number = columnNumber.map { "\($0) " } ?? ""
    let hint = meant.map { LocalizedText.question(whether: $0)[language] } ?? ""
    let many = rows > 1 ? (language == .vi ? " ở \(rows) dòng" : " in \(rows) rows") : ""
    let rest = "\(expectedAlone[language]), \(found.clause(in: language))\(hint)\(many); \(action[language])"
    switch language {
    case .vi: return ((column.map { "cột \(number)\"\($0)\": " } ?? "") + "cần \(rest)").visible
    case .en: return ((column.map { "column \(number)\"\($0)\": " } ?? "") + "expected \(rest)").visible
    }
  }
}
