import SurveyModel

/// Reads the times of one file: in the order that its dates have, and by one clock for all files.
///
/// Times that state a zone, or whose platform keeps one, are converted to Vietnam time, seven hours before Greenwich all year. Others are taken as
/// they stand.
struct SubmissionClock {
  static let survey = 7 * 3600

  let file: any RecordSource
  let column: Int
  /// The last line of the header.
  let headerLine: Int
  let fieldwork: Survey.Fieldwork?
  private let undated: [String]
  private let unsent: [String]
  private let zone: TimeZoneTable?
  private var order: RespondentGroup.DateOrder?
  private var hasSearched = false
  private var isOfSegment = false
  /// Only the whole column tells what some date means, and a segment has no more than its own.
  private(set) var needsColumn = false
  /// Dates that can be read both ways, and nothing that tells which: the first line of one.
  private(set) var openLine: Int?
  /// What was found out and not stated.
  private(set) var recognized: [LocalizedText] = []

  init(_ export: ExportHeader, column: Int, file: any RecordSource, fieldwork: Survey.Fieldwork?, stated: RespondentGroup.DateOrder?) {
    self.file = file
    self.column = column
    headerLine = export.top.last?.line ?? 1
    self.fieldwork = fieldwork
    undated = export.platform.undated
    unsent = export.platform.unsent
    order = stated ?? export.platform.dateOrder(export.top)
    let name = export.columns.indices.contains(column) && export.columns[column].role != nil ? export.platform.timeZone(export.top) : nil
    zone = name.flatMap { TimeZoneTable(named: $0) }
    if let name { recognized.append(zone == nil ? TimeWords.unknownZone : TimeWords.zone(name)) }
  }

  /// Whether a time in the form of ``plainTime(_:)`` is what it says, without a zone or a word of the platform's.
  var takesPlainTimes: Bool { undated.isEmpty && unsent.isEmpty && zone == nil }

  /// For a segment of the file.
  var ofSegment: SubmissionClock {
    var clock = self
    clock.isOfSegment = true
    return clock
  }

  enum Meaning: Hashable {
    /// Seconds since 1970-01-01 00:00 by the clock of the survey.
    case time(Int)
    /// Sent in, at a time that is not known.
    case undated
    case unsent
    /// A date that can be read both ways, and is outside or inside the fieldwork in both.
    case open(Int)
    case unknown
  }

  /// - Throws: where the order of day and month decides whether a date is within the fieldwork, and nothing tells it.
  mutating func meaning(of field: UnsafeBufferPointer<UInt8>) throws(ImportFailure) -> Meaning {
    if !undated.isEmpty || !unsent.isEmpty {
      let text = unsafe String(decoding: field, as: UTF8.self)
      if undated.contains(text) { return .undated }
      if unsent.contains(text) { return .unsent }
    }
    if let seconds = unsafe plainTime(field) { return .time(turned(seconds, offset: nil)) }
    guard let written = unsafe WrittenTime(field) else { return .unknown }
    if written.isOpen, order == nil, !hasSearched {
      if isOfSegment { needsColumn = true } else { try search() }
    }
    if written.isOpen, order == nil {
      return written.seconds(in: .dmy).map { .open(turned($0, offset: written.offset)) } ?? .unknown
    }
    let seconds: Int? =
      if let order { written.seconds(in: order) } else { written.seconds(in: .dmy) ?? written.seconds(in: .mdy) }
    return seconds.map { .time(turned($0, offset: written.offset)) } ?? .unknown
  }

  private func turned(_ seconds: Int, offset: Int?) -> Int {
    if let offset { return seconds - offset + Self.survey }
    guard let zone else { return seconds }
    return seconds - zone.offset(atLocal: seconds) + Self.survey
  }

  private mutating func search() throws(ImportFailure) {
    hasSearched = true
    let search = try DateOrderSearch.search(file, column: column, belowLine: headerLine, fieldwork: fieldwork)
    if let found = search.order {
      order = found
      recognized.append(found == .dmy ? TimeWords.dayFirst : TimeWords.monthFirst)
      return
    }
    openLine = search.openLine
    if search.mattersForFieldwork { throw ImportFailure(kind: .unusable, faults: [Self.fault(file.input.name, line: openLine)]) }
    recognized.append(TimeWords.orderOpen)
  }

  /// The survey must say the order.
  static func fault(_ file: String, line: Int?) -> ImportFailure.Fault {
    ImportFailure.Fault(place: ImportFailure.Place(file: file, line: line), message: TimeWords.orderUnknown)
  }
}
