import ArgumentParser
import SurveyModel
import Workbench

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "How many responses the next survey needs, and what they will allow to say.",
    discussion: """
      FRAME is a list of those who could be asked: the column unit, and where it has them stratum and respondent. For every unit it prints the responses that give its score the wanted \
      margin, by stratum, the invitations to send, and the official rule n = N/(1 + N·0.05²) beside it.

      With --survey the spread of answers and the scores of the last edition are taken from that survey (its units by id), and the chance to tell neighbours apart is printed; \
      without it answers are assumed to be spread evenly over the scale. --simulate N draws that many surveys of the planned size and compares their units as a report would.

      Example: cdci plan frame.csv --precision 4 --survey surveys/quang-ninh-2023 --expected-response 0.7
      """)

  @Argument(help: "A list with the column unit; - for the standard input.", completion: .file(extensions: ["csv", "xlsx", "gz"]))
  var frame: String

  @Option(help: "Wanted margin of every unit's score, in points. (default: a twentieth of the scale)")
  var precision: Double?

  @Option(help: "The last edition: a folder with a survey.yaml, or that file.", completion: .directory)
  var survey: String?

  @Option(help: "proportional, equal or neyman within each unit; neighbours: so that the worst pair is told apart as well as can be.")
  var allocation: PlanQuestion.Allocation = .proportional

  @Option(help: "Share of those invited that are expected to answer, above 0 to 1.")
  var expectedResponse = 1.0

  @Option(help: "By which variance is greater than that of a simple random sample: above 1 where firms rate several units.")
  var designEffect = 1.0

  @Option(help: "Level of confidence, from 0.5 to below 1.")
  var confidence = 0.95

  @Option(help: ArgumentHelp("Ends of the scale, such as 0:100. (default: of the survey's index, or 0:100)", valueName: "from:to"))
  var scale: String?

  @Option(help: "Surveys to simulate.")
  var simulate: Int?

  @Option(help: "Seed of the simulation.")
  var seed: UInt64 = 1

  @Option(help: "text, csv or json.")
  var format: PrintFormat = .text

  @OptionGroup var formatOptions: FormatOptions

  @Option(help: "Language of the text and of messages, vi or en. (default: the survey's, else the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try formatOptions.check()
    try CountOption.check("--simulate", simulate)
    if let precision, !(precision > 0 && precision.isFinite) {
      throw ValidationError(UsageWords.precision(precision))
    }
    guard confidence >= 0.5, confidence < 1 else {
      throw ValidationError(UsageWords.confidence(confidence))
    }
    guard expectedResponse > 0, expectedResponse <= 1 else {
      throw ValidationError(UsageWords.expectedResponse(expectedResponse))
    }
    guard designEffect > 0, designEffect.isFinite else {
      throw ValidationError(UsageWords.designEffect(designEffect))
    }
    if scale != nil, ends == nil { throw ValidationError(UsageWords.scale(scale ?? "")) }
  }

  private var ends: ClosedRange<Double>? {
    let parts = scale?.split(separator: ":").compactMap { Double($0) } ?? []
    return parts.count == 2 && parts[0] < parts[1] && parts.allSatisfy(\.isFinite) ? parts[0]...parts[1] : nil
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    var question = PlanQuestion()
    question.precision = precision
    question.allocation = allocation
    question.response = expectedResponse
    question.designEffect = designEffect
    question.confidence = confidence
    question.scale = ends
    question.simulations = simulate
    question.seed = seed
    let asked = question
    try console.work { bench in
      let last = try survey.map { try SurveyOptions.read($0, bench, console, digestsResponses: false) }
      let run = try console.attempt { () throws(Refusal) in
        try bench.plan(frame, asked, last: last, format: formatOptions.format)
      }
      console.say(run.remarks)
      try console.print(run.plan(format, in: console.language))
    }
  }
}

extension PlanQuestion.Allocation: ExpressibleByArgument {}
