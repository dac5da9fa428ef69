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
        .init(
          vi: "cần dòng tiêu đề, gặp dấu ngoặc kép ở giữa một ô của dòng này",
          en: "expected a header line, found a quote in the middle of a cell of it"))
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
  ///
  /// - Parameter mapped: names that others stand for, which the wanted one cannot be meant by.
  func column(_ name: String, mapped: Set<String> = [], faults: inout [ImportFailure.Fault]) -> Int {
    let places = places(of: name)
    if let first = places.first, places.count == 1 { return first }
    let message: LocalizedText
    if places.isEmpty {
      let near = nearest(to: name, among: names.filter { !$0.isEmpty && !mapped.contains($0) })
      message = .init(
        vi: "cần cột \"\(name)\", nhưng không có" + (near.map { "; có phải là \"\($0)\"?" } ?? ""),
        en: "expected a column \"\(name)\", found none" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
    } else {
      let numbers = places.map { String($0 + 1) }
      let (first, last) = (numbers.dropLast().joined(separator: ", "), numbers.last ?? "")
      message = .init(
        vi: "chỉ được có một cột \"\(name)\", gặp \(places.count): các cột \(first) và \(last)",
        en: "expected one column \"\(name)\", found \(places.count): columns \(first) and \(last)")
    }
    faults.append(ImportFailure.Fault(place: ImportFailure.Place(file: file, line: line), message: message))
    return -1
  }
}
