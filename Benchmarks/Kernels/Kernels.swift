import CLibCSV
import Foundation
import Inference
import Scoring
import SurveyImport
import SurveyModel
import Workbench

/// Times the steps of the engine one by one. Usage: CDCI_BENCHMARKS=1 swift run -c release kernels SURVEY [runs]
@main struct Kernels {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      print("usage: kernels SURVEY [runs]")
      return
    }
    let folder = arguments[1]
    let runs = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
    let threads = ProcessInfo.processInfo.activeProcessorCount
    let clock = ContinuousClock()
    func time(_ name: String, _ bytes: Int? = nil, _ body: () throws -> Void) rethrows {
      var times: [Duration] = []
      for _ in 0..<runs { times.append(try clock.measure(body)) }
      let median = times.sorted()[times.count / 2]
      let seconds = Double(median.components.attoseconds) * 1e-18 + Double(median.components.seconds)
      let rate = bytes.map { String(format: "%8.0f MB/s", Double($0) / seconds / 1e6) } ?? ""
      print(name.padding(toLength: 44, withPad: " ", startingAt: 0) + String(format: "%9.4f s", seconds) + rate)
    }

    let data = try SurveyReader().read(folder)
    let bytes = data.inputs.filter { $0.path.hasSuffix(".csv") }.reduce(0) { $0 + $1.bytes }
    print("\(folder): \(data.account.rowsRead) rows, median of \(runs) runs, \(threads) cores")
    if let file = data.inputs.first(where: { $0.path.hasSuffix(".csv") }) {
      let whole = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(file.path))
      time("parse: libcsv alone, callbacks that count", whole.count) { _ = countFields(whole) }
    }
    try time("import: records, decoding, duplicates, account", bytes) { _ = try SurveyReader().read(folder) }
    let group = data.groups[0]
    let weights = try ResponseWeights(
      survey: data.survey, group: data.survey.respondentGroups[0], data: group, weighting: data.index.responseWeighting)
    time("tally: rows x questions x categories") {
      _ = Tally(group.responses, scales: data.survey.scales, rows: weights.rows.count, row: weights.row)
    }
    try time("evaluation: scores, variances, rank sets") { _ = try Evaluation(threads: threads).evaluate(data) }
    let workbench = Workbench(threads: threads)
    let settings = RunSettings(keepsStages: true)
    let read = ReadSurvey(definitions: try workbench.open(folder), data: data)
    try time("run that keeps its stages") { _ = try workbench.run(read, settings) }
    if let kept = try workbench.run(read, settings).kept {
      let first = kept.index.nodes[kept.index.root.children[0]]
      let change = IndexChange(weights: [first.id: 3 * first.weight + 1])
      try time("what-if: one weight changed") { _ = try kept.whatIf(change) }
    }
    let latencies = try cancelled(folder, threads: threads)
    print(
      String(
        format: "%@%9.4f s, of %d moments", "cancelled: longest wait for the end".padding(toLength: 44, withPad: " ", startingAt: 0),
        latencies.max() ?? 0, latencies.count))
    try time("evaluation of the ranking alone") { _ = try Evaluation(threads: threads, detail: .ranking).evaluate(data) }
    if data.account.responses < 20_000 {
      let ranged = try SurveyData(
        survey: data.survey, index: rangedIndex(data), groups: data.groups, context: data.context, account: data.account,
        inputs: data.inputs)
      try time("bootstrap: 10,000 replicates of every node") {
        _ = try Evaluation(replicates: 10_000, threads: threads).evaluate(ranged)
      }
    }
    try timeDraws(data, threads: threads, time)
    let (index, scores) = try largeIndex()
    time("index: 100,000 units x 50 indicators, 4 levels") { _ = NodeScores(index: index, scores: scores) }
  }

  /// Seconds from the wish to stop to the end of reading, scoring and ranking, wished at moments spread over a whole run.
  static func cancelled(_ folder: String, threads: Int) throws -> [Double] {
    let clock = ContinuousClock()
    func run(_ work: Work) throws {
      let workbench = Workbench(threads: threads, work: work)
      _ = try workbench.run(workbench.read(workbench.open(folder)))
    }
    let whole = try clock.measure { try run(.unwatched) }
    return (1..<40).compactMap { moment in
      let wish = clock.now + whole * (Double(moment) / 40)
      do { try run(Work(isCancelled: { clock.now >= wish })) } catch {
        let wait = clock.now - wish
        return Double(wait.components.seconds) + Double(wait.components.attoseconds) * 1e-18
      }
      return nil
    }
  }

  /// Fields of a file, as fast as libcsv can tell them.
  static func countFields(_ data: Data) -> Int {
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT))
    defer { csv_free(&parser) }
    var count = 0
    data.withUnsafeBytes { bytes in
      _ = csv_parse(
        &parser, bytes.baseAddress, bytes.count, { _, _, context in context!.assumingMemoryBound(to: Int.self).pointee += 1 }, nil, &count)
    }
    return count
  }

  /// All questions of a survey in one component, ranged over the units of the run, which is what asks for the bootstrap.
  static func rangedIndex(_ data: SurveyData) throws -> IndexTree {
    try IndexTree(
      id: "ranged",
      children: data.groups[0].responses.questions.map { question in
        IndexTree.Branch(
          id: question.code,
          indicator: IndexTree.Indicator(
            source: .question(code: question.code, statistic: .mean),
            normalization: .minMax(range: .thisRun, clip: false, whenEqual: 50, from: 0, to: 100)))
      })
  }

  /// Fifty indicators below ten components below five below the root.
  static func largeIndex() throws -> (IndexTree, IndicatorScores) {
    let children = (0..<5).map { a in
      IndexTree.Branch(
        id: "a\(a)", weight: Double(a + 1),
        children: (0..<2).map { b in
          IndexTree.Branch(
            id: "b\(a)\(b)", weight: Double(b + 1),
            children: (0..<5).map { c in
              IndexTree.Branch(
                id: "c\(a)\(b)\(c)", indicator: IndexTree.Indicator(source: .data("c\(a)\(b)\(c)"), normalization: .none))
            })
        })
    }
    let index = try IndexTree(id: "large", children: children)
    let plan = try ScoringPlan(index: index, questions: [], scales: [])
    let units = 100_000
    let values = (0..<units * 50).map { Double(($0 &* 2_654_435_761) & 0xFFFF) / 655.36 }
    let indicators = IndicatorValues(domains: units, indicators: 50, values: values)
    let normalizer = try Normalizer(
      plan: plan, values: indicators, isRanged: [Bool](repeating: true, count: units), unitIDs: (0..<units).map { "u\($0)" })
    return (index, normalizer.scores(of: indicators))
  }
}
