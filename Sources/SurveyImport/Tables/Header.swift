import SurveyModel

/// The header of a file, to find columns in.
struct Header {
  let file: String
  /// From 1.
  let line: Int
  let names: [String]
  private let keys: [TextKey]

  init(_ record: Record, file: String) throws(ImportFailure) {
    guard record.strayQuote == nil else {
      throw ImportFailure(
        .unusable, at: ImportFailure.Place(file: file, line: record.line),
        "expected a header line, found a quote in the middle of a cell of it")
    }
    self.file = file
    line = record.line
    names = (0..<record.count).map { record.text($0) }
    keys = names.map { TextKey($0) }
  }

  /// Columns whose name is the wanted one: exactly, or else as the eye reads it (case, blanks, Unicode form).
  func places(of name: String) -> [Int] {
    let exact = names.indices.filter { names[$0] == name }
    guard exact.isEmpty else { return exact }
    let key = TextKey(name)
    return keys.indices.filter { keys[$0] == key }
  }

  /// - Parameter claimed: headers that stand for something else already, and are not what a missing one was meant to be.
  ///
  /// The one column of the name; its fault is added where there is none or more than one, and the answer is then a column that no record has.
  func column(_ name: String, besides claimed: Set<String> = [], faults: inout [ImportFailure.Fault]) -> Int {
    let places = places(of: name)
    if let first = places.first, places.count == 1 { return first }
    let message: String
    if places.isEmpty {
      let hint = nearest(to: name, among: names.filter { !$0.isEmpty && !claimed.contains($0) }).map { "; did you mean \"\($0)\"?" } ?? ""
      message = "expected a column \"\(name)\", found none\(hint)"
    } else {
      let numbers = places.map { String($0 + 1) }
      message =
        "expected one column \"\(name)\", found \(places.count): columns \(numbers.dropLast().joined(separator: ", ")) and \(numbers.last ?? "")"
    }
    faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: file, line: line), message: message))
    return -1
  }
}
