package import SurveyModel

extension LocatedIndex {
  /// Where a part of `treatment` stands; the file alone where it states none.
  package func place(of part: DataTreatment.Part) -> ImportFailure.Place {
    guard let places = treatmentPlaces else { return ImportFailure.Place(file: file) }
    let position: YAMLNode.Position? =
      switch part {
      case .whole: nil
      case .denomination(let column): denominations.first { $0.pair.column == column }?.denominator
      case .imputation: places.imputation
      case .outliers: places.outliers
      }
    let found = position ?? places.whole
    return ImportFailure.Place(file: file, line: found.line, column: found.column)
  }

  private var denominations: [(pair: DataTreatment.Denomination, column: YAMLNode.Position, denominator: YAMLNode.Position)] {
    zip(tree.treatment?.denominations ?? [], treatmentPlaces?.denominations ?? []).map { ($0, $1.column, $1.denominator) }
  }

  /// In the index of a survey `treatment` acts on its figures, and there must be some.
  func checkTreatment(_ faults: inout DefinitionFaults) {
    guard let places = treatmentPlaces else { return }
    let names = tree.dataNames
    guard !names.isEmpty else {
      return faults.add(at: places.whole, IndexFitWords.treatmentWithoutData)
    }
    for entry in denominations where !names.contains(entry.pair.column) {
      let near = YAMLNode.suggestion(for: entry.pair.column, among: names)
      faults.add(at: entry.column, IndexFitWords.noSuchData(entry.pair.column, near: near))
    }
  }

  /// Checks that the contexts have what figures are divided by.
  ///
  /// - Parameter measures: that they name, in their order.
  /// - Throws: ``ImportFailure`` with the place of every denominator that is not among them.
  func checkDenominators(among measures: [String]) throws(ImportFailure) {
    try check(among: measures, expected: IndexFitWords.contextIndicator)
  }

  /// - Parameter columns: of a plain table.
  func checkDenominators(amongColumns columns: [String]) throws(ImportFailure) {
    try check(among: columns, expected: IndexFitWords.columnOfTable)
  }

  private func check(among names: [String], expected: LocalizedText) throws(ImportFailure) {
    var faults = DefinitionFaults(file: file)
    for entry in denominations where !names.contains(entry.pair.denominator) {
      let near = YAMLNode.suggestion(for: entry.pair.denominator, among: names)
      faults.add(at: entry.denominator, IndexFitWords.notADenominator(expected, denominator: entry.pair.denominator, near: near))
    }
    _ = try faults.settled(())
  }
}
