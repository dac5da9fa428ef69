import ArgumentParser
import Foundation
import Reporting
import Scoring
import SurveyImport
import SurveyModel

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score and rank a plain table of units and indicators, without a survey.",
    discussion: """
      TABLE is a CSV file with the column unit and a column for each indicator of the index: that of its data, or of its id. A blank cell is missing. The columns name and \
      group are optional; others are ignored and named.

      Ranges that are pooled over editions, and values that treatment takes from other periods, come from --earlier; or from other rows of TABLE, where the index names the \
      column with their period.

      The CSV has a row for each unit in the order of the table: unit, the index, every node below it, rank.

      TABLE may be packed by gzip, or come through a pipe: - is the standard input.

      Example: cdci score surveys/pci-2019/table.csv --index weights/pci-2021.yaml --explain quang-ninh-2019
      """)

  @Argument(
    help: "A CSV file: unit and a column for each indicator; - for the standard input.", completion: .file(extensions: ["csv", "gz"]))
  var table: String

  @Option(help: "An index file.", completion: .file(extensions: ["yaml"]))
  var index: String

  @Option(help: "csv, json or text. (default: csv; of --explain text)")
  var format: Format?

  @Flag(help: "Print scores as full doubles instead of published decimals.")
  var full = false

  @Option(help: "Show how the score of this unit comes about, node by node.")
  var explain: String?

  @Option(help: "The edition of TABLE, as pooled ranges of the index name it; of several in its rows the one to score. (default: the last)")
  var edition: String?

  @Option(
    help: ArgumentHelp(
      "A table of another edition, for ranges that are pooled over it and values taken from it. Once for each edition.",
      valueName: "EDITION=TABLE"),
    completion: .file(extensions: ["csv"]))
  var earlier: [String] = []

  @Option(help: "How numbers are written: vi 16.351,83; en 16,351.83. (default: as programs write them, 16351.83)")
  var numberFormat: Survey.NumberFormat?

  @Option(help: "Threads. The output does not depend on it. (default: the number of cores)")
  var threads: Int?

  @Option(help: "Language of the text and of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, json, text
  }

  func validate() throws {
    try CountOption.check("--threads", threads, language: language)
    for entry in earlier where Self.parts(of: entry) == nil {
      throw ValidationError("--earlier: expected an edition and a table such as 2020=table-2020.csv, found \(entry)")
    }
    for (edition, entries) in Dictionary(grouping: earlier.compactMap(Self.parts), by: \.edition).sorted(by: { $0.key < $1.key }) {
      if entries.count > 1 || edition == self.edition {
        throw ValidationError("--earlier: expected every edition once, found \(edition) twice")
      }
    }
  }

  /// `2020=table-2020.csv`
  private static func parts(of entry: String) -> (edition: String, path: String)? {
    guard let sign = entry.firstIndex(of: "="), sign > entry.startIndex, entry.index(after: sign) < entry.endIndex else { return nil }
    return (String(entry[..<sign]), String(entry[entry.index(after: sign)...]))
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let scored = try scored(console)
    if let explain {
      let unit = try position(of: explain, in: scored.table, console)
      let output = ExplanationOutput(scored, unit: unit)
      switch format ?? .text {
      case .csv: try console.print(output.csv)
      case .json: try console.print(output.json)
      case .text: try console.print(output.text(console.language))
      }
    } else {
      let output = ScoreOutput(scored, isFull: full)
      switch format ?? .csv {
      case .csv: try console.print(output.csv(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount))
      case .json: try console.print(output.json)
      case .text: try console.print(output.text(console.language))
      }
    }
  }

  private func scored(_ console: Console) throws -> ScoredTable {
    let definition = try console.failing { () throws(ImportFailure) in try TableIndexDefinition(index) }
    let (own, before) = try tables(definition, console)
    try console.failing { () throws(ImportFailure) in try definition.check(against: own.table) }
    let scored = try console.failing { () throws(ImportFailure) in
      do throws(ScoringError) {
        return try ScoredTable(own.table, index: definition.tree, edition: own.edition, earlier: before)
      } catch {
        let place = error.treatmentPart.map { definition.place(of: $0) } ?? definition.place(of: error.node)
        throw ImportFailure(.unusable, at: place, LocalizedText { error.message(in: $0) })
      }
    }
    if let sentence = TreatmentOutput(scored)?.summary { console.say(sentence) }
    tellClipped(scored, console)
    for remark in scored.weights.remarks {
      let place = definition.place(of: remark.component)
      console.say(LocalizedText { "\(place): " + remark.message[$0] })
    }
    return scored
  }

  /// The table that is scored and its edition, and those of other editions: other files, or other rows of the same one.
  private func tables(
    _ definition: TableIndexDefinition, _ console: Console
  ) throws -> (own: (table: UnitTable, edition: String?), others: [ScoredTable.Earlier]) {
    guard let period = definition.period else {
      let own = try read(table, definition, console)
      return (
        (own, edition),
        try earlier.compactMap(Self.parts).map { edition, path in
          ScoredTable.Earlier(edition: edition, table: try read(path, definition, console))
        }
      )
    }
    guard earlier.isEmpty else {
      throw refusal(
        .init(
          vi: "--earlier: các kỳ khác nằm trong cột \"\(period)\" của bảng (period trong chỉ số), nên không cho thêm bảng khác được",
          en:
            "--earlier: the other editions stand in the column \"\(period)\" of the table (period of the index); expected no further table"),
        console)
    }
    let panel = try reading(table, console) { reader, advance throws(ImportFailure) in
      let read = try reader.readPanel(table, columns: definition.columns, period: period, index: definition, advance: advance)
      return (read.panel, read.panel.editions.first?.table.ignored ?? [], read.recognized)
    }
    let names = panel.editions.map(\.period.description)
    guard let (own, others) = panel.split(at: edition) else {
      throw refusal(
        .init(
          vi: "--edition: cần một kỳ của cột \"\(period)\" (\(names.joined(separator: ", "))), gặp \"\(edition ?? "")\"",
          en: "--edition: expected a period of the column \"\(period)\" (\(names.joined(separator: ", "))), found \"\(edition ?? "")\""),
        console)
    }
    if edition == nil, !others.isEmpty {
      console.say(
        LocalizedText(
          vi: "\(table): chấm kỳ \(own.period), kỳ cuối trong cột \"\(period)\"",
          en: "\(table): scored for \(own.period), the last period of the column \"\(period)\""))
    }
    return (
      (own.table, own.period.description),
      others.map { ScoredTable.Earlier(edition: $0.period.description, table: $0.table) }
    )
  }

  private func refusal(_ message: LocalizedText, _ console: Console) -> ExitCode {
    console.complain(message[console.language])
    return ExitCode(64)
  }

  private func tellClipped(_ scored: ScoredTable, _ console: Console) {
    func plain(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)" }
    for clipped in scored.normalizer.clipped.prefix(Self.mostRemarks) {
      let unit = scored.table.units[clipped.unit]
      let (value, low, high) = (plain(clipped.value), plain(clipped.low), plain(clipped.high))
      console.say(
        LocalizedText(
          vi:
            "\(table): đơn vị \"\(unit)\", tiêu chí \"\(clipped.indicator)\": \(value) nằm ngoài khoảng từ \(low) đến \(high); tính bằng đầu khoảng",
          en:
            "\(table): unit \"\(unit)\", indicator \"\(clipped.indicator)\": \(value) lies outside \(low) to \(high); it counts as the end of the range"
        ))
    }
    let more = scored.normalizer.clipped.count - Self.mostRemarks
    if more > 0 {
      console.say(LocalizedText(vi: "\(table): và \(more) giá trị khác như vậy", en: "\(table): and \(more) more values of the kind"))
    }
  }

  /// Values held at the end of their range that are told one by one.
  private static let mostRemarks = 20

  private func read(_ path: String, _ definition: TableIndexDefinition, _ console: Console) throws -> UnitTable {
    try reading(path, console) { reader, advance throws(ImportFailure) in
      let read = try reader.read(path, columns: definition.columns, index: definition, advance: advance)
      return (read.table, read.table.ignored, read.recognized)
    }
  }

  /// Reads with a progress bar; says what was recognised and what is not used.
  private func reading<Table>(
    _ path: String, _ console: Console,
    _ read: (UnitTableReader, (Int) -> Void) throws(ImportFailure) -> (table: Table, ignored: [String], recognized: LocalizedText?)
  ) throws -> Table {
    let reader = UnitTableReader(numberFormat: numberFormat)
    let bar = ProgressBar(LocalizedText(vi: "Đang đọc", en: "Reading"), console: console)
    let size = UnitTableReader.size(of: path).map { Double(max(1, $0)) }
    var done = 0
    let result = try console.failing { () throws(ImportFailure) in
      defer { bar.finish() }
      return try read(reader) { bytes in
        done += bytes
        if let size { bar.update(Double(done) / size) }
      }
    }
    if let sentence = result.recognized { console.say(sentence) }
    if !result.ignored.isEmpty {
      let names = result.ignored.joined(separator: ", ")
      console.say(LocalizedText(vi: "\(path): bỏ qua các cột \(names)", en: "\(path): columns that are not used: \(names)"))
    }
    return result.table
  }

  private func position(of unit: String, in table: UnitTable, _ console: Console) throws -> Int {
    let found = table.find(unit)
    if let position = found.position { return position }
    console.complain(
      LocalizedText(
        vi: "--explain: cần một đơn vị trong bảng, gặp \"\(unit)\"" + (found.nearest.map { "; có phải là \"\($0)\"?" } ?? ""),
        en: "--explain: expected a unit of the table, found \"\(unit)\"" + (found.nearest.map { "; did you mean \"\($0)\"?" } ?? ""))[
          console.language])
    throw ExitCode(64)
  }
}

extension Survey.NumberFormat: ExpressibleByArgument {}
