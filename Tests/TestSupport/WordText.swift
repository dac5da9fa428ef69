/// The words of a Word document as tests look at them: its tables cell by cell, its paragraphs with their styles.
package struct WordText {
  package struct Paragraph: Sendable, Hashable {
    package let style: String
    package let text: String
  }

  /// Rows of cells; a line break is a line break.
  package let tables: [[[String]]]
  /// All of them, those of tables and pictures too.
  package let paragraphs: [Paragraph]

  /// - Parameter document: `word/document.xml`.
  package init(_ document: String) {
    tables = Self.parts(of: document, "<w:tbl>", "</w:tbl>").map { table in
      Self.parts(of: table, "<w:tr>", "</w:tr>").map { row in Self.parts(of: row, "<w:tc>", "</w:tc>").map(Self.text) }
    }
    paragraphs = document.split(separator: "<w:p>").dropFirst().map { paragraph in
      let style = Self.parts(of: paragraph, "<w:pStyle w:val=\"", "\"").first.map(String.init) ?? ""
      // What follows a picture within the paragraph is the picture's words for those who cannot show it.
      return Paragraph(
        style: style, text: Self.text(paragraph.prefix(upTo: paragraph.firstRange(of: "</w:p>")?.lowerBound ?? paragraph.endIndex)))
    }
  }

  package init(docx bytes: [UInt8]) throws { self.init(try ZIPArchive(bytes)["word/document.xml"] ?? "") }

  private static func parts(of text: some StringProtocol, _ start: String, _ end: String) -> [Substring] {
    Substring(text).split(separator: start, omittingEmptySubsequences: false).dropFirst().map { part in
      part.firstRange(of: end).map { part[..<$0.lowerBound] } ?? part
    }
  }

  private static func text(_ xml: some StringProtocol) -> String {
    Substring(xml).split(separator: "<w:br/>", omittingEmptySubsequences: false)
      .map { line in parts(of: line, "<w:t xml:space=\"preserve\">", "</w:t>").map(unescaped).joined() }.joined(separator: "\n")
  }

  private static func unescaped(_ text: Substring) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(String(text)) { text, pair in
      text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
    }
  }
}
