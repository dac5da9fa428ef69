import SurveyModel

/// report.md: the whole report in the first language, as GitHub-flavoured Markdown. Charts are left out: their numbers stand in the tables.
package struct MarkdownFormat: ReportFormat {
  /// Problems beyond these are counted only; problems.csv has them all.
  private static let shownProblems = 200

  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    [RenderedFile(name: "report.md", text: Self.text(report.documents[0]))]
  }

  static func text(_ document: Document) -> String {
    let facts = [document.organization] + document.facts.map(\.sentence)
    var blocks = head("#", document.title, notice: document.notice)
    blocks.append(facts.map(escaped).joined(separator: " · "))
    for section in document.sections { blocks += text(of: section) }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A title, and what every reader must know before anything else.
  static func head(_ level: String, _ title: String, notice: String?) -> [String] {
    ["\(level) " + escaped(title)] + (notice.map { ["> **" + escaped($0) + "**"] } ?? [])
  }

  /// One section alone, in blocks between blank lines.
  static func text(of section: Document.Section) -> [String] {
    var blocks = ["## " + escaped(section.heading)]
    if let lead = section.lead { blocks.append(escaped(lead)) }
    for block in section.blocks where block.media.contains(.text) {
      let parts = block.parts.flatMap(text)
      guard !parts.isEmpty else { continue }
      if let heading = block.heading, heading != section.heading { blocks.append("### " + escaped(heading)) }
      blocks += parts
    }
    return blocks
  }

  private static func text(of part: Document.Part) -> [String] {
    switch part {
    case .paragraphs(let paragraphs), .findings(let paragraphs): paragraphs.map(escaped)
    case .keyFigures(let figures):
      [
        figures.map { figure in
          "- **\(escaped(figure.label))**: \(escaped(figure.value))" + (figure.detail.isEmpty ? "" : " — " + escaped(figure.detail))
        }.joined(separator: "\n")
      ]
    case .press(let text): ["> " + escaped(text)]
    case .figure(let figure): text(of: figure)
    case .table(let table):
      table.rows.isEmpty ? [] : [text(of: shortened(table))] + shortened(table).notes.map(escaped)
    case .files(let files):
      [files.map { "- \(escaped($0.path)) · \($0.bytes) byte · SHA-256 \($0.sha256)" }.joined(separator: "\n")]
    }
  }

  /// What its marks mean says nothing without the picture; what rank ranges promise does.
  private static func text(of figure: Document.Figure) -> [String] {
    guard case .rankSets = figure.chart, let caption = figure.caption else { return [] }
    return [escaped(caption)]
  }

  private static func shortened(_ table: ReportTable) -> ReportTable {
    guard table.id == .problems else { return table }
    return table.prefix(shownProblems) {
      DocumentWords.moreProblems(NumberText(language: table.language).text($0), table.language)
    }
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
