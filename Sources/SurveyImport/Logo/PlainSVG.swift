import SurveyModel

/// An SVG written anew of the elements and attributes that draw: what is not known to be harmless is not copied.
///
/// Scripts, handlers, links, pictures, styles with rules of their own and whatever moves are refused by name. What programs for drawing note for themselves is
/// left out. Values hold no letters by which anything could be loaded: references lead to an id of the same file.
enum PlainSVG {
  private static let elements = [
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "clipPath",
    "mask", "linearGradient", "radialGradient", "stop", "switch",
  ]
  /// With all that is in them.
  private static let passedOver: Set<String> = ["metadata", "title", "desc", "namedview", "pgf"]
  private static let attributes: Set<String> = [
    "id", "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "d", "points",
    "dx", "dy", "rotate", "textLength", "transform", "gradientTransform", "gradientUnits", "spreadMethod", "clipPathUnits", "maskUnits",
    "maskContentUnits", "offset", "preserveAspectRatio", "clip-path", "clip-rule", "mask", "color", "display", "fill", "fill-opacity",
    "fill-rule", "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "opacity", "paint-order", "stop-color",
    "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "text-anchor", "visibility", "vector-effect",
  ]
  private static let deepest = 60

  static func logo(_ content: [UInt8]) throws(LogoFault) -> Logo {
    do {
      return try scanned(content)
    } catch let fault as LogoFault {
      throw fault
    } catch {
      throw LogoFault(LogoWords.notWellFormed)
    }
  }

  private static func scanned(_ content: [UInt8]) throws -> Logo {
    var scanner = XMLScanner(content)
    var source = ""
    var open: [String] = []
    // Depth of the element that is passed over.
    var passed: Int?
    var size: (width: Double, height: Double)?
    while true {
      switch try scanner.next() {
      case .finished:
        guard let size else { throw LogoFault(LogoWords.withoutSize) }
        return Logo(kind: .svg, bytes: Array(source.utf8), width: size.width, height: size.height)
      case .start:
        let name = (elements + passedOver.sorted()).first { scanner.name == named($0) }
        open.append(name ?? "")
        if passed != nil { continue }
        guard let name else { throw LogoFault(LogoWords.element(refused(scanner.name))) }
        if passedOver.contains(name) {
          passed = open.count
          continue
        }
        guard open.count <= deepest, open.count > 1 || name == "svg" else { throw LogoFault(LogoWords.neither) }
        let values = try attributes(of: &scanner)
        if open.count == 1 {
          size = Self.size(values)
          guard size != nil else { throw LogoFault(LogoWords.withoutSize) }
          source += "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        } else {
          source += "<" + name
        }
        for (key, value) in values { source += " \(key)=\"\(value)\"" }
        source += ">"
      case .text:
        guard passed == nil, open.last == "text" || open.last == "tspan" else { continue }
        var words: [UInt8] = []
        let text = unsafe Array(scanner.text)
        if scanner.needsDecoding { try decode(text, to: &words) } else { words = text }
        source += escaped(String(decoding: words, as: UTF8.self))
      case .end:
        let name = open.removeLast()
        if let depth = passed {
          if open.count < depth { passed = nil }
        } else {
          source += "</\(name)>"
        }
      }
    }
  }

  /// Names longer than sixteen letters are told apart by these and their length; what is written is ours in any case.
  private static func named(_ text: String) -> XMLName {
    var text = text
    return text.withUTF8 { unsafe XMLName($0) }
  }

  private static let known = [
    "script", "foreignObject", "image", "style", "a", "animate", "set", "iframe", "filter", "pattern", "marker", "html",
  ]

  private static func refused(_ name: XMLName) -> String { known.first { name == named($0) } ?? "?" }

  private static func attributes(of scanner: inout XMLScanner) throws -> [(String, String)] {
    var values: [(String, String)] = []
    while try scanner.nextAttribute() {
      var bytes: [UInt8] = []
      try decode(unsafe Array(scanner.attributeValue), to: &bytes)
      let value = String(decoding: bytes, as: UTF8.self)
      if let name = attributes.first(where: { scanner.attributeName == named($0) }) {
        if let plain = try checked(name, value) { values.append((name, plain)) }
      } else if scanner.attributeName == "href" {
        guard value.hasPrefix("#"), isID(value.dropFirst()) else { throw LogoFault(LogoWords.attribute("href")) }
        values.append(("xlink:href", value))
      } else if scanner.attributeName == "style" {
        for (name, value) in declarations(value) where attributes.contains(name) {
          if let plain = try checked(name, value) { values.append((name, plain)) }
        }
      } else if handlers.contains(where: { scanner.attributeName == named($0) }) {
        throw LogoFault(LogoWords.attribute("on…"))
      }
    }
    var seen: Set<String> = []
    // A declaration stands before the attribute of the same name.
    return values.reversed().filter { seen.insert($0.0).inserted }.reversed()
  }

  /// They would not be copied; whoever wrote one wanted more than a picture.
  private static let handlers = [
    "onload", "onclick", "onerror", "onbegin", "onend", "onrepeat", "onfocus", "onfocusin", "onfocusout", "onmouseover", "onmouseout",
    "onmousemove", "onmousedown", "onmouseup", "onactivate", "onscroll", "onresize", "onunload", "onabort", "onzoom", "onkeydown",
    "onkeyup",
    "onpointerdown", "onpointerover", "onwheel", "onanimationstart", "ontoggle",
  ]

  private static func declarations(_ style: String) -> [(String, String)] {
    style.split(separator: ";").compactMap { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1)
      return parts.count == 2 ? (trimmed(parts[0]), trimmed(parts[1])) : nil
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  /// The value as it may stand; `nil` for one that is only left out.
  private static func checked(_ name: String, _ value: String) throws(LogoFault) -> String? {
    let lower = value.lowercased()
    if lower.contains("url") || lower.contains("script") || lower.contains("expression") {
      let inside = lower.hasPrefix("url(") && lower.hasSuffix(")") ? value.dropFirst(4).dropLast() : ""
      let target = inside.filter { $0 != "\"" && $0 != "'" && $0 != " " }
      guard target.hasPrefix("#"), isID(target.dropFirst()) else { throw LogoFault(LogoWords.attribute(name)) }
      return "url(\(target))"
    }
    if name == "id" { return isID(value[...]) ? value : nil }
    let isPlain = value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic && $0.isASCII || ("0"..."9").contains($0) || " .,#%()+-_\n\t\r".unicodeScalars.contains($0)
        || name == "font-family" && $0 == "'"
    }
    return isPlain ? value : nil
  }

  private static func isID(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0)
      }
  }

  private static func size(_ values: [(String, String)]) -> (Double, Double)? {
    func value(_ name: String) -> String? { values.first { $0.0 == name }?.1 }
    let box = value("viewBox")?.split { $0 == " " || $0 == "," || $0 == "\n" }.compactMap { Double($0) } ?? []
    func length(_ name: String) -> Double? {
      value(name).flatMap { text in Double(text.prefix { $0.isNumber || $0 == "." }) }
    }
    let (width, height) = box.count == 4 ? (box[2], box[3]) : (length("width") ?? 0, length("height") ?? 0)
    guard width > 0, height > 0, width.isFinite, height.isFinite, (1 / 50.0...50).contains(width / height) else { return nil }
    return (width, height)
  }

  private static func decode(_ bytes: [UInt8], to words: inout [UInt8]) throws {
    var run = ByteRun()
    try unsafe bytes.withUnsafeBufferPointer { try unsafe XMLText.append($0, to: &run) }
    words = unsafe Array(run.bytes)
  }

  private static func escaped(_ text: String) -> String {
    String(
      text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { result, scalar in
        switch scalar {
        case "<": result.append(contentsOf: "&lt;".unicodeScalars)
        case ">": result.append(contentsOf: "&gt;".unicodeScalars)
        case "&": result.append(contentsOf: "&amp;".unicodeScalars)
        case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
        case "\t", "\n", "\r": result.append(scalar)
        case _ where scalar.value < 32: break
        default: result.append(scalar)
        }
      })
  }
}
