import ArgumentParser
import Foundation

@main
struct CoverageStudy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage-study",
    abstract: "How often the rank sets hold the true ranks, in simulated surveys whose truth is known.",
    discussion: "The same options give the same table, whatever the number of threads. Documentation/coverage.md explains it.")

  @Option(help: "Surveys with normal answers at each gap.")
  var surveys: Int = 2000

  @Option(help: "Surveys at each gap that are scored end to end from answers of 1 to 5.")
  var endToEnd: Int = 2000

  @Option(help: "Units in a survey.")
  var units: Int = 12

  @Option(parsing: .upToNextOption, help: "Between neighbouring units, in standard errors.")
  var gaps: [Double] = [0, 0.1, 0.25, 0.5, 1]

  @Option(help: "Responses of each unit.")
  var responses: Int = 30

  @Option(help: "Responses of each unit in the second of two strata of one size, end to end; a third where it is not given.")
  var secondStratum: Int?

  @Option(
    help: "Draws for a critical value with normal answers, to begin with; doubled up to 16 times as many. End to end has the program's own."
  )
  var draws: Int = 20_000

  @Option(help: "Instead of the study: this many surveys of each situation in which little is known, each under its own seed.")
  var situations: Int?

  @Option(parsing: .upToNextOption, help: "With --situations: only these.")
  var only: [String] = []

  @Option(help: "Draws of ranks for the percentile sets.")
  var percentileDraws: Int = 1000

  @Option(help: "Seed of the simulation.")
  var seed: UInt64 = 1

  @Option(help: "Changes the time, not the table.")
  var threads: Int = 2

  @Option(help: "Instead of the study: the seconds of this many bootstrap replicates of a survey as large as the example.")
  var timeBootstrap: Int?

  @Option(help: "Instead of the study: the seconds of the rank sets of this many units.")
  var timeRankSets: Int?

  func validate() throws {
    guard surveys >= 0, endToEnd >= 0, (2...200).contains(units), (6...300).contains(responses), draws > 0, draws <= 1_000_000,
      percentileDraws > 0,
      threads > 0, gaps.allSatisfy({ $0 >= 0 && $0 <= 100 }), (timeBootstrap ?? 1) > 0, (1...2000).contains(timeRankSets ?? 1),
      (1...1_000_000).contains(situations ?? 1), secondStratum.map({ $0 >= 2 && $0 <= responses - 2 }) ?? true
    else {
      throw ValidationError(
        "Counts must be positive, units 2 to 200, responses 6 to 300, gaps 0 to 100, draws at most 1,000,000, at least 2 responses in a stratum."
      )
    }
  }

  func run() throws {
    if let situations { return try count(situations) }
    if let timeBootstrap { return try time(timeBootstrap) }
    if let timeRankSets {
      for isDependent in [false, true] {
        let run = try RankSetTiming(units: timeRankSets, seed: seed).run(threads: threads, isDependent: isDependent)
        let kind = isDependent ? "dependent" : "independent"
        print("\(timeRankSets) units, \(kind): \(String(format: "%.3f", run.seconds)) s, \(run.draws) draws\(run.isOpen ? ", open" : "")")
        fflush(nil)
      }
      return
    }
    var joint: [Coverage.Share] = []
    if surveys > 0 {
      print("Normal answers: \(units) units, \(responses) answers each, \(draws) draws or more, seed \(seed)\n")
      print(StudyTable.header)
      for gap in gaps {
        let simulated = NormalSurveys(
          units: units, responses: responses, gap: gap, confidence: 0.95, draws: draws...(16 * draws), percentileDraws: percentileDraws,
          seed: seed)
        let counted = try simulated.coverage(surveys: surveys, threads: threads)
        joint.append(counted.simultaneous.joint)
        print(StudyTable.row(gap: gap, counted))
        fflush(nil)
      }
      print()
    }
    if endToEnd > 0 {
      let second = secondStratum.map { ", \($0) of them in the second stratum" } ?? ""
      print("End to end from answers of 1 to 5: \(units) units, \(responses) responses each\(second), seed \(seed)\n")
      print(StudyTable.endToEndHeader)
      for gap in gaps {
        let population = AnswerPopulation(units: units, responses: responses, second: secondStratum, gap: gap, seed: seed)
        let counted = try AnswerSurveys(population: population, confidence: 0.95, percentileDraws: percentileDraws, seed: seed)
          .coverage(surveys: endToEnd, threads: threads)
        joint.append(counted.simultaneous.joint)
        print(StudyTable.row(gap: population.gap, counted))
        fflush(nil)
      }
      print()
    }
    if !joint.isEmpty { print(StudyTable.verdict(joint)) }
  }

  private func count(_ surveys: Int) throws {
    for name in only where Situation(rawValue: name) == nil {
      let known = Situation.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--only: expected one of \(known), found \"\(name)\".")
    }
    print(StudyTable.situationHeader)
    var rows: [CoverageOfSituation] = []
    for situation in Situation.allCases where only.isEmpty || only.contains(situation.rawValue) {
      let counted = try CoverageOfSituation.sum(situation, surveys: surveys, threads: threads)
      rows.append(counted)
      print(StudyTable.row(situation, counted))
      fflush(nil)
    }
    print()
    print(StudyTable.verdict(rows))
  }

  private func time(_ replicates: Int) throws {
    let timing = try BootstrapTiming(seed: seed)
    for threads in threads > 1 ? [1, threads] : [1] {
      let seconds = timing.seconds(replicates: replicates, threads: threads, runs: 5, seed: seed).sorted()
      print("\(threads) \(String(format: "%.4f", seconds[seconds.count / 2]))")
    }
  }
}
