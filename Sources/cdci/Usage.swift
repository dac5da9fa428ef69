import ArgumentParser
import FoundationEssentials
import Glibc
import SurveyModel

/// The command line before anything of it is known to be right: in which language help and usage errors are, and how they look.
enum Usage {
  /// Stated by `--language`, else the locale's. A survey has not been read yet.
  static let language: Language =
    stated(in: CommandLine.arguments.dropFirst()) ?? Console.languageOfLocale(ProcessInfo.processInfo.environment)

  /// The first language that arguments state, whatever else is wrong with them.
  static func stated(in arguments: some Sequence<String>) -> Language? {
    var isNext = false
    for argument in arguments {
      if isNext, let language = Language(rawValue: argument) { return language }
      if argument.hasPrefix("--language="), let language = Language(rawValue: String(argument.dropFirst(11))) { return language }
      isNext = argument == "--language"
    }
    return nil
  }

  /// Parses and runs.
  static func run(_ root: any ParsableCommand.Type) {
    do {
      var command = try root.parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(root, error)
    }
  }

  /// `cdci help report --language vi`: the parser's help command takes the names of commands alone.
  private static var arguments: [String] {
    let given = Array(CommandLine.arguments.dropFirst())
    guard given.first == "help", let option = given.firstIndex(where: { $0.hasPrefix("--language") }) else { return given }
    let isTwo = given[option] == "--language" && option + 1 < given.count
    return Array(given[..<option] + given[(option + (isTwo ? 2 : 1))...])
  }

  private static func exit(_ root: any ParsableCommand.Type, _ error: any Error) -> Never {
    let message = root.message(for: error)
    let code = root.exitCode(for: error)
    guard !message.isEmpty, code.isSuccess || language == .vi else { root.exit(withError: error) }
    let text = language == .vi ? root.fullMessage(for: error, columns: 100_000) : root.fullMessage(for: error)
    if code.isSuccess {
      let isScreen = language == .vi && (text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: "))
      do {
        try Console(language: language, isQuiet: false).print((isScreen ? HelpScreen(text).vietnamese(width: width) : text) + "\n")
      } catch {
        Glibc.exit((error as? ExitCode)?.rawValue ?? EXIT_FAILURE)
      }
    } else {
      Console.write(errorText(text, message: message, screen: width) + "\n", to: STDERR_FILENO)
    }
    Glibc.exit(code.rawValue)
  }

  /// The parser's message, the option it is about, how the command is used, and where more is told.
  static func errorText(_ text: String, message: String, screen width: Int) -> String {
    var said = "\(HelpWords.headings["Error"] ?? "Error"): \(UsageWords.vietnamese(message))"
    guard let range = text.firstRange(of: message) else { return said }
    let rest = text[range.upperBound...].drop { $0 == "\n" }
    if rest.hasPrefix("OVERVIEW: ") { return said + "\n\n" + HelpScreen(String(rest)).vietnamese(width: width) }
    for line in rest.split(separator: "\n") {
      if line.hasPrefix("Help:  ") {
        let words = line.dropFirst(7)
        let gap = words.firstRange(of: "  ")
        let (label, help) = (words[..<(gap?.lowerBound ?? words.endIndex)], words[(gap?.upperBound ?? words.endIndex)...])
        said += "\n\(HelpWords.headings["Help"] ?? ""):  \(label)  \(HelpScreen.vietnamese(String(help)))"
      } else if line.hasPrefix("Usage: ") {
        said += "\n\(HelpWords.headings["Usage"] ?? ""): \(line.dropFirst(7))"
      } else if line.hasPrefix("  See '"), let end = line.lastIndex(of: "'") {
        said += "\n  " + HelpWords.more(String(line[line.index(line.startIndex, offsetBy: 7)..<end]))
      } else {
        said += "\n\(line)"
      }
    }
    return said
  }

  /// Of the terminal, or what the parser takes where there is none.
  private static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension ValidationError {
  /// Of a command line that has not been read yet.
  init(_ text: LocalizedText) { self.init(text[Usage.language]) }
}
