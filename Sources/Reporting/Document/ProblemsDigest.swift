import SurveyModel

/// The problems of the input, kind by kind: how many there are, and where the first ones stand. A page has room for no more.
struct ProblemsDigest {
  private let account: ImportAccount
  private let language: Language

  /// Problems shown of each kind.
  static let shown = 5

  init(_ account: ImportAccount, _ language: Language) {
    self.account = account
    self.language = language
  }

  private var numbers: NumberText { NumberText(language: language) }

  /// An introduction, then one block for each kind, in the order in which the kinds first occur; none without problems.
  var blocks: [Document.Block] {
    let table = problemsTable(account, language)
    let problems = account.problems
    var positions: [ImportProblem.Kind: [Int]] = [:]
    var kinds: [ImportProblem.Kind] = []
    for (position, problem) in problems.enumerated() {
      if positions[problem.kind] == nil { kinds.append(problem.kind) }
      positions[problem.kind, default: []].append(position)
    }
    guard !kinds.isEmpty else { return [] }
    let introduction = Document.Block(
      id: "problems-by-kind", heading: table.title, media: [.page],
      parts: [.paragraphs([DocumentWords.firstOfEachKind(Self.shown, language)])])
    return [introduction]
      + kinds.enumerated().map { place, kind in
        let all = positions[kind] ?? []
        let rows = all.prefix(Self.shown).filter(table.rows.indices.contains).map { table.rows[$0] }
        let part = ReportTable(
          .problems, title: kind.text(language), language: language, columns: table.columns, rows: rows, notes: more(all.count - rows.count)
        )
        return Document.Block(
          id: "problems-\(place + 1)", heading: kind.text(language), count: numbers.text(all.count), isFolded: true, media: [.page],
          parts: [.table(part.without(column: DocumentWords.kindOfProblem(language)))])
      }
  }

  private func more(_ count: Int) -> [String] {
    count > 0 ? [DocumentWords.moreOfThisKind(numbers.text(count), language)] : []
  }
}

extension ReportTable {
  /// The table without the column of that title.
  func without(column title: String) -> ReportTable {
    let kept = columns.indices.filter { columns[$0].title != title }
    guard !kept.isEmpty else { return self }
    return ReportTable(
      id, title: self.title, language: language, columns: kept.map { columns[$0] },
      rows: rows.map { row in Row(kept.map { row.cells[$0] }, isTotal: row.isTotal, level: row.level) }, notes: notes)
  }
}
