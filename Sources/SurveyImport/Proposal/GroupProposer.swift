import SurveyModel

/// Proposes the questions of those who answered one questionnaire, and everything about their files.
struct GroupProposer {
  let export: CountedExport
  let facts: [ColumnFacts]
  let isVietnamese: Bool
  let decide: (InitDecision) -> Int?
  var group: SurveyProposal.Group
  var used: Set<Int> = []
  /// The columns that may say which unit is rated, and that were not taken.
  var unitCandidates: [UnitFinder.Candidate] = []
  var unitNames: [(text: String, count: Int)] = []
  /// The texts of cells for the names of units, where the file has codes for them.
  var unitCodes: [TextKey: [String]] = [:]
  private var unitColumn: Int?
  private var blockRows: Set<TextKey> = []

  init(_ export: CountedExport, id: String, decide: @escaping (InitDecision) -> Int?) {
    self.export = export
    self.decide = decide
    facts = ColumnFacts.all(export)
    isVietnamese = Self.isVietnamese(export)
    group = SurveyProposal.Group(id: id, export: export)
  }

  /// Whether headers or answers are written in Vietnamese, or most forms were filled in in it, as the platform says.
  static func isVietnamese(_ export: CountedExport) -> Bool {
    let languages = export.columns.filter { $0.export.role == .language }.flatMap(\.count.values)
    if let most = languages.max(by: { $0.count < $1.count }), ["vi", "vi-vn", "vie", "tiếng việt"].contains(TextKey(most.text).text) {
      return true
    }
    func marks(_ text: String) -> Int {
      text.unicodeScalars.count { scalar in
        switch scalar.value {
        case 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9: true
        default: false
        }
      }
    }
    let headers = export.columns.reduce(0) { $0 + marks($1.export.code) + marks($1.export.question) }
    if headers >= 2 { return true }
    return export.columns.reduce(0) { $0 + $1.count.values.prefix(10).reduce(0) { $0 + marks($1.text) } } >= 5
  }

  // MARK: Units

  /// - Parameter mayAsk: whether somebody can be asked which column it is.
  mutating func findUnits(known: Set<TextKey>) {
    let finder = UnitFinder(export: export, facts: facts, known: known)
    let candidates = finder.candidates
    let blocks = UnitBlocks(export, known: known)
    if let best = candidates.first, best.points >= UnitFinder.sure,
      candidates.count == 1 || best.points - candidates[1].points >= UnitFinder.lead
    {
      take(best)
      unitCandidates = []
      return
    }
    if !blocks.rows.isEmpty {
      group.layout = .blocks
      unitNames = blocks.rows
      blockRows = Set(blocks.rows.map { TextKey($0.text) })
      return
    }
    if let split = finder.splitUnit {
      take(split)
      return
    }
    if let chosen = ask(candidates) {
      take(chosen)
      return
    }
    unitCandidates = candidates
    if export.files.count > 1 { group.layout = .files }
  }

  private mutating func take(_ candidate: UnitFinder.Candidate) {
    guard let name = export.columns[candidate.column].name else { return }
    used.insert(candidate.column)
    unitColumn = candidate.column
    group.layout = candidate.separator.map { .severalInCell(name, separator: $0) } ?? .column(name)
    group.columns.append((candidate.separator == nil ? "unit" : "units", name))
    unitNames = candidate.names
    unitCodes = codes(of: candidate.names, candidate.column)
    group.notes.append(
      LocalizedText { language in
        language == .vi ? "đơn vị vì \(candidate.decision.reasons[.vi])" : "units because \(candidate.decision.reasons[.en])"
      })
  }

  /// A column for each unit. An option that nobody chose is a unit of the form all the same.
  private mutating func take(_ split: UnitFinder.SplitChoice) {
    used.formUnion(split.columns)
    let columns = split.columns.map { export.columns[$0] }
    group.layout = .choiceColumns(columns.map { .init(unit: $0.export.row, header: $0.nameOrCode) })
    unitNames = columns.map { ($0.export.row, $0.count.filled) }
    group.notes.append(ProposalWords.unitOfEachOption(YAMLText.comment(split.question, length: 60)))
  }

  private func codes(of names: [(text: String, count: Int)], _ column: Int) -> [TextKey: [String]] {
    guard let labels = export.columns[column].labels, labels.isWhole else { return [:] }
    return Dictionary(names.map { (TextKey($0.text), labels.codes(of: $0.text)) }) { first, _ in first }
  }

  private func ask(_ candidates: [UnitFinder.Candidate]) -> UnitFinder.Candidate? {
    guard let best = candidates.first else { return nil }
    let shown = candidates.prefix(5)
    let none = ProposalWords.wholeFileIsOneUnit
    let options = shown.map { candidate in
      InitDecision.Option(
        text: ProposalWords.columnWithValues(shownHeader(candidate.column), count: candidate.names.count),
        count: candidate.names.reduce(0) { $0 + $1.count })
    }
    let answer = decide(
      InitDecision(
        kind: .unit, columns: shown.map { shownHeader($0.column) },
        question: ProposalWords.whichColumnIsUnit,
        options: options + [.init(text: none, count: export.rows)], likeliest: 0, evidence: best.decision.reasons,
        values: best.names.prefix(5).map { .init(text: YAMLText.name(seen: $0.text, times: $0.count), count: $0.count) },
        weight: export.rows))
    return answer.flatMap { shown.indices.contains($0) ? shown[$0] : nil }
  }

  func shownHeader(_ number: Int) -> String {
    let column = export.columns[number].export
    return YAMLText.comment(column.question.isEmpty ? column.code : column.question, length: 60)
  }

  // MARK: Roles

  mutating func findRoles() throws(ImportFailure) {
    var finder = RoleFinder(export: export, facts: facts, used: used, decide: decide)
    finder.findRespondent(unit: unitColumn, units: max(1, unitNames.count))
    finder.findTimes()
    finder.findConsent()
    if let found = finder.findStrata() {
      let codes = codes(of: found.names, found.column)
      group.strataNames = found.names.map { ($0.text, $0.count, codes[TextKey($0.text)] ?? []) }
    }
    used = finder.used
    group.columns += finder.columns
    group.usesTaxCodes = finder.usesTaxCodes
    group.notes += finder.notes
    group.guesses += finder.guesses
    sayTotals()
    group.hasConsent = finder.hasConsent
    group.consent = finder.consent
    if let submitted = finder.submitted, let name = export.columns[submitted].name { try findDates(name) }
  }

  /// A row of totals names no unit and is left out by that; where no column names one it would be a response.
  private mutating func sayTotals() {
    let rows = export.totals
    guard rows > 0 else { return }
    guard unitColumn == nil else {
      group.notes.append(ProposalWords.totalsLeftOut(rows))
      return
    }
    let taken = ProposalWords.totalsCount
    group.guesses.append(
      OpenDecision(
        column: export.files[0].file.input.name,
        readings: [.init(text: taken, count: rows), .init(text: ProposalWords.totalsToBeTakenOut, count: rows)],
        evidence: ProposalWords.wordBeforeNumbers, taken: taken))
  }

  private mutating func findDates(_ name: String) throws(ImportFailure) {
    guard case .days(let from, let to, var order, let doubt) = try DateFinder(export: export, isVietnamese: isVietnamese).find(name) else {
      return
    }
    group.fieldwork = (from, to)
    if let doubt, let likely = order {
      let other: RespondentGroup.DateOrder = likely == .dmy ? .mdy : .dmy
      let names: [RespondentGroup.DateOrder: LocalizedText] = [
        .dmy: ProposalWords.dayFirst,
        .mdy: ProposalWords.monthFirst,
      ]
      let count = export.columns.first { $0.name == name }?.count.filled ?? export.rows
      let shown = YAMLText.comment(name, length: 60)
      let options = [likely, other].map { InitDecision.Option(text: names[$0] ?? LocalizedText($0.rawValue), count: count) }
      let answer = decide(
        InitDecision(
          kind: .dates, columns: [shown],
          question: ProposalWords.whichDateOrder(shown),
          options: options, likeliest: 0, evidence: doubt, values: [], weight: 0))
      if let answer, options.indices.contains(answer) {
        order = [likely, other][answer]
        group.dateOrder = order
        if answer == 1,
          case .days(let from, let to, _, _) = try DateFinder(export: export, isVietnamese: isVietnamese).find(name, as: other)
        {
          group.fieldwork = (from, to)
        }
        return
      }
      group.open.append(
        OpenDecision(column: name, readings: options.map { .init(text: $0.text, count: $0.count) }, evidence: doubt))
      // The reader needs one of the two; no answer hangs on it, only which of two forms of one respondent is the later.
      group.fieldwork = nil
    }
    group.dateOrder = order
  }

  // MARK: Questions

  mutating func findQuestions(_ scales: inout ScaleShelf, _ ids: inout IDMaker) {
    if let table = CountTable(export) { return leaveUnread(table) }
    var finder = QuestionFinder(export: export, facts: facts, used: used, blockRows: blockRows, decide: decide)
    finder.find(&scales, &ids)
    used = finder.used
    group.sections = finder.sections
    group.satisfaction = finder.satisfaction
    group.open += finder.open
    group.notes += finder.notes
    group.unread = finder.unread
    for candidate in unitCandidates.prefix(5) {
      guard !used.contains(candidate.column) else { continue }
      let header = export.columns[candidate.column].nameOrCode
      group.unread.removeAll { $0.header == export.columns[candidate.column].export.code }
      group.open.removeAll { $0.column == header }
      let filled = export.columns[candidate.column].count.filled
      group.open.append(
        OpenDecision(
          column: header,
          readings: [
            .init(text: ProposalWords.unitThatIsRated, count: filled),
            .init(text: ProposalWords.notScored, count: filled),
          ], evidence: candidate.decision.reasons))
    }
    sayOtherUnits()
    findFilters()
  }

  /// Nothing of a table of counts is an answer.
  private mutating func leaveUnread(_ table: CountTable) {
    group.notes.append(
      ProposalWords.tableOfCounts(table.headers.prefix(5).map { "\"\(YAMLText.comment($0, length: 60))\"" }.joined(separator: ", ")))
    for column in facts where !used.contains(column.number) && column.filled > 0 {
      let isCount = table.headers.contains(column.column.nameOrCode)
      group.unread.append(
        .init(header: column.column.nameOrCode, reason: isCount ? ProposalWords.countOfForms : ProposalWords.besideCounts))
    }
  }

  /// Where the whole file is one unit, what else could name units is said, with how many names there are.
  private mutating func sayOtherUnits() {
    guard group.layout == .one else { return }
    let open = Set(group.open.map(\.column))
    let listed = facts.filter { open.contains($0.column.nameOrCode) }.map(\.number)
    let choices = Set(group.unread.filter { $0.reason == Reading.choice.name }.map(\.header))
    let finder = UnitFinder(export: export, facts: facts)
    let columns = finder.others(besides: used.union(listed), choices: choices).map { facts in
      ProposalWords.columnWithValues(shownHeader(facts.number), count: facts.shape.words.count)
    }
    let split = finder.splitChoices.map { choice in
      ProposalWords.columnWithValues(YAMLText.comment(choice.question, length: 60), count: choice.columns.count)
    }
    group.otherUnits = (columns + split).sorted { $0[.en] < $1[.en] }
    if !group.otherUnits.isEmpty { group.notes.append(ProposalWords.mayNameUnits(group.otherUnits)) }
  }

  private mutating func findFilters() {
    guard group.layout != .blocks else { return }
    let scored = group.questions.filter { $0.columns.count == 1 }
    let columns = scored.compactMap(\.columns.first)
    let filters = facts.filter { $0.isQuestion && !$0.isOpen && (2...12).contains($0.column.count.values.count) }.map(\.number)
    let blocks = FilterBlocks(columns, filters: filters, export.sample).blocks
    let placed = Dictionary(blocks.enumerated().flatMap { place, block in block.map { ($0, place) } }) { first, _ in first }
    group.shownTogether = blocks.map { _ in [] }
    for question in scored { if let place = placed[question.columns[0]] { group.shownTogether[place].append(question.code) } }
  }
}
