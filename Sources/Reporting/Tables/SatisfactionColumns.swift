import Inference
import Scoring
import SurveyModel

/// A satisfaction rate with the words that say whose it is.
struct SatisfactionColumn: Sendable {
  /// "Satisfied", and where the survey has several respondent groups whose opinion it is.
  let title: String
  /// By unit as in `Survey.units`; `nil` for the column of the only rate that there is, which stands with the unit.
  private let byUnit: [Share?]?
  let overall: Share?

  func share(_ unit: Results.UnitResult) -> Share? {
    guard let byUnit else { return unit.satisfaction }
    return byUnit.indices.contains(unit.unit) ? byUnit[unit.unit] : nil
  }

  /// One, or one for each respondent group that is asked where several are.
  static func all(_ words: Wording) -> [SatisfactionColumn] {
    let results = words.results
    let asked = results.satisfactionGroups
    guard asked.count > 1 else {
      let name = results.respondentGroups.count > 1 ? asked.first.map { words.group($0.group) } : nil
      return [SatisfactionColumn(title: title(words, of: name), byUnit: nil, overall: results.overall.satisfaction)]
    }
    return asked.map {
      SatisfactionColumn(title: title(words, of: words.group($0.group)), byUnit: $0.satisfaction, overall: $0.overallSatisfaction)
    }
  }

  private static func title(_ words: Wording, of group: String?) -> String {
    words.satisfaction + (group.map { " (\($0))" } ?? "")
  }
}
