import Foundation
import Testing

/// What the pages show runs as it stands there. The Vietnamese pages have the same examples (`TwinTests`).
///
/// An example that names a file, ` ```yaml survey.yaml `, is that file; one of `sh` is run where the examples lie, in the order of the page.
@Suite struct PageExamplesTests {
  static let pages = ["README.md", "README.vi.md"] + TwinTests.twins.map { "Documentation/\($0)" }

  struct Example {
    let kind: String
    let file: String?
    var text = ""
  }

  static func examples(_ page: String) throws -> [Example] {
    var examples: [Example] = []
    var isInside = false
    for line in try DocumentationTests.text(page).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if !isInside {
          let words = line.dropFirst(3).split(separator: " ").map(String.init)
          examples.append(Example(kind: words.first ?? "", file: words.count > 1 ? words[1] : nil))
        }
        isInside.toggle()
      } else if isInside {
        examples[examples.count - 1].text += line + "\n"
      }
    }
    return examples
  }

  /// The files that the pages speak of as the reader's own.
  static func readersFiles(_ scratch: Scratch) throws {
    for folder in ["surveys", "weights"] {
      try FileManager.default.copyItem(
        at: Program.package.appendingPathComponent(folder), to: scratch.folder.appendingPathComponent(folder))
    }
    for (name, source) in [
      ("CDCI survey.xlsx", "surveys/office-files/microsoft-forms.xlsx"),
      ("Khảo sát CDCI.xlsx", "surveys/office-files/microsoft-forms.xlsx"),
      ("results-survey712.csv", "surveys/office-files/google-forms.csv"),
      ("Khảo sát CDCI 2026.csv", "surveys/office-files/google-forms.csv"),
      ("index.yaml", "weights/hdi.yaml"), ("table.csv", "surveys/hdi-2021/table.csv"),
    ] {
      try FileManager.default.copyItem(
        at: Program.package.appendingPathComponent(source), to: scratch.folder.appendingPathComponent(name))
    }
    #expect(try Program.shell("gzip -kn table.csv", in: scratch.folder).exitCode == 0)
  }

  /// The program, with its server stopped after some seconds as a user stops it: it waits for a browser.
  private static let cdci = """
    cdci() {
      if [ "$1" = serve ]; then timeout --signal=INT 5 "$CDCI" "$@" --no-open || [ $? = 124 ]; else "$CDCI" "$@"; fi
    }
    """

  @Test(arguments: pages) func examplesRun(page: String) throws {
    let scratch = try Scratch()
    let examples = try Self.examples(page)
    try Self.readersFiles(scratch)
    for example in examples {
      if let file = example.file { try scratch.write(example.text, to: file) }
      // Building from source is what these tests rest on.
      guard example.kind == "sh", !example.text.hasPrefix("make ") else { continue }
      let run = try Program.shell("set -euo pipefail\n\(Self.cdci)\n\(example.text)", in: scratch.folder)
      #expect(run.exitCode == 0, "\(page):\n\(example.text)\n\(run.messages)")
    }
  }

  /// The lines to be written into survey.yaml that the page of questions shows are those of the finished survey.
  @Test func linesOfTheQuestionsStandInTheFinishedSurvey() throws {
    let survey = try ["2026/survey.yaml", "2025/index.yaml"].map { try DocumentationTests.text("surveys/office-files/\($0)") }.joined()
    let lines = try Self.examples("Documentation/questions.md").filter { $0.kind == "yaml" }
    #expect(lines.count == 4)
    for example in lines { #expect(survey.contains("\n\(example.text)"), "\(example.text)") }
  }

  /// The same answers score the same from either form.
  @Test func bothFormsScoreAlike() throws {
    let scratch = try Scratch()
    var rankings: [[String]] = []
    for file in ["microsoft-forms.xlsx", "google-forms.csv"] {
      let path = Program.package.appendingPathComponent("surveys/office-files/\(file)").path
      let made = try Program.run(["init", path, "--yes", "--out", file], in: scratch.folder)
      #expect(made.exitCode == 0 && made.messages.contains("142 rows, 141 responses count"), "\(made.messages)")
      let rank = try Program.run(["rank", file, "--format", "csv"], in: scratch.folder)
      rankings.append(rank.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").prefix(3).joined(separator: ",") })
    }
    #expect(rankings[0].count == 5 && rankings[0] == rankings[1])
  }
}
