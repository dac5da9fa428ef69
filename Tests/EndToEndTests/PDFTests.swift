import FoundationEssentials
import TestSupport
import Testing

/// `--pdf` has another program print what the report says. Stand-ins take its place: what a real browser prints is looked at in the tests in a browser.
struct PDFTests {
  /// A survey, and a folder of programs of which one is this.
  private func scratch(program: String, _ script: String) throws -> Scratch {
    let scratch = try Scratch()
    try TinySurvey.write(to: scratch)
    try scratch.write("#!/bin/bash\n" + script, to: "bin/" + program)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: scratch.folder.appendingPathComponent("bin/" + program).path)
    return scratch
  }

  private func report(_ scratch: Scratch) throws -> Program.Run {
    let path = scratch.folder.appendingPathComponent("bin").path
    return try Program.run(
      ["report", "survey", "--out", "out", "--pdf", "--quiet", "--format", "json"], in: scratch.folder, environment: ["PATH": path])
  }

  private func text(_ scratch: Scratch, _ name: String) throws -> String {
    try String(contentsOf: scratch.folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Writes what it was asked to print where it was asked to.
  private static let browser = """
    for word in "$@"; do case $word in --print-to-pdf=*) out=${word#*=};; file://*) page=${word#file://};; esac; done
    { printf '%%PDF-1.7 '; /usr/bin/grep -o '<html lang="[a-z]*"' "$page"; } >"$out"
    """

  @Test(arguments: ["chromium", "google-chrome", "microsoft-edge"]) func aBrowserPrintsThePage(program: String) throws {
    let scratch = try scratch(program: program, Self.browser)
    let run = try report(scratch)
    #expect(run.exitCode == 0)
    #expect(run.messages == "")
    #expect(try text(scratch, "out/report.pdf") == "%PDF-1.7 <html lang=\"en\"\n")
    #expect(try text(scratch, "out/report.vi.pdf") == "%PDF-1.7 <html lang=\"vi\"\n")
    // Nothing of the work is left, and only what was asked for is there.
    #expect(try scratch.listing().filter { $0.hasPrefix("out/") }.sorted() == ["out/report.pdf", "out/report.vi.pdf", "out/results.json"])
    // The next report is one without.
    #expect(try Program.run(["report", "survey", "--out", "out", "--quiet", "--format", "json"], in: scratch.folder).exitCode == 0)
    #expect(try scratch.listing().filter { $0.hasPrefix("out/") } == ["out/results.json"])
  }

  @Test func anOfficeSuiteConvertsTheDocument() throws {
    let scratch = try scratch(
      program: "soffice",
      """
      while [ $# -gt 1 ]; do [ "$1" = --outdir ] && folder=$2; shift; done
      name=${1##*/}; [ -s "$1" ] && printf '%%PDF-1.6 %s' "$name" >"$folder/${name%.docx}.pdf"
      """)
    #expect(try report(scratch).exitCode == 0)
    #expect(try text(scratch, "out/report.pdf") == "%PDF-1.6 report.docx")
    #expect(try text(scratch, "out/report.vi.pdf") == "%PDF-1.6 report.vi.docx")
  }

  @Test(arguments: [
    (program: "firefox", script: "exit 0", code: Int32(73), said: "found none; install one, such as apt-get install chromium"),
    (program: "chromium", script: "exit 21", code: 74, said: "expected chromium to print the page, found its exit code 21"),
    (program: "chromium", script: "kill -SEGV $$", code: 74, said: "found its exit code 139"),
    (program: "chromium", script: "exit 0", code: 74, said: "expected a PDF file made by chromium, found none"),
    (
      program: "chromium", script: "for word in \"$@\"; do case $word in --print-to-pdf=*) echo no >${word#*=};; esac; done", code: 74,
      said: "expected a PDF file made by chromium, found none"
    ),
  ])
  func whatDoesNotPrint(program: String, script: String, code: Int32, said: String) throws {
    let scratch = try scratch(program: program, script)
    let before = try scratch.listing()
    let run = try report(scratch)
    #expect(run.exitCode == code)
    #expect(run.messages.contains("--pdf: expected"))
    #expect(run.messages.contains(said))
    #expect(run.messages.hasSuffix("; nothing was written\n"))
    #expect(try scratch.listing() == before)
  }
}
