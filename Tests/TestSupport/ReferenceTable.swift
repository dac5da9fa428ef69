import Foundation

/// A file of Tests/Reference: numbers that another program printed, or the data they were computed from.
package struct ReferenceTable: Sendable {
  package let header: [String]
  package let rows: [[String]]

  /// Reads the comma-separated file with a header; no quotes in it.
  package init(_ file: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference")
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  package struct Missing: Error, CustomStringConvertible {
    package let description: String
  }

  /// The cells of a column, from the top.
  package subscript(column name: String) -> [String] {
    get throws {
      guard let place = header.firstIndex(of: name) else { throw Missing(description: "no column \(name) among \(header)") }
      return rows.map { $0[place] }
    }
  }

  /// A column of numbers; a blank cell is `nil`.
  package func numbers(_ name: String) throws -> [Double?] {
    try self[column: name].map { cell in
      if cell.isEmpty { return nil }
      guard let number = Double(cell) else { throw Missing(description: "\(cell) in \(name) is no number") }
      return number
    }
  }
}

/// Whether two numbers agree to a relative tolerance; zero agrees only with zero.
package func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
}
