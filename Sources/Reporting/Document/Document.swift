package import SurveyModel

/// A report in one language as a value: what it tells and in which order, and nothing of how a format shows it.
///
/// Numbers stay numbers in tables and charts. Everything that a reader may want alone has an id: a section becomes a fragment of HTML, a chart a picture.
package struct Document: Sendable, Hashable {
  /// What the report is about, for its head: `Kỳ khảo sát`, `2023`.
  struct Fact: Sendable, Hashable {
    let name: String
    let value: String
    var detail = ""
    /// The same where there is no room for a name and a value side by side.
    let sentence: String
  }

  /// The kinds of files, as far as they have room for different things.
  enum Medium: Sendable, Hashable, CaseIterable {
    case page
    /// Markdown, and what else is read from its beginning to its end.
    case text
    case workbook
  }

  package struct Section: Sendable, Hashable {
    package let id: String
    package let heading: String
    /// What to look for.
    var lead: String?
    let blocks: [Block]
    /// Technical matter, for those who check.
    var isAnnex = false
  }

  /// What stands together under a heading of its own, or under that of its section.
  struct Block: Sendable, Hashable {
    let id: String
    var heading: String?
    /// Behind the heading: how many there are.
    var count: String?
    /// A reader of a page opens it.
    var isFolded = false
    var media = Set(Medium.allCases)
    let parts: [Part]
  }

  enum Part: Sendable, Hashable {
    case paragraphs([String])
    /// What the numbers say, one sentence each.
    case findings([String])
    case keyFigures([KeyFigure])
    /// To be printed as it stands.
    case press(String)
    case figure(Figure)
    case table(ReportTable)
    case files([File])
  }

  /// A chart with what its marks mean.
  package struct Figure: Sendable, Hashable {
    /// What a mark of the chart means.
    struct Key: Sendable, Hashable {
      /// How the mark looks: a class of the style sheet.
      let swatch: String
      let text: String
    }

    package let id: String
    let chart: Chart
    var keys: [Key] = []
    var caption: String?
  }

  /// What the numbers were computed from, so that anyone can check that they hold the same files.
  struct File: Sendable, Hashable {
    let path: String
    let bytes: Int
    let sha256: String
  }

  package let language: Language
  package let title: String
  let organization: String
  var logo: Logo?
  /// What every reader must know before anything else.
  let notice: String?
  let facts: [Fact]
  /// There is no clock in a report: without a day of publication it carries none.
  let published: CalendarDate?
  package let sections: [Section]
  /// Who made it and how, for the foot of a page.
  let imprint: [String]
}

extension Document {
  package func section(_ id: String) -> Section? { sections.first { $0.id == id } }

  /// All charts, in the order of the report.
  package var figures: [Figure] {
    sections.flatMap(\.blocks).flatMap { block in
      block.parts.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
  }

  package func figure(_ id: String) -> Figure? { figures.first { $0.id == id } }

  /// All tables that a medium shows, in the order of the report.
  func tables(for medium: Medium) -> [ReportTable] {
    sections.flatMap(\.blocks).filter { $0.media.contains(medium) }.flatMap { block in
      block.parts.compactMap { if case .table(let table) = $0, !table.rows.isEmpty { table } else { nil } }
    }
  }
}

extension Document.Block {
  /// A table under its own title; `nil` where it has no rows.
  init?(
    _ table: ReportTable, id: String? = nil, heading: String? = nil, isFolded: Bool = false,
    media: Set<Document.Medium> = Set(Document.Medium.allCases)
  ) {
    guard !table.rows.isEmpty else { return nil }
    self.init(
      id: id ?? table.id.rawValue + "-table", heading: heading ?? table.title, isFolded: isFolded, media: media, parts: [.table(table)])
  }
}
