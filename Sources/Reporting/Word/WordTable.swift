import Inference
import SurveyModel

/// A table of the report as a table of Word: heads repeated on every page, rows that do not break, as many parts as its columns need.
struct WordTable: Sendable {
  /// How large the text is and on which page it stands.
  struct Fit: Sendable, Hashable {
    let page: WordPage
    /// In half points.
    let size: Int
  }

  /// The positions of the shown columns that stand side by side, and their widths in twentieths of a point.
  private struct Part {
    let places: [TableLayout.Place]
    let widths: [Int]
  }

  let layout: TableLayout
  let fit: Fit
  /// Colours the scores of a table.
  private let shades: ComponentHeatMap?
  private let limits: [Double]
  private let parts: [Part]

  /// What stands left and right of the words of a cell.
  private static let padding = 57
  /// Rows up to this number are kept on one page.
  private static let keptTogether = 14

  private var table: ReportTable { layout.table }
  /// Those of the columns of each part.
  var widths: [[Int]] { parts.map(\.widths) }

  /// - Parameters:
  ///   - shades: the chart of the scores that the table holds.
  ///   - page: on which it must stand, where something else has decided that.
  init(_ table: ReportTable, shades: ComponentHeatMap? = nil, page: WordPage? = nil) {
    let layout = TableLayout(table)
    self.layout = layout
    self.shades = shades
    limits = shades?.limits ?? []
    let wanted = [
      Fit(page: .portrait, size: 21), Fit(page: .portrait, size: 19), Fit(page: .portrait, size: 18), Fit(page: .landscape, size: 20),
      Fit(page: .landscape, size: 18),
    ]
    let allowed = wanted.filter { page == nil || $0.page == page }
    let needs = { (fit: Fit) in WordColumns(layout, size: fit.size, padding: Self.padding).least }
    fit = allowed.first { needs($0).reduce(0, +) <= $0.page.textWidth } ?? allowed[allowed.count - 1]
    parts = Self.parts(layout, fit)
  }

  private static func parts(_ layout: TableLayout, _ fit: Fit) -> [Part] {
    let columns = WordColumns(layout, size: fit.size, padding: padding)
    let room = fit.page.textWidth
    let head = layout.places.firstIndex { $0.column == layout.name }
    var groups: [[Int]] = []
    var used = 0
    // The first columns up to the name stand in every part.
    let lead = head.map { Array(0...$0) } ?? []
    let leadWidth = min(lead.reduce(0) { $0 + columns.least[$1] }, room / 2)
    for place in layout.places.indices where !lead.contains(place) {
      if groups.isEmpty || used + columns.least[place] > room {
        groups.append(lead)
        used = leadWidth
      }
      groups[groups.count - 1].append(place)
      used += columns.least[place]
    }
    if groups.isEmpty { groups = [lead] }
    return groups.filter { !$0.isEmpty }.map { group in
      Part(places: group.map { layout.places[$0] }, widths: columns.widths(of: group, within: room))
    }
  }

  /// - Parameter caption: its words, before each part; `nil` for none.
  func add(to xml: inout XMLWriter, caption: (inout XMLWriter, _ part: String) -> Void) {
    for (number, part) in parts.enumerated() {
      caption(&xml, parts.count > 1 ? " (\(number + 1)/\(parts.count))" : "")
      write(part, to: &xml)
    }
    for note in table.notes + legend { xml.paragraph(.note, note) }
    for (place, note) in layout.footnotes.enumerated() {
      xml.paragraph(.note) { xml in
        xml.run(String(place + 1), WordRun(isRaised: true))
        xml.run(" " + note)
      }
    }
  }

  private var legend: [String] { shades == nil ? [] : [WordWords.shades(table.language)] }

  private func write(_ part: Part, to xml: inout XMLWriter) {
    xml.element("w:tbl") { xml in
      xml.element("w:tblPr") { xml in
        xml.void("w:tblStyle", ["w:val": "ReportTable"])
        xml.void("w:tblW", ["w:w": String(part.widths.reduce(0, +)), "w:type": "dxa"])
        xml.void("w:tblLayout", ["w:type": "fixed"])
        xml.void(
          "w:tblLook",
          [
            "w:val": "0420", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "1",
            "w:noVBand": "1",
          ])
        xml.void("w:tblCaption", ["w:val": table.title])
      }
      xml.element("w:tblGrid") { xml in for width in part.widths { xml.void("w:gridCol", ["w:w": String(width)]) } }
      header(part, to: &xml)
      let isShort = table.rows.count <= Self.keptTogether
      for (place, row) in table.rows.enumerated() {
        let staysWithNext = isShort ? place + 1 < table.rows.count : place == 0 || place + 2 == table.rows.count
        write(row, notes: layout.footnotesOfRow[place], of: part, staysWithNext: staysWithNext, to: &xml)
      }
    }
  }

  private func header(_ part: Part, to xml: inout XMLWriter) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { xml in
        xml.void("w:cantSplit")
        xml.void("w:tblHeader")
      }
      for (place, width) in zip(part.places, part.widths) {
        xml.cell(width) { xml in
          xml.paragraph(.tableHead, WordParagraph(staysWithNext: true)) { xml in
            xml.run(table.columns[place.column].title, WordRun(size: fit.size))
            guard let interval = place.interval else { return }
            xml.lineBreak()
            xml.run(table.columns[interval].short, WordRun(size: fit.size - 3))
          }
        }
      }
    }
  }

  private func write(_ row: ReportTable.Row, notes: [Int], of part: Part, staysWithNext: Bool, to xml: inout XMLWriter) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { $0.void("w:cantSplit") }
      for (place, width) in zip(part.places, part.widths) {
        let content = row.cells[place.column]
        let shade = shade(of: content, at: place)
        xml.cell(width, fill: shade?.fill) { xml in
          let isNumber = table.columns[place.column].alignment == .trailing
          let indent = place.column == 0 ? row.level * 200 : 0
          xml.paragraph(isNumber ? .tableNumber : .tableText, WordParagraph(staysWithNext: staysWithNext, indent: indent)) { xml in
            write(content, at: place, of: row, notes: notes, ink: shade?.ink, to: &xml)
          }
        }
      }
    }
  }

  private func write(
    _ cell: ReportTable.Cell, at place: TableLayout.Place, of row: ReportTable.Row, notes: [Int], ink: String?, to xml: inout XMLWriter
  ) {
    let run = WordRun(isBold: row.isTotal, size: fit.size, color: ink)
    let small = WordRun(size: fit.size - 3)
    xml.run(WordColumns.unbroken(table.text(cell.unmarked), cell), run)
    if case .marked(_, let mark) = cell { xml.run(mark, WordRun(isRaised: true, size: fit.size)) }
    if place.column == layout.name {
      for note in notes { xml.run(String(note + 1), WordRun(isRaised: true, size: fit.size)) }
      for words in layout.underName(row) {
        xml.lineBreak()
        xml.run(words, small)
      }
    }
    guard let interval = place.interval, row.cells[interval] != .absent else { return }
    xml.lineBreak()
    xml.run(WordColumns.unbroken(table.text(row.cells[interval]), row.cells[interval]), small)
  }

  private func shade(of cell: ReportTable.Cell, at place: TableLayout.Place) -> (fill: String, ink: String)? {
    guard let shades, table.columns[place.column].role == .score, case .number(let score, _, _) = cell.unmarked else { return nil }
    let (fill, ink) = shades.shade(of: score, limits)
    return (String(fill.dropFirst()), String(ink.dropFirst()))
  }
}

extension XMLWriter {
  /// A cell of a table.
  ///
  /// - Parameters:
  ///   - width: in twentieths of a point.
  ///   - fill: RRGGBB.
  mutating func cell(_ width: Int, fill: String? = nil, _ content: (inout XMLWriter) -> Void) {
    element("w:tc") { xml in
      xml.element("w:tcPr") { xml in
        xml.void("w:tcW", ["w:w": String(width), "w:type": "dxa"])
        if let fill { xml.void("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": fill]) }
      }
      content(&xml)
    }
  }
}
