import Foundation
import SurveyImport
import SurveyModel
import Synchronization
import Testing

@testable import Workbench

/// Work that nobody wants any more ends within a tenth of a second.
@Suite(.serialized) struct CancellingTests {
  /// Cancels when a stage has come so far, and tells how long it took from there.
  final class Watch: Sendable {
    private let since = Mutex<ContinuousClock.Instant?>(nil)
    let stage: Work.Stage
    let share: Double

    init(at stage: Work.Stage, _ share: Double) {
      self.stage = stage
      self.share = share
    }

    var work: Work {
      Work(
        isCancelled: { self.since.withLock { $0 != nil } },
        report: { stage, share in
          guard stage == self.stage, share >= self.share else { return }
          self.since.withLock { $0 = $0 ?? ContinuousClock.now }
        })
    }

    var elapsed: Duration? { since.withLock { $0.map { ContinuousClock.now - $0 } } }
  }

  /// A million rows; every respondent is new.
  static let large: [String: [UInt8]] = {
    var bytes = Array("firm,unit,q1,q2\n".utf8)
    bytes.reserveCapacity(16 << 20)
    for row in 0..<1_000_000 {
      bytes += "F\(row),".utf8
      bytes += [row % 2 == 0 ? 97 : 98, 44, UInt8(49 + row % 5), 44, UInt8(49 + row % 3), 10]
    }
    var files = TinySurvey.files()
    files["responses.csv"] = bytes
    return files
  }()

  /// The machine may be busy with other tests: the best of a few times counts.
  private static func best(_ run: () throws -> Duration?) throws -> Duration? {
    var best: Duration?
    for _ in 0..<5 where best.map({ $0 > .milliseconds(100) }) ?? true {
      if let time = try run() { best = min(best ?? time, time) }
    }
    return best
  }

  @Test(arguments: [1, 2]) func readingAMillionRows(threads: Int) throws {
    let best = try Self.best {
      let watch = Watch(at: .reading, 0.02)
      let bench = Workbench(threads: threads, work: watch.work)
      let refusal = #expect(throws: Refusal.self) { try bench.read(bench.open(.memory(Self.large))) }
      #expect(refusal?.kind == .cancelled && refusal?.language == .en)
      return watch.elapsed
    }
    #expect(try #require(best) <= .milliseconds(100))
  }

  @Test func aPlainTable() throws {
    let folder = try TemporaryFolder(["i.yaml": Array("index: I\nnormalize: {method: min-max}\nindicators: [{id: a}]\n".utf8)])
    try folder.put(Array(("unit,a\n" + (0..<200_000).map { "U\($0),\($0 % 97)\n" }.joined()).utf8), at: "t.csv")
    let watch = Watch(at: .reading, 0.1)
    let refusal = #expect(throws: Refusal.self) {
      try Workbench(threads: 1, work: watch.work).score(TableQuestion(table: folder.path + "/t.csv", index: folder.path + "/i.yaml"))
    }
    #expect(refusal?.kind == .cancelled)
  }

  /// Whatever was cancelled, the folder is as it was.
  @Test(arguments: [Work.Stage.reading, .writing]) func nothingIsLeftBehind(stage: Work.Stage) throws {
    let folder = try TemporaryFolder(TinySurvey.files())
    let destination = folder.path + "/reports/tiny"
    func write(_ work: Work) throws(Refusal) {
      let bench = Workbench(threads: 2, work: work)
      try bench.write(bench.run(bench.read(bench.open(folder.path))), to: destination)
    }
    for _ in 0..<2 {
      let before = folder.listing
      let refusal = #expect(throws: Refusal.self) { try write(Watch(at: stage, 0.3).work) }
      #expect(refusal?.kind == .cancelled)
      #expect(folder.listing == before)
      try write(.unwatched)
    }
  }

  /// Each stage is told from nothing to all.
  @Test func progress() throws {
    let folder = try TemporaryFolder(TinySurvey.files())
    let told = Mutex<[Work.Stage: [Double]]>([:])
    let bench = Workbench(threads: 2, work: Work(report: { stage, share in told.withLock { $0[stage, default: []].append(share) } }))
    try bench.write(bench.run(bench.read(bench.open(folder.path))), to: folder.path + "/r")
    for stage in [Work.Stage.reading, .writing] {
      let shares = told.withLock { $0[stage] ?? [] }
      #expect(shares.last == 1 && shares == shares.sorted(), "\(stage): \(shares)")
    }
  }
}
