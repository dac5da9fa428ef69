import ArgumentParser

@main
struct CDCI: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "cdci")
}
