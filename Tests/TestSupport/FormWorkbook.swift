/// A workbook (.xlsx) of one sheet, as Microsoft Forms writes it: texts shared, moments as numbers with a format.
package struct FormWorkbook: Sendable {
  package enum Cell: Sendable {
    case text(String)
    case number(Double)
    /// Days since the last day of 1899.
    case moment(Double)
    case empty
  }

  private let rows: [[Cell]]

  package init(_ rows: [[Cell]]) { self.rows = rows }

  package var bytes: [UInt8] {
    var strings: [String] = []
    var places: [String: Int] = [:]
    var data = ""
    for (number, row) in rows.enumerated() {
      data += "<row r=\"\(number + 1)\">"
      for (column, cell) in row.enumerated() {
        let name = "\(Self.letters(column))\(number + 1)"
        switch cell {
        case .text(let text):
          let place = places[text] ?? strings.count
          if place == strings.count { strings.append(text) }
          places[text] = place
          data += "<c r=\"\(name)\" t=\"s\"><v>\(place)</v></c>"
        case .number(let number): data += "<c r=\"\(name)\"><v>\(number)</v></c>"
        case .moment(let days): data += "<c r=\"\(name)\" s=\"1\"><v>\(days)</v></c>"
        case .empty: break
        }
      }
      data += "</row>"
    }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
    return Self.stored([
      ("[Content_Types].xml", head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      (
        "_rels/.rels",
        head
          + "<Relationships \(package)><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        head + "<workbook \(main) xmlns:r=\"\(office)\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        head + "<Relationships \(package)><Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "<Relationship Id=\"rId3\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      (
        "xl/sharedStrings.xml",
        head + "<sst \(main)>" + strings.map { "<si><t xml:space=\"preserve\">\(Self.escaped($0))</t></si>" }.joined() + "</sst>"
      ),
      (
        "xl/styles.xml",
        head + "<styleSheet \(main)><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"m/d/yy h:mm:ss\"/></numFmts>"
          + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
      ),
      ("xl/worksheets/sheet1.xml", head + "<worksheet \(main)><sheetData>\(data)</sheetData></worksheet>"),
    ])
  }

  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// A ZIP archive of entries as they are (APPNOTE 6.3, method 0).
  private static func stored(_ entries: [(name: String, text: String)]) -> [UInt8] {
    func little(_ number: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let (name, bytes) = (Array(entry.name.utf8), Array(entry.text.utf8))
      let common =
        little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(Int(crc32(bytes)), 4)
        + little(bytes.count, 4) + little(bytes.count, 4) + little(name.count, 2) + little(0, 2)
      directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      directory += little(archive.count, 4) + name
      archive += [0x50, 0x4B, 3, 4] + common + name + bytes
    }
    let start = archive.count
    return archive + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
      + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }
}
