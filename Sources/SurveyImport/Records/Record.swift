import SurveyModel

/// One record of a file: the line it begins on and its fields as bytes, without quotes.
///
/// Valid only during the call that hands it over: its memory is used again for the next record.
@safe struct Record {
  /// From 1.
  let line: Int
  /// Number of the column, from 1, in which a quote stands where none may; `nil` for a record that was read.
  let strayQuote: Int?
  /// Whether each cell has a place of its own, as in a sheet: one too many does not tell that others are shifted.
  let hasPlaces: Bool
  private let fields: UnsafePointer<FieldBuffer>

  /// - Parameter fields: whose owner keeps them as they are until the record was looked at.
  init(line: Int, strayQuote: Int? = nil, hasPlaces: Bool = false, fields: UnsafePointer<FieldBuffer>) {
    self.hasPlaces = hasPlaces
    self.line = line
    self.strayQuote = strayQuote
    unsafe self.fields = unsafe fields
  }

  var count: Int { unsafe fields.pointee.count }

  /// The bytes of a field; none where the record is too short to have it.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard column >= 0, column < count else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    let start = unsafe fields.pointee.starts[column] >> 1
    let end = unsafe fields.pointee.starts[column + 1] >> 1
    return unsafe UnsafeBufferPointer(start: fields.pointee.bytes + start, count: end - start)
  }

  /// Whether nothing at all stands between the delimiters, not even quotes. Some platforms mean by `,,` another thing than by `,"",`.
  func isUnquotedEmpty(_ column: Int) -> Bool {
    unsafe column >= 0 && column < count && fields.pointee.starts[column + 1] & 1 == 1
  }

  /// What the field was in its file, before it became text.
  func kind(_ column: Int) -> CellKind {
    unsafe column >= 0 && column < fields.pointee.kinds.count ? fields.pointee.kinds[column] : .text
  }

  /// The field as text without the blanks around it.
  func text(_ column: Int) -> String {
    unsafe String(decoding: trimmed(bytes(column)), as: UTF8.self)
  }
}

/// Makes records field by field, for sources whose cells do not stand in a line of text.
@safe struct RecordBuilder: ~Copyable {
  private let file: String
  private let limits: ImportLimits
  private let fields: UnsafeMutablePointer<FieldBuffer>

  /// - Parameter file: the name of the file in failures.
  init(file: String, limits: ImportLimits = ImportLimits()) {
    self.file = file
    self.limits = limits
    unsafe fields = .allocate(capacity: 1)
    unsafe fields.initialize(to: FieldBuffer())
  }

  deinit {
    unsafe fields.pointee.free()
    unsafe fields.deallocate()
  }

  /// Of the record at hand.
  var count: Int { unsafe fields.pointee.count }

  /// The next field, in UTF-8.
  ///
  /// - Parameter isThere: whether the file has the cell at all, if only an empty one.
  mutating func append(_ field: UnsafeBufferPointer<UInt8>, isThere: Bool = true, kind: CellKind = .text) {
    unsafe fields.pointee.append(field, isThere: isThere, kind: kind)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  /// Cells that the row does not have, up to a column, from 0.
  mutating func fill(to column: Int) {
    while count < min(column, limits.columns) { unsafe append(UnsafeBufferPointer(start: nil, count: 0), isThere: false) }
  }

  /// Hands over the record and begins the next one.
  ///
  /// - Parameter line: the number of the row in its file, from 1.
  /// - Throws: where it is longer than a record may be, and what `body` throws.
  mutating func end(line: Int, _ body: (Record) throws(ImportFailure) -> Void) throws(ImportFailure) {
    if let over = unsafe fields.pointee.exceeded(limits) {
      throw .tooLong(file: file, line: line, column: over.column, over.what, limit: over.limit)
    }
    try body(unsafe Record(line: line, hasPlaces: true, fields: UnsafePointer(fields)))
    unsafe fields.pointee.clear()
  }
}
