import SurveyModel
import YAML

/// Turns a syntax error of the YAML library into a place and a sentence that say what to change.
enum YAMLSyntax {
  static func explain(_ fault: YAMLFault, in source: YAMLSource) -> (position: YAMLNode.Position, message: LocalizedText) {
    let place = YAMLNode.Position(fault.mark)
    switch fault.kind {
    case .syntax(let problem, let context):
      let opening = context.map { (text: $0.text, place: YAMLNode.Position($0.mark)) }
      return explain(problem: problem, at: place, opening: opening, in: source)
    case .alias: return (place, YAMLWords.aliasSign)
    case .secondDocument: return (place, YAMLWords.secondDocument)
    case .tooDeep: return (place, .tooDeep)
    case .unreadable: return (place, YAMLWords.notYAML)
    }
  }

  private static func explain(
    problem: String, at place: YAMLNode.Position, opening: (text: String, place: YAMLNode.Position)?, in source: YAMLSource
  ) -> (YAMLNode.Position, LocalizedText) {
    let next = source.rest(from: place).first
    switch problem {
    case "mapping values are not allowed in this context":
      return (place, YAMLWords.colonInText)
    case "found character that cannot start any token":
      if next == "\t" { return (place, YAMLWords.tab) }
      let sign = next.map { String(Character($0)) } ?? ""
      return (place, YAMLWords.signBeginsText(sign))
    case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
      return (place, YAMLWords.tab)
    case "found unexpected end of stream":
      if let opening, opening.text.contains("quoted") {
        return (opening.place, YAMLWords.quoteNotClosed)
      }
    case "found unknown escape character":
      let escape = String(String.UnicodeScalarView(source.rest(from: place).prefix(2)))
      return (place, YAMLWords.unknownEscape(escape))
    case "could not find expected ':'":
      let start = opening?.place ?? place
      let line = found(source.rest(from: start).first, at: start, in: source)
      return (start, YAMLWords.noColonBehindKey(line))
    case "did not find expected comment or line break":
      return (place, YAMLWords.textBehindBlockSign)
    case "did not find expected alphabetic or numeric character":
      let sign = opening.flatMap { source.rest(from: $0.place).first }.map { String(Character($0)) } ?? "&"
      return (opening?.place ?? place, YAMLWords.signOfItsOwn(sign))
    case "block sequence entries are not allowed in this context":
      return (place, YAMLWords.listOnLineOfKey)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let isList = problem.hasSuffix("']'")
      let name = isList ? YAMLWords.list : YAMLWords.map
      let (sign, close) = isList ? ("[", "]") : ("{", "}")
      let cut: LocalizedText? = next == "[" || next == "{" ? next.map { YAMLWords.bracketEndsText($0) } : nil
      let comment: LocalizedText? = opening.flatMap { hasComment(source.rest(from: $0.place)) ? .commentBegins : nil }
      let hint = goesOn(before: place, in: source) ?? cut ?? comment ?? YAMLWords.bracketOfText(sign)
      let begun = begun(opening?.place)
      let found = found(next, at: place, in: source)
      return (place, YAMLWords.noEndOfBracket(close, name: name, begun: begun, found: found, hint: hint))
    case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
      let found = found(next, at: place, in: source)
      if let hint = goesOn(before: place, in: source) {
        return (place, YAMLWords.lineGoesOn(found, hint: hint))
      }
      let thing = problem == "did not find expected '-' indicator" ? YAMLWords.itemOfList : YAMLWords.keyOfMap
      let begun = begun(opening?.place)
      return (place, YAMLWords.wrongIndentation(thing, begun: begun, found: found))
    default: break
    }
    return (place, YAMLWords.otherProblem(problem, opening: opening?.text))
  }

  /// `[Draft] Title` and `"Draft" Title`: the value ended and text follows.
  private static func goesOn(before place: YAMLNode.Position, in source: YAMLSource) -> LocalizedText? {
    switch source.beginning(before: place).last(where: { $0 != " " }) {
    case "]", "}": YAMLWords.textBehindBracket
    case "\"", "'": YAMLWords.textBehindQuote
    default: nil
    }
  }

  private static func hasComment(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(rest, rest.dropFirst()).contains { $0 == " " && $1 == "#" }
  }

  private static func found(_ next: Unicode.Scalar?, at place: YAMLNode.Position, in source: YAMLSource) -> LocalizedText {
    guard next != nil else {
      return place.line >= source.lines.count
        ? YAMLWords.endOfFile : YAMLWords.endOfLine
    }
    return LocalizedText(String(String.UnicodeScalarView(source.rest(from: place))).quotedAsFound)
  }

  private static func begun(_ place: YAMLNode.Position?) -> LocalizedText {
    guard let place else { return LocalizedText("") }
    return YAMLWords.begun(place.line, column: place.column)
  }
}
