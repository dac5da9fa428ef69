import FoundationEssentials
import Glibc
package import SurveyModel

/// What `cdci init` writes: a survey, its index and a README, made from exports; and what it decided.
package struct SurveyDraft: Sendable {
  static let indexID = "INDEX"

  private enum Content {
    case proposed(SurveyProposal, FileFormat, DraftWords)
    case carried(LikeText)
  }

  private let content: Content
  /// The exports, under their names in the folder of the survey.
  private let sources: [InputFile]

  /// The text of `survey.yaml`.
  package var survey: String {
    switch content {
    case .proposed(let proposal, let format, let words): SurveyText.text(proposal, format: format, words)
    case .carried(let like): like.text
    }
  }
  /// The text of `index.yaml`.
  package var index: String {
    switch content {
    case .proposed(let proposal, _, let words): IndexText.text(proposal, words)
    case .carried(let like): like.proposer.like.index
    }
  }
  /// The text of `README.md`.
  package var readme: String {
    switch content {
    case .proposed(let proposal, _, let words): words.readme(sources.map(\.name), proposal)
    case .carried(let like): like.readme(sources.map(\.name))
    }
  }
  /// What was recognised and what was decided, a sentence each.
  package var remarks: [LocalizedText] {
    switch content {
    case .proposed(let proposal, _, let words): words.remarks(proposal)
    case .carried(let like): like.proposer.remarks + [like.context?.remark].compactMap(\.self)
    }
  }
  /// What could not be told, as it stands in `survey.yaml`.
  package var open: [OpenDecision] {
    switch content {
    case .proposed(let proposal, _, _): proposal.open
    case .carried: []
    }
  }

  /// The first file of each group that no column of is a question, as long as none of what is open is decided so.
  package var filesWithoutQuestion: [String] {
    guard case .proposed(let proposal, _, _) = content else { return [] }
    return proposal.groups.filter(\.questions.isEmpty).map { $0.export.files[0].file.input.name }
  }

  /// Reads exports and proposes the survey that they most likely are.
  ///
  /// - Parameters:
  ///   - paths: of the exports, at least one.
  ///   - name: of the survey's folder.
  ///   - today: where the data do not tell the date and the edition.
  ///   - like: the edition before, whose units, questions, scales and index are carried over.
  ///   - decide: chooses among the options of what the files do not tell, by position; `nil` leaves it open, and not scored.
  /// - Throws: where a file cannot be read or has no row of answers.
  package static func propose(
    _ paths: [String], format: FileFormat = FileFormat(), platform: String? = nil, name: String, today: CalendarDate,
    like: LikeSurvey? = nil,
    decide: (InitDecision) -> Int? = { _ in nil }
  ) throws(ImportFailure) -> SurveyDraft {
    try LabelMemory.during { () throws(ImportFailure) in
      try propose(try named(paths), format: format, platform: platform, name: name, today: today, like: like, decide: decide)
    }
  }

  private static func propose(
    _ sources: [InputFile], format: FileFormat, platform: String?, name: String, today: CalendarDate, like: LikeSurvey?,
    decide: (InitDecision) -> Int?
  ) throws(ImportFailure) -> SurveyDraft {
    try checkDifferent(sources)
    var stated: (any Platform)?
    if let platform {
      stated = Platforms.named(platform)
      guard stated != nil else {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: "--platform"), ProposalWords.noSuchPlatform(platform))
      }
    }
    let (tables, figures) = try FigureTable.split(sources, format: format, today: today)
    let (inputs, lists) = stated == nil ? try InvitedList.split(tables, format: format) : (tables, [])
    let exports = try CountedExport.questionnaires(inputs, format: format, platform: stated)
    if let like {
      let context = figures.map { $0.settled(earlier: like.survey.context?.numberFormat, language: like.survey.language, decide) }
      return SurveyDraft(
        content: .carried(
          LikeText(proposer: try LikeProposer(like, exports, lists: lists), context: context, format: format, today: today)),
        sources: sources)
    }
    var proposal = try SurveyProposer.propose(exports, decide: decide)
    let unplaced = proposal.take(lists).map { list in
      ImportFailure.Fault(place: ImportFailure.Place(file: list.input.name), message: ProposalWords.listOfNoGroup)
    }
    let faults =
      unplaced
      + proposal.groups.filter { $0.isList || proposal.groups.count > 1 && $0.isNoQuestionnaire }.map { group in
        ImportFailure.Fault(
          place: ImportFailure.Place(file: group.export.files[0].file.input.name), message: ProposalWords.noQuestion(seen: group.seen))
      }
    guard faults.isEmpty else { throw ImportFailure(kind: .unusable, faults: faults) }
    proposal.context = figures.map { $0.settled(earlier: nil, language: proposal.language, decide) }
    return SurveyDraft(content: .proposed(proposal, format, DraftWords(name: name, proposal: proposal, today: today)), sources: sources)
  }

  /// The same export twice would count every response twice. What comes through a pipe is read but once, and not compared.
  ///
  /// - Throws: where two files hold the same bytes.
  private static func checkDifferent(_ sources: [InputFile]) throws(ImportFailure) {
    let sizes = Dictionary(grouping: sources.compactMap(\.size)) { $0 }
    var first: [String: String] = [:]
    for source in sources {
      guard let size = source.size, size > 0, sizes[size, default: []].count > 1 else { continue }
      var file = source
      file.isDigested = true
      let digest = try unsafe file.read { _ in }.sha256
      if let other = first[digest] {
        throw ImportFailure(.unusable, at: ImportFailure.Place(file: source.name), ProposalWords.sameFile(as: other))
      }
      first[digest] = source.name
    }
  }

  /// The last part of each path, numbered where two are alike or one is a file of ours.
  private static func named(_ paths: [String]) throws(ImportFailure) -> [InputFile] {
    var taken: Set<String> = ["survey.yaml", "index.yaml", "readme.md"]
    var inputs: [InputFile] = []
    for path in paths {
      var input = InputFile(argument: path)
      let last = String(path.split(separator: "/").last ?? "responses.csv")
      let isPlain =
        last.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } && !last.allSatisfy(\.isWhitespace)
        && !input.isNameless
      let first = isPlain ? last : try input.isPacked() ? "responses.csv.gz" : "responses.csv"
      var name = first
      var number = 1
      while taken.contains(name.lowercased()) {
        number += 1
        let stem = SurveyProposer.stem(first)
        name = "\(stem)-\(number)\(first.dropFirst(stem.count))"
      }
      taken.insert(name.lowercased())
      input.name = name
      inputs.append(input)
    }
    return inputs
  }

  /// Copies the exports, as they lie, into the folder of the survey.
  ///
  /// - Throws: ``ImportFailure`` where one cannot be read any more, else what the system says.
  package func copyExports(to folder: String) throws {
    for source in sources {
      let path = folder + "/" + source.name
      if source.size != nil {
        try FileManager.default.copyItem(at: URL(fileURLWithPath: source.path).resolvingSymlinksInPath(), to: URL(fileURLWithPath: path))
        continue
      }
      let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
      defer { Glibc.close(descriptor) }
      try unsafe source.forEachChunk { chunk in
        guard unsafe writeWhole(chunk, to: descriptor) == nil else { throw CocoaError(.fileWriteUnknown) }
      }
    }
  }

  /// What became of a folder.
  package enum Written: Sendable {
    /// - Parameter remarks: what was changed so that it runs.
    case runs(SurveyData, remarks: [LocalizedText])
    /// It has to be edited first: every place, with what is expected there.
    case waits(ImportFailure)
  }

  /// Writes the definitions into the folder where the exports lie, and reads the survey back: what was written must be what the other commands read.
  ///
  /// A question that nobody answered among the rows that count has no value and is taken off.
  ///
  /// - Throws: what the system says.
  package func write(into folder: String) throws -> Written {
    try put(in: folder)
    let data: SurveyData
    switch Self.check(folder) {
    case .success(let read): data = read
    case .failure(let failure): return .waits(failure)
    }
    // What an earlier edition asked stays as it is.
    guard case .proposed = content else { return .runs(data, remarks: []) }
    let empty = Self.unanswered(data)
    guard !empty.isEmpty else { return .runs(data, remarks: []) }
    try without(empty).put(in: folder)
    switch Self.check(folder) {
    case .success(let read):
      let list = empty.sorted().joined(separator: ", ")
      return .runs(read, remarks: [ProposalWords.answeredByNone(list)])
    case .failure(let failure): return .waits(failure)
    }
  }

  /// Reads a survey folder as the other commands do.
  package static func check(_ folder: String) -> Result<SurveyData, ImportFailure> {
    do throws(ImportFailure) {
      return .success(try SurveyReader().read(folder))
    } catch {
      return .failure(error)
    }
  }

  /// Codes of questions without any answer on their scale.
  private static func unanswered(_ data: SurveyData) -> Set<String> {
    var codes: Set<String> = []
    for group in data.groups {
      for (question, answers) in zip(group.responses.questions, group.responses.answers)
      where !answers.contains(where: { Answer(byte: $0).category != nil }) {
        codes.insert(question.code)
      }
    }
    return codes
  }

  private func without(_ codes: Set<String>) -> SurveyDraft {
    guard case .proposed(var proposal, let format, let words) = content else { return self }
    for place in proposal.groups.indices { proposal.groups[place].drop(codes) }
    return SurveyDraft(content: .proposed(proposal, format, words), sources: sources)
  }

  private func put(in folder: String) throws {
    for (name, text) in [("survey.yaml", survey), ("index.yaml", index), ("README.md", readme)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
  }
}
