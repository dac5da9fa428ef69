import SurveyModel

/// Rows of an export that are sums or means of the others: a word such as `Tổng cộng` or `Average` beside nothing but numbers.
///
/// Among the answers they would stand for grades that the form does not have. "Trung bình" and "Average" are grades, too, where their column is a scale.
struct TotalRows {
  /// Behind so many of them they are no totals.
  private static let most = 8

  private var rows: [(column: Int, texts: [String])] = []

  var count: Int { rows.count }

  /// Whether the row looks like one, and is kept for ``others(beside:)``.
  mutating func takes(_ texts: [String]) -> Bool {
    guard rows.count < Self.most else { return false }
    let words = texts.indices.filter { !texts[$0].isEmpty && plainNumber(texts[$0]) == nil }
    guard let column = words.first, words.count == 1, texts.contains(where: { plainNumber($0) != nil }), StrayNames.isTotal(texts[column])
    else { return false }
    rows.append((column, texts))
    return true
  }

  /// Takes out the rows that are none after all, by what stands in their column.
  mutating func others(beside counts: [ColumnCount]) -> [[String]] {
    func isTotal(_ column: Int) -> Bool {
      let values = counts[column].values
      return rows.count < Self.most && counts[column].filled > 0 && !LabelScale.isScaleLike(values)
    }
    let others = rows.filter { !isTotal($0.column) }.map(\.texts)
    rows = rows.filter { isTotal($0.column) }
    return others
  }
}
