package import SurveyModel

/// What a survey of given exports most likely is: the layout, the units, the questions and their scales.
struct SurveyProposal {
  struct Named: Hashable {
    let id: String
    let name: String
    var count = 0
    /// Further texts of the cells that mean it.
    var aliases: [String] = []
  }

  enum UnitLayout: Hashable {
    case column(String)
    case severalInCell(String, separator: Character)
    /// Columns `Question [Unit]`.
    case blocks
    /// A file for each unit.
    case files
    case one
  }

  struct ProposedQuestion: Hashable {
    let code: String
    /// The header; of blocks with `{unit}` in it.
    let header: String
    let text: String
    /// Index into ``scales``.
    var scale: Int
    /// Answers that the scale does not know.
    var unknown: [String] = []
  }

  /// The questions of one grid, or of one prefix.
  struct Section: Hashable {
    let id: String
    let name: String
    var questions: [ProposedQuestion]
  }

  struct ProposedScale: Hashable {
    let id: String
    let scale: ScaleProposal
    /// As they were seen, most frequent first.
    var seen: [Seen]

    struct Seen: Hashable {
      let text: String
      let count: Int
    }
  }

  /// A column that is not read, as a comment.
  struct Unread: Hashable {
    let header: String
    let reason: LocalizedText
  }

  var layout = UnitLayout.one
  var units: [Named] = []
  var strata: [Named] = []
  /// `respondent`, `unit` and the like, in the order in which they are written.
  var columns: [(role: String, header: String)] = []
  var usesTaxCodes = false
  var hasConsent = false
  var sections: [Section] = []
  var satisfaction: String?
  var scales: [ProposedScale] = []
  var unread: [Unread] = []
  var dateOrder: RespondentGroup.DateOrder?
  var fieldwork: (from: CalendarDate, to: CalendarDate)?
}

/// Something that the files do not tell for sure.
package struct InitDecision: Sendable {
  package let question: LocalizedText
  /// Two at least.
  package let options: [LocalizedText]
  /// Among the options.
  package let likeliest: Int
}
