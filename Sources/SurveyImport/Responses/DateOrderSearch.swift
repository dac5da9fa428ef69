import SurveyModel

/// Finds out from a whole column of times whether the day or the month comes first.
///
/// A day above 12 tells; one such date is enough, unless another tells the contrary.
struct DateOrderSearch {
  private(set) var dayFirst = 0
  private(set) var monthFirst = 0
  /// Dates that can be read both ways.
  private(set) var open = 0
  /// Line of the first of them.
  private(set) var openLine: Int?
  /// Whether for one of them at least the way decides if it is within the fieldwork.
  private(set) var mattersForFieldwork = false

  /// `nil` where the column does not tell.
  var order: RespondentGroup.DateOrder? {
    switch (dayFirst > 0, monthFirst > 0) {
    case (true, false): .dmy
    case (false, true): .mdy
    default: nil
    }
  }

  mutating func take(_ time: WrittenTime, line: Int, fieldwork: Survey.Fieldwork?) {
    guard let day = time.seconds(in: .dmy) else {
      monthFirst += time.seconds(in: .mdy) == nil ? 0 : 1
      return
    }
    guard let month = time.seconds(in: .mdy) else {
      dayFirst += 1
      return
    }
    guard day != month else { return }
    open += 1
    if openLine == nil { openLine = line }
    if let fieldwork, fieldwork.holds(seconds: day) != fieldwork.holds(seconds: month) { mattersForFieldwork = true }
  }

  /// - Parameters:
  ///   - header: the last line of it.
  /// - Throws: what reading the file throws.
  static func search(
    _ file: any RecordSource, column: Int, belowLine header: Int, fieldwork: Survey.Fieldwork?
  ) throws(ImportFailure) -> DateOrderSearch {
    var search = DateOrderSearch()
    _ = try file.read { record throws(ImportFailure) in
      guard record.line > header, record.strayQuote == nil else { return }
      if let time = unsafe WrittenTime(trimmed(record.bytes(column))) { search.take(time, line: record.line, fieldwork: fieldwork) }
    }
    return search
  }
}

extension Survey.Fieldwork {
  /// Whether a time, in seconds since 1970-01-01 00:00, is of one of the days.
  func holds(seconds: Int) -> Bool {
    let day = CalendarDate.dayNumber(atSecond: seconds)
    return day >= from.dayNumber && day <= to.dayNumber
  }
}
