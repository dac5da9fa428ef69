package import SurveyImport
import SurveyModel

extension Workbench {
  /// Whether the units of a survey are found in the edition that it says comes before: whoever reads the definitions alone would not notice that no change
  /// will be computed.
  ///
  /// A unit finds its predecessor by its own id or one that it had formerly.
  ///
  /// - Parameter earlier: of the editions before, the latest first.
  package func remarksOnPredecessors(of survey: ReadSurvey, in earlier: [SurveyDefinitions]) -> [Remark] {
    guard let earlier = earlier.first(where: { !$0.areOfFigures })?.survey else { return [] }
    return withoutChange(survey, earlier) + strangers(survey, earlier) + unclaimed(survey, earlier)
  }

  /// Units that were a part of one, or several that are not all there: each has a note in the report in place
  /// of a change.
  private func withoutChange(_ survey: ReadSurvey, _ earlier: Survey) -> [Remark] {
    let units = survey.data.survey.units
    let predecessors = Predecessors(now: survey.data.survey, then: earlier)
    let unclear = units.indices.filter { unit in
      switch predecessors[unit] {
      case .none, .one, .merged: false
      case .split, .incomplete: true
      }
    }
    guard !unclear.isEmpty else { return [] }
    return [
      Remark(
        .splitOrIncomplete(unclear.map { units[$0].id }, edition: earlier.edition), at: survey.definitions.place(ofKey: "previous"))
    ]
  }

  /// Units of then that nobody was: renamed or merged without a word, or given up.
  private func unclaimed(_ survey: ReadSurvey, _ earlier: Survey) -> [Remark] {
    let unclaimed = Predecessors(now: survey.data.survey, then: earlier).unclaimed
    // Where no unit finds its predecessor that is said already, with the ids of all.
    guard !unclaimed.isEmpty, unclaimed.count < earlier.units.count else { return [] }
    return [
      Remark(
        .withoutSuccessor(unclaimed.map { earlier.units[$0].id }, edition: earlier.edition), at: survey.definitions.place(ofKey: "previous")
      )
    ]
  }

  private func strangers(_ survey: ReadSurvey, _ earlier: Survey) -> [Remark] {
    let place = survey.definitions.place(ofKey: "previous")
    let known = Set((earlier.units + earlier.leftOutUnits).map(\.id))
    let units = survey.data.survey.units
    let strangers = units.filter { unit in !known.contains(unit.id) && !unit.formerly.contains(where: known.contains) }
    guard !strangers.isEmpty else { return [] }
    if strangers.count == units.count {
      return [Remark(.noUnitFindsItsPredecessor(edition: earlier.edition, known: earlier.units.map(\.id)), at: place)]
    }
    return [Remark(.withoutPredecessor(strangers.map(\.id), edition: earlier.edition), at: place)]
  }
}
