import Foundation
import Testing

/// Help and usage errors in Vietnamese, which the parser does not speak.
@Suite struct VietnameseHelpTests {
  struct Dump: Decodable {
    let command: Command
    struct Command: Decodable {
      let commandName: String
      let abstract: String?
      let discussion: String?
      let arguments: [Argument]?
      let subcommands: [Command]?
    }
    struct Argument: Decodable {
      let abstract: String?
      let valueName: String?
      let names: [Name]?
      struct Name: Decodable {
        let name: String
      }
    }
  }

  static let locale = ["LANG": "vi_VN.UTF-8"]

  /// As one line, whatever it was broken into.
  static func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Every sentence of every command has its Vietnamese, and every option is there.
  @Test func everySentenceIsTranslated() throws {
    let dump = try JSONDecoder().decode(Dump.self, from: Data(Program.run(["--experimental-dump-help"]).output.utf8))
    var waiting = [(dump.command, [String]())]
    var screens = 0
    while let (command, path) = waiting.popLast() {
      let run = try Program.run(path + ["--help"], environment: Self.locale)
      #expect(run.exitCode == 0 && run.messages.isEmpty)
      let screen = Self.line(run.output)
      #expect(screen.hasPrefix("CHỨC NĂNG: "), "\(path)")
      let paragraphs = (command.discussion ?? "").components(separatedBy: "\n\n").filter { !$0.hasPrefix("Example: ") }
      let explained = (command.arguments ?? []).compactMap(\.abstract) + (command.subcommands ?? []).compactMap(\.abstract)
      for sentence in [command.abstract ?? ""] + paragraphs + explained where !sentence.isEmpty {
        #expect(!screen.contains(Self.line(sentence)), "no Vietnamese in HelpWords of: \(sentence)")
      }
      for argument in command.arguments ?? [] {
        let name = argument.names?.last.map { "--\($0.name)" } ?? "<\(argument.valueName ?? "")>"
        #expect(screen.contains(name), "\(path) \(name)")
      }
      for word in ["default:", "(values", "OPTIONS:", "USAGE:", "Example:", "Exit codes:"] {
        #expect(!screen.contains(word), "\(path) \(word)")
      }
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("CÁCH DÙNG") || $0.hasPrefix("Ví dụ") })
      screens += 1
      waiting += (command.subcommands ?? []).filter { $0.commandName != "help" }.map { ($0, path + [$0.commandName]) }
    }
    #expect(screens >= 9)
  }

  @Test(arguments: [
    ["report", "--help", "--language", "vi"], ["report", "--language=vi", "-h"], ["help", "report", "--language", "vi"],
  ]) func theOptionAsksForIt(arguments: [String]) throws {
    let run = try Program.run(arguments, environment: ["LANG": "C.UTF-8"])
    #expect(run.exitCode == 0 && run.output.hasPrefix("CHỨC NĂNG: Đọc số liệu"), "\(run.output)\(run.messages)")
    #expect(run.output == (try Program.run(["help", "report"], environment: Self.locale)).output)
  }

  /// English stays what it was, also where the locale is Vietnamese and the option says otherwise.
  @Test func englishStays() throws {
    let english = try Program.run(["rank", "--help"]).output
    #expect(english.hasPrefix("OVERVIEW: Print the ranking."))
    #expect(try Program.run(["rank", "--help", "--language", "en"], environment: Self.locale).output == english)
  }

  @Test(
    arguments: [
      (["report"], ["Lỗi: thiếu tham số '<survey>'", "Gợi ý:  <survey>  Thư mục có survey.yaml", "Cách dùng: cdci report <survey>"]),
      (["rank", "s", "--fromat", "csv"], ["Lỗi: không có tùy chọn '--fromat'; có phải là '--format' không?"]),
      (["rank", "s", "t"], ["Lỗi: thừa tham số 't'"]), (["rank", "s", "--format"], ["Lỗi: thiếu giá trị của '--format <format>'"]),
      (["rank", "s", "--format", "pdf"], ["Lỗi: 'pdf' không phải là giá trị của '--format <format>'"]),
      (["rank", ""], ["Lỗi: cần đường dẫn của một khảo sát, gặp đường dẫn rỗng"]),
      (["rank-sets", "t", "--confidence", "2"], ["Lỗi: --confidence: cần một số từ 0.5 đến dưới 1"]),
      (["rates", "t", "--eligibility", "2"], ["Lỗi: --eligibility: cần một số từ 0 đến 1, gặp 2.0"]),
      (["rates", "t", "--encoding", "latin"], ["Lỗi: --encoding: cần một trong utf-8"]),
      (["score", "t", "--index", "i", "--earlier", "2020"], ["Lỗi: --earlier: cần một kỳ và một bảng"]),
      (["init", "r.csv", "--out", ""], ["Lỗi: --out: cần đường dẫn của một thư mục"]),
      (["table", "t", "--delimiter", ""], ["Lỗi: --delimiter: cần một hoặc nhiều ký hiệu, gặp chuỗi rỗng"]),
      (["nonsense"], ["Lỗi: thừa tham số 'nonsense'", "Xem 'cdci --help' để biết thêm."]),
    ] as [([String], [String])]) func wrongUsage(arguments: [String], said: [String]) throws
  {
    let run = try Program.run(arguments, environment: Self.locale)
    #expect(run.exitCode == 64 && run.output.isEmpty)
    for text in said { #expect(run.messages.contains(text), "\(run.messages)") }
    for word in ["Error:", "Usage:", "Help:", "expected", "for more information"] {
      #expect(!run.messages.contains(word), "\(run.messages)")
    }
  }
}
