package import SurveyModel

/// Reads the `disposition` column of a list and the columns that its rates are broken down by, without a survey. Each row is one case.
package struct DispositionReader: Sendable {
  /// Of a list in which none is known.
  private static let statusesTold = 5

  private let work: Work

  package init(work: Work = .unwatched) { self.work = work }

  /// - Parameters:
  ///   - file: path of the CSV file; `-` for the standard input.
  ///   - columns: columns to break down by, by their names or as a frame or an office calls them (`unit`, "Đơn vị"); one named twice counts once.
  /// - Throws: where the file cannot be read, a column is missing, a row is malformed, or no row has a disposition that is known: the base of the rates must be right.
  ///   A disposition that is not known is a problem of its row, and no failure.
  package func read(
    _ file: String, by columns: [String], format: FileFormat = FileFormat()
  ) throws(ImportFailure) -> (table: DispositionTable, recognized: LocalizedText?) {
    var seen: Set<TextKey> = []
    let columns = columns.filter { seen.insert(TextKey($0)).inserted }
    let table = NamedTable(
      columns: (["disposition"] + columns).map { NamedTable.Column(name: $0, isRequired: true, usual: FrameReader.otherNames(of: $0)) },
      passesRowsWithoutNamedCells: true)
    let outcomes = DispositionKey()
    var dispositions: [Disposition] = []
    var blank = 0
    var unknown = 0
    var problems = ProblemList()
    var hints = Hints()
    var texts = StatusTexts()
    var foot = ListFoot()
    var categories = columns.map { _ in Categories() }
    let input = InputFile(argument: file, work: work)
    let path = input.name
    let reading = try table.read(try RecordSources.open(input, format: format)) { row, _ in
      let (line, cells) = (row.line, row.cells)
      // A bare number beside the word for a sum is the sum.
      let isOutcome = outcomes.disposition(of: cells[0]) != nil && !cells[0].allSatisfy(\.isNumber)
      if !isOutcome, foot.takes(row.texts, respondent: nil, line: line) { return }
      for place in columns.indices { categories[place].append(cells[place + 1]) }
      if let disposition = outcomes.disposition(of: cells[0]) {
        dispositions.append(disposition)
        return
      }
      dispositions.append(.nonContact)
      guard !cells[0].isEmpty else {
        blank += 1
        return
      }
      unknown += 1
      texts.add(cells[0], of: UInt32(truncatingIfNeeded: line))
      problems.append(
        ImportProblem(
          file: path, line: line, column: "disposition", kind: .unknownDisposition,
          expected: .aaporCode, meant: hints.hint(for: cells[0]) { outcomes.hint(for: $0) }, found: StatusTexts.found(cells[0]),
          action: FrameFileWords.countsAsNC))
    }
    guard !dispositions.isEmpty else {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: path), FrameFileWords.noRow)
    }
    guard blank + unknown < dispositions.count else {
      let none = ImportFailure.Fault(place: ImportFailure.Place(file: path), message: FrameFileWords.noCode(dispositions.count))
      let told = texts.checked(problems.all).equalStatusesTogether.prefix(Self.statusesTold).map { problem in
        ImportFailure.Fault(place: ImportFailure.Place(file: path, line: problem.line), message: FrameFileWords.isNoStatus(problem))
      }
      throw ImportFailure(kind: .unusable, faults: [none] + told)
    }
    let read = DispositionTable(
      disposition: dispositions,
      attributes: zip(columns, categories).map {
        DispositionTable.Attribute(name: $0, categories: $1.names, category: $1.category)
      }, blank: blank, unknown: unknown, problems: texts.checked(problems.all))
    return (read, foot.said(of: path, reading).recognized)
  }

  /// The values of one column: the same as the eye reads them are one category.
  private struct Categories {
    private(set) var names: [String] = []
    private(set) var category: [Int] = []
    private var places: [TextKey: Int] = [:]

    mutating func append(_ text: String) {
      let key = TextKey(text)
      if let place = places[key] {
        category.append(place)
      } else {
        places[key] = names.count
        category.append(names.count)
        names.append(text)
      }
    }
  }
}
