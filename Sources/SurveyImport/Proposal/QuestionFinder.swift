import SurveyModel

/// Finds the questions that are answered on a scale, puts those of a grid or a prefix together, and lists what could not be told.
struct QuestionFinder {
  let export: CountedExport
  let facts: [ColumnFacts]
  private(set) var used: Set<Int>
  /// Rows that are units.
  let blockRows: Set<TextKey>
  private let decide: (InitDecision) -> Int?
  private(set) var sections: [SurveyProposal.Section] = []
  private(set) var satisfaction: String?
  private(set) var open: [OpenDecision] = []
  private(set) var unread: [SurveyProposal.Unread] = []
  private(set) var notes: [LocalizedText] = []

  /// A question with its scale.
  private struct Found {
    var columns: [Int]
    var header: String
    var text: String
    var code: String
    var section: String
    var values: [AnswerShape.Value]
    var isGrid: Bool
    /// Whether the form itself names the section.
    var isInSection = false
    var scale: ScaleProposal
    var unknown: [String] = []
    var isReversed = false
    /// Why the ends of the scale are a guess.
    var guess: LocalizedText?
  }

  /// Columns that one answer decides.
  private struct Doubt {
    /// Of doubts that one answer settles.
    struct Key: Hashable {
      let scales: [ScaleProposal]
      let toBeOrdered: [String]
      let doubt: LocalizedText
    }

    var columns: [ColumnFacts]
    let verdict: ColumnJudge.Verdict
    let question: ColumnJudge.Question
    let why: LocalizedText
  }

  init(export: CountedExport, facts: [ColumnFacts], used: Set<Int>, blockRows: Set<TextKey>, decide: @escaping (InitDecision) -> Int?) {
    self.export = export
    self.facts = facts
    self.used = used
    self.blockRows = blockRows
    self.decide = decide
  }

  mutating func find(_ shelf: inout ScaleShelf, _ ids: inout IDMaker) {
    let judge = ColumnJudge(facts, export, leaving: used)
    var found: [Found] = []
    var doubts: [Doubt] = []
    var places: [Doubt.Key: Int] = [:]
    var taken: Set<Int> = []
    let judged = judge.facts.map { (facts: $0, verdict: judge.verdict($0)) }
    for grid in TickGrids(judged.filter { $0.verdict.decision.reading == .tickBox }.map(\.facts), export).grids {
      taken.formUnion(openTicks(grid))
    }
    let opposite = OppositeAnswers(judged, export, blockRows: blockRows).columns
    for (column, own) in judged where !taken.contains(column.number) {
      if let split = splitChoice(at: column.number) {
        taken.formUnion(split.columns)
        if let question = split.found { found.append(question) }
        continue
      }
      let verdict = opposite.contains(column.number) ? own.runningOpposite : own
      guard export.columns[column.number].name != nil || !blockRows.isEmpty, let question = verdict.question else {
        list(column, verdict.decision.reading)
        continue
      }
      if verdict.isScored, let scale = question.scales.first {
        let before = found.count
        add(column, scale, unknown: question.unknown, isReversed: false, to: &found)
        if found.count > before { found[before].guess = question.guess }
      } else if verdict.isOpen {
        let why = verdict.doubt ?? verdict.decision.reasons
        // A negative statement is asked about by itself: the next may be positive.
        let key =
          question.isNegative || question.isAskedAlone || verdict.doubt == nil
          ? nil : Doubt.Key(scales: question.scales, toBeOrdered: question.toBeOrdered, doubt: why)
        if let place = key.flatMap({ places[$0] }) {
          doubts[place].columns.append(column)
        } else {
          if let key { places[key] = doubts.count }
          doubts.append(Doubt(columns: [column], verdict: verdict, question: question, why: why))
        }
      } else {
        list(column, verdict.decision.reading)
      }
    }
    settle(doubts, &found)
    found.sort { ($0.columns.first ?? 0) < ($1.columns.first ?? 0) }
    arrange(found, &shelf, &ids)
  }

  private mutating func list(_ column: ColumnFacts, _ reading: Reading) {
    let name = reading == .rating ? ProposalWords.headerNotOfOneColumn : reading.name
    let header = column.column.export.code.isEmpty ? "(\(column.column.place + 1))" : column.column.export.code
    unread.append(.init(header: header, reason: name))
  }

  private mutating func add(_ column: ColumnFacts, _ labels: ScaleProposal, unknown: [String], isReversed: Bool, to found: inout [Found]) {
    let export = column.column.export
    guard let scale = column.column.labels?.scale(of: labels) ?? (column.column.labels == nil ? labels : nil) else {
      open.append(
        OpenDecision(
          column: column.column.nameOrCode,
          readings: [.init(text: ProposalWords.question(labels.words), count: column.answers)],
          evidence: column.column.labels?.isContradicted == true ? EvidenceWords.labelsDiffer : EvidenceWords.codesAcrossLabels))
      return
    }
    if !blockRows.isEmpty, blockRows.contains(TextKey(export.row)), !export.question.isEmpty, YAMLNode.canHold(export.question) {
      let header = "\(export.question) [\(RespondentGroup.Block.placeholder)]"
      if let place = found.firstIndex(where: { $0.header == header }) {
        found[place].columns.append(column.number)
        found[place].values = LabelClusters.pooled(found[place].values + column.column.count.values)
      } else {
        found.append(
          Found(
            columns: [column.number], header: header, text: export.question, code: "", section: "", values: column.column.count.values,
            isGrid: false, scale: scale, unknown: unknown, isReversed: isReversed))
      }
      return
    }
    guard let name = column.column.name else { return list(column, .rating) }
    // Beside blocks of units a question that is not about one of them has no place.
    guard blockRows.isEmpty else { return list(column, .text) }
    let isGrid = !export.row.isEmpty && !export.question.isEmpty
    let own = column.column.section
    found.append(
      Found(
        columns: [column.number], header: name, text: isGrid ? export.row : export.question.isEmpty ? export.code : export.question,
        code: Batteries.code(of: export), section: !own.isEmpty ? own : isGrid ? export.question : column.battery,
        values: column.column.count.values, isGrid: isGrid, isInSection: !own.isEmpty, scale: scale, unknown: unknown,
        isReversed: isReversed))
  }

  /// A choice of one with a column for each option.
  private func splitChoice(at number: Int) -> (columns: [Int], found: Found?)? {
    let column = export.columns[number].export
    guard export.platform.splitsChoices, column.kind == .option, !column.question.isEmpty, export.severalChosen[column.question] == nil,
      blockRows.isEmpty
    else { return nil }
    let columns = export.columns.indices.filter { place in
      let other = export.columns[place].export
      return other.question == column.question && [.option, .question].contains(other.kind) && !other.row.isEmpty
    }
    let isWhole = export.files.allSatisfy { ($0.header.options(of: column.question)?.count ?? 0) == columns.count }
    guard isWhole, YAMLNode.canHold(column.question), columns.allSatisfy({ YAMLNode.canHold(export.columns[$0].export.row) }),
      columns.allSatisfy({ export.columns[$0].export.kind == .option || export.columns[$0].count.filled == 0 })
    else { return nil }
    let values = columns.map { (text: export.columns[$0].export.row, count: export.columns[$0].count.filled) }
    // All options are there: the labels are those of the form.
    let shape = AnswerShape(values, platform: export.platform)
    let words = HeaderWords(column.question)
    guard !words.isFact,
      case .sure(let scale, let unknown) = LabelScale(
        values: shape.answers.map { ($0.text, max($0.count, LabelScale.manyAnswers)) }, platform: export.platform
      ).reading(isBattery: false),
      LabelScale.meanings(shape.answers).known.contains(where: { $0.meaning.family != .yesNo && $0.meaning.family != .middle })
    else { return nil }
    return (
      columns,
      Found(
        columns: columns, header: column.question, text: column.question, code: "", section: "", values: values, isGrid: false,
        scale: scale, unknown: unknown)
    )
  }

  /// - Returns: its columns; none where the platform's own layout reads them.
  private mutating func openTicks(_ grid: TickGrids.Grid) -> [Int] {
    guard grid.columns.allSatisfy({ splitChoice(at: $0.number) == nil }) else { return [] }
    let count = grid.columns.reduce(0) { $0 + $1.filled }
    let question = YAMLText.comment(grid.columns[0].battery, length: 60)
    open.append(
      OpenDecision(
        column: grid.columns[0].column.nameOrCode,
        readings: [
          .init(text: ProposalWords.questionOfTicks(question, labels: grid.labels.joined(separator: " < ")), count: count),
          .init(text: ProposalWords.notScoredAs(Reading.tickBox.name), count: count),
        ], evidence: EvidenceWords.oneTickOfAPoint))
    for column in grid.columns.dropFirst() { list(column, .tickBox) }
    return grid.columns.map(\.number)
  }

  // MARK: Doubts

  /// Asks about what weighs most, and lists what stays open.
  private mutating func settle(_ doubts: [Doubt], _ found: inout [Found]) {
    let weighed = doubts.enumerated().sorted { a, b in
      let (first, second) = (Self.weight(a.element), Self.weight(b.element))
      return first != second ? first > second : a.offset < b.offset
    }.map(\.element)
    for doubt in weighed {
      let options = readings(doubt)
      let columns = doubt.columns.map { YAMLText.comment($0.header, length: 60) }
      let more = columns.count > 1 ? ProposalWords.moreColumns(columns.count - 1) : LocalizedText("")
      let leave = ProposalWords.decideLater
      let answer = decide(
        InitDecision(
          kind: .scale, columns: columns,
          question: ProposalWords.whatIsColumn(columns[0], more: more),
          options: options.map { .init(text: $0.text, count: Self.weight(doubt)) } + [.init(text: leave, count: 0)],
          likeliest: options.count,
          evidence: doubt.why,
          values: Self.seen(doubt.columns), weight: Self.weight(doubt)))
      switch answer.flatMap({ options.indices.contains($0) ? options[$0].outcome : nil }) {
      case .scored(let scale, let isReversed):
        for column in doubt.columns { add(column, scale, unknown: [], isReversed: isReversed, to: &found) }
      case .notScored:
        for column in doubt.columns { list(column, .choice) }
      case .toBeOrdered, nil:
        for column in doubt.columns {
          open.append(
            OpenDecision(
              column: column.column.nameOrCode, readings: options.map { .init(text: $0.text, count: $0.answers(of: column)) },
              evidence: doubt.why))
        }
      }
    }
    open.sort { $0.column < $1.column }
  }

  /// The most frequent answers of all columns together. In how many columns one respondent wrote a text makes it no label.
  private static func seen(_ columns: [ColumnFacts]) -> [InitDecision.Value] {
    var most: [TextKey: Int] = [:]
    for value in columns.flatMap(\.column.count.values) { most[TextKey(value.text)] = max(value.count, most[TextKey(value.text)] ?? 0) }
    let pooled = LabelClusters.pooled(columns.flatMap(\.column.count.values))
    let areOffered = YAMLText.areChoices(pooled.map { ($0.text, most[TextKey($0.text)] ?? 0) })
    return pooled.prefix(6).map {
      let isShown = areOffered || YAMLText.isKnown($0.text)
      return .init(text: isShown ? YAMLText.seen($0.text, times: most[TextKey($0.text)] ?? 0) : YAMLText.hidden($0.text), count: $0.count)
    }
  }

  private static func weight(_ doubt: Doubt) -> Int { doubt.columns.reduce(0) { $0 + $1.answers } }

  /// What an open column may be.
  private struct Option {
    enum Outcome {
      case scored(ScaleProposal, isReversed: Bool)
      /// Nobody can order labels by choosing a number: the decision stays open, and says what to write.
      case toBeOrdered
      case notScored
    }

    let text: LocalizedText
    let outcome: Outcome

    /// How many answers of the column it makes use of.
    func answers(of column: ColumnFacts) -> Int { if case .notScored = outcome { column.filled } else { column.answers } }
  }

  private func readings(_ doubt: Doubt) -> [Option] {
    var readings: [Option] = []
    for scale in doubt.question.scales {
      readings.append(Option(text: ProposalWords.question(scale.words), outcome: .scored(scale, isReversed: false)))
      if doubt.question.isNegative || doubt.question.isUndirected {
        readings.append(Option(text: ProposalWords.reversedQuestion(scale.words), outcome: .scored(scale, isReversed: true)))
      }
    }
    if !doubt.question.toBeOrdered.isEmpty {
      let shown = YAMLText.seen(doubt.columns[0].labels, atMost: 11)
      readings.append(Option(text: ProposalWords.questionToBeOrdered(shown), outcome: .toBeOrdered))
    }
    let other = doubt.verdict.decision.ranked.first { $0.reading != .rating }?.reading ?? .choice
    readings.append(Option(text: ProposalWords.notScoredAs(other.name), outcome: .notScored))
    return readings
  }

  // MARK: Ids and sections

  private mutating func arrange(_ found: [Found], _ shelf: inout ScaleShelf, _ ids: inout IDMaker) {
    let names = Self.sectionNames(found.map { (header: $0.text, section: $0.section) })
    let codes = self.codes(found, sections: names, &ids)
    var groups: [(section: String, questions: [Found])] = []
    var places: [String: Int] = [:]
    for (number, (question, name)) in zip(found, names).enumerated() {
      let place = places[name] ?? groups.count
      places[name] = place
      if place == groups.count { groups.append((name, [])) }
      var question = question
      question.code = codes[number]
      groups[place].questions.append(question)
    }
    // Prefixes of one question each say nothing: these questions stand together.
    func isLone(_ group: (section: String, questions: [Found])) -> Bool {
      group.section.isEmpty || group.questions.count == 1 && !group.questions[0].isGrid && !group.questions[0].isInSection
    }
    let lone = groups.filter { isLone($0) }
    groups.removeAll { isLone($0) }
    if !lone.isEmpty { groups.append(("", lone.flatMap(\.questions))) }
    let overall = found.count { HeaderWords($0.text).isOverall }
    for group in groups {
      var questions: [SurveyProposal.ProposedQuestion] = []
      for question in group.questions {
        let place = shelf.place(question.scale, seen: question.values)
        let code = question.code
        questions.append(
          .init(
            code: code, header: question.header, text: question.text, scale: place, unknown: question.unknown,
            isReversed: question.isReversed, guess: question.guess,
            columns: question.columns))
        used.formUnion(question.columns)
        // A section of the form may end with it; where several speak of a whole, each speaks of its own section.
        let isAlone = group.questions.count == 1 || group.section.isEmpty || question.isInSection && overall == 1
        if satisfaction == nil, isAlone, !question.isGrid,
          HeaderWords(question.text).isOverall || HeaderWords(code).isOverall || code == "overall",
          question.scale.builtIn?.hasPrefix("yes") != true, question.scale.builtIn != nil || question.scale.values.count >= 3
        {
          satisfaction = code
        }
      }
      sections.append(.init(id: "", name: group.section, questions: questions))
    }
    for place in sections.indices.sorted(by: { sections[$0].name < sections[$1].name }) {
      let name = sections[place].name
      sections[place] = .init(
        id: ids.id(of: [Int(name) == nil ? name : "part \(name)"], else: "component-\(place + 1)"), name: name,
        questions: sections[place].questions)
    }
  }

  /// Ids are given in an order of what the questions are, not of where they stand: of two texts that make one id the same is always numbered.
  private func codes(_ found: [Found], sections: [String], _ ids: inout IDMaker) -> [String] {
    var places: [String: [Int]] = [:]
    for place in found.indices { places[TextKey(found[place].text).text, default: []].append(place) }
    var codes = found.map { _ in "" }
    let wholes = places.count < found.count ? export.sample.wholes : []
    for text in places.keys.sorted() {
      var same = places[text] ?? []
      if same.count > 1 {
        let signatures = export.sample.signatures(of: same.map { found[$0].columns.first ?? 0 }, wholes: wholes)
        let order = Dictionary(zip(same, signatures)) { first, _ in first }
        same.sort { a, b in
          let (first, second) = ((found[a].code, sections[a]), (found[b].code, sections[b]))
          return first != second ? first < second : order[a, default: 0] < order[b, default: 0]
        }
      }
      for place in same { codes[place] = ids.id(of: [found[place].code, found[place].text], else: "q\(place + 1)") }
    }
    return codes
  }
}
