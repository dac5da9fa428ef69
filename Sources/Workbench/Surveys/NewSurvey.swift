import Glibc
import SurveyImport
package import SurveyModel

/// A survey that was proposed from exports, before it is written.
package struct NewSurvey: Sendable {
  /// Something that the files do not tell for sure, for whoever is asked. It holds headers, labels of closed answers and counts, never a respondent's id or text.
  package struct Decision: Sendable, Hashable {
    /// One way to decide, or an answer that was seen.
    package struct Counted<Text: Sendable & Hashable>: Sendable, Hashable {
      package let text: Text
      package let count: Int
    }

    /// `unit`, `scale`, `dates`, `numbers`, `header`, `respondent` or `weights`.
    package let kind: String
    /// Headers of the columns that it is about.
    package let columns: [String]
    package let question: LocalizedText
    /// Two at least, with the cells that would be read so.
    package let options: [Counted<LocalizedText>]
    /// Among the options.
    package let likeliest: Int
    /// What speaks for each.
    package let evidence: LocalizedText
    /// The most frequent answers.
    package let values: [Counted<String>]
    /// Cells whose part in the score hangs on it.
    package let weight: Int

    init(_ decision: InitDecision) {
      kind = decision.kind.rawValue
      columns = decision.columns
      question = decision.question
      options = decision.options.map { Counted(text: $0.text, count: $0.count) }
      likeliest = decision.likeliest
      evidence = decision.evidence
      values = decision.values.map { Counted(text: $0.text, count: $0.count) }
      weight = decision.weight
    }
  }

  /// What became of the folder.
  package enum Written: Sendable {
    /// - Parameter remarks: what was changed so that it runs.
    case runs(ImportAccount, remarks: [Remark])
    /// It has to be edited first: every place, with what is expected there.
    case waits(Refusal)
    /// Nothing was written: these files, which hold no answers, do not fit the answers.
    case unfit(Refusal, files: [String: SurveyEditor.TableRole])
  }

  fileprivate let draft: SurveyDraft
  private let folder: OutputFolder
  /// What was recognised and what was decided.
  package let remarks: [Remark]

  /// A file of each group of respondents that has no question as long as what is open is not decided.
  package var filesWithoutQuestion: [String] { draft.filesWithoutQuestion }

  fileprivate init(_ draft: SurveyDraft, in folder: OutputFolder) {
    self.draft = draft
    self.folder = folder
    remarks = draft.remarks.map { Remark($0) }
  }

  /// Writes survey.yaml, index.yaml, README.md and copies of the exports into a folder of their own, and reads it back.
  ///
  /// - Parameter refusesOthers: whether nothing is written where a list of those invited or a table of figures does not fit the answers: for whoever can do
  ///   without it and cannot edit what waits.
  package func write(refusesOthers: Bool = false) throws(Refusal) -> Written {
    var unfit: Written?
    do throws(Refusal) { return try fill(refusesOthers, &unfit) } catch {
      if let unfit { return unfit }
      throw error
    }
  }

  private func fill(_ refusesOthers: Bool, _ unfit: inout Written?) throws(Refusal) -> Written {
    try folder.fill { part throws(Refusal) in
      let written: SurveyDraft.Written
      do {
        try draft.copyExports(to: part.path)
        written = try draft.write(into: part.path)
      } catch let failure as ImportFailure {
        throw Refusal(failure)
      } catch {
        throw Refusal(.cannotCreate, .noSurveyFolder, at: .init(file: folder.path))
      }
      if refusesOthers, case .waits(let failure) = written, let files = Self.others(failure, in: part.path) {
        unfit = .unfit(Refusal(failure), files: files)
        throw Refusal(failure)
      }
      return switch written {
      case .runs(let data, let remarks): .runs(data.account, remarks: remarks.map { Remark($0) })
      case .waits(let failure): .waits(Refusal(failure))
      }
    }
  }
}

extension NewSurvey {
  /// The files in which everything lies that is wrong, with what they were taken for; `nil` where one of them holds answers.
  private static func others(_ failure: ImportFailure, in folder: String) -> [String: SurveyEditor.TableRole]? {
    guard let survey = (try? SurveyDefinitions(.folder(folder)))?.survey else { return nil }
    var others: [String: SurveyEditor.TableRole] = [:]
    for group in survey.respondentGroups { if let frame = group.frame { others[frame] = .frame(group: group.id) } }
    if let context = survey.context { others[context.file] = .context }
    let wrong = Set(failure.faults.map(\.place.file))
    return !wrong.isEmpty && wrong.isSubset(of: others.keys) ? others.filter { wrong.contains($0.key) } : nil
  }
}

extension Workbench {
  /// By the clock of this machine.
  package static var today: CalendarDate { day(ofSecond: time(nil)) }

  /// The day of a second since 1970 by the clock of this machine.
  package static func day(ofSecond second: Int) -> CalendarDate {
    var now = second
    var here = unsafe tm()
    unsafe localtime_r(&now, &here)
    return unsafe CalendarDate(year: Int(here.tm_year) + 1900, month: Int(here.tm_mon) + 1, day: Int(here.tm_mday))
      ?? CalendarDate(year: 2000, month: 1, day: 1)!
  }

  /// Proposes the survey that exports most likely are.
  ///
  /// - Parameters:
  ///   - destination: of the survey's folder, where there is nothing yet.
  ///   - today: where the data do not tell the date and the edition.
  ///   - like: the folder of the edition before, whose units, questions, scales and index are carried over.
  ///   - decide: chooses among the options of what the files do not tell, by position; `nil` leaves it open, and not scored.
  package func propose(
    _ exports: [String], for destination: String, format: FileFormat = FileFormat(), platform: String? = nil, today: CalendarDate,
    like: String? = nil, decide: (NewSurvey.Decision) -> Int? = { _ in nil }
  ) throws(Refusal) -> NewSurvey {
    let folder = OutputFolder(destination, .new, work: work)
    try folder.check()
    let draft = try importing { () throws(ImportFailure) -> SurveyDraft in
      var earlier: LikeSurvey?
      if let like { earlier = try LikeSurvey(like, from: folder.path) }
      return try SurveyDraft.propose(
        exports, format: format, platform: platform, name: folder.name, today: today, like: earlier,
        decide: { decide(NewSurvey.Decision($0)) })
    }
    // Whoever stops at a question wants no folder.
    try checkWanted()
    return NewSurvey(draft, in: folder)
  }
}
