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
      let groups = data.groups.indices.map { group -> SurveyData.Group in
        let own = data.groups[group]
        var answers = own.responses.answers
        var flags = own.responses.flags
        if data.survey.respondentGroups[group].isConfidential {
          let hidden = HiddenCells(data, group: group, indices: [self.data.index, data.index])
          // Only of the latest edition all units together are told.
          let redrawn = exchanges && place == 0 ? hidden.exchanged(&random) : hidden.drawnAnew(&random)
          answers = redrawn
          if place == 0 { flags = hidden.flagsMoved(&random) }
        }
        let table = own.responses
        return SurveyData.Group(
          responses: ResponseTable(
            questions: table.questions, unit: table.unit, stratum: table.stratum, respondent: table.respondent,
            isComplete: table.isComplete, isInFrame: table.isInFrame, answers: answers, flags: flags),
          frame: own.frame, respondentKeys: own.respondentKeys)
      }
      copy.editions[place] = SurveyData(
        survey: data.survey, index: data.index, groups: groups, context: data.context, account: data.account, inputs: data.inputs)
    }
    return copy
  }
}

/// Which answers of a respondent group may be told of nobody, worked out from the counts alone.
private struct HiddenCells {
  let table: ResponseTable
  /// What reads answers: a question by itself, or several that make an indicator; positions of questions.
  let readers: [[Int]]
  /// Questions that are read together, and everything read together with one of these.
  let blocks: [[Int]]
  let isHidden: (_ question: Int, _ unit: Int) -> Bool
  let atLeast: Int

  init(_ data: SurveyData, group: Int, indices: [IndexTree]) {
    let table = data.groups[group].responses
    let codes = table.questions.map(\.code)
    var readers: [[Int]] = []
    var needed: [Int] = []
    func add(_ questions: [Int], needs: Int) {
      if !questions.isEmpty, !readers.contains(questions) {
        readers.append(questions)
        needed.append(needs)
      }
    }
    for index in indices.flatMap({ [$0] + $0.entities }) {
      for node in index.nodes {
        guard case .indicator(let indicator) = node.content, case .questions(let own, _) = indicator.source else { continue }
        let places = own.compactMap { codes.firstIndex(of: $0) }
        if 2 * places.count >= own.count { add(places, needs: own.count > 1 ? (own.count + 1) / 2 : 1) }
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
    self.blocks = blocks
    self.atLeast = atLeast
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

  /// Flags go round among the responses of a unit, a stratum and the same questions answered, where too few bear
  /// one.
  func flagsMoved(_ random: inout SeededNumbers) -> [UInt8]? {
    guard let flags = table.flags else { return nil }
    var moved = flags
    for unit in Set(table.unit).sorted() {
      let flagged = table.unit.indices.filter { table.unit[$0] == unit && flags[$0] != 0 }
      let asked = readers.filter { $0.contains { !isHidden($0, Int(unit)) } }
      let few = [flagged.count] + asked.map { reader in flagged.count { response in reader.contains { isAnswered($0, response) } } }
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
