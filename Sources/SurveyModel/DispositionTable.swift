/// How each case of a list ended, with the columns of the list that it is broken down by.
public struct DispositionTable: Sendable, Hashable {
  /// A column of the list.
  public struct Attribute: Sendable, Hashable {
    public let name: String
    /// In order of first appearance, as first written; a blank cell is the category "".
    public let categories: [String]
    /// Index into ``categories`` of each row.
    public let category: [Int]

    public init(name: String, categories: [String], category: [Int]) {
      self.name = name
      self.categories = categories
      self.category = category
    }
  }

  /// Of each row. A row without a code that can be read is ``Disposition/nonContact``: known to be on the list, not known to have answered.
  public let disposition: [Disposition]
  public let attributes: [Attribute]
  /// Rows whose disposition is blank.
  public let blank: Int
  /// Rows whose disposition is no code that is known; each has its problem.
  public let unknown: Int
  /// In the order of lines.
  public let problems: [ImportProblem]

  public init(disposition: [Disposition], attributes: [Attribute], blank: Int, unknown: Int, problems: [ImportProblem]) {
    precondition(attributes.allSatisfy { $0.category.count == disposition.count }, "the columns of a table must be of one length")
    self.disposition = disposition
    self.attributes = attributes
    self.blank = blank
    self.unknown = unknown
    self.problems = problems
  }
}
