import SurveyModel

/// A scale that the answers of some questions seem to be given on.
struct ScaleProposal: Hashable {
  /// The name of a built-in scale; `nil` where it is to be declared.
  var builtIn: String?
  /// Labels of each code, lowest first.
  var values: [Value] = []
  var missing: [Missing] = []
  /// The lowest code is the best.
  var isDescending = false

  struct Value: Hashable {
    let code: String
    let labels: [String]
  }

  struct Missing: Hashable {
    let kind: MissingKind
    let labels: [String]
  }

  /// Whether it is a built-in scale without anything of the survey's own.
  var isPlainBuiltIn: Bool { builtIn != nil && missing.isEmpty }

  /// The same, of a scale that is built in by what it is called.
  var words: LocalizedText { builtIn.map { LocalizedText(vi: ScaleWords.builtIn($0), en: $0) } ?? LocalizedText(shown) }

  /// The answers from the worst to the best, for people.
  var shown: String {
    if let builtIn { return builtIn }
    let texts = values.map { value in value.labels.first.map { YAMLText.seen($0) } ?? value.code }
    let ordered = isDescending ? texts.reversed() : texts
    if ordered.count > 5, values.allSatisfy({ $0.labels.isEmpty }), let first = ordered.first, let last = ordered.last {
      return "\(first) < … < \(last)"
    }
    return ordered.joined(separator: " < ")
  }
}
