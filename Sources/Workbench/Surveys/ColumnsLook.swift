import SurveyImport
package import SurveyModel

/// The columns of a group's first file, with what each is read as.
package struct ColumnsLook: Sendable {
  package enum Reading: Sendable, Hashable {
    case unread
    case role(SurveyEditor.ColumnRole)
    case question(Question)
  }

  package struct Column: Sendable {
    /// As the survey calls it, where it does.
    package let name: String
    package let reading: Reading
    /// Cells that hold anything, of ``ColumnsLook/rows``.
    package let filled: Int
    /// Answers that recur, of words that nobody declared the length alone; empty for ids, times and free text.
    package let values: [(found: ImportProblem.Found, count: Int)]
  }

  package let group: RespondentGroup
  package let columns: [Column]
  package let rows: Int
}

extension Workbench {
  /// - Parameter group: index into the respondent groups of the survey.
  package func look(at read: ReadSurvey, group place: Int) throws(Refusal) -> ColumnsLook {
    let group = read.data.survey.respondentGroups[place]
    let own = group.columns(of: group.responses[0])
    let roles: [(SurveyEditor.ColumnRole, String?)] = [
      (.unit, own.unit), (.respondent, own.respondent), (.stratum, own.stratum), (.submitted, own.submitted), (.started, own.started),
      (.duration, own.duration), (.consent, own.consent), (.address, own.address),
    ]
    // Of one who answered nothing is shown.
    let hidden = Set([own.respondent, own.submitted, own.started, own.duration, own.address].compactMap(\.self))
    let definitions = read.definitions
    let look = try importing { () throws(ImportFailure) in try ExportLook(definitions, group: place, hidden: hidden) }
    let headers = group.headers(of: group.responses[0])
    return ColumnsLook(
      group: group,
      columns: look.columns.compactMap { column in
        guard let usual = column.names.first else { return nil }
        let role = roles.first { $0.1.map { column.names.contains($0) } ?? false }
        let question = zip(headers, group.questions).first { column.names.contains($0.0) }
        return .init(
          name: role?.1 ?? question?.0 ?? usual, reading: role.map { .role($0.0) } ?? question.map { .question($0.1) } ?? .unread,
          filled: column.filled, values: column.values)
      }, rows: look.rows)
  }
}

extension ReadSurvey {
  /// A question most of whose cells its scale does not know: free text, ids, answers on another scale.
  package struct Misfit: Sendable {
    package let column: String
    package let scale: AnswerScale
    /// Of the survey.
    package let scales: [AnswerScale]
    /// Cells that the scale knows, as a category or as a declared kind of missing.
    package let answers: Int
    /// Cells that hold something else.
    package let others: Int
  }

  /// - Parameter column: as the survey names it.
  /// - Returns: `nil` where it is no question, where it fits, and where its cells are empty.
  package func misfit(ofQuestion column: String) -> Misfit? {
    for group in data.groups {
      for (question, bytes) in zip(group.responses.questions, group.responses.answers) where question.column == column {
        var (known, others) = (0, 0)
        for byte in bytes {
          switch Answer(byte: byte).missing {
          case nil, .dontKnow, .refused: known += 1
          case .offScale: others += 1
          default: break
          }
        }
        guard others > known else { continue }
        let scales = data.survey.scales
        return Misfit(column: column, scale: scales[question.scale], scales: scales, answers: known, others: others)
      }
    }
    return nil
  }
}
