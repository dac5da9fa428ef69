import SurveyModel

/// The blocks of the official form around a text: who issues it and the national motto, number, place and date, title; recipients and signature.
struct WordForm: Sendable {
  let language: Language
  let organization: String
  let published: CalendarDate?
  var logo: WordLogo?

  /// Of the left column of the blocks, in twentieths of a point.
  private static let left = 3900

  /// - Parameters:
  ///   - kind: what kind of document it is, in capitals.
  ///   - number: the line for its number and symbol.
  func head(kind: String, number: String, title: String, to xml: inout XMLWriter) {
    let center = WordParagraph(alignment: .center)
    frame(WordPage.portrait.textWidth, to: &xml) { xml in
      if let logo { xml.paragraph(.form, center) { logo.add(to: &$0) } }
      xml.paragraph(.form, WordWords.superior(language), center, run: WordRun(size: 24))
      xml.paragraph(.form, organization.uppercased(), center, run: WordRun(isBold: true, size: 24))
      xml.paragraph(.form, WordParagraph(rule: WordParagraph.Rule(left: 1300, right: 1300), after: 120))
    } right: { xml in
      xml.paragraph(.form, WordWords.country(language), center, run: WordRun(isBold: true, size: 24))
      xml.paragraph(.form, WordWords.motto(language), center, run: WordRun(isBold: true, size: 26))
      xml.paragraph(.form, WordParagraph(rule: WordParagraph.Rule(left: 1150, right: 1150), after: 120))
    }
    frame(WordPage.portrait.textWidth, to: &xml) { xml in
      xml.paragraph(.form, number, center, run: WordRun(size: 26))
    } right: { xml in
      xml.paragraph(.form, WordWords.placeAndDate(published, language), center, run: WordRun(isItalic: true, size: 26))
    }
    xml.paragraph(.title, kind)
    xml.paragraph(.subtitle, title)
    xml.paragraph(.form, WordParagraph(rule: WordParagraph.Rule(left: 3500, right: 3500), after: 200))
  }

  /// - Parameter width: of the text on the sheet, in twentieths of a point.
  func foot(width: Int, to xml: inout XMLWriter) {
    let center = WordParagraph(alignment: .center, staysWithNext: true)
    let start = WordParagraph(alignment: .start, staysWithNext: true)
    xml.paragraph(.form, WordParagraph(staysWithNext: true, after: 200))
    frame(width, to: &xml) { xml in
      xml.paragraph(.form, WordWords.recipients(language), start, run: WordRun(isBold: true, isItalic: true, size: 24))
      for _ in 0..<3 { xml.paragraph(.form, WordWords.recipient(language), start, run: WordRun(size: 22)) }
      xml.paragraph(.form, WordWords.file(language), start, run: WordRun(size: 22))
    } right: { xml in
      xml.paragraph(.form, WordWords.office(language), center, run: WordRun(isBold: true, size: 26))
      xml.paragraph(.form, WordWords.signature(language), center, run: WordRun(isItalic: true, size: 24))
      for _ in 0..<3 { xml.paragraph(.form, center) }
      xml.paragraph(.form, WordWords.name(language), WordParagraph(alignment: .center), run: WordRun(isBold: true, size: 26))
    }
  }

  /// Two columns side by side, without lines.
  private func frame(_ width: Int, to xml: inout XMLWriter, left: (inout XMLWriter) -> Void, right: (inout XMLWriter) -> Void) {
    xml.element("w:tbl") { xml in
      xml.element("w:tblPr") { xml in
        xml.void("w:tblW", ["w:w": String(width), "w:type": "dxa"])
        xml.void("w:tblLayout", ["w:type": "fixed"])
        xml.element("w:tblCellMar") { xml in
          xml.void("w:left", ["w:w": "0", "w:type": "dxa"])
          xml.void("w:right", ["w:w": "0", "w:type": "dxa"])
        }
      }
      xml.element("w:tblGrid") { xml in
        xml.void("w:gridCol", ["w:w": String(Self.left)])
        xml.void("w:gridCol", ["w:w": String(width - Self.left)])
      }
      xml.element("w:tr") { xml in
        xml.element("w:trPr") { $0.void("w:cantSplit") }
        xml.cell(Self.left, left)
        xml.cell(width - Self.left, right)
      }
    }
  }
}
