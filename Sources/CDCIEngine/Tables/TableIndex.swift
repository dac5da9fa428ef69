import SurveyImport
import SurveyModel

/// An index as it was read for plain tables, with where its parts stand in its file.
public struct TableIndex: Sendable {
  let definition: TableIndexDefinition

  init(_ definition: TableIndexDefinition) { self.definition = definition }

  /// The tree that it describes, with its weights as they are written. An indicator that names no data takes
  /// the column of its id.
  public var index: Index { Index(definition.tree) }
  /// The columns of numbers that a table must have: what the index scores, in tree order, then what divides
  /// it.
  public var columns: [String] { definition.columns }
  /// The column with the period of each row; `nil` where a table is of one period.
  public var periodColumn: String? { definition.period }

  func place(of node: String) -> ImportFailure.Place { definition.place(of: node) }
  func place(of part: DataTreatment.Part) -> ImportFailure.Place { definition.place(of: part) }
}
