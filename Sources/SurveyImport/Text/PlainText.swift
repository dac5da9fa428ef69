/// The words of a header or a label without what a platform wraps them in.
///
/// HTML tags are dropped (`<br>`, `</p>`, `</div>` and `</li>` leave a blank), named and numbered entities decoded, comments dropped, runs of blanks (NBSP
/// among them) made one, characters without width dropped. A `<` that opens no tag stays: "wait < 2 hours".
enum PlainText {
  static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    return folded(decoded(withoutTags(text)))
  }

  /// Whether nothing can be dropped or decoded: no tag, no entity, single blanks between words, and no letter that may be a blank or without width.
  private static func isPlain(_ text: String) -> Bool {
    var before = UInt8(0x20)
    for byte in text.utf8 {
      switch byte {
      case 0x20: if before == 0x20 { return false }
      // Of what stands beyond ASCII, Vietnamese letters begin with none of these.
      case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: "&"), 0xC2, 0xE2, 0xE3, 0xEF: return false
      case 0x9A where before == 0xE1: return false
      default: break
      }
      before = byte
    }
    return before != 0x20 || text.isEmpty
  }

  private static let blankTags: Set<String> = ["br", "p", "div", "li", "td", "tr", "th", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"]

  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let open = rest.firstIndex(of: "<") {
      result.append(contentsOf: rest[..<open])
      let inside = rest[rest.index(after: open)...]
      let name = inside.drop { $0 == "/" }.prefix { isNameLetter($0) }
      let opensTag = inside.starts(with: "!--".unicodeScalars) || name.first?.properties.isAlphabetic == true
      if opensTag, let close = inside.firstIndex(of: ">") {
        if blankTags.contains(String(name).lowercased()) { result.append(" ") }
        rest = rest[rest.index(after: close)...]
      } else {
        result.append("<")
        rest = inside
        // Without another ">" no tag can close, and looking for one again from every "<" would take for ever.
        if opensTag { break }
      }
    }
    result.append(contentsOf: rest)
    return String(result)
  }

  private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  private static let entities: [String: Unicode.Scalar] = [
    "nbsp": "\u{A0}", "gt": ">", "lt": "<", "amp": "&", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "hellip": "…",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "egrave": "è",
    "eacute": "é", "ecirc": "ê", "igrave": "ì", "iacute": "í", "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ugrave": "ù",
    "uacute": "ú", "yacute": "ý", "Agrave": "À", "Aacute": "Á", "Acirc": "Â", "Atilde": "Ã", "Egrave": "È", "Eacute": "É", "Ecirc": "Ê",
    "Igrave": "Ì", "Iacute": "Í", "Ograve": "Ò", "Oacute": "Ó", "Ocirc": "Ô", "Otilde": "Õ", "Ugrave": "Ù", "Uacute": "Ú", "Yacute": "Ý",
  ]

  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let start = rest.firstIndex(of: "&") {
      result.append(contentsOf: rest[..<start])
      let inside = rest[rest.index(after: start)...]
      let name = inside.prefix(10).prefix { $0 != ";" }
      let end = name.endIndex
      if end < inside.endIndex, inside[end] == ";", let scalar = scalar(String(name)) {
        result.append(scalar)
        rest = inside[inside.index(after: end)...]
      } else {
        result.append("&")
        rest = inside
      }
    }
    result.append(contentsOf: rest)
    return String(result)
  }

  private static func scalar(_ entity: String) -> Unicode.Scalar? {
    guard entity.hasPrefix("#") else { return entities[entity] }
    let digits = entity.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { Unicode.Scalar($0) }.flatMap { $0.value < 32 ? nil : $0 }
  }

  private static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isBlankPending = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}": break
      case _ where TextKey.isBlank(scalar): isBlankPending = !result.isEmpty
      default:
        if isBlankPending { result.append(" ") }
        isBlankPending = false
        result.append(scalar)
      }
    }
    return String(result)
  }
}
