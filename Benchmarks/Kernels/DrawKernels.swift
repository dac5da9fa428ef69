import Foundation
import Inference
import Scoring
import SurveyImport
import SurveyModel

/// Draws of other methods, and the sensitivity analysis alone. Beside them Benchmarks/draws.py times SALib on the same numbers.
extension Kernels {
  static func timeDraws(_ data: SurveyData, threads: Int, _ time: (String, Int?, () throws -> Void) throws -> Void) throws {
    let scored = try ScoredSurvey(data, threads: threads)
    try time("draws: 10,000 of the method, 10,000 joint", nil) {
      let rest = try scored.figuresWithoutFlagged(threads: threads)
      _ = try MethodDraws(scored, withoutFlagged: rest, draws: 10_000, seed: 1, includesSensitivity: false, threads: threads)
    }
    try time("draws: as a report makes them", nil) {
      let rest = try scored.figuresWithoutFlagged(threads: threads)
      _ = try MethodDraws(scored, withoutFlagged: rest, seed: 1, threads: threads)
    }
    let table = try ScoredSurvey(wideSurvey(), threads: threads)
    try time("draws: 10,000, 51 units x 49 indicators", nil) {
      _ = try MethodDraws(
        table, withoutFlagged: nil, draws: 10_000, seed: 1, includesSensitivity: false, includesSampling: false, threads: threads)
    }
    let (a, b, mixed) = design(inputs: 53, rows: 1024)
    try time("Sobol: 53 inputs, 1,024 rows, 100 resamples", nil) {
      _ = SobolIndices(a: a, b: b, mixed: mixed, resamples: 100, threads: threads)
    }
  }

  /// As many units and indicators as ASEM's, six answers in each.
  private static func wideSurvey() throws -> SurveyData {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cdci-kernels-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (units, questions) = (51, 49)
    var index = "index: W\ncomponents:\n"
    for component in 0..<7 {
      index += "  - id: c\(component)\n    indicators:\n"
      for question in 0..<7 { index += "      - {id: q\(component * 7 + question)}\n" }
    }
    var survey = """
      title: W
      organization: W
      edition: "2024"
      index: index.yaml
      language: en
      unit-noun: Unit
      units:

      """
    for unit in 0..<units { survey += "  - {id: u\(unit), name: U\(unit)}\n" }
    survey += """
      respondent-groups:
        firms:
          responses: [{file: responses.csv}]
          columns: {unit: unit}
          answers: likert-5
      scales:
        likert-5: {values: {1: [], 2: [], 3: [], 4: [], 5: []}}

      """
    var responses = "unit," + (0..<questions).map { "q\($0)" }.joined(separator: ",") + "\n"
    var state: UInt64 = 1
    for unit in 0..<units {
      for _ in 0..<6 {
        responses += "u\(unit)"
        for _ in 0..<questions {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          responses += ",\(3 + Int(state >> 33) % 3)"
        }
        responses += "\n"
      }
    }
    for (name, text) in [("index.yaml", index), ("survey.yaml", survey), ("responses.csv", responses)] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try SurveyReader().read(folder.path)
  }

  /// The sum of the inputs and the product of neighbours, over numbers without a generator: draws.py makes the same.
  private static func design(inputs: Int, rows: Int) -> (a: [Double], b: [Double], mixed: [[Double]]) {
    func x(_ row: Int, _ column: Int) -> Double { (Double((row + 1) * (2 * column + 3) % 8191) + 0.5) / 8191 }
    func f(_ x: [Double]) -> Double { zip(x, x.dropFirst()).reduce(x.reduce(0, +)) { $0 + $1.0 * $1.1 } }
    func values(_ fromB: (Int) -> Bool) -> [Double] {
      (0..<rows).map { row in f((0..<inputs).map { x(row, fromB($0) ? $0 + inputs : $0) }) }
    }
    return (values { _ in false }, values { _ in true }, (0..<inputs).map { input in values { $0 == input } })
  }
}
