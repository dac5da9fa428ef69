/// A4 with the margins of the official form (Decree 30/2020/NĐ-CP, annex I), in twentieths of a point.
enum WordPage: Sendable, Hashable {
  case portrait
  /// For wide tables.
  case landscape

  static let long = 16_838
  static let short = 11_906
  static let top = 1134
  static let left = 1701
  static let right = 907
  /// Of the page number, in the middle of the top margin.
  static let header = 510

  var width: Int { self == .portrait ? Self.short : Self.long }
  var height: Int { self == .portrait ? Self.long : Self.short }
  /// Between the margins.
  var textWidth: Int { width - Self.left - Self.right }

  /// - Parameter isFirst: the first section carries no page number on its first page.
  func add(to xml: inout XMLWriter, isFirst: Bool) {
    xml.element("w:sectPr") { xml in
      xml.void("w:headerReference", ["w:type": "default", "r:id": "rId4"])
      if isFirst { xml.void("w:headerReference", ["w:type": "first", "r:id": "rId5"]) }
      xml.void("w:type", ["w:val": "nextPage"])
      xml.void(
        "w:pgSz",
        ["w:w": String(width), "w:h": String(height), "w:orient": self == .landscape ? "landscape" : nil])
      xml.void(
        "w:pgMar",
        [
          "w:top": String(Self.top), "w:right": String(Self.right), "w:bottom": String(Self.top), "w:left": String(Self.left),
          "w:header": String(Self.header), "w:footer": String(Self.header), "w:gutter": "0",
        ])
      if isFirst { xml.void("w:titlePg") }
    }
  }
}
