import Inference
import Scoring
package import SurveyImport
import SurveyModel

extension Workbench {
  /// The definitions of the editions before, the latest first, as far as `previous` leads; no answer is read.
  ///
  /// - Throws: where one of them is not there, is not right, or comes again.
  package func definitions(before survey: ReadSurvey) throws(Refusal) -> [SurveyDefinitions] {
    try definitions(before: survey.definitions)
  }

  func definitions(before definitions: SurveyDefinitions) throws(Refusal) -> [SurveyDefinitions] {
    var chain = EditionChain(definitions)
    var found: [SurveyDefinitions] = []
    while let edition = try chain.next(self) { found.append(edition) }
    return found
  }

  /// The edition before, and those before it as far back as the index pools ranges over their answers; all of them where figures that are missing may be
  /// taken from any.
  func editions(before survey: ReadSurvey) throws(Refusal) -> [ReadSurvey] {
    var wanted = Set(survey.data.index.pooledEditions).subtracting([survey.data.survey.edition])
    var chain = EditionChain(survey.definitions)
    var found: [ReadSurvey] = []
    // Also for the edition before, which is scored anew beside this one.
    func takesFigures() -> Bool { [survey, found.first].contains { $0?.data.index.treatment?.imputation?.isOfPanel == true } }
    while found.isEmpty || !wanted.isEmpty || takesFigures(), let edition = try chain.next(self) {
      // Figures alone have nothing to be compared with.
      if edition.areOfFigures { continue }
      wanted.remove(edition.survey.edition)
      found.append(try read(edition))
    }
    return found
  }
}

extension Workbench {
  /// The definitions of the editions before as far as they can be followed, the latest first, and why no further; no answer is read.
  func followed(before survey: SurveyDefinitions) -> (editions: [SurveyDefinitions], refusal: Refusal?) {
    var chain = EditionChain(survey)
    var found: [SurveyDefinitions] = []
    do throws(Refusal) {
      while let edition = try chain.next(self) { found.append(edition) }
      return (found, nil)
    } catch {
      return (found, error)
    }
  }
}

extension Workbench {
  /// What the editions before say over time, the latest first, as far as `previous` can be followed and the files can be read.
  struct History {
    var answers: [ReadSurvey] = []
    var figures: [Surroundings.EarlierFigures] = []
    var remarks: [Remark] = []
  }

  /// - Parameter read: editions that were read already.
  /// - Throws: only where nobody waits any more: an edition long before never keeps a report from being written.
  func history(before survey: SurveyDefinitions, read known: [ReadSurvey] = []) throws(Refusal) -> History {
    let (editions, refusal) = followed(before: survey)
    return try history(of: editions, before: survey, read: known, refusal?.faults ?? [])
  }

  /// - Parameters:
  ///   - editions: before the survey, the latest first.
  ///   - found: what keeps others from being looked at.
  func history(
    of editions: [SurveyDefinitions], before survey: SurveyDefinitions, read known: [ReadSurvey] = [], _ found: [Remark] = []
  ) throws(Refusal) -> History {
    var history = History()
    var unread = found.map { Remark(.editionIsNotShown(nil, $0.sentence), at: $0.place) }
    for edition in editions {
      do throws(Refusal) {
        let context: ContextTable?
        if edition.areOfFigures {
          context = try importing { () throws(ImportFailure) in try SurveyReader(threads: threads, work: work).readFigures(edition) }
            .context
        } else {
          let own: ReadSurvey
          if let found = known.first(where: { $0.definitions.location == edition.location }) {
            own = found
          } else {
            own = try read(edition, digestsResponses: false)
          }
          history.answers.append(own)
          context = own.data.context
        }
        if let context {
          do throws(ScoringError) { history.figures.append(try Surroundings.EarlierFigures(edition.survey, context)) } catch {
            throw Refusal(error, at: edition.place(ofKey: "context"))
          }
        }
      } catch {
        if error.kind == .cancelled { throw error }
        unread += error.faults.map { Remark(.editionIsNotShown(edition.survey.edition, $0.sentence), at: $0.place) }
      }
    }
    if !survey.areOfFigures, let first = editions.first, first.areOfFigures {
      history.remarks.append(Remark(.editionBeforeIsOfFigures(first.survey.edition), at: survey.place(ofKey: "previous")))
    }
    history.remarks += unread
    return history
  }
}

/// Leads from a survey to the one that it says comes before, and on from there.
private struct EditionChain {
  private let language: Language
  private var latest: SurveyDefinitions
  private var seen: Set<String>

  init(_ definitions: SurveyDefinitions) {
    language = definitions.survey.language
    latest = definitions
    seen = [latest.location]
  }

  /// `nil` behind the first edition.
  mutating func next(_ bench: Workbench) throws(Refusal) -> SurveyDefinitions? {
    guard let source = latest.previous else { return nil }
    let edition: SurveyDefinitions
    do throws(Refusal) {
      edition = try bench.open(source)
    } catch {
      // That there is none is a fault of the line that leads there; any other is one of the edition itself.
      guard let written = latest.survey.previous, let fault = error.faults.first, fault.place == ImportFailure.Place(file: source.path)
      else { throw error }
      throw Refusal(
        error.kind, LocalizedText { "\(written): \(fault.sentence[$0])" }, at: latest.place(ofKey: "previous"), language: language)
    }
    guard seen.insert(edition.location).inserted else {
      throw Refusal(.unusable, .previousIsItself, at: latest.place(ofKey: "previous"), language: language)
    }
    latest = edition
    return edition
  }
}
