import SurveyImport
package import SurveyModel

/// A survey that was proposed from exports, before it is written.
package struct NewSurvey: Sendable {
  /// Something that the files do not tell for sure.
  package struct Decision: Sendable {
    package let question: LocalizedText
    /// Two at least.
    package let options: [LocalizedText]
    /// Among the options.
    package let likeliest: Int
  }

  fileprivate let draft: SurveyDraft
  private let folder: OutputFolder
  /// What was recognised and what was decided.
  package let remarks: [Remark]

  fileprivate init(_ draft: SurveyDraft, in folder: OutputFolder) {
    self.draft = draft
    self.folder = folder
    remarks = draft.remarks.map { Remark($0) }
  }

  /// Writes survey.yaml, index.yaml, README.md and copies of the exports into a folder of their own, which
  /// appears only when our reader has read it back.
  ///
  /// - Returns: what became of the rows.
  package func write() throws(Refusal) -> ImportAccount {
    try folder.fill { part throws(Refusal) in
      for (name, text) in [("survey.yaml", draft.survey), ("index.yaml", draft.index), ("README.md", draft.readme)] {
        try part.write(Array(text.utf8), as: name)
      }
      do { try draft.copyExports(to: part.path) } catch let failure as ImportFailure { throw Refusal(failure) } catch {
        throw Refusal(.cannotCreate, .noSurveyFolder, at: .init(file: folder.path))
      }
      do throws(ImportFailure) { return try SurveyDraft.check(part.path).account } catch { throw Refusal(error) }
    }
  }
}

extension Workbench {
  /// Proposes the survey that exports most likely are.
  ///
  /// - Parameters:
  ///   - destination: of the survey's folder, where there is nothing yet.
  ///   - today: where the data do not tell the date and the edition.
  ///   - decide: chooses among the options of what the files do not tell, by position.
  package func propose(
    _ exports: [String], for destination: String, format: FileFormat = FileFormat(), platform: String? = nil, today: CalendarDate,
    decide: (NewSurvey.Decision) -> Int = { $0.likeliest }
  ) throws(Refusal) -> NewSurvey {
    let folder = OutputFolder(destination, .new, work: work)
    try folder.check()
    let draft = try importing { () throws(ImportFailure) in
      try SurveyDraft.propose(exports, format: format, platform: platform, name: folder.name, today: today) { decision in
        decide(.init(question: decision.question, options: decision.options, likeliest: decision.likeliest))
      }
    }
    return NewSurvey(draft, in: folder)
  }
}
