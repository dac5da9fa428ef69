/// The characters of a definition file, to find where a value that begins at a place ends.
struct WrittenText {
  private let scalars: [Unicode.Scalar]
  /// Of each line, as ``YAMLSource`` counts them.
  private var starts: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    starts = [scalars.first == "\u{FEFF}" ? 1 : 0]
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "\r" where place + 1 < scalars.count && scalars[place + 1] == "\n": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": starts.append(place + 1)
      default: break
      }
    }
  }

  /// As the first line ends.
  var lineEnd: String {
    guard let first = scalars.firstIndex(of: "\n") else { return "\n" }
    return first > 0 && scalars[first - 1] == "\r" ? "\r\n" : "\n"
  }

  func offset(of position: YAMLNode.Position) -> Int {
    guard starts.indices.contains(position.line - 1) else { return scalars.count }
    return min(scalars.count, starts[position.line - 1] + position.column - 1)
  }

  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  func isFlow(_ node: YAMLNode) -> Bool {
    let start = offset(of: node.position)
    guard start < scalars.count else { return false }
    switch node.content {
    case .map: return scalars[start] == "{"
    case .list: return scalars[start] == "["
    case .text, .nothing: return false
    }
  }

  func replacing(_ range: Range<Int>, with new: String) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<range.lowerBound])
    text.append(contentsOf: new.unicodeScalars)
    text.append(contentsOf: scalars[range.upperBound...])
    return String(text)
  }

  /// From the first to behind the last character of a value.
  ///
  /// - Parameter column: of the key that it stands under; what is indented further belongs to it.
  func range(of node: YAMLNode, in column: Int) -> Range<Int> {
    let start = offset(of: node.position)
    guard start < scalars.count else { return scalars.count..<scalars.count }
    switch node.content {
    case .nothing:
      // libyaml puts what is not there behind the colon.
      return start..<start
    case .text(let text):
      switch scalars[start] {
      case "\"", "'": return start..<endOfQuoted(from: start)
      case "|", ">": return start..<endOfBlock(from: start, under: column)
      default: return start..<endOfPlain(text, from: start)
      }
    case .map, .list:
      if isFlow(node) { return start..<endOfFlow(from: start) }
      return start..<endOfBlock(from: start, under: column)
    }
  }

  /// Behind the colon of a key.
  func behindColon(of key: String, at position: YAMLNode.Position) -> Int {
    let start = offset(of: position)
    guard start < scalars.count else { return start }
    var place = scalars[start] == "\"" || scalars[start] == "'" ? endOfQuoted(from: start) : endOfPlain(key, from: start)
    while place < scalars.count, scalars[place] != ":" { place += 1 }
    return min(place + 1, scalars.count)
  }

  private func endOfQuoted(from start: Int) -> Int {
    let quote = scalars[start]
    var place = start + 1
    while place < scalars.count {
      if scalars[place] == "\\", quote == "\"" {
        place += 2
        continue
      }
      if scalars[place] == quote {
        if quote == "'", place + 1 < scalars.count, scalars[place + 1] == "'" {
          place += 2
          continue
        }
        return place + 1
      }
      place += 1
    }
    return scalars.count
  }

  /// A plain text may go on over lines, with a blank for each break.
  private func endOfPlain(_ text: String, from start: Int) -> Int {
    var place = start
    for scalar in text.unicodeScalars {
      if place < scalars.count, scalars[place] == scalar {
        place += 1
        continue
      }
      while place < scalars.count, isBlank(scalars[place]) { place += 1 }
      if !isBlank(scalar), place < scalars.count, scalars[place] == scalar { place += 1 }
    }
    return place
  }

  private func endOfFlow(from start: Int) -> Int {
    var (depth, place) = (0, start)
    while place < scalars.count {
      switch scalars[place] {
      case "[", "{": depth += 1
      case "]", "}":
        depth -= 1
        if depth == 0 { return place + 1 }
      case "\"", "'":
        // Within a plain text a quote is a letter.
        if place == 0 || " ,[{:\n\t".unicodeScalars.contains(scalars[place - 1]) {
          place = endOfQuoted(from: place)
          continue
        }
      case "#" where place > 0 && isBlank(scalars[place - 1]):
        place = endOfLine(place)
        continue
      default: break
      }
      place += 1
    }
    return scalars.count
  }

  /// Behind the last line that is indented further than the column, without the comments that follow.
  private func endOfBlock(from start: Int, under column: Int) -> Int {
    var line = starts.lastIndex { $0 <= start } ?? 0
    var end = endOfLine(start)
    line += 1
    while line < starts.count {
      let first = starts[line]
      let stop = endOfLine(first)
      let indent = scalars[first..<stop].prefix { $0 == " " }.count
      let isEmpty = first + indent == stop
      if isEmpty || scalars[first + indent] == "#" {
        line += 1
        continue
      }
      // The items of a list may stand as far left as its key.
      let isItem = scalars[first + indent] == "-" && indent + 1 == column && isListAt(start)
      guard indent + 1 > column || isItem else { break }
      end = stop
      line += 1
    }
    return end
  }

  private func isListAt(_ start: Int) -> Bool { scalars[start] == "-" }

  func endOfLine(_ place: Int) -> Int {
    var place = place
    while place < scalars.count, scalars[place] != "\n", scalars[place] != "\r" { place += 1 }
    return place
  }

  /// The lines of a block's entry, its item sign included, up to the beginning of the next.
  func wholeLines(_ range: Range<Int>) -> Range<Int> {
    let first = starts.last { $0 <= range.lowerBound } ?? 0
    var end = endOfLine(range.upperBound)
    if end < scalars.count { end += scalars[end] == "\r" && end + 1 < scalars.count && scalars[end + 1] == "\n" ? 2 : 1 }
    return first..<end
  }

  /// An entry of `{…}` or `[…]` with the comma that divides it from the next, or else from the one before.
  func withComma(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end < scalars.count, isBlank(scalars[end]) { end += 1 }
    if end < scalars.count, scalars[end] == "," {
      end += 1
      while end < scalars.count, scalars[end] == " " { end += 1 }
      return range.lowerBound..<end
    }
    var start = range.lowerBound
    while start > 0, isBlank(scalars[start - 1]) { start -= 1 }
    return start > 0 && scalars[start - 1] == "," ? (start - 1)..<range.upperBound : range
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" }
}
