package import SurveyModel

/// What a survey of given exports most likely is: the layout, the units, the questions and their scales, and what could not be told.
struct SurveyProposal {
  struct Named: Hashable {
    let id: String
    let name: String
    var count = 0
    /// Further texts of the cells that mean it.
    var aliases: [String] = []
    /// As survey.yaml writes it, where an earlier edition has it.
    var definition: [String] = []
  }

  enum UnitLayout: Hashable {
    case column(String)
    case severalInCell(String, separator: Character)
    /// A column for each unit that could be chosen: the unit's name, and the header of its column.
    case choiceColumns([ChoiceColumn])
    /// Columns `Question [Unit]`.
    case blocks
    /// A file for each unit.
    case files
    case one
  }

  struct ChoiceColumn: Hashable {
    let unit: String
    let header: String
  }

  struct ProposedQuestion: Hashable {
    let code: String
    /// The header; of blocks with `{unit}` in it.
    let header: String
    let text: String
    /// Index into ``SurveyProposal/scales``.
    var scale: Int
    /// Answers that the scale does not know.
    var unknown: [String] = []
    var isReversed = false
    /// Why the ends of the scale are a guess; `nil` where they are known.
    var guess: LocalizedText?
    /// Columns of the export.
    var columns: [Int] = []
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

  /// Those who answered one questionnaire.
  struct Group {
    let id: String
    let export: CountedExport
    var layout = UnitLayout.one
    /// `respondent`, `unit` and the like, in the order in which they are written.
    var columns: [(role: String, header: String)] = []
    var usesTaxCodes = false
    /// The strata of its export, with what stands for them in the cells; those of its list behind them.
    var strataNames: [(text: String, count: Int, codes: [String])] = []
    /// The list of those invited, where it was given too.
    var frame: InvitedList.Place?
    var hasConsent = false
    /// Answers that agree, where the standard ones do not tell.
    var consent: [String]?
    var sections: [Section] = []
    var satisfaction: String?
    var unread: [Unread] = []
    var dateOrder: RespondentGroup.DateOrder?
    var fieldwork: (from: CalendarDate, to: CalendarDate)?
    /// Codes of questions that were shown together or not at all.
    var shownTogether: [[String]] = []
    var open: [OpenDecision] = []
    /// What is taken though it is not sure.
    var guesses: [OpenDecision] = []
    /// Columns that may name units where none is taken for it, each with how many names it has.
    var otherUnits: [LocalizedText] = []
    /// Each rule of the decisions, for people.
    var notes: [LocalizedText] = []

    var questions: [ProposedQuestion] { sections.flatMap(\.questions) }

    /// Whether nothing in it is a question or could be decided to be one.
    var isNoQuestionnaire: Bool { questions.isEmpty && open.isEmpty }
    /// Whether it has the columns of a list of those invited, and no question.
    var isList: Bool { questions.isEmpty && FrameReader.isList(export.files[0].header) }

    /// What its columns were taken for, with how many there are of each.
    var seen: LocalizedText {
      var counts: [(reason: LocalizedText, count: Int)] = []
      for column in unread {
        if let place = counts.firstIndex(where: { $0.reason == column.reason }) {
          counts[place].count += 1
        } else {
          counts.append((column.reason, 1))
        }
      }
      counts.sort { $0.count != $1.count ? $0.count > $1.count : $0.reason[.en] < $1.reason[.en] }
      return LocalizedText { language in counts.map { "\($0.reason[language]): \($0.count)" }.joined(separator: ", ") }
    }

    /// Takes questions off that nobody answered.
    mutating func drop(_ codes: Set<String>) {
      for question in questions where codes.contains(question.code) {
        unread.append(.init(header: question.header, reason: ProposalWords.noResponseAnswers))
      }
      for place in sections.indices { sections[place].questions.removeAll { codes.contains($0.code) } }
      sections.removeAll { $0.questions.isEmpty }
      shownTogether = shownTogether.map { block in block.filter { !codes.contains($0) } }.filter { !$0.isEmpty }
      if let code = satisfaction, codes.contains(code) { satisfaction = nil }
    }
  }

  /// The figures beside the ranking.
  struct Context {
    let table: FigureTable
    /// `nil` where nothing tells.
    let numberFormat: Survey.NumberFormat?
    let remark: LocalizedText
  }

  var context: Context?
  /// How the exports write their decimals; the habit of the survey's language where they have none.
  var numberFormat = Survey.NumberFormat.vi
  var units: [Named] = []
  var strata: [Named] = []
  /// One at least.
  var groups: [Group] = []
  var scales: [ProposedScale] = []
  var language = Language.vi

  var fieldwork: (from: CalendarDate, to: CalendarDate)? {
    let all = groups.compactMap(\.fieldwork)
    guard let from = all.map(\.from).min(), let to = all.map(\.to).max() else { return nil }
    return (from, to)
  }

  var open: [OpenDecision] { groups.flatMap(\.open) }

  /// The weight of each group of respondents, in their order; a guess where nobody decided it.
  var groupWeights: [Int] = []
  var weightsGuess: OpenDecision?
  var guesses: [OpenDecision] { groups.flatMap(\.guesses) + [weightsGuess].compactMap(\.self) }
}

/// Something that the files do not tell for sure, for whoever is asked: a terminal, a page.
///
/// It shows headers, labels of closed answers and counts; never a respondent's id or text.
package struct InitDecision: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case unit, scale, dates, numbers, header, respondent, weights
  }

  /// One way to decide.
  package struct Option: Sendable, Hashable {
    package let text: LocalizedText
    /// Cells that are read so.
    package let count: Int
  }

  package struct Value: Sendable, Hashable {
    package let text: String
    package let count: Int
  }

  package let kind: Kind
  /// Headers of the columns that it is about.
  package let columns: [String]
  package let question: LocalizedText
  /// Two at least; the last leaves it open.
  package let options: [Option]
  /// Among the options: what is taken where nobody can be asked is always to leave it open.
  package let likeliest: Int
  package let evidence: LocalizedText
  /// The most frequent answers.
  package let values: [Value]
  /// Cells whose part in the score hangs on it.
  package let weight: Int
}
