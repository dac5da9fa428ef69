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
  private var survey: DefinitionText
  private var index: DefinitionText

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
    let (indexText, indexName) = (indexFile.text, indexName)
    index = try bench.importing { () throws(ImportFailure) in try DefinitionText(indexText, file: indexName) }
  }

  /// As survey.yaml names it, where it can be read and does.
  private static func indexName(in survey: DefinitionText?) -> String { survey?.scalar(at: [.key("index")]) ?? "index.yaml" }

  private static func indexPath(_ name: String, in folder: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

  // MARK: Reading

  package var surveyText: String { surveyFile.text }
  package var indexText: String { indexFile.text }
  package var surveyDigest: String { surveyFile.digest }
  package var indexDigest: String { indexFile.digest }
  package var shownIndexName: String { indexName }

  /// Whether the index is not this survey's alone: it lies outside the folder of surveys, or others use it.
  package var sharing: SurveyEdit.Copy? {
    let others = shelf.surveys(thatUse: indexPath, but: name)
    guard !others.isEmpty || !shelf.holds(indexPath) else { return nil }
    return SurveyEdit.Copy(from: indexName, usedBy: others)
  }

  // MARK: Changing

  /// Weights by id of the node, as they are written.
  package mutating func setWeights(_ weights: [(id: String, weight: String)]) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      for (id, weight) in weights {
        guard let path = editor.index.path(ofID: id) else { continue }
        _ = try editor.index.setPlain(
          path + [.key("weight")], to: weight, behind: editor.index.holds(path + [.key("name")]) ? "name" : "id")
      }
    }
  }

  /// How the children of a component become its score; the root has no id of its own.
  package mutating func setAggregation(_ name: String, of id: String?) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      guard let path = id == nil ? [] : editor.index.path(ofID: id ?? "") else { return }
      _ = try editor.index.set(path + [.key("aggregate")], to: name, behind: id == nil ? "score" : "weight")
    }
  }

  /// Leaves units out of the survey, beside those that it leaves out already.
  package mutating func leaveOut(_ units: [String], of definitions: Survey) throws(Refusal) {
    let all = definitions.leftOutUnits.map(\.id) + units
    guard !units.isEmpty else { return }
    try changing { (editor: inout Self) throws(ImportFailure) in
      _ = try editor.survey.setPlain([.key("leave-out-units")], to: "[" + all.joined(separator: ", ") + "]", behind: "units")
    }
  }

  /// What stands in the head of a report.
  package struct Facts: Sendable {
    package var title: (vi: String, en: String)
    package var organization: (vi: String, en: String)
    package var edition: String
    /// Empty where it is not decided.
    package var published: String
    package var indexID: String
    package var indexTitle: (vi: String, en: String)

    package init(
      title: (vi: String, en: String), organization: (vi: String, en: String), edition: String, published: String, indexID: String,
      indexTitle: (vi: String, en: String)
    ) {
      self.title = title
      self.organization = organization
      self.edition = edition
      self.published = published
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
      if !facts.indexID.isEmpty, facts.indexID != tree.id { _ = try editor.index.set([.key("index")], to: facts.indexID) }
      if isNew(facts.indexTitle, tree.title) {
        _ = try editor.index.setName([.key("title")], vi: facts.indexTitle.vi, en: english(facts.indexTitle), behind: "index")
      }
    }
  }

  /// The names of units, components and indicators, by id; only those that differ.
  package mutating func setName(ofUnit id: String, vi: String, en: String) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      guard let path = editor.survey.path(ofID: id), path.first == .key("units") else { return }
      _ = try editor.survey.setName(path + [.key("name")], vi: vi, en: en, behind: "id")
    }
  }

  /// How a column of `to-decide` is read from here on.
  package enum ColumnReading: Sendable, Hashable {
    case unread
    /// The code of the question is found; the scale is one that the survey knows.
    case question(group: String, scale: String, isReversed: Bool)
  }

  /// Settles an open decision: the column leaves the list, and is a question where it is to be one.
  package mutating func decide(column: String, as reading: ColumnReading) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      let list: [DefinitionText.Step] = [.key("to-decide")]
      guard
        let place = (0..<editor.survey.count(at: list)).first(where: {
          editor.survey.scalar(at: list + [.item($0), .key("column")]) == column
        })
      else { return }
      try editor.survey.remove(list + [.item(place)])
      guard case .question(let group, let scale, let isReversed) = reading else { return }
      let path: [DefinitionText.Step] = [.key("respondent-groups"), .key(group)]
      let questions = editor.survey.keys(at: path + [.key("questions")])
      let code = Self.code(unlike: questions)
      _ = try editor.survey.set(path + [.key("questions"), .key(code)], to: column)
      _ = try editor.survey.set(path + [.key("answers"), .key(code)], to: scale)
      if isReversed { _ = try editor.survey.setPlain(path + [.key("reversed")], to: "[\(code)]", behind: "answers") }
    }
  }

  private static func code(unlike taken: [String]) -> String {
    var number = taken.count + 1
    while taken.contains("q\(number)") { number += 1 }
    return "q\(number)"
  }

  /// The list of those invited, of a respondent group.
  package mutating func setFrame(_ file: String, of group: String) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      _ = try editor.survey.set([.key("respondent-groups"), .key(group), .key("frame")], to: file)
    }
  }

  /// The file of responses, in place of those before.
  package mutating func setResponses(_ file: String, of group: String) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      let path: [DefinitionText.Step] = [.key("respondent-groups"), .key(group), .key("responses")]
      while editor.survey.count(at: path) > 1 { try editor.survey.remove(path + [.item(editor.survey.count(at: path) - 1)]) }
      _ = try editor.survey.set(path + [.item(0), .key("file")], to: file)
    }
  }

  /// The file of figures such as revenue.
  package mutating func setContext(_ file: String) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in _ = try editor.survey.set([.key("context")], to: file) }
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

  private mutating func changing(_ change: (inout Self) throws(ImportFailure) -> Void) throws(Refusal) {
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

extension Workbench {
  /// Every fault of a survey as it would be after an edit, with lines; none where it can be read.
  package func faults(of edit: SurveyEdit) -> [Fault] {
    do throws(Refusal) {
      _ = try open(edit.source)
      return []
    } catch {
      return error.faults.map { Fault($0) }
    }
  }

  package struct Fault: Sendable, Hashable {
    package let file: String?
    package let line: Int?
    package let column: Int?
    package let sentence: LocalizedText

    init(file: String?, line: Int?, column: Int?, sentence: LocalizedText) {
      self.file = file
      self.line = line
      self.column = column
      self.sentence = sentence
    }

    package init(_ remark: Remark) {
      self.init(file: remark.place?.file, line: remark.place?.line, column: remark.place?.column, sentence: remark.sentence)
    }
  }
}
