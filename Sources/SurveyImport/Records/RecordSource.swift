import SurveyModel

/// Rows of a table as records, whatever kind of file they come from: text with delimiters, a spreadsheet, a file of SPSS.
///
/// A record is a row: its number in the file (for text the line on which it begins) and its fields as bytes of UTF-8. Of cells that have a type the
/// field is the text that a CSV would hold: a number with a decimal point and as many digits as it needs (15 at most), a day or time in ISO 8601,
/// `TRUE` or `FALSE`, an empty field for an empty cell. The header comes first, in one record or several; which they are the platform tells.
protocol RecordSource: Sendable {
  var input: InputFile { get }
  var limits: ImportLimits { get }

  /// Hands over every record. Called more than once where one pass does not tell enough.
  ///
  /// - Parameter advance: is told how many bytes of the file as it lies are done, a part at a time.
  /// - Throws: where no honest reading is left, and what `body` throws.
  func read(
    advance: (Int) -> Void, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> RecordReading

  /// Hands over the records of the head, the header first, and tells where several threads can go on.
  func cut(_ segmentation: Segmentation, _ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) -> RecordCutting

  /// Whether every cell was written in quotes, so that an empty one without them tells something.
  var beginsWithQuote: Bool { get }

  /// The sheet that is read, of a file that has several.
  func sheet() throws(ImportFailure) -> String?

  /// The same table divided by other delimiters, where that is neither stated nor told by the first line.
  var otherwiseDivided: [any RecordSource] { get }

  /// What stands above the header and is no record, row by row.
  func titles() throws(ImportFailure) -> [String]

  /// The section of the form that each column belongs to, where a row above the header tells.
  func sections() throws(ImportFailure) -> [String]

  /// What the file says of its columns, in the order of its header; `nil` where that is not for such a file to say.
  func columns() throws(ImportFailure) -> [ColumnMeaning]?
}

extension RecordSource {
  func read(_ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) -> RecordReading {
    try read(advance: { _ in }, body)
  }

  /// By one thread.
  func cut(_ segmentation: Segmentation, _ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) -> RecordCutting { .whole }

  var beginsWithQuote: Bool { false }

  var otherwiseDivided: [any RecordSource] { [] }

  func titles() throws(ImportFailure) -> [String] { [] }

  func sections() throws(ImportFailure) -> [String] { [] }

  func sheet() throws(ImportFailure) -> String? { nil }

  func columns() throws(ImportFailure) -> [ColumnMeaning]? { nil }
}

/// What was read, and how.
struct RecordReading: Sendable {
  let file: SurveyData.InputFile
  /// What was recognised and not stated, where it is not the plain case.
  let recognized: LocalizedText?
  /// What may have caused a failure of the header.
  let headerNotes: [ImportFailure.Fault]
}

/// What becomes of a file that several threads could read.
enum RecordCutting {
  /// It is small: no record was handed over.
  case whole
  /// Its head was read, and does not tell what is needed.
  case lost
  case cut(RecordCut)
}

/// A file behind its head.
struct RecordCut: Sendable {
  let file: any PlacedBytes
  /// The place of the first record behind the head, and its line.
  let start: Int
  let line: Int
  let delimiter: UInt8
  /// Whether a quote is a character like any other.
  let hasQuotesAsText: Bool
  let recognized: LocalizedText?
  /// Of what lies before ``start``, where the bytes are the file's own and their SHA-256 is wanted.
  let digest: RunningDigest?
}
