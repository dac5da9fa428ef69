import Archive
import SurveyModel

@testable import SurveyImport

/// What becomes of a file in memory, as lines: of each record its row and cells, what is said of it, or what is wrong with it.
func tableOutcome(
  _ bytes: [UInt8], name: String = "f", sheet: String? = nil, showsKinds: Bool = false, limits: ImportLimits = ImportLimits()
) -> [String] {
  var lines: [String] = []
  do throws(ImportFailure) {
    var input = InputFile(name: name, holding: bytes)
    input.isDigested = false
    let source = try RecordSources.open(input, format: FileFormat(sheet: sheet), limits: limits)
    let reading = try source.read { record in
      let cells = (0..<record.count).map { column in
        let kind = showsKinds && record.kind(column) != .text ? ":\(record.kind(column))" : ""
        return "[\(record.text(column))\(kind)]"
      }
      lines.append("\(record.line)" + cells.joined())
    }
    return lines + (reading.recognized.map { [$0[.en]] } ?? [])
  } catch {
    return error.faults.map(\.description)
  }
}

/// A workbook written part by part, so that it can be any workbook, also one that no program writes.
struct RawWorkbook {
  struct Sheet {
    var name = "Sheet1"
    var state = ""
    /// What stands in `sheetData`, or the whole part where it begins with `<?`.
    var rows: String
    var before = ""
    var behind = ""
  }

  var sheets: [Sheet]
  var strings: [String] = []
  /// Format codes, of which the styles 1, 2, … are made.
  var formats: [String] = []
  var workbookProperties = ""
  var isStrict = false
  var extra: [(name: String, content: String)] = []
  var relations = ""
  var leftOut: Set<String> = []

  init(_ rows: String) { sheets = [Sheet(rows: rows)] }

  init(sheets: [Sheet]) { self.sheets = sheets }

  private var main: String {
    isStrict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }

  private var relation: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  var parts: [(name: String, content: String)] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
    var parts = [
      ("[Content_Types].xml", head + "<Types/>"),
      (
        "_rels/.rels",
        head
          + "<Relationships \(package)><Relationship Id=\"rId1\" Type=\"\(relation)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><workbookPr \(workbookProperties)/><sheets>"
          + sheets.enumerated().map { number, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\"\(sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\"") r:id=\"s\(number)\"/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        head + "<Relationships \(package)>"
          + sheets.indices.map { "<Relationship Id=\"s\($0)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>" }
          .joined()
          + "<Relationship Id=\"t\" Type=\"\(relation)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
          + "<Relationship Id=\"f\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>\(relations)</Relationships>"
      ),
      (
        "xl/sharedStrings.xml",
        head + "<sst xmlns=\"\(main)\">" + strings.map { $0.hasPrefix("<") ? "<si>\($0)</si>" : "<si><t>\($0)</t></si>" }.joined()
          + "</sst>"
      ),
      (
        "xl/styles.xml",
        head + "<styleSheet xmlns=\"\(main)\"><numFmts>"
          + formats.enumerated().map { "<numFmt numFmtId=\"\($0 + 164)\" formatCode=\"\($1)\"/>" }.joined()
          + "</numFmts><cellXfs><xf numFmtId=\"0\"/>" + formats.indices.map { "<xf numFmtId=\"\($0 + 164)\"/>" }.joined()
          + "</cellXfs></styleSheet>"
      ),
    ]
    for (number, sheet) in sheets.enumerated() {
      let content =
        sheet.rows.hasPrefix("<?")
        ? sheet.rows
        : head + "<worksheet xmlns=\"\(main)\">\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.behind)</worksheet>"
      parts.append(("xl/worksheets/sheet\(number + 1).xml", content))
    }
    return parts.filter { !leftOut.contains($0.0) } + extra
  }

  var bytes: [UInt8] {
    var writer = ZipWriter()
    for part in parts { writer.add(part.name, Array(part.content.utf8)) }
    return writer.archive()
  }

  /// A row of inline texts.
  static func row(_ number: Int, _ cells: [String], attributes: String = "") -> String {
    "<row r=\"\(number)\"\(attributes)>"
      + cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
        "<c r=\"\(CellReference(column: column, row: number))\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }.joined() + "</row>"
  }
}
