import Archive
import SurveyModel
import Testing

@testable import SurveyImport

/// What is read of a workbook, cell by cell and row by row.
@Suite struct XLSXFileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The cells of the second row, below a header of one row.
    let cells: String
    let read: String
    var strings: [String] = []
    var formats: [String] = []
    var properties = ""
    var isStrict = false

    init(
      _ testDescription: String, _ cells: String, _ read: String, strings: [String] = [], formats: [String] = [], properties: String = "",
      isStrict: Bool = false
    ) {
      self.testDescription = testDescription
      self.cells = cells
      self.read = read
      self.strings = strings
      self.formats = formats
      self.properties = properties
      self.isStrict = isStrict
    }
  }

  static let cases: [Case] = [
    Case("a number", "<c><v>5</v></c>", "[5:number]"), Case("a negative number", "<c t=\"n\"><v>-12.5</v></c>", "[-12.5:number]"),
    Case("seventeen digits", "<c><v>0.30000000000000004</v></c>", "[0.3:number]"),
    Case("a large number", "<c><v>5700123456001</v></c>", "[5700123456001:number]"),
    Case("written with an exponent", "<c><v>5.700123456E+12</v></c>", "[5700123456000:number]"),
    Case("beyond fifteen digits", "<c><v>1234567890123456789</v></c>", "[1234567890123460000:number]"),
    Case("a huge number", "<c><v>1E+300</v></c>", "[1E+300:number]"), Case("a tiny number", "<c><v>1.5E-20</v></c>", "[1.5E-20:number]"),
    Case("a third", "<c><v>0.33333333333333331</v></c>", "[0.333333333333333:number]"), Case("zero", "<c><v>0</v></c>", "[0:number]"),
    Case("minus zero", "<c><v>-0</v></c>", "[0:number]"), Case("zeros too many", "<c><v>1.500</v></c>", "[1.5:number]"),
    Case("a shared text", "<c t=\"s\"><v>1</v></c>", "[Hải quan]", strings: ["a", "Hải quan"]),
    Case(
      "rich text", "<c t=\"s\"><v>0</v></c>", "[a & b]",
      strings: ["<r><rPr><b/></rPr><t xml:space=\"preserve\">a </t></r><r><t>&amp; b</t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh>"]),
    Case("an empty text", "<c t=\"s\"><v>0</v></c><c><v>1</v></c>", "[][1:number]", strings: ["<t/>"]),
    Case("entities", "<c t=\"inlineStr\"><is><t>&lt;b&gt; &#x1EA3;&#13;</t></is></c>", "[<b> ả]"),
    Case("CDATA and a comment", "<c t=\"inlineStr\"><is><t><![CDATA[a < b]]><!-- no --> &amp; c</t></is></c>", "[a < b & c]"),
    Case("an escaped character", "<c t=\"inlineStr\"><is><t>a_x0009_b_x005F_x_x0z_</t></is></c>", "[a\tb_x_x0z_]"),
    Case("a character of two escapes", "<c t=\"inlineStr\"><is><t>_xD83D__xDE00_</t></is></c>", "[😀]"),
    Case("true", "<c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>", "[TRUE:boolean][FALSE:boolean]"),
    Case("an error", "<c t=\"e\"><v>#N/A</v></c>", "[#N/A:error]"),
    Case("a formula's text", "<c t=\"str\"><f>A1&amp;\"x\"</f><v>ax</v></c>", "[ax]"),
    Case("a formula's number", "<c><f>1+1</f><v>2</v></c>", "[2:number]"),
    Case("a formula's empty text", "<c t=\"str\"><f>\"\"</f><v></v></c><c><v>1</v></c>", "[][1:number]"),
    Case("a day", "<c s=\"1\"><v>45232</v></c>", "[2023-11-02:time]", formats: ["dd/mm/yyyy"]),
    Case("a moment", "<c s=\"1\"><v>45232.4375</v></c>", "[2023-11-02T10:30:00:time]", formats: ["dd/mm/yyyy hh:mm"]),
    Case("a midnight", "<c s=\"1\"><v>45232</v></c>", "[2023-11-02T00:00:00:time]", formats: ["dd/mm/yyyy hh:mm"]),
    Case("a day with a time in it", "<c s=\"1\"><v>45232.5</v></c>", "[2023-11-02T12:00:00:time]", formats: ["yyyy-mm-dd"]),
    Case("thousandths", "<c s=\"1\"><v>45232.000001446757</v></c>", "[2023-11-02T00:00:00.125:time]", formats: ["d h"]),
    Case("from 1904", "<c s=\"1\"><v>43770</v></c>", "[2023-11-02:time]", formats: ["d/m/yy"], properties: "date1904=\"1\""),
    Case("28 February 1900", "<c s=\"1\"><v>59</v></c>", "[1900-02-28:time]", formats: ["d/m/yy"]),
    Case("a day that never was", "<c s=\"1\"><v>60</v></c>", "[1900-02-29:time]", formats: ["d/m/yy"]),
    Case("1 March 1900", "<c s=\"1\"><v>61</v></c>", "[1900-03-01:time]", formats: ["d/m/yy"]),
    Case("a time of day", "<c s=\"1\"><v>0.75</v></c>", "[18:00:00:time]", formats: ["h:mm AM/PM"]),
    Case("elapsed hours", "<c s=\"1\"><v>1.5</v></c>", "[36:00:00:time]", formats: ["[h]:mm"]),
    Case("no day", "<c s=\"1\"><v>-1</v></c>", "[-1:number]", formats: ["d/m/yy"]),
    Case("letters in quotes", "<c s=\"1\"><v>7</v></c>", "[7:number]", formats: ["0 &quot;days&quot;\\d"]),
    Case("a colour", "<c s=\"1\"><v>7</v></c>", "[7:number]", formats: ["[Red]0.00;[Blue]-0.00"]),
    Case("general", "<c s=\"1\"><v>7</v></c>", "[7:number]", formats: ["General"]),
    Case("a day in ISO", "<c t=\"d\"><v>2023-11-02</v></c>", "[2023-11-02:time]", isStrict: true),
    Case("strict namespaces", "<c t=\"s\"><v>0</v></c>", "[a]", strings: ["a"], isStrict: true),
    Case("a gap", "<c r=\"A2\"><v>1</v></c><c r=\"D2\"><v>4</v></c>", "[1:number][][][4:number]"),
    Case("cells with a format only", "<c r=\"A2\" s=\"0\"/><c r=\"B2\"><v>2</v></c><c r=\"C2\" s=\"0\"/>", "[][2:number]"),
  ]

  @Test(arguments: cases) func cell(_ c: Case) {
    var book = RawWorkbook(RawWorkbook.row(1, ["h", "i", "j", "k"]) + "<row r=\"2\">\(c.cells)</row>")
    book.strings = c.strings
    book.formats = c.formats
    book.workbookProperties = c.properties
    book.isStrict = c.isStrict
    #expect(tableOutcome(book.bytes, showsKinds: true) == ["1[h][i][j][k]", "2\(c.read)"])
  }

  @Test func prefixesMakeNoDifference() {
    let sheet = """
      <?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr">\
      <x:is><x:t>h</x:t></x:is></x:c></x:row><x:row/><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>
      """
    #expect(tableOutcome(RawWorkbook(sheet).bytes) == ["1[h]", "3[1]"])
  }

  @Test func rowsWithoutContentAreNone() {
    let rows = RawWorkbook.row(1, ["a", "b"]) + "<row r=\"5\"><c s=\"0\"/></row>" + RawWorkbook.row(9, ["1", "2"])
    #expect(tableOutcome(RawWorkbook(rows).bytes) == ["1[a][b]", "9[1][2]"])
  }

  @Test func titlesAboveTheHeaderArePassedOver() {
    let rows =
      RawWorkbook.row(1, ["CỤC HẢI QUAN", "", "", "", "CỘNG HÒA"]) + RawWorkbook.row(2, ["DANH SÁCH"])
      + RawWorkbook.row(4, ["TT", "Mã số thuế", "Tên", "Đơn vị", "Kết quả"]) + RawWorkbook.row(5, ["(1)", "(2)", "(3)", "(4)", "(5)"])
      + RawWorkbook.row(6, ["1", "5700123456", "A", "Móng Cái", "Từ chối"])
    #expect(
      tableOutcome(RawWorkbook(rows).bytes) == [
        "4[TT][Mã số thuế][Tên][Đơn vị][Kết quả]", "6[1][5700123456][A][Móng Cái][Từ chối]",
        "f: 2 rows above the header passed over; a header of 2 rows read as one",
      ])
  }

  @Test func aHeaderOfTwoLinesBecomesOne() {
    let rows =
      RawWorkbook.row(1, ["Thu ngân sách năm 2024"]) + RawWorkbook.row(2, ["Đơn vị", "Năm 2023", "", "Năm 2024", ""])
      + RawWorkbook.row(3, ["", "Chỉ tiêu", "Thực hiện", "Chỉ tiêu", "Thực hiện"]) + RawWorkbook.row(4, ["Móng Cái", "1", "2", "3", "4"])
    let merged =
      "<mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"D2:E2\"/></mergeCells>"
    let book = RawWorkbook(sheets: [.init(rows: rows, behind: merged)])
    #expect(
      tableOutcome(book.bytes) == [
        "3[Đơn vị][Năm 2023 - Chỉ tiêu][Năm 2023 - Thực hiện][Năm 2024 - Chỉ tiêu][Năm 2024 - Thực hiện]", "4[Móng Cái][1][2][3][4]",
        "f: 1 row above the header passed over; a header of 2 rows read as one",
      ])
  }

  @Test func cellsMergedDownwardsHoldTheSame() {
    let rows =
      RawWorkbook.row(1, ["Đơn vị", "Hãng"]) + RawWorkbook.row(2, ["Móng Cái", "A"]) + RawWorkbook.row(3, ["", "B"])
      + RawWorkbook.row(4, ["", "C"]) + RawWorkbook.row(5, ["", "D"])
    let book = RawWorkbook(sheets: [.init(rows: rows, behind: "<mergeCells count=\"1\"><mergeCell ref='A2:A4'/></mergeCells>")])
    #expect(
      tableOutcome(book.bytes) == [
        "1[Đơn vị][Hãng]", "2[Móng Cái][A]", "3[Móng Cái][B]", "4[Móng Cái][C]", "5[][D]",
        "f: 2 cells merged with the one above took what it holds",
      ])
  }

  @Test func hiddenRowsAndColumnsAreReadAndSaid() {
    let rows =
      RawWorkbook.row(1, ["a", "b"]) + RawWorkbook.row(2, ["1", "2"], attributes: " hidden=\"1\"") + RawWorkbook.row(3, ["3", "4"])
    let columns = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"3\" max=\"16384\" hidden=\"1\"/></cols>"
    #expect(
      tableOutcome(RawWorkbook(sheets: [.init(rows: rows, before: columns)]).bytes) == [
        "1[a][b]", "2[1][2]", "3[3][4]", "f: 1 hidden row and 1 hidden column read like the others",
      ])
  }

  static let several: [RawWorkbook.Sheet] = [
    .init(name: "Hướng dẫn", rows: RawWorkbook.row(1, ["đọc kỹ"])),
    .init(name: "Nháp", state: "hidden", rows: RawWorkbook.row(1, ["x", "y"]) + (2...9).map { RawWorkbook.row($0, ["0", "0"]) }.joined()),
    .init(name: "Trả lời", rows: RawWorkbook.row(1, ["a", "b"]) + (2...4).map { RawWorkbook.row($0, ["1", "2"]) }.joined()),
    .init(name: "Danh mục", rows: RawWorkbook.row(1, ["mã", "tên"]) + RawWorkbook.row(2, ["1", "A"])),
  ]

  @Test func theLargestTableThatIsShownIsRead() {
    let read = tableOutcome(RawWorkbook(sheets: Self.several).bytes)
    #expect(
      read == [
        "1[a][b]", "2[1][2]", "3[1][2]", "4[1][2]",
        "f: sheet \"Trả lời\" was read, the largest table; to read another (\"Hướng dẫn\", \"Danh mục\"), name it by sheet; "
          + "hidden sheets, not read: \"Nháp\"",
      ])
  }

  @Test(arguments: [
    ("Danh mục", ["1[mã][tên]", "2[1][A]"]), ("danh mục ", ["1[mã][tên]", "2[1][A]"]),
    (
      "Danh muc",
      [
        "f: expected a sheet \"Danh muc\", found \"Hướng dẫn\", \"Nháp\", \"Trả lời\", \"Danh mục\"; did you mean \"Danh mục\"?"
      ]
    ),
  ]) func aSheetIsStated(_ sheet: String, _ read: [String]) {
    #expect(tableOutcome(RawWorkbook(sheets: Self.several).bytes, sheet: sheet) == read)
  }

  @Test func aHiddenSheetIsReadWhereItIsStated() {
    #expect(tableOutcome(RawWorkbook(sheets: Self.several).bytes, sheet: "Nháp").last == "f: sheet \"Nháp\" is hidden")
  }

  @Test func aSheetIsStatedOfATableWithout() {
    #expect(
      tableOutcome(Array("a,b\n1,2\n".utf8), sheet: "A") == [
        "f: expected a workbook (.xlsx) with a sheet \"A\", found a table without sheets; leave out sheet"
      ])
  }

  @Test func emptyWorkbooksHaveNoRecords() { #expect(tableOutcome(RawWorkbook("").bytes) == []) }
}
