package import Inference
import Reporting
import Scoring
package import SurveyImport
package import SurveyModel

/// A survey of figures alone as it was read, with what follows from its figures.
package struct ReadFigures: Sendable {
  package let definitions: SurveyDefinitions
  package let surroundings: Surroundings
  package let remarks: [Remark]

  package var count: Int { surroundings.figures.count }

  /// First language of the report.
  package var language: Language { definitions.survey.language }

  /// What the file holds, for people.
  ///
  /// - Parameters:
  ///   - showsAll: every problem, not the first few of each kind.
  ///   - path: of the survey, for the commands that come next.
  package func accountText(showsAll: Bool, path: String, in language: Language) -> String {
    AccountText.text(surroundings, language, showsAll: showsAll, path: path)
  }

  /// The same for programs: the inputs, the import and the context of results.json.
  package var accountJSON: [UInt8] { JSONFormat.account(surroundings) }
}

/// What a folder holds.
package enum ReadFolder: Sendable {
  /// To be scored and ranked.
  case answers(ReadSurvey)
  case figures(ReadFigures)
}

extension ReadFolder {
  package var definitions: SurveyDefinitions {
    switch self {
    case .answers(let survey): survey.definitions
    case .figures(let figures): figures.definitions
    }
  }

  /// What survey.yaml says.
  package var survey: Survey { definitions.survey }

  /// What `init` wrote to be filled in.
  package var placeholders: [Placeholder] {
    switch self {
    case .answers(let survey): survey.data.placeholders
    case .figures(let figures): figures.definitions.survey.placeholders
    }
  }
}

extension SurveyDefinitions {
  /// Whether nobody was asked and nothing is ranked.
  package var areOfFigures: Bool { index == nil }
}

extension Workbench {
  /// Reads the tables of a survey, whichever it has.
  ///
  /// - Parameter digestsResponses: whether anything is made of it that names the SHA-256 of the files.
  package func readFolder(_ definitions: SurveyDefinitions, digestsResponses: Bool = true) throws(Refusal) -> ReadFolder {
    if definitions.areOfFigures { return .figures(try readFigures(definitions)) }
    return .answers(try read(definitions, digestsResponses: digestsResponses))
  }

  /// Reads the figures of a survey that asked nobody, and computes what follows from them.
  ///
  /// Of the editions before, what a figure over the years is made of; changes are computed within one file.
  package func readFigures(_ definitions: SurveyDefinitions) throws(Refusal) -> ReadFigures {
    let reader = SurveyReader(threads: threads, work: work)
    let data = try importing { () throws(ImportFailure) in try reader.readFigures(definitions) }
    var surroundings: Surroundings
    do throws(ScoringError) { surroundings = try Surroundings(data) } catch {
      throw Refusal(error, at: nil, language: definitions.survey.language)
    }
    let before = try self.definitions(before: definitions)
    let history = try history(of: before, before: definitions)
    surroundings.earlier = history.figures
    var remarks = history.remarks
    if remarks.isEmpty, !before.isEmpty, FigureSeries.all(surroundings).isEmpty {
      remarks.append(Remark(.figuresOfBeforeAreNotRead, at: definitions.place(ofKey: "previous")))
    }
    return ReadFigures(
      definitions: definitions, surroundings: surroundings,
      remarks: remarks + self.remarks(onStated: surroundings.figures, of: definitions.survey))
  }
}
