import ArgumentParser
import Glibc
import SurveyModel
import Web
import Workbench

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "The whole job in a browser, on this machine.",
    discussion: """
      FOLDER holds survey folders; the app reads and writes the same files as every command. It listens on 127.0.0.1 alone, asks no other machine for anything, and prints \
      its address, with a secret in it, as the first line on stdout. Ctrl-C or the button at the foot of every page ends it.

      Example: cdci serve surveys
      """)

  @Argument(help: "A folder of survey folders, made where it is missing. (default: surveys)", completion: .directory)
  var folder: String?

  @Option(help: "Port to listen on. (default: a free one)")
  var port: Int = 0

  @Flag(help: "Do not open a browser.")
  var noOpen = false

  @Option(help: "A further name that this machine is known by in the browser; repeat for several.")
  var host: [String] = []

  @Option(help: "End after so many minutes without a request. (default: never)")
  var endAfter: Int?

  @Option(help: "Language of messages and of the first page, vi or en. (default: the first survey's, else the locale's)")
  var language: Language?

  func validate() throws {
    if folder?.isEmpty == true { throw ValidationError(CommandWords.noSurveysFolder) }
    if let endAfter, !(1...100_000).contains(endAfter) { throw ValidationError(CommandWords.noMinutes(endAfter)) }
    guard (0...65535).contains(port) else { throw ValidationError(CommandWords.noPort(port)) }
  }

  func run() throws {
    let console = Console(language: language, isQuiet: false)
    let shelf = SurveyShelf(folder ?? "surveys")
    if try console.attempt({ () throws(Refusal) in try shelf.make() }) { console.say(CommandWords.surveysFolderMade(shelf.folder)) }
    let server = WebServer(
      folder: shelf.folder, port: port, hosts: host, language: language, otherwise: console.language, opensBrowser: !noOpen,
      idleExit: endAfter.map { .seconds(60 * $0) })
    try console.attempt { () throws(Refusal) in
      try server.serve(began: { address in try? console.print(address + "\n") }, isUnwanted: { Interruption.hasCome })
    }
  }
}
