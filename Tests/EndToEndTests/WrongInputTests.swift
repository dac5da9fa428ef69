import Foundation
import Testing

/// What a user reads when something is wrong: one clear line, the right exit code, the old report untouched, nothing left behind.
@Suite struct WrongInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let exitCode: Int32
    let messages: String
    let file: String
    let from: String
    let to: String

    /// Changes one text of one file; an empty `from` replaces the whole file.
    init(_ name: String, in file: String, from: String = "", to: String, exit exitCode: Int32 = 65, _ messages: String) {
      self.name = name
      self.exitCode = exitCode
      self.messages = messages
      self.file = file
      self.from = from
      self.to = to
    }

    var testDescription: String { name }

    var text: String {
      let whole =
        [
          "survey.yaml": TinySurvey.survey, "index.yaml": TinySurvey.index, "responses.csv": TinySurvey.responses,
          "frame.csv": TinySurvey.frame, "context.csv": TinySurvey.context,
        ][file] ?? ""
      return from.isEmpty ? to : whole.replacingOccurrences(of: from, with: to)
    }
  }

  static let fatal = [
    Case(
      "an unknown question", in: "index.yaml", from: "id: q2", to: "id: q3",
      "index.yaml:8:14: expected the code of a question of the survey, found \"q3\"; did you mean \"q1\"?"),
    Case(
      "a column that is not there", in: "responses.csv", from: "firm,unit,region,q1,q2", to: "firm,unit,region,q1,q02",
      "responses.csv:1: expected a column \"q2\", found none; did you mean \"q02\"?"),
    Case(
      "an empty file", in: "responses.csv", to: "",
      "responses.csv: expected a header line and rows below it, found an empty file"),
    Case(
      "a header only", in: "responses.csv", to: "firm,unit,region,q1,q2\n",
      "responses.csv: expected rows of answers below the header, found no row of answers"),
    Case(
      "an unclosed quote", in: "responses.csv", from: "F3,a,out,4,5", to: "F3,a,out,\"4,5",
      "responses.csv:4: expected a closing quote, found the end of the file: a quote that opens on this line is never closed"),
    Case(
      "a firm twice in the frame", in: "frame.csv", from: "G4,b,out", to: "F1,a,in",
      "frame.csv:13: expected each respondent once for each unit, found the respondent of line 2 and its unit again"),
    Case(
      "a broken workbook", in: "responses.csv", to: "PK\u{3}\u{4}xxxx",
      "responses.csv: expected an undamaged zip file, found one that breaks off before its end; nothing of it is used; "
        + "copy or download it again"),
    Case(
      "a misspelt key", in: "survey.yaml", from: "organization:", to: "organisation:",
      "survey.yaml:1:1: expected the key \"organization\", found none\n"
        + "cdci: survey.yaml:2:1: unknown key \"organisation\"; did you mean \"organization\"?"),
    Case(
      "a comma in unquoted text", in: "survey.yaml", from: "in: \"Inside\", out", to: "in: Inside, gate, out",
      "survey.yaml:11:26: expected text, or a map of languages, found nothing; a comma ends unquoted text there: put the text in quotes"),
    Case(
      "a negative weight", in: "index.yaml", from: "{id: q1}", to: "{id: q1, weight: -1}",
      "index.yaml:7:26: expected a weight of zero or more, found \"-1\""),
    Case(
      "an index that is not there", in: "survey.yaml", from: "index: index.yaml", to: "index: indices.yaml", exit: 66,
      "survey.yaml:6:8: indices.yaml: expected a file, found none"),
    Case(
      "a file of responses that is not there", in: "survey.yaml", from: "file: responses.csv", to: "file: respones.csv", exit: 66,
      "survey.yaml:15:15: respones.csv: expected a file, found none"),
    Case(
      "a frame that is not there", in: "survey.yaml", from: "frame: frame.csv", to: "frame: /nowhere/fram.csv", exit: 66,
      "survey.yaml:19:12: fram.csv: expected a file, found none"),
    Case(
      "a context that is not there", in: "survey.yaml", from: "{file: context.csv", to: "{file: contxt.csv", exit: 66,
      "survey.yaml:24:17: contxt.csv: expected a file, found none"),
    Case(
      "an edition before that is not there", in: "survey.yaml", from: "language: en", to: "language: en\nprevious: ../2022", exit: 66,
      "survey.yaml:8:1: ../2022: expected a folder with a survey.yaml, found nothing there"),
    Case(
      "a number in the wrong habit", in: "context.csv", from: "1.000", to: "1000.5",
      "context.csv:3: column \"value\": expected a number written as 16.351,83, or nothing where it is not known, found \"1000.5\""),
  ]

  @Test(arguments: fatal) func oneClearLineAndNothingWritten(wrong: Case) throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    #expect(try Program.run(["report", "survey", "--quiet"], in: scratch.folder).exitCode == 0)
    let report = scratch.folder.appendingPathComponent("reports/survey/results.json")
    let before = try Data(contentsOf: report)
    try TinySurvey.write(to: scratch, changing: [wrong.file: wrong.text])
    let listing = try scratch.listing()
    let run = try Program.run(["report", "survey"], in: scratch.folder)
    #expect(run.messages == "cdci: \(wrong.messages)\n")
    #expect(run.exitCode == wrong.exitCode)
    #expect(run.output.isEmpty)
    #expect(try Data(contentsOf: report) == before)
    #expect(try scratch.listing() == listing)
  }

  /// A bad row costs the row, a bad cell the cell; both are listed.
  static let survivable = [
    Case(
      "a stray quote", in: "responses.csv", from: "F2,a,in,Good,Good", to: "F2,a,in,Go\"od,Good", exit: 0,
      "responses.csv:3: column 4 \"q1\": expected quotes around a whole cell, doubled inside it, found \"a quote in the middle of the cell\"; the row is left out"
    ),
    Case(
      "a row too long", in: "responses.csv", from: "F2,a,in,Good,Good", to: "F2,a,in,Good,Good,x", exit: 0,
      "responses.csv:3: expected 5 cells as in the header, found \"6 cells\"; the row is left out"),
    Case(
      "off the scale", in: "responses.csv", from: "F2,a,in,Good,Good", to: "F2,a,in,6,Good", exit: 0,
      "responses.csv:3: column 4 \"q1\": expected 1 to 5, found \"6\"; the answer counts as missing"),
    Case(
      "an unknown unit", in: "responses.csv", from: "F2,a,in,Good,Good", to: "F2,Unit X,in,Good,Good", exit: 0,
      "responses.csv:3: column 2 \"unit\": expected a unit of the survey, found text, 6 characters (did you mean \"Unit A\"?); the row is left out"
    ),
    Case(
      "a row twice", in: "responses.csv", from: "F2,a,in,Good,Good", to: "F1,a,in,Good,Good", exit: 0,
      "responses.csv:2: expected one row for each respondent and unit, found \"another row\"; the row of line 3 counts"),
  ]

  @Test(arguments: survivable) func aBadRowIsListed(wrong: Case) throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch, changing: [wrong.file: wrong.text])
    let run = try Program.run(["check", "survey"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains(wrong.messages + "\n"), "\(run.output)")
  }

  /// A row too short has missing answers and is no problem.
  @Test func aRowTooShort() throws {
    let scratch = try Scratch()
    try TinySurvey.write(
      to: scratch,
      changing: ["responses.csv": TinySurvey.responses.replacingOccurrences(of: "F2,a,in,Good,Good", with: "F2,a,in,Good")])
    let run = try Program.run(["check", "survey", "--format", "json"], in: scratch.folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("\"responses\": 8,"))
    #expect(run.output.contains("\"blank\": 1"))
  }

  @Test func strictRefusesWhereARowWasLeftOut() throws {
    let scratch = try Scratch()
    try TinySurvey.write(
      to: scratch, changing: ["responses.csv": TinySurvey.responses.replacingOccurrences(of: "F2,a", with: "F2,x")])
    let run = try Program.run(["report", "survey", "--strict"], in: scratch.folder)
    #expect(run.exitCode == 65)
    #expect(run.messages == "cdci: --strict: 1 of 8 rows were left out (unknown-unit 1); nothing was written\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appendingPathComponent("reports").path))
  }

  @Test func noSurvey() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch, changing: ["survey.yaml": nil])
    for command in ["report", "check", "rank"] {
      let run = try Program.run([command, "survey"], in: scratch.folder)
      #expect(run.exitCode == 66)
      #expect(run.messages == "cdci: survey: expected a folder with a survey.yaml, found a folder without one\n")
    }
    #expect(try Program.run(["report", "nowhere"], in: scratch.folder).exitCode == 66)
  }

  @Test func anOutputThatIsNotOurs() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    try scratch.write("mine", to: "precious/notes.txt")
    try scratch.write("mine", to: "file")
    for (place, message) in [
      ("precious", "expected an earlier report or an empty folder, found other files (no results.json of ours); nothing was written"),
      ("file", "expected a folder or nothing, found a file or link; nothing was written"),
    ] {
      let run = try Program.run(["report", "survey", "--out", place], in: scratch.folder)
      #expect(run.exitCode == 73)
      #expect(run.messages == "cdci: \(place): \(message)\n")
    }
    #expect(try Program.run(["report", "survey", "--out", "/proc/nothing/here"], in: scratch.folder).exitCode == 73)
    #expect(try scratch.listing().filter { !$0.hasPrefix("survey") } == ["file", "precious", "precious/notes.txt"])
  }

  /// A limit on the size of files stands for a full disk: the write fails half-way.
  @Test func aFullDisk() throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    #expect(try Program.run(["report", "survey", "--out", "out", "--quiet"], in: scratch.folder).exitCode == 0)
    let listing = try scratch.listing()
    let before = try Data(contentsOf: scratch.folder.appendingPathComponent("out/index.html"))
    let run = try Program.shell("trap '' XFSZ; ulimit -f 20; exec \"$CDCI\" report survey --out out", in: scratch.folder)
    #expect(run.exitCode == 74)
    #expect(run.messages == "cdci: index.html: could not be written: File too large\n")
    #expect(try scratch.listing() == listing)
    #expect(try Data(contentsOf: scratch.folder.appendingPathComponent("out/index.html")) == before)
  }

  /// What the runtime cannot work with is told before it is tried: it would end in a signal.
  @Test(arguments: [
    ("ulimit -n 4", 74, "cdci: limit of open files (ulimit -n): expected 16 or more, found 4; nothing was done\n"),
    ("ulimit -s 64", 74, "cdci: limit of the stack (ulimit -s): expected 1024 kB or more, found 64 kB; nothing was done\n"),
    // Limits that may be raised are.
    ("ulimit -S -n 8", 0, ""), ("ulimit -S -s 128", 0, ""),
  ])
  func narrowLimits(limit: String, code: Int32, message: String) throws {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    let run = try Program.shell("\(limit); exec \"$CDCI\" report survey --out out --quiet", in: scratch.folder)
    #expect(run.exitCode == code)
    #expect(run.messages == message)
    #expect(try scratch.listing().contains("out/results.json") == (code == 0))
  }

  /// Help is a result as any other: a full disk loses it.
  @Test(arguments: ["--help > /dev/full", "--version > /dev/full", "--version >&-", "rank --help --language vi > /dev/full"])
  func helpThatCannotBePrinted(line: String) throws {
    let scratch = try Scratch()
    let run = try Program.shell("\"$CDCI\" \(line)", in: scratch.folder)
    #expect(run.exitCode == 74)
    #expect(run.messages.contains("stdout"))
  }

  static let usages: [[String]] = [
    ["report"], ["report", "a", "b"], ["nothing"], ["report", "x", "--formt", "csv"], ["rank", "x", "--format", "pdf"],
    ["report", "x", "--language", "fr"], ["report", "x", "--seed", "-1"], ["report", "x", "--threads", "0"],
    ["rank", "x", "--threads", "0"],
    ["check", "x", "--threads", "-2"],
  ]

  @Test(arguments: usages) func wrongUsage(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.exitCode == 64)
    #expect(run.messages.contains("Usage: cdci"))
  }
}
