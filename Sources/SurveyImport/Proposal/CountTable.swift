import SurveyModel

/// A table of how many forms chose each answer, one row for each office: its columns are named after answers, and its cells are no answers.
struct CountTable {
  /// Columns named after answers, in their order.
  let headers: [String]

  private static let fewest = 3

  /// - Returns: `nil` for an export of answers.
  init?(_ export: CountedExport) {
    var found: [(header: String, meaning: LabelMeaning, isAboveOne: Bool)] = []
    for column in export.columns where column.count.filled > 0 && !column.count.isOpen {
      guard let largest = Self.largest(column.count.values), let meaning = Self.meaning(of: column.export) else { continue }
      found.append((column.nameOrCode, meaning, largest > 1))
    }
    let families = Dictionary(grouping: found.filter { $0.meaning.family != .middle }) { $0.meaning.family.rawValue + $0.meaning.word }
    guard let most = families.values.max(by: { $0.count < $1.count }) else { return nil }
    let columns = found.filter { column in column.meaning.family == .middle || most.contains { $0.header == column.header } }
    guard Set(columns.map(\.meaning.degree)).count >= Self.fewest, columns.contains(where: \.isAboveOne) else { return nil }
    headers = columns.map(\.header)
  }

  /// The answer that a column is named after: `Hài lòng`, `Số phiếu rất hài lòng`, `Very satisfied (%)`, `Câu 1: Hài lòng`, `Câu 1 [Hài lòng]`.
  private static func meaning(of column: ExportColumn) -> LabelMeaning? {
    var texts = [column.row, column.question, column.code].filter { !$0.isEmpty }
    texts += texts.flatMap { text in
      [":", " - "].filter { text.holdsBytes(of: $0) }.compactMap { mark in text.ranges(of: mark).last.map { String(text[$0.upperBound...]) }
      }
    }
    return texts.lazy.compactMap { text in
      let text = text.contains("(") ? text.replacing(/\([^()]*\)/, with: " ") : text
      var label = LabelMeaning.bare(text.holdsAny(of: "%") ? text.replacing("%", with: " ") : text)
      for opening in openings where label.hasPrefix(opening) { label = String(label.dropFirst(opening.count)) }
      return LabelMeaning(label)
    }.first
  }

  private static let openings = [
    "số phiếu ", "số lượng phiếu ", "số người ", "số lượt ", "số ý kiến ", "số lượng ", "tỷ lệ ", "tỉ lệ ", "number of ", "count of ",
    "share of ", "percentage of ", "percent ", "answers ", "no. of ",
  ]

  /// The largest of numbers of which none is below zero; `nil` where a cell holds something else.
  private static func largest(_ values: [(text: String, count: Int)]) -> Double? {
    var largest = 0.0
    for value in values where MissingWords.kind(value.text) == nil {
      if let number = plainNumber(value.text), number >= 0 {
        largest = max(largest, number)
        continue
      }
      let text = value.text.filter { $0 != "%" && $0 != " " }.replacing(",", with: ".")
      guard let number = Double(text), number >= 0 else { return nil }
      largest = max(largest, number)
    }
    return largest
  }
}
