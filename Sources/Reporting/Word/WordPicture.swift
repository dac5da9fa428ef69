import SurveyModel

/// A picture of a chart in Word: its words as lines of the document, its marks as groups of Word's own shapes between them.
///
/// So every reader shows the words in the document's font and finds them by a search, and the marks are sharp at any size. Turned down: a bitmap, which needs
/// a converter that not every machine has; boxes of text among the shapes, which LibreOffice loses on some pages.
struct WordPicture: Sendable {
  /// What follows from top to bottom.
  private enum Strip: Sendable {
    case line([Drawing.Text])
    case shapes([Drawing.Shape])
  }

  private let picture: Picture
  /// In pixels.
  private let width: Double
  private let strips: [(top: Double, bottom: Double, strip: Strip)]

  /// Units of DrawingML in a pixel, and twentieths of a point.
  private static let emus = 9525.0
  private static let twips = 15.0

  /// - Parameter width: of the text, in twentieths of a point.
  /// - Returns: `nil` where words stand among the marks: they cannot be set in lines of their own.
  init?(_ picture: Picture, within width: Int) {
    self.picture = picture
    self.width = Double(width) / Self.twips
    var parts: [(top: Double, bottom: Double, strip: Strip)] = []
    for shape in picture.drawing.shapes {
      let (top, bottom) = shape.extent
      if case .text(let text) = shape { parts.append((top, bottom, .line([text]))) } else { parts.append((top, bottom, .shapes([shape]))) }
    }
    var strips: [(top: Double, bottom: Double, strip: Strip)] = []
    // In the order of their tops; shapes that lie over each other keep their order.
    for (_, part) in parts.enumerated().sorted(by: { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }) {
      guard let last = strips.last else {
        strips.append(part)
        continue
      }
      let overlap = last.bottom - part.top
      switch (last.strip, part.strip) {
      case (.line(let texts), .line(let more)) where overlap > 3:
        guard texts[0].y == more[0].y else { return nil }
        strips[strips.count - 1] = (min(last.top, part.top), max(last.bottom, part.bottom), .line(texts + more))
      case (.shapes(let shapes), .shapes(let more)) where overlap > -2:
        strips[strips.count - 1] = (last.top, max(last.bottom, part.bottom), .shapes(shapes + more))
      case (.line, .shapes) where overlap > 5, (.shapes, .line) where overlap > 5: return nil
      default: strips.append(part)
      }
    }
    let order = Dictionary(picture.drawing.shapes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.strips = strips.map { strip in
      guard case .shapes(let shapes) = strip.strip else { return strip }
      return (strip.top, strip.bottom, .shapes(shapes.sorted { order[$0, default: 0] < order[$1, default: 0] }))
    }
  }

  /// - Parameter number: of the last object of the document; every object has its own.
  func add(to xml: inout XMLWriter, number: inout Int) {
    var bottom = 0.0
    var words = picture.title
    for (place, (top, end, strip)) in strips.enumerated() {
      let before = Int((max(0, top - bottom) * Self.twips).rounded())
      switch strip {
      case .line(let texts):
        write(texts.sorted { $0.x.pixels(of: width) < $1.x.pixels(of: width) }, before: before, to: &xml)
        words = texts.flatMap(\.spans).map(\.text).joined(separator: " ")
      case .shapes(let shapes):
        // The words before a group say what it shows.
        let description = place == 0 ? picture.description : words
        xml.paragraph(.chart, WordParagraph(staysWithNext: true, before: before)) { xml in
          group(shapes, top: top, height: max(1, end - top), description: description, to: &xml, number: &number)
        }
      }
      bottom = end
    }
  }

  // MARK: - Words

  /// A line, its pieces at tabulators.
  private func write(_ texts: [Drawing.Text], before: Int, to xml: inout XMLWriter) {
    let stops = texts.compactMap { text -> WordParagraph.Tab? in
      let position = Int((text.x.pixels(of: width) * Self.twips).rounded())
      switch text.anchor {
      case .start: return position > 0 ? WordParagraph.Tab(position: position, alignment: .start) : nil
      case .middle: return WordParagraph.Tab(position: position, alignment: .center)
      case .end: return WordParagraph.Tab(position: position, alignment: .end)
      }
    }
    xml.paragraph(.chart, WordParagraph(staysWithNext: true, before: before, tabs: stops)) { xml in
      for text in texts {
        if text.anchor != .start || text.x.pixels(of: width) > 0 { xml.tab() }
        for span in text.spans { xml.run(span.text, Self.run(span, ink: text.ink)) }
      }
    }
  }

  private static func run(_ span: Drawing.Span, ink: String?) -> WordRun {
    let look = span.style.look
    // Three half points in two pixels.
    return WordRun(isBold: look.isBold, size: Int((look.size * 1.5).rounded(.down)), color: String((ink ?? look.color).dropFirst()))
  }

  // MARK: - Marks

  private func group(
    _ shapes: [Drawing.Shape], top: Double, height: Double, description: String, to xml: inout XMLWriter, number: inout Int
  ) {
    number += 1
    let (id, size) = (String(number), (width: emus(width), height: emus(height)))
    xml.element("w:r") { xml in
      xml.element("mc:AlternateContent") { xml in
        xml.element("mc:Choice", ["Requires": "wpg"]) { xml in
          xml.element("w:drawing") { xml in
            xml.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
              xml.void("wp:extent", ["cx": size.width, "cy": size.height])
              xml.void("wp:docPr", ["id": id, "name": "\(picture.id)-\(id)", "descr": description])
              xml.void("wp:cNvGraphicFramePr")
              xml.element("a:graphic") { xml in
                xml.element("a:graphicData", ["uri": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"]) { xml in
                  xml.element("wpg:wgp") { xml in
                    xml.void("wpg:cNvGrpSpPr")
                    frame(size, to: &xml)
                    for shape in shapes { write(shape, top: top, to: &xml, number: &number) }
                  }
                }
              }
            }
          }
        }
        xml.element("mc:Fallback") { _ in }
      }
    }
  }

  private func frame(_ size: (width: String, height: String), to xml: inout XMLWriter) {
    xml.element("wpg:grpSpPr") { xml in
      xml.element("a:xfrm") { xml in
        xml.void("a:off", ["x": "0", "y": "0"])
        xml.void("a:ext", ["cx": size.width, "cy": size.height])
        xml.void("a:chOff", ["x": "0", "y": "0"])
        xml.void("a:chExt", ["cx": size.width, "cy": size.height])
      }
    }
  }

  private func write(_ shape: Drawing.Shape, top: Double, to xml: inout XMLWriter, number: inout Int) {
    number += 1
    switch shape {
    case .rectangle(let shape):
      let box = Box(x: shape.x.pixels(of: width), y: shape.y - top, width: shape.width.pixels(of: width), height: shape.height)
      write(shape.radius > 0 ? "roundRect" : "rect", box, number, to: &xml) { xml in
        fill(shape.fill, to: &xml)
        if let outline = shape.outline {
          line(outline.color, width: outline.width ?? 1, isDashed: outline.isDashed, to: &xml)
        } else {
          xml.element("a:ln") { $0.void("a:noFill") }
        }
      }
    case .circle(let shape):
      let x = shape.x.pixels(of: width) - shape.radius
      let box = Box(x: x, y: shape.y - shape.radius - top, width: 2 * shape.radius, height: 2 * shape.radius)
      write("ellipse", box, number, to: &xml) { xml in
        fill(shape.fill, to: &xml)
        line(shape.stroke, width: 2, isDashed: false, to: &xml)
      }
    case .line(let shape):
      let (x1, x2) = (shape.x1.pixels(of: width), shape.x2.pixels(of: width))
      let box = Box(x: min(x1, x2), y: min(shape.y1, shape.y2) - top, width: abs(x2 - x1), height: abs(shape.y2 - shape.y1))
      // A box has no direction: what rises to the right is its other diagonal.
      let rises = (x2 - x1) * (shape.y2 - shape.y1) < 0
      write("line", box, number, isFlipped: rises, to: &xml) { line(shape.stroke, width: shape.width, isDashed: shape.isDashed, to: &$0) }
    case .text: break
    }
  }

  /// In pixels.
  private struct Box {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  private func write(
    _ form: String, _ box: Box, _ number: Int, isFlipped: Bool = false, to xml: inout XMLWriter, _ look: (inout XMLWriter) -> Void
  ) {
    xml.element("wps:wsp") { xml in
      xml.void("wps:cNvPr", ["id": String(number), "name": String(number)])
      xml.void(form == "line" ? "wps:cNvCnPr" : "wps:cNvSpPr")
      xml.element("wps:spPr") { xml in
        xml.element("a:xfrm", isFlipped ? ["flipV": "1"] : [:]) { xml in
          xml.void("a:off", ["x": emus(box.x), "y": emus(box.y)])
          xml.void("a:ext", ["cx": emus(max(0, box.width)), "cy": emus(max(0, box.height))])
        }
        xml.element("a:prstGeom", ["prst": form]) { $0.void("a:avLst") }
        look(&xml)
      }
      xml.void("wps:bodyPr")
    }
  }

  private func fill(_ color: String, to xml: inout XMLWriter) {
    xml.element("a:solidFill") { $0.void("a:srgbClr", ["val": String(color.dropFirst())]) }
  }

  private func line(_ color: String, width: Double, isDashed: Bool, to xml: inout XMLWriter) {
    xml.element("a:ln", ["w": emus(width)]) { xml in
      fill(color, to: &xml)
      if isDashed { xml.void("a:prstDash", ["val": "sysDash"]) }
    }
  }

  private func emus(_ pixels: Double) -> String { String(Int(((pixels.isFinite ? pixels : 0) * Self.emus).rounded())) }
}

extension Drawing.Shape {
  /// The upper and lower end, in pixels.
  var extent: (top: Double, bottom: Double) {
    switch self {
    case .rectangle(let shape): return (shape.y, shape.y + shape.height)
    case .line(let shape): return (min(shape.y1, shape.y2), max(shape.y1, shape.y2))
    case .circle(let shape): return (shape.y - shape.radius, shape.y + shape.radius)
    case .text(let shape):
      let size = shape.spans.map(\.style.look.size).max() ?? 0
      return (shape.y - 0.9 * size, shape.y + 0.25 * size)
    }
  }
}
