import SurveyModel

/// A column with what its header and its cells say, before anything is decided.
struct ColumnFacts {
  /// Index into the columns of the export.
  let number: Int
  let column: CountedExport.Column
  /// The text of the question, else the code.
  let header: String
  let words: HeaderWords
  let code: HeaderWords
  let shape: AnswerShape
  /// The grid or the numbered code that it shares with others; empty where it stands alone.
  let battery: String
  let legend: QuestionLegend
  /// Whole numbers from 0 to 10, but for one answer in twenty at most.
  let numbers: [(number: Int, count: Int)]?
  /// Words among such numbers.
  let strays: [AnswerShape.Value]
  /// Whole numbers from 0 to 10 that are most of the answers, beside words that are too many to be strays.
  let mixed: [(number: Int, count: Int)]?
  /// Numbers below a header that counts or numbers something.
  let isCount: Bool

  init(_ number: Int, _ column: CountedExport.Column, battery: String, platform: any Platform) {
    self.number = number
    self.column = column
    let export = column.export
    header = export.question.isEmpty ? export.code : export.row.isEmpty ? export.question : "\(export.question) \(export.row)"
    words = HeaderWords(header)
    code = HeaderWords(export.code)
    self.battery = battery
    var legend = QuestionLegend(export.question.isEmpty ? export.code : export.question)
    // "Staff [1 = best]" looks like a row of a grid.
    if legend.key.isEmpty, legend.labels.isEmpty, !export.row.isEmpty, !QuestionLegend(export.row).key.isEmpty {
      legend = QuestionLegend(export.row)
    }
    if let labels = column.labels, !labels.isWhole { legend.take(labels.answers) }
    self.legend = legend
    shape = AnswerShape(column.count.isOpen ? [] : column.count.values, platform: platform, declared: column.labels?.kinds ?? [:])
    let words = shape.words
    let count = words.reduce(0) { $0 + $1.count }
    // Words that hold a number, "5 - very good", are the other labels of the same scale.
    let isApart = words.allSatisfy { NumberedLabels([$0.text]) == nil }
    let found = !isApart ? nil : shape.numbersOnly.wholeNumbers.flatMap { $0.allSatisfy { (0...10).contains($0.number) } ? $0 : nil }
    let isStray = count * 20 <= shape.count
    numbers = isStray ? found : nil
    strays = isStray && found != nil ? words : []
    mixed = !isStray && count * 2 < shape.count ? found : nil
    isCount = found != nil && (self.words.isCount || self.legend.isOfKinds && self.words.isFact)
  }

  /// Whether the file itself says which answers the form has.
  var hasAllLabels: Bool { column.labels?.isWhole == true }

  /// By the question, else by a code such as `hh_consent`.
  var consent: ConsentWords.Kind? {
    ConsentWords(header).kind ?? (words.text == code.text || words.isFilter ? nil : ConsentWords(column.export.code).kind)
  }

  var isQuestion: Bool { column.export.kind == .question }
  var isOpen: Bool { column.count.isOpen }

  /// Agreement, much, often or a high number is bad here; a legend, "(1 = very good, 5 = very poor)", says nothing of that.
  var isNegative: Bool { Self.plain(header, legend) == header ? words.isNegative : HeaderWords(Self.plain(header, legend)).isNegative }

  /// Whether agreement, or often, is bad here: on such answers any denial and any word of complaint turns the statement.
  var isComplaint: Bool {
    let export = column.export
    let statement = Self.plain(export.row.isEmpty ? header : export.row, legend)
    let marked = header + export.code
    let isMarked =
      marked.holdsAny(of: "([")
      && marked.contains(
        /[(\[](?:R|[Rr]everse|[Rr]eversed|[Rr]everse[- ](?:scored|coded|keyed)|(?:[Cc]âu )?[Đđ]ảo(?: ngược| chiều)?)[)\]]/)
    return isMarked || StatementWords(statement.contains("(") ? statement.replacing(/\([^()]*\)/, with: " ") : statement).isComplaint
      || !export.row.isEmpty && HeaderWords(Self.plain(export.question, legend)).isNegative
  }

  /// Asks how satisfied one is: a high number is good whatever it is about.
  var isOfSatisfaction: Bool { !legend.isOfStatement && words.holds(["hài lòng", "satisfied", "satisfaction", "chất lượng", "quality"]) }

  /// Asks for a grade in so many words, or says what grades mean; so does the code of a question, which is short for one.
  var asksForGrade: Bool {
    let own = column.export.question.isEmpty ? code : words
    return words.isRating || own.isCode || legend.ends != nil || !legend.key.isEmpty || !legend.labels.isEmpty
      || words.holds(["score", "scores", "stars", "grade", "điểm số", "số điểm", "số sao", "chấm sao", "chấm điểm"])
      || words.begins(["điểm"])
  }

  /// Says something good of what the header names, as statements and aspects do that one grades: "Bài giảng dễ hiểu", "Giảng viên nhiệt tình".
  var saysSomethingGood: Bool {
    LevelWords.areGood(for: words) && !words.isFact && !code.isFact && !words.isRank && !words.isDerived && !isCount
  }

  /// Whether much, or high, is good of what the header names; `nil` where nobody can tell.
  var isMuchGood: Bool? { isComplaint || isNegative ? false : LevelWords.areGood(for: words) ? true : nil }

  /// A text without the legend in it.
  private static func plain(_ text: String, _ legend: QuestionLegend) -> String {
    let text = legend.removed(from: text)
    guard text.contains("(") else { return text }
    return text.replacing(/\([^()]*\)/) { !legend.labels.isEmpty || $0.output.contains(where: \.isNumber) ? "" : String($0.output) }
  }
  var filled: Int { column.count.filled }
  var answers: Int { shape.count }

  /// Each label with its count, where answers are words.
  var labels: [AnswerShape.Value] { numbers == nil && !shape.isNumbers ? shape.answers : [] }
}

extension ColumnFacts {
  /// All columns of an export.
  static func all(_ export: CountedExport) -> [ColumnFacts] {
    let shared = Batteries(export)
    return export.columns.indices.map { ColumnFacts($0, export.columns[$0], battery: shared.names[$0], platform: export.platform) }
  }
}

/// Which columns belong together by their headers: rows of a grid, `Question - Row`, `Q2_1` and `Q2_2`.
struct Batteries {
  let names: [String]

  init(_ export: CountedExport) {
    let texts = export.columns.map(\.export.code)
    // Neighbours in the alphabet, so that the order of the columns changes nothing.
    let order = texts.indices.sorted { texts[$0] != texts[$1] ? texts[$0] < texts[$1] : $0 < $1 }
    let split = splitRows(order.map { texts[$0] }, families: order.map { _ in "" }, separator: " - ")
    var shared = Array(repeating: "", count: texts.count)
    for (place, number) in order.enumerated() where !split[place].row.isEmpty { shared[number] = split[place].question }
    var names = export.columns.indices.map { number -> String in
      let column = export.columns[number].export
      if !column.row.isEmpty, !column.question.isEmpty { return column.question }
      return Self.prefix(of: column, shared: shared[number])
    }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    names = names.map { counts[$0] ?? 0 > 1 ? $0 : "" }
    self.names = names
  }

  static func code(of column: ExportColumn) -> String {
    let names = [column.code] + column.spellings
    return names.first { IndexTree.isValid(id: $0) && $0.count <= 40 } ?? names.first {
      $0.contains("[") && !$0.contains(" ") && $0.count <= 30
    } ?? ""
  }

  /// Of `t1` and `Q2_1`, what stands before the last number; of `Q1[SQ001]` what stands before the bracket; of `used_phone` the first word.
  private static func prefix(of column: ExportColumn, shared: String) -> String {
    let name = code(of: column)
    if name.isEmpty { return shared }
    let inBrackets = ([column.code] + column.spellings).first { $0.hasSuffix("]") && !$0.contains(" ") } ?? name
    if let bracket = inBrackets.firstIndex(of: "[") { return String(inBrackets[..<bracket]) }
    let letters = name.reversed().drop { $0.isASCII && $0.isNumber }
    if letters.count < name.count {
      return String(String(letters.reversed()).reversed().drop { "_.-".contains($0) }.reversed())
    }
    if let border = name.firstIndex(where: { "_.".contains($0) }), border > name.startIndex { return String(name[...border]) }
    return shared
  }
}
