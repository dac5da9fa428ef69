import Inference
import Reporting
import Scoring
import SurveyImport
package import SurveyModel

/// What a published ranking says that its own numbers contradict.
package struct PublishedCheck: Sendable {
  let output: AuditOutput
  package let hasFindings: Bool
  package let remarks: [Remark]

  package func findings(_ format: PrintFormat, in language: Language) -> [UInt8] {
    output.printed(format, in: language)
  }

  /// What was passed over in reading: none of it is a finding.
  package func passedOver(in language: Language) -> [String] { output.remarks(language) }
}

extension Workbench {
  /// Checks a published ranking against its own numbers.
  ///
  /// - Parameters:
  ///   - path: of the table; `-` is the standard input.
  ///   - index: path of the index that it claims to follow.
  ///   - fitsWeights: whether the weights that give its totals are looked for.
  package func verify(
    _ path: String, index: String, numberFormat: Survey.NumberFormat? = nil, format: FileFormat = FileFormat(), fitsWeights: Bool = false
  ) throws(Refusal) -> PublishedCheck {
    let tree = try importing { () throws(ImportFailure) in try IndexFile.read(index) }
    let (table, recognized) = try importing { () throws(ImportFailure) in
      try PublishedTableReader(numberFormat: numberFormat).read(path, index: tree, format: format)
    }
    try checkWanted()
    let audit = PublishedAudit(table, index: tree)
    var fit: AuditOutput.Fit?
    if fitsWeights {
      do throws(FittedWeights.Refusal) {
        fit = .found(try FittedWeights(table, index: tree))
      } catch {
        fit = .refused(error)
      }
    }
    return PublishedCheck(
      output: AuditOutput(name: path == "-" ? "stdin" : path, table: table, index: tree, audit: audit, fit: fit),
      hasFindings: !audit.findings.isEmpty, remarks: recognized.map { [Remark($0)] } ?? [])
  }
}
