import SurveyImport
package import SurveyModel

/// Changes of what a column of the responses is read as.
extension SurveyEditor {
  /// Scales that a survey may name without declaring them, yes and no first.
  package static let builtInScales = AnswerScale.builtIn.filter { $0.id == "yes-no" } + AnswerScale.builtIn.filter { $0.id != "yes-no" }

  /// What a column is read as from here on.
  package enum ColumnReading: Sendable, Hashable {
    case unread
    /// The code of the question is found; the scale is one that the survey knows.
    case question(group: String, scale: String, isReversed: Bool)
    case role(group: String, ColumnRole)
  }

  /// What a column holds that is no answer, as survey.yaml names it.
  package enum ColumnRole: String, Sendable, Hashable, CaseIterable {
    case unit, respondent, stratum, submitted, started, duration, consent, address
  }

  /// Reads a column as something else: it leaves the list of open decisions, and what it was read as before.
  ///
  /// - Parameter component: id of the part of the index that a question is scored in; `nil` for none.
  package mutating func read(
    column: String, as reading: ColumnReading, in component: String? = nil, of definitions: Survey, index tree: IndexTree
  ) throws(Refusal) {
    try decide(column: column, as: .unread)
    let before = definitions.respondentGroups.compactMap { group in
      group.questions.first { $0.column == column }.map { (group: group.id, code: $0.code) }
    }
    // A question that stays one keeps its code, and with it its place in the index.
    if case .question(let group, let scale, let isReversed) = reading, let own = before.first(where: { $0.group == group }) {
      return try changing { (editor: inout Self) throws(ImportFailure) in
        try editor.setScale(scale, isReversed: isReversed, of: own.code, path: [.key("respondent-groups"), .key(group)])
      }
    }
    try leaveOut(questions: Set(before.map(\.code)), of: tree, survey: definitions)
    try changing { (editor: inout Self) throws(ImportFailure) in
      for group in definitions.respondentGroups { try editor.forget(column, in: [.key("respondent-groups"), .key(group.id)]) }
      switch reading {
      case .unread: break
      case .role(let group, let role):
        let path: [DefinitionText.Step] = [.key("respondent-groups"), .key(group), .key("columns")]
        try editor.survey.setMap(path, to: [(role.rawValue, DefinitionText.written(column))], behind: "responses")
      case .question(let group, let scale, let isReversed):
        if let own = definitions.respondentGroups.first(where: { $0.id == group }) { try editor.stateQuestions(of: own) }
        let code = try editor.addQuestion(column, to: group, scale: scale, isReversed: isReversed, unlike: tree.nodes.map(\.id))
        if let component { try editor.addIndicator(code, named: column, to: component == tree.id ? nil : component) }
      }
    }
  }

  /// Strata beside those that the survey has.
  package mutating func add(_ strata: [Stratum]) throws(Refusal) {
    guard !strata.isEmpty else { return }
    try changing { (editor: inout Self) throws(ImportFailure) in
      try editor.survey.setMap(
        [.key("strata")], to: strata.map { (key: $0.id, value: DefinitionText.written($0.name)) },
        behind: editor.survey.holds([.key("leave-out-units")]) ? "leave-out-units" : "units")
    }
  }

  /// States the questions of a group where they are those of the index as yet.
  mutating func stateQuestions(of group: RespondentGroup) throws(ImportFailure) {
    let path: [DefinitionText.Step] = [.key("respondent-groups"), .key(group.id), .key("questions")]
    guard !survey.holds(path), !group.questions.isEmpty else { return }
    try survey.setMap(path, to: group.questions.map { (key: $0.code, value: DefinitionText.written($0.column)) }, behind: "columns")
  }

  /// Settles an open decision by what somebody chose.
  ///
  /// - Parameter reading: `nil` where the column stays what it is read as meanwhile.
  package mutating func settle(
    column: String, as reading: ColumnReading?, of definitions: Survey, index tree: IndexTree
  ) throws(Refusal) {
    guard let reading else { return try decide(column: column, as: .unread) }
    let isRead = definitions.respondentGroups.contains { group in group.questions.contains { $0.column == column } }
    if case .question = reading, !isRead { return try decide(column: column, as: reading) }
    try read(column: column, as: reading, of: definitions, index: tree)
  }

  /// Settles an open decision: the column leaves the list, and is a question where it is to be one.
  package mutating func decide(column: String, as reading: ColumnReading) throws(Refusal) {
    try changing { (editor: inout Self) throws(ImportFailure) in
      guard try !editor.survey.removeItems(of: [.key("to-decide")], by: "column", where: { $0 == column }).isEmpty else { return }
      guard case .question(let group, let scale, let isReversed) = reading else { return }
      _ = try editor.addQuestion(column, to: group, scale: scale, isReversed: isReversed, unlike: [])
    }
  }

  /// - Returns: the code of the question.
  private mutating func addQuestion(
    _ column: String, to group: String, scale: String, isReversed: Bool, unlike taken: [String]
  ) throws(ImportFailure) -> String {
    let path: [DefinitionText.Step] = [.key("respondent-groups"), .key(group)]
    let questions = path + [.key("questions")]
    let count = survey.count(at: questions)
    let listed = (0..<count).compactMap { survey.scalar(at: questions + [.item($0)]) }
    let code: String
    if !listed.isEmpty, IndexTree.isValid(id: column), !listed.contains(column) {
      code = column
      _ = try survey.append(questions, DefinitionText.written(column))
    } else {
      if !listed.isEmpty {
        // A code of its own needs the map of codes and columns.
        _ = try survey.setPlain(questions, to: "{" + listed.map { "\($0): \(DefinitionText.written($0))" }.joined(separator: ", ") + "}")
      }
      code = Self.code(unlike: survey.keys(at: questions) + taken)
      if survey.holds(questions) {
        _ = try survey.set(questions + [.key(code)], to: column)
      } else {
        try survey.setMap(questions, to: [(code, DefinitionText.written(column))], behind: "columns")
      }
    }
    try setScale(scale, isReversed: isReversed, of: code, path: path)
    return code
  }

  private mutating func setScale(
    _ scale: String, isReversed: Bool, of code: String, path: [DefinitionText.Step]
  ) throws(ImportFailure) {
    let answers = path + [.key("answers")]
    if let all = survey.scalar(at: answers) {
      if all != scale {
        _ = try survey.setPlain(
          answers, to: "{default: \(DefinitionText.written(all)), \(code): \(DefinitionText.written(scale))}")
      }
    } else {
      try survey.setMap(answers, to: [(code, DefinitionText.written(scale))], behind: "questions")
    }
    let reversed = path + [.key("reversed")]
    let isListed = (0..<survey.count(at: reversed)).contains { survey.scalar(at: reversed + [.item($0)]) == code }
    if isReversed, !isListed {
      if try !survey.append(reversed, code) { _ = try survey.setPlain(reversed, to: "[\(code)]", behind: "answers") }
    } else if !isReversed {
      try survey.removeItems(of: reversed) { $0 == code }
    }
  }

  /// Takes a column off what a group reads it as.
  private mutating func forget(_ column: String, in path: [DefinitionText.Step]) throws(ImportFailure) {
    let columns = path + [.key("columns")]
    for key in survey.keys(at: columns) where survey.scalar(at: columns + [.key(key)]) == column {
      try survey.remove(columns + [.key(key)])
    }
    let questions = path + [.key("questions")]
    var codes = survey.keys(at: questions).filter { survey.scalar(at: questions + [.key($0)]) == column }
    for code in codes { try survey.remove(questions + [.key(code)]) }
    codes += try survey.removeItems(of: questions) { $0 == column }
    for code in codes {
      try survey.remove(path + [.key("answers"), .key(code)])
      try survey.removeItems(of: path + [.key("reversed")]) { $0 == code }
      let together = path + [.key("shown-together")]
      for block in (0..<survey.count(at: together)).reversed() {
        try survey.removeItems(of: together + [.item(block)]) { $0 == code }
      }
    }
  }

  /// Under the words of the questionnaire: a code that was made up for a question tells nobody anything.
  private mutating func addIndicator(_ code: String, named column: String, to component: String?) throws(ImportFailure) {
    guard let path = component == nil ? [] : index.path(ofID: component ?? "") else { return }
    let item = "{id: \(code)" + (column == code ? "" : ", name: \(DefinitionText.written(column))") + "}"
    if try !index.append(path + [.key("indicators")], item) {
      _ = try index.setPlain(path + [.key("indicators")], to: "[\(item)]")
    }
  }

  private static func code(unlike taken: [String]) -> String {
    var number = taken.count + 1
    while taken.contains("q\(number)") { number += 1 }
    return "q\(number)"
  }
}
