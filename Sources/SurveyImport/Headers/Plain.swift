import SurveyModel

/// No platform: one header line, one row a response, codes or labels in the cells, an empty cell for no answer.
struct Plain: Platform {
  let id = "plain"
  var name: String { "plain table" }

  func columns(_ top: [HeaderRecord]) -> [ExportColumn] {
    guard let header = top.first else { return [] }
    return header.cells.map { cell in
      guard !cell.isEmpty else { return ExportColumn(cell, kind: .ignored) }
      let (question, row) = bracketed(PlainText.of(cell))
      return ExportColumn(cell, question: question, row: row)
    }
  }
}
