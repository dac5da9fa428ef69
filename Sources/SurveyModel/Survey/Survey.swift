/// What the data of one edition are, and where they lie: the contents of survey.yaml. Never how they are scored.
///
/// A survey without respondent groups and an index is one of figures alone: it has a context, and nothing is scored or ranked.
///
/// Paths are as written, relative to the survey's folder.
package struct Survey: Sendable, Hashable {
  package struct Fieldwork: Sendable, Hashable {
    package let from: CalendarDate
    package let to: CalendarDate
    package let mode: LocalizedText?

    package init(from: CalendarDate, to: CalendarDate, mode: LocalizedText? = nil) {
      self.from = from
      self.to = to
      self.mode = mode
    }
  }

  /// How numbers are written in a file.
  package enum NumberFormat: String, Sendable, Hashable, CaseIterable {
    /// `16.351,83`
    case vi
    /// `16,351.83`
    case en
  }

  package struct ContextSource: Sendable, Hashable {
    package let file: String
    /// `nil` where the figures themselves must tell.
    package let numberFormat: NumberFormat?
    /// What the figures of a wide table measure, where its own words do not tell.
    package let indicator: String?
    /// What an indicator, issuer, measure, source or note of the file is in each language.
    package let names: [String: LocalizedText]
    package let format: FileFormat
    package let columns: ContextColumns

    package init(
      file: String, numberFormat: NumberFormat? = nil, indicator: String? = nil, names: [String: LocalizedText] = [:],
      format: FileFormat = FileFormat(), columns: ContextColumns = ContextColumns()
    ) {
      self.columns = columns
      self.indicator = indicator
      self.file = file
      self.format = format
      self.numberFormat = numberFormat
      self.names = names
    }
  }

  /// How much of a report is told to the public.
  package enum PublicPart: String, Sendable, Hashable, CaseIterable {
    case full
    /// Without what is for those who check: other weights, treatment, the list of problems.
    case summary
  }

  /// Which columns of a wide table hold what, where a survey states it.
  package struct ContextColumns: Sendable, Hashable {
    /// A column of figures.
    package struct Figure: Sendable, Hashable {
      package let header: String
      package let kind: ContextTable.Kind
      /// Who set a target or made a forecast; empty where nobody is named.
      package let issuer: String
      /// Whether it is of the year before.
      package let isBefore: Bool

      package init(header: String, kind: ContextTable.Kind, issuer: String = "", isBefore: Bool = false) {
        self.header = header
        self.kind = kind
        self.issuer = issuer
        self.isBefore = isBefore
      }
    }

    package let unit: String?
    /// Empty where the words of the headers tell.
    package let figures: [Figure]

    package init(unit: String? = nil, figures: [Figure] = []) {
      self.unit = unit
      self.figures = figures
    }
  }

  package let title: LocalizedText
  package let organization: LocalizedText
  package let edition: String
  /// The date that reports carry; there is no clock in them. Where the survey states none they carry none.
  package let published: CalendarDate?
  package let fieldwork: Fieldwork?
  /// Leads every report: says, for instance, that the answers are synthetic.
  package let notice: LocalizedText?
  /// Path of the index file; `nil` in a survey of figures alone.
  package let index: String?
  /// Path of the previous edition's folder.
  package let previous: String?
  /// First language of the report.
  package let language: Language
  package let unitNoun: LocalizedText
  package let units: [Unit]
  /// Whose rows are read and counted as ``LeftOutReason/unitLeftOut``. A file names them like the others; where a unit is meant by its position, theirs
  /// follow those of ``units``.
  package let leftOutUnits: [Unit]
  /// Empty where the survey is not stratified.
  package let strata: [Stratum]
  package let scales: [AnswerScale]
  /// Empty in a survey of figures alone.
  package let respondentGroups: [RespondentGroup]
  package let context: ContextSource?
  /// Of every table of the survey.
  package let limits: ImportLimits
  /// Columns that are no question yet: what `init` could not tell.
  package let openDecisions: [OpenDecision]
  package let publicPart: PublicPart
  /// Path of the picture at the head of reports.
  package let logoFile: String?
  /// The picture itself, once it was read.
  package var logo: Logo?

  package init(
    title: LocalizedText, organization: LocalizedText, edition: String, published: CalendarDate?,
    fieldwork: Fieldwork? = nil, notice: LocalizedText? = nil, index: String?, previous: String? = nil,
    language: Language = .vi, unitNoun: LocalizedText, units: [Unit], leftOutUnits: [Unit] = [], strata: [Stratum] = [],
    scales: [AnswerScale],
    respondentGroups: [RespondentGroup], context: ContextSource? = nil, limits: ImportLimits = ImportLimits(),
    openDecisions: [OpenDecision] = [], publicPart: PublicPart = .full, logoFile: String? = nil, logo: Logo? = nil
  ) {
    self.title = title
    self.organization = organization
    self.edition = edition
    self.published = published
    self.fieldwork = fieldwork
    self.notice = notice
    self.index = index
    self.previous = previous
    self.language = language
    self.unitNoun = unitNoun
    self.units = units
    self.leftOutUnits = leftOutUnits
    self.strata = strata
    self.scales = scales
    self.respondentGroups = respondentGroups
    self.context = context
    self.limits = limits
    self.openDecisions = openDecisions
    self.publicPart = publicPart
    self.logoFile = logoFile
    self.logo = logo
  }
}
