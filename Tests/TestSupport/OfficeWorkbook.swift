import Archive

/// A workbook as an office makes it: sheets of texts and numbers, with merged titles above them.
package struct OfficeWorkbook {
  package enum Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double)
    /// A day, by its number since 1900.
    case day(Int)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
  }

  package struct Sheet {
    let name: String
    let rows: [[Cell]]
    let merged: [String]
    let isHidden: Bool

    /// - Parameters:
    ///   - rows: the first stands in row 1; an empty text is no cell.
    ///   - merged: such as `A1:G1`.
    package init(_ name: String, _ rows: [[Cell]], merged: [String] = [], isHidden: Bool = false) {
      self.name = name
      self.rows = rows
      self.merged = merged
      self.isHidden = isHidden
    }
  }

  private let sheets: [Sheet]

  package init(_ sheets: Sheet...) { self.sheets = sheets }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  package var bytes: [UInt8] {
    var strings: [String] = []
    var places: [String: Int] = [:]
    var parts: [(name: String, content: String)] = []
    for (number, sheet) in sheets.enumerated() {
      let rows = sheet.rows.enumerated().map { row, cells in
        let written = cells.enumerated().map { column, cell in
          let reference = "r=\"\(Self.letters(column))\(row + 1)\""
          switch cell {
          case .number(let number): return "<c \(reference)><v>\(number)</v></c>"
          case .day(let day): return "<c \(reference) s=\"1\"><v>\(day)</v></c>"
          case .text(""): return ""
          case .text(let text):
            let place = places[text] ?? strings.count
            if place == strings.count {
              strings.append(text)
              places[text] = place
            }
            return "<c \(reference) t=\"s\"><v>\(place)</v></c>"
          }
        }
        return "<row r=\"\(row + 1)\">\(written.joined())</row>"
      }
      let merged = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      parts.append(
        (
          "xl/worksheets/sheet\(number + 1).xml",
          "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows.joined())</sheetData>"
            + (merged.isEmpty ? "" : "<mergeCells count=\"\(sheet.merged.count)\">\(merged)</mergeCells>") + "</worksheet>"
        ))
    }
    parts += frame(strings)
    var writer = ZipWriter()
    for part in parts { writer.add(part.name, Array((Self.head + part.content).utf8)) }
    return writer.archive()
  }

  /// The parts beside the sheets.
  private func frame(_ strings: [String]) -> [(name: String, content: String)] {
    let numbers = sheets.indices.map { $0 + 1 }
    return [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(Self.package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
          + ".relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.types).sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(Self.types).sharedStrings+xml\"/>"
          + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.types).styles+xml\"/>"
          + numbers.map { "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(Self.types).worksheet+xml\"/>" }.joined()
          + "</Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(Self.package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(Self.relation)/officeDocument\" "
          + "Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relation)\"><sheets>"
          + zip(sheets, numbers).map { sheet, number in
            "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(number)\"\(sheet.isHidden ? " state=\"hidden\"" : "") r:id=\"s\(number)\"/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(Self.package)/relationships\">"
          + numbers.map { "<Relationship Id=\"s\($0)\" Type=\"\(Self.relation)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>" }
          .joined()
          + "<Relationship Id=\"t\" Type=\"\(Self.relation)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "<Relationship Id=\"f\" Type=\"\(Self.relation)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst xmlns=\"\(Self.main)\">" + strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }.joined() + "</sst>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(Self.main)\"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>"
          + "<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
      ),
    ]
  }

  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
