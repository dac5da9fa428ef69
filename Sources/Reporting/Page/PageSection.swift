/// A section of the page: a heading, a sentence that says what to look for, and what it shows.
struct PageSection {
  let id: String
  let heading: String
  var lead: String?
  let blocks: [PageBlock]

  /// Every key is set: the template would look for a missing one further out.
  var values: [String: Any] {
    ["id": id, "heading": heading, "lead": lead.map { [$0] } ?? [], "blocks": blocks.map(\.values)]
  }
}

/// A part of a section: a chart, a table, or paragraphs.
struct PageBlock {
  /// What the marks of a chart mean.
  struct Key {
    /// The class of the swatch in the style sheet.
    let swatch: String
    let text: String
  }

  struct Figure {
    let charts: [String]
    let label: String
    var keys: [Key] = []
    var caption: String?
    /// Scrolls sideways in a narrow window.
    var isWide = false
  }

  /// Makes the block one that a reader opens.
  var summary: String?
  var heading: String?
  /// Behind the heading.
  var count: String?
  var paragraphs: [String] = []
  var figure: Figure?
  /// As of ``PageTable/values``.
  var table: [String: Any]?

  var values: [String: Any] {
    [
      "summary": summary.map { [$0] } ?? [],
      "subheading": heading.map { [["text": $0, "count": count.map { [$0] } ?? []] as [String: Any]] } ?? [],
      "paragraphs": paragraphs,
      "figure": figure.map { [values(of: $0)] } ?? [],
      "table": table.map { [$0] } ?? [],
    ]
  }

  private func values(of figure: Figure) -> [String: Any] {
    [
      "charts": figure.charts.map { ["svg": $0] }, "label": figure.label, "wide": figure.isWide,
      "keys": figure.keys.map { ["class": $0.swatch, "text": $0.text] }, "caption": figure.caption.map { [$0] } ?? [],
    ]
  }
}
