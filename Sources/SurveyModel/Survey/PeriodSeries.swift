extension Period {
  /// Periods of one kind, which follow each other: a figure of a year says nothing of a month.
  package enum Series: Sendable, Hashable {
    case years
    case months
    /// The same days of different years; the 29 February counts as the 28th.
    case days(from: MonthDay, to: MonthDay, years: Int)
  }

  package struct MonthDay: Sendable, Hashable {
    package let month: Int
    package let day: Int

    fileprivate init(_ date: CalendarDate) {
      month = date.month
      day = date.month == 2 && date.day == 29 ? 28 : date.day
    }
  }

  package var series: Series {
    switch self {
    case .year: .years
    case .month: .months
    case .days(let from, let to): .days(from: MonthDay(from), to: MonthDay(to), years: to.year - from.year)
    }
  }

  /// Its place in the series: years, or months, apart from the next.
  package var place: Int {
    switch self {
    case .year(let year): year
    case .month(let year, let month): year * 12 + month - 1
    case .days(let from, _): from.year
    }
  }
}
