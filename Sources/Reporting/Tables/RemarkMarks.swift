import Inference
import SurveyModel

/// What a reader must know before using a unit's numbers, as marks behind its name and one note for each mark below the table.
struct RemarkMarks {
  private let words: Wording
  /// Remarks of one kind, in the order in which the kinds first occur; of all units together under `nil`.
  private var kinds: [(sample: Results.Remark, units: [Int?], remarks: [Results.Remark])] = []

  init(_ results: Results, _ words: Wording) {
    self.words = words
    for unit in results.units { add(unit.remarks, of: unit.unit) }
    add(results.overall.remarks, of: nil)
  }

  private mutating func add(_ remarks: [Results.Remark], of unit: Int?) {
    // Treated figures have a mark of their own, at the number.
    for remark in remarks where !remark.isTreatment {
      if let place = kinds.firstIndex(where: { $0.sample.isAlike(remark) }) {
        kinds[place].units.append(unit)
        kinds[place].remarks.append(remark)
      } else {
        kinds.append((remark, [unit], [remark]))
      }
    }
  }

  /// The name with the marks of its unit: `Vạn Gia (1)(2)`.
  func name(_ name: String, of unit: Int?) -> ReportTable.Cell {
    let marks = kinds.indices.filter { kinds[$0].units.contains(unit) }.map { "(\($0 + 1))" }.joined()
    return marks.isEmpty ? .text(name) : .marked(.text(name), with: marks)
  }

  var notes: [String] { kinds.enumerated().map { "(\($0 + 1)) \(words.note($1.remarks))." } }
}

extension Results.Remark {
  fileprivate var isTreatment: Bool { if case .treated = self { true } else { false } }

  /// Of the same kind, whatever their numbers.
  fileprivate func isAlike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.withheld, .withheld), (.revealsWithheld, .revealsWithheld), (.holdsWithheld, .holdsWithheld), (.lacksFigures, .lacksFigures),
      (.noScore, .noScore), (.standsAlone, .standsAlone), (.screened, .screened), (.treated, .treated), (.fewResponses, .fewResponses),
      (.wideInterval, .wideInterval):
      true
    default: false
    }
  }
}
