/// Where a survey lies: in a folder, in memory, or in a folder some of whose files are held in memory, such
/// as an edit that is not saved.
package struct SurveySource: Sendable {
  /// A folder with a `survey.yaml`, or that file.
  package let path: String
  /// The contents of files by their plain path; they stand before what lies on disk.
  private let held: [String: HeldBytes]
  /// Whether the disk is looked at.
  private let hasDisk: Bool

  /// A survey on disk.
  ///
  /// - Parameters:
  ///   - path: a folder with a `survey.yaml`, or that file.
  ///   - files: contents that are read in place of the files of these paths, relative to the folder as the
  ///     survey writes them.
  package static func folder(_ path: String, holding files: [String: [UInt8]] = [:]) -> SurveySource {
    let folder = isDefinition(path) ? folder(of: path) : path
    let pairs = files.map { (plain(joined(folder, $0)), HeldBytes($1)) }
    return SurveySource(path: path, held: Dictionary(pairs) { first, _ in first }, hasDisk: true)
  }

  /// A survey that is in memory whole: `survey.yaml` and every file that it names, by the path as it is named
  /// there. Editions before lie beside it, as
  /// `../earlier/survey.yaml`.
  package static func memory(_ files: [String: [UInt8]]) -> SurveySource {
    let pairs = files.map { (plain($0), HeldBytes($1)) }
    return SurveySource(path: ".", held: Dictionary(pairs) { first, _ in first }, hasDisk: false)
  }

  /// Another survey, such as the edition before, out of the same memory.
  func sibling(at path: String) -> SurveySource { SurveySource(path: path, held: held, hasDisk: hasDisk) }

  /// Where the contents of a file are.
  func contents(of path: String) -> InputFile.Contents {
    if !held.isEmpty, let bytes = held[Self.plain(path)] { return .held(bytes) }
    return hasDisk ? .onDisk : .absent
  }

  /// Whether the path is that of a definition file, and not of a folder.
  static func isDefinition(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  private static func joined(_ folder: String, _ path: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }

  /// Without `.`, `..` behind a name, and double slashes. Links are not followed.
  static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
