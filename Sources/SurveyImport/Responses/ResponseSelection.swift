import SurveyModel
import SurveyWords

/// From the rows of a group that could count to its table of responses: one for each respondent and unit.
struct ResponseSelection {
  let table: ResponseTable
  /// Once each, none that also has a response that counts.
  let breakOffs: [SurveyData.Group.BreakOff]
  /// `nil` where no column names the respondents.
  let respondentKeys: RespondentKeys?
  let rowsRead: Int
  let leftOut: [(reason: LeftOutReason, rows: Int)]
  let problems: [ImportProblem]
  /// Every flag that was looked for, in the order of ``SurveyModel/QualityFlag``.
  let flagged: [(flag: QualityFlag, responses: Int)]
  let arrivals: Arrivals?

  /// The numbers of the frame's respondents stay, the others follow in the order of their first response.
  ///
  /// The columns of the reader become those of the table: of millions of rows there is no second copy.
  ///
  /// - Throws: under the rule `refuse`, with the lines that are in each other's way.
  init(_ reader: consuming ResponseReader, threads: Int = 1) throws(ImportFailure) {
    let (group, rules) = (reader.rules.group, reader.rules)
    let listed = reader.rules.listed.keys.count
    try rules.checkWanted()
    let quality = QualityCheck(reader)
    try rules.checkWanted()
    let hasFlags = !quality.checks.isEmpty
    var rows = reader.rows.takeCandidates()
    let keys = reader.rows.takeKeys()
    var ledger = reader.rows.ledger
    var counts = [Bool](repeating: true, count: rows.count)
    var faults: [ImportFailure.Fault] = []
    let leavesFlaggedOut = group.leaveOut.contains(.flagged)
    if leavesFlaggedOut, hasFlags {
      // Before duplicates: what a respondent sent in with care counts, also where something careless came after it.
      for row in counts.indices where quality.flags[row] != 0 {
        counts[row] = false
        ledger.leaveOut(.flagged, Self.problem(quality.flags[row], rows, row, reader, action: .rowLeftOut))
      }
    }
    for set in reader.rows.respondents.namesRespondents ? Self.duplicates(among: rows, where: counts) : [] {
      if group.duplicates == .latest,
        let open = set.first(where: { rows.submitted($0) == nil && reader.openDates[rows.file($0)] != nil }),
        let fault = reader.openDates[rows.file(open)], !faults.contains(fault)
      {
        faults.append(fault)
      }
      let winner = Self.winner(of: set, rows, rule: group.duplicates)
      for row in set where row != winner {
        let file = reader.fileNames[rows.file(row)]
        let line = rows.line(winner)
        let otherFile = rows.file(row) == rows.file(winner) ? nil : reader.fileNames[rows.file(winner)]
        let other = AnswerWords.line(line, file: otherFile)
        counts[row] = false
        if group.duplicates == .refuse {
          faults.append(
            ImportFailure.Fault(place: ImportFailure.Place(file: file, line: rows.line(row)), message: AnswerWords.duplicateRefused(other)))
        } else {
          ledger.leaveOut(
            .duplicate,
            ImportProblem(
              file: file, line: rows.line(row), kind: .duplicate, expected: .oneRow,
              found: .words(AnswerWords.anotherRow),
              action: AnswerWords.otherRowCounts(other)))
        }
      }
    }
    if !faults.isEmpty { throw ImportFailure(kind: .unusable, faults: faults) }
    try rules.checkWanted()

    if hasFlags, !leavesFlaggedOut {
      for row in counts.indices where counts[row] && quality.flags[row] != 0 {
        ledger.list(
          Self.problem(quality.flags[row], rows, row, reader, action: .rowCounts))
      }
    }
    flagged = quality.checks.map { flag in
      (flag: flag, responses: counts.indices.count { (leavesFlaggedOut || counts[$0]) && quality.flags[$0] & flag.bit != 0 })
    }
    arrivals = try rows.arrivals(where: counts, units: rules.countedUnits, check: rules.checkWanted)
    rows.keep(where: counts, threads: threads)
    try rules.checkWanted()
    let answered = Self.answered(rows, unlessNone: reader.rows.breakOffs)
    var numbers = RespondentNumbers(listed: listed)
    let respondent = numbers.numbers(of: rows.takeRespondents())
    try rules.checkWanted()
    table = ResponseTable(
      questions: group.questions, unit: rows.unit, stratum: rows.stratum, respondent: respondent, isComplete: rows.isComplete,
      isInFrame: rows.isInFrame, answers: rows.answers,
      flags: hasFlags ? counts.indices.filter { counts[$0] }.map { quality.flags[$0] } : nil)
    breakOffs = Self.breakOffs(reader.rows.breakOffs, unless: answered, &numbers)
    respondentKeys = !group.namesRespondents ? nil : Self.keys(reader.rules.listed.keys, keys, numbers)
    rowsRead = ledger.rowsRead
    leftOut = ledger.leftOut
    problems = ledger.problems
  }

  /// The part of the account that is this group's.
  var rows: SurveyData.Group.Rows {
    SurveyData.Group.Rows(
      read: rowsRead, leftOut: Dictionary(leftOut.map { ($0.reason, $0.rows) }) { first, _ in first },
      flagged: Dictionary(flagged.map { ($0.flag, $0.responses) }) { first, _ in first })
  }

  private static func problem(
    _ flags: UInt8, _ rows: CandidateRows, _ row: Int, _ reader: borrowing ResponseReader, action: LocalizedText
  ) -> ImportProblem {
    let names = QualityFlag.flags(of: flags).map(\.name)
    return ImportProblem(
      file: reader.fileNames[rows.file(row)], line: rows.line(row), kind: .flagged,
      expected: AnswerWords.formFilledWithCare,
      found: .words(LocalizedText { language in names.map { $0[language] }.joined(separator: "; ") }), action: action)
  }

  /// Positions of rows with the same respondent and unit, in the order of the files; only where there are two or more.
  static func duplicates(among rows: CandidateRows, where counts: [Bool]) -> [[Int]] {
    let respondent = rows.respondent
    // Respondents are numbered as they come: where each is new there is nothing to look for.
    if zip(respondent, respondent.dropFirst()).allSatisfy({ $0 < $1 }) { return [] }
    // Nearly every respondent has one row, and needs no place in the dictionary.
    var hasRow = [Bool](repeating: false, count: Int(respondent.max() ?? 0) + 1)
    var hasMore = hasRow
    for (place, respondent) in respondent.enumerated() where counts[place] {
      if hasRow[Int(respondent)] { hasMore[Int(respondent)] = true }
      hasRow[Int(respondent)] = true
    }
    var first: [UInt64: Int] = [:]
    var sets: [[Int]] = []
    var setOfFirst: [Int: Int] = [:]
    for place in respondent.indices where counts[place] && hasMore[Int(respondent[place])] {
      let key = frameKey(respondent: respondent[place], unit: Int(rows.unit[place]))
      guard let earlier = first[key] else {
        first[key] = place
        continue
      }
      if let set = setOfFirst[earlier] {
        sets[set].append(place)
      } else {
        setOfFirst[earlier] = sets.count
        sets.append([earlier, place])
      }
    }
    return sets
  }

  /// Where one of the rows has no date, which is the latest is not known, and the order of the files decides among all of them.
  private static func winner(of set: [Int], _ rows: CandidateRows, rule: RespondentGroup.DuplicateRule) -> Int {
    func last(by value: (Int) -> Int) -> Int {
      set.dropFirst().reduce(set[0]) { value($1) >= value($0) ? $1 : $0 }
    }
    switch rule {
    case .first, .refuse: return set[0]
    case .latest: return set.allSatisfy { rows.submitted($0) != nil } ? last { rows.submitted($0) ?? 0 } : set[set.count - 1]
    case .mostComplete: return last { rows.answered($0) }
    }
  }

  /// Who rated what; nothing where nobody broke off, and nobody asks.
  private static func answered(_ rows: CandidateRows, unlessNone breakOffs: [SurveyData.Group.BreakOff]) -> Set<UInt64> {
    breakOffs.isEmpty ? [] : Set(zip(rows.respondent, rows.unit).lazy.map { frameKey(respondent: $0, unit: Int($1)) })
  }

  private static func breakOffs(
    _ candidates: [SurveyData.Group.BreakOff], unless answered: Set<UInt64>, _ numbers: inout RespondentNumbers
  ) -> [SurveyData.Group.BreakOff] {
    var seen = answered
    var breakOffs: [SurveyData.Group.BreakOff] = []
    for candidate in candidates where seen.insert(frameKey(respondent: candidate.respondent, unit: Int(candidate.unit))).inserted {
      breakOffs.append(SurveyData.Group.BreakOff(respondent: numbers.number(of: candidate.respondent), unit: candidate.unit))
    }
    return breakOffs
  }

  /// By number. Where nobody is left out they are those that the reader has, and no second copy.
  private static func keys(_ listed: borrowing ByteKeys, _ others: RespondentKeys, _ numbers: RespondentNumbers) -> RespondentKeys {
    if listed.count == 0, numbers.areUnchanged(others.count) { return others }
    var keys = RespondentKeys()
    for number in 0..<listed.count { keys.append(listed.bytes(of: number)) }
    for number in numbers.unlisted { keys.append(others[number] ?? []) }
    return keys
  }
}
