/// What `init` wrote to be filled in and nobody has filled in yet.
package struct Placeholder: Sendable, Hashable {
  /// The key, such as `organization`, and the file that it stands in.
  package let key: String
  package let file: String
  package let text: String
}

extension SurveyData {
  /// In the order of the files.
  package var placeholders: [Placeholder] {
    var found = survey.placeholders
    guard let file = survey.index else { return found }
    if index.id == "INDEX" { found.append(.init(key: "index", file: file, text: "INDEX")) }
    if Survey.isPlaceholder(index.title) { found.append(.init(key: "title", file: file, text: index.title[survey.language])) }
    return found
  }
}

extension Survey {
  /// Of survey.yaml alone.
  package var placeholders: [Placeholder] {
    var found: [Placeholder] = []
    if Self.isPlaceholder(title) { found.append(.init(key: "title", file: "survey.yaml", text: title[language])) }
    if Self.isDots(organization) { found.append(.init(key: "organization", file: "survey.yaml", text: "…")) }
    return found
  }

  /// "Khảo sát X" and "Survey X", with the name of the folder.
  fileprivate static func isPlaceholder(_ title: LocalizedText) -> Bool {
    let (first, second) = ("Khảo sát ", "Survey ")
    guard title[.vi].hasPrefix(first), title[.en].hasPrefix(second) else { return isDots(title) }
    return title[.vi].dropFirst(first.count) == title[.en].dropFirst(second.count)
  }

  private static func isDots(_ text: LocalizedText) -> Bool { text.all.allSatisfy { $0 == "…" || $0 == "..." } }
}
