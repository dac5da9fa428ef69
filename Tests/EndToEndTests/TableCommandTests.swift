import Foundation
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

  static let calls: [(arguments: [String], code: Int32)] = [
    (["table", "missing.csv"], 66), (["table", "f.bin"], 65), (["table", "f.csv", "--encoding", "latin"], 64),
    (["table", "f.csv", "--delimiter", ""], 64), (["table", "empty.csv"], 0),
  ]

  @Test(arguments: calls) func exitCodes(arguments: [String], code: Int32) throws {
    let scratch = try Scratch()
    try Data([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x34, 0x0A]).write(to: scratch.folder.appendingPathComponent("f.bin"))
    try Data("a,b\n".utf8).write(to: scratch.folder.appendingPathComponent("f.csv"))
    try Data().write(to: scratch.folder.appendingPathComponent("empty.csv"))
    #expect(try Program.run(arguments, in: scratch.folder).exitCode == code)
  }
}
