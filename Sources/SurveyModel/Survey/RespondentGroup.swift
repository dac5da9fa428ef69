/// People who answer the same questionnaire, with their files: the firms; the department's own assessors.
package struct RespondentGroup: Sendable, Hashable {
  /// One file of responses.
  package struct ResponseFile: Sendable, Hashable {
    package let file: String
    /// Index into `Survey.units` where the whole file speaks of one unit; `nil` where a column names the unit.
    package let unit: Int?
    package let format: FileFormat
    /// Id of the survey platform; stated by the survey, else recognised.
    package let platform: String?
    /// Stated by the survey, else found from the column of times.
    package let dateOrder: DateOrder?
    /// Where its headers of other than answers differ from the group's.
    package let columns: Columns?
    /// Where its headers of answers differ from the group's: one for each question of the group.
    package let headers: [String]?

    package init(
      file: String, unit: Int? = nil, format: FileFormat = FileFormat(), platform: String? = nil, dateOrder: DateOrder? = nil,
      columns: Columns? = nil, headers: [String]? = nil
    ) {
      self.file = file
      self.unit = unit
      self.format = format
      self.platform = platform
      self.dateOrder = dateOrder
      self.columns = columns
      self.headers = headers
    }
  }

  /// A block of columns in which a respondent rates one of several units.
  package struct Block: Sendable, Hashable {
    /// Where the answers stand.
    package enum Place: Sendable, Hashable {
      /// In the columns of the questions, whose headers hold ``placeholder``: it stands for one of these texts. Without `isRequired` a unit of which a
      /// file has no column is simply not rated in it.
      case marks([String], isRequired: Bool)
      /// The header of each question of the group; `nil` where the question is not asked about the unit.
      case headers([String?])
    }

    /// Stands in the header of a question for what tells the units apart.
    package static let placeholder = "{unit}"

    /// Index into `Survey.units`.
    package let unit: Int
    package let place: Place

    package init(unit: Int, place: Place) {
      self.unit = unit
      self.place = place
    }
  }

  /// What a respondent's id is.
  package enum RespondentID: String, Sendable, Hashable, CaseIterable {
    /// Any text.
    case text
    /// A Vietnamese tax code.
    case taxCode = "tax-code"
  }

  /// In which order a date has its day, month and year.
  package enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dmy, mdy, ymd
  }

  /// The headers of the columns that are not answers.
  package struct Columns: Sendable, Hashable {
    /// Without it every row is its own respondent.
    package let respondent: String?
    package let unit: String?
    package let stratum: String?
    /// When the form was sent in; decides between duplicates.
    package let submitted: String?
    /// One column that names several units, all of which the row's answers rate.
    package let units: String?
    /// Whether the respondent agreed to take part.
    package let consent: String?
    /// When the form was begun.
    package let started: String?
    /// Seconds that the form took.
    package let duration: String?
    /// Internet address; never published.
    package let address: String?

    package init(
      respondent: String? = nil, unit: String? = nil, stratum: String? = nil, submitted: String? = nil, units: String? = nil,
      consent: String? = nil, started: String? = nil, duration: String? = nil, address: String? = nil
    ) {
      self.respondent = respondent
      self.unit = unit
      self.stratum = stratum
      self.submitted = submitted
      self.units = units
      self.consent = consent
      self.started = started
      self.duration = duration
      self.address = address
    }

    /// All headers that are mapped.
    package var all: [String] {
      [respondent, unit, stratum, submitted, units, consent, started, duration, address].compactMap(\.self)
    }
  }

  /// Which of several rows of one respondent about one unit counts.
  package enum DuplicateRule: String, Sendable, Hashable, CaseIterable {
    /// The latest `submitted`; the later in file order decides ties and where there is no date.
    case latest
    case first
    /// The row with most questions answered; the later in file order decides ties.
    case mostComplete = "most-complete"
    /// Two such rows are an error of the whole import.
    case refuse
  }

  /// Shares of the applicable questions that a complete and a partial response have answered.
  package struct Completeness: Sendable, Hashable {
    package let complete: Double
    package let partial: Double

    /// `nil` unless 0 ≤ partial ≤ complete ≤ 1.
    package init?(complete: Double = 0.8, partial: Double = 0.5) {
      guard partial >= 0, partial <= complete, complete <= 1 else { return nil }
      self.complete = complete
      self.partial = partial
    }
  }

  /// Known numbers of eligible respondents, where there is no frame or beside it.
  package enum Population: Sendable, Hashable {
    /// By index into `Survey.strata`.
    case byStratum([Int: Int])
    /// By index into `Survey.units`, then into `Survey.strata`.
    case byUnitAndStratum([Int: [Int: Int]])
  }

  package let id: String
  /// What a reader calls the group; the id where the survey does not say.
  package let name: LocalizedText
  /// At least one.
  package let responses: [ResponseFile]
  package let columns: Columns
  /// At least one.
  package private(set) var questions: [Question]
  package let duplicates: DuplicateRule
  package let completeness: Completeness
  /// Reasons that this survey declares beyond those that always apply.
  package let leaveOut: [LeftOutReason]
  /// Path of frame.csv.
  package let frame: String?
  /// Of frame.csv.
  package let frameFormat: FileFormat
  package let frameWords: FrameWords
  package let population: Population?
  /// One firm rates several units in one row, each in its own columns; empty where it does not.
  package let blocks: [Block]
  /// Columns of a multiple choice of units, one for each: the row's answers rate every unit whose cell is chosen.
  package let unitColumns: [UnitColumn]
  /// Between the units of one cell.
  package let separator: Character
  package let respondentID: RespondentID
  /// Texts that agree to take part; of ``Columns/consent``.
  package let consent: [String]
  package let quality: Quality?
  /// Whether what few answered is withheld. Assessors whose scores are official acts are not protected by a threshold of publication.
  package let isConfidential: Bool
  /// Questions, by index, that are shown together or not at all: where all of a block is empty it was not asked, and leaves the denominator of completeness.
  package let shownTogether: [[Int]]

  /// How an office's own list of those invited is worded.
  package struct FrameWords: Sendable, Hashable {
    /// Headers by `respondent`, `unit`, `stratum` and `disposition`; what is missing is found by its usual names.
    package let columns: [String: String]
    /// Texts of the column of outcomes beside those that are known.
    package let dispositions: [String: Disposition]

    package init(columns: [String: String] = [:], dispositions: [String: Disposition] = [:]) {
      self.columns = columns
      self.dispositions = dispositions
    }
  }

  /// A column of a multiple choice of units.
  package struct UnitColumn: Sendable, Hashable {
    /// Index into `Survey.units`.
    package let unit: Int
    package let header: String

    package init(unit: Int, header: String) {
      self.unit = unit
      self.header = header
    }
  }

  /// What agrees where the survey does not say.
  package static let standardConsent = [
    "Có", "Đồng ý", "Tôi đồng ý", "Đồng ý tham gia", "Yes", "Y", "I agree", "Agree", "I consent", "True", "1",
  ]

  package init(
    id: String, name: LocalizedText? = nil, responses: [ResponseFile], columns: Columns, questions: [Question],
    duplicates: DuplicateRule = .latest, completeness: Completeness = Completeness()!, leaveOut: [LeftOutReason] = [],
    frame: String? = nil, frameFormat: FileFormat = FileFormat(), frameWords: FrameWords = FrameWords(),
    population: Population? = nil, blocks: [Block] = [],
    unitColumns: [UnitColumn] = [], separator: Character = ";",
    respondentID: RespondentID = .text, consent: [String] = RespondentGroup.standardConsent, quality: Quality? = nil,
    isConfidential: Bool = true, shownTogether: [[Int]] = []
  ) {
    self.id = id
    self.name = name ?? LocalizedText(id)
    self.responses = responses
    self.columns = columns
    self.questions = questions
    self.duplicates = duplicates
    self.completeness = completeness
    self.leaveOut = leaveOut
    self.frame = frame
    self.frameFormat = frameFormat
    self.frameWords = frameWords
    self.population = population
    self.blocks = blocks
    self.unitColumns = unitColumns
    self.separator = separator
    self.respondentID = respondentID
    self.consent = consent
    self.quality = quality
    self.isConfidential = isConfidential
    self.shownTogether = shownTogether
  }

  /// The same group asked the same questions on other scales.
  package func with(questions: [Question]) -> RespondentGroup {
    var group = self
    group.questions = questions
    return group
  }

  /// The headers of other than answers in one of the files.
  package func columns(of file: ResponseFile) -> Columns { file.columns ?? columns }

  /// The headers of the questions in one of the files.
  package func headers(of file: ResponseFile) -> [String] { file.headers ?? questions.map(\.column) }

  /// Whether any of the files names its respondents; otherwise every row is its own.
  package var namesRespondents: Bool { responses.contains { columns(of: $0).respondent != nil } }
}

/// A closed question of the questionnaire.
package struct Question: Sendable, Hashable {
  /// The name that indexes use.
  package let code: String
  /// The header of its column in the files.
  package let column: String
  /// Index into `Survey.scales`; of a reversed question, the turned scale.
  package let scale: Int
  /// Whether the best answer is the one that the scale has for the worst: its answers are turned when they are read.
  package let isReversed: Bool

  package init(code: String, column: String, scale: Int, isReversed: Bool = false) {
    self.code = code
    self.column = column
    self.scale = scale
    self.isReversed = isReversed
  }
}
