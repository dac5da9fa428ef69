import SurveyModel
import Synchronization
import Workbench

/// What the app works on: the folder of surveys, what was read of each, surveys that are being made, and the work that is going on.
final class Desk: Sendable {
  /// A survey as it was read and scored.
  struct Standing: Sendable {
    let read: ReadSurvey
    let run: Result<SurveyRun, Refusal>
  }

  let shelf: SurveyShelf
  let work: WorkFolder
  /// What written reports were made of.
  let records = ReportRecords()

  private struct Kept {
    let stamp: SurveyShelf.Stamp
    let job: Job<Standing>
    /// Begun when somebody asks for the report.
    var report: Job<SurveyRun>?
  }

  /// What is asked of a survey for every page of it.
  private struct Nature {
    let stamp: SurveyShelf.Stamp
    let areFigures: Bool
    /// Read when a page shows them.
    var figures: ReadFigures?
  }

  private struct State {
    var kept: [String: Kept] = [:]
    var natures: [String: Nature] = [:]
    /// Names in the order in which they were asked for, the latest last.
    var order: [String] = []
    var drafts: [String: Draft] = [:]
    var publications: [String: Job<Int>] = [:]
    var uploads = 0
    /// How often somebody asked what weights around others would make of a survey.
    var reaches: [String: Int] = [:]
    /// By survey and by the name that a file has there: what its owner calls it.
    var sentAs: [String: [String: String]] = [:]
    /// What is wrong with files that were set aside, by survey and file.
    var unfit: [String: [String: Draft.Unfit]] = [:]
  }

  private let state = Mutex(State())
  /// Surveys whose answers are kept in memory at a time.
  private static let mostKept = 3

  init(shelf: SurveyShelf, work: WorkFolder) {
    self.shelf = shelf
    self.work = work
  }

  /// Reads and scores a survey unless it is as it was when that was done last.
  ///
  /// - Throws: where its definitions cannot be read.
  func standing(of name: String) async throws(Refusal) -> Job<Standing> {
    if let job = kept(name) { return job }
    let shelf = shelf
    let stamp = try await offThread { () throws(Refusal) in try shelf.stamp(of: name) }
    let path = "\(shelf.folder)/\(name)"
    return state.withLock { state in
      // Somebody else may have asked for it meanwhile.
      if let kept = state.kept[name], kept.stamp == stamp, !kept.job.isCancelled { return kept.job }
      state.kept[name]?.job.cancel()
      state.kept[name]?.report?.cancel()
      let job = Job<Standing> { bench throws(Refusal) in
        let read = try bench.read(try bench.open(path))
        // What other weights would change is worked out where it is shown: see ``report(of:)``.
        let settings = RunSettings(keepsStages: true)
        return Standing(read: read, run: Result { () throws(Refusal) in try bench.run(read, settings) })
      }
      state.kept[name] = Kept(stamp: stamp, job: job)
      while state.order.count > Self.mostKept { state.kept[state.order.removeFirst()] = nil }
      return job
    }
  }

  /// The latest that is asked for, where it is still right.
  private func kept(_ name: String) -> Job<Standing>? {
    let found = state.withLock { state in
      state.order.removeAll { $0 == name }
      state.order.append(name)
      return state.kept[name]
    }
    guard let found, !found.job.isCancelled, found.stamp.isCurrent else { return nil }
    return found.job
  }

  /// Of the files of responses that are being read.
  func bytes(of name: String) -> Int? { state.withLock { $0.kept[name]?.stamp.bytesOfResponses } }

  /// Whether anything is being worked out that nobody needs to wait for.
  var isWorking: Bool {
    state.withLock { state in
      state.kept.values.contains { $0.job.isWorking || $0.report?.isWorking ?? false }
        || state.publications.values.contains(where: \.isWorking) || state.drafts.values.contains { $0.job?.isWorking ?? false }
    }
  }

  /// What a report says of a survey that was read and scored, all of it.
  func report(of name: String, _ run: SurveyRun) -> Job<SurveyRun> {
    state.withLock { state in
      if let job = state.kept[name]?.report, !job.isCancelled { return job }
      let job = Job<SurveyRun> { bench throws(Refusal) in try bench.run(again: run, .report) }
      state.kept[name]?.report = job
      return job
    }
  }

  /// A new turn of asking what weights around others would make of a survey, with which those before end.
  func nextReach(of name: String) -> Int {
    state.withLock { state in
      state.reaches[name, default: 0] += 1
      return state.reaches[name] ?? 0
    }
  }

  func reachTurn(of name: String) -> Int { state.withLock { $0.reaches[name] ?? 0 } }

  func publication(of name: String) -> Job<Int>? { state.withLock { $0.publications[name] } }

  /// - Returns: `nil` where one is going on.
  func publish(_ name: String, _ body: @escaping @Sendable (Workbench) throws(Refusal) -> Int) -> Job<Int>? {
    state.withLock { state in
      if let job = state.publications[name], job.isWorking { return nil }
      let job = Job(body)
      state.publications[name] = job
      return job
    }
  }

  func cancel(_ name: String) {
    state.withLock { state in
      state.kept[name]?.job.cancel()
      state.kept[name]?.report?.cancel()
      state.publications[name]?.cancel()
    }
  }

  func cancelAll() {
    state.withLock { state in
      for kept in state.kept.values {
        kept.job.cancel()
        kept.report?.cancel()
      }
      for job in state.publications.values { job.cancel() }
      for draft in state.drafts.values { draft.job?.cancel() }
    }
  }

  // MARK: Figures alone

  /// Whether a survey holds figures alone; `nil` where its definitions cannot be read.
  func areFigures(_ name: String) async -> Bool? { await nature(of: name)?.areFigures }

  /// The figures of a survey that holds nothing else, read again where a file of it is another.
  func figures(of name: String) async throws(Refusal) -> ReadFigures {
    let nature = await nature(of: name)
    if let figures = nature?.figures { return figures }
    let path = "\(shelf.folder)/\(name)"
    let figures = try await offThread { () throws(Refusal) in
      let bench = Workbench(threads: 1)
      return try bench.readFigures(try bench.open(path))
    }
    state.withLock { state in
      if let stamp = nature?.stamp, state.natures[name]?.stamp == stamp { state.natures[name]?.figures = figures }
    }
    return figures
  }

  private func nature(of name: String) async -> Nature? {
    if let kept = state.withLock({ $0.natures[name] }), kept.stamp.isCurrent { return kept }
    let shelf = shelf
    let found = await offThread { () -> Nature? in
      // The stamp first: what changes behind it is seen the next time.
      guard let stamp = try? shelf.stamp(of: name),
        let definitions = try? Workbench(threads: 1).open("\(shelf.folder)/\(name)")
      else { return nil }
      return Nature(stamp: stamp, areFigures: definitions.areOfFigures)
    }
    state.withLock { $0.natures[name] = found }
    return found
  }

  // MARK: Files that came in

  /// Remembers what the owner of a file calls it, where it has another name in the folder of a survey.
  func remember(_ shown: String, as file: String, of survey: String) {
    state.withLock { $0.sentAs[survey, default: [:]][file] = shown.isEmpty || shown == file ? nil : shown }
  }

  /// `nil` for a file that has its own name, or did not come in since the program began.
  func nameSent(of file: String, in survey: String) -> String? { state.withLock { $0.sentAs[survey]?[file] } }

  /// Remembers why a file is not read.
  func remember(_ unfit: Draft.Unfit?, against file: String, of survey: String) {
    state.withLock { $0.unfit[survey, default: [:]][file] = unfit }
  }

  /// `nil` of a file that is read, or was never tried since the program began.
  func unfit(_ file: String, in survey: String) -> Draft.Unfit? { state.withLock { $0.unfit[survey]?[file] } }

  // MARK: New surveys

  /// By the name that each will have.
  var drafts: [Draft] { state.withLock { $0.drafts.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) } } }

  func draft(_ id: String) -> Draft? { state.withLock { $0.drafts[id] } }

  func add(_ draft: Draft) { state.withLock { $0.drafts[draft.id] = draft } }

  func change(_ id: String, _ change: (inout Draft) -> Void) {
    state.withLock { state in
      guard var draft = state.drafts[id] else { return }
      change(&draft)
      state.drafts[id] = draft
    }
  }

  func removeDraft(_ id: String) {
    let draft = state.withLock { $0.drafts.removeValue(forKey: id) }
    draft?.job?.cancel()
    for file in draft?.files ?? [] { work.remove(file.path) }
  }

  /// A number that no upload had.
  func nextUpload() -> Int {
    state.withLock { state in
      state.uploads += 1
      return state.uploads
    }
  }
}

/// A survey that is being made of files that came in.
struct Draft: Sendable {
  struct File: Sendable {
    let path: String
    /// What its owner calls it: text to show.
    let shown: String
    let bytes: Int
    /// Whether it goes into the survey's folder without being read.
    var isAside = false
    /// What it is called in the folder, and in every message.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  /// What a file was taken for that does not fit the answers, and why not.
  struct Unfit: Sendable {
    let role: SurveyEditor.TableRole
    let reasons: [Remark]
  }

  let id: String
  /// Of the folder that it will be.
  let name: String
  /// The survey of the edition before.
  let like: String?
  var files: [File] = []
  /// Those that the survey is made of.
  var read: [File] { files.filter { !$0.isAside } }
  /// As its owner says the files are to be read; `nil` within for what they tell themselves.
  var format = FileFormat()
  var job: Job<Proposal>?

  /// What the files were taken for.
  struct Proposal: Sendable {
    let remarks: [Remark]
    /// What they do not tell, the weightiest first.
    let decisions: [NewSurvey.Decision]
  }
}
