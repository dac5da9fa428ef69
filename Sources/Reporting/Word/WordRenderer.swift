import SurveyModel

/// From a document to the body of a Word document.
///
/// Shows what a page shows, in one column: nothing is folded, annexes stand behind the signature, and what is wide turns the sheet.
struct WordRenderer {
  private let document: Document
  private var xml = XMLWriter()
  /// Of the sections that were begun: that of the text written last.
  private var page = WordPage.portrait
  private var isFirstSection = true
  private var tables = 0
  private var figures = 0
  /// Of the objects and of the bookmarks.
  private var objects = 0
  private var isAnnex = false
  /// Colours the table of the components.
  private let shades: ComponentHeatMap?

  /// Pictures beyond which a chart is left out: Word moves slowly among thousands of shapes.
  private static let pictures = 4

  init(_ document: Document) {
    self.document = document
    shades = document.figures.lazy.compactMap { if case .components(let chart) = $0.chart { chart } else { nil } }.first
  }

  private var language: Language { document.language }
  private var shown: [Document.Section] { document.sections.filter { $0.blocks.contains { $0.media.contains(.page) } } }
  private var form: WordForm {
    WordForm(language: language, organization: document.organization, published: document.published, logo: WordLogo(document.logo))
  }

  /// The body, the properties of the last section at its end.
  mutating func body() -> XMLWriter {
    form.head(kind: WordWords.report(language), number: WordWords.numberOfReport(language), title: document.title, to: &xml)
    if let notice = document.notice {
      xml.notice(notice, language)
    }
    xml.paragraph(.form, document.facts.map(\.sentence).joined(separator: " · "), WordParagraph(alignment: .center, after: 200))
    let text = shown.filter { !$0.isAnnex }
    let annexes = shown.filter(\.isAnnex)
    for (place, section) in text.enumerated() {
      write(section)
      if place == 0 { contents(text, annexes) }
    }
    form.foot(width: page.textWidth, to: &xml)
    if !annexes.isEmpty {
      endSection()
      page = .portrait
    }
    isAnnex = true
    for (place, section) in annexes.enumerated() {
      if place > 0 { turn(to: .portrait) }
      write(section)
    }
    xml.paragraph(.note, document.imprint.joined(separator: " · "))
    page.add(to: &xml, isFirst: isFirstSection)
    return xml
  }

  // MARK: - Sections of the sheet

  private mutating func endSection() {
    let (page, isFirst) = (page, isFirstSection)
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        xml.void("w:pStyle", ["w:val": WordStyle.sectionEnd.rawValue])
        page.add(to: &xml, isFirst: isFirst)
      }
    }
    isFirstSection = false
  }

  private mutating func turn(to page: WordPage) {
    guard page != self.page else { return }
    endSection()
    self.page = page
  }

  // MARK: - Headings

  /// The headings of the first level, each leading to its section; Word makes the same list anew when asked.
  private mutating func contents(_ text: [Document.Section], _ annexes: [Document.Section]) {
    let entries =
      text.enumerated().map { ("\(Self.roman($0 + 1)). \($1.heading)", $1) }
      + annexes.enumerated().map { ("\(WordWords.annex(language)) \(Self.roman($0 + 1)). \($1.heading)", $1) }
    guard entries.count > 2 else { return }
    xml.paragraph(.contentsHeading, DocumentWords.contents(language))
    for (place, (words, section)) in entries.enumerated() {
      xml.paragraph(.contents) { xml in
        if place == 0 {
          xml.fieldMark("begin")
          xml.element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"], text: " TOC \\o \"1-1\" \\n \\h \\z \\u ") }
          xml.fieldMark("separate")
        }
        xml.element("w:hyperlink", ["w:anchor": Self.bookmark(section), "w:history": "1"]) { $0.run(words) }
        if place == entries.count - 1 { xml.fieldMark("end") }
      }
    }
  }

  private static func bookmark(_ section: Document.Section) -> String { "_Toc_" + section.id.filter { $0.isLetter || $0.isNumber } }

  private static func roman(_ number: Int) -> String {
    var (rest, text) = (number, "")
    for (value, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  private mutating func write(_ section: Document.Section) {
    let blocks = section.blocks.filter { $0.media.contains(.page) }.map { (block: $0, page: wanted($0)) }
    if let first = blocks.first { turn(to: first.page) }
    objects += 1
    let id = String(objects)
    xml.paragraph(isAnnex ? .annex : .heading1, WordParagraph()) { xml in
      xml.void("w:bookmarkStart", ["w:id": id, "w:name": Self.bookmark(section)])
      xml.run(section.heading)
      xml.void("w:bookmarkEnd", ["w:id": id])
    }
    if let lead = section.lead { xml.paragraph(.body, lead, WordParagraph(staysWithNext: true)) }
    for (block, page) in blocks { write(block, on: page, in: section) }
  }

  /// The sheet that the block needs: wide where one of its tables is.
  private func wanted(_ block: Document.Block) -> WordPage {
    let isWide = block.parts.contains { part in
      if case .table(let table) = part, !table.rows.isEmpty {
        WordTable(table, shades: shades(of: table)).fit.page == .landscape
      } else {
        false
      }
    }
    return isWide ? .landscape : .portrait
  }

  private func shades(of table: ReportTable) -> ComponentHeatMap? { table.id == .components ? shades : nil }

  // MARK: - Blocks

  private mutating func write(_ block: Document.Block, on page: WordPage, in section: Document.Section) {
    let parts = block.parts.filter { !isEmpty($0) }
    guard let first = parts.first else { return }
    turn(to: page)
    if let heading = block.heading, heading != section.heading, heading != caption(of: first) {
      xml.paragraph(
        .heading2, heading + (block.count.map { " (\($0))" } ?? ""),
        WordParagraph(numbering: isAnnex ? WordParagraph.Numbering(list: 2, level: 1) : nil))
    }
    for part in parts { write(part) }
  }

  /// The components are coloured where they stand in a table, and ranks over the editions, whose lines and words Word cannot mix, stand in theirs.
  private func isEmpty(_ part: Document.Part) -> Bool {
    switch part {
    case .table(let table): table.rows.isEmpty
    case .figure(let figure):
      switch figure.chart {
      case .components, .bump: true
      default: false
      }
    case .paragraphs(let texts), .findings(let texts): texts.isEmpty
    case .keyFigures(let figures): figures.isEmpty
    case .files(let files): files.isEmpty
    case .press: false
    }
  }

  private func caption(of part: Document.Part) -> String? {
    switch part {
    case .table(let table): table.title
    case .figure(let figure): figure.chart.title
    default: nil
    }
  }

  private mutating func write(_ part: Document.Part) {
    switch part {
    case .paragraphs(let texts): for text in texts { xml.paragraph(.body, text) }
    case .findings(let texts): for text in texts { xml.paragraph(.finding, text) }
    case .press(let text): xml.paragraph(.press, text)
    case .keyFigures(let figures): write(KeyFigure.table(figures, language))
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .files(let files): write(files)
    }
  }

  private mutating func write(_ table: ReportTable) {
    let word = WordTable(table, shades: shades(of: table), page: page)
    var tables = tables
    word.add(to: &xml) { xml, part in
      tables += 1
      xml.caption(WordWords.table(table.language), number: tables, table.title + part, staysWithNext: true)
    }
    self.tables = tables
  }

  private mutating func write(_ figure: Document.Figure) {
    let pictures = figure.chart.pictures(id: figure.id)
    let drawn = pictures.compactMap { WordPicture($0, within: page.textWidth) }
    guard drawn.count == pictures.count, drawn.count <= Self.pictures else {
      return xml.paragraph(.note, "\(figure.chart.title): \(WordWords.leftOut(language))")
    }
    for picture in drawn { picture.add(to: &xml, number: &objects) }
    if !figure.keys.isEmpty {
      xml.paragraph(.note, WordParagraph(staysWithNext: true)) { xml in
        for (place, key) in figure.keys.enumerated() {
          let mark = WordKey(key)
          xml.run((place > 0 ? "     " : "") + mark.sign, WordRun(isBold: true, color: mark.color))
          xml.run(" " + key.text)
        }
      }
    }
    figures += 1
    xml.caption(WordWords.figure(language), number: figures, figure.chart.title, staysWithNext: figure.caption != nil)
    if let caption = figure.caption { xml.paragraph(.note, caption) }
  }

  private mutating func write(_ files: [Document.File]) {
    let numbers = NumberText(language: language)
    for file in files {
      xml.paragraph(.note) { xml in
        xml.run("\(file.path) · \(numbers.text(file.bytes))\u{A0}byte")
        xml.lineBreak()
        xml.run(file.sha256, WordRun(isMonospaced: true, size: 16))
      }
    }
  }
}

extension KeyFigure {
  /// The figures below each other: what, the number as its reader expects it, and what to read beside it.
  static func table(_ figures: [KeyFigure], _ language: Language) -> ReportTable {
    ReportTable(
      .keyFigures, title: WordWords.keyFigures(language), language: language,
      columns: [
        ReportTable.Column(WordWords.what(language), role: .name), ReportTable.Column(WordWords.result(language)),
        ReportTable.Column(WordWords.detail(language)),
      ],
      rows: figures.map { ReportTable.Row([.text($0.label), .text($0.value), .text($0.detail)]) })
  }
}

extension XMLWriter {
  /// `Bảng 3. Xếp hạng`, the number a field, so that Word renumbers and lists them.
  fileprivate mutating func caption(_ kind: String, number: Int, _ text: String, staysWithNext: Bool) {
    paragraph(.caption, WordParagraph(staysWithNext: staysWithNext)) { xml in
      xml.run(kind + " ")
      xml.field("SEQ \(kind) \\* ARABIC", showing: String(number))
      xml.run(". " + text)
    }
  }

  /// What every reader must know before anything else.
  mutating func notice(_ text: String, _ language: Language) {
    paragraph(.notice) { xml in
      xml.run(DocumentWords.notice(language), WordRun(isBold: true))
      xml.run(" " + text)
    }
  }

  fileprivate mutating func fieldMark(_ kind: String) { element("w:r") { $0.void("w:fldChar", ["w:fldCharType": kind]) } }
}
