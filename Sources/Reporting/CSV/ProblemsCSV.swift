import SurveyModel
import SurveyWords

/// Every problem of the input, in the order of files and lines. Free text that was found shows only as its length: it can hold what nobody may publish.
///
/// What was expected, found and done is told in `language`; the kind stays the word that a program looks for.
func problemsCSV(_ account: ImportAccount, _ language: Language) -> CSVTable {
  var table = CSVTable(header: ["file", "line", "column", "kind", "expected", "found", "action"])
  for problem in account.problems {
    table.append([
      .text(problem.file), .count(problem.line), .words(problem.column), .text(problem.kind.rawValue), .words(problem.expected[language]),
      .words(problem.found.text(language)), .words(problem.action[language]),
    ])
  }
  return table
}
