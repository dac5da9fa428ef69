import Reporting
import SurveyModel
import Workbench

/// How the fieldwork goes: responses of each unit by day beside those invited, and where that leads.
struct FieldworkPage {
  let results: ResultsPage

  private var language: Language { results.address.language }
  private var numbers: NumberText { NumberText(language: language) }

  func reply(_ run: SurveyRun) -> Reply {
    let state = run.fieldwork(today: Workbench.today)
    let decimals = run.saved.decimals
    return results.page(.fieldwork, title: run.survey.data.survey.title[language]) { html in
      head(state, &html)
      heading(state, &html)
      table(state, decimals, &html)
      byDay(state, &html)
    }
  }

  // MARK: Where it stands

  private func head(_ state: FieldworkState, _ html: inout HTMLWriter) {
    var lines: [String] = []
    if let fieldwork = state.fieldwork {
      lines.append(FieldworkWords.from(numbers.text(fieldwork.from), to: numbers.text(fieldwork.to))[language])
    }
    if let asOf = state.asOf {
      lines.append(FieldworkWords.asOf(numbers.text(asOf), left: state.daysLeft.map { ($0, numbers.text($0)) })[language])
    }
    if !lines.isEmpty { html.paragraph(lines.joined(separator: " "), "lead") }
    if state.asOf == nil { html.message("note", FieldworkWords.noDays[language], [FieldworkWords.noDaysLine[language]]) }
    if state.fieldwork == nil, state.asOf != nil {
      html.message("note", FieldworkWords.noEnd[language], [FieldworkWords.noEndLine[language]])
    }
    if state.overall.invited == nil { html.message("note", FieldworkWords.noList[language], [FieldworkWords.noListLine[language]]) }
  }

  /// The units that need somebody's attention, by name.
  private func heading(_ state: FieldworkState, _ html: inout HTMLWriter) {
    func names(_ rows: [FieldworkState.Row]) -> [String] {
      rows.map { row in
        FieldworkWords.short(row.unit?.name[language] ?? "", now: numbers.text(row.responses), end: row.expected.map { numbers.text($0) })[
          language]
      }
    }
    let atLeast = numbers.text(state.atLeast)
    let (lost, late) = (state.units.filter(\.staysBelow), state.units.filter { $0.isBelow && !$0.staysBelow })
    if !lost.isEmpty {
      html.message("bad", (state.isRunning ? FieldworkWords.heading(atLeast) : FieldworkWords.withheld(atLeast))[language], names(lost))
    }
    if !late.isEmpty { html.message("note", FieldworkWords.notYet(atLeast)[language], names(late)) }
    if lost.isEmpty, late.isEmpty { html.message("good", FieldworkWords.enough(atLeast)[language]) }
  }

  private func table(_ state: FieldworkState, _ decimals: Int, _ html: inout HTMLWriter) {
    let hasList = state.overall.invited != nil
    let hasDays = !state.days.isEmpty
    let hasEnd = state.isRunning
    func head(_ text: LocalizedText, isNumber: Bool = true) -> HTMLWriter.Head { .init(text: text[language], isNumber: isNumber) }
    var heads = [head(FieldworkWords.unit, isNumber: false), head(FieldworkWords.responses)]
    if hasList { heads += [head(FieldworkWords.invited), head(FieldworkWords.share)] }
    if hasDays { heads += [head(FieldworkWords.recent(state.paceDays)), head(FieldworkWords.course, isNumber: false)] }
    if hasEnd { heads.append(head(FieldworkWords.expected)) }
    heads.append(head(FieldworkWords.halfWidth))
    if hasEnd { heads.append(head(FieldworkWords.expectedHalfWidth)) }
    let most = state.units.flatMap(\.daily).max() ?? 0
    let reasons = reasons(state)
    html.table(FieldworkWords.title[language], heads, kind: "monitor") { html in
      for row in state.units + [state.overall] {
        html.element("tr", ["class": row.unit == nil ? "total" : row.staysBelow ? "short" : nil]) { html in
          html.element("th", ["scope": "row"], text: row.unit?.name[language] ?? FieldworkWords.all[language])
          func number(_ text: String) { html.element("td", ["class": "number"], text: text) }
          func half(_ margin: FieldworkState.Margin) { number(text(margin, reasons, decimals: min(decimals, 2))) }
          number(numbers.text(row.responses))
          if hasList {
            number(row.invited.map { numbers.text($0) } ?? NumberText.absent)
            html.element("td", ["class": "number"]) { html in
              let share = row.invited.flatMap { $0 > 0 ? Double(row.responses) / Double($0) : nil }
              html.text(numbers.percent(share))
              if let share { html.svg(Bars.share(share, expected: row.expected.map { Double($0) / Double(row.invited ?? 1) })) }
            }
          }
          if hasDays {
            number(numbers.text(row.daily.suffix(state.paceDays).reduce(0, +)))
            html.element("td") { $0.svg(Bars.days(row.daily, most: row.unit == nil ? row.daily.max() ?? 0 : most)) }
          }
          if hasEnd { number(row.expected.map { numbers.text($0) } ?? NumberText.absent) }
          half(row.margin)
          if hasEnd { half(row.expectedMargin) }
        }
      }
    }
    for (place, reason) in reasons.enumerated() { html.paragraph("(\(place + 1)) " + FieldworkWords.noMargin(reason)[language], "hint") }
    html.paragraph(FieldworkWords.method(days: numbers.text(state.paceDays), isRunning: hasEnd)[language], "hint")
  }

  /// Why a margin is missing, in the order of the notes below the table.
  private func reasons(_ state: FieldworkState) -> [FieldworkState.Margin.Reason] {
    let all = (state.units + [state.overall]).flatMap { state.isRunning ? [$0.margin, $0.expectedMargin] : [$0.margin] }
    return FieldworkState.Margin.Reason.allCases.filter { all.contains(.none($0)) }
  }

  private func text(_ margin: FieldworkState.Margin, _ reasons: [FieldworkState.Margin.Reason], decimals: Int) -> String {
    switch margin {
    case .half(let value):
      let (text, zero) = (numbers.text(value, decimals: decimals), numbers.text(0, decimals: decimals))
      guard text == zero else { return "± " + text }
      // A margin that is there is never shown as none.
      return "< " + numbers.text(decimals == 0 ? 1 : decimals == 1 ? 0.1 : 0.01, decimals: decimals)
    case .none(let reason):
      let place = reason.flatMap { reasons.firstIndex(of: $0) }
      return NumberText.absent + (place.map { " (\($0 + 1))" } ?? "")
    }
  }

  /// Every number behind the bars.
  private func byDay(_ state: FieldworkState, _ html: inout HTMLWriter) {
    guard !state.days.isEmpty else { return }
    html.element("h2", text: FieldworkWords.byDay[language])
    html.table(
      FieldworkWords.byDay[language], heads: [FieldworkWords.day[language]] + state.units.map { $0.unit?.name[language] ?? "" },
      numbers: Set(1...max(1, state.units.count)),
      rows: state.days.indices.reversed().map { day in
        [numbers.text(state.days[day])] + state.units.map { numbers.text($0.daily[day]) }
      }, kind: "by-day")
  }
}

/// Small pictures beside numbers that say the same: nothing of a survey is in them but shapes.
enum Bars {
  private static func number(_ value: Double) -> String { "\(Double(Int(value * 10)) / 10)" }

  /// A bar a day, the latest at the right.
  static func days(_ counts: [Int], most: Int) -> String {
    let (step, height) = (4.0, 26.0)
    var svg = "<svg class=\"days\" aria-hidden=\"true\" width=\"\(number(step * Double(counts.count)))\" height=\"\(number(height))\">"
    for (place, count) in counts.enumerated() where count > 0 {
      let tall = max(1, height * Double(count) / Double(max(1, most)))
      svg += "<rect x=\"\(number(step * Double(place)))\" y=\"\(number(height - tall))\" width=\"3\" height=\"\(number(tall))\"/>"
    }
    return svg + "<path d=\"M0 \(number(height - 0.5))h\(number(step * Double(counts.count)))\"/></svg>"
  }

  /// The part of those invited that answered, and behind it the part that is expected to.
  static func share(_ share: Double, expected: Double?) -> String {
    let width = 72.0
    func part(_ kind: String, _ value: Double) -> String {
      "<rect class=\"\(kind)\" width=\"\(number(width * min(1, max(0, value))))\" height=\"8\"/>"
    }
    return "<svg class=\"part\" aria-hidden=\"true\" width=\"\(number(width))\" height=\"8\">" + part("whole", 1)
      + (expected.map { part("expected", $0) } ?? "") + part("done", share) + "</svg>"
  }

  /// Shares of one whole side by side, from the worst category to the best.
  static func stack(_ counts: [Int]) -> String {
    let (width, all) = (220.0, Double(counts.reduce(0, +)))
    var svg = "<svg class=\"stack\" aria-hidden=\"true\" viewBox=\"0 0 220 18\" preserveAspectRatio=\"none\">"
    var from = 0.0
    for (place, count) in counts.enumerated() where count > 0 {
      let wide = width * Double(count) / all
      svg +=
        "<rect class=\"c\(shade(place, of: counts.count))\" x=\"\(number(from))\" width=\"\(number(max(0.6, wide - 0.8)))\" height=\"18\"/>"
      from += wide
    }
    return svg + "</svg>"
  }

  /// The colour of a category, beside its name.
  static func key(_ category: Int, of count: Int) -> String {
    "<svg class=\"stack key\" aria-hidden=\"true\" width=\"12\" height=\"12\"><rect class=\"c\(shade(category, of: count))\" width=\"12\" height=\"12\"/></svg>"
  }

  /// Of five, from the worst to the best.
  static func shade(_ category: Int, of count: Int) -> Int { count < 2 ? 4 : Int((4 * Double(category) / Double(count - 1)).rounded()) }
}
