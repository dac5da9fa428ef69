import SurveyImport
package import SurveyModel

/// Whether what stands in a column is what it is to be read as, beside answers.
package enum RoleFit: Sendable {
  case fits(newStrata: [Stratum])
  case misfit(Misfit)

  package enum Misfit: Sendable {
    /// It holds the respondents' ids, and no other column does.
    case onlyID
    /// Cells that are what the role asks for, and those that are something else.
    case cells(fitting: Int, others: Int)
    /// Too few different texts for ids.
    case repeats(distinct: Int, filled: Int)
    /// Not the names of a few groups.
    case noGroups(distinct: Int, filled: Int)
    /// Names, but none of the survey's strata.
    case otherStrata(filled: Int, strata: [LocalizedText])
  }
}

extension Workbench {
  /// - Parameters:
  ///   - role: `nil` for a question.
  ///   - group: id of the respondent group.
  package func fit(
    of column: String, as role: SurveyEditor.ColumnRole?, group id: String, in read: ReadSurvey
  ) throws(Refusal) -> RoleFit {
    let survey = read.data.survey
    guard let place = survey.respondentGroups.firstIndex(where: { $0.id == id }) else { return .fits(newStrata: []) }
    if role != .respondent, survey.respondentGroups[place].columns.respondent == column { return .misfit(.onlyID) }
    guard let role else { return .fits(newStrata: []) }
    let definitions = read.definitions
    let look = try importing { () throws(ImportFailure) in try RoleLook(definitions, group: place, column: column) }
    func most(_ fitting: Int) -> RoleFit {
      let others = look.filled - fitting
      return others > fitting ? .misfit(.cells(fitting: fitting, others: others)) : .fits(newStrata: [])
    }
    switch role {
    case .unit: return .fits(newStrata: [])
    case .submitted, .started: return most(look.times)
    case .duration: return most(look.durations)
    case .address: return most(look.addresses)
    case .consent:
      // Who agrees says so, and of the others hardly two kinds.
      let isClosed = look.consents > 0 && look.otherThanConsent <= 2 || look.filled == 0
      return isClosed ? .fits(newStrata: []) : .misfit(.cells(fitting: look.consents, others: look.filled - look.consents))
    case .respondent:
      // One who rates every unit, and sends each form twice, is there so often.
      let isID = look.filled <= 2 * look.distinct * max(1, survey.units.count)
      return isID ? .fits(newStrata: []) : .misfit(.repeats(distinct: look.distinct, filled: look.filled))
    case .stratum:
      if look.filled == 0 { return .fits(newStrata: []) }
      if look.strata == 0, !look.newStrata.isEmpty, !survey.strata.isEmpty {
        return .misfit(.otherStrata(filled: look.filled, strata: survey.strata.map(\.name)))
      }
      if look.strata * 2 < look.filled, look.newStrata.isEmpty {
        return .misfit(.noGroups(distinct: look.distinct, filled: look.filled))
      }
      return .fits(newStrata: look.newStrata.map { Stratum(id: $0.id, name: LocalizedText($0.name)) })
    }
  }
}
