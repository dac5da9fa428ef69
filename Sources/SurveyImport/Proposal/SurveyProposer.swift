import SurveyModel

/// Turns counted exports into the survey that they most likely are. What the files do not tell for sure is asked of `decide`, and stays open where it does
/// not answer.
struct SurveyProposer {
  /// - Parameter exports: one for each questionnaire.
  static func propose(
    _ exports: [CountedExport], decide: (InitDecision) -> Int?
  ) throws(ImportFailure) -> SurveyProposal {
    try withoutActuallyEscaping(decide) { decide throws(ImportFailure) in
      var proposal = SurveyProposal()
      var groups: [GroupProposer] = []
      let doubts = try exports.map { export throws(ImportFailure) in try headerDoubt(export, decide) }
      let ids = groupIDs(exports)
      for (export, id) in zip(exports, ids) {
        var proposer = GroupProposer(export, id: id, decide: decide)
        proposer.findUnits(known: [])
        groups.append(proposer)
      }
      proposal.language = groups.contains { $0.isVietnamese } ? .vi : .en
      proposal.numberFormat = numberFormat(exports, proposal.language)
      proposal.units = units(&groups)
      var shelf = ScaleShelf()
      var questions = IDMaker(reserved: ["default", SurveyDraft.indexID])
      for place in groups.indices {
        try groups[place].findRoles()
        groups[place].findQuestions(&shelf, &questions)
      }
      shelf.name()
      proposal.scales = shelf.scales
      proposal.groups = groups.map(\.group)
      proposal.strata = strata(proposal.groups)
      for (place, export) in exports.enumerated() { proposal.groups[place].guesses += [export.secondRowDoubt].compactMap(\.self) }
      for (place, doubt) in doubts.enumerated() { proposal.groups[place].guesses += [doubt].compactMap(\.self) }
      for place in proposal.groups.indices {
        let group = proposal.groups[place]
        proposal.groups[place].guesses += proposal.guessedEnds(of: group) + proposal.missingAmongGrades(of: group)
      }
      GroupWeights(proposal, decide).settle(&proposal)
      return proposal
    }
  }

  /// A first row that may be one of answers: asked about, and taken for the header where nobody answers.
  ///
  /// - Throws: where it is none, as where that is seen.
  private static func headerDoubt(_ export: CountedExport, _ decide: (InitDecision) -> Int?) throws(ImportFailure) -> OpenDecision? {
    guard let doubt = export.headerQuestion else { return nil }
    let taken = ProposalWords.isHeader(line: doubt.line)
    let other = ProposalWords.isNoHeader(line: doubt.line)
    let evidence = ProposalWords.cellsLikeAnswers(doubt.cells)
    let answer = decide(
      InitDecision(
        kind: .header, columns: [doubt.file], question: ProposalWords.whetherHeader(doubt.file, line: doubt.line),
        options: [
          .init(text: taken, count: export.rows), .init(text: other, count: export.rows + 1),
          .init(text: ProposalWords.decideLater, count: 0),
        ], likeliest: 2, evidence: evidence, values: [], weight: export.rows))
    switch answer {
    case 0: return nil
    case 1: throw ImportFailure(.unusable, at: .init(file: doubt.file, line: doubt.line), ProposalWords.decidedNoHeader)
    default:
      return OpenDecision(
        column: doubt.file, readings: [.init(text: taken, count: export.rows), .init(text: other, count: export.rows + 1)],
        evidence: evidence, taken: taken)
    }
  }

  private static func groupIDs(_ exports: [CountedExport]) -> [String] {
    guard exports.count > 1 else { return ["respondents"] }
    var ids = IDMaker()
    return exports.enumerated().map { number, export in ids.id(of: [stem(export.files[0].file.input.name)], else: "group-\(number + 1)") }
  }

  static func stem(_ name: String) -> String {
    let name = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// As most decimals of the exports are written.
  private static func numberFormat(_ exports: [CountedExport], _ language: Language) -> Survey.NumberFormat {
    let counts = exports.flatMap(\.columns).map(\.count)
    let (commas, points) = (counts.reduce(0) { $0 + $1.decimalCommas }, counts.reduce(0) { $0 + $1.decimalPoints })
    return commas == points ? language == .vi ? .vi : .en : commas > points ? .vi : .en
  }

  // MARK: Units

  private static func units(_ groups: inout [GroupProposer]) -> [SurveyProposal.Named] {
    let whole = SurveyProposal.Named(
      id: "all", name: groups.contains { $0.isVietnamese } ? "Toàn bộ đơn vị" : "All units", count: groups.reduce(0) { $0 + $1.export.rows }
    )
    if groups.count == 1, groups[0].group.layout == .files {
      return named(groups[0].export.files.map { (stem($0.file.input.name), $0.rows) }, fallback: "unit")
    }
    let isOne: (GroupProposer) -> Bool = { [.one, .files].contains($0.group.layout) }
    guard !groups.contains(where: isOne) else {
      // A group that names no units rates the whole, and so then do all.
      for place in groups.indices where !isOne(groups[place]) || groups[place].group.layout == .files {
        groups[place].group.columns.removeAll { ["unit", "units"].contains($0.role) }
        groups[place].group.layout = .one
        groups[place].unitNames = []
      }
      return [whole]
    }
    return named(pooled(groups.map(\.unitNames)).sorted { $0.text < $1.text }, fallback: "unit").map { unit in
      var unit = unit
      let key = TextKey(unit.name)
      unit.aliases = groups.flatMap { $0.unitCodes[key] ?? [] }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      return unit
    }
  }

  /// A stratum whose cells hold a code has it for its id.
  static func strata(_ groups: [SurveyProposal.Group]) -> [SurveyProposal.Named] {
    named(pooled(groups.map { $0.strataNames.map { ($0.text, $0.count) } }), fallback: "stratum").map { stratum in
      let codes = Set(groups.flatMap(\.strataNames).filter { TextKey($0.text) == TextKey(stratum.name) }.flatMap(\.codes))
      guard let code = codes.first, codes.count == 1, IndexTree.isValid(id: code) else { return stratum }
      return SurveyProposal.Named(id: code, name: stratum.name, count: stratum.count)
    }
  }

  private static func pooled(_ lists: [[(text: String, count: Int)]]) -> [(text: String, count: Int)] {
    var names: [(text: String, count: Int)] = []
    var places: [TextKey: Int] = [:]
    for name in lists.flatMap(\.self) {
      if let place = places[TextKey(name.text)] {
        names[place].count += name.count
      } else {
        places[TextKey(name.text)] = names.count
        names.append(name)
      }
    }
    return names
  }

  private static func named(_ names: [(text: String, count: Int)], fallback: String) -> [SurveyProposal.Named] {
    var ids = IDMaker(reserved: names.map(\.text))
    return names.enumerated().compactMap { number, name in
      guard !TextKey(name.text).text.isEmpty, YAMLNode.canHold(name.text) else { return nil }
      return SurveyProposal.Named(
        id: ids.id(of: [name.text], else: "\(fallback)-\(number + 1)", own: name.text), name: name.text, count: name.count)
    }
  }
}
