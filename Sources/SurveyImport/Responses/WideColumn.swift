import SurveyModel

/// What a column of a wide table of figures holds, by the words of its header.
struct WideColumn: Hashable {
  let place: Int
  let header: String
  let kind: ContextTable.Kind
  var issuer: String
  var period: Period
  /// `nil` where its header does not name one.
  let indicator: String?
  var measure: String
  /// Whether it speaks of the year before without naming a time of its own: then that of the actuals beside it.
  var followsActual = false

  private static let passedOver = [
    "%", "tỷ lệ", "tỉ lệ", "so với", "so sánh", "tăng", "giảm", "đạt", "share", "change", "growth", "rate", "rank",
  ]
  private static let before = ["năm trước", "cùng kỳ", "cùng kì", "last year", "previous year", "year before"]
  private static let targets = [
    "chỉ tiêu pháp lệnh", "chỉ tiêu phấn đấu", "chỉ tiêu", "dự toán pháp lệnh", "dự toán phấn đấu", "dự toán", "kế hoạch", "target of the",
    "target of", "target by", "target", "plan",
  ]
  private static let forecasts = ["dự kiến", "dự báo", "ước thực hiện", "ước", "forecast", "estimate", "expected"]
  private static let actuals = [
    "kết quả thực hiện", "thực hiện", "thực thu", "số đã thu", "số thu", "đã thu", "kết quả", "thu ngân sách", "lũy kế", "luỹ kế", "actual",
    "collected", "revenue", "year to date",
  ]
  /// What offices cut short, as whole words.
  private static let short: [(word: String, kind: ContextTable.Kind)] = [
    ("kh", .target), ("ct", .target), ("dt", .target), ("dtpl", .target), ("ctpl", .target), ("ctpđ", .target), ("ưth", .forecast),
    ("uth", .forecast), ("th", .actual), ("lk", .actual), ("ytd", .actual),
  ]

  /// - Parameters:
  ///   - year: of the survey.
  ///   - general: the measure that the titles state.
  init?(_ place: Int, _ header: String, year: Int, measure general: String?) {
    let folded = TextKey(header).text
    guard !folded.isEmpty, !Self.passedOver.contains(where: { folded.contains($0) && !Self.before.contains(folded) }) else { return nil }
    let (name, measure) = Self.parted(header)
    let key = TextKey(name).text
    let words = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let subject = WideSubject(inHeader: key)
    let isBefore = Self.before.contains { key.contains($0) }
    let time = WidePeriod(key, year: year, isBefore: isBefore)
    let shortened = Self.short.filter { words.contains($0.word) }
    // "TH/KH" divides one by the other.
    guard Set(shortened.map(\.kind)).count < 2 else { return nil }
    let kind: ContextTable.Kind
    var without = ""
    if let word = Self.targets.first(where: { key.contains($0) }) {
      (kind, without) = (.target, word)
    } else if isBefore {
      kind = .actual
    } else if let word = Self.forecasts.first(where: { key.contains($0) }) {
      (kind, without) = (.forecast, word)
    } else if subject != nil || Self.actuals.contains(where: { key.contains($0) }) {
      kind = .actual
    } else if let found = shortened.first {
      (kind, without) = (found.kind, found.word)
    } else if time.hasYear, words.allSatisfy({ $0 == "năm" || $0 == "year" || Int($0) != nil }) {
      kind = .actual
    } else {
      return nil
    }
    self.place = place
    self.header = header
    self.kind = kind
    period = time.period
    indicator = subject?.indicator
    self.measure = measure ?? general ?? ""
    issuer = kind == .actual ? "" : Self.issuer(name, without: without, subject)
    if isBefore, case .year = time.period { followsActual = true }
  }

  /// A column that the survey names.
  init(_ place: Int, _ header: String, kind: ContextTable.Kind, issuer: String, isBefore: Bool, year: Int, measure general: String?) {
    let (name, measure) = Self.parted(header)
    let key = TextKey(name).text
    self.place = place
    self.header = header
    self.kind = kind
    self.issuer = issuer
    period = WidePeriod(key, year: year, isBefore: isBefore).period
    indicator = WideSubject(inHeader: key)?.indicator
    self.measure = measure ?? general ?? ""
  }

  // MARK: - Words

  private static let measures = [
    "đồng", "usd", "vnd", "tấn", "tờ khai", "giờ", "phút", "tỷ", "tỉ", "triệu", "lượt", "doanh nghiệp", "bn", "million", "billion", "hour",
    "minute",
  ]

  /// A header or title, and the measure in brackets in it: behind it, or in the upper of two lines.
  static func parted(_ header: String) -> (name: String, measure: String?) {
    var rest = header[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      let inside = withoutBlanks(rest[rest.index(after: open)..<close])
      if measures.contains(where: { TextKey(inside).text.contains($0) }) {
        return (withoutBlanks((header[..<open] + header[header.index(after: close)...])[...]), inside)
      }
      rest = rest[rest.index(after: close)...]
    }
    return (header, nil)
  }

  private static let fillers: Set<String> = [
    "giao", "năm", "do", "của", "thu", "nsnn", "ngân", "sách", "by", "of", "the", "for", "set", "in", "số", "được", "đã", "cả", "đầu",
    "cuối",
    "tháng", "quý", "hết", "đến", "ngày", "theo", "nay", "này", "kỳ", "phân", "bổ", "điều", "chỉnh", "bổ", "sung", "thực", "hiện", "th",
    "whole", "full", "year",
  ]

  /// Words of the names of those who set targets, where these are not written with capitals.
  private static let bodies: Set<String> = [
    "bộ", "btc", "tài", "cục", "chi", "tổng", "tchq", "chq", "ubnd", "hđnd", "tỉnh", "tp", "thành", "phố", "chính", "phủ", "quốc", "hội",
    "ngành",
    "sở", "trung", "ương", "tw", "địa", "phương", "nhà", "nước", "department", "ministry", "committee", "province", "government", "finance",
    "customs", "council",
  ]

  /// Who set a target: what is left of its header, where that is the name of a body.
  private static func issuer(_ header: String, without word: String, _ subject: WideSubject?) -> String {
    var words = header.split { $0.isWhitespace || "(),:".contains($0) }.map(String.init)
    for part in (word + " " + (subject?.phrase ?? "")).split(separator: " ") {
      if let place = words.firstIndex(where: { TextKey($0).text == part }) { words.remove(at: place) }
    }
    // Also the dash between the two lines of a header.
    words.removeAll { fillers.contains(TextKey($0).text) || $0.allSatisfy { $0.isNumber || $0.isPunctuation || $0 == "/" } }
    let hasSmallLetters = header.contains(where: \.isLowercase)
    let isName = words.contains { bodies.contains(TextKey($0).text) || hasSmallLetters && $0.first?.isUppercase == true }
    return isName ? words.joined(separator: " ") : ""
  }

  /// What tells columns apart that would else hold the same figure: the header without the word for its kind ("pháp lệnh", "phấn đấu").
  var distinction: String {
    let words = Self.parted(header).name.split { $0.isWhitespace || "(),:".contains($0) }.map(String.init)
    let usual: Set<String> = [
      "chỉ", "tiêu", "dự", "toán", "kế", "hoạch", "kh", "ct", "dt", "ước", "báo", "kiến", "target", "plan", "forecast", "giao", "được",
      "đã", "năm",
      "thu", "nsnn", "của", "do",
    ]
    return words.filter { !usual.contains(TextKey($0).text) && !$0.allSatisfy { $0.isNumber || $0.isPunctuation } }.joined(separator: " ")
  }

  /// `Đơn vị tính: tỷ đồng`, `ĐVT: tỷ đồng`, `(tỷ đồng)`, `Unit: VND billion`.
  static func measure(inTitle title: String) -> String? {
    for mark in ["Đơn vị tính:", "ĐVT:", "Đơn vị:", "Unit:", "Measure:"] {
      let wanted = mark.lowercased()
      guard let start = title.indices.first(where: { title[$0...].prefix(mark.count).lowercased() == wanted }) else { continue }
      let rest = withoutBlanks(title[start...].dropFirst(mark.count).prefix { !"();".contains($0) })
      if !rest.isEmpty { return rest }
    }
    return parted(title).measure
  }
}

extension [WideColumn] {
  /// Columns that would hold the same figure are told apart by the rest of their words; what was reached in the year before is over the time of the
  /// actuals beside it; one measure in brackets is that of the others, too.
  func toldApart() -> [WideColumn] {
    var columns = self
    let actual = first { $0.kind == .actual && !$0.followsActual }?.period
    for place in columns.indices where columns[place].followsActual {
      if case .days? = actual, let before = actual?.previous { columns[place].period = before }
      columns[place].followsActual = false
    }
    let measures = filter { !$0.measure.isEmpty }
    if let only = measures.first?.measure, Set(measures.map { MeasureKey($0.measure) }).count == 1 {
      for place in columns.indices where columns[place].measure.isEmpty {
        let subject = columns[place].indicator
        if subject == nil || measures.contains(where: { $0.indicator == subject }) { columns[place].measure = only }
      }
    }
    for (place, column) in columns.enumerated() where column.kind != .actual {
      let others = columns.indices.filter { $0 != place && columns[$0].figure == column.figure }
      guard !others.isEmpty else { continue }
      for same in [place] + others where columns[same].issuer.isEmpty { columns[same].issuer = columns[same].distinction }
    }
    return columns
  }
}

extension WideColumn {
  fileprivate struct Figure: Hashable {
    let kind: ContextTable.Kind
    let issuer: String
    let period: Period
    let indicator: String?
    let measure: MeasureKey
  }

  fileprivate var figure: Figure {
    Figure(kind: kind, issuer: issuer, period: period, indicator: indicator, measure: MeasureKey(measure))
  }
}
