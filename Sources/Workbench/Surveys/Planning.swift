import Inference
import Reporting
import SurveyImport
package import SurveyModel

/// What is asked of the next survey.
package struct PlanQuestion: Sendable, Hashable {
  package enum Allocation: String, Sendable, Hashable, CaseIterable {
    case proportional, equal, neyman, neighbours
  }

  /// Wanted margin; `nil` for a twentieth of the scale.
  package var precision: Double?
  package var allocation = Allocation.proportional
  /// Share of the invited that are expected to answer.
  package var response = 1.0
  package var designEffect = 1.0
  package var confidence = 0.95
  /// `nil` for that of the last edition, or 0...100.
  package var scale: ClosedRange<Double>?
  /// Surveys to simulate.
  package var simulations: Int?
  package var seed: UInt64 = 1

  package init() {}
}

extension PlanQuestion.Allocation {
  fileprivate var ofPlan: SamplePlan.Allocation {
    switch self {
    case .proportional: .proportional
    case .equal: .equal
    case .neyman: .neyman
    case .neighbours: .neighbours
    }
  }
}

/// The responses that a survey needs.
package struct PlanRun: Sendable {
  let output: PlanOutput
  package let remarks: [Remark]

  package func plan(_ format: PrintFormat, in language: Language) -> [UInt8] {
    output.printed(format, in: language)
  }
}

extension Workbench {
  /// - Parameters:
  ///   - path: of a list of those who could be asked; `-` is the standard input.
  ///   - last: the survey of the last edition.
  package func plan(
    _ path: String, _ question: PlanQuestion, last survey: ReadSurvey? = nil, format: FileFormat = FileFormat()
  ) throws(Refusal) -> PlanRun {
    let (population, recognized) = try importing { () throws(ImportFailure) in try PopulationTable.read(path, format: format) }
    var last: LastEdition?
    if let survey { last = LastEdition(try run(survey, RunSettings(detail: .ranking)).results) }
    let scale = question.scale ?? last?.scale ?? 0...100
    let width = scale.upperBound - scale.lowerBound
    let units = population.units.map { unit in
      let own = last?.units[unit.id]
      let spread = own?.spread ?? last?.pooledSpread
      return SamplePlan.Unit(
        id: unit.id, strata: zip(unit.strata, unit.counts).map { .init(name: $0, population: $1) },
        spread: spread ?? width / 12.0.squareRoot(),
        isAssumed: spread == nil, score: own?.score)
    }
    let precision = question.precision ?? width / 20
    let plan = SamplePlan(
      units, halfWidth: precision, allocation: question.allocation.ofPlan,
      response: question.response, designEffect: question.designEffect, confidence: question.confidence)
    let simulation = question.simulations.map {
      PlanSimulation(plan, surveys: $0, seed: question.seed, threads: threads, work: work)
    }
    try checkWanted()
    return PlanRun(
      output: PlanOutput(plan, simulation: simulation, precision: precision, scale: scale), remarks: recognized.map { [Remark($0)] } ?? [])
  }
}
