public import Scoring
public import SurveyModel

/// What was done to the numbers of a table before they were scored, value by value.
public struct TreatmentOutput: Sendable {
  static var mark: String { TreatmentWords.mark }
  static var meaning: LocalizedText { TreatmentWords.meaning }
  /// Rows of the table for people; the JSON has all.
  private static let listed = 50

  private let scored: ScoredTable
  private let treated: TreatedTable

  /// `nil` where the index states no treatment.
  public init?(_ scored: ScoredTable) {
    guard let treated = scored.treated else { return nil }
    self.scored = scored
    self.treated = treated
  }

  /// How many values of each kind.
  public var summary: LocalizedText {
    TreatmentWords.summary(
      treated.changes.map(\.step), screened: treated.screened.count, unmended: treated.unmended.map { treated.table.columns[$0] })
  }

  private static func isMarked(_ step: TreatedTable.Step) -> Bool {
    switch step {
    case .imputed, .winsorised, .transformed: true
    case .denominated, .screened: false
    }
  }

  /// Of each unit that has any, the nodes of the index that rest on a value that was imputed or treated: indicators and all above them.
  var nodes: [Int: Set<Int>] {
    var columns: [Int: Set<String>] = [:]
    for change in treated.changes where Self.isMarked(change.step) {
      columns[change.unit, default: []].insert(treated.table.columns[change.column])
    }
    return columns.mapValues { columns in
      var nodes: Set<Int> = []
      for node in scored.index.indicators {
        guard case .indicator(let indicator) = scored.index.nodes[node].content, case .data(let name) = indicator.source,
          columns.contains(name)
        else { continue }
        var place: Int? = node
        while let current = place {
          nodes.insert(current)
          place = scored.index.nodes[current].parent
        }
      }
      return nodes
    }
  }

  var json: JSONValue {
    [
      "changes": .array(
        treated.changes.map { change in
          let own: JSONValue = [
            "unit": .string(treated.table.units[change.unit]), "column": .string(treated.table.columns[change.column]),
            "step": .string(TreatmentWords.name(change.step)), "by": .words(TreatmentWords.method(change.step)),
            "before": .number(change.before), "after": .number(change.after),
          ]
          let periods = TreatmentWords.periods(change.step)
          return periods.isEmpty ? own : own.with("from", .array(periods.map { .string($0) }))
        }),
      "screened": .array(
        treated.screened.map {
          ["unit": .string(treated.table.units[$0.unit]), "known": .int($0.known), "needed": .int($0.applicable)]
        }), "unmended": .array(treated.unmended.map { .string(treated.table.columns[$0]) }),
    ]
  }

  /// Value by value, the first of them where there are many.
  func table(_ language: Language) -> ReportTable {
    let words = TreatmentWords(language)
    let rows = treated.changes.prefix(Self.listed).map { change in
      ReportTable.Row([
        .text(treated.table.title(ofUnit: change.unit)), .text(treated.table.columns[change.column]),
        .text(words.step(change.step) { $0 }), .figure(change.before),
        .figure(change.after).marked(Self.isMarked(change.step)),
      ])
    }
    let more = treated.changes.count - rows.count
    let counts = summary[language]
    var notes = [Self.meaning[language], counts.prefix(1).uppercased() + counts.dropFirst() + "."]
    if !treated.screened.isEmpty {
      let units = treated.screened.prefix(Self.listed).map { "\(treated.table.title(ofUnit: $0.unit)) (\($0.known)/\($0.applicable))" }
      let rest = treated.screened.count - units.count
      let list = units.joined(separator: ", ") + (rest > 0 ? language(vi: " và \(rest) đơn vị khác", en: " and \(rest) more") : "")
      notes.append(
        language(
          vi: "Không chấm vì có quá ít số liệu (số đã có / số cần có): \(list).",
          en: "Not scored, for too few figures (known / needed): \(list)."))
    }
    if more > 0 {
      notes.append(language(vi: "Và \(more) giá trị khác; --format json nêu tất cả.", en: "And \(more) more; --format json has them all."))
    }
    return treatmentTable(
      language, unitNoun: language(vi: "Đơn vị", en: "Unit"), column: language(vi: "Cột", en: "Column"), rows: Array(rows), notes: notes)
  }
}
