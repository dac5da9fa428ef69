import SurveyModel

/// Words that hang on a survey and no result: what its units and figures are called.
protocol SurveyWording {
  var survey: Survey { get }
  var language: Language { get }
}

extension SurveyWording {
  var numbers: NumberText { NumberText(language: language) }

  /// "Chi cục", "Sub-department": never our own word.
  var unitNoun: String { survey.unitNoun[language] }

  var note: String { language(vi: "Ghi chú", en: "Note") }

  func unit(_ position: Int) -> String { survey.units.indices.contains(position) ? survey.units[position].name[language] : "" }

  /// The unit, or the whole department.
  func place(_ unit: Int?) -> String { unit.map(self.unit) ?? survey.organization[language] }

  /// The same in a table; where there are no units, every row would say the same.
  func placeCell(_ unit: Int?) -> ReportTable.Cell { survey.units.isEmpty ? .absent : .text(place(unit)) }

  func stratum(_ position: Int) -> String { survey.strata.indices.contains(position) ? survey.strata[position].name[language] : "" }

  /// A respondent group.
  func group(_ position: Int) -> String {
    survey.respondentGroups.indices.contains(position) ? survey.respondentGroups[position].name[language] : ""
  }

  /// What the group of a unit is called, as its survey writes it.
  func unitGroup(_ position: Int) -> String { survey.units.indices.contains(position) ? survey.units[position].group ?? "" : "" }

  /// What an indicator, issuer or measure of context.csv is called.
  func contextName(_ key: String) -> String { ContextWords.name(of: key, survey, language) }

  /// A figure of context.csv with its measure behind it: `16.351,83 tỷ đồng`, `13 giờ 41 phút`.
  func amount(_ value: Double, measure: String) -> String {
    if MeasureKey(measure).isMinutes { return numbers.duration(value) }
    return numbers.asRead(value) + suffix(of: measure)
  }

  /// A measure as it stands behind a figure; durations have their own.
  func suffix(of measure: String) -> String {
    if measure.isEmpty || MeasureKey(measure).isMinutes { return "" }
    return measure == "%" ? measure : "\u{A0}" + contextName(measure)
  }
}

/// The words of figures, beside a ranking or alone.
struct FigureWording: SurveyWording, Sendable {
  let survey: Survey
  let language: Language

  init(_ survey: Survey, _ language: Language) {
    self.survey = survey
    self.language = language
  }
}
