import FoundationEssentials
package import SurveyModel

/// What survey.yaml and its index say, with the places that it was written at. The tables are not read yet.
package struct SurveyDefinitions: Sendable {
  package let survey: Survey
  /// `nil` in a survey of figures alone.
  package let index: LocatedIndex?
  /// The two files, or the one.
  package let inputs: [SurveyData.InputFile]
  let place: SurveyPlace
  private let root: YAMLNode

  /// Reads and checks both files.
  ///
  /// - Throws: ``ImportFailure`` with every fault of the first file that has any.
  package init(_ source: SurveySource) throws(ImportFailure) {
    let place = try SurveyPlace(source)
    let file = place.surveyFile.name
    let text = try place.surveyFile.text()
    let root = try YAMLReader.read(text.text, file: file)
    do throws(ImportFailure) {
      var first: (index: LocatedIndex, input: SurveyData.InputFile)?
      if let path = SurveyDefinition.indexToReadFirst(root) { first = try Self.index(place.file(path)) }
      let survey = try SurveyDefinition.read(root, file: file, questionsOfIndex: first?.index.allQuestionCodes)
      let read = if let first { first } else { try survey.index.map { path throws(ImportFailure) in try Self.index(place.file(path)) } }
      try read?.index.check(against: survey)
      let logo = try survey.logoFile.map { path throws(ImportFailure) in
        try LogoReader.read(place.file(path), at: Self.place(of: "logo", in: root, file: file))
      }
      var whole = survey
      whole.logo = logo?.logo
      self.survey = whole
      index = read?.index
      inputs = [text.input] + [read?.input, logo?.input].compactMap(\.self)
    } catch {
      throw NamedFiles(root, definition: file).locating(error).with(OpenDecisionDefinition.notes(error, of: root))
        .spoken(in: SurveyDefinition.language(of: root))
    }
    self.place = place
    self.root = root
  }

  private static func index(_ file: InputFile) throws(ImportFailure) -> (index: LocatedIndex, input: SurveyData.InputFile) {
    let text = try file.text()
    return (try IndexDefinition.read(text.text, file: file.name), text.input)
  }

  /// Where a key of survey.yaml stands, such as `previous`; the file alone where it is not written.
  package func place(ofKey key: String) -> ImportFailure.Place {
    Self.place(of: key, in: root, file: place.surveyFile.name)
  }

  private static func place(of key: String, in root: YAMLNode, file: String) -> ImportFailure.Place {
    guard case .map(let entries) = root.content, let entry = entries.first(where: { $0.key == key }) else {
      return ImportFailure.Place(file: file)
    }
    return ImportFailure.Place(file: file, line: entry.keyPosition.line, column: entry.keyPosition.column)
  }

  /// A failure to read a file that the definitions name, at the line that names it.
  func locating(_ failure: ImportFailure) -> ImportFailure {
    NamedFiles(root, definition: place.surveyFile.name).locating(failure)
  }

  /// Where a node of the index stands; `nil` for one that it does not have.
  package func place(ofNode id: String) -> ImportFailure.Place? {
    guard let place = index?.place(of: id) else { return nil }
    return place.line == nil ? nil : place
  }

  /// Where a part of the index's `treatment` stands; `nil` where it states none.
  package func place(of part: DataTreatment.Part) -> ImportFailure.Place? {
    guard let place = index?.place(of: part) else { return nil }
    return place.line == nil ? nil : place
  }

  /// The edition before, whose path is relative to this one's; `nil` where there is none.
  package var previous: SurveySource? { survey.previous.map { place.source.sibling(at: place.file($0).path) } }

  /// The survey's folder without links, `.` and `..`, also where its survey.yaml was named: two surveys at one location are one.
  package var location: String {
    if case .held = place.surveyFile.contents { return SurveySource.plain(place.folder) }
    return URL(fileURLWithPath: place.folder).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// The index file, as it is opened; `nil` in a survey of figures alone.
  package var indexPath: String? { survey.index.map { place.file($0).path } }

  /// Where the inputs lie: the folder, or survey.yaml where that was named, the edition before, the index and each table.
  package var paths: [String] {
    [place.source.path] + [survey.previous, survey.index, survey.logoFile].compactMap(\.self).map { place.file($0).path }
      + tables.map(\.path)
  }

  /// Where the index and each table lie, by the names that a report gives them; without what comes through a pipe.
  package var pathsByName: [String: String] {
    let files = ([survey.index, survey.logoFile].compactMap(\.self).map { place.file($0) } + tables).filter { !$0.isNameless }
    return Dictionary(files.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  /// Why a survey of figures alone cannot be scored.
  package var withoutAnswers: ImportFailure {
    ImportFailure(.unusable, at: ImportFailure.Place(file: place.surveyFile.name), SurveyReaderWords.withoutAnswers).spoken(
      in: survey.language)
  }

  private var tables: [InputFile] {
    let written =
      survey.respondentGroups.flatMap { $0.responses.map(\.file) + [$0.frame].compactMap(\.self) }
      + [survey.context?.file].compactMap(\.self)
    return written.map { place.table($0) }
  }
}
