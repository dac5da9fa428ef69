/// People who answer the same questionnaire, with their files: the firms; the department's own assessors.
public struct RespondentGroup: Sendable, Hashable {
  /// One file of responses.
  public struct ResponseFile: Sendable, Hashable {
    public let file: String
    /// Index into `Survey.units` where the whole file speaks of one unit; `nil` where a column names the unit.
    public let unit: Int?
    public let format: FileFormat
    /// Id of the survey platform; stated by the survey, else recognised.
    public let platform: String?
    /// Stated by the survey, else found from the column of times.
    public let dateOrder: DateOrder?
    /// Where its headers of other than answers differ from the group's.
    public let columns: Columns?
    /// Where its headers of answers differ from the group's: one for each question of the group.
    public let headers: [String]?

    public init(
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
  public struct Block: Sendable, Hashable {
    /// Where the answers stand.
    public enum Place: Sendable, Hashable {
      /// In the columns of the questions, whose headers hold ``placeholder``: it stands for one of these texts. Without `isRequired` a unit of which a
      /// file has no column is simply not rated in it.
      case marks([String], isRequired: Bool)
      /// The header of each question of the group; `nil` where the question is not asked about the unit.
      case headers([String?])
    }

    /// Stands in the header of a question for what tells the units apart.
    public static let placeholder = "{unit}"

    /// Index into `Survey.units`.
    public let unit: Int
    public let place: Place

    public init(unit: Int, place: Place) {
      self.unit = unit
      self.place = place
    }
  }

  /// What a respondent's id is.
  public enum RespondentID: String, Sendable, Hashable, CaseIterable {
    /// Any text.
    case text
    /// A Vietnamese tax code.
    case taxCode = "tax-code"
  }

  /// In which order a date has its day, month and year.
  public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dmy, mdy, ymd
  }

  /// The headers of the columns that are not answers.
  public struct Columns: Sendable, Hashable {
    /// Without it every row is its own respondent.
    public let respondent: String?
    public let unit: String?
    public let stratum: String?
    /// When the form was sent in; decides between duplicates.
    public let submitted: String?
    /// One column that names several units, all of which the row's answers rate.
    public let units: String?
    /// Whether the respondent agreed to take part.
    public let consent: String?
    /// When the form was begun.
    public let started: String?
    /// Seconds that the form took.
    public let duration: String?
    /// Internet address; never published.
    public let address: String?

    public init(
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
    public var all: [String] {
      [respondent, unit, stratum, submitted, units, consent, started, duration, address].compactMap(\.self)
    }
  }

  /// Which of several rows of one respondent about one unit counts.
  public enum DuplicateRule: String, Sendable, Hashable, CaseIterable {
    /// The latest `submitted`; the later in file order decides ties and where there is no date.
    case latest
    case first
    /// The row with most questions answered; the later in file order decides ties.
    case mostComplete = "most-complete"
    /// Two such rows are an error of the whole import.
    case refuse
  }

  /// Shares of the applicable questions that a complete and a partial response have answered.
  public struct Completeness: Sendable, Hashable {
    public let complete: Double
    public let partial: Double

    /// `nil` unless 0 ≤ partial ≤ complete ≤ 1.
    public init?(complete: Double = 0.8, partial: Double = 0.5) {
      guard partial >= 0, partial <= complete, complete <= 1 else { return nil }
      self.complete = complete
      self.partial = partial
    }
  }

  /// Known numbers of eligible respondents, where there is no frame or beside it.
  public enum Population: Sendable, Hashable {
    /// By index into `Survey.strata`.
    case byStratum([Int: Int])
    /// By index into `Survey.units`, then into `Survey.strata`.
    case byUnitAndStratum([Int: [Int: Int]])
  }

  public let id: String
  /// What a reader calls the group; the id where the survey does not say.
  public let name: LocalizedText
  /// At least one.
  public let responses: [ResponseFile]
  public let columns: Columns
  /// At least one.
  public private(set) var questions: [Question]
  public let duplicates: DuplicateRule
  public let completeness: Completeness
  /// Reasons that this survey declares beyond those that always apply.
  public let leaveOut: [LeftOutReason]
  /// Path of frame.csv.
  public let frame: String?
  /// Of frame.csv.
  public let frameFormat: FileFormat
  public let population: Population?
  /// One firm rates several units in one row, each in its own columns; empty where it does not.
  public let blocks: [Block]
  /// Columns of a multiple choice of units, one for each: the row's answers rate every unit whose cell is chosen.
  public let unitColumns: [UnitColumn]
  /// Between the units of one cell.
  public let separator: Character
  public let respondentID: RespondentID
  /// Texts that agree to take part; of ``Columns/consent``.
  public let consent: [String]
  public let quality: Quality?

  /// A column of a multiple choice of units.
  public struct UnitColumn: Sendable, Hashable {
    /// Index into `Survey.units`.
    public let unit: Int
    public let header: String

    public init(unit: Int, header: String) {
      self.unit = unit
      self.header = header
    }
  }

  /// What agrees where the survey does not say.
  public static let standardConsent = [
    "Có", "Đồng ý", "Tôi đồng ý", "Đồng ý tham gia", "Yes", "Y", "I agree", "Agree", "I consent", "True", "1",
  ]

  public init(
    id: String, name: LocalizedText? = nil, responses: [ResponseFile], columns: Columns, questions: [Question],
    duplicates: DuplicateRule = .latest, completeness: Completeness = Completeness()!, leaveOut: [LeftOutReason] = [],
    frame: String? = nil, frameFormat: FileFormat = FileFormat(), population: Population? = nil, blocks: [Block] = [],
    unitColumns: [UnitColumn] = [], separator: Character = ";",
    respondentID: RespondentID = .text, consent: [String] = RespondentGroup.standardConsent, quality: Quality? = nil
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
    self.population = population
    self.blocks = blocks
    self.unitColumns = unitColumns
    self.separator = separator
    self.respondentID = respondentID
    self.consent = consent
    self.quality = quality
  }

  /// The same group asked the same questions on other scales.
  public func with(questions: [Question]) -> RespondentGroup {
    var group = self
    group.questions = questions
    return group
  }

  /// The headers of other than answers in one of the files.
  public func columns(of file: ResponseFile) -> Columns { file.columns ?? columns }

  /// The headers of the questions in one of the files.
  public func headers(of file: ResponseFile) -> [String] { file.headers ?? questions.map(\.column) }

  /// Whether any of the files names its respondents; otherwise every row is its own.
  public var namesRespondents: Bool { responses.contains { columns(of: $0).respondent != nil } }
}

/// A closed question of the questionnaire.
public struct Question: Sendable, Hashable {
  /// The name that indexes use.
  public let code: String
  /// The header of its column in the files.
  public let column: String
  /// Index into `Survey.scales`; of a reversed question, the turned scale.
  public let scale: Int
  /// Whether the best answer is the one that the scale has for the worst: its answers are turned when they are read.
  public let isReversed: Bool

  public init(code: String, column: String, scale: Int, isReversed: Bool = false) {
    self.code = code
    self.column = column
    self.scale = scale
    self.isReversed = isReversed
  }
}
