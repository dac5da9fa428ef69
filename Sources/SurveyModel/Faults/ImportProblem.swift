/// One thing that was wrong in an input, where, and what was done about it. Data, not a failure.
package struct ImportProblem: Sendable, Hashable {
  /// What problems are grouped by. A closed list, so that every kind has a name in both languages.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    // A row that does not count, or would not if the survey declared it:
    case malformed
    case unknownUnit = "unknown-unit"
    /// Said once for a file: nothing is wrong with its rows.
    case unitLeftOut = "unit-left-out"
    case noRespondent = "no-respondent"
    case duplicate
    case empty
    case breakOff = "break-off"
    case preview
    case notInFrame = "not-in-frame"
    case outsideFieldwork = "outside-fieldwork"
    case noConsent = "no-consent"
    case flagged
    // A cell:
    case offScale = "off-scale"
    case unknownStratum = "unknown-stratum"
    case stratumDiffers = "stratum-differs"
    case unknownDate = "unknown-date"
    case unknownDisposition = "unknown-disposition"
    case invalidTaxCode = "invalid-tax-code"
    case unknownDuration = "unknown-duration"
    case nobodysID = "nobodys-id"
    /// A figure whose actual has another measure.
    case withoutPartner = "without-partner"
    // A file:
    case noRows = "no-rows"

    package init(_ reason: LeftOutReason) {
      switch reason {
      case .malformed: self = .malformed
      case .unknownUnit: self = .unknownUnit
      case .unitLeftOut: self = .unitLeftOut
      case .noRespondent: self = .noRespondent
      case .duplicate: self = .duplicate
      case .empty: self = .empty
      case .breakOff: self = .breakOff
      case .preview: self = .preview
      case .notInFrame: self = .notInFrame
      case .outsideFieldwork: self = .outsideFieldwork
      case .noConsent: self = .noConsent
      case .flagged: self = .flagged
      }
    }
  }

  /// What was read at the place. Kept in a form that is safe to publish, but for ``status(_:)``.
  package enum Found: Sendable, Hashable {
    case nothing
    /// A number, a label of a declared scale, the name of a unit or a stratum: safe to print.
    case shown(String)
    /// Words of ours, such as "another row".
    case words(LocalizedText)
    /// What an office writes of a case, such as "hẹn lại", where no name can be a part of it: for whoever has the file. Published like any other text.
    case status(String)
    /// Any other text: only its length in characters is kept.
    case text(characters: Int)
  }

  package let file: String
  /// Line in the file, from 1; `nil` where the whole file is meant.
  package let line: Int?
  /// Header of the column.
  package let column: String?
  /// Position of the column in its file, from 1.
  package let columnNumber: Int?
  package let kind: Kind
  /// Without ``meant``.
  package let expectedAlone: LocalizedText
  /// What was most likely meant by what was found; never applied.
  package let meant: String?
  package let found: Found
  /// What was done: `the answer counts as missing`.
  package let action: LocalizedText
  /// In which the same was found, from the line on; 1 but for ``Swift/Array/equalStatusesTogether``.
  package private(set) var rows = 1

  package init(
    file: String, line: Int? = nil, column: String? = nil, columnNumber: Int? = nil, kind: Kind, expected: LocalizedText,
    meant: String? = nil, found: Found, action: LocalizedText
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.columnNumber = columnNumber
    self.kind = kind
    expectedAlone = expected
    self.meant = meant
    self.found = found
    self.action = action
  }
}

extension [ImportProblem] {
  /// A status that nobody knows stands in many rows: said once, with the number of its rows. What is not shown is not told apart.
  package var equalStatusesTogether: [ImportProblem] {
    var told: [ImportProblem] = []
    // By file and text.
    var places: [String: [String: Int]] = [:]
    for problem in self {
      guard problem.kind == .unknownDisposition, let text = problem.found.ownWords else {
        told.append(problem)
        continue
      }
      if let place = places[problem.file]?[text] {
        told[place].addRow()
      } else {
        places[problem.file, default: [:]][text] = told.count
        told.append(problem)
      }
    }
    return told
  }
}

extension ImportProblem {
  fileprivate mutating func addRow() { rows += 1 }

  /// The same with something else found.
  package func with(found: Found) -> ImportProblem { with(line: line, found: found) }

  /// The same on another line.
  package func with(line: Int?) -> ImportProblem { with(line: line, found: found) }

  /// The same in another file.
  package func with(file: String) -> ImportProblem { with(file: file, line: line, found: found) }

  private func with(file: String? = nil, line: Int?, found: Found) -> ImportProblem {
    ImportProblem(
      file: file ?? self.file, line: line, column: column, columnNumber: columnNumber, kind: kind, expected: expectedAlone, meant: meant,
      found: found,
      action: action)
  }
}

extension ImportProblem.Found {
  /// As anybody may read it.
  package var published: Self {
    if case .status(let text) = self { .text(characters: text.count) } else { self }
  }

  fileprivate var ownWords: String? {
    switch self {
    case .shown(let text), .status(let text): text
    case .nothing, .words, .text: nil
    }
  }
}
