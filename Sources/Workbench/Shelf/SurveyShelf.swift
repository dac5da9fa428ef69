import FoundationEssentials
import Glibc
package import SurveyImport
package import SurveyModel

/// A folder of survey folders, as a face that shows all of them sees it.
///
/// A survey is asked for by its name and found among those that are there, so that no name becomes a path.
package struct SurveyShelf: Sendable, Hashable {
  package let folder: String

  /// From the root, so that nothing hangs on the folder that the program was started in.
  package init(_ folder: String) { self.folder = URL(fileURLWithPath: folder).standardizedFileURL.path }

  /// - Throws: ``Refusal`` of kind `unreadable` where there is no such folder.
  package func check() throws(Refusal) {
    var status = stat()
    guard unsafe stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Refusal(.unreadable, .noFolderOfSurveys, path: folder)
    }
  }

  /// Of the first survey that tells.
  package var language: Language? {
    names.lazy.compactMap { try? Workbench(threads: 1).open("\(folder)/\($0)").language }.first
  }

  /// Names of the folders that hold a survey.yaml, in order; folders that begin with a dot are nobody's survey.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().filter {
      !$0.hasPrefix(".") && FileManager.default.fileExists(atPath: "\(folder)/\($0)/survey.yaml")
    }
  }

  /// `nil` where there is no survey of that name.
  package func path(of name: String) -> String? { names.contains(name) ? "\(folder)/\(name)" : nil }

  /// Where a new survey would lie; `nil` where the name cannot be used.
  package func place(forNew name: String) -> String? { fault(ofNew: name) == nil ? "\(folder)/\(name)" : nil }

  /// Why a new survey cannot have a name.
  package enum NameFault: Sendable, Hashable {
    /// Other characters than ``isName(_:)`` takes.
    case characters
    /// It is longer than a folder's name may be everywhere; with the characters that it may have.
    case length(most: Int)
    /// It means something to this program or to an operating system that the folder may be copied to.
    case reserved
    /// By what stands there, which may differ in capital letters.
    case taken(String)
  }

  package func fault(ofNew name: String) -> NameFault? {
    guard name.utf8.count <= Self.longestName else { return .length(most: Self.longestName) }
    guard Self.isName(name) else { return .characters }
    let lower = name.lowercased()
    let device = lower.prefix { $0 != "." }
    let isNumbered = device.count == 4 && (device.hasPrefix("com") || device.hasPrefix("lpt")) && device.last?.isNumber == true
    guard lower != Self.incoming, !["con", "prn", "aux", "nul"].contains(device), !isNumbered, !name.hasSuffix(".") else {
      return .reserved
    }
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return there.first { $0.lowercased() == lower }.map { .taken($0) }
  }

  /// The folder in which files wait for a new survey.
  package static let incoming = "incoming"

  /// Removes what a process left half written that died while it made a survey or a report. What another is at work on stays.
  package func removeLeftovers() {
    PartLock.removeLeftovers(in: folder)
    PartLock.removeLeftovers(in: reports)
    for name in names { FileExchange.removeLeftovers(in: folder + "/" + name) }
  }

  /// Letters without marks, digits, dot, hyphen and underscore, not beginning with a dot: what stands in an address and a path as it is.
  package static func isName(_ name: String) -> Bool {
    !name.hasPrefix(".") && name.utf8.count <= longestName && IndexTree.isValid(id: name)
  }

  private static let longestName = 80

  /// The folder of the survey's report: `reports/NAME` beside the folder of surveys.
  package func report(of name: String) -> String { reports + "/" + name }

  private var reports: String {
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    return (parent == "/" ? "" : parent) + "/reports"
  }

  /// Files of a report that was written, in order; empty where there is none of ours.
  package func reportFiles(of name: String) -> [ReportFile] {
    let folder = report(of: name)
    guard ReportFiles.isReport(folder) else { return [] }
    let names = Set((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [])
    return names.sorted().compactMap { file in
      ReportFiles.isOurs(file, among: names) && !ReportFiles.isWorkingPaper(file) ? ReportFile(file, in: folder) : nil
    }
  }

  package struct ReportFile: Sendable, Hashable {
    /// Relative to the folder of the report.
    package let name: String
    package let bytes: Int
    /// Seconds since 1970.
    package let modified: Int

    /// Whether it is for those who check: of a survey that makes a summary public, no part of that.
    package var isForChecking: Bool { ReportFiles.isForChecking(name) }

    /// `nil` for what is no plain file.
    fileprivate init?(_ name: String, in folder: String) {
      var status = stat()
      guard unsafe lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      self.name = name
      bytes = Int(status.st_size)
      modified = Int(status.st_mtim.tv_sec)
    }
  }

  /// Files in the folder of a survey, in order; definitions, notes and hidden ones left out.
  package func files(of name: String) -> [ReportFile] {
    guard let folder = path(of: name) else { return [] }
    return Self.files(in: folder).filter { !$0.name.hasSuffix(".yaml") && !$0.name.hasSuffix(".md") }
  }

  /// Plain files of a folder, in order, without hidden ones.
  package static func files(in folder: String) -> [ReportFile] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().compactMap { file in
      file.hasPrefix(".") ? nil : ReportFile(file, in: folder)
    }
  }

  /// Bytes of a file that a survey names; 0 where there is none.
  package func size(of file: String, in name: String) -> Int {
    Self.size(of: file.hasPrefix("/") ? file : "\(folder)/\(name)/\(file)")
  }

  package static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// A name for a file that comes in.
  ///
  /// - Parameters:
  ///   - shown: what its owner calls it.
  ///   - path: where its bytes lie.
  ///   - taken: names that are given.
  package static func fileName(of shown: String, at path: String, taken: Set<String>) -> String {
    var head = [UInt8](repeating: 0, count: 512)
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    let count = descriptor < 0 ? 0 : unsafe head.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if descriptor >= 0 { close(descriptor) }
    let first = FileName.make(of: shown, head: Array(head.prefix(max(0, count))), else: "responses")
    var (name, number) = (first, 1)
    while taken.contains(name) {
      number += 1
      let dot = first.firstIndex(of: ".") ?? first.endIndex
      name = "\(first[..<dot])-\(number)\(first[dot...])"
    }
    return name
  }

  /// The files that a survey is made of, each as it was: its definitions, its tables and those of the editions before.
  package struct Stamp: Sendable, Hashable {
    fileprivate let marks: [String: String]
    /// Of the survey's own files of responses; `nil` where they are not known.
    package let bytesOfResponses: Int?

    /// Whether every one of them is as it was. Nothing is opened.
    package var isCurrent: Bool { marks.allSatisfy { SurveyShelf.mark(of: $0) == $1 } }
  }

  /// - Throws: where the definitions cannot be read.
  package func stamp(of name: String) throws(Refusal) -> Stamp {
    var (source, marks) = ("\(folder)/\(name)", [String: String]())
    let bench = Workbench(threads: 1)
    let own = try bench.open(source)
    let sizes = own.survey.respondentGroups.flatMap(\.responses).map { size(of: $0.file, in: name) }
    var definitions: SurveyDefinitions? = own
    while let open = definitions, marks[open.location + "/survey.yaml"] == nil {
      for path in open.paths + [open.location + "/survey.yaml"] { marks[path] = Self.mark(of: path) }
      guard let previous = open.previous else { break }
      source = previous.path
      definitions = try? bench.open(previous)
      // Also of one that cannot be read, which may be mended.
      if definitions == nil { marks[source + "/survey.yaml"] = Self.mark(of: source + "/survey.yaml") }
    }
    return Stamp(marks: marks, bytesOfResponses: sizes.contains(0) ? nil : sizes.reduce(0, +))
  }

  /// What changes when a file does. Nothing is opened.
  static func mark(of path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "-" }
    return "\(status.st_ino):\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// The other surveys whose definitions lead to one of these files.
  func surveys(thatUse file: String, but name: String) -> [String] {
    guard let real = OutputFolder.realPath(file) else { return [] }
    return names.filter { other in
      guard other != name, let definitions = try? Workbench(threads: 1).open("\(folder)/\(other)") else { return false }
      return definitions.indexPath.map { OutputFolder.realPath($0) } == real
    }
  }

  /// Whether a file lies in the folder, links followed; of one that is not there, its folder.
  func holds(_ path: String) -> Bool {
    guard let folder = OutputFolder.realPath(folder) else { return false }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard let real = OutputFolder.realPath(path) ?? OutputFolder.realPath(parent).map({ $0 + "/" }) else { return false }
    return real.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}

extension SurveyDefinitions {
  /// What survey.yaml says.
  package var outline: Survey { survey }
  /// How the survey is scored; `nil` in a survey of figures alone.
  package var tree: IndexTree? { index?.tree }
}
