/// Dense numbers of respondents: those of the frame stay, the others follow in the order of their first response. A respondent all of whose rows were left out
/// has none.
struct RespondentNumbers {
  private let listed: Int
  /// In use, those of the frame among them.
  private var count: Int
  /// Of each number that the frame does not list, from the first on: the new one, or the largest of all for none. Empty as long as none has changed: readers number
  /// respondents as they come, and few rows are left out.
  private var new: [UInt32] = []
  /// The other way round.
  private var old: [UInt32] = []

  init(listed: Int) {
    self.listed = listed
    count = listed
  }

  /// Whether nothing changed and all of so many that the frame does not list are in use.
  func areUnchanged(_ unlisted: Int) -> Bool { new.isEmpty && count - listed == unlisted }

  /// By new number behind those of the frame: the old one, less those of the frame.
  var unlisted: [Int] { new.isEmpty ? Array(0..<count - listed) : old.map { Int($0) } }

  mutating func number(of respondent: UInt32) -> UInt32 {
    let place = Int(respondent) - listed
    guard place >= 0 else { return respondent }
    if new.isEmpty {
      if Int(respondent) < count { return respondent }
      if Int(respondent) == count {
        count += 1
        return respondent
      }
      new = (listed..<count).map { UInt32($0) }
      old = (0..<count - listed).map { UInt32($0) }
    }
    if place >= new.count { new.append(contentsOf: repeatElement(.max, count: place + 1 - new.count)) }
    if new[place] == .max {
      new[place] = UInt32(count)
      old.append(UInt32(place))
      count += 1
    }
    return new[place]
  }

  /// The same array where no number changes.
  mutating func numbers(of respondents: consuming [UInt32]) -> [UInt32] {
    for place in respondents.indices {
      let number = number(of: respondents[place])
      if number != respondents[place] { respondents[place] = number }
    }
    return respondents
  }
}
