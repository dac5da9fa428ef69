public import SurveyModel

/// What became of every invitation of a frame, once the responses are known (AAPOR Standard Definitions).
///
/// A row with a response that counts is I or P; a blank unit matches a response of the respondent for any unit, a complete one if there is one.
/// Else a row with a break-off is R. Else the list's own code stands; where it has none the row is NC, known to be eligible.
/// A code I or P without any response in the files cannot be confirmed and counts as O.
public struct FrameDispositions: Sendable, Hashable {
  /// Of each row of the frame.
  public let disposition: [Disposition]
  /// Rows coded I or P without a response, counted as O.
  public let unconfirmed: Int
  /// Rows of the frame that count: the first of each (respondent, unit).
  public let rows: [Int]
  /// Over ``rows``.
  public let counts: DispositionCounts

  public init(frame: Frame, data: SurveyData.Group) {
    var answered: [Key: Bool] = [:]
    answered.reserveCapacity(data.responses.count)
    for response in 0..<data.responses.count {
      let respondent = data.responses.respondent[response]
      let isComplete = data.responses.isComplete[response]
      for key in [Key(respondent, data.responses.unit[response]), Key(respondent, nil)] {
        answered[key, default: false] = answered[key, default: false] || isComplete
      }
    }
    var brokenOff: Set<Key> = []
    for breakOff in data.breakOffs {
      brokenOff.insert(Key(breakOff.respondent, breakOff.unit))
      brokenOff.insert(Key(breakOff.respondent, nil))
    }
    var seen: Set<Key> = []
    var dispositions: [Disposition] = []
    var unconfirmed = 0
    var rows: [Int] = []
    var counts = DispositionCounts()
    dispositions.reserveCapacity(frame.count)
    for row in 0..<frame.count {
      let key = Key(frame.respondent[row], frame.unit[row])
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
    }
    disposition = dispositions
    self.unconfirmed = unconfirmed
    self.rows = rows
    self.counts = counts
  }

  private struct Key: Hashable {
    let respondent: UInt32
    let unit: UInt32?
    init(_ respondent: UInt32, _ unit: UInt32?) {
      self.respondent = respondent
      self.unit = unit
    }
  }
}
