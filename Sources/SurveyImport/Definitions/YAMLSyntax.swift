import SurveyModel
import Yams

/// Turns a syntax error of the YAML library into a place and a sentence that say what to change.
enum YAMLSyntax {
  static func explain(_ error: YamlError, in source: YAMLSource) -> (position: YAMLNode.Position, message: LocalizedText) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      let place = YAMLNode.Position(line: mark.line, column: mark.column)
      let opening = context.map { (text: $0.text, place: YAMLNode.Position(line: $0.mark.line, column: $0.mark.column)) }
      return explain(problem: problem, at: place, opening: opening, in: source)
    case .composer(_, let problem, let mark, _):
      let place = YAMLNode.Position(line: mark.line, column: mark.column)
      if problem.contains("undefined alias") {
        return (
          place,
          .init(
            vi: "cần một giá trị, gặp \"*\" có nghĩa riêng tại đó: hãy đặt văn bản trong dấu ngoặc kép",
            en: "expected a value, found \"*\", which has a meaning of its own there: put the text in quotes")
        )
      }
      return (
        place,
        .init(
          vi: "chỉ được có một tài liệu, gặp tài liệu thứ hai sau \"---\"",
          en: "expected one document, found a second one after \"---\"")
      )
    default:
      return (
        .init(line: 1, column: 1),
        .init(
          vi: "cần văn bản YAML, gặp văn bản không đọc được theo YAML",
          en: "expected YAML, found text that cannot be read as such")
      )
    }
  }

  private static func explain(
    problem: String, at place: YAMLNode.Position, opening: (text: String, place: YAMLNode.Position)?, in source: YAMLSource
  ) -> (YAMLNode.Position, LocalizedText) {
    let next = source.rest(from: place).first
    switch problem {
    case "mapping values are not allowed in this context":
      return (
        place,
        .init(
          vi: "cần kết thúc văn bản, gặp \":\"; dấu hai chấm và dấu cách tạo thành khóa: hãy đặt văn bản trong dấu ngoặc kép",
          en: "expected the end of the text, found \":\"; a colon and a blank make a key: put the text in quotes")
      )
    case "found character that cannot start any token":
      if next == "\t" { return (place, .init(vi: "cần dấu cách, gặp dấu tab", en: "expected blanks, found a tab")) }
      let sign = next.map { String(Character($0)) } ?? ""
      return (
        place,
        .init(
          vi: "cần một giá trị, gặp \"\(sign)\" không thể mở đầu văn bản không có ngoặc kép: hãy đặt văn bản trong dấu ngoặc kép",
          en: "expected a value, found \"\(sign)\", which unquoted text cannot begin with: put the text in quotes")
      )
    case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
      return (place, .init(vi: "cần dấu cách, gặp dấu tab", en: "expected blanks, found a tab"))
    case "found unexpected end of stream":
      if let opening, opening.text.contains("quoted") {
        return (
          opening.place,
          .init(
            vi: "cần dấu ngoặc kép đóng cho văn bản bắt đầu tại đây, gặp cuối tệp",
            en: "expected a closing quote for the text that begins here, found the end of the file")
        )
      }
    case "found unknown escape character":
      let escape = String(String.UnicodeScalarView(source.rest(from: place).prefix(2)))
      return (
        place,
        .init(
          vi: "cần chuỗi thoát của YAML, gặp \"\(escape)\"; trong dấu ngoặc đơn \"\\\" là chính nó",
          en: "expected an escape that YAML knows, found \"\(escape)\"; in single quotes \"\\\" stands for itself")
      )
    case "could not find expected ':'":
      let start = opening?.place ?? place
      let line = found(source.rest(from: start).first, at: start, in: source)
      return (
        start,
        .init(
          vi: "cần một khóa, theo sau là dấu hai chấm và dấu cách, gặp \(line[.vi]); hãy kiểm tra dòng này và dấu ngoặc kép",
          en: "expected a key with a colon and a blank behind it, found \(line[.en]); check the line and its quotes")
      )
    case "did not find expected comment or line break":
      return (
        place,
        .init(
          vi: "cần kết thúc dòng sau \">\" hoặc \"|\", gặp thêm văn bản; các dấu này có nghĩa riêng: hãy đặt văn bản trong dấu ngoặc kép",
          en:
            "expected the end of the line after \">\" or \"|\", found more text; these signs have a meaning of their own: put the text in quotes"
        )
      )
    case "did not find expected alphabetic or numeric character":
      let sign = opening.flatMap { source.rest(from: $0.place).first }.map { String(Character($0)) } ?? "&"
      return (
        opening?.place ?? place,
        .init(
          vi: "cần một giá trị, gặp \"\(sign)\" có nghĩa riêng tại đó: hãy đặt văn bản trong dấu ngoặc kép",
          en: "expected a value, found \"\(sign)\", which has a meaning of its own there: put the text in quotes")
      )
    case "block sequence entries are not allowed in this context":
      return (
        place,
        .init(
          vi: "cần một giá trị, gặp \"-\" của danh sách; hãy bắt đầu danh sách trên một dòng riêng, hoặc đặt văn bản trong dấu ngoặc kép",
          en: "expected a value, found \"-\" of a list; begin the list on a line of its own, or put the text in quotes")
      )
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let isList = problem.hasSuffix("']'")
      let name: LocalizedText = isList ? .init(vi: "danh sách", en: "list") : .init(vi: "bảng khóa", en: "map")
      let (sign, close) = isList ? ("[", "]") : ("{", "}")
      let cut: LocalizedText? =
        next == "[" || next == "{"
        ? next.map {
          .init(
            vi: "\"\($0)\" kết thúc văn bản không có ngoặc kép tại đó: hãy đặt văn bản trong dấu ngoặc kép",
            en: "\"\($0)\" ends unquoted text there: put the text in quotes")
        } : nil
      let comment: LocalizedText? = opening.flatMap { hasComment(source.rest(from: $0.place)) ? .commentBegins : nil }
      let hint =
        goesOn(before: place, in: source) ?? cut ?? comment
        ?? .init(
          vi: "nếu \"\(sign)\" thuộc về văn bản, hãy đặt văn bản trong dấu ngoặc kép",
          en: "if the \"\(sign)\" belongs to a text, put the text in quotes")
      let begun = begun(opening?.place)
      let found = found(next, at: place, in: source)
      return (
        place,
        .init(
          vi: "cần \",\" hoặc \"\(close)\" trong \(name[.vi])\(begun[.vi]), gặp \(found[.vi]); \(hint[.vi])",
          en: "expected \",\" or \"\(close)\" in the \(name[.en])\(begun[.en]), found \(found[.en]); \(hint[.en])")
      )
    case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
      let found = found(next, at: place, in: source)
      if let hint = goesOn(before: place, in: source) {
        return (
          place,
          .init(
            vi: "cần kết thúc dòng, gặp \(found[.vi]); \(hint[.vi])", en: "expected the end of the line, found \(found[.en]); \(hint[.en])")
        )
      }
      let thing: LocalizedText =
        problem == "did not find expected '-' indicator"
        ? .init(vi: "một mục của danh sách", en: "an item of the list") : .init(vi: "một khóa của bảng khóa", en: "a key of the map")
      let begun = begun(opening?.place)
      return (
        place,
        .init(
          vi: "cần \(thing[.vi])\(begun[.vi]), gặp \(found[.vi]); hãy kiểm tra độ thụt đầu dòng",
          en: "expected \(thing[.en])\(begun[.en]), found \(found[.en]); check how far the line is indented")
      )
    default: break
    }
    if problem.contains("nesting level") { return (place, .tooDeep) }
    return (
      place,
      .init(
        vi: "cần văn bản YAML, gặp lỗi cú pháp (thư viện báo: \(problem))",
        en: "expected YAML, found an error: \(problem)" + (opening.map { " (\($0.text))" } ?? ""))
    )
  }

  /// `[Draft] Title` and `"Draft" Title`: the value ended and text follows.
  private static func goesOn(before place: YAMLNode.Position, in source: YAMLSource) -> LocalizedText? {
    switch source.beginning(before: place).last(where: { $0 != " " }) {
    case "]", "}":
      .init(
        vi: "văn bản còn tiếp sau dấu đóng ngoặc: hãy đặt văn bản trong dấu ngoặc kép",
        en: "text goes on behind a closing bracket: put the text in quotes")
    case "\"", "'":
      .init(
        vi: "văn bản còn tiếp sau dấu ngoặc kép đóng: hãy đặt toàn bộ văn bản trong dấu ngoặc kép",
        en: "text goes on behind a closing quote: put the text in quotes as a whole")
    default: nil
    }
  }

  private static func hasComment(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(rest, rest.dropFirst()).contains { $0 == " " && $1 == "#" }
  }

  private static func found(_ next: Unicode.Scalar?, at place: YAMLNode.Position, in source: YAMLSource) -> LocalizedText {
    guard next != nil else {
      return place.line >= source.lines.count
        ? .init(vi: "cuối tệp", en: "the end of the file") : .init(vi: "cuối dòng", en: "the end of the line")
    }
    return LocalizedText(String(String.UnicodeScalarView(source.rest(from: place))).quotedAsFound)
  }

  private static func begun(_ place: YAMLNode.Position?) -> LocalizedText {
    guard let place else { return LocalizedText("") }
    return .init(vi: " bắt đầu tại \(place.line):\(place.column)", en: " that begins at \(place.line):\(place.column)")
  }
}
