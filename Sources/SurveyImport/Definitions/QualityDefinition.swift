import SurveyModel

/// `quality` of a respondent group: which signs of careless responses are looked for, and from where on.
enum QualityDefinition {
  private static let keys = ["straight-lining", "speeding", "identical-text", "bursts"]

  /// - Parameter files: the columns of each file.
  static func read(
    _ node: YAMLNode, files: [RespondentGroup.Columns], _ faults: inout DefinitionFaults
  ) -> RespondentGroup.Quality? {
    let hasDurations = files.contains { $0.duration != nil || $0.started != nil && $0.submitted != nil }
    let hasAddresses = files.contains { $0.address != nil && $0.submitted != nil }
    if case .text("standard") = node.content {
      return RespondentGroup.Quality(
        straightLining: .init(), speeding: hasDurations ? .init() : nil, bursts: hasAddresses ? .init() : nil)
    }
    guard let map = node.map(GroupWords.mapOfChecks, keys: ["straight-lining", "speeding", "identical-text", "bursts"], &faults)
    else { return nil }
    if map.entries.isEmpty {
      faults.add(node, expected: GroupWords.noCheck(keys))
    }
    if let speeding = map["speeding"], !hasDurations {
      faults.add(at: speeding.position, GroupWords.speedingWithoutTimes)
    }
    if let bursts = map["bursts"], !hasAddresses {
      faults.add(at: bursts.position, GroupWords.burstsWithoutAddress)
    }
    return RespondentGroup.Quality(
      straightLining: map["straight-lining"].flatMap { straightLining($0, &faults) },
      speeding: map["speeding"].flatMap { speeding($0, &faults) },
      identicalText: map["identical-text"].flatMap { identicalText($0, &faults) }, bursts: map["bursts"].flatMap { bursts($0, &faults) })
  }

  private static func straightLining(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> RespondentGroup.Quality.StraightLining? {
    guard let map = node.map(GroupWords.mapOfAnswers, keys: ["answers"], &faults) else {
      return nil
    }
    guard let answers = map["answers"] else { return .init() }
    return count(answers, atLeast: 3, &faults).map { .init(answers: $0) }
  }

  private static func speeding(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> RespondentGroup.Quality.Speeding? {
    guard let map = node.map(GroupWords.mapOfSpeeding, keys: ["share-of-median", "seconds"], &faults) else { return nil }
    let share = map["share-of-median"].map { $0.number(.shareOfOne, where: { $0 > 0 && $0 < 1 }, &faults) }
    let seconds = map["seconds"].map {
      $0.number(GroupWords.numberOfSeconds, where: { $0 > 0 }, &faults)
    }
    // A given time alone takes the place of the median.
    return .init(shareOfMedian: share ?? (seconds == nil ? 1.0 / 3 : nil), seconds: seconds ?? nil)
  }

  private static func identicalText(
    _ node: YAMLNode, _ faults: inout DefinitionFaults
  ) -> RespondentGroup.Quality.IdenticalText? {
    guard let map = node.map(GroupWords.mapOfColumnsAndCharacters, keys: ["columns", "characters"], &faults) else { return nil }
    let columns = map.required("columns", &faults)?.texts(GroupWords.columnHeaders, &faults)
    let characters = map["characters"].map { count($0, atLeast: 1, &faults) } ?? 30
    guard let columns, let characters else { return nil }
    return .init(columns: columns.map(\.text), characters: characters)
  }

  private static func bursts(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> RespondentGroup.Quality.Bursts? {
    guard let map = node.map(GroupWords.mapOfBursts, keys: ["forms", "minutes"], &faults) else { return nil }
    let forms = map["forms"].map { count($0, atLeast: 1, &faults) } ?? 10
    let minutes =
      map["minutes"].map {
        $0.number(GroupWords.numberOfMinutes, where: { $0 > 0 && $0 <= 1440 }, &faults)
      } ?? 10
    guard let forms, let minutes else { return nil }
    return .init(forms: forms, minutes: minutes)
  }

  private static func count(_ node: YAMLNode, atLeast least: Int, _ faults: inout DefinitionFaults) -> Int? {
    let what = GroupWords.wholeNumber(least)
    guard let number = node.wholeNumber(what, &faults) else { return nil }
    guard number >= least else {
      faults.add(node, expected: what)
      return nil
    }
    return number
  }
}
