import ArgumentParser
import Foundation
import Glibc
import SurveyImport
import SurveyModel

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "From exports as the platform gave them, write a survey folder that can be reported at once.",
    discussion: """
      Recognises the platform, the units, the questions and their scales, and writes survey.yaml, index.yaml with equal weights and a README.md to fill in; the exports \
      are copied beside them. Nothing that exists is overwritten. Several files are batches of one survey where a column names the unit, else a file for each unit.

      On a terminal it asks about what the files do not tell; with --yes, and elsewhere, it takes the likeliest and says so.

      Example: cdci init results-survey712.csv --out surveys/lang-son-2026
      """)

  @Argument(help: "CSV files, as exported, packed by gzip or not; - for the standard input.", completion: .file(extensions: ["csv", "gz"]))
  var exports: [String]

  @Option(help: "Folder of the new survey.", completion: .directory)
  var out: String

  @Flag(help: "Take the likeliest wherever the files do not tell.")
  var yes = false

  @Option(help: "The survey platform, such as limesurvey or plain. (default: recognised by the header)")
  var platform: String?

  @OptionGroup var format: FormatOptions

  @Option(help: "Language of messages, vi or en. (default: the locale's)")
  var language: Language?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out: expected the path of a folder, found an empty one") }
    try format.check()
  }

  func run() throws {
    let console = Console(language: language, isQuiet: quiet)
    let folder = NewFolder(out)
    try folder.checkFree(console)
    let isAsking = !yes && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    let draft = try console.failing { () throws(ImportFailure) in
      try SurveyDraft.propose(
        exports, format: format.format, platform: platform, name: folder.name, today: Self.today,
        decide: { decision in isAsking ? console.ask(decision) : console.take(decision) })
    }
    for remark in draft.remarks { console.say(remark) }
    let data = try folder.fill(console) { path in
      for (name, text) in [("survey.yaml", draft.survey), ("index.yaml", draft.index), ("README.md", draft.readme)] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
      }
      try draft.copyExports(to: path)
      return try console.failing { () throws(ImportFailure) in try SurveyDraft.check(path) }
    }
    let (rows, kept) = (data.account.rowsRead, data.account.responses)
    console.say(
      .init(
        vi:
          "Đã viết \(out): \(rows) dòng, \(kept) phiếu hợp lệ. Tiếp theo: xem lại \(out)/survey.yaml, rồi cdci check \(out) và cdci report \(out)",
        en:
          "Wrote \(out): \(rows) rows, \(kept) responses count. Next: go over \(out)/survey.yaml, then cdci check \(out) and cdci report \(out)"
      ))
  }

  private static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CalendarDate(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? CalendarDate(year: 2000, month: 1, day: 1).unsafelyUnwrapped
  }
}

extension Console {
  /// The likeliest, and says so.
  func take(_ decision: InitDecision) -> Int {
    say(LocalizedText { "\(decision.question[$0]) → \(decision.options[decision.likeliest][$0])" })
    return decision.likeliest
  }

  /// Asks on the terminal; an empty line, or none, is the likeliest.
  func ask(_ decision: InitDecision) -> Int {
    var text = decision.question[language] + "\n"
    for (place, option) in decision.options.enumerated() { text += "  \(place + 1)  \(option[language])\n" }
    while true {
      Self.write(text + "[\(decision.likeliest + 1)] ", to: .standardError)
      guard let line = readLine() else { return decision.likeliest }
      let answer = line.filter { !$0.isWhitespace }
      if answer.isEmpty { return decision.likeliest }
      if let number = Int(answer), decision.options.indices.contains(number - 1) { return number - 1 }
    }
  }
}

/// A folder that is made whole or not at all, where there is none yet.
struct NewFolder {
  let path: String

  init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  var name: String { URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent }

  /// - Throws: exit code 73 where something is there.
  func checkFree(_ console: Console) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    if let inside = try? FileManager.default.contentsOfDirectory(atPath: path), inside.isEmpty { return }
    throw taken(console)
  }

  private func taken(_ console: Console) -> ExitCode {
    console.complain(
      LocalizedText(
        vi: "\(path): cần một thư mục chưa có hoặc còn trống, gặp thư mục hoặc tệp đã có; không ghi đè gì",
        en: "\(path): expected a folder that is not there yet or is empty, found one that is in use; nothing was overwritten")[
          console.language])
    return ExitCode(73)
  }

  /// Fills a folder beside the place, and moves it there when all went well.
  func fill<Value>(_ console: Console, _ write: (String) throws -> Value) throws -> Value {
    let files = FileManager.default
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let temporary = parent + "/.cdci-init-\(UUID().uuidString)"
    do {
      try files.createDirectory(atPath: temporary, withIntermediateDirectories: true)
      let value = try write(temporary)
      guard rename(temporary, path) == 0 else {
        if errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR { throw taken(console) }
        throw CocoaError(.fileWriteUnknown)
      }
      return value
    } catch {
      try? files.removeItem(atPath: temporary)
      if let code = error as? ExitCode { throw code }
      console.complain(
        LocalizedText(
          vi: "\(path): không tạo được thư mục của khảo sát", en: "\(path): the survey's folder could not be created")[console.language])
      throw ExitCode(73)
    }
  }
}
