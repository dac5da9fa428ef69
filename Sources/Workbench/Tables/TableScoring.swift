import Inference
import Reporting
import Scoring
import SurveyImport
package import SurveyModel

/// A plain table that is to be scored by an index.
package struct TableQuestion: Sendable, Hashable {
  /// A table of another edition, for ranges that are pooled over it and values taken from it.
  package struct Earlier: Sendable, Hashable {
    package let edition: String
    package let table: String
    /// Of a workbook; `nil` for the largest table.
    package let sheet: String?

    package init(edition: String, table: String, sheet: String? = nil) {
      self.edition = edition
      self.table = table
      self.sheet = sheet
    }
  }

  /// Paths; `-` is the standard input.
  package let table: String
  package let index: String
  /// Of the table; of several in its rows the one to score. `nil` for the last.
  package let edition: String?
  package let earlier: [Earlier]
  /// `nil`: as programs write numbers.
  package let numberFormat: Survey.NumberFormat?
  /// What is stated of the files; the sheet is that of ``table`` alone.
  package let format: FileFormat

  package init(
    table: String, index: String, edition: String? = nil, earlier: [Earlier] = [], numberFormat: Survey.NumberFormat? = nil,
    format: FileFormat = FileFormat()
  ) {
    self.table = table
    self.index = index
    self.edition = edition
    self.earlier = earlier
    self.numberFormat = numberFormat
    self.format = format
  }
}

/// A table that was scored.
package struct TableRun: Sendable {
  let scored: ScoredTable
  /// What was recognised, not used, treated, held at the end of its range.
  package let remarks: [Remark]

  /// The scores of every unit.
  ///
  /// - Parameter isFull: doubles as they are in place of published decimals.
  package func scores(_ format: PrintFormat, isFull: Bool = false, threads: Int = 1, in language: Language) -> [UInt8] {
    let output = ScoreOutput(scored, isFull: isFull)
    return switch format {
    case .csv: output.csv(threads: threads)
    case .json: output.json
    case .text: Array(output.text(language).utf8)
    }
  }

  /// How the score of one unit comes about.
  package func explanation(of unit: String, _ format: PrintFormat, in language: Language) throws(Refusal) -> [UInt8] {
    let found = scored.table.find(unit)
    guard let position = found.position else { throw Refusal(.usage, TableWords.noSuchUnit(unit, nearest: found.nearest)) }
    return ExplanationOutput(scored, unit: position).printed(format, in: language)
  }
}

/// What a result is printed as.
package enum PrintFormat: String, Sendable, Hashable, CaseIterable {
  case text, csv, json
}

extension Workbench {
  /// Scores and ranks a plain table of units and indicators.
  package func score(_ question: TableQuestion) throws(Refusal) -> TableRun {
    var scoring = try TableScoring(question, self)
    do throws(Refusal) {
      let scored = try scoring.run()
      return TableRun(scored: scored, remarks: scoring.remarks)
    } catch {
      throw error.after(scoring.remarks)
    }
  }
}

/// The way from a question to its table of scores, with what is noticed on it.
private struct TableScoring {
  /// Values held at the end of their range that are told one by one.
  private static let mostClipped = 20

  let question: TableQuestion
  let bench: Workbench
  let definition: TableIndexDefinition
  var remarks: [Remark] = []

  init(_ question: TableQuestion, _ bench: Workbench) throws(Refusal) {
    self.question = question
    self.bench = bench
    definition = try bench.importing { () throws(ImportFailure) in try TableIndexDefinition(question.index) }
  }

  mutating func run() throws(Refusal) -> ScoredTable {
    let (own, before) = try tables()
    let definition = definition
    try bench.importing { () throws(ImportFailure) in try definition.check(against: own.table) }
    try bench.checkWanted()
    let scored: ScoredTable
    do throws(ScoringError) {
      scored = try ScoredTable(own.table, index: definition.tree, edition: own.edition, earlier: before)
    } catch {
      throw Refusal(error, at: error.treatmentPart.map { definition.place(of: $0) } ?? definition.place(of: error.node))
    }
    if let sentence = TreatmentOutput(scored)?.summary { remarks.append(Remark(sentence)) }
    tellClipped(scored)
    remarks += scored.weights.remarks.map { Remark($0.message, at: definition.place(of: $0.component)) }
    return scored
  }

  private var table: ImportFailure.Place { ImportFailure.Place(file: question.table) }

  /// The table that is scored and its edition, and those of other editions: other files, or other rows of the same one.
  private mutating func tables() throws(Refusal) -> (own: (table: UnitTable, edition: String?), others: [ScoredTable.Earlier]) {
    guard let period = definition.period else {
      let own = try read(question.table, question.format)
      var others: [ScoredTable.Earlier] = []
      for earlier in question.earlier {
        let format = FileFormat(encoding: question.format.encoding, delimiter: question.format.delimiter, sheet: earlier.sheet)
        others.append(.init(edition: earlier.edition, table: try read(earlier.table, format)))
      }
      return ((own, question.edition), others)
    }
    guard question.earlier.isEmpty else { throw Refusal(.usage, TableWords.earlierBesidePanel(period)) }
    let panel = try readPanel(period: period)
    guard let (own, others) = panel.split(at: question.edition) else {
      let names = panel.editions.map(\.period.description)
      throw Refusal(.usage, TableWords.noSuchEdition(question.edition ?? "", column: period, among: names))
    }
    if question.edition == nil, !others.isEmpty {
      remarks.append(Remark(TableWords.lastPeriod(own.period.description, column: period), at: table))
    }
    return (
      (own.table, own.period.description),
      others.map { ScoredTable.Earlier(edition: $0.period.description, table: $0.table) }
    )
  }

  private mutating func read(_ path: String, _ format: FileFormat) throws(Refusal) -> UnitTable {
    let (reader, definition, advance) = (reader, definition, advance(of: path))
    let read = try bench.importing { () throws(ImportFailure) in
      try reader.read(path, columns: definition.columns, format: format, index: definition, advance: advance)
    }
    tell(read.recognized, ignored: read.table.ignored, of: path)
    return read.table
  }

  private mutating func readPanel(period: String) throws(Refusal) -> UnitPanel {
    let (reader, definition, path, format) = (reader, definition, question.table, question.format)
    let advance = advance(of: path)
    let read = try bench.importing { () throws(ImportFailure) in
      try reader.readPanel(path, columns: definition.columns, period: period, format: format, index: definition, advance: advance)
    }
    tell(read.recognized, ignored: read.panel.editions.first?.table.ignored ?? [], of: path)
    return read.panel
  }

  private var reader: UnitTableReader { UnitTableReader(numberFormat: question.numberFormat, work: bench.work) }

  /// Tells the share of the file that is read.
  private func advance(of path: String) -> (Int) -> Void {
    let size = UnitTableReader.size(of: path).map { Double(max(1, $0)) }
    let work = bench.work
    var done = 0
    return { bytes in
      done += bytes
      if let size { work.advance(.reading, to: min(1, Double(done) / size)) }
    }
  }

  private mutating func tell(_ recognized: LocalizedText?, ignored: [String], of path: String) {
    if let recognized { remarks.append(Remark(recognized)) }
    if !ignored.isEmpty { remarks.append(Remark(TableWords.ignored(ignored), at: ImportFailure.Place(file: path))) }
  }

  private mutating func tellClipped(_ scored: ScoredTable) {
    func plain(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)" }
    let clipped = scored.normalizer.clipped
    remarks += clipped.prefix(Self.mostClipped).map { clipped in
      Remark(
        TableWords.clipped(
          unit: scored.table.units[clipped.unit], indicator: clipped.indicator, value: plain(clipped.value), low: plain(clipped.low),
          high: plain(clipped.high)), at: table)
    }
    let more = clipped.count - Self.mostClipped
    if more > 0 { remarks.append(Remark(TableWords.moreClipped(more), at: table)) }
  }
}
