import SurveyModel

/// Where the columns that a group maps stand in one of its files.
struct ResponseColumns {
  /// The columns in which one of several units is rated; one for each question of the group, -1 where it is not asked of the unit.
  struct Block {
    /// Index into `Survey.units`.
    let unit: Int
    let answers: [Int]
  }

  let header: Header
  /// No column at -1: not mapped.
  let respondent: Int
  let unit: Int
  let stratum: Int
  let submitted: Int
  let units: Int
  let consent: Int
  let started: Int
  let duration: Int
  let address: Int
  /// Whether the survey maps `submitted` itself: a blank there makes a partial.
  let isSubmittedMapped: Bool
  let isRespondentMapped: Bool
  /// Stands among ``answers`` for a question that was asked and has no column in the row at hand: it is blank. −1 was not asked.
  static let nowhere = -2
  /// One for each question of the group; empty where there are ``blocks``.
  private(set) var answers: [Int]
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
    _ header: Header, group: RespondentGroup, file: RespondentGroup.ResponseFile, isOneUnit: Bool, platform: any Platform = Plain(),
    takesRespondents: Bool = false
  ) throws(ImportFailure) {
    var faults: [ImportFailure.Fault] = []
    let columns = group.columns(of: file)
    let headers = group.headers(of: file)
    let isOneUnit = isOneUnit || !group.blocks.isEmpty
    let texts = group.quality?.identicalText?.columns ?? []
    let mapped = Set(
      columns.all + headers + texts + group.unitColumns.map(\.header) + group.blocks.flatMap { Self.names($0, headers).flatMap(\.self) })
    func column(_ name: String?) -> Int { name.map { header.column($0, mapped: mapped, faults: &faults) } ?? -1 }
    func own(_ role: ExportColumn.Role) -> Int { header.columns.firstIndex { $0.role == role } ?? -1 }
    respondent = columns.respondent == nil && takesRespondents ? own(.respondent) : column(columns.respondent)
    isRespondentMapped = columns.respondent != nil
    unit = isOneUnit || columns.units != nil ? -1 : column(columns.unit)
    units = isOneUnit ? -1 : column(columns.units)
    unitColumns = isOneUnit ? [] : group.unitColumns.map { ($0.unit, column($0.header)) }
    stratum = column(columns.stratum)
    submitted = columns.submitted == nil ? own(.submitted) : column(columns.submitted)
    isSubmittedMapped = columns.submitted != nil
    consent = column(columns.consent)
    started = columns.started == nil ? own(.started) : column(columns.started)
    duration = columns.duration == nil ? own(.duration) : column(columns.duration)
    address = columns.address == nil ? own(.address) : column(columns.address)
    self.texts = texts.map { column($0) }
    if group.blocks.isEmpty || file.unit != nil {
      var answers: [Int] = []
      var split: [(question: Int, options: [Int])] = []
      for (number, name) in headers.enumerated() {
        if platform.splitsChoices, let options = header.options(of: name) {
          split.append((number, options))
          answers.append(Self.nowhere)
        } else {
          answers.append(column(name))
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
            message: .init(
              vi: "cần các cột như \"\(first)\" với tên của một đơn vị ở chỗ {unit}, nhưng không có",
              en: "expected columns such as \"\(first)\" with the name of a unit for {unit}, found none")))
      }
    }
    self.header = header
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
  }

  /// What is said of columns that serve without being mapped.
  var ownColumns: [LocalizedText] {
    var own: [LocalizedText] = []
    if !isSubmittedMapped, let name = name(submitted) {
      own.append(.init(vi: "thời điểm gửi phiếu lấy từ cột \"\(name)\"", en: "the time of submission from the column \"\(name)\""))
    }
    if !isRespondentMapped, let name = name(respondent) {
      own.append(.init(vi: "người trả lời lấy từ cột \"\(name)\"", en: "the respondent from the column \"\(name)\""))
    }
    return own
  }

  /// The columns of answers.
  var mapped: [Int] { answers + split.flatMap(\.options) + blocks.flatMap(\.answers) }

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
    switch block.place {
    case .headers(let own):
      return Block(unit: block.unit, answers: own.map { $0.map { header.column($0, mapped: mapped, faults: &faults) } ?? -1 })
    case .marks(_, let isRequired):
      // The spelling that most of the block's columns are found under.
      let spellings = names(block, headers)
      let marked = headers.indices.filter { headers[$0].contains(RespondentGroup.Block.placeholder) }
      func found(_ names: [String]) -> Int { marked.count { !header.places(of: names[$0]).isEmpty } }
      guard let first = spellings.first else { return nil }
      let names = spellings.dropFirst().reduce(first) { found($1) > found($0) ? $1 : $0 }
      if !isRequired, found(names) == 0 { return nil }
      return Block(unit: block.unit, answers: names.map { header.column($0, mapped: mapped, faults: &faults) })
    }
  }

  /// The columns of one row: of a question with a column for each option, that of the option that was chosen.
  ///
  /// - Parameter surplus: is told of a question in which two were chosen, with the second; it has no answer then.
  func chosen(in record: Record, surplus: (Int) -> Void) -> ResponseColumns {
    var columns = self
    for (question, options) in split {
      let filled = options.filter { column in unsafe trimmed(record.bytes(column)).count > 0 }
      columns.answers[question] = filled.count == 1 ? filled[0] : Self.nowhere
      if filled.count > 1 { surplus(filled[1]) }
    }
    return columns
  }
}
