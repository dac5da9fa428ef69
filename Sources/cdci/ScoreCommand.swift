public import ArgumentParser
import Foundation
import Reporting
import Scoring
import SurveyImport
public import SurveyModel

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score and rank a plain table of units and indicators, without a survey.",
    discussion: """
      TABLE is a CSV file with the column unit and a column for each indicator of the index: that of its data, or of its id. A blank cell is missing. The columns name and \
      group are optional; others are ignored and named.

      Ranges that are pooled over editions take the other editions from --earlier.

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

  @Option(help: "The edition of TABLE, as pooled ranges of the index name it.")
  var edition: String?

  @Option(
    help: ArgumentHelp(
      "A table of an earlier edition, for ranges that are pooled over it. Once for each edition.", valueName: "EDITION=TABLE"),
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
    let (tree, treatment) = (definition.tree, definition.treatment)
    let scoredColumns = tree.dataNames
    let columns = scoredColumns + (treatment?.denominators ?? []).filter { !scoredColumns.contains($0) }
    let read = try read(table, columns: columns, console)
    let before = try earlier.compactMap(Self.parts).map { edition, path in
      ScoredTable.Earlier(edition: edition, table: try self.read(path, columns: columns, console))
    }
    try console.failing { () throws(ImportFailure) in try definition.check(against: read) }
    let scored = try console.failing { () throws(ImportFailure) in
      do throws(ScoringError) {
        return try ScoredTable(read, index: tree, treatment: treatment, edition: edition, earlier: before)
      } catch {
        throw ImportFailure(.unusable, at: definition.place(of: error.node), LocalizedText { error.message(in: $0) })
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

  private func read(_ path: String, columns: [String], _ console: Console) throws -> UnitTable {
    let reader = UnitTableReader(numberFormat: numberFormat)
    let bar = ProgressBar(LocalizedText(vi: "Đang đọc", en: "Reading"), console: console)
    let size = UnitTableReader.size(of: path).map { Double(max(1, $0)) }
    var done = 0
    let read = try console.failing { () throws(ImportFailure) in
      defer { bar.finish() }
      return try reader.read(path, columns: columns) { bytes in
        done += bytes
        if let size { bar.update(Double(done) / size) }
      }
    }
    if let sentence = read.recognized { console.say(sentence) }
    if !read.table.ignored.isEmpty {
      let names = read.table.ignored.joined(separator: ", ")
      console.say(LocalizedText(vi: "\(path): bỏ qua các cột \(names)", en: "\(path): columns that are not used: \(names)"))
    }
    return read.table
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
