import FoundationEssentials
import SurveyModel

/// Where a definition names the files that it wants read, so that one that is not there is told at the line to mend.
struct NamedFiles: Sendable {
  private static let keys: Set<String> = ["file", "frame", "index", "previous", "responses"]

  private let definition: String
  private var positions: [(written: String, position: YAMLNode.Position)] = []

  /// - Parameter definition: the name of the file that `root` was read from.
  init(_ root: YAMLNode, definition: String) {
    self.definition = definition
    collect(root, under: nil)
  }

  /// The failure at the place that names its file; as it is where it has a line of its own, or no place names the file.
  func locating(_ failure: ImportFailure) -> ImportFailure {
    guard failure.kind == .unreadable else { return failure }
    let faults = failure.faults.map { fault in
      guard fault.place.line == nil, let position = position(of: fault.place.file) else { return fault }
      let file = fault.place.file
      return ImportFailure.Fault(
        place: ImportFailure.Place(file: definition, line: position.line, column: position.column),
        message: LocalizedText { "\(file): \(fault.message[$0])" })
    }
    return ImportFailure(kind: failure.kind, faults: faults).spoken(in: failure.language)
  }

  /// - Parameter name: as ``SurveyPlace/file(_:)`` makes it: the last part of an absolute path.
  private func position(of name: String) -> YAMLNode.Position? {
    positions.first { $0.written == name || ($0.written.hasPrefix("/") && URL(fileURLWithPath: $0.written).lastPathComponent == name) }?
      .position
  }

  private mutating func collect(_ node: YAMLNode, under key: String?) {
    switch node.content {
    case .text(let text): if let key, Self.keys.contains(key) { positions.append((text, node.position)) }
    case .nothing: break
    case .list(let nodes): for node in nodes { collect(node, under: key) }
    case .map(let entries): for entry in entries { collect(entry.value, under: entry.key) }
    }
  }
}
