import SurveyModel

/// One column of an export, as the headers of its platform describe it.
struct ExportColumn: Sendable, Hashable {
  /// What stands in a column, as far as its header tells.
  enum Kind: Sendable, Hashable {
    /// The platform's own: an id, a time, a status.
    case system(Role)
    /// An answer to a question, or to one row of a grid.
    case question
    /// Free text: a comment, an "other".
    case comment
    /// One option of a question with several columns, filled where it was chosen.
    case option
    /// Points, feedback, display order, empty columns.
    case ignored
  }

  /// What a platform's own column holds.
  enum Role: String, Sendable, Hashable, CaseIterable {
    /// Tells respondents apart: a token, a record.
    case respondent
    /// Tells rows apart, and nothing more.
    case response
    case submitted, started, duration, progress, finished, status
    case lastPage = "last-page"
    case address, email, name, language, consent
    case other
  }

  /// As the file names the column; of headers in several rows, the question and its row.
  var code: String
  /// The text of the question; empty where the header holds none.
  var question = ""
  /// The row of a grid, or the option, that the column is about; empty where it is the whole question.
  var row = ""
  var kind = Kind.question
  /// Further texts by which a survey may name the column.
  var spellings: [String] = []
  /// Of the form, where a line of the header names it.
  var section = ""

  init(_ code: String, question: String = "", row: String = "", kind: Kind = .question, spellings: [String] = []) {
    self.code = code
    self.question = question
    self.row = row
    self.kind = kind
    self.spellings = spellings
  }

  init(_ code: String, _ role: Role, text: String = "") {
    self.init(code, question: text, kind: .system(role), spellings: text.isEmpty ? [] : [text])
  }

  var role: Role? {
    if case .system(let role) = kind { role } else { nil }
  }

  /// `question`, `row`, `question [row]` and `question - row`, and what the platform adds.
  var allSpellings: [String] {
    var all = spellings
    if !question.isEmpty { all.append(question) }
    if !row.isEmpty {
      if !question.isEmpty { all += ["\(question) [\(row)]", "\(question) - \(row)"] }
      all.append(row)
    }
    return all
  }
}

/// One of the first records of a file.
struct HeaderRecord: Sendable, Hashable {
  /// From 1.
  let line: Int
  /// Without the blanks around them.
  let cells: [String]

  init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }

  init(_ record: Record) { self.init(line: record.line, cells: (0..<record.count).map { record.text($0) }) }

  /// Empty where the record has no such cell.
  subscript(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
}
