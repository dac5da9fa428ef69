import SurveyModel

/// How numbers are written in a file.
public enum NumberFormat: String, Sendable, Hashable, CaseIterable {
  /// `16.351,83`
  case vi
  /// `16,351.83`
  case en

  var model: SurveyModel.Survey.NumberFormat {
    switch self {
    case .vi: .vi
    case .en: .en
    }
  }
}

/// A plain table of units × columns of numbers, scored without a survey.
///
/// It is read from a CSV file (``Engine/table(at:for:edition:numberFormat:)``) or made of numbers in memory.
public struct IndicatorTable: Sendable, Hashable {
  let table: UnitTable
  /// The period or edition that the numbers speak of, as ranges that are pooled over editions name it; `nil`
  /// where nobody said.
  public let edition: String?
  /// Tables of other editions with the same columns, for ranges that are pooled over them and for values that
  /// this one lacks.
  public var others: [IndicatorTable] = []

  init(_ table: UnitTable, edition: String?, others: [IndicatorTable] = []) {
    self.table = table
    self.edition = edition
    self.others = others
  }

  /// A table of numbers in memory.
  ///
  /// - Parameters:
  ///   - units: ids, once each.
  ///   - names: what a reader calls each unit; empty where that is its id.
  ///   - groups: of each unit; units of one group are also ranked among themselves. Empty where there are
  ///     none.
  ///   - columns: names of the columns, once each: those of the index's data, or the ids of its indicators.
  ///   - values: a row for each unit, in it a number for each column; `nil` is missing, which is never zero.
  ///   - edition: such as `2023`.
  /// - Throws: ``EngineError`` of kind ``EngineError/Kind-swift.enum/usage`` where a unit or column stands
  ///   twice, a row is too long or too short, or a number is not finite.
  public init(
    units: [String], names: [String] = [], groups: [String] = [], columns: [String], values: [[Double?]], edition: String? = nil
  ) throws(EngineError) {
    func refuse(_ sentence: LocalizedText) -> EngineError { EngineError(.usage, [Notice(sentence)]) }
    if let twice = Self.twice(units) ?? Self.twice(columns) { throw refuse(EngineWords.twice(twice)) }
    for (list, count) in [(names.count, units.count), (groups.count, units.count)] where list != 0 && list != count {
      throw refuse(EngineWords.rows(expected: count, found: list))
    }
    guard values.count == units.count else { throw refuse(EngineWords.rows(expected: units.count, found: values.count)) }
    for (unit, row) in zip(units, values) {
      guard row.count == columns.count else { throw refuse(EngineWords.row(unit, expected: columns.count, found: row.count)) }
      guard row.allSatisfy({ $0?.isFinite ?? true }) else { throw refuse(EngineWords.notFinite(unit)) }
    }
    table = UnitTable(units: units, names: names, groups: groups, columns: columns, values: values.flatMap { $0.map { $0 ?? .nan } })
    self.edition = edition
  }

  private static func twice(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }

  /// Ids, in the order of the table.
  public var units: [String] { table.units }
  /// Names of the columns of numbers.
  public var columns: [String] { table.columns }
  /// Columns of the file that the index does not ask for.
  public var ignoredColumns: [String] { table.ignored }

  /// A number of the table; `nil` where it is missing, and for a unit or a column that the table does not
  /// have.
  public func value(unit: String, column: String) -> Double? {
    guard let unit = units.firstIndex(of: unit), let column = columns.firstIndex(of: column) else { return nil }
    return table.value(unit: unit, column: column)
  }
}
