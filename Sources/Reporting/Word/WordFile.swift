import Archive
import SurveyModel

/// A Word document (ISO/IEC 29500, transitional) around a body: the parts that say how it looks, and the zip they lie in. The same body is the same bytes.
struct WordFile: Sendable {
  let language: Language
  let title: String
  let author: String
  /// There is no clock in a report: without a day of publication the document carries the first day that a zip can state.
  let created: CalendarDate?
  let body: XMLWriter
  var logo: WordLogo?

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  var bytes: [UInt8] {
    var zip = ZipWriter()
    for (name, part) in [
      ("[Content_Types].xml", types), ("_rels/.rels", relations), ("docProps/core.xml", properties), ("word/document.xml", document),
      ("word/_rels/document.xml.rels", documentRelations), ("word/styles.xml", WordStyles(language: language).styles),
      ("word/numbering.xml", WordStyles(language: language).numbering), ("word/settings.xml", settings),
      ("word/header1.xml", header(isEmpty: false)),
      ("word/header2.xml", header(isEmpty: true)),
    ] {
      zip.add(name, Array((XMLWriter.declaration + part.source).utf8))
    }
    if let logo { zip.add(WordLogo.name, logo.bytes, isStored: true) }
    return zip.archive()
  }

  private var types: XMLWriter {
    var xml = XMLWriter()
    xml.element("Types", ["xmlns": Self.package + "/content-types"]) { xml in
      xml.void("Default", ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
      xml.void("Default", ["Extension": "xml", "ContentType": "application/xml"])
      if logo != nil { xml.void("Default", ["Extension": "png", "ContentType": "image/png"]) }
      for (part, kind) in [
        ("/word/document.xml", Self.kind + ".document.main+xml"), ("/word/styles.xml", Self.kind + ".styles+xml"),
        ("/word/numbering.xml", Self.kind + ".numbering+xml"), ("/word/settings.xml", Self.kind + ".settings+xml"),
        ("/word/header1.xml", Self.kind + ".header+xml"), ("/word/header2.xml", Self.kind + ".header+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ] {
        xml.void("Override", ["PartName": part, "ContentType": kind])
      }
    }
    return xml
  }

  private var relations: XMLWriter {
    relations([
      ("rId1", Self.office + "/relationships/officeDocument", "word/document.xml"),
      ("rId2", Self.package + "/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private var documentRelations: XMLWriter {
    relations(
      (logo == nil ? [] : [(WordLogo.relation, Self.office + "/relationships/image", "media/logo.png")]) + [
        ("rId1", Self.office + "/relationships/styles", "styles.xml"), ("rId2", Self.office + "/relationships/numbering", "numbering.xml"),
        ("rId3", Self.office + "/relationships/settings", "settings.xml"), ("rId4", Self.office + "/relationships/header", "header1.xml"),
        ("rId5", Self.office + "/relationships/header", "header2.xml"),
      ])
  }

  private func relations(_ relations: [(id: String, type: String, target: String)]) -> XMLWriter {
    var xml = XMLWriter()
    xml.element("Relationships", ["xmlns": Self.package + "/relationships"]) { xml in
      for relation in relations { xml.void("Relationship", ["Id": relation.id, "Type": relation.type, "Target": relation.target]) }
    }
    return xml
  }

  private var properties: XMLWriter {
    var xml = XMLWriter()
    let day = "\(created.map(\.description) ?? "1980-01-01")T00:00:00Z"
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": Self.package + "/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      xml.element("dc:title", text: title)
      xml.element("dc:creator", text: author)
      xml.element("dc:language", text: language.proofing)
      xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: day)
      xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: day)
    }
    return xml
  }

  private var document: XMLWriter {
    var xml = XMLWriter()
    xml.element(
      "w:document",
      [
        "xmlns:w": Self.word, "xmlns:r": Self.office + "/relationships",
        "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "xmlns:wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "xmlns:wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
      ]
    ) { xml in
      xml.element("w:body") { $0.append(body) }
    }
    return xml
  }

  private var settings: XMLWriter {
    var xml = XMLWriter()
    xml.element("w:settings", ["xmlns:w": Self.word]) { xml in
      xml.void("w:zoom", ["w:percent": "100"])
      xml.void("w:defaultTabStop", ["w:val": "567"])
      xml.void("w:characterSpacingControl", ["w:val": "doNotCompress"])
      xml.element("w:compat") { xml in
        xml.void(
          "w:compatSetting",
          ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"])
      }
      xml.void("w:themeFontLang", ["w:val": language.proofing])
      xml.void("w:decimalSymbol", ["w:val": language == .vi ? "," : "."])
      xml.void("w:listSeparator", ["w:val": language == .vi ? ";" : ","])
    }
    return xml
  }

  /// The page number in the middle of the top margin; nothing on the first page.
  private func header(isEmpty: Bool) -> XMLWriter {
    var xml = XMLWriter()
    xml.element("w:hdr", ["xmlns:w": Self.word]) { xml in
      xml.paragraph(.header) { if !isEmpty { $0.field("PAGE", showing: "2") } }
    }
    return xml
  }
}

extension Language {
  /// The language in which a word processor looks for misspellings.
  var proofing: String { self == .vi ? "vi-VN" : "en-GB" }
}
