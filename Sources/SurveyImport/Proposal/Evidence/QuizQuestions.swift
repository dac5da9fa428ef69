import SurveyModel

/// Questions that a quiz gave points for: they have a right answer, no good one.
struct QuizQuestions {
  private let texts: Set<TextKey>

  /// What stands behind "Points - ", or before "[Score]", over a column in which points could be had.
  init(_ export: CountedExport) {
    var texts: Set<TextKey> = []
    for column in export.columns where column.export.kind == .ignored && column.count.values.contains(where: { !$0.text.hasSuffix("/ 0") })
    {
      let header = PlainText.of(column.export.code)
      for opening in ["Points - ", "Điểm - ", "Điểm – "] where header.hasPrefix(opening) {
        texts.insert(TextKey(String(header.dropFirst(opening.count))))
      }
      for ending in [" [Score]", " [Điểm]", " [Điểm số]"] where header.hasSuffix(ending) {
        texts.insert(TextKey(String(header.dropLast(ending.count))))
      }
    }
    self.texts = texts
  }

  func contain(_ column: ColumnFacts) -> Bool {
    texts.contains(TextKey(column.column.export.code)) || texts.contains(TextKey(column.header))
  }
}
