/// What a survey of synthetic answers is to look like: the contents of a scenario file, `simulation.yaml`.
///
/// ``ScenarioReader`` reads and checks it; all counts are those of the file, before `--scale`.
struct Scenario: Equatable {
  /// Ids of the made-up firms: a prefix and a running number with at least so many digits.
  struct Respondents: Equatable {
    var prefix: String
    var digits: Int
  }

  struct Stratum: Equatable {
    var id: String
    /// As responses.csv writes it.
    var written: String
  }

  struct Unit: Equatable {
    var id: String
    /// As responses.csv writes it: the usual spelling first, then others that occur.
    var written: [String]
    /// The weighted index of the unit, 0...100, met at two decimals where its answers are enough for that.
    var score: Double
    /// Share of the answers to the overall question in the two best categories.
    var satisfied: Double
    /// Firms invited, by id of the stratum.
    var invited: [String: Int]
    /// Responses that count, by id of the stratum.
    var responses: [String: Int]
  }

  struct Answers: Equatable {
    /// Labels or codes of the scale, from the worst category to the best.
    var written: [String]
    var dontKnow: String
    /// What an answer off the scale looks like.
    var offScale: String
  }

  struct Component: Equatable {
    var id: String
    var weight: Double
    var questions: [String]
    /// Added to the latent opinion of every firm, in categories: negative for a component that is judged more severely.
    var ease: Double
    /// Share of "don't know" among the answers; `nil` takes that of the model.
    var dontKnow: Double?
  }

  /// How opinions vary, standard deviations in categories of the scale, and how forms are filled in, as shares.
  struct Model: Equatable {
    /// Between firms: a firm's general mood.
    var firm = 0.45
    /// Of a firm's opinion between components.
    var component = 0.2
    /// Of single answers.
    var answer = 0.4
    /// Of a unit's strengths and weaknesses between components.
    var unitComponent = 0.12
    /// Between questions.
    var question = 0.1
    /// Share of firms that give one and the same answer throughout.
    var straightLiners = 0.1
    var dontKnow = 0.015
    /// Share of questions left blank by a firm that went through the whole form.
    var blank = 0.004
    /// Share of forms that stop after some 55 to 75 % of the questions.
    var partial = 0.02
    /// Share of forms that write a unit in another of its spellings.
    var otherSpelling = 0.04
  }

  /// Rows and cells that an honest import has to leave out and to list.
  struct Dirt: Equatable {
    /// Earlier forms of firms that sent in a second one about the same unit.
    var duplicates = 0
    /// Forms with fewer than half of the questions answered.
    var breakOffs = 0
    /// Forms without any answer.
    var empty = 0
    /// Forms about a unit that the survey does not know.
    var unknownUnits = 0
    /// Single answers in forms that count.
    var offScaleAnswers = 0
    /// How such a unit is written.
    var unknownUnit = "?"
  }

  var seed: UInt64
  var respondents: Respondents
  var strata: [Stratum]
  var units: [Unit]
  var answers: Answers
  var components: [Component]
  /// Code of the overall question, the last one of the form.
  var overall: String
  var model: Model
  var dirt: Dirt

  /// Codes of all questions in the order of the form, the overall one last.
  var questions: [String] { components.flatMap(\.questions) + [overall] }
}

extension Scenario {
  /// The same survey with every count of firms, responses and dirt multiplied.
  ///
  /// - Throws: ``ScenarioFailure`` where the counts grow beyond a thousand million.
  func scaled(by factor: Int) throws(ScenarioFailure) -> Scenario {
    let largest = 1_000_000_000
    func multiplied(_ count: Int) throws(ScenarioFailure) -> Int {
      let (product, overflow) = count.multipliedReportingOverflow(by: factor)
      guard !overflow, product <= largest else { throw ScenarioFailure("--scale \(factor): expected at most \(largest) of anything") }
      return product
    }
    guard factor >= 1 else { throw ScenarioFailure("--scale: expected 1 or more, found \(factor)") }
    var copy = self
    for unit in copy.units.indices {
      for stratum in strata {
        copy.units[unit].invited[stratum.id] = try multiplied(units[unit].invited[stratum.id] ?? 0)
        copy.units[unit].responses[stratum.id] = try multiplied(units[unit].responses[stratum.id] ?? 0)
      }
    }
    copy.dirt.duplicates = try multiplied(dirt.duplicates)
    copy.dirt.breakOffs = try multiplied(dirt.breakOffs)
    copy.dirt.empty = try multiplied(dirt.empty)
    copy.dirt.unknownUnits = try multiplied(dirt.unknownUnits)
    copy.dirt.offScaleAnswers = try multiplied(dirt.offScaleAnswers)
    try ScenarioReader.check(copy)
    return copy
  }
}

/// Why a scenario cannot be simulated: one sentence.
struct ScenarioFailure: Error, Equatable, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
