import SurveyModel

/// How the paragraphs, tables and lists of a Word document look. Whoever wants it otherwise changes a style, not every paragraph.
struct WordStyles: Sendable {
  let language: Language

  /// The official form asks for 13 or 14 points.
  private static let size = 26

  private struct Style {
    let name: String
    var base: WordStyle? = .normal
    var next: WordStyle?
    var alignment: String?
    /// In twentieths of a point.
    var before = 0
    var after = 0
    var firstLine = 0
    /// In half points.
    var size: Int?
    var isBold = false
    var isItalic = false
    var staysWithNext = false
    /// Of the contents list, 0 the first.
    var outline: Int?
    /// The list and the level that number it.
    var numbering: WordParagraph.Numbering?
    /// Of a rule at its left, or around it.
    var border: Border?

    enum Border { case left, box }
  }

  private static func style(_ style: WordStyle) -> Style {
    switch style {
    case .normal: Style(name: "Normal", base: nil)
    case .body: Style(name: "Body Text", alignment: "both", after: 120, firstLine: 567)
    case .heading1:
      Style(
        name: "heading 1", next: .body, before: 280, after: 120, size: 28, isBold: true, staysWithNext: true, outline: 0,
        numbering: WordParagraph.Numbering(list: 1, level: 0))
    case .heading2:
      Style(
        name: "heading 2", next: .body, before: 200, after: 100, size: 26, isBold: true, staysWithNext: true, outline: 1,
        numbering: WordParagraph.Numbering(list: 1, level: 1))
    case .heading3:
      Style(
        name: "heading 3", next: .body, before: 160, after: 80, size: 26, isBold: true, isItalic: true, staysWithNext: true, outline: 2,
        numbering: WordParagraph.Numbering(list: 1, level: 2))
    case .annex:
      Style(
        name: "Annex Heading", base: .heading1, next: .body, before: 280, after: 120, outline: 0,
        numbering: WordParagraph.Numbering(list: 2, level: 0))
    case .title: Style(name: "Title", next: .subtitle, alignment: "center", before: 200, size: 28, isBold: true, staysWithNext: true)
    case .subtitle: Style(name: "Subtitle", next: .body, alignment: "center", size: 28, isBold: true, staysWithNext: true)
    case .caption: Style(name: "caption", next: .body, before: 160, after: 60, size: 24, isBold: true)
    case .note: Style(name: "Table Note", before: 40, after: 40, size: 20)
    case .tableHead: Style(name: "Table Head", alignment: "center", size: 20, isBold: true)
    case .tableText: Style(name: "Table Text", size: 20)
    case .tableNumber: Style(name: "Table Number", alignment: "right", size: 20)
    case .finding: Style(name: "Finding", base: .body, before: 80, after: 80)
    case .notice: Style(name: "Notice", alignment: "both", before: 60, after: 160, size: 24, border: .box)
    case .press: Style(name: "Press Sentence", alignment: "both", before: 60, after: 160, border: .left)
    case .contents: Style(name: "toc 1", after: 40)
    case .contentsHeading: Style(name: "TOC Heading", before: 240, after: 80, isBold: true, staysWithNext: true)
    case .header: Style(name: "header", alignment: "center", size: 26)
    case .form: Style(name: "Form Block")
    case .chart: Style(name: "Chart Text", size: 20)
    case .sectionEnd: Style(name: "Section End", size: 2)
    }
  }

  var styles: XMLWriter {
    var xml = XMLWriter()
    xml.element("w:styles", ["xmlns:w": WordFile.word]) { xml in
      defaults(to: &xml)
      for style in WordStyle.allCases { write(style, to: &xml) }
      character(to: &xml)
      tables(to: &xml)
    }
    return xml
  }

  private func defaults(to xml: inout XMLWriter) {
    let proof = language.proofing
    xml.element("w:docDefaults") { xml in
      xml.element("w:rPrDefault") { xml in
        xml.element("w:rPr") { xml in
          let font = "Times New Roman"
          xml.void("w:rFonts", ["w:ascii": font, "w:eastAsia": font, "w:hAnsi": font, "w:cs": font])
          xml.void("w:sz", ["w:val": String(Self.size)])
          xml.void("w:szCs", ["w:val": String(Self.size)])
          xml.void("w:lang", ["w:val": proof, "w:eastAsia": proof, "w:bidi": "ar-SA"])
        }
      }
      xml.element("w:pPrDefault") { xml in
        xml.element("w:pPr") { $0.void("w:spacing", ["w:after": "0", "w:line": "259", "w:lineRule": "auto"]) }
      }
    }
  }

  private func write(_ id: WordStyle, to xml: inout XMLWriter) {
    let style = Self.style(id)
    let isTight = [.tableHead, .tableText, .tableNumber, .note, .form, .chart, .sectionEnd].contains(id)
    xml.element("w:style", ["w:type": "paragraph", "w:default": id == .normal ? "1" : nil, "w:styleId": id.rawValue]) { xml in
      xml.void("w:name", ["w:val": style.name])
      if let base = style.base { xml.void("w:basedOn", ["w:val": base.rawValue]) }
      if let next = style.next { xml.void("w:next", ["w:val": next.rawValue]) }
      xml.void("w:qFormat")
      xml.element("w:pPr") { xml in
        if style.staysWithNext {
          xml.void("w:keepNext")
          xml.void("w:keepLines")
        }
        if let numbering = style.numbering {
          xml.element("w:numPr") { xml in
            if numbering.level > 0 { xml.void("w:ilvl", ["w:val": String(numbering.level)]) }
            xml.void("w:numId", ["w:val": String(numbering.list)])
          }
        }
        if let border = style.border { write(border, to: &xml) }
        xml.void(
          "w:spacing",
          [
            "w:before": String(style.before), "w:after": String(style.after),
            "w:line": isTight ? (id == .sectionEnd ? "20" : "240") : nil,
            "w:lineRule": isTight ? (id == .sectionEnd ? "exact" : "auto") : nil,
          ])
        if style.firstLine > 0 { xml.void("w:ind", ["w:firstLine": String(style.firstLine)]) }
        if let alignment = style.alignment { xml.void("w:jc", ["w:val": alignment]) }
        if let outline = style.outline { xml.void("w:outlineLvl", ["w:val": String(outline)]) }
      }
      xml.element("w:rPr") { xml in
        if style.isBold { xml.void("w:b") }
        if style.isItalic { xml.void("w:i") }
        guard let size = style.size else { return }
        xml.void("w:sz", ["w:val": String(size)])
        xml.void("w:szCs", ["w:val": String(size)])
      }
    }
  }

  private func write(_ border: Style.Border, to xml: inout XMLWriter) {
    let line: KeyValuePairs<StaticString, String?> = ["w:val": "single", "w:sz": "6", "w:space": "4", "w:color": "000000"]
    xml.element("w:pBdr") { xml in
      switch border {
      case .left: xml.void("w:left", ["w:val": "single", "w:sz": "18", "w:space": "8", "w:color": "000000"])
      case .box:
        xml.void("w:top", line)
        xml.void("w:left", line)
        xml.void("w:bottom", line)
        xml.void("w:right", line)
      }
    }
  }

  private func character(to xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"]) { xml in
      xml.void("w:name", ["w:val": "Default Paragraph Font"])
    }
  }

  private func tables(to xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TableNormal"]) { xml in
      xml.void("w:name", ["w:val": "Normal Table"])
      xml.element("w:tblPr") { $0.void("w:tblInd", ["w:w": "0", "w:type": "dxa"]) }
    }
    xml.element("w:style", ["w:type": "table", "w:customStyle": "1", "w:styleId": "ReportTable"]) { xml in
      xml.void("w:name", ["w:val": "Report Table"])
      xml.void("w:basedOn", ["w:val": "TableNormal"])
      xml.void("w:qFormat")
      xml.element("w:tblPr") { xml in
        xml.element("w:tblBorders") { xml in
          let line: KeyValuePairs<StaticString, String?> = ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "7F7F7F"]
          xml.void("w:top", line)
          xml.void("w:left", line)
          xml.void("w:bottom", line)
          xml.void("w:right", line)
          xml.void("w:insideH", line)
          xml.void("w:insideV", line)
        }
        xml.element("w:tblCellMar") { xml in
          xml.void("w:top", ["w:w": "20", "w:type": "dxa"])
          xml.void("w:bottom", ["w:w": "20", "w:type": "dxa"])
          xml.void("w:left", ["w:w": "57", "w:type": "dxa"])
          xml.void("w:right", ["w:w": "57", "w:type": "dxa"])
        }
      }
      xml.element("w:tblStylePr", ["w:type": "firstRow"]) { xml in
        xml.element("w:rPr") { $0.void("w:b") }
        xml.element("w:tcPr") { xml in
          xml.void("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": "E7ECF1"])
          xml.void("w:vAlign", ["w:val": "center"])
        }
      }
    }
  }

  // MARK: - Lists

  /// The numbers of headings: `I.`, `1.`, `a)`; of annexes `Phụ lục I.`, `1.`.
  var numbering: XMLWriter {
    var xml = XMLWriter()
    let annex = WordWords.annex(language)
    xml.element("w:numbering", ["xmlns:w": WordFile.word]) { xml in
      list(
        1, [("upperRoman", "%1.", .heading1), ("decimal", "%2.", .heading2), ("lowerLetter", "%3)", .heading3)], to: &xml)
      list(2, [("upperRoman", "\(annex) %1.", .annex), ("decimal", "%2.", nil)], to: &xml)
      for number in 1...2 {
        xml.element("w:num", ["w:numId": String(number)]) { $0.void("w:abstractNumId", ["w:val": String(number)]) }
      }
    }
    return xml
  }

  private func list(_ id: Int, _ levels: [(format: String, text: String, style: WordStyle?)], to xml: inout XMLWriter) {
    xml.element("w:abstractNum", ["w:abstractNumId": String(id)]) { xml in
      xml.void("w:multiLevelType", ["w:val": "multilevel"])
      for (place, level) in levels.enumerated() {
        xml.element("w:lvl", ["w:ilvl": String(place)]) { xml in
          xml.void("w:start", ["w:val": "1"])
          xml.void("w:numFmt", ["w:val": level.format])
          if let style = level.style { xml.void("w:pStyle", ["w:val": style.rawValue]) }
          xml.void("w:suff", ["w:val": "space"])
          xml.void("w:lvlText", ["w:val": level.text])
          xml.void("w:lvlJc", ["w:val": "left"])
          xml.element("w:pPr") { $0.void("w:ind", ["w:left": "0", "w:firstLine": "0"]) }
        }
      }
    }
  }
}
