import Glibc

/// Which files of a folder are those of a report of ours. Every other file there is the user's.
enum ReportFiles {
  /// Its presence says that a folder is a report of ours and may be replaced.
  static let marker = "results.json"

  private static let names: Set<String> = [
    marker, "audit.xlsx", "datapackage.json", "ranking.csv", "components.csv", "response-rates.csv", "context.csv",
    "problems.csv", "adjustments.csv", "treatment.csv", "satisfaction.csv", "satisfaction-figures.csv", "correlations.csv", "entities.csv",
    "robustness.csv",
    "coherence.csv", "draws.csv", "choices.csv",
  ]

  /// Files of which there is one for each language: `index.html`, `index.en.html`.
  private static let spoken: [(stem: String, kind: String)] = [
    ("index", "html"), ("cdci", "xlsx"), ("report", "md"), ("report", "docx"), ("report", "pdf"), ("press-release", "md"),
    ("press-release", "docx"),
    ("ranking", "md"), ("ranking", "html"),
  ]

  /// Folders of ours, and the kinds of files in them.
  private static let folders = ["charts": ["svg", "png", "csv"], "units": ["html", "docx"]]

  /// Whether a file of a report's folder is ours: a picture only beside the drawing that it was made of.
  ///
  /// - Parameters:
  ///   - name: relative to the folder, as all are.
  ///   - all: that lie in it.
  static func isOurs(_ name: String, among all: Set<String>) -> Bool {
    hasNameOfOurs(name) && (!name.hasSuffix(".png") || all.contains(name.dropLast(4) + ".svg"))
  }

  private static func hasNameOfOurs(_ name: String) -> Bool {
    let parts = name.split(separator: "/").map(String.init)
    if parts.count == 2, let kinds = folders[parts[0]] { return kinds.contains { parts[1].hasSuffix("." + $0) } }
    guard parts.count == 1 else { return false }
    if names.contains(name) { return true }
    let words = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 2 || words.count == 3 && ["vi", "en"].contains(words[1]) else { return false }
    return spoken.contains { $0.stem == words[0] && $0.kind == words[words.count - 1] }
  }

  /// What is for those who check alone: a report of which a summary is public is told without.
  static func isForChecking(_ name: String) -> Bool { forChecking.contains(name) }

  private static let forChecking: Set<String> = [
    marker, "audit.xlsx", "datapackage.json", "problems.csv", "treatment.csv", "robustness.csv", "coherence.csv", "draws.csv",
    "choices.csv",
  ]

  /// What is written for one checker: it is in no list of a report's files and in no zip.
  static func isWorkingPaper(_ name: String) -> Bool { name == "audit.xlsx" }

  static func isOwnFolder(_ name: String) -> Bool { folders[name] != nil }

  /// Whether the folder holds results of ours.
  static func isReport(_ folder: String) -> Bool {
    let descriptor = unsafe open(folder + "/" + marker, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 256)
    let count = unsafe head.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    return String(decoding: head.prefix(count), as: UTF8.self).contains("\"cdci-results/")
  }
}
