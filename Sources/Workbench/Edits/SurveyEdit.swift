import FoundationEssentials
package import SurveyImport
import SurveyModel

/// A change of a survey's definition files that is not saved yet: what it would change, line by line, and what it is a change of.
package struct SurveyEdit: Sendable {
  package struct FileChange: Sendable {
    package let path: String
    /// As it is shown: relative to the survey's folder.
    package let name: String
    package let before: FileVersion
    package let after: [UInt8]
    /// What a new file is a copy of.
    var original: FileVersion?

    /// Whether there is no such file yet.
    package var isNew: Bool { before == .absent }

    /// The lines that go and come, with some around them; of a copy, those in which it differs from its original.
    package var difference: [LineDifference.Line] {
      LineDifference((original ?? before).text, String(decoding: after, as: UTF8.self)).lines
    }
  }

  /// In the order in which they are saved: a file comes before the one that leads to it.
  package let changes: [FileChange]
  /// Where a shared index is not touched: the file that was copied, and the surveys that use it.
  package let copied: Copy?
  private let folder: String

  package struct Copy: Sendable {
    package let from: String
    package let usedBy: [String]
  }

  init(_ changes: [FileChange], copied: Copy?, folder: String) {
    self.changes = changes.filter { $0.before.bytes != $0.after }
    self.copied = copied
    self.folder = folder
  }

  package var isEmpty: Bool { changes.isEmpty }

  /// The survey as it would be, for a look before it is saved.
  package var source: SurveySource {
    .folder(folder, holding: Dictionary(changes.map { ($0.path, $0.after) }) { $1 })
  }

  /// Writes the files, each whole.
  ///
  /// - Throws: ``Refusal`` of kind `cannotCreate` where a file was changed meanwhile; then nothing of it is written.
  package func save() throws(Refusal) {
    for change in changes where try FileVersion(file: change.path).digest != change.before.digest {
      throw Refusal(.cannotCreate, .changedMeanwhile, path: change.path)
    }
    for change in changes { try FileExchange.put(change.after, at: change.path, expecting: change.before.digest) }
  }
}

/// Two texts line by line: what is in one alone, with what stands around it.
package struct LineDifference: Sendable {
  package enum Line: Sendable, Hashable {
    /// With its number in the new text.
    case same(Int, String)
    case removed(Int, String)
    case added(Int, String)
    /// Lines of both texts that are not shown.
    case gap
  }

  /// Lines around a change.
  private static let around = 2

  package let lines: [Line]

  package init(_ before: String, _ after: String) {
    let (old, new) = (Self.split(before), Self.split(after))
    var all: [Line] = []
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, _, _): inserted.insert(place)
      }
    }
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if removed.contains(a) {
        all.append(.removed(a + 1, old[a]))
        a += 1
      } else if inserted.contains(b) {
        all.append(.added(b + 1, new[b]))
        b += 1
      } else {
        all.append(.same(b + 1, new[b]))
        a += 1
        b += 1
      }
    }
    lines = Self.shortened(all)
  }

  private static func split(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
  }

  private static func shortened(_ all: [Line]) -> [Line] {
    func isChange(_ line: Line) -> Bool { if case .same = line { false } else { true } }
    let changed = all.indices.filter { isChange(all[$0]) }
    var shown = Set<Int>()
    for place in changed { shown.formUnion(max(0, place - around)...min(all.count - 1, place + around)) }
    var result: [Line] = []
    var last = -1
    for place in shown.sorted() {
      if place > last + 1, last >= 0 { result.append(.gap) }
      result.append(all[place])
      last = place
    }
    return result
  }
}
