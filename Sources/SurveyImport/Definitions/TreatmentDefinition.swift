import SurveyModel

/// `treatment` of an index file: what is done to figures before they are normalised.
struct TreatmentDefinition {
  let treatment: DataTreatment
  let places: Places

  /// Where its parts are written.
  struct Places: Sendable, Hashable {
    let whole: YAMLNode.Position
    /// Of each denomination: the column that is divided, and what divides it.
    var denominations: [(column: YAMLNode.Position, denominator: YAMLNode.Position)] = []
    var imputation: YAMLNode.Position?
    var outliers: YAMLNode.Position?

    static func == (a: Self, b: Self) -> Bool {
      a.whole == b.whole && a.imputation == b.imputation && a.outliers == b.outliers
        && a.denominations.elementsEqual(b.denominations) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(whole) }
  }

  /// `nil` after a fault.
  ///
  /// - Parameter columns: that the index reads.
  init?(_ node: YAMLNode, columns: [String], _ faults: inout DefinitionFaults) {
    guard let map = node.map(NormalizationWords.mapOfTreatment, keys: ["denominate", "screen", "impute", "outliers"], &faults)
    else { return nil }
    let denominations = map["denominate"].map { Self.denominations($0, columns, &faults) } ?? []
    let screen = map["screen"].flatMap { $0.number(.shareOfOne, where: { (0...1).contains($0) }, &faults) }
    let imputation = map["impute"].flatMap { $0.word(DataTreatment.Imputation.allCases, &faults) }
    let outliers = map["outliers"].flatMap { Self.outliers($0, &faults) }
    treatment = DataTreatment(
      denominations: denominations.map(\.pair), screen: screen, imputation: imputation, outliers: outliers)
    places = Places(
      whole: node.position, denominations: denominations.map { ($0.column, $0.denominator) }, imputation: map["impute"]?.position,
      outliers: map["outliers"]?.position)
  }

  private typealias Denomination = (pair: DataTreatment.Denomination, column: YAMLNode.Position, denominator: YAMLNode.Position)

  private static func denominations(
    _ node: YAMLNode, _ columns: [String], _ faults: inout DefinitionFaults
  ) -> [Denomination] {
    let what: LocalizedText = NormalizationWords.mapOfDenominators
    return (node.entries(what, &faults) ?? []).compactMap { entry in
      guard let denominator = entry.value.text(.columnHeader, &faults) else { return nil }
      guard columns.contains(entry.key) else {
        let near = YAMLNode.suggestion(for: entry.key, among: columns)
        faults.add(at: entry.keyPosition, NormalizationWords.notAColumn(entry.key, near: near))
        return nil
      }
      return (DataTreatment.Denomination(column: entry.key, denominator: denominator), entry.keyPosition, entry.value.position)
    }
  }

  private static func outliers(_ node: YAMLNode, _ faults: inout DefinitionFaults) -> DataTreatment.Outliers? {
    guard let map = node.map(NormalizationWords.mapOfOutliers, keys: ["winsorise", "log", "skewness", "kurtosis"], &faults)
    else { return nil }
    let points = map["winsorise"].flatMap {
      $0.wholeNumber(NormalizationWords.pointsToWinsorise, &faults)
    }
    let limit: LocalizedText = NormalizationWords.numberOfZeroOrMore
    let skewness = map["skewness"].flatMap { $0.number(limit, where: { $0 >= 0 }, &faults) }
    let kurtosis = map["kurtosis"].flatMap { $0.number(limit, where: { $0 >= 0 }, &faults) }
    return DataTreatment.Outliers(
      mostPoints: points ?? 5, transforms: map["log"].flatMap { $0.flag(&faults) } ?? true, skewness: skewness ?? 2,
      kurtosis: kurtosis ?? 3.5)
  }
}
