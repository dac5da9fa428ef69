import FoundationEssentials
import Parallelism
package import SurveyModel
import SurveyWords

/// Reads a survey folder: definitions, responses, frame and context, with the account of every row.
package struct SurveyReader: Sendable {
  /// Of a large file, how it is cut; `nil` to read every file by one thread.
  private let segmentation: Segmentation?
  private let digestsResponses: Bool
  private let work: Work

  /// - Parameters:
  ///   - threads: `nil` for as many as the machine has cores. What is read does not depend on it.
  ///   - digestsResponses: whether the SHA-256 of the files of responses is wanted. Without it ``SurveyModel/SurveyData/InputFile/sha256`` is empty.
  ///   - work: is told the share of the responses that is read, and may be cancelled.
  package init(threads: Int? = nil, digestsResponses: Bool = true, work: Work = .unwatched) {
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    segmentation = threads > 1 ? Segmentation(threads: threads) : nil
    self.digestsResponses = digestsResponses
    self.work = work
  }

  /// Reads every table that a survey's definitions name.
  ///
  /// One pass over each file; memory grows with the rows and the problems, not with the files.
  ///
  /// - Throws: ``ImportFailure`` where no row counts, a file cannot be read, or the work was cancelled; a bad row is a problem in the account, no failure.
  package func read(_ definitions: SurveyDefinitions) throws(ImportFailure) -> SurveyData {
    guard let index = definitions.index else { throw definitions.withoutAnswers }
    var place = definitions.place
    place.work = work
    do throws(ImportFailure) {
      let data = try Self.read(
        definitions.survey, index: index.tree, at: place, Reading(inputs: definitions.inputs), segmentation: segmentation,
        digestsResponses: digestsResponses)
      var seen: Set<String> = []
      try index.checkDenominators(
        among: (data.context?.entries ?? []).map(\.indicator).filter { seen.insert($0).inserted })
      return data
    } catch {
      throw definitions.locating(error).spoken(in: definitions.survey.language)
    }
  }

  /// The data alone of a survey that lies in a folder.
  ///
  /// - Parameter path: a folder with a `survey.yaml`, or that file. Paths inside it are relative to it.
  package func read(_ path: String) throws(ImportFailure) -> SurveyData { try read(SurveyDefinitions(.folder(path))) }

  /// Reads the figures of a survey that asked nobody.
  ///
  /// - Throws: where the file has no figure, or one cannot be read.
  package func readFigures(_ definitions: SurveyDefinitions) throws(ImportFailure) -> FigureData {
    let (survey, place) = (definitions.survey, definitions.place)
    var reading = Reading(inputs: definitions.inputs)
    do throws(ImportFailure) {
      guard let table = try Self.context(survey, at: place, chunkSize: 1 << 20, &reading),
        table.entries.contains(where: { $0.value != nil })
      else {
        throw ImportFailure(
          .unusable, at: ImportFailure.Place(file: survey.context.map { place.table($0.file).name } ?? place.surveyFile.name),
          SurveyReaderWords.noFigure)
      }
      return FigureData(survey: survey, context: table, account: Self.account([], reading, threads: 1), inputs: reading.inputs)
    } catch {
      throw definitions.locating(error).spoken(in: survey.language)
    }
  }

  private struct GroupReading {
    let files: [RecordReading]
    let recognized: [LocalizedText]
    let selection: ResponseSelection
  }

  /// What has been read so far.
  struct Reading {
    var inputs: [SurveyData.InputFile] = []
    var problems: [ImportProblem] = []
    var recognized: [LocalizedText] = []

    mutating func add(_ file: RecordReading) {
      if !inputs.contains(where: { $0.path == file.file.path }) { inputs.append(file.file) }
      if let sentence = file.recognized, !recognized.contains(sentence) { recognized.append(sentence) }
    }
  }

  /// The tables of a survey whose definitions are known.
  static func read(
    _ survey: Survey, index: IndexTree, at place: SurveyPlace, _ before: Reading = Reading(), chunkSize: Int = 1 << 20,
    segmentation: Segmentation? = nil, digestsResponses: Bool = true
  ) throws(ImportFailure) -> SurveyData {
    let safeText = SafeText(survey: survey)
    let sizes = survey.respondentGroups.flatMap(\.responses).map { place.table($0.file).size }
    // How much comes through a pipe is not known before.
    let total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    var done = 0
    func advance(_ bytes: Int) {
      done += bytes
      if let total { place.work.advance(.reading, to: min(1, Double(done) / Double(max(1, total)))) }
    }
    func table(_ path: String, _ format: FileFormat, isDigested: Bool = true) throws(ImportFailure) -> any RecordSource {
      try Self.table(path, format, of: survey, at: place, isDigested: isDigested, chunkSize: chunkSize)
    }
    var reading = before
    var groups: [SurveyData.Group] = []
    var selections: [ResponseSelection] = []
    var frames: [RecordReading] = []
    for group in survey.respondentGroups {
      var respondents = ByteKeys()
      var frame: Frame?
      if let path = group.frame {
        let reader = FrameReader(
          survey: survey, safeText: safeText, columns: index.responseWeighting.frameColumns, respondentID: group.respondentID,
          words: group.frameWords
        )
        let (read, problems) = try Self.named(
          table(path, group.frameFormat),
          { source throws(ImportFailure) in try reader.read(source, respondents: &respondents) }, \.problems)
        frame = read.frame
        frames.append(read.file)
        reading.problems += problems
        if !group.namesRespondents {
          reading.problems.append(
            ImportProblem(
              file: place.table(path).name, kind: .notInFrame,
              expected: SurveyReaderWords.columnOfRespondent,
              found: .nothing,
              action: SurveyReaderWords.notLookedUp))
        }
      }
      let rules = ResponseRules(
        survey: survey, group: group, index: index, safeText: safeText, frame: frame.map { FrameIndex($0) },
        listed: ListedRespondents(respondents),
        work: place.work)
      var sheets = SheetPlaces()
      func responses(_ segmentation: Segmentation?) throws(ImportFailure) -> GroupReading? {
        sheets = SheetPlaces()
        var reader = ResponseReader(rules)
        var files: [RecordReading] = []
        for (number, response) in group.responses.enumerated() {
          let file = try table(response.file, response.format, isDigested: digestsResponses)
          try sheets.add(file)
          guard let read = try reader.read(file, number: number, segmentation: segmentation, advance: advance) else { return nil }
          files.append(read)
        }
        let recognized = reader.recognized
        return GroupReading(
          files: files, recognized: recognized, selection: try ResponseSelection(reader, threads: segmentation?.threads ?? 1))
      }
      let doneBefore = done
      var several: GroupReading?
      if let segmentation { several = try? responses(segmentation) }
      if place.work.isCancelled { throw .cancelled(place.surveyFile.name) }
      if several == nil {
        // What several threads cannot read as one would, one reads, and says what is wrong with it.
        done = doneBefore
        do throws(ImportFailure) { several = try responses(nil) } catch { throw sheets.naming(error) }
      }
      guard let read = several else { continue }
      for file in read.files { reading.add(file) }
      reading.recognized += read.recognized
      let selection = read.selection
      reading.problems += sheets.naming(selection.problems)
      guard selection.table.count > 0 else {
        throw sheets.naming(Self.nothingCounts(selection, group, place, notes: read.files.flatMap(\.headerNotes)))
      }
      selections.append(selection)
      groups.append(
        SurveyData.Group(
          responses: selection.table, frame: frame, breakOffs: selection.breakOffs, respondentKeys: selection.respondentKeys,
          rows: selection.rows, arrivals: selection.arrivals)
      )
    }
    if place.work.isCancelled { throw .cancelled(place.surveyFile.name) }
    for frame in frames { reading.add(frame) }
    let context = try Self.context(survey, at: place, chunkSize: chunkSize, &reading)
    return SurveyData(
      survey: survey, index: index, groups: groups, context: context,
      account: account(selections, reading, threads: segmentation?.threads ?? 1),
      inputs: reading.inputs)
  }

  private static func table(
    _ path: String, _ format: FileFormat, of survey: Survey, at place: SurveyPlace, isDigested: Bool = true, chunkSize: Int
  ) throws(ImportFailure) -> any RecordSource {
    var input = place.table(path)
    input.isDigested = isDigested
    return try RecordSources.open(input, format: format, limits: survey.limits, isDeclared: true, chunkSize: chunkSize)
  }

  /// What is said of a place in a workbook of several sheets names the sheet.
  private static func named<Read>(
    _ source: any RecordSource, _ read: (any RecordSource) throws(ImportFailure) -> Read, _ problems: (Read) -> [ImportProblem]
  ) throws(ImportFailure) -> (read: Read, problems: [ImportProblem]) {
    var sheets = SheetPlaces()
    try sheets.add(source)
    do throws(ImportFailure) {
      let read = try read(source)
      return (read, sheets.naming(problems(read)))
    } catch {
      throw sheets.naming(error)
    }
  }

  /// The figures around a survey; `nil` where it names none.
  private static func context(
    _ survey: Survey, at place: SurveyPlace, chunkSize: Int, _ reading: inout Reading
  ) throws(ImportFailure) -> ContextTable? {
    guard let source = survey.context else { return nil }
    let reader = ContextReader(survey: survey, numberFormat: source.numberFormat)
    let (read, problems) = try named(
      table(source.file, source.format, of: survey, at: place, chunkSize: chunkSize),
      { source throws(ImportFailure) in try reader.read(source) }, \.problems)
    reading.problems += problems
    reading.recognized += read.recognized
    reading.add(read.reading)
    return read.table
  }

  private static func account(_ selections: [ResponseSelection], _ reading: Reading, threads: Int) -> ImportAccount {
    let leftOut = LeftOutReason.allCases.map { reason in
      (reason: reason, rows: selections.reduce(0) { $0 + ($1.leftOut.first { $0.reason == reason }?.rows ?? 0) })
    }
    let questions = selections.flatMap { selection in selection.table.answers.indices.map { (selection.table, $0) } }
    let missing = Parallel.map(questions.count, threads: threads) { questions[$0].0.missing(question: questions[$0].1) }
    let order = Dictionary(reading.inputs.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ problem: ImportProblem) -> (Int, Int, Int) {
      (order[problem.file] ?? order[SheetPlaces.file(of: problem.file)] ?? order.count, problem.line ?? 0, problem.columnNumber ?? 0)
    }
    // Of problems at one place the order of discovery stays.
    let problems = reading.problems.enumerated().map { (key: key($1), found: $0, problem: $1) }
      .sorted { $0.key != $1.key ? $0.key < $1.key : $0.found < $1.found }.map(\.problem)
    return ImportAccount(
      rowsRead: selections.reduce(0) { $0 + $1.rowsRead }, responses: selections.reduce(0) { $0 + $1.table.count },
      respondents: selections.reduce(0) { $0 + distinct($1.table.respondent) }, leftOut: leftOut.filter { $0.rows > 0 },
      answersMissing: MissingKind.allCases.enumerated().map { place, kind in (kind: kind, answers: missing.reduce(0) { $0 + $1[place] }) }
        .filter { $0.answers > 0 },
      problems: problems, recognized: reading.recognized,
      flagged: flagged(selections))
  }

  /// Every flag that any group looked for.
  private static func flagged(_ selections: [ResponseSelection]) -> [(flag: QualityFlag, responses: Int)]? {
    let looked = selections.flatMap(\.flagged)
    guard !looked.isEmpty else { return nil }
    return QualityFlag.allCases.compactMap { flag in
      let counts = looked.filter { $0.flag == flag }.map(\.responses)
      return counts.isEmpty ? nil : (flag: flag, responses: counts.reduce(0, +))
    }
  }

  /// How many different numbers there are; they are dense.
  private static func distinct(_ numbers: [UInt32]) -> Int {
    var seen = [Bool](repeating: false, count: (numbers.max().map { Int($0) } ?? -1) + 1)
    for number in numbers { seen[Int(number)] = true }
    return seen.count { $0 }
  }

  /// No honest result is left; the first few reasons are told.
  /// - Parameter notes: what the letters of the files look like, which may be the cause.
  private static func nothingCounts(
    _ selection: ResponseSelection, _ group: RespondentGroup, _ place: SurveyPlace, notes: [ImportFailure.Fault]
  ) -> ImportFailure {
    let file = place.table(group.responses[0].file).name
    guard selection.rowsRead > 0 else {
      return ImportFailure(.unusable, at: ImportFailure.Place(file: file), .noRowOfAnswers)
    }
    let reasons = LocalizedText { language in
      selection.leftOut.map { out in
        language == .vi ? "\(out.reason.name[.vi]): \(out.rows)" : "\(out.rows) \(out.reason.rawValue)"
      }.joined(separator: language == .vi ? "; " : ", ")
    }
    let summary = ImportFailure.Fault(
      place: ImportFailure.Place(file: file),
      message: SurveyReaderWords.nothingCounts(selection.rowsRead, reasons: reasons))
    let examples = selection.problems.prefix(5).map { problem in
      ImportFailure.Fault(
        place: ImportFailure.Place(file: problem.file, line: problem.line), message: LocalizedText { problem.sentence(in: $0) })
    }
    return ImportFailure(kind: .unusable, faults: [summary] + examples + notes)
  }
}
