/// Why there is no answer. Every kind is counted and reported; none enters a mean.
package enum MissingKind: UInt8, Sendable, Hashable, CaseIterable {
  /// "Không biết", "Không có ý kiến": an answer, but not one on the scale.
  case dontKnow = 250
  /// The question does not apply to the respondent; it leaves the denominator of completeness.
  case notApplicable = 251
  /// The respondent declined to answer the question.
  case refused = 252
  /// Never shown: filtered out, or after the point where the respondent left.
  case notReached = 253
  /// Text or a number that the scale does not know; listed as a problem.
  case offScale = 254
  /// Seen and left empty, or the cell is absent.
  case blank = 255

  /// As it is written in survey.yaml and in results.json.
  package var name: String {
    switch self {
    case .dontKnow: "dont-know"
    case .notApplicable: "not-applicable"
    case .refused: "refused"
    case .notReached: "not-reached"
    case .offScale: "off-scale"
    case .blank: "blank"
    }
  }

  /// The kinds that a survey can declare labels for.
  package static let declarable: [MissingKind] = [.dontKnow, .notApplicable, .refused, .notReached]
}

/// One answer in one byte: the position of a category on its scale, from the lowest, or a kind of missing.
package struct Answer: Sendable, Hashable {
  package let byte: UInt8

  package init(byte: UInt8) { self.byte = byte }

  package init(category: Int) {
    precondition(category < AnswerScale.maximumCategories)
    byte = UInt8(category)
  }

  package init(_ missing: MissingKind) { byte = missing.rawValue }

  /// Position on the scale from 0, the lowest; `nil` for a missing answer.
  package var category: Int? { byte < UInt8(AnswerScale.maximumCategories) ? Int(byte) : nil }

  /// `nil` for an answer on the scale.
  package var missing: MissingKind? { MissingKind(rawValue: byte) }
}

/// The categories that a closed question offers, from the lowest (worst) to the highest (best).
package struct AnswerScale: Sendable, Hashable {
  /// An answer takes one byte; the values above are kinds of missing.
  package static let maximumCategories = 250

  package struct Category: Sendable, Hashable {
    /// The number that enters a mean.
    package let value: Double
    /// The value as the survey writes it, which an export may hold in place of a label.
    package let code: String
    /// Texts that mean this category, in any language.
    package let labels: [String]
    /// What reports call it.
    package let name: LocalizedText

    /// - Parameter name: the first label in both languages, or the code, unless told.
    package init(value: Double, code: String, labels: [String], name: LocalizedText? = nil) {
      self.value = value
      self.code = code
      self.labels = labels
      self.name = name ?? LocalizedText(labels.first ?? code)
    }

    /// The same answer with another value.
    package func with(value: Double) -> Category { Category(value: value, code: code, labels: labels, name: name) }
  }

  package struct MissingLabel: Sendable, Hashable {
    package let kind: MissingKind
    package let label: String

    package init(kind: MissingKind, label: String) {
      self.kind = kind
      self.label = label
    }
  }

  package let id: String
  /// In ascending order of value, all different, two at least.
  package let categories: [Category]
  package let missing: [MissingLabel]

  /// Sorts the categories. `nil` with fewer than two, more than ``maximumCategories``, a value twice or one that is not finite.
  package init?(id: String, categories: [Category], missing: [MissingLabel] = []) {
    let sorted = categories.sorted { $0.value < $1.value }
    guard sorted.count >= 2, sorted.count <= Self.maximumCategories, sorted.allSatisfy({ $0.value.isFinite }),
      zip(sorted, sorted.dropFirst()).allSatisfy({ $0.value < $1.value })
    else { return nil }
    self.id = id
    self.categories = sorted
    self.missing = missing
  }

  package var lowest: Double { categories[0].value }
  package var highest: Double { categories[categories.count - 1].value }
}
