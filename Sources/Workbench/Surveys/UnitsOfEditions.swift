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
    guard let earlier = earlier.first?.survey else { return [] }
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
