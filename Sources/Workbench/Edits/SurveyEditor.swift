import FoundationEssentials
import SurveyImport
package import SurveyModel

/// Changes a survey's definitions by patches of their text. Nothing is written before ``SurveyEdit/save()``.
package struct SurveyEditor: Sendable {
  private let shelf: SurveyShelf
  private let name: String
  private let folder: String
  private let surveyFile: FileVersion
  private let indexFile: FileVersion
  /// As survey.yaml names it.
  private let indexName: String
  private let indexPath: String
  var survey: DefinitionText
  var index: DefinitionText

  package static let surveyName = "survey.yaml"

  /// - Throws: where a file is missing or is no YAML that a definition may hold.
  package init(_ name: String, on shelf: SurveyShelf) throws(Refusal) {
    guard let folder = shelf.path(of: name) else { throw Refusal(.unreadable, .noSurvey, path: name) }
    (self.shelf, self.name, self.folder) = (shelf, name, folder)
    surveyFile = try FileVersion(file: folder + "/" + Self.surveyName)
    let bench = Workbench(threads: 1)
    let (surveyText, surveyName) = (surveyFile.text, Self.surveyName)
    survey = try bench.importing { () throws(ImportFailure) in try DefinitionText(surveyText, file: surveyName) }
    indexName = Self.indexName(in: survey)
    indexPath = Self.indexPath(indexName, in: folder)
    indexFile = try FileVersion(file: indexPath)
    // Figures alone have no index.
    guard indexFile != .absent || survey.holds([.key("index")]) else {
      index = DefinitionText(without: indexName)
      return
    }
    let (indexText, indexName) = (indexFile.text, indexName)
    index = try bench.importing { () throws(ImportFailure) in try DefinitionText(indexText, file: indexName) }
  }

  /// As survey.yaml names it, where it can be read and does.
  private static func indexName(in survey: DefinitionText?) -> String { survey?.scalar(at: [.key("index")]) ?? "index.yaml" }

  private static func indexPath(_ name: String, in folder: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

  // MARK: Reading

  package var surveyDigest: String { surveyFile.digest }
  package var indexDigest: String { indexFile.digest }

  /// Tells whether the files are still those that somebody saw: of both, since what is chosen on one page may change either.
  package var token: String { surveyDigest + "|" + indexDigest }

  /// Whether the index is not this survey's alone: it lies outside the folder of surveys, or others use it.
  package var sharing: SurveyEdit.Copy? {
    let others = shelf.surveys(thatUse: indexPath, but: name)
    guard !others.isEmpty || !shelf.holds(indexPath) else { return nil }
    return SurveyEdit.Copy(from: indexName, usedBy: others)
  }

  // MARK: Changing

  /// What stands in the head of a report.
  package struct Facts: Sendable {
    package var title: (vi: String, en: String)
    package var organization: (vi: String, en: String)
    package var edition: String
    /// Empty where it is not decided.
    package var published: String
    /// First and last day of the fieldwork, empty where it is not known; `nil` for what the survey says.
    package var fieldwork: (from: String, to: String)?
    package var indexID: String
    package var indexTitle: (vi: String, en: String)

    package init(
      title: (vi: String, en: String), organization: (vi: String, en: String), edition: String, published: String,
      fieldwork: (from: String, to: String)? = nil, indexID: String, indexTitle: (vi: String, en: String)
    ) {
      self.title = title
      self.organization = organization
      self.edition = edition
      self.published = published
      self.fieldwork = fieldwork
      self.indexID = indexID
      self.indexTitle = indexTitle
    }
  }

  package mutating func set(_ facts: Facts, of definitions: Survey, index tree: IndexTree) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      func isNew(_ text: (vi: String, en: String), _ now: LocalizedText) -> Bool {
        !text.vi.isEmpty && (text.vi != now[.vi] || (text.en.isEmpty ? text.vi : text.en) != now[.en])
      }
      func english(_ text: (vi: String, en: String)) -> String { text.en.isEmpty ? text.vi : text.en }
      if isNew(facts.title, definitions.title) {
        _ = try editor.survey.setName([.key("title")], vi: facts.title.vi, en: english(facts.title))
      }
      if isNew(facts.organization, definitions.organization) {
        _ = try editor.survey.setName([.key("organization")], vi: facts.organization.vi, en: english(facts.organization))
      }
      if !facts.edition.isEmpty, facts.edition != definitions.edition { _ = try editor.survey.set([.key("edition")], to: facts.edition) }
      if facts.published != definitions.published?.description ?? "" {
        if facts.published.isEmpty {
          try editor.survey.remove([.key("published")])
        } else {
          _ = try editor.survey.setPlain([.key("published")], to: facts.published, behind: "edition")
        }
      }
      let days = (from: definitions.fieldwork?.from.description ?? "", to: definitions.fieldwork?.to.description ?? "")
      if let fieldwork = facts.fieldwork, fieldwork != days {
        if fieldwork == ("", "") {
          try editor.survey.remove([.key("fieldwork")])
        } else {
          // One day alone is refused when the survey is read back, with what is missing.
          let entries = [("from", fieldwork.from), ("to", fieldwork.to)].map { (key: $0.0, value: $0.1.isEmpty ? nil : $0.1) }
          try editor.survey.setMap([.key("fieldwork")], to: entries, behind: "edition")
        }
      }
      if !facts.indexID.isEmpty, facts.indexID != tree.id { _ = try editor.index.set([.key("index")], to: facts.indexID) }
      if isNew(facts.indexTitle, tree.title) {
        _ = try editor.index.setName([.key("title")], vi: facts.indexTitle.vi, en: english(facts.indexTitle), behind: "index")
      }
    }
  }

  /// The name of a component or an indicator of the index.
  package mutating func setName(ofNode id: String, vi: String, en: String) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      guard let path = editor.index.path(ofID: id) else { return }
      _ = try editor.index.setName(path + [.key("name")], vi: vi, en: en, behind: "id")
    }
  }

  /// The name of a unit, and what else the files call it. A name that it had stays one of these: files may hold it.
  package mutating func setName(of unit: Unit, vi: String, en: String, aliases: [String]) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      guard let path = editor.survey.path(ofID: unit.id), path.first == .key("units") else { return }
      let isRenamed = (vi, en) != (unit.name[.vi], unit.name[.en])
      if isRenamed { _ = try editor.survey.setName(path + [.key("name")], vi: vi, en: en, behind: "id") }
      let list = path + [.key("aliases")]
      let names = [unit.id, vi, en]
      let before = isRenamed ? unit.name.all.filter { !names.contains($0) } : []
      let wanted = (aliases + before).reduce(into: [String]()) { if !names.contains($1), !$0.contains($1) { $0.append($1) } }
      guard wanted != unit.aliases else { return }
      // One alias may stand without a list.
      if wanted.isEmpty || editor.survey.scalar(at: list) != nil { try editor.survey.remove(list) }
      try editor.survey.removeItems(of: list) { !wanted.contains($0) }
      if editor.survey.count(at: list) == 0 {
        let written = wanted.map { DefinitionText.written($0) }.joined(separator: ", ")
        if !wanted.isEmpty { _ = try editor.survey.setPlain(list, to: "[\(written)]", behind: "name") }
      } else {
        for alias in wanted where !unit.aliases.contains(alias) { _ = try editor.survey.append(list, DefinitionText.written(alias)) }
      }
    }
  }

  /// How much of a report is told to the public, as it stands in survey.yaml.
  package var publicPart: Survey.PublicPart { survey.scalar(at: [.key("public")]).flatMap { .init(rawValue: $0) } ?? .full }

  /// How much of a report is told to the public.
  package mutating func setPublic(_ part: Survey.PublicPart) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      let path: [DefinitionText.Step] = [.key("public")]
      guard editor.publicPart != part else { return }
      _ = try editor.survey.setPlain(path, to: part.rawValue, behind: editor.survey.holds([.key("published")]) ? "published" : "edition")
    }
  }

  /// The whole text of a file, as somebody wrote it.
  package mutating func setText(_ text: String, ofIndex isIndex: Bool) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      if isIndex {
        editor.index = try DefinitionText(text, file: editor.indexName)
      } else {
        editor.survey = try DefinitionText(text, file: Self.surveyName)
      }
    }
  }

  /// The edit that puts a whole text in the place of a file, which need not be right before.
  package static func edit(_ text: String, ofIndex isIndex: Bool, of name: String, on shelf: SurveyShelf) throws(Refusal) -> SurveyEdit {
    if var editor = try? SurveyEditor(name, on: shelf) {
      try editor.setText(text, ofIndex: isIndex)
      return try editor.edit()
    }
    // Without a survey.yaml that can be read there is nobody to ask whose the index is: it is not changed.
    guard !isIndex || shelf.path(of: name) != nil else { throw Refusal(.unreadable, .noSurvey, path: name) }
    let found = try file(isIndex: isIndex, of: name, on: shelf)
    do throws(ImportFailure) { _ = try DefinitionText(text, file: found.name) } catch { throw Refusal(error) }
    guard !isIndex || shelf.holds(found.path) else { throw Refusal(.unusable, .sharedIndex, path: found.path) }
    return SurveyEdit(
      [.init(path: found.path, name: found.name, before: found.file, after: Array(text.utf8))], copied: nil,
      folder: shelf.folder + "/" + name)
  }

  /// A definition file as it is, also where it is not right.
  package static func file(
    isIndex: Bool, of name: String, on shelf: SurveyShelf
  ) throws(Refusal) -> (file: FileVersion, name: String, path: String) {
    guard let folder = shelf.path(of: name) else { throw Refusal(.unreadable, .noSurvey, path: name) }
    let survey = try FileVersion(file: folder + "/" + surveyName)
    guard isIndex else { return (survey, surveyName, folder + "/" + surveyName) }
    let index = indexName(in: try? DefinitionText(survey.text, file: surveyName))
    let path = indexPath(index, in: folder)
    return (try FileVersion(file: path), index, path)
  }

  mutating func changing(_ change: (inout Self) throws(ImportFailure) -> Void) throws(Refusal) {
    var copy = self
    do throws(ImportFailure) { try change(&copy) } catch { throw Refusal(error) }
    self = copy
  }

  // MARK: The edit

  /// What is changed so far. An index that is not this survey's alone is copied into its folder, and the copy is changed.
  package func edit() throws(Refusal) -> SurveyEdit {
    let isIndexChanged = index.text != indexFile.text
    guard isIndexChanged, let copy = sharing else {
      return SurveyEdit([indexChange, surveyChange(survey)], copied: nil, folder: folder)
    }
    var survey = survey
    let name = freeIndexName
    do throws(ImportFailure) { _ = try survey.set([.key("index")], to: name) } catch { throw Refusal(error) }
    let made = SurveyEdit.FileChange(
      path: folder + "/" + name, name: name, before: .absent, after: Array(index.text.utf8), original: indexFile)
    return SurveyEdit([made, surveyChange(survey)], copied: copy, folder: folder)
  }

  private var freeIndexName: String {
    var (name, number) = ("index.yaml", 1)
    while FileManager.default.fileExists(atPath: folder + "/" + name) {
      number += 1
      name = "index-\(number).yaml"
    }
    return name
  }

  private var indexChange: SurveyEdit.FileChange {
    SurveyEdit.FileChange(path: indexPath, name: indexName, before: indexFile, after: Array(index.text.utf8))
  }

  private func surveyChange(_ text: DefinitionText) -> SurveyEdit.FileChange {
    SurveyEdit.FileChange(path: folder + "/" + Self.surveyName, name: Self.surveyName, before: surveyFile, after: Array(text.text.utf8))
  }
}

extension SurveyEdit {
  /// The index as it would be.
  ///
  /// - Throws: what is wrong with the definitions then.
  package func index() throws(Refusal) -> IndexTree {
    let definitions = try Workbench(threads: 1).open(source)
    guard let tree = definitions.tree else { throw Refusal(definitions.withoutAnswers) }
    return tree
  }
}

extension Workbench {
  /// Every fault of a survey as it would be after an edit, with lines; none where it can be read.
  package func faults(of edit: SurveyEdit) -> [Remark] {
    do throws(Refusal) {
      _ = try open(edit.source)
      return []
    } catch {
      return error.faults
    }
  }
}
