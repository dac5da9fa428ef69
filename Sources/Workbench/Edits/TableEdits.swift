import SurveyImport
package import SurveyModel

/// Changes of the tables that a survey reads.
extension SurveyEditor {
  /// What a table is read as.
  package enum TableRole: Sendable, Hashable {
    /// Of a respondent group, with the place in its list; `nil` for one more.
    case responses(group: String, place: Int?)
    /// The list of those invited.
    case frame(group: String)
    /// Figures such as revenue.
    case context

    /// As a form sends it.
    package var word: String {
      switch self {
      case .responses(let group, let place): "responses.\(place.map(String.init) ?? "more").\(group)"
      case .frame(let group): "frame.\(group)"
      case .context: "context"
      }
    }

    package init?(word: String) {
      // The id of a group may hold a dot.
      let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
      switch (parts.first, parts.count) {
      case ("context", 1): self = .context
      case ("frame", 2): self = .frame(group: parts[1])
      case ("responses", 2):
        let rest = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
        guard rest.count == 2, rest[0] == "more" || Int(rest[0]) != nil else { return nil }
        self = .responses(group: rest[1], place: Int(rest[0]))
      default: return nil
      }
    }

    fileprivate var path: [DefinitionText.Step] {
      switch self {
      case .responses(let group, let place):
        [.key("respondent-groups"), .key(group), .key("responses")] + (place.map { [.item($0)] } ?? [])
      case .frame(let group): [.key("respondent-groups"), .key(group), .key("frame")]
      case .context: [.key("context")]
      }
    }
  }

  /// Reads a table that was not read before: as responses in place of all before or beside them, as the list or the figures in place of those before.
  package mutating func use(_ file: String, as role: TableRole, format: FileFormat) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      let path = role.path
      switch role {
      case .responses(_, nil):
        _ = try editor.survey.append(path, Self.written(file, format))
      case .responses:
        let list = Array(path.dropLast())
        while editor.survey.count(at: list) > 1 { try editor.survey.remove(list + [.item(editor.survey.count(at: list) - 1)]) }
        // What was said of the bytes of the one before says nothing of this one.
        try editor.survey.setMap(list + [.item(0)], to: Self.entries(file, format) + [("delimiter", nil)])
      case .frame, .context:
        let written = format == FileFormat() ? DefinitionText.written(file) : Self.written(file, format)
        // Where `init` writes them: figures behind the scales, a list behind the responses.
        let before = role == .context ? ["scales", "respondent-groups", "units"] : ["responses"]
        let behind = before.first { editor.survey.holds(Array(path.dropLast()) + [.key($0)]) }
        _ = try editor.survey.setPlain(path, to: written, behind: behind)
      }
    }
  }

  /// Says how a table is read that is read already; whatever else is said of it stays.
  package mutating func setFormat(_ format: FileFormat, of file: String, as role: TableRole) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      if editor.survey.scalar(at: role.path) != nil, format == FileFormat() { return }
      let isMap = editor.survey.holds(role.path + [.key("file")])
      try editor.survey.setMap(role.path, to: Array(Self.entries(file, format).dropFirst(isMap ? 1 : 0)))
    }
  }

  private static func entries(_ file: String, _ format: FileFormat) -> [(key: String, value: String?)] {
    [
      ("file", DefinitionText.written(file)), ("encoding", format.encoding?.rawValue),
      ("sheet", format.sheet.map { DefinitionText.written($0) }),
    ]
  }

  private static func written(_ file: String, _ format: FileFormat) -> String {
    "{" + entries(file, format).compactMap { entry in entry.value.map { "\(entry.key): \($0)" } }.joined(separator: ", ") + "}"
  }
}
