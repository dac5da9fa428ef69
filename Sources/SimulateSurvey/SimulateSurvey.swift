import ArgumentParser
import Foundation

@main
struct SimulateSurvey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate-survey",
    abstract: "Make up the answers to a survey: responses.csv and frame.csv from a scenario.",
    discussion: """
      The same scenario and seed give the same bytes on every machine. Nothing that is written here was said by anybody: \
      say so wherever it is used. surveys/README.md explains the keys of a scenario.
      """)

  @Argument(help: "The scenario, a YAML file such as surveys/quang-ninh-2023/simulation.yaml.")
  var scenario: String

  @Option(help: "The folder to write responses.csv and frame.csv into; files of these names are replaced.")
  var out: String

  @Option(help: "A seed in place of the scenario's.")
  var seed: UInt64?

  @Option(help: "Multiply every number of firms, responses and rows to be left out: 1000 makes a large file for timing.")
  var scale: Int = 1

  func run() throws {
    let text: String
    do {
      text = try String(contentsOfFile: scenario, encoding: .utf8)
    } catch {
      throw failure(66, "\(scenario): cannot be read as UTF-8 text")
    }
    let survey: SimulatedSurvey
    do {
      var described = try ScenarioReader.scenario(yaml: text).scaled(by: scale)
      described.seed = seed ?? described.seed
      survey = try SimulatedSurvey(described)
    } catch {
      throw failure(65, "\(scenario): \(error)")
    }
    let folder = URL(fileURLWithPath: out, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try write("frame.csv", into: folder) { try survey.writeFrame(to: $0) }
      try write("responses.csv", into: folder) { try survey.writeResponses(to: $0) }
    } catch {
      throw failure(73, "\(out): cannot be written: \(error.localizedDescription)")
    }
    for unit in survey.units {
      print(
        "\(unit.id): \(unit.responses) of \(unit.invited), index \(String(format: "%.4f", unit.index)),",
        "satisfied \(String(format: "%.1f", 100 * unit.satisfied)) %")
    }
  }

  /// Writes beside the place and moves the whole file there, so that a failure leaves the old one as it was.
  private func write(_ name: String, into folder: URL, contents: (([UInt8]) throws -> Void) throws -> Void) throws {
    let unfinished = folder.appendingPathComponent(".\(name).unfinished")
    let place = folder.appendingPathComponent(name)
    do {
      try Data().write(to: unfinished)
      let file = try FileHandle(forWritingTo: unfinished)
      try contents { try file.write(contentsOf: Data($0)) }
      try file.close()
      if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
      try FileManager.default.moveItem(at: unfinished, to: place)
    } catch {
      try? FileManager.default.removeItem(at: unfinished)
      throw error
    }
  }

  private func failure(_ code: Int32, _ message: String) -> ExitCode {
    FileHandle.standardError.write(Data("simulate-survey: \(message)\n".utf8))
    return ExitCode(code)
  }
}
