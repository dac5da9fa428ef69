/// Styles of the paragraphs; the raw value is the id of the style.
enum WordStyle: String, Sendable, Hashable, CaseIterable {
  case normal = "Normal"
  case body = "BodyText"
  case heading1 = "Heading1"
  case heading2 = "Heading2"
  case heading3 = "Heading3"
  /// The heading of an annex: one of the contents list like ``heading1``, with a number of its own.
  case annex = "AnnexHeading"
  case title = "Title"
  case subtitle = "Subtitle"
  case caption = "Caption"
  case note = "TableNote"
  case tableHead = "TableHead"
  case tableText = "TableText"
  case tableNumber = "TableNumber"
  case finding = "Finding"
  case notice = "Notice"
  case press = "Press"
  case contents = "TOC1"
  case contentsHeading = "TOCHeading"
  case header = "Header"
  /// The blocks of the official form.
  case form = "FormBlock"
  /// The words in a chart.
  case chart = "ChartText"
  /// Holds the end of a section and takes no room.
  case sectionEnd = "SectionEnd"
}

/// How a piece of text differs from its paragraph.
struct WordRun: Sendable, Hashable {
  var isBold = false
  var isItalic = false
  var isRaised = false
  var isMonospaced = false
  /// In half points.
  var size: Int?
  /// RRGGBB.
  var color: String?
}

/// How a paragraph differs from its style.
struct WordParagraph: Sendable, Hashable {
  enum Alignment: String, Sendable, Hashable {
    case start = "left"
    case center
    case end = "right"
  }

  /// A rule under the paragraph, with so much room at its left and right in twentieths of a point.
  struct Rule: Sendable, Hashable {
    let left: Int
    let right: Int
  }

  /// A level of one of the lists of the document; the styles of headings have theirs.
  struct Numbering: Sendable, Hashable {
    let list: Int
    let level: Int
  }

  /// Where the words behind a tabulator stand, in twentieths of a point.
  struct Tab: Sendable, Hashable {
    let position: Int
    let alignment: Alignment
  }

  var alignment: Alignment?
  var staysWithNext = false
  /// In twentieths of a point.
  var indent = 0
  var rule: Rule?
  /// In twentieths of a point.
  var before: Int?
  var after: Int?
  var tabs: [Tab] = []
  var numbering: Numbering?
}

extension XMLWriter {
  mutating func paragraph(
    _ style: WordStyle, _ paragraph: WordParagraph = WordParagraph(), _ content: (inout XMLWriter) -> Void = { _ in }
  ) {
    element("w:p") { xml in
      // The order of the properties is part of the format.
      xml.element("w:pPr") { xml in
        xml.void("w:pStyle", ["w:val": style.rawValue])
        if paragraph.staysWithNext { xml.void("w:keepNext") }
        if let numbering = paragraph.numbering {
          xml.element("w:numPr") { xml in
            xml.void("w:ilvl", ["w:val": String(numbering.level)])
            xml.void("w:numId", ["w:val": String(numbering.list)])
          }
        }
        if paragraph.rule != nil {
          xml.element("w:pBdr") { $0.void("w:bottom", ["w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "000000"]) }
        }
        if !paragraph.tabs.isEmpty {
          xml.element("w:tabs") { xml in
            for tab in paragraph.tabs { xml.void("w:tab", ["w:val": tab.alignment.rawValue, "w:pos": String(tab.position)]) }
          }
        }
        if paragraph.before != nil || paragraph.after != nil {
          xml.void("w:spacing", ["w:before": paragraph.before.map(String.init), "w:after": paragraph.after.map(String.init)])
        }
        if let rule = paragraph.rule {
          xml.void("w:ind", ["w:left": String(rule.left), "w:right": String(rule.right), "w:firstLine": "0"])
        } else if paragraph.indent > 0 {
          xml.void("w:ind", ["w:left": String(paragraph.indent)])
        }
        if let alignment = paragraph.alignment { xml.void("w:jc", ["w:val": alignment.rawValue]) }
      }
      content(&xml)
    }
  }

  mutating func paragraph(_ style: WordStyle, _ text: String, _ paragraph: WordParagraph = WordParagraph(), run: WordRun = WordRun()) {
    self.paragraph(style, paragraph) { $0.run(text, run) }
  }

  mutating func run(_ text: String, _ run: WordRun = WordRun()) {
    guard !text.isEmpty else { return }
    element("w:r") { xml in
      xml.properties(run)
      xml.element("w:t", ["xml:space": "preserve"], text: text)
    }
  }

  mutating func properties(_ run: WordRun) {
    guard run != WordRun() else { return }
    element("w:rPr") { xml in
      if run.isMonospaced { xml.void("w:rFonts", ["w:ascii": "Courier New", "w:hAnsi": "Courier New", "w:cs": "Courier New"]) }
      if run.isBold { xml.void("w:b") }
      if run.isItalic { xml.void("w:i") }
      if let color = run.color { xml.void("w:color", ["w:val": color]) }
      if let size = run.size {
        xml.void("w:sz", ["w:val": String(size)])
        xml.void("w:szCs", ["w:val": String(size)])
      }
      if run.isRaised { xml.void("w:vertAlign", ["w:val": "superscript"]) }
    }
  }

  mutating func tab() { element("w:r") { $0.void("w:tab") } }

  /// A line break within a paragraph.
  mutating func lineBreak() { element("w:r") { $0.void("w:br") } }

  /// A field with what it shows until a reader updates it.
  mutating func field(_ instruction: String, showing text: String) {
    element("w:fldSimple", ["w:instr": " \(instruction) "]) { $0.run(text) }
  }
}
