import SurveyModel

/// What an export holds, before any survey speaks of it: the platform, and every column with what is likely in it.
struct ExportOutline {
  let header: ExportHeader
  /// As of the header, and of the first rows where these tell more.
  let columns: [ExportColumn]
  let reading: RecordReading

  var platform: any Platform { header.platform }
  /// By what the platform was recognised.
  var reason: LocalizedText? { header.reason }

  /// - Parameters:
  ///   - platform: where it is known.
  ///   - row: is handed every record below the header.
  static func read(
    _ file: any RecordSource, platform: (any Platform)? = nil, row: (Record) -> Void = { _ in }
  ) throws(ImportFailure) -> ExportOutline {
    var header = ExportHeader(platform: platform)
    // What stands in the columns that may be options.
    var samples: [Set<String>] = []
    var rows: [Int] = []
    let name = file.input.name
    let reading = try file.read { record throws(ImportFailure) in
      if try header.take(record, file: name) { return }
      if samples.isEmpty {
        samples = Array(repeating: [], count: header.columns.count)
        rows = samples.indices.filter { header.columns[$0].kind == .question && !header.columns[$0].row.isEmpty }
      }
      if record.strayQuote == nil {
        for column in rows where samples[column].count < 20 {
          let text = record.text(column)
          if !text.isEmpty { samples[column].insert(text) }
        }
      }
      row(record)
    }
    header.finish()
    guard header.isWhole else { throw ImportFailure(.unusable, at: ImportFailure.Place(file: name, line: 1), .noHeader) }
    var columns = header.columns
    for place in rows {
      if isOption(samples[place], row: columns[place].row, platform: header.platform) { columns[place].kind = .option }
    }
    return ExportOutline(header: header, columns: columns, reading: reading)
  }

  /// A column of an option holds its own label or a mark, and nothing else.
  private static func isOption(_ cells: Set<String>, row: String, platform: any Platform) -> Bool {
    guard !cells.isEmpty else { return false }
    if cells.allSatisfy({ TextKey($0) == TextKey(row) }) { return true }
    if platform.id == "limesurvey" { return cells.allSatisfy { ["Y", "N", "Yes", "No", "Có", "Không"].contains($0) } }
    return cells.allSatisfy { ["✓", "+", "true", "false"].contains($0.lowercased()) }
  }
}
