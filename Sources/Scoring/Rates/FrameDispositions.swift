package import SurveyModel

/// What became of every invitation of a frame, once the responses are known (AAPOR Standard Definitions).
///
/// A row with a response that counts is I or P; a blank unit matches a response of the respondent for any unit, a complete one if there is one.
/// Else a row with a break-off is R. Else the list's own code stands; where it has none the row is NC, known to be eligible.
/// A code I or P without any response in the files cannot be confirmed and counts as O.
package struct FrameDispositions: Sendable, Hashable {
  /// Of each row of the frame.
  package let disposition: [Disposition]
  /// Rows coded I or P without a response, counted as O.
  package let unconfirmed: Int
  /// Rows coded not eligible with a response that counts: I or P all the same.
  package let answeredNotEligible: Int
  /// Rows of the frame that count: the first of each (respondent, unit).
  package let rows: [Int]
  /// Over ``rows``.
  package let counts: DispositionCounts

  package init(frame: Frame, data: SurveyData.Group) {
    let hasBlankUnits = frame.unit.contains { $0 == nil }
    var answered: [UInt64: Bool] = [:]
    answered.reserveCapacity(data.responses.count * (hasBlankUnits ? 2 : 1))
    func note(_ key: UInt64, _ isComplete: Bool) { answered[key, default: false] = isComplete || answered[key, default: false] }
    for response in 0..<data.responses.count {
      let respondent = data.responses.respondent[response]
      note(Self.key(respondent, data.responses.unit[response]), data.responses.isComplete[response])
      if hasBlankUnits { note(Self.key(respondent, nil), data.responses.isComplete[response]) }
    }
    var brokenOff: Set<UInt64> = []
    for breakOff in data.breakOffs {
      brokenOff.insert(Self.key(breakOff.respondent, breakOff.unit))
      brokenOff.insert(Self.key(breakOff.respondent, nil))
    }
    var seen: Set<UInt64> = []
    var dispositions: [Disposition] = []
    var unconfirmed = 0
    var answeredNotEligible = 0
    var rows: [Int] = []
    var counts = DispositionCounts()
    dispositions.reserveCapacity(frame.count)
    rows.reserveCapacity(frame.count)
    seen.reserveCapacity(frame.count)
    for row in 0..<frame.count {
      let key = Self.key(frame.respondent[row], frame.unit[row])
      let disposition: Disposition
      var isUnconfirmed = false
      if let isComplete = answered[key] {
        disposition = isComplete ? .complete : .partial
      } else if brokenOff.contains(key) {
        disposition = .refusal
      } else {
        switch frame.disposition[row] {
        case .complete, .partial:
          disposition = .other
          isUnconfirmed = true
        case let stated?: disposition = stated
        case nil: disposition = .nonContact
        }
      }
      dispositions.append(disposition)
      guard seen.insert(key).inserted else { continue }
      rows.append(row)
      counts.add(disposition)
      if isUnconfirmed { unconfirmed += 1 }
      if answered[key] != nil, frame.disposition[row] == .notEligible { answeredNotEligible += 1 }
    }
    disposition = dispositions
    self.unconfirmed = unconfirmed
    self.answeredNotEligible = answeredNotEligible
    self.rows = rows
    self.counts = counts
  }

  /// Respondent and unit in one number; all ones stand for a blank unit.
  private static func key(_ respondent: UInt32, _ unit: UInt32?) -> UInt64 {
    UInt64(respondent) << 32 | UInt64(unit ?? .max)
  }
}
