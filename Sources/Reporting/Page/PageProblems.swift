import Inference
import SurveyModel

/// The problems of the input, kind by kind: how many there are, and where the first ones stand.
struct PageProblems {
  private let results: Results
  private let words: Wording

  /// Places shown of each kind.
  static let places = 5

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  /// The problems of one kind.
  struct Group {
    let name: String
    let count: String
    /// As of ``PageTable/values``.
    let table: [String: Any]
  }

  /// One for each kind, in the order in which the kinds first occur.
  var groups: [Group] {
    let table = problemsTable(results, words.language)
    let problems = results.account.problems
    var positions: [ImportProblem.Kind: [Int]] = [:]
    var kinds: [ImportProblem.Kind] = []
    for (position, problem) in problems.enumerated() {
      if positions[problem.kind] == nil { kinds.append(problem.kind) }
      positions[problem.kind, default: []].append(position)
    }
    return kinds.map { kind in
      let all = positions[kind] ?? []
      let shown = all.prefix(Self.places).filter(table.rows.indices.contains)
      let part = ReportTable(
        .problems, title: kind.text(words.language), language: words.language, columns: table.columns, rows: shown.map { table.rows[$0] },
        notes: more(all.count - shown.count))
      let kindColumn = words.language(vi: "Loại", en: "Kind")
      return Group(
        name: kind.text(words.language), count: words.numbers.text(all.count),
        table: PageTable(part.without(column: kindColumn), isCaptionHidden: true).values)
    }
  }

  private func more(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    let number = words.numbers.text(count)
    return [words.language(vi: "Và \(number) chỗ khác cùng loại.", en: "And \(number) more of this kind.")]
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
