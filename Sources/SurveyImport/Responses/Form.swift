import SurveyModel

/// What became of one set of answers.
struct Form {
  let answered: Int
  let applicable: Int
  /// Whether any cell holds more than "does not apply" or "never shown".
  let holdsAnything: Bool

  /// Cells counted by what they hold, three counts of 21 bits in one number: adding what a table says of each byte takes no branch, and which kind
  /// comes next nobody can guess.
  struct Counts {
    private var sum: UInt64 = 0

    @inline(__always) mutating func add(_ kind: UInt64) { sum &+= kind }

    /// What a byte is counted as.
    static func kind(_ byte: UInt8) -> UInt64 {
      switch MissingKind(rawValue: byte) {
      case .notApplicable: 1 << 21
      case .offScale: 1 << 42
      case .notReached, .blank: 0
      case .dontKnow, .refused, nil: 1
      }
    }

    func form(questions: Int) -> Form {
      let (answered, notApplicable) = (Int(sum & 0x1F_FFFF), Int(sum >> 21 & 0x1F_FFFF))
      return Form(answered: answered, applicable: questions - notApplicable, holdsAnything: answered > 0 || sum >> 42 > 0)
    }
  }
}
