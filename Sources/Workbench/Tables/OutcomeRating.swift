import Reporting
import Scoring
import SurveyImport
package import SurveyModel
import SurveyWords

/// The AAPOR outcome rates of a list of cases.
package struct RatesRun: Sendable {
  /// Problems that are told one by one; the JSON has them all.
  private static let listed = 20

  let output: OutcomeRatesOutput
  let problems: [ImportProblem]
  /// What was recognised of the list and not stated.
  let recognized: LocalizedText?

  package func rates(_ format: PrintFormat, in language: Language) -> [UInt8] {
    output.printed(format, in: language)
  }

  /// What should be known beside the rates when they are printed in a format: the text has its account under its tables.
  package func remarks(beside format: PrintFormat) -> [Remark] {
    var remarks = [recognized].compactMap { $0.map { Remark($0) } }
    let told = problems.equalStatusesTogether
    remarks += told.prefix(Self.listed).map { problem in Remark(LocalizedText { problem.text(in: $0) }) }
    let more = told.dropFirst(Self.listed).reduce(0) { $0 + $1.rows }
    if more > 0 { remarks.append(Remark(TableWords.moreProblems(more))) }
    guard format != .text else { return remarks }
    let account = (vi: output.account(.vi), en: output.account(.en))
    return remarks + zip(account.vi, account.en).map { Remark(LocalizedText(vi: $0, en: $1)) }
  }
}

extension Workbench {
  /// - Parameters:
  ///   - path: of a table with a column `disposition`; `-` is the standard input.
  ///   - columns: to break the rates down by.
  ///   - eligibility: `nil` where it is to be estimated from the list.
  package func rates(
    _ path: String, by columns: [String], eligibility: Double?, format: FileFormat = FileFormat()
  ) throws(Refusal) -> RatesRun {
    let work = work
    let (table, recognized) = try importing { () throws(ImportFailure) in
      try DispositionReader(work: work).read(path, by: columns, format: format)
    }
    return RatesRun(
      output: OutcomeRatesOutput(table, OutcomeRates(table, eligibility: eligibility)), problems: table.problems, recognized: recognized)
  }
}
