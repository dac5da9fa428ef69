import SurveyModel

/// Finds the questions that are answered on a scale, and puts those of a grid or a prefix together.
struct QuestionFinder {
  let export: CountedExport
  let scales: ScaleFinder
  private(set) var used: Set<Int>
  /// Rows that are units, by their number among these.
  let blockRows: [TextKey: Int]
  private(set) var sections: [SurveyProposal.Section] = []
  private(set) var proposed: [SurveyProposal.ProposedScale] = []
  private(set) var satisfaction: String?

  /// A question before its scale is known.
  fileprivate struct Found {
    var columns: [Int]
    var header: String
    var text: String
    var code: String
    var section: String
    var values: [(text: String, count: Int)]
    var isGrid: Bool
  }

  init(export: CountedExport, scales: ScaleFinder, used: Set<Int>, blockRows: [TextKey: Int]) {
    self.export = export
    self.scales = scales
    self.used = used
    self.blockRows = blockRows
  }

  mutating func find(decide: (InitDecision) -> Int) {
    let found = self.found()
    var groups: [(section: String, questions: [Found])] = []
    for question in found {
      if let place = groups.firstIndex(where: { $0.section == question.section }) {
        groups[place].questions.append(question)
      } else {
        groups.append((question.section, [question]))
      }
    }
    // Prefixes of one question each say nothing: these questions stand together.
    func isLone(_ group: (section: String, questions: [Found])) -> Bool {
      group.section.isEmpty || group.questions.count == 1 && !group.questions[0].isGrid
    }
    let lone = groups.filter { isLone($0) }
    groups.removeAll { isLone($0) }
    var votes: [String: Int] = [:]
    for question in found { for id in scales.builtIn(question.values) { votes[id, default: 0] += 1 } }
    func best(_ ids: [String]) -> String? {
      ids.max { a, b in rank(a, votes) < rank(b, votes) }
    }
    var chosen: [(section: String, questions: [(found: Found, scale: ScaleProposal, unknown: [String])])] = []
    for group in groups + (lone.isEmpty ? [] : [("", lone.flatMap(\.questions))]) {
      let pool = group.section.isEmpty ? [] : pooled(group.questions)
      let shared = group.section.isEmpty ? nil : scale(of: pool, isShared: group.questions.count > 1, best)
      let questions = group.questions.compactMap { question -> (found: Found, scale: ScaleProposal, unknown: [String])? in
        let twins = found.count { other in
          other.values.count > 1 && Set(other.values.map { TextKey($0.text) }) == Set(question.values.map { TextKey($0.text) })
        }
        guard let scale = shared ?? scale(of: question.values, isShared: twins > 1, best) else { return nil }
        let unknown = scale.builtIn.map { scales.unknown(question.values, on: $0).map(\.text) } ?? []
        return (question, scale, unknown)
      }
      if !questions.isEmpty { chosen.append((group.section, questions)) }
    }
    settle(chosen, decide)
  }

  /// Most questions, then five points, then the order of the list.
  private func rank(_ id: String, _ votes: [String: Int]) -> Int {
    let place = AnswerScale.builtIn.firstIndex { $0.id == id } ?? 0
    return (votes[id] ?? 0) * 1000 + (id.hasSuffix("-5") ? 500 : 0) + (100 - place)
  }

  private func scale(of values: [(text: String, count: Int)], isShared: Bool, _ best: ([String]) -> String?) -> ScaleProposal? {
    if let id = best(scales.builtIn(values)) { return ScaleProposal(builtIn: id, missing: scales.ownMissing(values, on: id)) }
    return scales.declared(values, isShared: isShared)
  }

  private func pooled(_ questions: [Found]) -> [(text: String, count: Int)] {
    var places: [TextKey: Int] = [:]
    var pool: [(text: String, count: Int)] = []
    for value in questions.flatMap(\.values) {
      if let place = places[TextKey(value.text)] {
        pool[place].count += value.count
      } else {
        places[TextKey(value.text)] = pool.count
        pool.append(value)
      }
    }
    return pool
  }

  // MARK: Columns

  private func found() -> [Found] {
    var found: [Found] = []
    var taken: Set<Int> = []
    let texts = export.columns.map(\.export.code)
    let rows = splitRows(texts, families: texts.map { _ in "" }, separator: " - ")
    for number in export.columns.indices where !used.contains(number) && !taken.contains(number) {
      let column = export.columns[number]
      if let split = splitChoice(at: number) {
        taken.formUnion(split.columns)
        found.append(split)
        continue
      }
      guard column.export.kind == .question, !column.count.isOpen, column.count.filled > 0, let name = column.name,
        column.count.values.count <= 30
      else { continue }
      let export = column.export
      if !blockRows.isEmpty {
        guard blockRows[TextKey(export.row)] != nil, !export.question.isEmpty, YAMLNode.canHold(export.question) else { continue }
        let header = "\(export.question) [\(RespondentGroup.Block.placeholder)]"
        if let place = found.firstIndex(where: { $0.header == header }) {
          found[place].columns.append(number)
          found[place].values = pooled([found[place], Found(column: number, values: column.count.values)])
        } else {
          found.append(
            Found(
              columns: [number], header: header, text: export.question, code: "", section: "", values: column.count.values, isGrid: false))
        }
        continue
      }
      let isGrid = !export.row.isEmpty && !export.question.isEmpty
      found.append(
        Found(
          columns: [number], header: name, text: isGrid ? export.row : export.question.isEmpty ? export.code : export.question,
          code: Self.code(of: export),
          section: isGrid ? export.question : Self.prefix(of: export, shared: rows[number].row.isEmpty ? "" : rows[number].question),
          values: column.count.values,
          isGrid: isGrid))
    }
    return found
  }

  /// A choice of one with a column for each option.
  private func splitChoice(at number: Int) -> Found? {
    let column = export.columns[number].export
    guard export.platform.splitsChoices, column.kind == .option, !column.question.isEmpty,
      export.severalChosen[column.question] == nil, blockRows.isEmpty
    else { return nil }
    let columns = export.columns.indices.filter { place in
      let other = export.columns[place].export
      return other.question == column.question && [.option, .question].contains(other.kind) && !other.row.isEmpty
    }
    let isWhole = export.files.allSatisfy { ($0.header.options(of: column.question)?.count ?? 0) == columns.count }
    guard isWhole, YAMLNode.canHold(column.question), columns.allSatisfy({ YAMLNode.canHold(export.columns[$0].export.row) }),
      columns.allSatisfy({ export.columns[$0].export.kind == .option || export.columns[$0].count.filled == 0 })
    else {
      return nil
    }
    let values = columns.map { (text: export.columns[$0].export.row, count: export.columns[$0].count.filled) }
    return Found(
      columns: columns, header: column.question, text: column.question, code: "", section: "", values: values, isGrid: false)
  }

  private static func code(of column: ExportColumn) -> String {
    let names = [column.code] + column.spellings
    return names.first { IndexTree.isValid(id: $0) && $0.count <= 40 } ?? names.first {
      $0.contains("[") && !$0.contains(" ") && $0.count <= 30
    } ?? ""
  }

  /// Of `t1` and `Q2_1`, what stands before the last number; of `Q1[SQ001]` what stands before the bracket; of `Question - Row` the question.
  private static func prefix(of column: ExportColumn, shared: String) -> String {
    let name = code(of: column)
    if name.isEmpty { return shared }
    let inBrackets = ([column.code] + column.spellings).first { $0.hasSuffix("]") && !$0.contains(" ") } ?? name
    if let bracket = inBrackets.firstIndex(of: "[") { return String(inBrackets[..<bracket]) }
    let letters = name.reversed().drop { $0.isASCII && $0.isNumber }
    let hasNumber = letters.count < name.count
    return hasNumber ? String(String(letters.reversed()).reversed().drop { "_.-".contains($0) }.reversed()) : ""
  }

  // MARK: Ids and scales

  private mutating func settle(
    _ chosen: [(section: String, questions: [(found: Found, scale: ScaleProposal, unknown: [String])])], _ decide: (InitDecision) -> Int
  ) {
    var ids = IDMaker(reserved: ["default", SurveyDraft.indexID])
    var places: [ScaleProposal: Int] = [:]
    var number = 0
    for section in chosen {
      var questions: [SurveyProposal.ProposedQuestion] = []
      for question in section.questions {
        number += 1
        var key = question.scale
        key.missing = []
        let place = places[key] ?? proposed.count
        if place == proposed.count { proposed.append(.init(id: "", scale: question.scale, seen: [])) }
        places[key] = place
        join(question.scale.missing, in: place)
        see(question.found.values, in: place)
        let code = ids.id(of: [question.found.code, question.found.text], else: "q\(number)")
        questions.append(
          .init(code: code, header: question.found.header, text: question.found.text, scale: place, unknown: question.unknown))
        used.formUnion(question.found.columns)
        let isLone = section.questions.count == 1 || section.section.isEmpty
        if satisfaction == nil, isLone, !question.found.isGrid,
          ColumnWords.holds(question.found.text, ColumnWords.overall) || code == "overall",
          question.scale.builtIn?.hasPrefix("yes") != true, (question.scale.builtIn != nil || question.scale.values.count >= 3)
        {
          satisfaction = code
        }
      }
      let name = section.section.isEmpty ? "" : section.section
      sections.append(.init(id: "", name: name, questions: questions))
    }
    for place in sections.indices {
      let name = sections[place].name
      sections[place] = .init(
        id: ids.id(of: [name], else: "component-\(place + 1)"), name: name, questions: sections[place].questions)
    }
    var scaleIDs = IDMaker(reserved: AnswerScale.builtIn.map(\.id) + ["default"])
    for place in proposed.indices {
      let (scale, seen) = (proposed[place].scale, proposed[place].seen)
      let own = scale.builtIn.map { "\($0)-own" } ?? "scale-\(scale.values.count)"
      proposed[place] = .init(
        id: scale.isPlainBuiltIn ? scale.builtIn ?? own : scaleIDs.id(of: [own], else: "scale"), scale: scale, seen: seen)
    }
    confirmGuesses(decide)
  }

  /// What is missing in one question is missing in all of the scale.
  private mutating func join(_ missing: [ScaleProposal.Missing], in place: Int) {
    var scale = proposed[place].scale
    let all = scale.missing + missing
    var seen: Set<TextKey> = []
    scale.missing = MissingKind.declarable.compactMap { kind in
      let labels = all.filter { $0.kind == kind }.flatMap(\.labels).filter { seen.insert(TextKey($0)).inserted }
      return labels.isEmpty ? nil : .init(kind: kind, labels: labels)
    }
    proposed[place] = .init(id: proposed[place].id, scale: scale, seen: proposed[place].seen)
  }

  private mutating func see(_ values: [(text: String, count: Int)], in place: Int) {
    for value in values {
      if let known = proposed[place].seen.firstIndex(where: { TextKey($0.text) == TextKey(value.text) }) {
        proposed[place].seen[known] = .init(text: proposed[place].seen[known].text, count: proposed[place].seen[known].count + value.count)
      } else {
        proposed[place].seen.append(.init(text: value.text, count: value.count))
      }
    }
  }

  /// Which end of a scale is the best is the survey's to say where its words do not.
  private mutating func confirmGuesses(_ decide: (InitDecision) -> Int) {
    for place in proposed.indices where proposed[place].scale.isGuess {
      let values = proposed[place].scale.values
      let labels = values.compactMap(\.labels.first).map { YAMLText.comment($0, length: 40) }
      let up = labels.joined(separator: " < ")
      let down = labels.reversed().joined(separator: " < ")
      let answer = decide(
        InitDecision(
          question: .init(vi: "Thứ tự nào đúng, từ kém nhất đến tốt nhất?", en: "Which order is right, from the worst to the best?"),
          options: [LocalizedText(up), LocalizedText(down)], likeliest: 0))
      guard answer == 1 else { continue }
      var scale = proposed[place].scale
      scale.values = zip(values, values.reversed()).map { .init(code: $0.code, labels: $1.labels) }
      proposed[place] = .init(id: proposed[place].id, scale: scale, seen: proposed[place].seen)
    }
  }
}

extension QuestionFinder.Found {
  /// The cells of a further column.
  fileprivate init(column: Int, values: [(text: String, count: Int)]) {
    self.init(columns: [column], header: "", text: "", code: "", section: "", values: values, isGrid: false)
  }
}
