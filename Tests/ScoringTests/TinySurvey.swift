import Scoring
import SurveyModel

/// A survey of a few rows, written in a test, and its way through the scoring.
struct TinySurvey {
  struct Response {
    var respondent: UInt32
    var unit: UInt32
    var stratum: UInt16
    var isComplete: Bool
    var isInFrame: Bool
    var answers: [Answer]

    /// Answers are values 1, 2, 3 …; `nil` is blank.
    init(
      _ respondent: UInt32, unit: UInt32, stratum: UInt16 = ResponseTable.noStratum, complete: Bool = true, inFrame: Bool = true,
      _ answers: [Int?]
    ) {
      self.respondent = respondent
      self.unit = unit
      self.stratum = stratum
      isComplete = complete
      isInFrame = inFrame
      self.answers = answers.map { $0.map { Answer(category: $0 - 1) } ?? Answer(.blank) }
    }
  }

  struct Invitation {
    var respondent: UInt32
    var unit: UInt32?
    var stratum: UInt16
    var disposition: Disposition?

    init(_ respondent: UInt32, unit: UInt32?, stratum: UInt16 = ResponseTable.noStratum, _ disposition: Disposition? = nil) {
      self.respondent = respondent
      self.unit = unit
      self.stratum = stratum
      self.disposition = disposition
    }
  }

  var units = ["a", "b", "c"]
  var strata: [String] = []
  var questions = ["q1"]
  /// Of each question; all are 1, 2, 3 …
  var categories = 5
  var responses: [Response] = []
  var frame: [Invitation]?
  /// Further columns of the frame: a category for each invitation, `nil` is blank.
  var columns: [(name: String, values: [String?])] = []
  var breakOffs: [SurveyData.Group.BreakOff] = []
  var population: RespondentGroup.Population?
  var edition = "2023"

  var survey: Survey {
    Survey(
      title: LocalizedText("t"), organization: LocalizedText("o"), edition: edition,
      published: CalendarDate(year: 2023, month: 12, day: 27)!, index: "i.yaml", unitNoun: LocalizedText("unit"),
      units: units.map { Unit(id: $0, name: LocalizedText($0)) }, strata: strata.map { Stratum(id: $0, name: LocalizedText($0)) },
      scales: [scale],
      respondentGroups: [
        RespondentGroup(
          id: "firms", responses: [RespondentGroup.ResponseFile(file: "r.csv")], columns: RespondentGroup.Columns(),
          questions: asked, population: population)
      ])
  }

  var scale: AnswerScale {
    AnswerScale(
      id: "s", categories: (1...categories).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!
  }

  var asked: [Question] { questions.map { Question(code: $0, column: $0, scale: 0) } }

  var group: SurveyData.Group {
    SurveyData.Group(
      responses: ResponseTable(
        questions: asked, unit: responses.map(\.unit), stratum: responses.map(\.stratum),
        respondent: responses.map(\.respondent), isComplete: responses.map(\.isComplete),
        isInFrame: responses.map(\.isInFrame),
        answers: questions.indices.map { question in responses.map { $0.answers[question].byte } }),
      frame: frame.map { rows in
        Frame(
          respondent: rows.map(\.respondent), unit: rows.map(\.unit), stratum: rows.map(\.stratum),
          disposition: rows.map(\.disposition), columns: columns.map { Self.column($0.name, $0.values) })
      }, breakOffs: breakOffs)
  }

  static func column(_ name: String, _ values: [String?]) -> Frame.Column {
    let categories = Set(values.compactMap(\.self)).sorted()
    return Frame.Column(
      name: name, categories: categories,
      category: values.map { value in value.flatMap(categories.firstIndex).map { UInt16($0) } ?? Frame.Column.noCategory })
  }

  /// For the methods that cannot fail.
  func weights(_ weighting: IndexTree.ResponseWeighting = .nonresponse) -> ResponseWeights {
    try! calibrated(weighting)
  }

  func calibrated(_ weighting: IndexTree.ResponseWeighting) throws -> ResponseWeights {
    let survey = survey
    return try ResponseWeights(survey: survey, group: survey.respondentGroups[0], data: group, weighting: weighting)
  }

  func scored(_ index: IndexTree, published: [Bool]? = nil) throws -> ScoredSurvey {
    try ScoredSurvey(survey: survey, data: group, index: index, published: published)
  }
}

/// The whole chain from responses to node scores, for units and for the whole.
struct ScoredSurvey {
  let plan: ScoringPlan
  let weights: ResponseWeights
  let tally: Tally
  let values: IndicatorValues
  let normalizer: Normalizer
  let units: NodeScores
  let wholeValues: IndicatorValues
  let whole: NodeScores

  init(
    survey: Survey, data: SurveyData.Group, index: IndexTree, published: [Bool]? = nil, figures: [String: [Double?]] = [:]
  ) throws {
    let table = data.responses
    plan = try ScoringPlan(index: index, questions: table.questions, scales: survey.scales)
    weights = try ResponseWeights(
      survey: survey, group: survey.respondentGroups[0], data: data, weighting: index.responseWeighting)
    tally = Tally(table, scales: survey.scales, rows: weights.rows.count, row: weights.row)
    let rowWeights = weights.rows.map(\.weight)
    values = IndicatorValues(
      plan: plan, tally: tally, rowWeights: rowWeights, domains: .units(weights, count: survey.units.count),
      data: { unit, name in unit.flatMap { figures[name]?[$0] } })
    normalizer = try Normalizer(
      plan: plan, values: values, isRanged: published ?? survey.units.map { _ in true }, unitIDs: survey.units.map(\.id))
    units = NodeScores(index: index, scores: normalizer.scores(of: values))
    wholeValues = IndicatorValues(plan: plan, tally: tally, rowWeights: rowWeights, domains: .whole(weights))
    whole = NodeScores(index: index, scores: normalizer.scores(of: wholeValues))
  }

  var scores: [Double?] { (0..<units.domains).map { units.score(domain: $0, node: 0) } }
}

/// An indicator that is the mean of a question of the same name.
func item(
  _ id: String, weight: Double = 1, statistic: IndexTree.Statistic = .mean,
  normalization: IndexTree.Normalization = .answerScale(from: 0, to: 100)
) -> IndexTree.Branch {
  IndexTree.Branch(
    id: id, weight: weight,
    indicator: IndexTree.Indicator(source: .question(code: id, statistic: statistic), normalization: normalization))
}

/// Equal to within 1e-10, relative.
func isClose(_ a: Double?, _ b: Double, within tolerance: Double = 1e-10) -> Bool {
  guard let a else { return false }
  return (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
}
