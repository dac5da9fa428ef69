import SurveyModel

/// Finds the columns of a form that are no questions: who answered, when, for how long, and whether they agreed to take part.
struct RoleFinder {
  let export: CountedExport
  let facts: [ColumnFacts]
  var used: Set<Int>
  private(set) var columns: [(role: String, header: String)] = []
  private(set) var usesTaxCodes = false
  /// Answers that agree, where the standard ones do not tell; `nil` where no column asks for consent, or all agree by a standard answer.
  private(set) var consent: [String]?
  private(set) var hasConsent = false
  /// What is to be known about the ids, for people.
  private(set) var notes: [LocalizedText] = []
  /// What is taken though it is not sure.
  private(set) var guesses: [OpenDecision] = []
  private let decide: (InitDecision) -> Int?

  init(export: CountedExport, facts: [ColumnFacts], used: Set<Int>, decide: @escaping (InitDecision) -> Int?) {
    self.export = export
    self.facts = facts
    self.used = used
    self.decide = decide
  }

  private mutating func map(_ role: String, _ number: Int) {
    guard let name = export.columns[number].name else { return }
    used.insert(number)
    columns.append((role, name))
  }

  /// - Parameter unit: the column of the unit, which tells a respondent's rows apart.
  mutating func findRespondent(unit: Int?, units: Int) {
    func isFilled(_ column: ColumnFacts) -> Bool {
      !used.contains(column.number) && column.column.name != nil && column.column.count.filled * 20 >= export.rows * 19
    }
    func isLikely(_ column: ColumnFacts) -> Bool {
      let count = column.column.count
      guard isFilled(column), count.distinct >= 2 else { return false }
      // Ids that would make one answer in ten a duplicate tell nobody apart.
      let (different, rows) = export.sample.distinct([column.number] + (unit.map { [$0] } ?? []))
      return unit == nil && units > 1 ? count.distinct * units * 10 >= count.filled * 9 : different * 10 >= rows * 9 && rows > 0
    }
    func isID(_ column: ColumnFacts) -> Bool {
      [.question, .comment, .system(.respondent)].contains(column.column.export.kind) && column.column.export.row.isEmpty
    }
    func asks(_ column: ColumnFacts, _ says: (HeaderWords) -> Bool) -> Bool {
      ([column.column.export.code, column.column.export.question] + column.column.export.spellings).contains {
        $0.count <= 60 && says(HeaderWords($0))
      }
    }
    // Forms that were sent twice, or exports that overlap, are what ids are for: a header that asks for tax codes, and their check digits, outweigh them.
    let stated = facts.first { column in
      isID(column) && isFilled(column) && column.column.export.role == nil && column.column.count.mayBeTaxCodes
        && asks(column) { $0.isTaxCode }
    }
    let checked = facts.first { isID($0) && isFilled($0) && $0.column.count.areTaxCodes && $0.column.count.distinct > max(10, units) }
    let likely = facts.filter { isLikely($0) }
    let taxed = likely.first { isID($0) && $0.column.count.areTaxCodes }
    let named = likely.first { column in
      isID(column) && column.column.export.role == nil && asks(column) { $0.isRespondent }
        && !LabelScale.isScaleLike(column.labels) && !(column.words.isPerson && !column.words.isRespondent)
    }
    let own = likely.first { $0.column.export.role == .respondent }
    let address = likely.first { $0.column.export.role == .email && $0.column.count.addresses * 2 > export.rows }
    // Of another form than tax codes, and in several rows: what the header asks for, and whether the cells are codes, must tell.
    let asked = facts.first { column in
      isID(column) && isFilled(column) && column.column.export.role == nil && column.column.count.distinct > max(4, units)
        && asks(column) { $0.isRespondent } && !LabelScale.isScaleLike(column.labels)
        && !(column.words.isPerson && !column.words.isRespondent)
    }
    var repeating: ColumnFacts?
    if [stated, taxed, checked, named].allSatisfy({ $0 == nil }), let asked, repeats(asked, unit: unit) { repeating = asked }
    guard let chosen = stated ?? taxed ?? checked ?? named ?? repeating ?? own ?? address else { return }
    map("respondent", chosen.number)
    usesTaxCodes = [stated, taxed, checked].contains { $0?.number == chosen.number }
    note(chosen, unit: unit)
  }

  /// Whether ids that stand in several rows tell respondents apart: sure of codes that stand twice at most, as where a form was sent again; else asked.
  private mutating func repeats(_ column: ColumnFacts, unit: Int?) -> Bool {
    let (different, rows) = export.sample.distinct([column.number] + (unit.map { [$0] } ?? []))
    let count = column.column.count
    if rows > 0, different * 2 >= rows, count.codes * 10 >= count.filled * 9 { return true }
    // A kind of firm has few values.
    guard rows > 0, count.distinct * 5 >= rows || count.codes * 10 >= count.filled * 9 else { return false }
    let shown = YAMLText.comment(column.header, length: 60)
    let texts = [ProposalWords.isRespondentID, ProposalWords.everyRowIsOne]
    let evidence = ProposalWords.idsRepeat(rows - different, of: rows)
    let answer = decide(
      InitDecision(
        kind: .respondent, columns: [shown], question: ProposalWords.whetherRespondent(shown),
        options: texts.map { .init(text: $0, count: rows) } + [.init(text: ProposalWords.decideLater, count: 0)], likeliest: 2,
        evidence: evidence, values: [], weight: rows - different))
    if let answer, texts.indices.contains(answer) { return answer == 0 }
    guesses.append(
      OpenDecision(
        column: column.column.nameOrCode, readings: texts.map { .init(text: $0, count: rows) }, evidence: evidence,
        taken: texts[1]))
    return false
  }

  /// Says what the ids lack, never one of them.
  private mutating func note(_ column: ColumnFacts, unit: Int?) {
    let count = column.column.count
    if usesTaxCodes, count.damagedTaxCodes > 0 {
      notes.append(ProposalWords.damagedTaxCodes(count.damagedTaxCodes, of: count.filled))
      return
    }
    guard unit != nil || export.files.count == 1 else { return }
    let (different, rows) = export.sample.distinct([column.number] + (unit.map { [$0] } ?? []))
    if rows > 0, different * 10 < rows * 9 { notes.append(ProposalWords.repeatedRespondents(rows - different, of: rows)) }
  }

  mutating func findTimes() {
    for (role, name) in [(ExportColumn.Role.started, "started"), (.duration, "duration"), (.address, "address")] {
      let found = facts.first { !used.contains($0.number) && $0.column.export.role == role && $0.column.name != nil && $0.filled > 0 }
      if let found { map(name, found.number) }
    }
    guard submitted == nil else { return }
    func isTime(_ column: ColumnFacts) -> Bool {
      !used.contains(column.number) && column.column.name != nil && column.isQuestion && column.column.export.row.isEmpty
        && column.filled * 2 > export.rows && column.column.count.times == column.filled
        && !column.words.holds(["sinh", "birth", "dob", "thành lập", "joined", "hired"])
    }
    let times = facts.filter { isTime($0) }
    let ends = times.first {
      $0.words.holds(["submitted", "submit date", "end date", "end", "completed", "recorded date", "nộp", "hoàn thành", "kết thúc", "gửi"])
    }
    if let found = ends ?? times.first { map("submitted", found.number) }
  }

  /// The column of times, mapped or the platform's own.
  var submitted: Int? {
    if let name = columns.first(where: { $0.role == "submitted" })?.header { return export.columns.firstIndex { $0.name == name } }
    return export.columns.firstIndex { $0.export.role == .submitted && $0.count.filled > 0 }
  }

  // MARK: Consent

  mutating func findConsent() {
    let candidates = facts.filter {
      !used.contains($0.number) && $0.isQuestion && $0.column.name != nil && $0.column.export.row.isEmpty
        && $0.consent != nil
    }
    for column in candidates {
      guard let agreeing = Self.agreeing(column), isTaken(column, agreeing) else { continue }
      map("consent", column.number)
      hasConsent = true
      let standard = Set(RespondentGroup.standardConsent.map { TextKey($0) })
      let refusing = column.column.count.values.filter { value in !agreeing.contains { TextKey($0) == TextKey(value.text) } }
      if !agreeing.allSatisfy({ standard.contains(TextKey($0)) }) || refusing.contains(where: { standard.contains(TextKey($0.text)) }) {
        consent = agreeing
      }
      if let labels = column.column.labels, labels.isWhole { consent = agreeing.flatMap { labels.codes(of: $0) } }
      return
    }
  }

  /// A consent that would leave few rows is a question of another kind.
  private func isTaken(_ column: ColumnFacts, _ agreeing: [String]) -> Bool {
    let rows = column.column.count.values.filter { value in agreeing.contains { TextKey($0) == TextKey(value.text) } }.reduce(0) {
      $0 + $1.count
    }
    return rows > 0 && column.filled * 10 >= export.rows * 8 && rows * 2 >= export.rows
  }

  /// The answers that agree to take part; `nil` where an answer is neither yes nor no to it.
  private static func agreeing(_ column: ColumnFacts) -> [String]? {
    let values = column.column.count.values
    guard !column.isOpen, !values.isEmpty, values.count <= 4 else { return nil }
    let isTurned = column.consent == .declining
    var agreeing: [String] = []
    for value in values {
      guard let says = says(value.text) else { return nil }
      if says != isTurned { agreeing.append(value.text) }
    }
    return agreeing.isEmpty ? nil : agreeing.sorted()
  }

  /// Whether the answer says yes; `nil` where it says neither.
  private static func says(_ text: String) -> Bool? {
    let words = HeaderWords(text)
    if words.holds([
      "no", "not", "don't", "do not", "decline", "declined", "disagree", "refuse", "refused", "withdraw", "không", "từ chối", "false",
      "never", "n", "chưa", "cannot",
    ]) || words.text == "0" {
      return false
    }
    if words.holds([
      "yes", "y", "agree", "i agree", "consent", "accept", "accepted", "true", "ok", "continue", "có", "đồng ý", "chấp nhận", "chấp thuận",
      "sẵn sàng", "agreed", "checked", "participate",
    ])
      || words.text == "1"
    {
      return true
    }
    return nil
  }

  // MARK: Strata

  /// A column that says where the firm is, or of what kind.
  mutating func findStrata() -> (column: Int, names: [(text: String, count: Int)])? {
    let found = facts.first { column in
      guard !used.contains(column.number), column.column.name != nil, column.isQuestion, column.column.export.row.isEmpty, !column.isOpen,
        column.words.isStratum || column.code.isStratum, !column.words.isRating, column.header.count <= 90
      else { return false }
      let values = Self.names(column)
      return (2...12).contains(values.count)
        && values.allSatisfy {
          !TextKey($0.text).text.isEmpty && YAMLNode.canHold($0.text) && $0.text.count <= 60 && YAMLText.isHarmless($0.text)
            && plainNumber($0.text) == nil
        }
        && !LabelScale.isScaleLike(values) && column.column.count.addresses == 0
    }
    guard let found, let name = found.column.name else { return nil }
    used.insert(found.number)
    columns.append(("stratum", name))
    return (found.number, Self.names(found).sorted { $0.text < $1.text })
  }

  private static func names(_ column: ColumnFacts) -> [(text: String, count: Int)] {
    column.column.count.values.filter {
      $0.count > 0 && column.column.labels?.kinds[TextKey($0.text)] == nil && MissingWords.kind($0.text) == nil
        && plainNumber($0.text).map { $0 < 0 } != true
        && TextKey($0.text) != TextKey(column.column.export.code) && !StrayNames.isStray($0)
    }
  }
}
