import SurveyImport
package import SurveyModel

extension OpenDecision {
  /// One way to settle it in an app.
  package enum Choice: Sendable, Hashable {
    /// The column stays what it is read as meanwhile.
    case asTaken(LocalizedText)
    /// Nothing reads it from here on: a question leaves the survey and the index. With the reading that says so, where there is one.
    case unread(LocalizedText?)
    case role(SurveyEditor.ColumnRole, LocalizedText)
    /// A question on one of the survey's scales.
    case question
  }

  /// What can be chosen, each of which does what it says.
  package func choices(in survey: Survey) -> [Choice] {
    guard let taken else {
      let roles = readings.compactMap { $0.meaning == .unit ? Choice.role(.unit, $0.text) : nil }
      return roles + [.unread(nil), .question]
    }
    var choices: [Choice] = [.asTaken(taken)]
    var isUnreadOffered = false
    for reading in readings {
      switch reading.meaning {
      case .anotherQuestion:
        choices.append(.unread(reading.text))
        isUnreadOffered = true
      case .respondent: choices.append(.role(.respondent, reading.text))
      case .unit, .notScored, nil: break
      }
    }
    if !isUnreadOffered, isQuestion(of: survey) { choices.append(.unread(nil)) }
    return choices
  }

  /// Whether its column is read as a question meanwhile.
  package func isQuestion(of survey: Survey) -> Bool {
    survey.respondentGroups.contains { group in group.questions.contains { $0.column == column } }
  }

  /// Readings that are not among the choices: they take an edit of survey.yaml.
  package func remarks(in survey: Survey) -> [Reading] {
    let offered = choices(in: survey)
    return readings.filter { reading in
      guard reading.meaning != .notScored else { return false }
      return !offered.contains(.asTaken(reading.text)) && !offered.contains(.unread(reading.text))
        && !offered.contains { if case .role(_, reading.text) = $0 { true } else { false } }
    }
  }
}
