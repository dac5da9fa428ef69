import Inference
import Scoring
import SurveyModel

extension TargetChart {
  /// Every figure that has targets; `nil` where none has.
  init?(_ surroundings: Surroundings, _ language: Language) {
    let words = FigureWording(surroundings.survey, language)
    let groups = surroundings.figuresWithTargets.map { figure in
      let actual = figure.actual.map { words.amount($0, measure: figure.measure) } ?? ChartWords.notKnown(language)
      return Group(
        name: words.place(figure.unit), isWhole: figure.unit == nil,
        actual: "\(words.contextName(figure.indicator)), \(words.numbers.text(figure.period)): \(actual)",
        rows: figure.targets.map { target in
          let named = target.issuer.isEmpty ? ChartWords.target(language) : words.contextName(target.issuer)
          let issuer = ContextWords.limited(named, isAtMost: target.isAtMost, language)
          let period = target.period == figure.period ? "" : ", \(words.numbers.text(target.period))"
          return Row(
            label: "\(issuer)\(period): \(words.amount(target.value, measure: figure.measure))", attainment: target.attainment,
            elapsed: figure.toDate?.elapsed)
        })
    }
    guard !groups.isEmpty else { return nil }
    self.init(title: ChartWords.targets(language), language: language, groups: groups)
  }
}
