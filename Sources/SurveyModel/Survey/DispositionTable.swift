/// How each case of a list ended, with the columns of the list that it is broken down by.
package struct DispositionTable: Sendable, Hashable {
  /// A column of the list.
  package struct Attribute: Sendable, Hashable {
    package let name: String
    /// In order of first appearance, as first written; a blank cell is the category "".
    package let categories: [String]
    /// Index into ``categories`` of each row.
    package let category: [Int]

    package init(name: String, categories: [String], category: [Int]) {
      self.name = name
      self.categories = categories
      self.category = category
    }
  }

  /// Of each row. A row without a code that can be read is ``Disposition/nonContact``: known to be on the list, not known to have answered.
  package let disposition: [Disposition]
  package let attributes: [Attribute]
  /// Rows whose disposition is blank.
  package let blank: Int
  /// Rows whose disposition is no code that is known; each has its problem.
  package let unknown: Int
  /// In the order of lines.
  package let problems: [ImportProblem]

  package init(disposition: [Disposition], attributes: [Attribute], blank: Int, unknown: Int, problems: [ImportProblem]) {
    precondition(attributes.allSatisfy { $0.category.count == disposition.count }, "the columns of a table must be of one length")
    self.disposition = disposition
    self.attributes = attributes
    self.blank = blank
    self.unknown = unknown
    self.problems = problems
  }
}
