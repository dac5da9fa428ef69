import SurveyImport
package import SurveyModel

extension Workbench {
  /// Any table that can be read as clean CSV, handed over piece by piece.
  ///
  /// - Parameters:
  ///   - path: `-` for the standard input.
  ///   - sheet: of a workbook; `nil` for the largest table.
  ///   - delimiter: one sign or more; `nil` to find it.
  /// - Returns: what was recognised, repaired and left out, a sentence each.
  package func cleanTable(
    _ path: String, sheet: String?, encoding: TextEncoding?, delimiter: String?, write: ([UInt8]) -> Void
  ) throws(Refusal) -> [Remark] {
    try importing { () throws(ImportFailure) in
      try CleanTable(of: path, sheet: sheet, encoding: encoding, delimiter: delimiter, write: write).account.map { Remark($0) }
    }
  }
}
