import SurveyModel

/// The header of an export: its platform, and what each column is. Takes the first records of the file until one of them is no header.
struct ExportHeader {
  private let stated: (any Platform)?
  private(set) var platform: any Platform = Plain()
  /// Records of the header, in their order.
  private(set) var top: [HeaderRecord] = []
  private(set) var isWhole = false
  /// By what the platform was recognised; `nil` where it was stated, or no platform was.
  private(set) var reason: LocalizedText?
  /// One for every cell of the header; empty until that is whole.
  private(set) var columns: [ExportColumn] = []

  /// - Parameter platform: stated by the survey; else it is recognised.
  init(platform: (any Platform)? = nil) { stated = platform }

  /// Whether the record is of the header.
  ///
  /// - Throws: where a header line cannot be read.
  mutating func take(_ record: Record, file: String) throws(ImportFailure) -> Bool {
    if isWhole { return false }
    if top.isEmpty {
      guard record.strayQuote == nil else { throw Header.strayQuote(file: file, line: record.line) }
      top.append(HeaderRecord(record))
      return true
    }
    if top.count == 1 { recognize(top + (record.strayQuote == nil ? [HeaderRecord(record)] : [])) }
    if record.strayQuote == nil, case let next = HeaderRecord(record), platform.isHeader(next, after: top) {
      top.append(next)
      return true
    }
    finish()
    return false
  }

  /// No record follows.
  mutating func finish() {
    guard !isWhole, !top.isEmpty else { return }
    if top.count == 1 { recognize(top) }
    isWhole = true
    columns = platform.columns(top)
    makeAddressable()
  }

  private var isRecognized = false

  private mutating func recognize(_ top: [HeaderRecord]) {
    guard !isRecognized else { return }
    isRecognized = true
    if let stated {
      platform = stated
    } else {
      (platform, reason) = Platforms.recognize(top)
    }
  }

  /// Columns of one name get a second one, `Q1 (1)`, `Q1 (2)`.
  private mutating func makeAddressable() {
    var places: [String: [Int]] = [:]
    for place in columns.indices where !columns[place].code.isEmpty { places[columns[place].code, default: []].append(place) }
    guard places.count < columns.count else { return }
    for same in places.values where same.count > 1 {
      for (number, place) in same.enumerated() { columns[place].spellings.append("\(columns[place].code) (\(number + 1))") }
    }
  }

  /// The first column of a role.
  func column(_ role: ExportColumn.Role) -> Int? { columns.firstIndex { $0.role == role } }
}
