import Inference
import Reporting
import SurveyImport
package import SurveyModel

/// The ranks that units may really have, from their estimates and standard errors.
package struct RankSetRun: Sendable {
  let output: RankSetOutput
  package let remarks: [Remark]

  package func rankSets(_ format: PrintFormat, in language: Language) -> [UInt8] {
    output.printed(format, in: language)
  }
}

/// How rank sets are made.
package struct RankSetSettings: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// For each unit by itself.
    case marginal
    /// For all units together: wider.
    case simultaneous
  }

  package let confidence: Double
  package let kind: Kind
  /// Of the simulated draws.
  package let seed: UInt64

  package init(confidence: Double = 0.95, kind: Kind = .marginal, seed: UInt64 = 1) {
    self.confidence = confidence
    self.kind = kind
    self.seed = seed
  }
}

extension Workbench {
  /// - Parameter path: of a table `unit,estimate,se[,df]`; `-` is the standard input.
  package func rankSets(
    _ path: String, format: FileFormat = FileFormat(), numberFormat: Survey.NumberFormat? = nil,
    _ settings: RankSetSettings = RankSetSettings()
  ) throws(Refusal) -> RankSetRun {
    let work = work
    let (table, recognized) = try importing { () throws(ImportFailure) in
      try EstimateTable.read(path, format: format, numberFormat: numberFormat, work: work)
    }
    let rows = table.rows
    try checkWanted()
    let exact = rows.filter { $0.standardError == 0 }.map(\.line)
    let estimates = rows.map { row in
      Estimate(value: row.estimate, variance: row.standardError * row.standardError, degreesOfFreedom: row.degreesOfFreedom)
    }
    let comparisons: UnitComparisons
    do { comparisons = try UnitComparisons(estimates: estimates) } catch { throw Refusal(.fault, LocalizedText("\(error)")) }
    let estimator = RankSetEstimator(confidence: settings.confidence, seed: settings.seed, threads: threads)
    let output = RankSetOutput(
      units: rows.map(\.unit), estimates: estimates, sets: estimator.rankSets(comparisons), estimator: estimator,
      kind: settings.kind == .marginal ? .marginal : .simultaneous)
    return RankSetRun(
      output: output,
      remarks: [recognized].compactMap { $0.map { Remark($0) } }
        + (exact.isEmpty ? [] : [Remark(TableWords.exact(lines: exact), at: ImportFailure.Place(file: path))]))
  }
}
