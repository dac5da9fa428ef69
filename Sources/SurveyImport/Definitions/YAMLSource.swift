/// The lines of a definition file, counted as the YAML parser counts them, to see what stands around a place.
struct YAMLSource {
  private(set) var lines: [[Unicode.Scalar]]

  init(_ text: String) {
    lines = [[]]
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where afterReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append([])
      default: lines[lines.count - 1].append(scalar)
      }
      afterReturn = scalar == "\r"
    }
  }

  var text: String {
    var text = ""
    // Appended as a string: a view of scalars copies all that stands before each time.
    for line in lines {
      text.append(String(String.UnicodeScalarView(line)))
      text.append("\n")
    }
    return text
  }

  /// The characters of the line from the place on; empty outside the file.
  func rest(from position: YAMLNode.Position) -> ArraySlice<Unicode.Scalar> {
    guard lines.indices.contains(position.line - 1), position.column >= 1 else { return [] }
    return lines[position.line - 1].dropFirst(position.column - 1)
  }

  /// The characters of the line in front of the place.
  func beginning(before position: YAMLNode.Position) -> ArraySlice<Unicode.Scalar> {
    guard lines.indices.contains(position.line - 1), position.column >= 1 else { return [] }
    return lines[position.line - 1].prefix(position.column - 1)
  }

  /// What follows an unquoted text on its line; `nil` where the text does not stand there as it is (quotes, several lines).
  func rest(behind text: String, at position: YAMLNode.Position) -> ArraySlice<Unicode.Scalar>? {
    let rest = rest(from: position)
    guard rest.starts(with: text.unicodeScalars) else { return nil }
    return rest.dropFirst(text.unicodeScalars.count)
  }

  /// The first `*name` whose `&name` stands before it, where both look like YAML's own: shared values can unfold to any size, and are refused unread.
  var firstAlias: (name: String, position: YAMLNode.Position)? {
    var anchors: Set<String> = []
    for (number, line) in lines.enumerated() {
      var place = line.startIndex
      while place < line.endIndex {
        let sign = line[place]
        guard sign == "&" || sign == "*", place == line.startIndex || Self.separates(line[place - 1]) else {
          place += 1
          continue
        }
        let letters = line[(place + 1)...].prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" }
        let name = String(String.UnicodeScalarView(letters))
        if sign == "&", !name.isEmpty {
          anchors.insert(name)
        } else if anchors.contains(name) {
          return (name, YAMLNode.Position(line: number + 1, column: place + 1))
        }
        place = letters.endIndex
      }
    }
    return nil
  }

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "[" || scalar == "{" || scalar == ","
  }

  /// The first character that YAML does not allow in a file.
  var firstForbidden: (scalar: Unicode.Scalar, position: YAMLNode.Position)? {
    for (number, line) in lines.enumerated() {
      if let place = line.firstIndex(where: { !Self.isAllowed($0) }) {
        return (line[place], YAMLNode.Position(line: number + 1, column: place + 1))
      }
    }
    return nil
  }

  /// c-printable of YAML 1.2, §5.1.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
