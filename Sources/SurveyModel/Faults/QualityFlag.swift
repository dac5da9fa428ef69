/// A sign of a careless or a false response. A flag is counted and shown; the response counts unless the survey leaves flagged ones out.
package enum QualityFlag: String, Sendable, Hashable, CaseIterable {
  /// The same answer again and again.
  case straightLining = "straight-lining"
  /// Filled in faster than the questions can be read.
  case speeding
  /// The same long text as another respondent.
  case identicalText = "identical-text"
  /// One of many forms from one address within minutes.
  case burst = "bursts"

  /// In a set of flags, one byte a response.
  package var bit: UInt8 {
    switch self {
    case .straightLining: 1
    case .speeding: 2
    case .identicalText: 4
    case .burst: 8
    }
  }

  /// The flags of a set.
  package static func flags(of byte: UInt8) -> [QualityFlag] { allCases.filter { byte & $0.bit != 0 } }
}

extension RespondentGroup {
  /// Which signs of careless responses are looked for. A check that is `nil` is not made.
  package struct Quality: Sendable, Hashable {
    /// Answers alike to at least so many questions in a row that share a scale. Answers are compared as they were ticked, before a reversed question
    /// is turned; a missing answer is passed over. Only scales that five questions or more share.
    package struct StraightLining: Sendable, Hashable {
      package let answers: Int
      package init(answers: Int = 10) { self.answers = answers }
    }

    /// Fewer seconds for each answer than a share of the median, or fewer seconds for the form than a given number. A form without a duration is not judged.
    package struct Speeding: Sendable, Hashable {
      package let shareOfMedian: Double?
      package let seconds: Double?

      package init(shareOfMedian: Double? = 1.0 / 3, seconds: Double? = nil) {
        self.shareOfMedian = shareOfMedian
        self.seconds = seconds
      }
    }

    /// The same text of at least so many characters from two respondents, in one of the columns.
    package struct IdenticalText: Sendable, Hashable {
      /// Headers.
      package let columns: [String]
      package let characters: Int

      package init(columns: [String], characters: Int = 30) {
        self.columns = columns
        self.characters = characters
      }
    }

    /// More than so many forms from one address within so many minutes. A form without a time or an address is not judged.
    package struct Bursts: Sendable, Hashable {
      package let forms: Int
      package let minutes: Double

      package init(forms: Int = 10, minutes: Double = 10) {
        self.forms = forms
        self.minutes = minutes
      }
    }

    package let straightLining: StraightLining?
    package let speeding: Speeding?
    package let identicalText: IdenticalText?
    package let bursts: Bursts?

    package init(
      straightLining: StraightLining? = nil, speeding: Speeding? = nil, identicalText: IdenticalText? = nil, bursts: Bursts? = nil
    ) {
      self.straightLining = straightLining
      self.speeding = speeding
      self.identicalText = identicalText
      self.bursts = bursts
    }
  }
}
