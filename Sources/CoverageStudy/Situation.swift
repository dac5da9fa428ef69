import Foundation
import Inference

/// A kind of survey in which little is known: made up anew for each sample, so that the truth is known too.
///
/// Opinions of firms are normal on a scale of 1 to 5 and rounded to its categories; units differ by as much as one standard error or so, and so do
/// their questions. Each sample draws its own units and firms: what is counted is coverage over samples and populations alike.
enum Situation: String, CaseIterable, Sendable {
  /// Two of six units have answers to the second question from one firm in twenty: they are scored without it.
  case thinParts = "thin-parts"
  /// Nine of ten firms give the best answer to one of two questions, the tenth the worst: eight answers are often all equal.
  case equalParts = "equal-parts"
  /// Shares of firms that say yes, alike in all units; three units have five answers, the last twenty. Truly 60 %.
  case perfect60 = "perfect-60"
  case perfect80 = "perfect-80"
  case perfect95 = "perfect-95"
  /// All twelve firms of each unit answered, four in ten leave each of two questions open.
  case openCensus = "open-census"
  /// Ten of twenty invited firms answered, and ten that nobody invited.
  case uninvited = "uninvited"
  /// How many firms there are is known by stratum only; units are what firms say.
  case stratumPopulation = "stratum-population"

  /// Of the simulation, one each. They were fixed before the first run.
  var seed: UInt64 {
    switch self {
    case .thinParts: 20_261_130_01
    case .equalParts: 20_261_130_02
    case .perfect60: 20_261_130_03
    case .perfect80: 20_261_130_04
    case .perfect95: 20_261_130_05
    case .openCensus: 20_261_130_06
    case .uninvited: 20_261_130_07
    case .stratumPopulation: 20_261_130_08
    }
  }

  var units: Int { self == .thinParts ? 6 : 4 }

  /// One survey, as files.
  func draw(_ stream: inout SeededStream) -> SituationSurvey {
    switch self {
    case .thinParts: thinParts(&stream)
    case .equalParts: equalParts(&stream)
    case .perfect60: shares(0.6, &stream)
    case .perfect80: shares(0.8, &stream)
    case .perfect95: shares(0.95, &stream)
    case .openCensus: openCensus(&stream)
    case .uninvited: uninvited(&stream)
    case .stratumPopulation: stratumPopulation(&stream)
    }
  }

  // MARK: - The kinds

  private func thinParts(_ stream: inout SeededStream) -> SituationSurvey {
    var survey = SituationSurvey(units: units, questions: 2)
    for unit in 0..<units {
      let firms = Self.firms(200, questions: 2, &stream)
      survey.truth.append(Self.score(firms))
      for (firm, answers) in firms.enumerated() {
        let id = "F\(unit)-\(firm)"
        survey.invite(id, unit: unit)
        guard firm < 30 else { continue }
        let answersSecond = stream.uniform() < (unit < 4 ? 0.5 : 0.05)
        survey.add(id, unit: unit, answersSecond ? answers : [answers[0], nil])
      }
    }
    return survey
  }

  private func equalParts(_ stream: inout SeededStream) -> SituationSurvey {
    var survey = SituationSurvey(units: units, questions: 2)
    for unit in 0..<units {
      let level = 2.5 + 0.2 * stream.normal()
      // Of firms without number: the mean of the categories, and of 5 and 1 at nine to one.
      survey.truth.append((Self.mean(ofRounded: level, spread: 0.8) / 4 + 0.9) * 50)
      for firm in 0..<8 {
        survey.add("F\(unit)-\(firm)", unit: unit, [Self.category(level + 0.8 * stream.normal()), stream.uniform() < 0.9 ? 4 : 0])
      }
    }
    return survey
  }

  /// The worst and the best category stand for no and yes.
  private func shares(_ share: Double, _ stream: inout SeededStream) -> SituationSurvey {
    var survey = SituationSurvey(units: units, questions: 1)
    for unit in 0..<units {
      survey.truth.append(100 * share)
      for firm in 0..<(unit == units - 1 ? 20 : 5) { survey.add("F\(unit)-\(firm)", unit: unit, [stream.uniform() < share ? 4 : 0]) }
    }
    return survey
  }

  private func openCensus(_ stream: inout SeededStream) -> SituationSurvey {
    var survey = SituationSurvey(units: units, questions: 3)
    for unit in 0..<units {
      let firms = Self.firms(12, questions: 3, &stream)
      survey.truth.append(Self.score(firms))
      for (firm, answers) in firms.enumerated() {
        let id = "F\(unit)-\(firm)"
        survey.invite(id, unit: unit)
        survey.add(id, unit: unit, [answers[0]] + answers.dropFirst().map { stream.uniform() < 0.6 ? $0 : nil })
      }
    }
    survey.overallTruth = survey.truth.reduce(0, +) / Double(units)
    return survey
  }

  private func uninvited(_ stream: inout SeededStream) -> SituationSurvey {
    var survey = SituationSurvey(units: units, questions: 2)
    for unit in 0..<units {
      let firms = Self.firms(30, questions: 2, &stream)
      survey.truth.append(Self.score(Array(firms.prefix(20))))
      for (firm, answers) in firms.enumerated() {
        let id = "F\(unit)-\(firm)"
        if firm < 20 { survey.invite(id, unit: unit) }
        if firm < 10 || firm >= 20 { survey.add(id, unit: unit, answers.map { $0 }) }
      }
    }
    survey.overallTruth = survey.truth.reduce(0, +) / Double(units)
    return survey
  }

  private func stratumPopulation(_ stream: inout SeededStream) -> SituationSurvey {
    var survey = SituationSurvey(units: units, questions: 2, population: [200, 300])
    let levels = (0..<units).map { _ in 2.2 + 0.3 * stream.normal() }
    var all = [[[UInt8]]](repeating: [], count: units)
    for (stratum, size) in [200, 300].enumerated() {
      for firm in 0..<size {
        let unit = stream.integer(below: units)
        let level = levels[unit] - 0.5 * Double(stratum) + 0.6 * stream.normal()
        let answers = (0..<2).map { _ in Self.category(level + 0.7 * stream.normal()) }
        all[unit].append(answers)
        // The first that come are a sample like any other.
        if firm < size / 5 { survey.add("F\(stratum)-\(firm)", unit: unit, stratum: stratum, answers.map { $0 }) }
      }
    }
    survey.truth = all.map { Self.score($0) }
    survey.overallTruth = Self.score(all.flatMap(\.self))
    return survey
  }

  // MARK: - Opinions

  /// Of a unit: its level and that of its questions are its own.
  private static func firms(_ count: Int, questions: Int, _ stream: inout SeededStream) -> [[UInt8]] {
    let level = 2.3 + 0.3 * stream.normal()
    let ofQuestion = (0..<questions).map { _ in 0.25 * stream.normal() }
    return (0..<count).map { _ in
      let own = level + 0.6 * stream.normal()
      return ofQuestion.map { category(own + $0 + 0.7 * stream.normal()) }
    }
  }

  private static func category(_ opinion: Double) -> UInt8 { UInt8(min(4, max(0, opinion.rounded()))) }

  /// 0..100 of all firms, each question alike.
  private static func score(_ firms: [[UInt8]]) -> Double {
    let answers = firms.joined()
    return 25 * Double(answers.reduce(0) { $0 + Int($1) }) / Double(answers.count)
  }

  /// Of firms without number whose opinions are rounded to 0...4.
  private static func mean(ofRounded level: Double, spread: Double) -> Double {
    // Σ P(category > k)
    (0..<4).reduce(0) { $0 + erfc((Double($1) + 0.5 - level) / spread / 2.0.squareRoot()) / 2 }
  }
}
