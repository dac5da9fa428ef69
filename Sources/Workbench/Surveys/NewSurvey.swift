package import SurveyImport
package import SurveyModel

/// A survey that was proposed from exports, before it is written.
package struct NewSurvey: Sendable {
  /// Something that the files do not tell for sure.
  package typealias Decision = InitDecision

  /// What became of the folder.
  package enum Written: Sendable {
    /// - Parameter remarks: what was changed so that it runs.
    case runs(ImportAccount, remarks: [Remark])
    /// It has to be edited first: every place, with what is expected there.
    case waits(Refusal)
  }

  fileprivate let draft: SurveyDraft
  private let folder: OutputFolder
  /// What was recognised and what was decided.
  package let remarks: [Remark]
  /// What stays to be decided.
  package var open: [OpenDecision] { draft.open }

  fileprivate init(_ draft: SurveyDraft, in folder: OutputFolder) {
    self.draft = draft
    self.folder = folder
    remarks = draft.remarks.map { Remark($0) }
  }

  /// Writes survey.yaml, index.yaml, README.md and copies of the exports into a folder of their own, and reads it back.
  package func write() throws(Refusal) -> Written {
    try folder.fill { part throws(Refusal) in
      let written: SurveyDraft.Written
      do {
        try draft.copyExports(to: part.path)
        written = try draft.write(to: part.path)
      } catch let failure as ImportFailure {
        throw Refusal(failure)
      } catch {
        throw Refusal(.cannotCreate, .noSurveyFolder, at: .init(file: folder.path))
      }
      return switch written {
      case .runs(let data, let remarks): .runs(data.account, remarks: remarks.map { Remark($0) })
      case .waits(let failure): .waits(Refusal(failure))
      }
    }
  }
}

extension Workbench {
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
    let draft = try importing { () throws(ImportFailure) in
      var earlier: LikeSurvey?
      if let like { earlier = try LikeSurvey(like, from: folder.path) }
      return try SurveyDraft.propose(
        exports, format: format, platform: platform, name: folder.name, today: today, like: earlier, decide: decide)
    }
    return NewSurvey(draft, in: folder)
  }
}
