import SurveyImport
import SurveyModel

extension Workbench {
  /// Opens the definitions of the editions before, without reading an answer.
  ///
  /// - Throws: where one of them is not there, is not right, or comes again.
  package func checkEditions(before survey: ReadSurvey) throws(Refusal) {
    var seen: Set<String> = [survey.definitions.location]
    var latest = survey.definitions
    while let source = latest.previous {
      let edition = try open(source)
      guard seen.insert(edition.location).inserted else {
        throw Refusal(.unusable, .previousIsItself, at: latest.place(ofKey: "previous"), language: survey.definitions.survey.language)
      }
      latest = edition
    }
  }

  /// The edition before, and those before it as far back as the index pools ranges over their answers; all of them where figures that are missing may be
  /// taken from any.
  func editions(before survey: ReadSurvey) throws(Refusal) -> [ReadSurvey] {
    var wanted = Set(survey.data.index.pooledEditions).subtracting([survey.data.survey.edition])
    var seen: Set<String> = [survey.definitions.location]
    var found: [ReadSurvey] = []
    var latest = survey.definitions
    // Also for the edition before, which is scored anew beside this one.
    func takesFigures() -> Bool { [survey, found.first].contains { $0?.data.index.treatment?.imputation?.isOfPanel == true } }
    while found.isEmpty || !wanted.isEmpty || takesFigures(), let source = latest.previous {
      let edition = try open(source)
      guard seen.insert(edition.location).inserted else {
        throw Refusal(.unusable, .previousIsItself, at: latest.place(ofKey: "previous"), language: survey.definitions.survey.language)
      }
      wanted.remove(edition.survey.edition)
      found.append(try read(edition))
      latest = edition
    }
    return found
  }
}
