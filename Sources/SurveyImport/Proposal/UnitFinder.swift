import SurveyModel

/// Finds the column that says which unit a row rates, and those that might.
struct UnitFinder {
  struct Candidate {
    /// Index into the columns of the export.
    let column: Int
    let decision: ColumnDecision
    let separator: Character?
    let names: [(text: String, count: Int)]

    var points: Int { decision.points(.unit) }
  }

  let export: CountedExport
  let facts: [ColumnFacts]
  /// Names and aliases of units that are known from an earlier survey.
  let known: Set<TextKey>
  /// Codes of questions that have boxes of their own: what stands before a stroke in the codes of others.
  private let boxed: Set<String>

  init(export: CountedExport, facts: [ColumnFacts], known: Set<TextKey> = []) {
    (self.export, self.facts, self.known) = (export, facts, known)
    boxed = facts.reduce(into: []) { boxed, facts in
      let code = facts.column.export.code
      for stroke in code.indices where code[stroke] == "/" { boxed.insert(String(code[..<stroke])) }
    }
  }

  /// From here on a column names the units, if it leads the next by ``lead``.
  static let sure = 9
  static let lead = 3
  private static let possible = 5
  static let mostUnits = 300

  /// Likeliest first.
  var candidates: [Candidate] {
    let all = facts.compactMap { candidate($0) }.sorted { a, b in
      if a.points != b.points { return a.points > b.points }
      return facts[a.column].header < facts[b.column].header
    }
    // Where the respondents work themselves, beside the office that they rate.
    let others = all.filter { !facts[$0.column].words.isOwnUnit }
    let isAsked = others.contains { $0.points >= Self.sure && strength(of: facts[$0.column]) == .strong }
    return isAsked ? others : all
  }

  /// Columns that name what could be rated, though nothing says that it is: a choice between several, a place, a class.
  ///
  /// - Parameter choices: headers of the columns that are choices without order.
  func others(besides used: Set<Int>, choices: Set<String>) -> [ColumnFacts] {
    facts.filter { facts in
      let column = facts.column
      guard !used.contains(facts.number), column.name != nil, column.export.row.isEmpty, column.export.kind == .question,
        !column.count.isOpen, !facts.words.isOwnFact, !facts.words.isPerson || facts.words.isTaught, facts.consent == nil,
        !facts.words.isComment, !facts.words.isOfHome, !facts.words.holds(Self.otherAsks), !hasBoxes(column)
      else { return false }
      let values = facts.shape.words
      guard (2...Self.mostUnits).contains(values.count), column.count.filled >= values.count * 2, facts.shape.numbersOnly.answers.isEmpty,
        !LabelScale.isScaleLike(values), facts.words.namesPlace || LabelScale.meanings(values).known.isEmpty
      else { return false }
      return facts.words.namesPlace || choices.contains(column.export.code) && !facts.words.isFact && !facts.words.isRating
    }
  }

  /// A choice of one unit that has a column for each.
  struct SplitChoice {
    let question: String
    /// Indices into the columns of the export.
    let columns: [Int]
  }

  /// By their questions.
  var splitChoices: [SplitChoice] {
    var found: [String: [Int]] = [:]
    for (number, column) in export.columns.enumerated()
    where !column.export.row.isEmpty && !column.export.question.isEmpty && column.export.kind != .comment {
      let (question, values) = (column.export.question, column.count.values)
      // Each holds its own name, or nothing.
      guard !column.count.isOpen, values.count <= 1, values.allSatisfy({ TextKey($0.text) == TextKey(column.export.row) }),
        export.severalChosen[question] == nil, HeaderWords(question).unit != .none
      else { continue }
      found[question, default: []].append(number)
    }
    return found.filter { $0.value.count >= 2 }.map { SplitChoice(question: $0.key, columns: $0.value) }.sorted {
      $0.question < $1.question
    }
  }

  /// The split choice that says which unit a row rates: the one whose question asks for nothing else or whose options are names of offices, with an option
  /// chosen in nearly every row.
  var splitUnit: SplitChoice? {
    let sure = splitChoices.filter { choice in
      let rows = choice.columns.map { export.columns[$0].export.row }
      let words = HeaderWords(choice.question)
      let offices = rows.count { HeaderWords($0).holds(HeaderWords.offices) }
      let chosen = choice.columns.reduce(0) { $0 + export.columns[$1].count.filled }
      let isAsked = words.unit == .strong || offices * 2 >= rows.count && !words.isFact
      return isAsked && !words.holds(Self.otherAsks) && !words.isOwnUnit && chosen * 10 >= export.rows * 9
        && Set(rows.map { TextKey($0) }).count == rows.count
        && choice.columns.allSatisfy { export.columns[$0].name != nil && YAMLText.isHarmless(export.columns[$0].export.row) }
    }
    return sure.count == 1 ? sure[0] : nil
  }

  private func candidate(_ facts: ColumnFacts) -> Candidate? {
    let column = facts.column
    guard column.name != nil, column.export.row.isEmpty, isPossible(facts), !column.count.isOpen else { return nil }
    // Without units that are known nothing but words can name one.
    if known.isEmpty, column.labels == nil, facts.shape.words.isEmpty { return nil }
    let header = TextKey(column.export.code)
    func isKnown(_ text: String) -> Bool { known.contains(TextKey(text)) }
    let named = column.count.values.filter { value in
      value.count > 0 && column.labels?.kinds[TextKey(value.text)] == nil && MissingWords.kind(value.text) == nil
        && plainNumber(value.text).map { $0 < 0 || [77, 88, 99, 999].contains($0) } != true
        && TextKey(value.text) != header && YAMLNode.canHold(value.text) && !TextKey(value.text).text.isEmpty
        && (isKnown(value.text) || !StrayNames.isStray(value) && !StrayNames.isTotal(value.text))
    }
    let values = column.labels?.isWhole == true || facts.words.isTaught ? named : StrayNames.withoutTyped(named, isKnown: isKnown)
    guard !values.isEmpty, column.count.times < column.count.filled, !hasBoxes(column) else { return nil }
    let (names, separator) = split(values)
    guard names.count <= Self.mostUnits, names.allSatisfy({ YAMLText.isHarmless($0.text) || known.contains(TextKey($0.text)) }) else {
      return nil
    }
    let declared = names.count { known.contains(TextKey($0.text)) }
    let offices = names.count { name in HeaderWords(name.text).holds(HeaderWords.offices) }
    let isOffice = offices * 2 >= names.count
    let isDeclared = declared * 2 >= names.count
    let strength = self.strength(of: facts)
    if !isDeclared {
      if LabelScale.isScaleLike(values) || names.allSatisfy({ plainNumber($0.text) != nil }) { return nil }
      if strength == .none, !isOffice { return nil }
      if facts.words.isPerson, strength != .strong, !facts.words.isTaught { return nil }
      if facts.words.holds(Self.otherAsks) { return nil }
    }
    var evidence: [Evidence] = []
    func add(_ points: Int, _ text: LocalizedText) { evidence.append(Evidence(.unit, points, text)) }
    switch strength {
    case .strong: add(6, EvidenceWords.asksWhichUnit)
    case .weak: add(2, EvidenceWords.speaksOfUnit)
    case .none: break
    }
    if isOffice {
      add(6, EvidenceWords.namesOfOffices(offices, count: names.count))
    }
    if isDeclared { add(12, EvidenceWords.unitsOfEditionBefore(declared)) }
    let repeats = column.count.filled >= names.count * 2
    if repeats { add(2, EvidenceWords.namesRepeat) }
    if names.count >= 2 { add(1, EvidenceWords.differentNames(names.count)) }
    if column.count.filled == export.rows { add(1, EvidenceWords.inEveryRow) }
    // A named column in a file of a few rows need not repeat; one that never does names the firm.
    if !repeats {
      let isSmall = export.rows < 10 && (strength == .strong || isOffice)
      add(isSmall ? 1 : -8, EvidenceWords.namesDoNotRepeat)
    }
    if facts.words.isRespondent, strength != .strong {
      add(-6, EvidenceWords.speaksOfRespondent)
    }
    if facts.words.isFact, strength != .strong, !facts.words.isTaught, !facts.words.asksWhich {
      add(-8, EvidenceWords.asksAboutTheRespondent)
    }
    if facts.words.isRating, strength != .strong, !isOffice, !facts.words.isTaught, !facts.words.asksWhich {
      add(-6, EvidenceWords.asksForRating)
    }
    if facts.words.isStratum, strength != .strong {
      add(-6, EvidenceWords.asksForRegion)
    }
    if separator != nil, strength != .strong, !isOffice, !isDeclared { return nil }
    let decision = ColumnDecision(evidence)
    guard decision.points(.unit) >= Self.possible, repeats || decision.points(.unit) >= Self.sure else { return nil }
    return Candidate(column: facts.number, decision: decision, separator: separator, names: names)
  }

  /// Of a choice of several, `services` beside `services/customs` and `services/tax`, the cell holds all that were ticked.
  private func hasBoxes(_ column: CountedExport.Column) -> Bool { boxed.contains(column.export.code) }

  /// A choice between offices that is no rating of them.
  private static let otherAsks = [
    "cải thiện", "improve", "improvement", "prefer", "thích nhất", "best", "tốt nhất", "most", "should", "worst", "kém nhất", "mong muốn",
    "would like", "trước đây", "previous", "next",
  ]

  /// Of `khao_sat/Đơn vị` and `form-unit` the last part counts too: in front of it stands the group of the form.
  private func strength(of facts: ColumnFacts) -> HeaderWords.UnitStrength {
    let code = facts.column.export.code
    let isPath = code.contains("/") || !code.contains(" ")
    let last = isPath ? code.split { "/-:".contains($0) }.last.map { HeaderWords(String($0)).unit } : nil
    return max(facts.words.unit, max(facts.code.unit, last ?? .none))
  }

  private func isPossible(_ facts: ColumnFacts) -> Bool {
    switch facts.column.export.kind {
    case .question: true
    case .system(.other): strength(of: facts) != .none
    default: false
    }
  }

  /// The names in cells that hold several. A name that holds the separator itself is seen by its parts, which never part.
  private func split(_ values: [(text: String, count: Int)]) -> (names: [(text: String, count: Int)], separator: Character?) {
    for separator in [";", "|", ","] as [Character] where values.contains(where: { $0.text.contains(separator) }) {
      var counts: [TextKey: (text: String, count: Int, company: Set<[TextKey]>, alone: Bool)] = [:]
      for value in values {
        let parts = value.text.split(separator: separator).map { withoutBlanks($0) }.filter { !$0.isEmpty }
        let keys = parts.map { TextKey($0) }.sorted { $0.text < $1.text }
        for part in parts {
          var known = counts[TextKey(part)] ?? (part, 0, [], false)
          known.count += value.count
          known.company.insert(keys.filter { $0 != TextKey(part) })
          known.alone = known.alone || parts.count == 1
          if part < known.text { known.text = part }
          counts[TextKey(part)] = known
        }
      }
      // Microsoft's answers end in a semicolon, also where one was chosen.
      let isTrailing = values.allSatisfy { $0.text.split(separator: separator).count <= 1 }
      let holding = values.count { $0.text.split(separator: separator).count > 1 }
      // A part of nearly every name is a part of the names.
      let isCommon = counts.values.contains { !$0.alone && $0.company.count * 10 >= holding * 9 && holding > 3 }
      let alone = counts.values.count { $0.alone }
      let parts = counts.values.map { (text: $0.text, count: $0.count) }.sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text
      }
      if isTrailing || !isCommon && alone > 0 && (alone * 2 >= counts.count || counts.count < values.count) { return (parts, separator) }
      if !isCommon, alone == 0, counts.count < values.count, counts.values.allSatisfy({ $0.company.count > 1 }) {
        return (parts, separator)
      }
    }
    return (values, nil)
  }
}

/// Units whose columns stand side by side: `Question [Unit]`, where the rows that the questions share are names of offices.
struct UnitBlocks {
  let rows: [(text: String, count: Int)]

  init(_ export: CountedExport, known: Set<TextKey> = []) {
    var questions: [String: [(text: String, count: Int)]] = [:]
    for column in export.columns where column.export.kind == .question && !column.export.row.isEmpty && !column.export.question.isEmpty {
      questions[column.export.question, default: []].append((column.export.row, column.count.filled))
    }
    let names = questions.keys.sorted()
    // How many questions have the same rows, each once.
    var alike: [Set<TextKey>: Int] = [:]
    for rows in questions.values {
      let keys = Set(rows.map { TextKey($0.text) })
      if keys.count == rows.count { alike[keys, default: 0] += 1 }
    }
    for name in names {
      let rows = questions[name] ?? []
      let keys = Set(rows.map { TextKey($0.text) })
      guard rows.count >= 2, keys.count == rows.count else { continue }
      let same = alike[keys] ?? 0
      let offices = rows.count { HeaderWords($0.text).holds(HeaderWords.offices) || known.contains(TextKey($0.text)) }
      // A single question about several offices is enough where all of them are known.
      if same >= 2, offices * 2 >= rows.count {
        self.rows = rows.sorted { $0.text < $1.text }
        return
      }
    }
    rows = []
  }
}
