import SurveyImport
import SurveyModel
import Workbench

/// What a survey's definitions say: what its data are, where they lie, and the index that scores them. No
/// table is read yet.
///
/// Opened by ``Engine/survey(at:)``. What its keys mean is described in Documentation/survey.md.
public struct Survey: Sendable {
  let definitions: SurveyDefinitions
  private let tree: IndexTree

  init(_ definitions: SurveyDefinitions, _ tree: IndexTree) {
    self.definitions = definitions
    self.tree = tree
  }

  /// - Throws: for a survey of figures alone, which has nothing to score.
  init(scoring definitions: SurveyDefinitions) throws(Refusal) {
    guard let index = definitions.index else { throw Refusal(definitions.withoutAnswers) }
    self.init(definitions, index.tree)
  }

  private var survey: SurveyModel.Survey { definitions.survey }

  /// What reports are headed by.
  public var title: Text { Text(survey.title) }
  /// Who publishes the survey.
  public var organization: Text { Text(survey.organization) }
  /// Such as `2023`.
  public var edition: String { survey.edition }
  /// Leads every report, such as that the answers are synthetic; `nil` where there is none.
  public var notice: Text? { survey.notice.map(Text.init) }
  /// First language of the report.
  public var language: Language { Language(survey.language) }
  /// What a unit is called, such as "Sub-department".
  public var unitNoun: Text { Text(survey.unitNoun) }
  /// What is ranked, in the order of the survey.
  public var units: [SurveyUnit] { survey.units.map(SurveyUnit.init) }
  /// Classes of respondents that are sampled and weighted apart; empty where there are none.
  public var strata: [Stratum] { survey.strata.map(Stratum.init) }
  /// At least one.
  public var respondentGroups: [RespondentGroup] {
    survey.respondentGroups.map { RespondentGroup($0, scales: survey.scales) }
  }
  /// How units are scored, with its weights as they are written.
  public var index: Index { Index(tree) }
}

/// A unit that is ranked: a sub-department, a district, a province.
public struct SurveyUnit: Sendable, Hashable {
  /// Letters A–Z a–z, digits, dot, underscore and hyphen.
  public let id: String
  /// What a reader calls the unit.
  public let name: Text
  /// Units of one group can be ranked apart; `nil` where the survey has no groups.
  public let group: String?

  init(_ unit: SurveyModel.Unit) {
    id = unit.id
    name = Text(unit.name)
    group = unit.group
  }
}

/// A class of respondents that is sampled and weighted apart: firms in the province and outside it.
public struct Stratum: Sendable, Hashable {
  /// As exports and frames may name it.
  public let id: String
  /// What a reader calls the stratum.
  public let name: Text

  init(_ stratum: SurveyModel.Stratum) {
    id = stratum.id
    name = Text(stratum.name)
  }
}

/// People who answer the same questionnaire: the firms; the department's own assessors.
public struct RespondentGroup: Sendable, Hashable {
  /// As the index weighs it.
  public let id: String
  /// What a reader calls the group; the id where the survey does not say.
  public let name: Text
  /// The closed questions that the survey maps, at least one.
  public let questions: [Question]

  init(_ group: SurveyModel.RespondentGroup, scales: [SurveyModel.AnswerScale]) {
    id = group.id
    name = Text(group.name)
    questions = group.questions.map { Question($0, scale: scales[$0.scale]) }
  }
}

/// A closed question of a questionnaire.
public struct Question: Sendable, Hashable {
  /// The name that indexes use.
  public let code: String
  /// The header of its column in the files.
  public let column: String
  /// Numbers of its answers from the worst to the best, all different, two at least. A reversed question has
  /// them turned.
  public let values: [Double]

  init(_ question: SurveyModel.Question, scale: SurveyModel.AnswerScale) {
    code = question.code
    column = question.column
    values = scale.categories.map(\.value)
  }
}
