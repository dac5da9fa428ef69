/// A ranking as somebody printed it: what stands in the cells, and which numbers these can mean.
package struct PublishedTable: Sendable, Hashable {
  /// A number in print stands for all numbers that round to it.
  package struct Printed: Sendable, Hashable {
    package let value: Double
    /// Digits behind the point.
    package let decimals: Int

    package init(value: Double, decimals: Int) {
      self.value = value
      self.decimals = decimals
    }

    /// Half a unit of the last digit to each side.
    package var range: ClosedRange<Double> {
      var half = 0.5
      for _ in 0..<decimals { half /= 10 }
      return (value - half)...(value + half)
    }
  }

  package struct Cell: Sendable, Hashable {
    /// As it stands there, without blanks around it; empty for nothing.
    package let text: String
    /// `nil` for a blank, and for text.
    package let number: Printed?
    /// Signs that hang on the number and were passed over: a footnote's mark.
    package let mark: String
    /// Whether its decimal mark is not that of the table.
    package let hasOtherMark: Bool

    package init(text: String, number: Printed? = nil, mark: String = "", hasOtherMark: Bool = false) {
      self.text = text
      self.number = number
      self.mark = mark
      self.hasOtherMark = hasOtherMark
    }
  }

  package enum Kind: Sendable, Hashable {
    case unit
    /// Position among `IndexTree.nodes`.
    case node(Int)
    case rank
    case tier
    /// Of the triple with this name; empty for the only one.
    case count(String)
    case base(String)
    case percent(String)
  }

  package struct Column: Sendable, Hashable {
    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// What a row speaks of.
  package enum Subject: Sendable, Hashable {
    case unit
    /// Of all units: "Tổng".
    case total
    /// "Trung bình"
    case mean
  }

  package struct Row: Sendable, Hashable {
    /// In the file, from 1.
    package let line: Int
    package let unit: String
    package let subject: Subject
    /// Beside the columns.
    package let cells: [Cell]

    package init(line: Int, unit: String, subject: Subject, cells: [Cell]) {
      self.line = line
      self.unit = unit
      self.subject = subject
      self.cells = cells
    }
  }

  package let columns: [Column]
  package let rows: [Row]
  /// Columns that say nothing to the index.
  package let ignored: [String]

  package init(columns: [Column], rows: [Row], ignored: [String] = []) {
    self.columns = columns
    self.rows = rows
    self.ignored = ignored
  }

  package func column(_ kind: Kind) -> Int? { columns.firstIndex { $0.kind == kind } }
}
