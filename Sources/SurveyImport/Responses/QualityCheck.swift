import SurveyModel

/// Looks for careless responses among the rows of a group that could count.
struct QualityCheck {
  /// The set of flags of each row; empty where nothing is looked for.
  let flags: [UInt8]
  /// What was looked for.
  let checks: [QualityFlag]

  init(_ reader: borrowing ResponseReader) {
    var flags: [UInt8] = []
    var checks: [QualityFlag] = []
    if let quality = reader.rules.group.quality, reader.rows.forms.details.count == reader.rows.collected.candidates.count {
      flags = Array(repeating: 0, count: reader.rows.collected.candidates.count)
      let lines = quality.straightLining.map { StraightLines($0, reader.rules.group.questions, reader.rules.survey.scales) }
      if let lines {
        checks.append(.straightLining)
        let answers = reader.rows.collected.candidates.answers
        for row in flags.indices where lines.isStraight(row, answers) { flags[row] |= QualityFlag.straightLining.bit }
      }
      if let rule = quality.speeding {
        checks.append(.speeding)
        Self.speeders(reader.rows.forms.details, rule, &flags)
      }
      if quality.identicalText != nil {
        checks.append(.identicalText)
        Self.identicalTexts(reader.rows.forms.details, reader.rows.collected.candidates, &flags)
      }
      if let rule = quality.bursts {
        checks.append(.burst)
        Self.bursts(reader.rows.forms.details, reader.rows.collected.candidates, rule, &flags)
      }
      let (group, rows) = (reader.rules.group, reader.rows.collected.candidates)
      if let lines, let index = reader.rules.index, group.leaveOut.contains(.flagged), group.isConfidential {
        ToldLines(lines, reader.rules.survey, group.questions, index).keep(among: rows, &flags) { counts in
          reader.rows.respondents.namesRespondents ? ResponseSelection.duplicates(among: rows, where: counts) : []
        }
      }
    }
    self.flags = flags
    self.checks = checks
  }

  /// Seconds for each answer against the median of all forms that state a duration; five of them make a median.
  private static func speeders(
    _ details: [FormDetails.Detail], _ rule: RespondentGroup.Quality.Speeding, _ flags: inout [UInt8]
  ) {
    func pace(_ detail: FormDetails.Detail) -> Double? {
      detail.answered > 0 ? detail.seconds.map { $0 / Double(detail.answered) } : nil
    }
    let paces = details.filter(\.isFirstOfRow).compactMap(pace).sorted()
    var slowest = 0.0
    if let share = rule.shareOfMedian, paces.count >= 5 {
      let median = (paces[(paces.count - 1) / 2] + paces[paces.count / 2]) / 2
      slowest = share * median
    }
    for (row, detail) in details.enumerated() {
      guard let seconds = detail.seconds, let pace = pace(detail) else { continue }
      if pace < slowest || seconds < rule.seconds ?? 0 { flags[row] |= QualityFlag.speeding.bit }
    }
  }

  private static func identicalTexts(_ details: [FormDetails.Detail], _ rows: CandidateRows, _ flags: inout [UInt8]) {
    var writer: [Int: UInt32] = [:]
    var shared: Set<Int> = []
    for (detail, respondent) in zip(details, rows.respondent) {
      for text in detail.texts.compactMap(\.self) {
        if let first = writer[text], first != respondent { shared.insert(text) }
        if writer[text] == nil { writer[text] = respondent }
      }
    }
    for (row, detail) in details.enumerated() where detail.texts.contains(where: { $0.map { shared.contains($0) } ?? false }) {
      flags[row] |= QualityFlag.identicalText.bit
    }
  }

  private static func bursts(
    _ details: [FormDetails.Detail], _ rows: CandidateRows, _ rule: RespondentGroup.Quality.Bursts, _ flags: inout [UInt8]
  ) {
    var forms: [Int: [(time: Int, row: Int)]] = [:]
    for (row, detail) in details.enumerated() {
      guard detail.isFirstOfRow, let address = detail.address, let time = rows.submitted(row) else { continue }
      forms[address, default: []].append((time, row))
    }
    let width = Int(rule.minutes * 60_000_000)
    for sent in forms.values where sent.count > rule.forms {
      let sorted = sent.sorted { ($0.time, $0.row) < ($1.time, $1.row) }
      var first = 0
      var next = 0
      for last in sorted.indices {
        while sorted[last].time - sorted[first].time > width { first += 1 }
        guard last - first + 1 > rule.forms else { continue }
        for form in sorted[max(first, next)...last] {
          var row = form.row
          // With the other responses of the same form.
          repeat {
            flags[row] |= QualityFlag.burst.bit
            row += 1
          } while row < details.count && !details[row].isFirstOfRow
        }
        next = last + 1
      }
    }
  }
}
