import SurveyModel

/// A file of SPSS (.sav, .zsav) as a table: the names of its variables, and a row for each case.
///
/// The cells hold the values, not their labels: a number in fifteen digits, a date in ISO 8601, a text without the blanks behind it. What stands for no answer in the
/// file stays as it is written; which values those are is told by ``columns()``. A row is as long as the file says and memory holds one.
struct SAVFile: RecordSource {
  let input: InputFile
  var format = FileFormat()
  let limits: ImportLimits

  init(_ input: InputFile, format: FileFormat = FileFormat(), limits: ImportLimits = ImportLimits()) {
    self.input = input
    self.format = format
    self.limits = limits
  }

  func read(
    advance: (Int) -> Void, _ body: (Record) throws(ImportFailure) -> Void
  ) throws(ImportFailure) -> RecordReading {
    try SAVWords.failure(of: input.name) {
      let placed = try input.placed()
      var bytes = SAVBytes(FileBytes(placed, chunkSize: 1 << 18, isDigested: false), size: try placed.wholeSize())
      let dictionary = try SAVDictionaryReader.read(&bytes, encoding: iconvName)
      let units = try SAVUnits(bytes, dictionary)
      let encoding = dictionary.encoding
      try rows(dictionary, units, advance: advance, body)
      let sentence =
        encoding.uppercased() == "UTF-8"
        ? nil : SAVFileWords.file(input.name, encoding: encoding)
      return RecordReading(file: try input.asItLies(), recognized: sentence, headerNotes: [])
    }
  }

  /// What the file says of its columns.
  func columns() throws(ImportFailure) -> [ColumnMeaning]? {
    try SAVWords.failure(of: input.name) {
      let file = try input.placed()
      var bytes = SAVBytes(FileBytes(file, chunkSize: 1 << 16, isDigested: false), size: try file.wholeSize())
      return try SAVDictionaryReader.read(&bytes, encoding: iconvName).variables.map { ColumnMeaning($0) }
    }
  }

  private var iconvName: String? { format.encoding.map { TextDecoder.name(of: $0) } }

  private func rows(
    _ dictionary: SAVDictionary, _ rows: consuming SAVUnits, advance: (Int) -> Void,
    _ body: (Record) throws(ImportFailure) -> Void
  ) throws {
    var units = rows
    var builder = RecordBuilder(file: input.name, limits: limits)
    for variable in dictionary.variables { builder.append(variable.name) }
    try builder.end(line: 1, body)
    guard let text = SAVText(encoding: dictionary.encoding) else { return }
    var row = [UInt64](repeating: 0, count: dictionary.units)
    var cell = ByteRun()
    var (count, done) = (0, 0)
    while let first = try units.next(isBehind: count == dictionary.rows) {
      if let rows = dictionary.rows, count == rows { throw SAVFault(.otherRows(stated: rows, found: count + 1), at: units.place) }
      row[0] = first
      for place in 1..<max(1, row.count) {
        guard let unit = try units.next() else { throw SAVFault(.brokenOff, at: units.place) }
        row[place] = unit
      }
      count += 1
      if count & 0xFF == 0, input.work.isCancelled { throw ImportFailure.cancelled(input.name) }
      for variable in dictionary.variables { Self.append(variable, of: row, units, text, &cell, to: &builder) }
      try builder.end(line: count + 1, body)
      advance(units.place - done)
      done = units.place
    }
    if let rows = dictionary.rows, count != rows { throw SAVFault(.otherRows(stated: rows, found: count), at: units.place) }
  }

  private static func append(
    _ variable: SAVDictionary.Variable, of row: [UInt64], _ units: borrowing SAVUnits, _ text: SAVText, _ cell: inout ByteRun,
    to builder: inout RecordBuilder
  ) {
    cell.clear()
    var kind = CellKind.text
    if variable.isText {
      text.append(Self.bytes(variable, of: row)[...], to: &cell)
    } else if let number = units.number(row[variable.unit]) {
      kind = SAVTime(variable.format).append(number, to: &cell) ? .time : .number
      if kind == .number { NumberDigits.append(number, to: &cell) }
    }
    unsafe builder.append(cell.bytes, isThere: !cell.isEmpty, kind: kind)
  }

  private static func bytes(_ variable: SAVDictionary.Variable, of row: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    // A variable of 255 bytes takes 32 units, whose last byte is none of it.
    for segment in variable.segments.isEmpty ? [variable.unit] : variable.segments {
      let width = min(255, variable.width - bytes.count)
      guard width > 0 else { break }
      for place in 0..<width {
        let unit = segment + place / 8
        guard unit < row.count else { break }
        bytes.append(UInt8(truncatingIfNeeded: row[unit] >> UInt64(place % 8 * 8)))
      }
    }
    return bytes
  }
}

/// A day or time as SPSS holds it: seconds since the Gregorian calendar began, on 14 October 1582.
struct SAVTime {
  private let format: SAVDictionary.Format

  init(_ format: SAVDictionary.Format) { self.format = format }

  /// Appends it in ISO 8601; `false` for a number that is none.
  func append(_ seconds: Double, to output: inout ByteRun) -> Bool {
    guard format != .number, seconds >= 0, seconds < 1e12 else { return false }
    let milliseconds = Int((seconds * 1000).rounded())
    if format == .duration {
      SerialDate.append(clock: milliseconds, width: 2, to: &output)
      return true
    }
    guard let day = CalendarDate(dayNumber: milliseconds / 86_400_000 - 141_428) else { return false }
    SerialDate.append(day, to: &output)
    let time = milliseconds % 86_400_000
    if format == .dateAndTime || time > 0 {
      output.append(UInt8(ascii: "T"))
      SerialDate.append(clock: time, width: 2, to: &output)
    }
    return true
  }
}
