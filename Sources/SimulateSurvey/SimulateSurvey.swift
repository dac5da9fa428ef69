import ArgumentParser

@main
struct SimulateSurvey: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "simulate-survey")
}
