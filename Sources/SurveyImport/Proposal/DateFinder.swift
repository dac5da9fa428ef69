import SurveyModel

/// Reads the days of the column of times, in the order that the file is most likely written in.
struct DateFinder {
  enum Outcome {
    case none
    /// - Parameter order: to be stated; `nil` where the dates tell by themselves.
    case days(from: CalendarDate, to: CalendarDate, order: RespondentGroup.DateOrder?, doubt: LocalizedText?)
  }

  let export: CountedExport
  let isVietnamese: Bool

  func find(_ name: String) throws(ImportFailure) -> Outcome {
    let open = try days(of: name, order: nil)
    guard open.isOpen else { return outcome(open, order: nil, doubt: nil) }
    let (dayFirst, monthFirst) = (try days(of: name, order: .dmy), try days(of: name, order: .mdy))
    let (long, short) = (dayFirst.span, monthFirst.span)
    // Days of one month that run on, or months of which always the same day is met.
    let dayFits = (long + 1) * 3 <= short
    let monthFits = (short + 1) * 3 <= long
    if isVietnamese {
      let doubt: LocalizedText? =
        monthFits && long > 45
        ? ProposalWords.shorterFieldwork(long + 1, short: short + 1) : nil
      return outcome(dayFirst, order: .dmy, doubt: doubt)
    }
    if monthFits { return outcome(monthFirst, order: .mdy, doubt: nil) }
    if dayFits { return outcome(dayFirst, order: .dmy, doubt: nil) }
    // English-speaking platforms write the month first in their default.
    let form = export.files[0].outline.header.top.first.flatMap { TwoRows.form($0) }
    let isAmerican = ["surveymonkey", "microsoft-forms", "google-forms", "qualtrics"].contains((form ?? export.platform).id)
    return outcome(isAmerican ? monthFirst : dayFirst, order: isAmerican ? .mdy : .dmy, doubt: ProposalWords.bothDateOrders)
  }

  /// As the user wants them read.
  func find(_ name: String, as order: RespondentGroup.DateOrder) throws(ImportFailure) -> Outcome {
    outcome(try days(of: name, order: order), order: order, doubt: nil)
  }

  private struct Days {
    var first: Int?
    var last: Int?
    var isOpen = false

    var span: Int { (last ?? 0) - (first ?? 0) }
  }

  private func outcome(_ days: Days, order: RespondentGroup.DateOrder?, doubt: LocalizedText?) -> Outcome {
    guard let first = days.first, let last = days.last, let from = CalendarDate(dayNumber: first), let to = CalendarDate(dayNumber: last)
    else { return .none }
    return .days(from: from, to: to, order: order, doubt: doubt)
  }

  private func days(of name: String, order: RespondentGroup.DateOrder?) throws(ImportFailure) -> Days {
    var days = Days()
    for file in export.files {
      guard let place = file.header.places(of: name).first else { continue }
      var clock = SubmissionClock(file.outline.header, column: place, file: file.file, fieldwork: nil, stated: order)
      let last = file.outline.header.top.last?.line ?? 1
      _ = try file.file.read { record throws(ImportFailure) in
        guard record.line > last, record.strayQuote == nil else { return }
        let field = unsafe trimmed(record.bytes(place))
        guard field.count > 0 else { return }
        switch try unsafe clock.meaning(of: field) {
        case .time(let seconds):
          let day = CalendarDate.dayNumber(atSecond: seconds)
          days.first = min(days.first ?? day, day)
          days.last = max(days.last ?? day, day)
        case .open: days.isOpen = true
        case .undated, .unsent, .unknown: break
        }
      }
    }
    return days
  }
}
