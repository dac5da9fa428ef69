import Yams

/// Turns a syntax error of the YAML library into a place and a sentence that say what to change.
enum YAMLSyntax {
  static func explain(_ error: YamlError, in source: YAMLSource) -> (position: YAMLNode.Position, message: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      let place = YAMLNode.Position(line: mark.line, column: mark.column)
      let opening = context.map { (text: $0.text, place: YAMLNode.Position(line: $0.mark.line, column: $0.mark.column)) }
      return explain(problem: problem, at: place, opening: opening, in: source)
    case .composer(_, let problem, let mark, _):
      let place = YAMLNode.Position(line: mark.line, column: mark.column)
      if problem.contains("undefined alias") {
        return (place, "expected a value, found \"*\", which has a meaning of its own there: put the text in quotes")
      }
      return (place, "expected one document, found a second one after \"---\"")
    default:
      return (.init(line: 1, column: 1), "expected YAML, found text that cannot be read as such")
    }
  }

  private static func explain(
    problem: String, at place: YAMLNode.Position, opening: (text: String, place: YAMLNode.Position)?, in source: YAMLSource
  ) -> (YAMLNode.Position, String) {
    let next = source.rest(from: place).first
    switch problem {
    case "mapping values are not allowed in this context":
      return (place, "expected the end of the text, found \":\"; a colon and a blank make a key: put the text in quotes")
    case "found character that cannot start any token":
      if next == "\t" { return (place, "expected blanks, found a tab") }
      let sign = next.map { String(Character($0)) } ?? ""
      return (place, "expected a value, found \"\(sign)\", which unquoted text cannot begin with: put the text in quotes")
    case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
      return (place, "expected blanks, found a tab")
    case "found unexpected end of stream":
      if let opening, opening.text.contains("quoted") {
        return (opening.place, "expected a closing quote for the text that begins here, found the end of the file")
      }
    case "found unknown escape character":
      let escape = String(String.UnicodeScalarView(source.rest(from: place).prefix(2)))
      return (place, "expected an escape that YAML knows, found \"\(escape)\"; in single quotes \"\\\" stands for itself")
    case "could not find expected ':'":
      let start = opening?.place ?? place
      let line = found(source.rest(from: start).first, at: start, in: source)
      return (
        start, "expected a key with a colon and a blank behind it, found \(line); check the line and its quotes"
      )
    case "did not find expected comment or line break":
      return (
        place,
        "expected the end of the line after \">\" or \"|\", found more text; these signs have a meaning of their own: put the text in quotes"
      )
    case "did not find expected alphabetic or numeric character":
      let sign = opening.flatMap { source.rest(from: $0.place).first }.map { String(Character($0)) } ?? "&"
      return (
        opening?.place ?? place, "expected a value, found \"\(sign)\", which has a meaning of its own there: put the text in quotes"
      )
    case "block sequence entries are not allowed in this context":
      return (place, "expected a value, found \"-\" of a list; begin the list on a line of its own, or put the text in quotes")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let (name, sign, close) = problem.hasSuffix("']'") ? ("list", "[", "]") : ("map", "{", "}")
      let cut = next == "[" || next == "{" ? next.map { "\"\($0)\" ends unquoted text there: put the text in quotes" } : nil
      let comment = opening.flatMap {
        hasComment(source.rest(from: $0.place)) ? "\"#\" begins a comment there: put the text in quotes" : nil
      }
      let hint = goesOn(before: place, in: source) ?? cut ?? comment ?? "if the \"\(sign)\" belongs to a text, put the text in quotes"
      let begun = opening.map { " that begins at \($0.place.line):\($0.place.column)" } ?? ""
      return (place, "expected \",\" or \"\(close)\" in the \(name)\(begun), found \(found(next, at: place, in: source)); \(hint)")
    case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
      if let hint = goesOn(before: place, in: source) {
        return (place, "expected the end of the line, found \(found(next, at: place, in: source)); \(hint)")
      }
      let thing = problem == "did not find expected '-' indicator" ? "an item of the list" : "a key of the map"
      let begun = opening.map { " that begins at \($0.place.line):\($0.place.column)" } ?? ""
      return (place, "expected \(thing)\(begun), found \(found(next, at: place, in: source)); check how far the line is indented")
    default: break
    }
    if problem.contains("nesting level") { return (place, "expected at most \(YAMLReader.maximumDepth) levels, found more") }
    return (place, "expected YAML, found an error: \(problem)" + (opening.map { " (\($0.text))" } ?? ""))
  }

  /// `[Draft] Title` and `"Draft" Title`: the value ended and text follows.
  private static func goesOn(before place: YAMLNode.Position, in source: YAMLSource) -> String? {
    switch source.beginning(before: place).last(where: { $0 != " " }) {
    case "]", "}": "text goes on behind a closing bracket: put the text in quotes"
    case "\"", "'": "text goes on behind a closing quote: put the text in quotes as a whole"
    default: nil
    }
  }

  private static func hasComment(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(rest, rest.dropFirst()).contains { $0 == " " && $1 == "#" }
  }

  private static func found(_ next: Unicode.Scalar?, at place: YAMLNode.Position, in source: YAMLSource) -> String {
    guard next != nil else { return place.line >= source.lines.count ? "the end of the file" : "the end of the line" }
    return String(String.UnicodeScalarView(source.rest(from: place))).quotedAsFound
  }
}
