import SurveyModel

/// Names the sheet in the places of a workbook that has several: `tổng hợp.xlsx [Doanh thu]:5`.
struct SheetPlaces {
  /// By the name of a file, how it is named with its sheet; `nil` where several sheets of it were read together.
  private var named: [String: String?] = [:]

  mutating func add(_ source: any RecordSource) throws(ImportFailure) {
    let file = source.input.name
    let name = try source.sheet().map { "\(file) [\($0.visible)]" } ?? file
    if let other = named[file], other != name { named.updateValue(nil, forKey: file) } else { named[file] = name }
  }

  private func name(of file: String) -> String { named[file].flatMap(\.self) ?? file }

  func naming(_ problems: [ImportProblem]) -> [ImportProblem] {
    guard named.contains(where: { $0.key != $0.value }) else { return problems }
    return problems.map { $0.line == nil ? $0 : $0.with(file: name(of: $0.file)) }
  }

  func naming(_ failure: ImportFailure) -> ImportFailure {
    ImportFailure(
      kind: failure.kind,
      faults: failure.faults.map { fault in
        let place = fault.place
        guard place.line != nil else { return fault }
        return ImportFailure.Fault(
          place: ImportFailure.Place(file: name(of: place.file), line: place.line, column: place.column), message: fault.message)
      })
  }

  /// The file of a name that was given to a place of it.
  static func file(of name: String) -> String {
    guard name.hasSuffix("]"), let start = name.firstRange(of: ".xlsx [") ?? name.firstRange(of: ".zip [") else { return name }
    return String(name[..<name.index(start.upperBound, offsetBy: -2)])
  }
}
