import SurveyModel

/// Numbers the respondents of a group: those of the frame as it lists them, behind them the others as they come.
struct RespondentRegister: ~Copyable {
  private let rules: ResponseRules
  private let listed: Int
  /// Whether some column, the survey's or the platform's, tells respondents apart.
  private(set) var namesRespondents: Bool
  /// Those that the frame does not list.
  private var keys = ByteKeys()
  /// How many rows had a respondent of their own because no column tells respondents apart.
  private var anonymous = 0
  /// Some key is an ``OwnKey``.
  private var hasOwn = false
  /// What the ids of the file at hand are like.
  private(set) var ids = IDAccount()

  init(_ rules: ResponseRules) {
    self.rules = rules
    listed = rules.listed.keys.count
    namesRespondents = rules.group.namesRespondents
  }

  /// How many the frame does not list, of those who are told apart.
  var count: Int { keys.count }

  mutating func begin(_ file: ResponseFile) {
    ids = IDAccount()
    if file.columns.respondent != nil { namesRespondents = true }
  }

  /// As new for a segment of a file.
  mutating func beginSegment(namesRespondents: Bool) {
    self.namesRespondents = namesRespondents
    keys.removeAll()
    ids = IDAccount()
    anonymous = 0
    hasOwn = false
  }

  mutating func reserve(_ more: Int) { keys.reserve(keys.count + more) }

  /// The keys of those whom the frame does not list; what is left knows none.
  mutating func take() -> RespondentKeys { keys.take() }

  /// The respondent of the row; `nil` where it must name one and does not.
  mutating func number(_ record: Record, _ file: ResponseFile, _ ledger: inout RowLedger) -> UInt32? {
    guard let column = file.columns.respondent else {
      guard namesRespondents else {
        anonymous += 1
        return UInt32(truncatingIfNeeded: listed + anonymous - 1)
      }
      return ownNumber(record, file)
    }
    let field = unsafe trimmed(record.bytes(column))
    // A row without the id that its platform gives to others is its own respondent.
    guard field.count > 0 else { return file.columns.isRespondentMapped ? nil : ownNumber(record, file) }
    if let nobody = unsafe NobodysID(field) {
      ids.add(nobody, line: record.line)
      return ownNumber(record, file)
    }
    guard rules.group.respondentID == .taxCode else {
      if record.kind(column) == .number, NobodysID.isRounded(record.text(column)) {
        ids.add(.cutNumber, line: record.line)
        return ownNumber(record, file)
      }
      let number = unsafe withIdentityKey(field) { unsafe self.number(of: $0) }
      if unsafe !ShortID.isShort(field) {
        ids.addOther(bytes: field.count)
      } else if number >= listed {
        unsafe ids.addShort(String(decoding: field, as: UTF8.self), line: record.line)
      }
      return number
    }
    let text = record.text(column)
    if let code = TaxCode(text) {
      if code.digits.first == UInt8(ascii: "0") { ids.addCodeWithZero() }
      return unsafe code.digits.withUnsafeBufferPointer { unsafe number(of: $0) }
    }
    if NobodysID.isRounded(text) {
      ids.add(.cutNumber, line: record.line)
      return ownNumber(record, file)
    }
    if TaxCode.lacksLeadingZero(text) { ids.addCodeWithoutZero(line: record.line) }
    // No code says whose it is, unless the list of those invited has just this text.
    let listedNumber = unsafe withIdentityKey(field) { key in
      listed > 0 ? unsafe rules.listed.keys.find(key).map { UInt32(truncatingIfNeeded: $0) } : nil
    }
    ledger.list(
      file.problem(
        record, column, .invalidTaxCode, expected: TextWords.taxCode(insteadOf: text), found: .text(characters: text.count),
        action: listedNumber == nil ? RespondentIDWords.ownRespondents(1) : TextWords.codeKeptAsText))
    return listedNumber ?? ownNumber(record, file)
  }

  /// Of an id that only this file holds.
  func unlistedNumber(of id: String) -> UInt32? {
    var id = id
    return id.withUTF8 { unsafe keys.find($0) }.map { UInt32(truncatingIfNeeded: listed + $0) }
  }

  private mutating func number(of key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if listed > 0, let number = unsafe rules.listed.keys.find(key) { return UInt32(truncatingIfNeeded: number) }
    return unsafe UInt32(truncatingIfNeeded: listed + keys.insert(key))
  }

  /// Of a row that names none beside rows that do: a key that no cell can hold, nor a row of another edition.
  private mutating func ownNumber(_ record: Record, _ file: ResponseFile) -> UInt32 { ownNumber(line: record.line, file) }

  mutating func ownNumber(line: Int, _ file: ResponseFile) -> UInt32 {
    hasOwn = true
    var key = OwnKey(edition: rules.survey.edition, file: file.number, line: line).text
    return key.withUTF8 { unsafe number(of: $0) }
  }

  /// What the numbers of a part have become.
  struct Renumbering {
    fileprivate let listed: Int
    fileprivate let isNamed: Bool
    fileprivate let anonymousBefore: UInt32
    fileprivate let numbers: [UInt32]

    func number(_ respondent: UInt32) -> UInt32 {
      guard Int(respondent) >= listed else { return respondent }
      return isNamed ? UInt32(truncatingIfNeeded: listed) &+ numbers[Int(respondent) - listed] : respondent &+ anonymousBefore
    }
  }

  /// Adds the respondents of a part of the file.
  ///
  /// - Parameter lines: of the file before the part.
  mutating func append(_ part: borrowing RespondentRegister, afterLine lines: Int) -> Renumbering {
    let numbers = part.hasOwn ? insertMoved(part, by: lines) : keys.insert(allOf: part.keys)
    ids.append(part.ids, afterLine: lines)
    defer { anonymous += part.anonymous }
    return Renumbering(
      listed: listed, isNamed: namesRespondents, anonymousBefore: UInt32(truncatingIfNeeded: anonymous), numbers: numbers)
  }

  /// The respondents of a part, some of whom are known by the line of their row.
  private mutating func insertMoved(_ part: borrowing RespondentRegister, by lines: Int) -> [UInt32] {
    var numbers: [UInt32] = []
    for local in 0..<part.keys.count {
      let key = OwnKey.moved(part.keys.bytes(of: local), by: lines)
      let number = unsafe key.withUnsafeBufferPointer { unsafe keys.insert($0) }
      numbers.append(UInt32(truncatingIfNeeded: number))
    }
    return numbers
  }
}

/// The key of a row that is its own respondent.
struct OwnKey {
  let edition: String
  let file: Int
  let line: Int

  var text: String { "\u{0}\(edition) \(file) \(line)" }

  /// Where the line is counted from the line after `lines` others: the same key with that line in the file; any other key as it is.
  static func moved(_ key: ArraySlice<UInt8>, by lines: Int) -> ArraySlice<UInt8> {
    guard key.first == 0, let blank = key.lastIndex(of: 32), let line = Int(String(decoding: key[(blank + 1)...], as: UTF8.self)) else {
      return key
    }
    return key[...blank] + Array(String(line + lines).utf8)
  }
}
