package import Inference
package import SurveyModel

/// report.md: the whole report in the first language, as GitHub-flavoured Markdown.
package struct MarkdownFormat: ReportFormat {
  /// Problems beyond these are counted only; problems.csv has them all.
  private static let shownProblems = 200

  package init() {}

  package func write(_ results: Results, languages: [Language], into folder: ReportFolder) throws(ReportFailure) {
    let language = languages.first ?? results.survey.language
    try folder.write(Self.text(results, language).utf8, as: "report.md")
  }

  static func text(_ results: Results, _ language: Language) -> String {
    let survey = results.survey
    let numbers = NumberText(language: language)
    var blocks = ["# " + escaped(survey.title[language])]
    if let notice = survey.notice { blocks.append("> **" + escaped(notice[language]) + "**") }
    var facts = [escaped(survey.organization[language])]
    facts.append(language(vi: "kỳ ", en: "edition ") + escaped(survey.edition))
    facts.append(survey.published.map { language(vi: "công bố ngày ", en: "published ") + numbers.text($0) } ?? numbers.published(survey))
    if let fieldwork = survey.fieldwork {
      let span = "\(numbers.text(fieldwork.from))–\(numbers.text(fieldwork.to))"
      let mode = fieldwork.mode.map { " (" + escaped($0[language]) + ")" } ?? ""
      facts.append(language(vi: "khảo sát ", en: "fieldwork ") + span + mode)
    }
    blocks.append(facts.joined(separator: " · "))
    blocks.append("## " + language(vi: "Số liệu chính", en: "Key figures"))
    blocks.append(
      keyFigures(results, language).map { figure in
        "- **\(escaped(figure.label))**: \(escaped(figure.value))" + (figure.detail.isEmpty ? "" : " — " + escaped(figure.detail))
      }.joined(separator: "\n"))
    if let press = RankSentences(results, language).press {
      blocks.append("## " + RankSentences.pressTitle(language))
      blocks.append("> " + escaped(press))
    }
    for table in ReportTable.all(results, language) where !table.rows.isEmpty {
      let shown = table.id == .problems ? problemsTable(results, language, limit: shownProblems) : table
      blocks.append("## " + escaped(shown.title))
      blocks.append(text(of: shown))
      blocks += shown.notes.map(escaped)
    }
    blocks.append("## " + language(vi: "Phương pháp", en: "Method"))
    for section in methodSections(results, language) {
      blocks.append("### " + escaped(section.title))
      blocks += section.paragraphs.map(escaped)
    }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A pipe table; numbers end at the right, the row for all together is bold.
  static func text(of table: ReportTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [line(table.columns.map { escaped($0.title) })]
    lines.append(line(table.columns.map { $0.alignment == .trailing ? "---:" : "---" }))
    for row in table.rows {
      lines.append(
        line(
          row.cells.enumerated().map { place, cell in
            let text = escaped(table.text(cell))
            let indented = place == 0 ? String(repeating: "&emsp;", count: row.level) + text : text
            return row.isTotal && !text.isEmpty && text != NumberText.absent ? "**\(indented)**" : indented
          }))
    }
    return lines.joined(separator: "\n")
  }

  /// The text as plain words: nothing in it is markup, ends a cell or begins a line.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "|", "*", "_", "`", "<", ">", "[", "]", "#", "~":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "&": escaped += "&amp;"
      case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
