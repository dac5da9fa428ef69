import SurveyModel

/// Where the columns that a group maps stand in one of its files.
struct ResponseColumns {
  /// The columns in which one of several units is rated; one for each question of the group.
  struct Block {
    /// Index into `Survey.units`.
    let unit: Int
    let answers: [AnswerPlace]
  }

  /// Index into the files of the group.
  let file: Int

  let header: Header
  let respondent: Int?
  let unit: Int?
  let stratum: Int?
  let submitted: Int?
  let units: Int?
  let consent: Int?
  let started: Int?
  let duration: Int?
  let address: Int?
  /// Whether the survey maps `submitted` itself: a blank there makes a partial.
  let isSubmittedMapped: Bool
  let isRespondentMapped: Bool
  /// One for each question of the group; empty where there are ``blocks``.
  let answers: [AnswerPlace]
  /// Questions that are answered in one of several columns, an option each.
  let split: [(question: Int, options: [Int])]
  /// Empty where a row does not rate units side by side.
  let blocks: [Block]
  /// A multiple choice of units: a column each.
  let unitColumns: [(unit: Int, column: Int)]
  /// Of ``SurveyModel/RespondentGroup/Quality/IdenticalText``.
  let texts: [Int]

  /// - Parameters:
  ///   - platform: whose own columns serve where the survey maps none.
  ///   - takesRespondents: whether those tell respondents apart too.
  /// - Throws: with all mapped columns that the file does not have, or has twice.
  init(
    _ header: Header, group: RespondentGroup, file number: Int, isOneUnit: Bool, platform: any Platform = Plain(),
    takesRespondents: Bool = false
  ) throws(ImportFailure) {
    var faults: [ImportFailure.Fault] = []
    let file = group.responses[number]
    self.file = number
    let columns = group.columns(of: file)
    let headers = group.headers(of: file)
    let isOneUnit = isOneUnit || !group.blocks.isEmpty
    let texts = group.quality?.identicalText?.columns ?? []
    let mapped = Set(
      columns.all + headers + texts + group.unitColumns.map(\.header) + group.blocks.flatMap { Self.names($0, headers).flatMap(\.self) })
    func column(_ name: String?) -> Int? { name.flatMap { header.column($0, mapped: mapped, faults: &faults) } }
    func own(_ role: ExportColumn.Role) -> Int? { header.columns.firstIndex { $0.role == role } }
    respondent = columns.respondent == nil && takesRespondents ? own(.respondent) : column(columns.respondent)
    isRespondentMapped = columns.respondent != nil
    unit = isOneUnit || columns.units != nil ? nil : column(columns.unit)
    units = isOneUnit ? nil : column(columns.units)
    unitColumns = isOneUnit ? [] : group.unitColumns.compactMap { chosen in column(chosen.header).map { (chosen.unit, $0) } }
    stratum = column(columns.stratum)
    submitted = columns.submitted == nil ? own(.submitted) : column(columns.submitted)
    isSubmittedMapped = columns.submitted != nil
    consent = column(columns.consent)
    started = columns.started == nil ? own(.started) : column(columns.started)
    duration = columns.duration == nil ? own(.duration) : column(columns.duration)
    address = columns.address == nil ? own(.address) : column(columns.address)
    self.texts = texts.compactMap { column($0) }
    if submitted == nil, columns.submitted == nil, group.leaveOut.contains(.outsideFieldwork) {
      faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: header.file, line: header.line), message: .noTimes))
    }
    if group.blocks.isEmpty || file.unit != nil {
      var answers: [AnswerPlace] = []
      var split: [(question: Int, options: [Int])] = []
      for (number, name) in headers.enumerated() {
        if platform.splitsChoices, let options = header.options(of: name) {
          split.append((number, options))
          answers.append(.unanswered)
        } else {
          answers.append(column(name).map { .column($0) } ?? .notAsked)
        }
      }
      self.answers = answers
      self.split = split
      blocks = []
    } else {
      answers = []
      split = []
      blocks = group.blocks.compactMap { Self.block($0, headers: headers, in: header, mapped: mapped, faults: &faults) }
      if blocks.isEmpty, faults.isEmpty {
        let first = headers.first { $0.contains(RespondentGroup.Block.placeholder) } ?? ""
        faults.append(
          ImportFailure.Fault(
            place: ImportFailure.Place(file: header.file, line: header.line),
            message: AnswerWords.noColumnsOfUnits(first)))
      }
    }
    self.header = header
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
  }

  /// What is said of columns that serve without being mapped.
  var ownColumns: [LocalizedText] {
    var own: [LocalizedText] = []
    if !isSubmittedMapped, let name = submitted.flatMap({ name($0) }) {
      own.append(AnswerWords.submittedFrom(name))
    }
    if !isRespondentMapped, let name = respondent.flatMap({ name($0) }) {
      own.append(AnswerWords.respondentFrom(name))
    }
    return own
  }

  /// The columns of answers.
  var mapped: [Int] { (answers + blocks.flatMap(\.answers)).compactMap(\.column) + split.flatMap(\.options) }

  func name(_ column: Int) -> String? { header.names.indices.contains(column) ? header.names[column] : nil }

  /// The headers of the block in each spelling.
  private static func names(_ block: RespondentGroup.Block, _ headers: [String]) -> [[String]] {
    switch block.place {
    case .headers(let own): [own.compactMap(\.self)]
    case .marks(let marks, _):
      marks.map { mark in headers.map { $0.replacing(RespondentGroup.Block.placeholder, with: mark) } }
    }
  }

  /// `nil` for a unit that the file need not have, and of which it has no column.
  private static func block(
    _ block: RespondentGroup.Block, headers: [String], in header: Header, mapped: Set<String>, faults: inout [ImportFailure.Fault]
  ) -> Block? {
    func place(_ name: String?) -> AnswerPlace {
      name.flatMap { header.column($0, mapped: mapped, faults: &faults) }.map { .column($0) } ?? .notAsked
    }
    switch block.place {
    case .headers(let own):
      return Block(unit: block.unit, answers: own.map { place($0) })
    case .marks(_, let isRequired):
      // The spelling that most of the block's columns are found under.
      let spellings = names(block, headers)
      let marked = headers.indices.filter { headers[$0].contains(RespondentGroup.Block.placeholder) }
      func found(_ names: [String]) -> Int { marked.count { !header.places(of: names[$0]).isEmpty } }
      guard let first = spellings.first else { return nil }
      let names = spellings.dropFirst().reduce(first) { found($1) > found($0) ? $1 : $0 }
      if !isRequired, found(names) == 0 { return nil }
      return Block(unit: block.unit, answers: names.map { place($0) })
    }
  }

  /// Where one row answers: of a question with a column for each option, the column of the option that was chosen.
  ///
  /// Beside it, of each question in which two were chosen, the second; it has no answer then.
  func chosen(in record: Record) -> (answers: [AnswerPlace], surplus: [Int]) {
    var answers = answers
    var surplus: [Int] = []
    for (question, options) in split {
      let filled = options.filter { column in unsafe trimmed(record.bytes(column)).count > 0 }
      answers[question] = filled.count == 1 ? .column(filled[0]) : .unanswered
      if filled.count > 1 { surplus.append(filled[1]) }
    }
    return (answers, surplus)
  }
}
