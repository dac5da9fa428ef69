import Foundation
package import SurveyModel

/// What `cdci init` writes: a survey, its index and a README, made from exports; and what it decided.
package struct SurveyDraft: Sendable {
  static let indexID = "INDEX"

  /// The text of `survey.yaml`.
  package let survey: String
  /// The text of `index.yaml`.
  package let index: String
  /// The text of `README.md`.
  package let readme: String
  /// The exports, under their names in the folder of the survey.
  private let sources: [InputFile]
  /// What was recognised and what was decided, a sentence each.
  package let remarks: [LocalizedText]

  /// Reads exports and proposes the survey that they most likely are.
  ///
  /// - Parameters:
  ///   - paths: of the exports, at least one.
  ///   - name: of the survey's folder.
  ///   - today: where the data do not tell the date and the edition.
  ///   - decide: chooses among the options of what the files do not tell, by position.
  /// - Throws: where a file cannot be read, has no row of answers, or no question on a scale.
  package static func propose(
    _ paths: [String], format: FileFormat = FileFormat(), platform: String? = nil, name: String, today: CalendarDate,
    decide: (InitDecision) -> Int = { $0.likeliest }
  ) throws(ImportFailure) -> SurveyDraft {
    let sources = try named(paths)
    var stated: (any Platform)?
    if let platform {
      stated = Platforms.named(platform)
      guard stated != nil else {
        throw ImportFailure(
          .unusable, at: ImportFailure.Place(file: "--platform"),
          .init(
            vi: "cần một trong \(Platforms.all.map(\.id).joined(separator: ", ")), gặp \(platform.quotedAsFound)",
            en: "expected one of \(Platforms.all.map(\.id).joined(separator: ", ")), found \(platform.quotedAsFound)"))
      }
    }
    let export = try CountedExport(sources, format: format, platform: stated)
    let proposal = try SurveyProposer.propose(export, decide: decide)
    let words = DraftWords(name: name, proposal: proposal, export: export, today: today)
    return SurveyDraft(
      survey: SurveyText.text(proposal, export, format: format, words), index: IndexText.text(proposal, words),
      readme: words.readme(sources.map(\.name), export.platform.name), sources: sources,
      remarks: words.remarks(proposal, export))
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
      guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
      let copy = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? copy.close() }
      try unsafe source.forEachChunk { chunk in try copy.write(contentsOf: unsafe Data(chunk)) }
    }
  }

  /// Reads the survey back from its folder: what was written must be what the other commands read.
  package static func check(_ folder: String) throws(ImportFailure) -> SurveyData { try SurveyReader().read(folder) }
}
