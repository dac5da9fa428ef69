import Inference
import SurveyModel

/// Every problem of the input, in the order of files and lines. Free text that was found shows only as its length: it can hold what nobody may publish.
func problemsCSV(_ results: Results) -> CSVTable {
  var table = CSVTable(header: ["file", "line", "column", "kind", "expected", "found", "action"])
  for problem in results.account.problems {
    table.append([
      .text(problem.file), .count(problem.line), .words(problem.column), .text(problem.kind), .words(problem.expected),
      .words(problem.found.text(.en)), .words(problem.action),
    ])
  }
  return table
}
