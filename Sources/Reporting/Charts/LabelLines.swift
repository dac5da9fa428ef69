/// A label broken at blanks into lines of at most `width` characters; a longer word is broken inside.
///
/// - Parameter limit: at most so many lines; what is left ends in an ellipsis.
func labelLines(_ text: String, width: Int, limit: Int = 4) -> [String] {
  let width = max(2, width)
  var lines: [String] = []
  var line = ""
  // A no-break space does not separate words.
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
    var word = Substring(word)
    if !line.isEmpty, line.count + 1 + word.count <= width {
      line += " " + word
      continue
    }
    if !line.isEmpty { lines.append(line) }
    while word.count > width {
      lines.append(String(word.prefix(width)))
      word = word.dropFirst(width)
    }
    line = String(word)
  }
  if !line.isEmpty { lines.append(line) }
  guard lines.count > limit, limit > 0 else { return lines.isEmpty ? [""] : lines }
  let last = lines[limit - 1]
  return Array(lines.prefix(limit - 1)) + [String(last.prefix(width - 1)) + "…"]
}
