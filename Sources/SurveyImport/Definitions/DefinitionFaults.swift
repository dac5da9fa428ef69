import SurveyModel

/// What is wrong with one definition file. All of it is collected, so that a file is mended in one go.
struct DefinitionFaults {
  let file: String
  private var faults: [(position: YAMLNode.Position, message: LocalizedText)] = []

  init(file: String) { self.file = file }

  var isEmpty: Bool { faults.isEmpty }

  mutating func add(at position: YAMLNode.Position, _ message: LocalizedText) {
    faults.append((position, message))
  }

  /// "expected …, found …" for a value.
  ///
  /// - Parameters:
  ///   - suggestion: what was probably meant.
  ///   - wantsText: a text belongs here, so that a comment or a bracket may have cut it.
  mutating func add(_ node: YAMLNode, expected: LocalizedText, suggestion: LocalizedText? = nil, wantsText: Bool = false) {
    add(at: node.position, ValueWords.expected(expected, node, hints: [suggestion, wantsText ? node.hint : nil].compactMap(\.self)))
  }

  /// Gives the value back where nothing was wrong.
  ///
  /// - Throws: all faults in the order of the file, each once.
  func settled<Value>(_ value: Value?) throws(ImportFailure) -> Value {
    if faults.isEmpty, let value { return value }
    var seen: Set<ImportFailure.Fault> = []
    let ordered = faults.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      .map { fault in
        ImportFailure.Fault(
          place: .init(file: file, line: fault.element.position.line, column: fault.element.position.column),
          message: fault.element.message)
      }
      .filter { seen.insert($0).inserted }
    guard !ordered.isEmpty else {
      throw ImportFailure(.unusable, at: .init(file: file), ValueWords.gaps)
    }
    throw ImportFailure(kind: .unusable, faults: ordered)
  }
}
