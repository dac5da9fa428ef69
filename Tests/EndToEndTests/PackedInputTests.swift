import Foundation
import TestSupport
import Testing

/// Files packed by gzip, and pipes, as a user gives them.
@Suite struct PackedInputTests {
  static let outputs = [
    ["check", "--format", "json"], ["check", "--all"], ["rank", "--format", "text"], ["rank", "--format", "json"],
  ]

  @Test(arguments: outputs) func threadsChangeNothingInTheExample(command: [String]) throws {
    let arguments = [command[0], "surveys/quang-ninh-2023"] + command.dropFirst()
    let one = try Program.run(arguments + ["--threads", "1"])
    #expect(one.exitCode == 0 && !one.output.isEmpty)
    for threads in ["2", "3", "7"] {
      let several = try Program.run(arguments + ["--threads", threads])
      #expect(several.output == one.output && several.messages == one.messages, "\(threads) threads")
    }
  }

  /// Large enough to be cut in segments; every ninth note holds line ends, commas and doubled quotes, and firms come again far behind.
  private static var large: String {
    let note = "\"" + String(repeating: "a \"\"b\"\",\r\n", count: 90) + "\""
    let rows = (0..<40_000).map { row in
      "R\(row % 39_000),\(row % 2 == 0 ? "a" : "b"),\(row % 3 == 0 ? "in" : "out"),\(row % 6),\(row % 5 + 1),\(row % 9 == 0 ? note : "none")"
        + (row % 7 == 0 ? "\r\n" : "\n")
    }
    return "\u{FEFF}firm,unit,region,q1,q2,note\n" + rows.joined() + "R1,b,in,5,5"
  }

  /// The file, packed, through a pipe, and packed through a pipe; by 1, 2, 3 and 7 threads.
  @Test func theWayAndTheThreadsChangeNothing() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch, changing: ["responses.csv": Self.large])
    let ways = [
      "cat responses.csv > piped.csv", "gzip -c responses.csv > piped.csv",
      // Two members; the first ends within a record.
      "(head -c 1000001 responses.csv | gzip -1; tail -c +1000002 responses.csv | gzip) > piped.csv",
    ]
    for command in ["rank survey --format json", "check survey --all"] {
      let one = try Program.shell("$CDCI \(command) --threads 1", in: scratch.folder)
      #expect(one.exitCode == 0 && one.output.utf8.count > 300)
      #expect(try Program.shell("$CDCI \(command) --threads 3", in: scratch.folder).output == one.output)
      for (way, threads) in zip(ways, [1, 2, 3]) {
        let packed = try Program.shell(
          """
          cd survey; \(way); mv responses.csv kept.csv; mv piped.csv responses.csv; cd ..
          $CDCI \(command) --threads \(threads); code=$?
          mv survey/responses.csv survey/file.csv; mkfifo survey/responses.csv; (cat survey/file.csv > survey/responses.csv &)
          $CDCI \(command) --threads 7 > again
          rm survey/responses.csv survey/file.csv; mv survey/kept.csv survey/responses.csv; exit $code
          """, in: scratch.folder)
        #expect(packed.exitCode == 0 && packed.messages == one.messages)
        #expect(packed.output == one.output, "\(command): \(way)")
        let again = try String(contentsOf: scratch.folder.appendingPathComponent("again"), encoding: .utf8)
        #expect(again == one.output, "\(command): \(way), through a pipe")
      }
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Makes the input; the working folder is that of the survey.
    let line: String
    let exitCode: Int32
    let messages: String
  }

  static let cases = [
    Case(
      testDescription: "broken off", line: "gzip -n9 responses.csv; truncate -s 60 responses.csv.gz", exitCode: 65,
      messages:
        "responses.csv.gz: expected a whole gzip file, found one that breaks off after 60 bytes; what was read of it is not used; copy it again"
    ),
    Case(
      testDescription: "something behind it", line: "gzip responses.csv; echo x >> responses.csv.gz", exitCode: 65,
      messages: "responses.csv.gz: expected a gzip file and nothing else, found other data behind it, from byte "),
    Case(
      testDescription: "a workbook", line: "printf 'PK\\3\\4xxxx' > responses.csv; gzip responses.csv", exitCode: 65,
      messages: "responses.csv.gz: expected a CSV file inside the gzip file, found a workbook (.xlsx) or zip; save it as CSV UTF-8"),
    Case(
      testDescription: "both", line: "gzip --keep responses.csv", exitCode: 65,
      messages:
        "responses.csv: expected responses.csv or its packed copy, found both; remove responses.csv.gz, or name it in the survey if it is the one that counts"
    ),
    Case(
      testDescription: "both of the frame", line: "gzip --keep frame.csv", exitCode: 65,
      messages: "frame.csv: expected frame.csv or its packed copy, found both; remove frame.csv.gz, or name it in the survey"),
    Case(
      testDescription: "a pipe closed early", line: "rm responses.csv; mkfifo responses.csv; (: > responses.csv &)", exitCode: 65,
      messages: "responses.csv: expected a header line and rows below it, found an empty file"),
    Case(
      testDescription: "a packed pipe closed early",
      line: "mv responses.csv r; gzip -n9 r; mkfifo responses.csv; (head -c 60 r.gz > responses.csv &)", exitCode: 65,
      messages: "responses.csv: expected a whole gzip file, found one that breaks off after 60 bytes"),
    Case(
      testDescription: "a device", line: "ln -sf /dev/zero responses.csv", exitCode: 66,
      messages: "survey.yaml:15:15: responses.csv: expected a file or a pipe, found a device"),
    Case(
      testDescription: "a folder", line: "rm responses.csv; mkdir responses.csv", exitCode: 66,
      messages: "survey.yaml:15:15: responses.csv: expected a file or a pipe, found a folder"),
    Case(
      testDescription: "neither", line: "rm responses.csv", exitCode: 66,
      messages: "survey.yaml:15:15: responses.csv: expected a file, found none"),
  ]

  @Test(arguments: cases, ["check", "rank"]) func wrongInput(c: Case, command: String) throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    let run = try Program.shell("cd survey && \(c.line); cd ..; timeout 60 $CDCI \(command) survey", in: scratch.folder)
    #expect(run.exitCode == c.exitCode)
    #expect(run.output.isEmpty)
    #expect(run.messages.hasPrefix("cdci: " + c.messages) && run.messages.filter { $0 == "\n" }.count == 1, "\(run.messages)")
  }

  /// Every table of a survey may be packed; the record of inputs is of the files as they lie.
  @Test func everyTableOfASurvey() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    let before = try Program.run(["rank", "survey", "--format", "json"], in: scratch.folder)
    let run = try Program.shell(
      "cd survey; gzip *.csv; sha256sum responses.csv.gz; cd ..; $CDCI rank survey --format json > ranking; $CDCI check survey --format json",
      in: scratch.folder)
    #expect(run.exitCode == 0 && before.exitCode == 0)
    #expect(try String(contentsOf: scratch.folder.appendingPathComponent("ranking"), encoding: .utf8) == before.output)
    let lines = run.output.split(separator: "\n", maxSplits: 1)
    let sum = String(lines[0].prefix { $0 != " " })
    guard case .array(let inputs)? = try JSONDocument(parsing: lines[1].utf8)["inputs"] else {
      Issue.record("\(run.output)")
      return
    }
    let named = inputs.map { $0["path"] }
    #expect(
      named.contains(.string("responses.csv.gz")) && named.contains(.string("frame.csv.gz")) && named.contains(.string("context.csv.gz")))
    #expect(inputs.first { $0["path"] == .string("responses.csv.gz") }?["sha256"] == .string(sum))
  }

  /// `-`, a redirected file, a pipe in place of a file: of every command that takes a table.
  @Test func tablesOfTheOtherCommands() throws {
    let scratch = try Scratch()
    let package = Program.package.path
    try scratch.write("unit,estimate,se\nA,90.2,0.9\nB,88.1,1.4\n", to: "scores.csv")
    try scratch.write("unit,disposition\nA,I\nA,R\nB,I\nB,NC\n", to: "cases.csv")
    try TinySurvey.write(to: scratch)
    let commands = [
      ("score TABLE --index \(package)/weights/pci-2021.yaml --quiet", "\(package)/surveys/pci-2019/table.csv"),
      ("rank-sets TABLE --format csv", "scores.csv"),
      ("rates TABLE --by unit --format csv", "cases.csv"),
    ]
    for (command, table) in commands {
      func line(_ before: String, _ path: String, _ behind: String) -> String {
        before + "$CDCI " + command.replacing("TABLE", with: path) + " " + behind
      }
      let plain = try Program.shell(line("", table, ""), in: scratch.folder)
      for other in [
        line("", "-", "< \(table)"), line("cat \(table) | ", "-", ""), line("gzip -c \(table) | ", "/dev/stdin", ""),
        line("", "<(cat \(table))", ""), line("gzip -c \(table) > t; ", "t", ""),
      ] {
        let run = try Program.shell(other, in: scratch.folder)
        #expect(run.output == plain.output && run.exitCode == plain.exitCode && !run.output.isEmpty, "\(other): \(run.messages)")
      }
    }
  }

  /// The survey that `init` writes of a pipe has a file to read.
  @Test(arguments: [
    ("cat responses.csv | $CDCI init -", "responses.csv"), ("gzip -c responses.csv | $CDCI init -", "responses.csv.gz"),
    ("gzip -c responses.csv > mine.csv.gz; $CDCI init mine.csv.gz", "mine.csv.gz"), ("$CDCI init <(cat responses.csv)", "responses.csv"),
  ]) func initOfAPipe(line: String, name: String) throws {
    let scratch = try Scratch()
    // Of so few answers, words among the numbers leave open what the scale is.
    try scratch.write(TinySurvey.responses.replacing("Good", with: "4"), to: "responses.csv")
    let made = try Program.shell("\(line) --yes --out new", in: scratch.folder)
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(try scratch.listing().contains("new/\(name)"))
    let account = try JSONDocument(parsing: try Program.run(["check", "new", "--format", "json"], in: scratch.folder).output.utf8)
    #expect(account["import"]?["rowsRead"] == .number(8))
  }
}
