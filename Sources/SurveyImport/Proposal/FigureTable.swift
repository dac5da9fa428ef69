import SurveyModel

/// A table of figures among the files given to `init`: not answers, but what stands beside the ranking (``ContextReader``), long or wide.
struct FigureTable {
  /// Figures that add up: those of the units, and that of the whole.
  private struct Column {
    var parts: [WrittenNumber] = []
    var whole: WrittenNumber?
  }

  let input: InputFile
  /// Of a workbook with several.
  let sheet: String?
  /// That its words tell, where it is not stated.
  let encoding: TextEncoding?
  private let columns: [Column]

  // MARK: Which files are figures

  /// The table of figures among several files, and the others.
  ///
  /// A wide one is told from answers by its rows: a unit each, none twice, and nothing but numbers in the columns of figures.
  ///
  /// - Parameter today: whose year columns are taken for that name none.
  /// - Throws: where there is more than one: a survey has one context.
  static func split(
    _ inputs: [InputFile], format: FileFormat, today: CalendarDate
  ) throws(ImportFailure) -> (exports: [InputFile], figures: FigureTable?) {
    guard inputs.count > 1 else { return (inputs, nil) }
    var exports: [InputFile] = []
    var figures: FigureTable?
    for input in inputs {
      guard let table = try FigureTable(input, format: format, today: today) else {
        exports.append(input)
        continue
      }
      if let first = figures {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: input.name), FigureTableWords.oneContext(first.input.name))
      }
      figures = table
    }
    // A survey of figures alone is written by hand: there is nothing in it to be recognised.
    return exports.isEmpty ? (inputs, nil) : (exports, figures)
  }

  private init?(_ input: InputFile, format stated: FileFormat, today: CalendarDate) throws(ImportFailure) {
    if case .spss = try TableKind(input) { return nil }
    let (format, encoding) = try EncodingFinder.format(of: input, stated: stated)
    let file = try RecordSources.open(input, format: format)
    let columns: [Column]
    if let long = try Self.long(file) {
      columns = long
    } else if let wide = try Self.wide(file, today: today) {
      columns = wide
    } else {
      return nil
    }
    self.input = input
    sheet = try file.sheet()
    self.encoding = encoding
    self.columns = columns
  }

  /// `nil` where the header is not that of the long table.
  private static func long(_ file: any RecordSource) throws(ImportFailure) -> [Column]? {
    var places: [String: Int]?
    var keys: [[String]] = []
    var columns: [Column] = []
    var isLong = true
    let enough = ImportFailure.enough(of: file.input.name)
    do throws(ImportFailure) {
      _ = try file.read { record throws(ImportFailure) in
        guard let places else {
          let names = (0..<record.count).map { TextKey(record.text($0)).text }
          isLong = ["indicator", "period", "kind", "value"].allSatisfy { names.contains($0) }
          guard isLong else { throw enough }
          return places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        }
        func text(_ name: String) -> String { places[name].map { record.text($0) } ?? "" }
        guard let value = places["value"], !text("value").isEmpty else { return }
        let key = ["indicator", "period", "kind", "issuer"].map(text)
        let place = keys.firstIndex(of: key) ?? keys.count
        if place == keys.count {
          keys.append(key)
          columns.append(Column())
        }
        let number = WrittenNumber(text: text("value"), isTyped: record.kind(value) == .number)
        if text("unit").isEmpty { columns[place].whole = number } else { columns[place].parts.append(number) }
      }
    } catch {
      guard isLong else { return nil }
      throw error
    }
    return places == nil ? nil : columns
  }

  private static func wide(_ file: any RecordSource, today: CalendarDate) throws(ImportFailure) -> [Column]? {
    let survey = Survey(
      title: LocalizedText(""), organization: LocalizedText(""), edition: String(today.year), published: nil, index: "",
      unitNoun: LocalizedText(""), units: [], scales: [], respondentGroups: [])
    guard let (source, table) = try WideContext.find(in: file, survey: survey),
      (try? ExportOutline.read(file))?.platform.id ?? Plain().id == Plain().id
    else { return nil }
    let rows = try table.rows(source)
    let units = rows.filter { !$0.isWhole }
    // The figures of the units, or those of the whole alone.
    let isOfWhole = units.isEmpty && rows.contains(where: \.isWhole)
    guard units.count >= 2 || isOfWhole, Set(units.map(\.name)).count == units.count else { return nil }
    let numbers = rows.flatMap(\.figures).compactMap(\.self)
    let isFigure: (WrittenNumber) -> Bool = { number in
      number.isTyped || Survey.NumberFormat.allCases.contains { number.value(in: $0) != nil } || writtenMinutes(number.text) != nil
    }
    guard !numbers.isEmpty, numbers.allSatisfy(isFigure) else { return nil }
    let whole = rows.first { $0.isWhole }
    return (rows.first?.figures ?? []).indices.map { column in
      Column(parts: units.compactMap { $0.figures[column] }, whole: whole?.figures[column])
    }
  }

  // MARK: How its numbers are written

  /// The habit of its numbers, and by what it is told; `nil` where nothing tells.
  ///
  /// - Parameters:
  ///   - earlier: that of the edition before.
  ///   - language: of the survey; tells where the numbers have but one reading.
  private func habit(earlier: Survey.NumberFormat?, language: Language) -> (format: Survey.NumberFormat, why: LocalizedText)? {
    let habit = readings
    if let only = habit.readings.first, habit.readings.count == 1 { return (only, FigureTableWords.oneReading) }
    if let earlier, habit.readings.contains(earlier) { return (earlier, FigureTableWords.editionBefore) }
    guard habit.open != nil else { return (language == .vi ? .vi : .en, FigureTableWords.noneMatters) }
    return Self.adding(columns).map { ($0, FigureTableWords.addsUp) } ?? grouped(language).map { ($0, FigureTableWords.grouped) }
  }

  /// The table with the habit of its numbers, asked for where nothing tells it.
  func settled(
    earlier: Survey.NumberFormat?, language: Language, _ decide: (InitDecision) -> Int?
  ) -> SurveyProposal.Context {
    func context(_ format: Survey.NumberFormat?, _ remark: LocalizedText) -> SurveyProposal.Context {
      SurveyProposal.Context(table: self, numberFormat: format, remark: remark)
    }
    let name = input.name
    if let found = habit(earlier: earlier, language: language) {
      return context(found.format, FigureTableWords.context(name, found.format, why: found.why))
    }
    guard let open = readings.open else { return context(nil, FigureTableWords.context(name)) }
    let values = Survey.NumberFormat.allCases.map { (format: $0, text: open.text(in: $0)) }
    let count = numbers.count
    let options = values.map { InitDecision.Option(text: FigureTableWords.number($0.text, $0.format), count: count) }
    let answer = decide(
      InitDecision(
        kind: .numbers, columns: [name], question: FigureTableWords.whichHabit(open.text, file: name),
        options: options + [.init(text: ProposalWords.decideLater, count: 0)], likeliest: options.count,
        evidence: FigureTableWords.bothHabits, values: [], weight: 0))
    if let answer, values.indices.contains(answer) {
      return context(values[answer].format, FigureTableWords.context(name, values[answer].format, why: FigureTableWords.decided))
    }
    return context(nil, FigureTableWords.openContext(name, found: open.text, vi: open.text(in: .vi), en: open.text(in: .en)))
  }

  /// How its numbers can be read.
  private var readings: NumberHabit<Void> {
    var habit = NumberHabit<Void>()
    for number in numbers { habit.add(number, at: ()) }
    return habit
  }

  private var numbers: [WrittenNumber] { columns.flatMap { $0.parts + [$0.whole].compactMap(\.self) }.filter { !$0.text.isEmpty } }

  /// The one habit in which the figures of the units make that of the whole, to a thousandth: figures are rounded.
  private static func adding(_ columns: [Column]) -> Survey.NumberFormat? {
    let fitting = Survey.NumberFormat.allCases.filter { format in
      columns.contains { column in
        guard column.parts.count >= 2, let whole = column.whole?.value(in: format), whole != 0 else { return false }
        let parts = column.parts.compactMap { $0.value(in: format) }
        return parts.count == column.parts.count && abs(parts.reduce(0, +) - whole) <= abs(whole) * 0.001
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Thousands: all numbers are whole then, those below a thousand have no mark, and the mark is that of the language. A table of decimals has three of them
  /// in every number by chance alone.
  private func grouped(_ language: Language) -> Survey.NumberFormat? {
    let format: Survey.NumberFormat = language == .vi ? .vi : .en
    let mark: Character = format == .vi ? "." : ","
    let written = numbers.filter { !$0.isTyped && writtenMinutes($0.text) == nil }
    let values = written.compactMap { $0.value(in: format) }
    guard values.count == written.count, values.allSatisfy({ $0 == $0.rounded() }) else { return nil }
    let marked = written.filter { $0.text.contains(mark) }
    let isWhole = zip(written, values).allSatisfy { number, value in number.text.contains(mark) == (abs(value) >= 1000) }
    let isRound = marked.contains { $0.text.hasSuffix("0") } || marked.count < written.count
    return isWhole && isRound && marked.count >= 3 ? format : nil
  }
}
