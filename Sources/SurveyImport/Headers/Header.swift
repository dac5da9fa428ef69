import SurveyModel

/// The header of a file, to find columns in.
struct Header {
  let file: String
  /// From 1.
  let line: Int
  let names: [String]
  /// Columns by their name, and by how the eye reads it.
  private let exact: [String: [Int]]
  private let folded: [TextKey: [Int]]
  /// Further names of a column: the text of its question and the like.
  private var others: [TextKey: [Int]] = [:]
  /// The columns as their platform describes them; empty for a table of our own.
  private(set) var columns: [ExportColumn] = []

  init(_ record: Record, file: String) throws(ImportFailure) {
    guard record.strayQuote == nil else { throw Self.strayQuote(file: file, line: record.line) }
    self.init(names: (0..<record.count).map { record.text($0) }, file: file, line: record.line)
  }

  /// The header of an export, whose columns can be called by more than one name.
  init(_ export: ExportHeader, file: String) {
    self.init(names: export.columns.map(\.code), file: file, line: export.top.first?.line ?? 1)
    columns = export.columns
    for place in columns.indices {
      for key in Set(columns[place].allSpellings.map { TextKey($0) }) where !key.text.isEmpty { others[key, default: []].append(place) }
    }
  }

  private init(names: [String], file: String, line: Int) {
    self.file = file
    self.line = line
    self.names = names
    exact = Dictionary(grouping: names.indices) { names[$0] }
    folded = Dictionary(grouping: names.indices) { TextKey(names[$0]) }
  }

  static func strayQuote(file: String, line: Int) -> ImportFailure {
    ImportFailure(.unusable, at: ImportFailure.Place(file: file, line: line), TableHeaderWords.quoteInHeader)
  }

  /// Columns whose name is the wanted one: exactly, or else as the eye reads it (case, blanks, Unicode form), or else by another of its names.
  func places(of name: String) -> [Int] {
    if let places = exact[name] { return places }
    let key = TextKey(name)
    return folded[key] ?? others[key] ?? []
  }

  /// The columns of the options of one question, where the name is the question's and each option has its own; `nil` where it is not such a name.
  func options(of name: String) -> [Int]? {
    let places = places(of: name).filter { columns.indices.contains($0) && columns[$0].kind != .comment }
    guard let first = places.first, places.count > 1 else { return nil }
    let question = columns[first].question
    guard places.allSatisfy({ columns[$0].question == question && !columns[$0].row.isEmpty }),
      Set(places.map { columns[$0].row }).count == places.count
    else { return nil }
    return places
  }

  /// The one column of the name; its fault is added where there is none or more than one.
  ///
  /// - Parameter mapped: names that others stand for, which the wanted one cannot be meant by.
  func column(_ name: String, mapped: Set<String> = [], faults: inout [ImportFailure.Fault]) -> Int? {
    let places = places(of: name)
    if let first = places.first, places.count == 1 { return first }
    let message: LocalizedText
    if places.isEmpty {
      let near = nearest(to: name, among: names.filter { !$0.isEmpty && !mapped.contains($0) })
      message = TableHeaderWords.noColumn(name, near: near)
    } else {
      let numbers = places.map { String($0 + 1) }
      let (first, last) = (numbers.dropLast().joined(separator: ", "), numbers.last ?? "")
      let advice = apart(places)
      message = TableHeaderWords.severalColumns(name, count: places.count, first: first, last: last, advice: advice)
    }
    faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: file, line: line), message: message))
    return nil
  }

  /// How to name one of several columns, where that is possible.
  private func apart(_ places: [Int]) -> LocalizedText {
    guard columns.indices.contains(places[0]), let last = places.last else { return LocalizedText("") }
    let names: [String] = [places[0], last].compactMap { place in
      let code = self.names[place]
      if self.names.count(where: { $0 == code }) == 1 { return code }
      return columns[place].spellings.last { others[TextKey($0)]?.count == 1 && self.places(of: $0) == [place] }
    }
    guard names.count == 2 else { return LocalizedText("") }
    return TableHeaderWords.nameOneOf(names[0], second: names[1])
  }
}
