import FoundationEssentials
package import SurveyImport
import Synchronization

/// Whether written reports are still those of their surveys: the files that each says it was made of, against the files as they are.
///
/// A file is read again only where its size or its time is another than when that was done last.
package final class ReportRecords: Sendable {
  /// A file as results.json names it.
  private struct Input: Decodable {
    let path: String
    let sha256: String
    let bytes: Int
  }

  private struct Record: Decodable {
    let inputs: [Input]
  }

  private struct Kept<Value: Sendable>: Sendable {
    let mark: String
    let value: Value
  }

  private struct State {
    var digests: [String: Kept<String?>] = [:]
    var records: [String: Kept<[Input]>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Names of the files that differ from those of the report, in its order; empty where there is no report or nothing differs.
  ///
  /// - Parameter definitions: of the survey now; `nil` where they cannot be read.
  package func changes(sinceReportOf name: String, of definitions: SurveyDefinitions?, on shelf: SurveyShelf) -> [String] {
    let inputs = inputs(shelf.report(of: name) + "/" + ReportFiles.marker)
    guard !inputs.isEmpty else { return [] }
    let paths = definitions?.pathsByName ?? [:]
    return inputs.compactMap { input in
      // What came through a pipe is nowhere to be looked at again.
      if input.path == "stdin", paths[input.path] == nil { return nil }
      return isSame(input, at: paths[input.path] ?? "\(shelf.folder)/\(name)/\(input.path)") ? nil : input.path
    }
  }

  private func isSame(_ input: Input, at path: String) -> Bool {
    guard SurveyShelf.size(of: path) == input.bytes else { return false }
    return input.sha256.isEmpty || digest(path) == input.sha256
  }

  private func digest(_ path: String) -> String? {
    let mark = SurveyShelf.mark(of: path)
    if let kept = state.withLock({ $0.digests[path] }), kept.mark == mark { return kept.value }
    let digest = sha256(ofFile: path)
    state.withLock { $0.digests[path] = Kept(mark: mark, value: digest) }
    return digest
  }

  private func inputs(_ path: String) -> [Input] {
    let mark = SurveyShelf.mark(of: path)
    if let kept = state.withLock({ $0.records[path] }), kept.mark == mark { return kept.value }
    let data = try? Data(contentsOf: URL(fileURLWithPath: path))
    let inputs = data.flatMap { try? JSONDecoder().decode(Record.self, from: $0) }?.inputs ?? []
    state.withLock { $0.records[path] = Kept(mark: mark, value: inputs) }
    return inputs
  }
}
