import SurveyModel

/// The logo at the head of the official form: a part of the document that Word shows as it is.
struct WordLogo: Sendable {
  let bytes: [UInt8]
  private let width: Double
  private let height: Double

  static let name = "word/media/logo.png"
  static let relation = "rId6"

  /// - Returns: `nil` where there is none as a PNG, the one kind that every word processor shows.
  init?(_ logo: Logo?) {
    guard let logo, let bytes = logo.kind == .png ? logo.bytes : logo.raster else { return nil }
    self.bytes = bytes
    (width, height) = (logo.width, logo.height)
  }

  /// 15 millimetres high, or as wide as its column allows.
  func add(to xml: inout XMLWriter) {
    let tall = min(15.0, 45 * height / width)
    func emus(_ millimetres: Double) -> String { String(Int((millimetres * 36_000).rounded())) }
    let size = (width: emus(tall * width / height), height: emus(tall))
    xml.element("w:r") { xml in
      xml.element("w:drawing") { xml in
        xml.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
          xml.void("wp:extent", ["cx": size.width, "cy": size.height])
          xml.void("wp:docPr", ["id": "90001", "name": "logo", "descr": "logo"])
          xml.void("wp:cNvGraphicFramePr")
          xml.element("a:graphic") { xml in
            xml.element("a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"]) { xml in
              xml.element("pic:pic", ["xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture"]) { xml in
                xml.element("pic:nvPicPr") { xml in
                  xml.void("pic:cNvPr", ["id": "90001", "name": "logo"])
                  xml.void("pic:cNvPicPr")
                }
                xml.element("pic:blipFill") { xml in
                  xml.void("a:blip", ["r:embed": Self.relation])
                  xml.element("a:stretch") { $0.void("a:fillRect") }
                }
                xml.element("pic:spPr") { xml in
                  xml.element("a:xfrm") { xml in
                    xml.void("a:off", ["x": "0", "y": "0"])
                    xml.void("a:ext", ["cx": size.width, "cy": size.height])
                  }
                  xml.element("a:prstGeom", ["prst": "rect"]) { $0.void("a:avLst") }
                }
              }
            }
          }
        }
      }
    }
  }
}
