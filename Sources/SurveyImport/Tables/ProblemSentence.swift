import SurveyModel

/// What was found, in words.
func sentence(_ found: ImportProblem.Found) -> String {
  switch found {
  case .nothing: "nothing"
  case .shown(let text): "\"\(text)\""
  case .text(let characters): "text, \(characters) character\(characters == 1 ? "" : "s")"
  }
}

/// A problem as one sentence without its file and line.
func sentence(_ problem: ImportProblem) -> String {
  let column = problem.column.map { name in
    "column \(problem.columnNumber.map { "\($0) " } ?? "")\"\(name)\": "
  }
  return "\(column ?? "")expected \(problem.expected), found \(sentence(problem.found)); \(problem.action)"
}
