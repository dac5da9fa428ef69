package import SurveyModel

/// An index with the places that its file was written at, so that what does not fit a survey can be named there.
package struct LocatedIndex: Sendable, Hashable {
  /// Where the parts of one node stand.
  struct NodePlace: Sendable, Hashable {
    let node: YAMLNode.Position
    /// Of the question's code or the data's name; that of the id where it is the default.
    let source: YAMLNode.Position
    let statistic: YAMLNode.Position
    /// Of each question that is written; else ``source`` is the place of them all.
    var questions: [YAMLNode.Position] = []
    /// Of each group of units that the node does not apply to.
    var groups: [YAMLNode.Position] = []
  }

  package internal(set) var tree: IndexTree
  /// The path as faults print it.
  package let file: String
  /// One for each of `tree.nodes`.
  let places: [NodePlace]
  /// One for each of `tree.satisfaction`.
  let satisfactionPlaces: [YAMLNode.Position]
  /// One for each of the names that `tree.responseWeighting` weights by.
  let weightingPlaces: [YAMLNode.Position]
  /// Of `respondent-groups`, of `adjustments`, one each.
  var sharePlaces: [YAMLNode.Position] = []
  var adjustmentPlaces: [YAMLNode.Position] = []
  /// Of `tree.entities`.
  var entities: [LocatedIndex] = []
  /// Where `tree.treatment` is written; `nil` where the file states none.
  var treatmentPlaces: TreatmentDefinition.Places?
  /// The column of a plain table that holds the period of each row.
  var period: Column?

  struct Column: Sendable, Hashable {
    let name: String
    let position: YAMLNode.Position
  }

  /// Codes of the questions that the index, its entities and the rate of satisfaction name, once each.
  var allQuestionCodes: [String] {
    var seen: Set<String> = []
    return (tree.questionCodes + entities.flatMap(\.tree.questionCodes) + tree.satisfaction).filter { seen.insert($0).inserted }
  }

  /// Checks that the survey has what the index scores.
  ///
  /// - Throws: all that does not fit, with places in the index file: questions that the survey does not have, statistics that the question's
  ///   scale is too short for (top-2, bottom-2 and satisfaction need three values, net four), data without a context file, names to weight by that nobody can count.
  package func check(against survey: Survey) throws(ImportFailure) {
    var faults = DefinitionFaults(file: file)
    checkFinish(against: survey, &faults)
    for entity in entities { entity.checkNodes(against: survey, &faults) }
    checkNodes(against: survey, &faults)
    for (code, position) in zip(tree.satisfaction, satisfactionPlaces) {
      if let length = Self.length(of: code, at: position, in: survey, &faults), length < IndexTree.Statistic.top2.fewestValues {
        faults.add(at: position, IndexFitWords.scaleTooShortForSatisfaction(length, code: code))
      }
    }
    checkTreatment(&faults)
    for (name, position) in zip(tree.responseWeighting.names, weightingPlaces) {
      if let missing = Self.missing(name, in: survey) { faults.add(at: position, missing) }
    }
    _ = try faults.settled(())
  }

  /// What the nodes of the tree ask of the survey.
  private func checkNodes(against survey: Survey, _ faults: inout DefinitionFaults) {
    let groups = survey.units.compactMap(\.group).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    for (node, place) in zip(tree.nodes, places) {
      for (group, position) in zip(node.notApplicable, place.groups) where !groups.contains(group) {
        let near = YAMLNode.suggestion(for: group, among: groups)
        faults.add(at: position, IndexFitWords.noSuchGroup(group, near: near))
      }
      guard case .indicator(let indicator) = node.content else { continue }
      switch indicator.source {
      case .questions(let codes, let statistic):
        let positions = place.questions.count == codes.count ? place.questions : codes.map { _ in place.source }
        check(statistic, of: Array(zip(codes, positions)), place, against: survey, &faults)
      case .data(let name):
        if survey.context == nil {
          faults.add(at: place.source, IndexFitWords.dataWithoutContext(name))
        }
      }
    }
  }

  private func check(
    _ statistic: IndexTree.Statistic, of codes: [(code: String, position: YAMLNode.Position)], _ place: NodePlace,
    against survey: Survey, _ faults: inout DefinitionFaults
  ) {
    let needed = statistic.fewestValues
    for (code, position) in codes {
      guard let length = Self.length(of: code, at: position, in: survey, &faults), length < needed else { continue }
      faults.add(at: place.statistic, IndexFitWords.scaleTooShort(statistic.name, needed: needed, length: length, code: code))
    }
    let scales = codes.compactMap { Self.scale(of: $0.code, in: survey) }
    guard scales.count == codes.count, let first = scales.first else { return }
    if let other = scales.firstIndex(where: { $0.categories.map(\.value) != first.categories.map(\.value) }) {
      faults.add(
        at: codes[other].position,
        IndexFitWords.differentScales(first.id, code: codes[0].code, other: scales[other].id, otherCode: codes[other].code))
    }
    if case .share(let values) = statistic {
      let known = first.categories.map(\.code)
      for value in values where !known.contains(value) {
        faults.add(at: place.statistic, IndexFitWords.notOfScale(known, value: value))
      }
    }
  }

  /// Respondent groups and units that the index names.
  private func checkFinish(against survey: Survey, _ faults: inout DefinitionFaults) {
    let groups = survey.respondentGroups.map(\.id)
    for (share, position) in zip(tree.finish.respondentGroups, sharePlaces) where !groups.contains(share.id) {
      let near = YAMLNode.suggestion(for: share.id, among: groups)
      faults.add(at: position, IndexFitWords.noSuchRespondentGroup(share.id, near: near))
    }
    if let first = sharePlaces.first {
      for group in groups where !tree.finish.respondentGroups.contains(where: { $0.id == group }) {
        faults.add(at: first, IndexFitWords.noWeight(group))
      }
    }
    let units = survey.units.map(\.id)
    for (adjustment, position) in zip(tree.finish.adjustments, adjustmentPlaces) where !units.contains(adjustment.unit) {
      let near = YAMLNode.suggestion(for: adjustment.unit, among: units)
      faults.add(at: position, IndexFitWords.noSuchUnit(adjustment.unit, near: near))
    }
  }

  private static func scale(of code: String, in survey: Survey) -> AnswerScale? {
    for group in survey.respondentGroups {
      guard let question = group.questions.first(where: { $0.code == code }) else { continue }
      return survey.scales.indices.contains(question.scale) ? survey.scales[question.scale] : nil
    }
    return nil
  }

  /// The values of a question's scale; a fault where there is no such question.
  private static func length(
    of code: String, at position: YAMLNode.Position, in survey: Survey, _ faults: inout DefinitionFaults
  ) -> Int? {
    guard let scale = scale(of: code, in: survey) else {
      let codes = survey.respondentGroups.flatMap(\.questions).map(\.code)
      guard !codes.contains(code) else { return nil }
      let near = YAMLNode.suggestion(for: code, among: codes)
      faults.add(at: position, IndexFitWords.noSuchQuestion(code, near: near))
      return nil
    }
    return scale.categories.count
  }

  /// What the survey lacks to weight by a name. Whether the frame has the column shows when the frame is read.
  private static func missing(_ name: String, in survey: Survey) -> LocalizedText? {
    let isStratum = name == IndexTree.ResponseWeighting.stratumName
    if isStratum, survey.strata.isEmpty {
      return IndexFitWords.weightByStratumWithoutStrata
    }
    let isColumn = !isStratum && name != IndexTree.ResponseWeighting.unitName
    guard let group = survey.respondentGroups.first(where: { $0.frame == nil && (isColumn || $0.population == nil) }) else { return nil }
    if isColumn {
      return IndexFitWords.weightByColumnWithoutFrame(group.id, column: name)
    }
    return IndexFitWords.weightWithoutPopulation(group.id, name: name)
  }
}
