import SurveyModel

/// How a figure stands to others, as the columns `of` and `direction` of the long table say.
enum StatedRelations {
  struct Relation {
    let of: [String]
    let isAtMost: Bool

    /// `nil` where the cells do not go with the kind of the row; each is a fault then.
    init?(_ cells: [String], kind: ContextTable.Kind, file: String, line: Int, _ faults: inout [ImportFailure.Fault]) {
      let before = faults.count
      func fault(_ column: String, expected: LocalizedText, meant: String? = nil, found: String) {
        faults.append(ContextReader.fault(file, line, column, expected: expected, meant: meant, found: found))
      }
      let (value, of, direction) = (cells[5], cells[9], cells[10])
      self.of = of.split(separator: ";").map { PlainText.of(String($0)) }.filter { !$0.isEmpty }
      switch kind {
      case .sumOf:
        if self.of.isEmpty { fault("of", expected: ContextFileWords.parts, found: "") }
        if !value.isEmpty { fault("value", expected: ContextFileWords.noValueOfSum, found: value) }
      case .publishedShare: if self.of.count > 1 { fault("of", expected: ContextFileWords.oneBase, found: of) }
      case .actual, .target, .forecast, .publishedChange:
        if !of.isEmpty { fault("of", expected: ContextFileWords.noRelation(kind.rawValue), found: of) }
      }
      let directions = ["at-least", "at-most"]
      isAtMost = direction == directions[1]
      if !direction.isEmpty {
        if kind != .target {
          fault("direction", expected: ContextFileWords.noRelation(kind.rawValue), found: direction)
        } else if !directions.contains(direction) {
          fault("direction", expected: ContextFileWords.direction, meant: nearest(to: direction, among: directions), found: direction)
        }
      }
      guard faults.count == before else { return nil }
    }
  }

  /// Every indicator that a share or a sum is of is one of the file.
  static func check(_ written: [ContextReader.Written], file: String, _ faults: inout [ImportFailure.Fault]) {
    var known: Set<String> = []
    let names = written.map(\.indicator).filter { known.insert($0).inserted }
    for figure in written {
      for name in figure.of where !known.contains(name) {
        faults.append(
          ContextReader.fault(
            file, figure.line, "of", expected: ContextFileWords.indicatorOfFile, meant: nearest(to: name, among: names), found: name))
      }
    }
  }
}
