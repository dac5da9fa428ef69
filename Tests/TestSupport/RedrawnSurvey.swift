import SurveyModel

/// The same survey with other answers where nothing may be told of them: every count stays, also of who
/// answered what and of flags.
extension RandomSurvey {
  /// - Parameter exchanges: whether answers that are told of no unit go round among the units, so that what they
  ///   say together stays; else they are drawn anew.
  package func redrawn(exchanges: Bool, numbers random: inout SeededNumbers) -> RandomSurvey {
    var copy = self
    for place in editions.indices {
      let data = editions[place]
      // Groups of which something is hidden.
      var hiding: [Int] = []
      let groups = data.groups.indices.map { group -> SurveyData.Group in
        let own = data.groups[group]
        var answers = own.responses.answers
        var flags = own.responses.flags
        if data.survey.respondentGroups[group].isConfidential {
          let hidden = HiddenCells(data, group: group, indices: [self.data.index, data.index])
          if !hidden.cells.isEmpty { hiding.append(group) }
          // Only of the latest edition all units together are told.
          let redrawn = exchanges && place == 0 ? hidden.exchanged(&random) : hidden.drawnAnew(&random)
          answers = redrawn
          let isReadOffAnswers = data.survey.respondentGroups[group].quality?.straightLining != nil
          // Those that are left out bear the flags.
          if data.survey.respondentGroups[group].leaveOut.contains(.flagged) { return own.with(answers: answers, flags: flags) }
          if place == 0 { flags = isReadOffAnswers ? hidden.flagsDrawnAnew(&random) : hidden.flagsMoved(&random) }
        }
        return own.with(answers: answers, flags: flags)
      }
      copy.editions[place] = SurveyData(
        survey: data.survey, index: data.index, groups: groups, context: data.context, account: data.account.counting(groups),
        inputs: data.inputs)
      if place == 0 { copy.editions[place] = copy.editions[place].withOtherLines(groups: hiding, numbers: &random) }
    }
    return copy
  }
}

extension SurveyData.Group {
  fileprivate func with(answers: [[UInt8]], flags: [UInt8]?) -> SurveyData.Group {
    let table = responses
    return SurveyData.Group(
      responses: ResponseTable(
        questions: table.questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent, isComplete: table.isComplete,
        isInFrame: table.isInFrame, answers: answers, flags: flags),
      frame: frame, respondentKeys: respondentKeys, rows: rows)
  }
}

extension SurveyData {
  /// The same with other rows left out as straight lines, which hidden answers were, and with other duplicates of these.
  fileprivate func withOtherLines(groups hiding: [Int], numbers random: inout SeededNumbers) -> SurveyData {
    let problems = groups.indices.flatMap { group -> [ImportProblem] in
      let (about, left) = (survey.respondentGroups[group], groups[group].rows?.leftOut[.flagged] ?? 0)
      let isOther = hiding.contains(group) && about.quality?.straightLining != nil
      let lines = isOther ? (0..<left).map { 10 * $0 + 2 + random.below(7) } : nil
      return RandomSurvey.problems(about.responses[0].file, left, lines: lines)
    }
    return SurveyData(
      survey: survey, index: index, groups: groups, context: context, account: account.listing(problems), inputs: inputs)
  }
}

extension ImportAccount {
  fileprivate func listing(_ problems: [ImportProblem]) -> ImportAccount {
    ImportAccount(
      rowsRead: rowsRead, responses: responses, respondents: respondents, leftOut: leftOut, answersMissing: answersMissing,
      problems: problems, recognized: recognized, flagged: flagged)
  }

  /// The same with the flags that the responses bear.
  fileprivate func counting(_ groups: [SurveyData.Group]) -> ImportAccount {
    let count = groups.reduce(0) { $0 + ($1.rows?.leftOut[.flagged] ?? 0) + ($1.responses.flags ?? []).count { $0 != 0 } }
    return ImportAccount(
      rowsRead: rowsRead, responses: responses, respondents: respondents, leftOut: leftOut, answersMissing: answersMissing,
      problems: problems, recognized: recognized, flagged: flagged?.map { ($0.flag, count) })
  }
}

/// What an attacker does not know of a survey.
extension RandomSurvey {
  /// Answers to one question in one unit of which nothing may be told.
  package struct HiddenCell: Sendable, Hashable {
    package let edition: Int
    package let group: Int
    package let question: Int
    package let unit: Int
    /// Those that answered, by their place in the table.
    package let responses: [Int]
  }

  package var hiddenCells: [HiddenCell] {
    editions.enumerated().flatMap { edition, data in
      data.groups.indices.filter { data.survey.respondentGroups[$0].isConfidential }.flatMap { group in
        HiddenCells(data, group: group, indices: [self.data.index, data.index]).cells.map {
          HiddenCell(edition: edition, group: group, question: $0.question, unit: $0.unit, responses: $0.responses)
        }
      }
    }
  }

  /// Categories, from 0, in the order of the cell's responses.
  package func answers(of cell: HiddenCell) -> [UInt8] {
    let answers = editions[cell.edition].groups[cell.group].responses.answers[cell.question]
    return cell.responses.map { answers[$0] }
  }

  package func replacing(_ answers: some Sequence<(cell: HiddenCell, answers: [UInt8])>) -> RandomSurvey {
    var tables = editions.map { $0.groups.map(\.responses.answers) }
    for (cell, own) in answers {
      for (response, answer) in zip(cell.responses, own) { tables[cell.edition][cell.group][cell.question][response] = answer }
    }
    var copy = self
    for (edition, data) in editions.enumerated() {
      let groups = zip(data.groups, tables[edition]).map { $0.with(answers: $1, flags: $0.responses.flags) }
      copy.editions[edition] = SurveyData(
        survey: data.survey, index: data.index, groups: groups, context: data.context, account: data.account, inputs: data.inputs)
    }
    return copy
  }

  /// The same answers, all of them official acts: what must not be told is told.
  package var unprotected: RandomSurvey {
    get throws {
      var open =
        try seed.map { try RandomSurvey(seed: $0, isConfidential: false) } ?? RandomSurvey(units: units, isConfidential: false)
      for (edition, data) in editions.enumerated() {
        open.editions[edition] = SurveyData(
          survey: open.editions[edition].survey, index: data.index, groups: data.groups, context: data.context, account: data.account,
          inputs: data.inputs)
      }
      return open
    }
  }
}

/// Which answers of a respondent group may be told of nobody, worked out from the counts alone.
private struct HiddenCells {
  let table: ResponseTable
  /// What reads answers: a question by itself, or several that make an indicator; positions of questions.
  let readers: [[Int]]
  /// Those of the latest index by itself, which alone is scored without flagged responses, and how many of the
  /// questions a response needs to have answered.
  let scored: [(questions: [Int], needs: Int)]
  /// Questions that are read together, and everything read together with one of these.
  let blocks: [[Int]]
  let isHidden: (_ question: Int, _ unit: Int) -> Bool
  let atLeast: Int

  init(_ data: SurveyData, group: Int, indices: [IndexTree]) {
    let table = data.groups[group].responses
    let codes = table.questions.map(\.code)
    var readers: [[Int]] = []
    var needed: [Int] = []
    var scored: [(questions: [Int], needs: Int)] = []
    func add(_ questions: [Int], needs: Int) {
      guard !questions.isEmpty else { return }
      if let place = readers.firstIndex(of: questions) {
        // The same questions of two, or of three, one of which the group is not asked.
        needed[place] = min(needed[place], needs)
      } else {
        readers.append(questions)
        needed.append(needs)
      }
    }
    for (place, index) in indices.flatMap({ [$0] + $0.entities }).enumerated() {
      for node in index.nodes {
        guard case .indicator(let indicator) = node.content, case .questions(let own, _) = indicator.source else { continue }
        let places = own.compactMap { codes.firstIndex(of: $0) }
        guard 2 * places.count >= own.count else { continue }
        add(places, needs: own.count > 1 ? (own.count + 1) / 2 : 1)
        if place == 0 { scored.append((places, own.count > 1 ? (own.count + 1) / 2 : 1)) }
      }
      for code in index.satisfaction.isEmpty ? index.questionCodes : index.satisfaction {
        add(codes.firstIndex(of: code).map { [$0] } ?? [], needs: 1)
      }
    }
    let units = data.survey.units.count
    let counts = zip(readers, needed).map { questions, needs in
      table.unit.indices.reduce(into: [Int](repeating: 0, count: units)) { counts, response in
        let answered = questions.count { Answer(byte: table.answers[$0][response]).category != nil }
        if answered >= needs { counts[Int(table.unit[response])] += 1 }
      }
    }
    let atLeast = data.index.publish.atLeast
    isHidden = { question, unit in
      readers.indices.allSatisfy { !readers[$0].contains(question) || counts[$0][unit] < atLeast }
    }
    var blocks: [[Int]] = []
    for reader in readers {
      let met = blocks.filter { $0.contains(where: reader.contains) }
      blocks.removeAll { $0.contains(where: reader.contains) }
      blocks.append(Array(Set(met.flatMap(\.self) + reader)).sorted())
    }
    self.table = table
    self.readers = readers
    self.scored = scored
    self.blocks = blocks
    self.atLeast = atLeast
  }

  var cells: [(question: Int, unit: Int, responses: [Int])] {
    Set(readers.flatMap(\.self)).sorted().flatMap { question in
      Set(table.unit).sorted().filter { isHidden(question, Int($0)) }.compactMap { unit in
        let responses = table.unit.indices.filter { table.unit[$0] == unit && isAnswered(question, $0) }
        return responses.isEmpty ? nil : (question, Int(unit), responses)
      }
    }
  }

  private func isAnswered(_ question: Int, _ response: Int) -> Bool { Answer(byte: table.answers[question][response]).category != nil }

  func drawnAnew(_ random: inout SeededNumbers) -> [[UInt8]] {
    var answers = table.answers
    for question in Set(readers.flatMap(\.self)).sorted() {
      for (response, unit) in table.unit.enumerated() where isAnswered(question, response) && isHidden(question, Int(unit)) {
        answers[question][response] = UInt8(random.below(5))
      }
    }
    return answers
  }

  /// Whole blocks go round among responses that answered the same questions of them and may be told of by none.
  func exchanged(_ random: inout SeededNumbers) -> [[UInt8]] {
    var answers = table.answers
    for block in blocks {
      var alike: [[Bool]: [Int]] = [:]
      for response in table.unit.indices {
        let pattern = block.map { isAnswered($0, response) }
        let isFree = zip(block, pattern).allSatisfy { !$1 || isHidden($0, Int(table.unit[response])) }
        if isFree, pattern.contains(true) { alike[pattern, default: []].append(response) }
      }
      for responses in alike.sorted(by: { $0.value[0] < $1.value[0] }).map(\.value) {
        for (response, source) in zip(responses, responses.shuffled(using: &random)) {
          for question in block { answers[question][response] = table.answers[question][source] }
        }
      }
    }
    return answers
  }

  /// Straight lines wherever an answer is hidden, of all questions or of a unit.
  func flagsDrawnAnew(_ random: inout SeededNumbers) -> [UInt8]? {
    guard var flags = table.flags else { return nil }
    let units = Set(cells.map(\.unit))
    for (response, unit) in table.unit.enumerated() where units.contains(Int(unit)) {
      flags[response] = random.once(in: 3) ? QualityFlag.straightLining.bit : 0
    }
    return flags
  }

  /// Flags go round among the responses of a unit, a stratum and the same questions answered, where too few bear
  /// one.
  func flagsMoved(_ random: inout SeededNumbers) -> [UInt8]? {
    guard let flags = table.flags else { return nil }
    var moved = flags
    for unit in Set(table.unit).sorted() {
      let flagged = table.unit.indices.filter { table.unit[$0] == unit && flags[$0] != 0 }
      let own = table.unit.indices.filter { table.unit[$0] == unit }
      let told = scored.map { reader in
        own.filter { response in reader.questions.count { isAnswered($0, response) } >= reader.needs }
      }
      let few = [flagged.count] + told.filter { $0.count >= atLeast }.map { $0.count { flags[$0] != 0 } }
      guard few.contains(where: { $0 > 0 && $0 < atLeast }) else { continue }
      var alike: [[Int]: [Int]] = [:]
      for response in table.unit.indices where table.unit[response] == unit {
        let key = [Int(table.stratum[response])] + table.answers.indices.map { isAnswered($0, response) ? 1 : 0 }
        alike[key, default: []].append(response)
      }
      for responses in alike.sorted(by: { $0.value[0] < $1.value[0] }).map(\.value) {
        for (response, source) in zip(responses, responses.shuffled(using: &random)) { moved[response] = flags[source] }
      }
    }
    return moved
  }
}
