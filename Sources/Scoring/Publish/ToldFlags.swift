package import SurveyModel

extension SurveyData {
  /// The same survey without straight lines in units some of whose answers may not be told of: they are read off the
  /// answers, so that their number, the rows that are listed, and the ranking without them would tell of these.
  ///
  /// Of straight lines that are left out it is told nowhere how many and which they are, as soon as a unit is withheld.
  ///
  /// What is hidden hangs on counts alone: the answers to a question that fewer of a unit answered than an index
  /// publishes, and so all answers of a unit with fewer respondents.
  package var withToldFlags: SurveyData {
    let published = Withholding(self, atLeast: index.publish.atLeast).isPublished
    var all = 0
    var isPartlyTold = false
    var tellsNone = false
    let told = zip(groups, survey.respondentGroups).map { group, about in
      let table = group.responses
      guard about.isConfidential, about.quality?.straightLining != nil else { return group }
      let isHidden = Self.hasHidden(table, units: survey.units.count, atLeast: index.publish.atLeast)
      guard !about.leaveOut.contains(.flagged) else {
        // Which units they were of is no longer known; a unit may have lost all its forms.
        guard isHidden.contains(true) || published.contains(false) else { return group }
        isPartlyTold = true
        tellsNone = true
        return SurveyData.Group(
          responses: table, frame: group.frame, breakOffs: group.breakOffs, respondentKeys: group.respondentKeys,
          rows: group.rows?.withoutStraightLines(nil), arrivals: group.arrivals)
      }
      guard let flags = table.flags else { return group }
      isPartlyTold = isPartlyTold || isHidden.contains(true)
      let kept = zip(flags, table.unit).map { isHidden[Int($1)] ? $0 & ~QualityFlag.straightLining.bit : $0 }
      let cleared = zip(flags, kept).count { $0 != $1 }
      all += cleared
      return SurveyData.Group(
        responses: table.bearing(kept), frame: group.frame, breakOffs: group.breakOffs, respondentKeys: group.respondentKeys,
        rows: group.rows?.withoutStraightLines(cleared), arrivals: group.arrivals)
    }
    guard isPartlyTold else { return self }
    return SurveyData(
      survey: survey, index: index, groups: told, context: context, account: account.withoutStraightLines(all, tellsNone: tellsNone),
      inputs: inputs)
  }

  /// By unit.
  private static func hasHidden(_ table: ResponseTable, units: Int, atLeast: Int) -> [Bool] {
    table.answers.reduce([Bool](repeating: false, count: units)) { hidden, answers in
      var answered = [Int](repeating: 0, count: hidden.count)
      for (unit, byte) in zip(table.unit, answers) where Answer(byte: byte).category != nil { answered[Int(unit)] += 1 }
      return zip(hidden, answered).map { $0 || $1 > 0 && $1 < atLeast }
    }
  }
}
