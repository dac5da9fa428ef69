import Archive
import Foundation
import TestSupport
import Testing

/// `cdci table`: any table as clean CSV on stdout, what was done to it on stderr.
@Suite struct TableCommandTests {
  @Test func aDamagedTable() throws {
    let scratch = try Scratch()
    let text = "Report of 2023\r\n\r\nUnit;Score;Comment\r\nMóng Cái;95,76;'good; very'\r\nHòn Gai;90,55\r\nVạn Gia;90,48;'fine'\r\n"
    try Data(text.utf8).write(to: scratch.folder.appendingPathComponent("f.txt"))
    let run = try Program.run(["table", "f.txt"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(run.output == "Unit,Score,Comment\nMóng Cái,\"95,76\",good; very\nHòn Gai,\"90,55\",\nVạn Gia,\"90,48\",fine\n")
    #expect(
      run.messages == """
        delimiter ";"
        cells quoted by "'"
        line 1 above the header left out
        1 row with fewer cells than the header, filled up with empty ones (line 5)

        """)
    #expect(try Program.run(["table", "f.txt", "--quiet"], in: scratch.folder).messages.isEmpty)
    let tabs = try Program.run(["table", "f.txt", "--delimiter", "tab"], in: scratch.folder)
    #expect(tabs.output.hasPrefix("Report of 2023\nUnit;Score;Comment\n"))
  }

  @Test func aSheetOfAWorkbook() throws {
    let scratch = try Scratch()
    let book = OfficeWorkbook(
      .init("Mời", [["Mã", "Đơn vị"], ["01", "Móng Cái"], ["02", "Hòn Gai"]]),
      .init("Thu", [["Đơn vị", "2024"], ["Móng Cái", 16351.83]]),
      .init("Cũ", [["x"], [1], [2], [3], [4]], isHidden: true))
    try Data(book.bytes).write(to: scratch.folder.appendingPathComponent("f.xlsx"))
    let largest = try Program.run(["table", "f.xlsx"], in: scratch.folder)
    #expect(largest.exitCode == 0 && largest.output == "Mã,Đơn vị\n01,Móng Cái\n02,Hòn Gai\n" && largest.messages.contains("\"Mời\""))
    #expect(try Program.run(["table", "f.xlsx", "--sheet", "Thu"], in: scratch.folder).output == "Đơn vị,2024\nMóng Cái,16351.83\n")
    #expect(try Program.run(["table", "f.xlsx", "--sheet", "Cũ"], in: scratch.folder).output == "x\n1\n2\n3\n4\n")
    let other = try Program.run(["table", "f.xlsx", "--sheet", "Chi"], in: scratch.folder)
    #expect(other.exitCode == 65 && other.output.isEmpty && other.messages.contains("\"Chi\""))
  }

  /// Text in a zip is cut and mended like text that lies open.
  @Test func aDamagedTableInAZip() throws {
    let scratch = try Scratch()
    var zip = ZipWriter()
    zip.add("t.csv", Array("Title\n\na|b|c\n1|\"2|3\n4|5|6\n".utf8))
    try Data(zip.archive()).write(to: scratch.folder.appendingPathComponent("f.zip"))
    let run = try Program.run(["table", "f.zip"], in: scratch.folder)
    #expect(run.exitCode == 0 && run.output == "a,b,c\n1,\"\"\"2\",3\n4,5,6\n")
    #expect(run.messages.contains("the file in it was read") && run.messages.contains("quotes are ordinary characters"))
  }

  static let calls: [(arguments: [String], code: Int32)] = [
    (["table", "missing.csv"], 66), (["table", "f.bin"], 65), (["table", "f.csv", "--encoding", "latin"], 64),
    (["table", "f.csv", "--delimiter", ""], 64), (["table", "empty.csv"], 0), (["table", "open.csv"], 65),
    (["table", "f.csv", "--sheet", "A"], 65),
  ]

  @Test(arguments: calls) func exitCodes(arguments: [String], code: Int32) throws {
    let scratch = try Scratch()
    try Data([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34, 0x0A]).write(to: scratch.folder.appendingPathComponent("f.bin"))
    try Data("a,b\n".utf8).write(to: scratch.folder.appendingPathComponent("f.csv"))
    try Data("a,b\n1,\"open\n".utf8).write(to: scratch.folder.appendingPathComponent("open.csv"))
    try Data().write(to: scratch.folder.appendingPathComponent("empty.csv"))
    #expect(try Program.run(arguments, in: scratch.folder).exitCode == code)
  }
}
