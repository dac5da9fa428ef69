import SurveyModel

/// A row of a table with named columns.
struct NamedRow {
  let line: Int
  /// A text for each column, without blanks around it; empty where there is none.
  let cells: [String]
  private let kinds: [CellKind]
  private let record: Record

  init(_ record: Record, cells: [String], kinds: [CellKind]) {
    line = record.line
    self.record = record
    self.cells = cells
    self.kinds = kinds
  }

  /// Whatever the row holds, in any column.
  var texts: [String] { (0..<record.count).map { record.text($0) }.filter { !$0.isEmpty } }

  func isNumber(_ column: Int) -> Bool { kinds[column] == .number }

  func number(_ column: Int) -> WrittenNumber { WrittenNumber(text: cells[column], isTyped: kinds[column] == .number) }
}

/// A table whose columns have fixed names, in any order: frame.csv, context.csv. Other columns are passed over.
struct NamedTable {
  struct Column {
    let name: String
    let isRequired: Bool
    /// The header that a survey states for it.
    var stated: String?
    /// What offices call it, the likeliest first; they count where no column has the name itself.
    var usual: [String] = []
  }

  /// Titles above the header that are passed over in search of it.
  private static let mostTitles = 20

  /// Behind so many faults the rest of the file tells nothing new.
  private static let mostFaults = 1000

  let columns: [Column]
  /// Whether a row counts that holds something, but nothing in ``columns``.
  var passesRowsWithoutNamedCells = false
  /// Whether the columns that were passed over are named in the account.
  var saysUnread = false
  /// Where headers are stated that are none of the usual ones.
  var mapping: LocalizedText?

  /// Hands over every row that is not empty.
  ///
  /// - Parameter end: called behind the last row that is read, to say better what was said of single rows.
  /// - Throws: with every fault of the file that can be found without knowing what the columns mean, and those that `row` adds.
  func read(
    _ given: any RecordSource, end: (_ faults: inout [ImportFailure.Fault]) -> Void = { _ in },
    row: (_ row: NamedRow, _ faults: inout [ImportFailure.Fault]) -> Void
  ) throws(ImportFailure) -> RecordReading {
    let name = given.input.name
    var places: [Int?]?
    var width = 0
    var rowsSeen = 0
    var faults: [ImportFailure.Fault] = []
    var said: [LocalizedText] = []
    let (file, headerLine) = try located(given)
    let reading = try file.read { record throws(ImportFailure) in
      guard let places else {
        if let headerLine, record.line < headerLine { return }
        let header = try Header(record, file: name)
        width = header.names.count
        places = self.places(in: header, faults: &faults)
        said = sentences(header, places ?? [], titles: headerLine != nil)
        if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
        return
      }
      let isFirst = rowsSeen == 0
      rowsSeen += 1
      if isFirst, ColumnNumbering.isIn(record, width: width) { return }
      func fault(_ message: LocalizedText) {
        faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: name, line: record.line), message: message))
      }
      guard faults.count < Self.mostFaults else {
        end(&faults)
        fault(NamedTableWords.stoppedAfter(faults.count))
        throw ImportFailure(kind: .unusable, faults: faults)
      }
      if let column = record.strayQuote {
        return fault(NamedTableWords.quoteInside(column))
      }
      let cells = places.map { column in column.map { record.text($0) } ?? "" }
      if !record.hasPlaces, let surplus = (0..<record.count).dropFirst(width).first(where: { !record.text($0).isEmpty }) {
        return fault(NamedTableWords.surplusCell(width, column: surplus + 1))
      }
      let isFilled =
        cells.contains { !$0.isEmpty } || passesRowsWithoutNamedCells && (0..<record.count).contains { !record.text($0).isEmpty }
      guard isFilled else { return }
      row(NamedRow(record, cells: cells, kinds: places.map { column in column.map { record.kind($0) } ?? .text }), &faults)
    }
    if places == nil {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: name, line: 1), .noHeader)
    }
    end(&faults)
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
    guard !said.isEmpty else { return reading }
    let recognized = LocalizedText { language in
      ([reading.recognized?[language]].compactMap(\.self) + ["\(name): " + said.map { $0[language] }.joined(separator: ", ")])
        .joined(separator: "; ")
    }
    return RecordReading(file: reading.file, recognized: recognized, headerNotes: reading.headerNotes)
  }

  /// Of each column its header in the file; `nil` where the file has no record with every column that must be there.
  func names(in given: any RecordSource) throws(ImportFailure) -> [String?]? {
    guard let (header, places) = try found(in: given) else { return nil }
    return places.map { $0.map { header.names[$0] } }
  }

  /// Every name of the record with each column that must be there; `nil` where the file has none.
  func header(in given: any RecordSource) throws(ImportFailure) -> [String]? { try found(in: given)?.header.names }

  private func found(in given: any RecordSource) throws(ImportFailure) -> (header: Header, places: [Int?])? {
    let (file, headerLine) = try located(given)
    var found: (header: Header, places: [Int?])?
    let enough = ImportFailure.enough(of: given.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        if let headerLine, record.line < headerLine { return }
        if let header = try? Header(record, file: given.input.name) {
          let places = columns.map { place(of: $0, in: header) }
          if zip(columns, places).allSatisfy({ !$0.isRequired || $1 != nil }) { found = (header, places) }
        }
        throw enough
      }
    } catch {
      // What is wrong with the file is found again by whoever reads it.
      return found
    }
    return found
  }

  /// The table with its header, and the line of it where titles stand above. A title without a delimiter does not tell by what the rows below it are
  /// divided: then each delimiter is tried.
  private func located(_ file: any RecordSource) throws(ImportFailure) -> (file: any RecordSource, line: Int?) {
    for source in [file] + file.otherwiseDivided {
      if let line = try headerLine(in: source) { return (source, line > 0 ? line : nil) }
    }
    return (file, nil)
  }

  /// Whether a row looks like the header: not every column is missing.
  func hasHeaderLike(_ file: any RecordSource) throws(ImportFailure) -> Bool {
    if try headerLine(in: file) != nil { return true }
    for source in [file] + file.otherwiseDivided {
      var found = 0
      let enough = ImportFailure.enough(of: file.input.name)
      do throws(ImportFailure) {
        _ = try source.read { record throws(ImportFailure) in
          guard record.strayQuote == nil else { throw enough }
          let header = try Header(record, file: file.input.name)
          found = columns.count { $0.isRequired && place(of: $0, in: header) != nil }
          throw enough
        }
      } catch {
        // What is wrong with the file is found again by whoever reads it.
      }
      if found > 1 { return true }
    }
    return false
  }

  /// The line of the first record that has every column that must be there; 0 where that is the first of all, `nil` where there is none.
  private func headerLine(in file: any RecordSource) throws(ImportFailure) -> Int? {
    var line: Int?
    var seen = 0
    let enough = ImportFailure.enough(of: file.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        seen += 1
        guard seen <= Self.mostTitles else { throw enough }
        guard record.strayQuote == nil else { return }
        let header = try Header(record, file: file.input.name)
        if columns.allSatisfy({ !$0.isRequired || place(of: $0, in: header) != nil }) {
          line = seen > 1 ? record.line : 0
          throw enough
        }
      }
    } catch {
      // What is wrong with the file is found again by whoever reads it.
      return line
    }
    return line
  }

  /// The one column that the header has of a name, a stated or a usual one.
  private func place(of column: Column, in header: Header) -> Int? {
    for name in [column.stated ?? column.name] + (column.stated == nil ? column.usual : []) {
      let places = header.places(of: name)
      if places.count == 1 { return places[0] }
    }
    guard column.stated == nil else { return nil }
    // "Mã số thuế (MST)"
    let plain = header.names.map { TextKey(PlainText.of($0).replacing(#/\([^()]*\)/#, with: " ")) }
    for name in [column.name] + column.usual {
      let places = plain.indices.filter { plain[$0] == TextKey(name) }
      if places.count == 1 { return places[0] }
    }
    return nil
  }

  /// What was recognised by other names than those of this program.
  private func sentences(_ header: Header, _ places: [Int?], titles: Bool) -> [LocalizedText] {
    var said: [LocalizedText] = []
    if titles {
      said.append(NamedTableWords.headerBelowTitles(header.line))
    }
    for (column, place) in zip(columns, places) {
      guard let place, column.stated == nil, TextKey(header.names[place]) != TextKey(column.name) else { continue }
      said.append(NamedTableWords.columnIs(header.names[place], name: column.name))
    }
    let unread = header.names.indices.filter { !places.contains($0) }.map { header.names[$0] }.filter { !$0.isEmpty }
    if saysUnread, !said.isEmpty, !unread.isEmpty { said.append(NamedTableWords.unread(unread)) }
    return said
  }

  /// A column that may be absent is a fault all the same where its name is merely misspelt.
  private func places(in header: Header, faults: inout [ImportFailure.Fault]) -> [Int?] {
    let known = Set(columns.map { TextKey($0.name) })
    let strangers = header.names.filter { !$0.isEmpty && !known.contains(TextKey($0)) }
    return columns.map { column in
      if let stated = column.stated { return header.column(stated, faults: &faults) }
      if header.places(of: column.name).isEmpty, let place = place(of: column, in: header) { return place }
      if column.isRequired, let mapping, header.places(of: column.name).isEmpty, nearest(to: column.name, among: strangers) == nil {
        faults.append(
          ImportFailure.Fault(
            place: ImportFailure.Place(file: header.file, line: header.line),
            message: NamedTableWords.noColumn(
              column.name, found: header.names.filter { !$0.isEmpty }, mapping: mapping)))
        return nil
      }
      if column.isRequired || !header.places(of: column.name).isEmpty { return header.column(column.name, faults: &faults) }
      if let misspelt = nearest(to: column.name, among: strangers) {
        faults.append(
          ImportFailure.Fault(
            place: ImportFailure.Place(file: header.file, line: header.line),
            message: NamedTableWords.misspelt(column.name, found: misspelt)))
      }
      return nil
    }
  }
}
