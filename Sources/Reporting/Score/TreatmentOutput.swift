import Inference
package import Scoring
package import SurveyModel

/// What was done to the numbers of a table before they were scored, value by value.
package struct TreatmentOutput: Sendable {
  /// Rows of the table for people; the JSON has all.
  private static let listed = 50

  private let scored: ScoredTable
  private let treated: TreatedTable

  /// `nil` where the index states no treatment.
  package init?(_ scored: ScoredTable) {
    guard let treated = scored.treated else { return nil }
    self.scored = scored
    self.treated = treated
  }

  /// How many values of each kind.
  package var summary: LocalizedText {
    TreatmentWords.summary(
      treated.changes.map(\.step), screened: treated.screened.count, unmended: treated.unmended.map { treated.table.columns[$0] })
  }

  /// Which scores rest on a value that was imputed or treated.
  var marks: TreatmentMarks { TreatmentMarks(treated, index: scored.index) }

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
        .figure(change.after).marked(TreatmentMarks.Mark(change.step) != nil),
      ])
    }
    let more = treated.changes.count - rows.count
    var notes = words.notes(
      summary: summary, screened: treated.screened.prefix(Self.listed).map { (treated.table.title(ofUnit: $0.unit), $0) },
      more: max(0, treated.screened.count - Self.listed))
    if more > 0 {
      notes.append(TreatmentWords.more(more, language))
    }
    return treatmentTable(
      language, unitNoun: language(vi: "Đơn vị", en: "Unit"), column: language(vi: "Cột", en: "Column"), rows: Array(rows), notes: notes)
  }
}
