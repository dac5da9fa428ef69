import Inference
import Scoring
import SurveyModel

/// Revenue and activity: one row for each unit, indicator and period, with what follows from the actuals alone.
func contextTable(_ surroundings: Surroundings, _ language: Language) -> ReportTable {
  let words = FigureWording(surroundings.survey, language)
  typealias Column = ReportTable.Column
  let columns = [
    Column(ContextWords.indicator(language), role: .name),
    Column(language(vi: "Đơn vị", en: "Unit")),
    Column(language(vi: "Kỳ", en: "Period")),
    Column(language(vi: "Thực hiện", en: "Actual"), .number),
    Column(language(vi: "Đơn vị tính", en: "Measure")),
    Column(language(vi: "Kỳ trước", en: "Previous period"), .number),
    Column(language(vi: "So với kỳ trước", en: "Change from previous"), .percent),
    Column(TableWords.publishedChange(language), .percent),
    Column(language(vi: "Tỷ trọng", en: "Share of the department"), .percent),
    Column(language(vi: "Dự báo", en: "Forecast"), .number),
    Column(TableWords.projection(language), .number),
    Column(ContextWords.source(language), standing: .footnote(ContextWords.source(language) + ": ")),
    Column(words.note, standing: .underName("")),
  ]
  let rows = surroundings.figures.map { figure in
    ReportTable.Row([
      .text(words.contextName(figure.indicator)),
      words.placeCell(figure.unit),
      .text(words.numbers.text(figure.period)),
      .asRead(figure.actual, measure: figure.measure),
      .words(figure.isDuration ? "" : words.contextName(figure.measure)),
      .asRead(figure.previous, measure: figure.measure),
      .percent(figure.changeOnPrevious, decimals: 2, signed: true),
      .percent(figure.publishedChange, decimals: 2, signed: true),
      .percent(figure.shareOfDepartment, decimals: 2),
      .asRead(figure.forecasts.first?.value, measure: figure.measure),
      .number(figure.toDate?.runRateProjection, decimals: 1),
      .words(figure.sources.map(words.contextName).joined(separator: "; ")),
      .text(figure.notes.map(words.contextName).joined(separator: "; ")),
    ])
  }
  var notes = [
    TableWords.dashInContext(language)
  ]
  if surroundings.figures.contains(where: { $0.toDate?.runRateProjection != nil }) {
    notes.append(TableWords.whatProjectionIs(language))
  }
  return ReportTable(
    .context, title: DocumentWords.context(language), language: language, columns: columns,
    rows: rows, notes: rows.isEmpty ? [] : notes
  ).withoutEmptyColumns()
}

extension Surroundings {
  /// Figures to show beside their targets. A year's targets without a figure of the year say nothing where the same targets stand beside the figure to date.
  var figuresWithTargets: [ContextFigure] {
    figures.filter { figure in !figure.targets.isEmpty && (figure.actual != nil || !figures.contains { $0.tellsToDate(of: figure) }) }
  }
}

extension ContextFigure {
  /// Whether it is one in minutes, which is printed as a duration.
  var isDuration: Bool { MeasureKey(measure).isMinutes }

  /// Whether it has an actual and every target of the other, with an attainment to date.
  fileprivate func tellsToDate(of other: ContextFigure) -> Bool {
    actual != nil && unit == other.unit && indicator == other.indicator && measure == other.measure
      && other.targets.allSatisfy { target in
        targets.contains { $0.issuer == target.issuer && $0.period == target.period && $0.value == target.value }
      }
  }
}

/// Every actual beside every target that was set for it: a row for each issuer.
func targetsTable(_ surroundings: Surroundings, _ language: Language) -> ReportTable {
  let words = FigureWording(surroundings.survey, language)
  typealias Column = ReportTable.Column
  let columns = [
    Column(ContextWords.indicator(language), role: .name),
    Column(language(vi: "Đơn vị", en: "Unit")),
    Column(language(vi: "Kỳ", en: "Period")),
    Column(ContextWords.issuer(language), role: .issuer),
    Column(ContextWords.targetPeriod(language)),
    Column(ContextWords.target(language), .number, role: .target),
    Column(language(vi: "Thực hiện", en: "Actual"), .number, role: .actual),
    Column(language(vi: "Đơn vị tính", en: "Measure")),
    Column(language(vi: "Tỷ lệ hoàn thành", en: "Attainment"), .percent),
    Column(TableWords.aboveOrShort(language), .number),
    Column(ContextWords.whetherKept(language)),
    Column(language(vi: "Thời gian đã qua", en: "Time elapsed"), .percent),
    Column(TableWords.rankByAttainment(language), .number),
    Column(ContextWords.source(language), standing: .footnote(ContextWords.source(language) + ": ")),
  ]
  // Where every target is to be reached, the attainment says whether it is.
  let hasLimits = surroundings.figuresWithTargets.contains { $0.targets.contains(where: \.isAtMost) }
  let rows = surroundings.figuresWithTargets.flatMap { figure in
    figure.targets.enumerated().map { place, target in
      let kept = hasLimits ? ContextWords.kept(target.isMet, isAtMost: target.isAtMost, isOver: figure.toDate == nil, language) : ""
      return ReportTable.Row([
        .text(words.contextName(figure.indicator)),
        words.placeCell(figure.unit),
        .text(words.numbers.text(figure.period)),
        .words(ContextWords.limited(words.contextName(target.issuer), isAtMost: target.isAtMost, language)),
        target.period == figure.period ? .absent : .text(words.numbers.text(target.period)),
        .asRead(target.value, measure: figure.measure),
        .asRead(figure.actual, measure: figure.measure),
        .words(figure.isDuration ? "" : words.contextName(figure.measure)),
        .percent(target.attainment, decimals: 2),
        figure.isDuration
          ? .duration(target.gap.map { -$0 }, signed: true)
          : .signed(target.gap.map { -$0 }, decimals: decimals(target.value, figure.actual)),
        .words(kept),
        .percent(figure.toDate?.elapsed),
        place == 0 ? .count(figure.attainmentRank) : .absent,
        .words(words.contextName(target.source)),
      ])
    }
  }
  let without = surroundings.figuresWithTargets.flatMap { figure in
    figure.targets.filter(\.allowsNoAttainment).map { target in
      [
        words.contextName(figure.indicator), words.place(figure.unit), words.numbers.text(target.period), words.contextName(target.issuer),
      ].filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }
  return ReportTable(
    .targets, title: ChartWords.targets(language), language: language, columns: columns,
    rows: rows,
    notes: rows.isEmpty
      ? []
      : [
        TableWords.whatAttainmentIs(language)
      ] + (hasLimits ? [ContextWords.whatLimitsAre(language)] : [])
        + (without.isEmpty ? [] : [ContextWords.noAttainment(without, language)])
  ).withoutEmptyColumns()
}

/// The decimals that a difference of two figures needs: those of the finer one, four at most.
private func decimals(_ values: Double?...) -> Int {
  values.compactMap(\.self).filter(\.isFinite).map { value in
    (0...4).first { PublishedNumber.asRead(value, decimals: $0).value == value } ?? 4
  }.max() ?? 0
}
