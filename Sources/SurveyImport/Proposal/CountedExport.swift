import SurveyModel

/// The exports of one survey with what stands in their columns: what a proposal is made of.
struct CountedExport {
  struct File {
    let file: any RecordSource
    let outline: ExportOutline
    let header: Header
    /// Of a workbook with several.
    let sheet: String?
    /// That its words tell, where it is not stated.
    let encoding: TextEncoding?
    var rows = 0
  }

  /// A column of the first file, and that of the same name in every other.
  struct Column {
    let place: Int
    fileprivate(set) var export: ExportColumn
    var count = ColumnCount()
    /// What the file says of the values; where all have labels, these are counted in place of the codes.
    fileprivate(set) var labels: ColumnLabels?
    /// By which a survey names it; `nil` where no name means it alone, or another file does not have it.
    var name: String?
    /// What it is called where it is spoken of.
    var nameOrCode: String { name ?? export.code }
    /// Of the form, as a row above the header names it.
    fileprivate(set) var section = ""
  }

  private(set) var files: [File] = []
  private(set) var columns: [Column] = []
  /// Rows in which more than one option of a question is chosen, by the text of the question.
  private(set) var severalChosen: [String: Int] = [:]
  /// Some of the rows, the same whatever their order: what stands together with what.
  private(set) var sample = RowSample()

  /// Cells of the header that may be answers, so that it may be none.
  private(set) var doubtfulNames = 0
  private var isHeaderStated = false
  /// The first row of answers, where it may be a second line of names: its line, and how many of its cells look like names.
  private(set) var doubtfulSecond: (line: Int, cells: Int)?
  /// The second line of the first file holds names for sure.
  private var hasSecondHeader = false
  /// Rows of totals at the foot, which are counted nowhere else.
  private(set) var totals = 0

  /// The first row of the first file, in the order of the columns.
  private var firstRow: (line: Int, cells: [String])?

  /// What each file says of its columns.
  private var meanings: [[ColumnMeaning]] = []

  /// That the header may be none, with its place.
  var headerDoubt: LocalizedText? {
    guard doubtfulNames > 0, let file = files.first else { return nil }
    let place = ImportFailure.Place(file: file.file.input.name, line: file.outline.header.top.first?.line ?? 1)
    return ProposalWords.namesLikeAnswers(place.description, cells: doubtfulNames)
  }

  /// That the header is two lines which nobody stated, with their places.
  var joinedHeader: LocalizedText? {
    guard let file = files.first, file.outline.platform.id == TwoRows().id else { return nil }
    return ProposalWords.twoHeaderRows(file.file.input.name, lines: file.outline.header.top.map(\.line))
  }

  /// The doubt for whoever can be asked; `nil` too where the user said what the file is.
  var headerQuestion: (file: String, line: Int, cells: Int)? {
    guard doubtfulNames > 0, !isHeaderStated, let file = files.first else { return nil }
    return (file.file.input.name, file.outline.header.top.first?.line ?? 1, doubtfulNames)
  }

  var rows: Int { files.reduce(0) { $0 + $1.rows } }
  var platform: any Platform { files[0].outline.platform }

  /// Reads every file twice: for its header and first cells, then for all of them.
  ///
  /// - Throws: where a file cannot be read or has no row of answers.
  init(_ inputs: [InputFile], format: FileFormat, platform: (any Platform)?) throws(ImportFailure) {
    for input in inputs {
      let (format, encoding) = try EncodingFinder.format(of: input, stated: format)
      let (file, name) = (try RecordSources.open(input, format: format), input.name)
      let outline = try ExportOutline.read(file, platform: platform)
      if files.isEmpty {
        columns = outline.columns.enumerated().map { Column(place: $0, export: $1, section: $1.section) }
        sample = RowSample(width: columns.count)
        for (place, section) in try file.sections().enumerated() where columns.indices.contains(place) && !section.isEmpty {
          columns[place].section = section
        }
      }
      var found = File(
        file: file, outline: outline, header: Header(outline.header, file: name), sheet: try file.sheet(), encoding: encoding)
      found.rows = try count(found)
      if let said = try file.columns() { meanings.append(said) }
      guard found.rows > 0 else {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: name), .noRowOfAnswers)
      }
      files.append(found)
      if files.count == 1 { try checkHeader(isStated: platform != nil) }
    }
    if hasSecondHeader {
      self = try CountedExport(inputs, format: format, platform: TwoRows())
      try checkSecondHeaders()
      return
    }
    takeMeanings()
    nameColumns()
  }

  /// Every file has the second line of names that was found in the first, or it would lose a response to it.
  private func checkSecondHeaders() throws(ImportFailure) {
    let names = files.map { file in Set((file.outline.header.top.dropFirst().first?.cells ?? []).map { TextKey($0) }) }
    for (file, own) in zip(files, names) where own.intersection(names[0]).count * 2 < max(own.count, names[0].count) {
      let line = file.outline.header.top.last?.line ?? 1
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: file.file.input.name, line: line), ProposalWords.noSecondHeader)
    }
  }

  /// A file without a header would lose its first response to it, and the rest would be read under its answers. The files that go with the first share its
  /// names.
  ///
  /// - Parameter isStated: the user says what the file is, and so that it has a header.
  /// - Throws: where the first row is one of answers, or the second one of names.
  private mutating func checkHeader(isStated: Bool) throws(ImportFailure) {
    guard meanings.isEmpty, let file = files.first, let top = file.outline.header.top.first else { return }
    let isPlain = file.outline.platform.id == Plain().id
    guard isPlain || TwoRows.form(top) != nil, file.outline.header.top.count == 1 else { return }
    if isPlain { try checkFirst(top, of: file, isStated: isStated) }
    guard !isStated, let first = firstRow else { return }
    switch SecondRow.finding(first.cells, under: top.cells, over: columns.map(\.count)) {
    case .response: break
    case .doubtful(let cells): doubtfulSecond = (first.line, cells)
    case .names(_, isSure: true): hasSecondHeader = true
    case .names(let cells, isSure: false):
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file.file.input.name, line: first.line), ProposalWords.secondHeader(cells))
    }
  }

  private mutating func checkFirst(_ top: HeaderRecord, of file: File, isStated: Bool) throws(ImportFailure) {
    isHeaderStated = isStated
    switch FirstRow(top.cells.map(Self.bare), over: columns.map(\.count)).finding {
    case .header: break
    case .doubtful(let cells): doubtfulNames = cells
    case .answers(let cells, _) where isStated: doubtfulNames = cells
    case .answers(let cells, let telling):
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file.file.input.name, line: top.line), ProposalWords.noNames(cells, of: telling))
    }
  }

  /// Texts of questions and labels of values that the files themselves hold.
  private mutating func takeMeanings() {
    guard !meanings.isEmpty else { return }
    let byName = meanings.map { file in Dictionary(file.map { (TextKey($0.name), $0) }) { first, _ in first } }
    for number in columns.indices {
      let key = TextKey(columns[number].export.code)
      let said = byName.compactMap { $0[key] }
      guard let first = said.first else { continue }
      let own = columns[number].export
      if !first.question.isEmpty, own.question.isEmpty || own.row.isEmpty && TextKey(own.question) == key {
        (columns[number].export.question, columns[number].export.row) = bracketed(PlainText.of(first.question))
      }
      guard let labels = ColumnLabels(said, columns[number].count) else { continue }
      columns[number].labels = labels
      if labels.isWhole { columns[number].count.relabel(labels) }
    }
  }

  /// The exports of each questionnaire: files whose headers are mostly the same are batches of one, or a file for each unit.
  ///
  /// - Throws: where a file cannot be read or has no row of answers.
  static func questionnaires(_ inputs: [InputFile], format: FileFormat, platform: (any Platform)?) throws(ImportFailure) -> [CountedExport]
  {
    guard inputs.count > 1 else { return [try CountedExport(inputs, format: format, platform: platform)] }
    var groups: [(headers: Set<TextKey>, inputs: [InputFile])] = []
    for input in inputs {
      let format = try EncodingFinder.format(of: input, stated: format).format
      let outline = try ExportOutline.read(try RecordSources.open(input, format: format), platform: platform)
      let questions = outline.columns.filter { $0.kind != .ignored && $0.role == nil }
      let headers = Set(questions.map { TextKey($0.code) })
      let place = groups.firstIndex { group in
        let shared = group.headers.intersection(headers).count
        return shared * 2 >= min(group.headers.count, headers.count) && shared > 0 || headers == group.headers
      }
      if let place { groups[place].inputs.append(input) } else { groups.append((headers, [input])) }
    }
    var exports: [CountedExport] = []
    for group in groups { exports.append(try CountedExport(group.inputs, format: format, platform: platform)) }
    return exports
  }

  private mutating func count(_ file: File) throws(ImportFailure) -> Int {
    let places: [Int] = columns.map { column in
      guard !files.isEmpty else { return column.place }
      let same = file.header.places(of: column.export.code)
      return same.count == 1
        ? same[0]
        : file.header.names.indices.contains(column.place)
          && file.header.names[column.place] == column.export.code ? column.place : -1
    }
    let options = optionGroups
    var counts = columns.map { _ in ColumnCount() }
    var several: [String: Int] = [:]
    var rows = 0
    var first = firstRow
    var rowsRead = sample
    var foot = TotalRows()
    func add(_ texts: [String]) {
      rows += 1
      for (number, text) in texts.enumerated() { counts[number].add(text) }
      rowsRead.add(texts.map(RowSample.code))
    }
    _ = try ExportOutline.read(file.file, platform: file.outline.platform) { record in
      guard record.strayQuote == nil, !Self.isNoResponse(record, file.header) else { return }
      let texts = places.map { $0 >= 0 ? Self.bare(record.text($0)) : "" }
      if foot.takes(texts) { return }
      if first == nil { first = (record.line, texts) }
      add(texts)
      for group in options where group.places.count(where: { !record.text(places[$0]).isEmpty }) > 1 {
        several[group.question, default: 0] += 1
      }
    }
    for texts in foot.others(beside: counts) { add(texts) }
    totals += foot.count
    (sample, firstRow) = (rowsRead, first)
    for number in columns.indices { columns[number].count.add(counts[number]) }
    for (question, rows) in several { severalChosen[question, default: 0] += rows }
    return rows
  }

  /// A row of nothing, or the header once more.
  private static func isNoResponse(_ record: Record, _ header: Header) -> Bool {
    for (column, name) in header.names.enumerated() {
      let text = record.text(column)
      if !text.isEmpty, text != name { return false }
    }
    return true
  }

  /// A number without the mark that keeps a spreadsheet from taking it for a formula.
  private static func bare(_ text: String) -> String {
    guard let bare = unmasked(text), plainNumber(bare) != nil else { return text }
    return bare
  }

  /// The columns of the options of each question of a platform that writes a choice of one as several columns.
  private var optionGroups: [(question: String, places: [Int])] {
    var groups: [(question: String, places: [Int])] = []
    for column in columns where column.export.kind == .option && !column.export.question.isEmpty {
      if let last = groups.indices.last, groups[last].question == column.export.question {
        groups[last].places.append(column.place)
      } else {
        groups.append((column.export.question, [column.place]))
      }
    }
    return groups
  }

  /// Each column gets the first of its names that means it alone in every file, and that no other column has but for its case.
  private mutating func nameColumns() {
    var taken: Set<TextKey> = []
    for number in columns.indices where columns[number].export.kind != .ignored {
      let export = columns[number].export
      let own = columns[number].place
      var names = [export.code] + export.spellings.reversed() + export.allSpellings
      names.append(contentsOf: names.map { PlainText.of($0) })
      columns[number].name = names.first { name in
        !name.allSatisfy(\.isWhitespace)
          && YAMLNode.canHold(name) && !name.contains(RespondentGroup.Block.placeholder) && !taken.contains(TextKey(name))
          && !TextKey(name).text.isEmpty
          && files.enumerated().allSatisfy { number, file in
            let places = file.header.places(of: name)
            return places.count == 1 && (number > 0 || places[0] == own)
          }
      }
      if let name = columns[number].name { taken.insert(TextKey(name)) }
    }
  }
}
