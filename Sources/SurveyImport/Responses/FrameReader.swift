import SurveyModel
import SurveyWords

/// Reads frame.csv: `respondent,unit,stratum,disposition`, all but the first optional, and the further columns that the index weights by.
struct FrameReader {
  static let ownColumns = [
    NamedTable.Column(
      name: "respondent", isRequired: true,
      usual: [
        "Mã số thuế", "MST", "Mã số doanh nghiệp", "Mã doanh nghiệp", "Mã DN", "Mã người trả lời", "Tax code", "Tax ID", "Respondent ID",
        "Tên doanh nghiệp", "Doanh nghiệp", "Tên công ty", "Company", "Company name", "Name of firm",
      ]),
    NamedTable.Column(
      name: "unit", isRequired: false,
      usual: FrameHeaders.unit),
    NamedTable.Column(
      name: "stratum", isRequired: false, usual: ["Địa bàn", "Nhóm", "Phân tầng", "Tầng", "Khu vực", "Region", "Area"]),
    NamedTable.Column(
      name: "disposition", isRequired: false,
      usual: [
        "Kết quả", "Tình trạng", "Trạng thái", "Kết quả tiếp cận", "Kết quả khảo sát", "Kết quả liên hệ", "Kết quả liên lạc",
        "Kết quả trả lời", "Kết quả phản hồi", "Tình trạng liên hệ", "Tình trạng liên lạc", "Tình trạng tiếp cận", "Tình trạng trả lời",
        "Tình trạng phản hồi", "Tình trạng khảo sát", "Trạng thái liên hệ", "Trạng thái trả lời", "Status", "Outcome", "Result",
        "Contact result", "Contact outcome", "Contact status", "Survey result", "Survey outcome", "Survey status", "Response status",
      ]),
  ]

  /// What else a column of a frame is called, by its own name or one that offices give it.
  static func otherNames(of name: String) -> [String] {
    let key = TextKey(name)
    let names = ownColumns.lazy.map { [$0.name] + $0.usual }.first { $0.contains { TextKey($0) == key } } ?? []
    return names.filter { TextKey($0) != key }
  }

  /// Whether a header is that of a list: the respondent's column, and another one of ours.
  static func isList(_ header: Header) -> Bool {
    let found = ownColumns.map { column in ([column.name] + column.usual).contains { header.places(of: $0).count == 1 } }
    return found[0] && found.dropFirst().contains(true)
  }

  let survey: Survey
  let safeText: SafeText
  /// Names of further columns, which must then be there.
  var columns: [String] = []
  var respondentID = RespondentGroup.RespondentID.text
  var words = RespondentGroup.FrameWords()

  struct Reading {
    let frame: Frame
    let problems: [ImportProblem]
    let file: RecordReading
  }

  /// Numbers the respondents in the order of the file.
  ///
  /// - Throws: for a unit that the survey does not have, a row without a respondent, the same respondent and unit twice: the base of the rates must be right.
  ///   For a further column that is missing, or holds too many texts to be one of categories.
  ///   A stratum or a disposition that is not known is a problem of its row.
  func read(_ file: any RecordSource, respondents: inout ByteKeys) throws(ImportFailure) -> Reading {
    let name = file.input.name
    let units = NameKey(units: survey.units + survey.leftOutUnits)
    let strata = NameKey(strata: survey.strata)
    var rows = Rows()
    var hints = Hints()
    var problems = ProblemList()
    var categories = columns.map { FrameCategories(name: $0) }
    let outcomes = DispositionKey(declared: words.dispositions.map { (text: $0.key, meaning: $0.value) })
    var ids = IDAccount()
    var unknown = UnknownUnits()
    var statuses = StatusTexts()
    var foot = ListFoot()
    let own = Self.ownColumns.map { column in
      var column = column
      column.stated = words.columns[column.name]
      // A survey without strata has no use for where firms are.
      if column.name == "stratum", survey.strata.isEmpty { column.usual = [] }
      return column
    }
    let table = NamedTable(
      columns: own + columns.map { NamedTable.Column(name: $0, isRequired: true) }, saysUnread: true, mapping: FrameFileWords.stateColumns)
    let reading = try table.read(file, end: { unknown.finish(&$0) }) { row, faults in
      let (line, cells) = (row.line, row.cells)
      func fault(_ message: LocalizedText) {
        faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: name, line: line), message: message))
      }
      func problem(
        _ column: String, _ kind: ImportProblem.Kind, expected: LocalizedText, meant: String? = nil, action: LocalizedText,
        found: ImportProblem.Found
      ) {
        problems.append(
          ImportProblem(file: name, line: line, column: column, kind: kind, expected: expected, meant: meant, found: found, action: action))
      }
      let unit = cells[1].isEmpty ? nil : units.place(of: cells[1])
      let disposition = cells[3].isEmpty ? nil : outcomes.disposition(of: cells[3])
      if unit == nil, disposition == nil, foot.takes(row.texts, respondent: cells[0], line: line) { return }
      guard !cells[0].isEmpty else {
        return fault(FrameFileWords.noRespondent)
      }
      if !cells[1].isEmpty, unit == nil {
        return unknown.add(
          cells[1], secret: cells[0], hint: units.hint(for: cells[1]), at: ImportFailure.Place(file: name, line: line), &faults)
      }
      if unit != nil { unknown.addKnown() }
      if let unit, unit >= survey.units.count { return }
      let isCut = NobodysID.isRounded(cells[0]) && (respondentID == .taxCode ? TaxCode(cells[0]) == nil : row.isNumber(0))
      let nobody = isCut ? .cutNumber : NobodysID(cells[0])
      if let nobody { ids.add(nobody, line: line) }
      let code = respondentID == .taxCode ? TaxCode(cells[0]) : nil
      if code?.digits.first == UInt8(ascii: "0") { ids.addCodeWithZero() }
      if respondentID == .taxCode, code == nil, TaxCode.lacksLeadingZero(cells[0]) { ids.addCodeWithoutZero(line: line) }
      if respondentID == .taxCode, code == nil, nobody == nil {
        problem(
          "respondent", .invalidTaxCode, expected: TextWords.taxCode(insteadOf: cells[0]), action: TextWords.codeKeptAsText,
          found: .text(characters: cells[0].count))
      }
      let id = nobody == nil ? code.map { String(decoding: $0.digits, as: UTF8.self) } ?? cells[0] : ownKey(line: line)
      let number = number(of: id, in: &respondents)
      if let earlier = rows.insert(respondent: number, unit: unit, line: line) {
        return fault(FrameFileWords.respondentTwice(earlier))
      }
      var stratum = ResponseTable.noStratum
      if !cells[2].isEmpty {
        if let place = strata.place(of: cells[2]) {
          stratum = UInt16(exactly: place) ?? ResponseTable.noStratum
        } else {
          problem(
            "stratum", .unknownStratum, expected: .stratum, meant: hints.hint(for: cells[2], strata), action: .withoutStratum,
            found: safeText.found(cells[2], secret: cells[0]))
        }
      }
      if !cells[3].isEmpty, disposition == nil {
        problem(
          "disposition", .unknownDisposition, expected: .aaporCode, meant: outcomes.hint(for: cells[3]),
          action: FrameFileWords.withoutDisposition,
          found: StatusTexts.found(cells[3], secret: cells[0]))
        statuses.add(cells[3], of: number)
      }
      if let earlier = rows.add(respondent: number, unit: unit, stratum: stratum, disposition: disposition, line: line) {
        problem(
          "stratum", .stratumDiffers,
          expected: FrameFileWords.oneStratum(earlier),
          action: FrameFileWords.stratumOfRow,
          found: safeText.found(cells[2], secret: cells[0]))
      }
      for column in categories.indices where !categories[column].add(cells[Self.ownColumns.count + column]) {
        fault(FrameFileWords.tooManyCategories(categories[column].name))
      }
    }
    let column = words.columns["respondent"] ?? "respondent"
    if respondentID == .taxCode, let fault = ids.fault(file: name, column: column) { throw ImportFailure(kind: .unusable, faults: [fault]) }
    for problem in ids.problems(file: name, column: column, number: nil) { problems.append(problem) }
    return Reading(
      frame: rows.frame(categories.map(\.column)), problems: statuses.checked(problems.all), file: foot.said(of: name, reading))
  }

  /// Of a row whose id identifies nobody: no response has it.
  private func ownKey(line: Int) -> String { OwnKey(edition: survey.edition, file: -1, line: line).text }

  private func number(of text: String, in respondents: inout ByteKeys) -> UInt32 {
    var text = text
    return text.withUTF8 { field in unsafe withIdentityKey(field) { UInt32(unsafe respondents.insert($0)) } }
  }

  private struct Rows {
    private var respondent: [UInt32] = []
    private var unit: [UInt32?] = []
    private var stratum: [UInt16] = []
    private var disposition: [Disposition?] = []
    private var lineOfKey: [UInt64: Int] = [:]
    /// Of the first row of a respondent that states a stratum.
    private var stated: [UInt32: (stratum: UInt16, line: Int)] = [:]

    /// The line that already holds the respondent and unit.
    mutating func insert(respondent: UInt32, unit: Int?, line: Int) -> Int? {
      let key = frameKey(respondent: respondent, unit: unit)
      if let earlier = lineOfKey[key] { return earlier }
      lineOfKey[key] = line
      return nil
    }

    /// The line on which the respondent is in another stratum.
    mutating func add(respondent: UInt32, unit: Int?, stratum: UInt16, disposition: Disposition?, line: Int) -> Int? {
      self.respondent.append(respondent)
      self.unit.append(unit.map { UInt32($0) })
      self.stratum.append(stratum)
      self.disposition.append(disposition)
      guard stratum != ResponseTable.noStratum else { return nil }
      if let first = stated[respondent] { return first.stratum == stratum ? nil : first.line }
      stated[respondent] = (stratum, line)
      return nil
    }

    func frame(_ columns: [Frame.Column]) -> Frame {
      Frame(respondent: respondent, unit: unit, stratum: stratum, disposition: disposition, columns: columns)
    }
  }
}

/// Respondent and unit in one word; 0 in the lower half stands for no unit.
func frameKey(respondent: UInt32, unit: Int?) -> UInt64 {
  UInt64(respondent) << 32 | UInt64(unit.map { $0 + 1 } ?? 0)
}

/// Where a response is looked up in the frame.
struct FrameIndex {
  private var strata: [UInt64: UInt16] = [:]
  /// Of the first row of a respondent that states one.
  private var stratumOfRespondent: [UInt32: UInt16] = [:]

  init(_ frame: Frame) {
    strata.reserveCapacity(frame.count)
    for row in 0..<frame.count {
      strata[frameKey(respondent: frame.respondent[row], unit: frame.unit[row].map { Int($0) })] = frame.stratum[row]
      if frame.stratum[row] != ResponseTable.noStratum, stratumOfRespondent[frame.respondent[row]] == nil {
        stratumOfRespondent[frame.respondent[row]] = frame.stratum[row]
      }
    }
  }

  /// Whether the respondent was invited for the unit (a row without a unit is an invitation for every one), and the stratum the frame knows.
  func look(respondent: UInt32, unit: Int) -> (isInFrame: Bool, stratum: UInt16) {
    let row = strata[frameKey(respondent: respondent, unit: unit)] ?? strata[frameKey(respondent: respondent, unit: nil)]
    if let row, row != ResponseTable.noStratum { return (true, row) }
    return (row != nil, stratumOfRespondent[respondent] ?? ResponseTable.noStratum)
  }
}
