import SurveyModel

/// When the forms of a file were begun and sent in.
struct FormTimes {
  private(set) var submitted: SubmissionClock?
  private var started: SubmissionClock?
  /// A time in the plain form stands for itself: no clock is asked about it.
  private var takesPlainTimes = false

  /// Nothing tells.
  init() {}

  init(_ header: ExportHeader, _ columns: ResponseColumns, file: any RecordSource, _ rules: ResponseRules) {
    let stated = rules.group.responses[columns.file].dateOrder
    submitted = columns.submitted.map {
      SubmissionClock(header, column: $0, file: file, fieldwork: rules.survey.fieldwork, stated: stated)
    }
    takesPlainTimes = submitted?.takesPlainTimes ?? false
    started = columns.started.map { SubmissionClock(header, column: $0, file: file, fieldwork: nil, stated: stated) }
  }

  /// For a segment of the file.
  var ofSegment: FormTimes {
    var times = self
    times.submitted = submitted?.ofSegment
    times.started = started?.ofSegment
    return times
  }

  /// Only the whole column tells what some date means.
  var needsColumn: Bool { submitted?.needsColumn == true || started?.needsColumn == true }

  struct Submission {
    var isSubmitted = true
    /// Seconds by the clock of the survey; `nil` where it is not known.
    var time: Int?
    /// Behind the full second.
    var microseconds = 0
    /// The date can be read both ways.
    var isOpen = false
    /// The cell holds a text that is no time.
    var isUnknown = false

    /// In microseconds, for the order of two; `nil` where it is not known.
    var moment: Int? { isOpen ? nil : time.map { $0 * 1_000_000 + microseconds } }
  }

  /// - Throws: where the order of day and month decides whether a date is within the fieldwork, and nothing tells it.
  mutating func submission(_ record: Record, _ columns: ResponseColumns) throws(ImportFailure) -> Submission {
    guard let column = columns.submitted else { return Submission() }
    if takesPlainTimes, let time = unsafe plainTime(record.bytes(column)) { return Submission(time: time) }
    guard submitted != nil else { return Submission() }
    let field = unsafe trimmed(record.bytes(column))
    // Where the column is only the platform's, the platform says what a blank means.
    guard field.count > 0 else { return Submission(isSubmitted: !columns.isSubmittedMapped) }
    return switch try unsafe submitted?.meaning(of: field) {
    case .time(let time): Submission(time: time, microseconds: unsafe microsecondsWritten(in: field))
    case .open(let time): Submission(time: time, isOpen: true)
    case .undated: Submission()
    case .unsent: Submission(isSubmitted: false)
    case .unknown, nil: Submission(isUnknown: true)
    }
  }

  /// How long a form took: as the export states it, or between beginning and end; `nil` where that is not known or no time at all.
  mutating func seconds(_ record: Record, _ file: ResponseFile, _ ledger: inout RowLedger) -> Double? {
    let columns = file.columns
    if let duration = columns.duration {
      let text = record.text(duration)
      guard !text.isEmpty else { return nil }
      if let seconds = plainNumber(text) { return seconds > 0 ? seconds : nil }
      ledger.list(
        file.problem(
          record, duration, .unknownDuration,
          expected: AnswerWords.seconds,
          found: file.found(text, record),
          action: AnswerWords.withoutDuration))
      return nil
    }
    guard let start = columns.started, let end = columns.submitted,
      case .time(let begun)? = try? unsafe started?.meaning(of: trimmed(record.bytes(start))),
      case .time(let ended)? = try? unsafe submitted?.meaning(of: trimmed(record.bytes(end))), ended > begun
    else { return nil }
    return Double(ended - begun)
  }
}
