import Foundation
import SurveyModel

/// The folder of a survey, which its paths are relative to.
struct SurveyPlace: Sendable {
  let folder: String
  let surveyFile: InputFile
  /// What was opened so far.
  private let pipes = OpenedInputs()

  /// - Throws: where there is no `survey.yaml`.
  init(_ path: String) throws(ImportFailure) {
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    func failure(_ found: LocalizedText) -> ImportFailure {
      ImportFailure(
        .unreadable, at: ImportFailure.Place(file: path),
        .init(
          vi: "cần một thư mục có tệp survey.yaml, \(found[.vi])", en: "expected a folder with a survey.yaml, found \(found[.en])"))
    }
    guard exists else { throw failure(.init(vi: "nhưng đường dẫn này không tồn tại", en: "nothing there")) }
    if isFolder.boolValue {
      folder = path
      surveyFile = InputFile(name: "survey.yaml", path: path + "/survey.yaml")
      guard unsafe access(surveyFile.path, F_OK) == 0 else {
        throw failure(
          errno == EACCES
            ? .init(vi: "gặp một thư mục không mở được", en: "a folder that cannot be opened")
            : .init(vi: "nhưng thư mục này không có", en: "a folder without one"))
      }
    } else {
      let url = URL(fileURLWithPath: path)
      guard ["yaml", "yml"].contains(url.pathExtension.lowercased()) else {
        throw failure(.init(vi: "gặp một tệp loại khác", en: "a file of another kind"))
      }
      folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      surveyFile = InputFile(name: url.lastPathComponent, path: path)
    }
  }

  init(folder: String) {
    self.folder = folder
    surveyFile = InputFile(name: "survey.yaml", path: folder + "/survey.yaml")
  }

  /// A file as the survey names it. An absolute path would tell of the machine: its last part is the name.
  func file(_ written: String) -> InputFile {
    guard written != "-" else { return InputFile(name: "stdin", path: written, pipes: pipes) }
    guard written.hasPrefix("/") else { return InputFile(name: written, path: folder + "/" + written, pipes: pipes) }
    return InputFile(name: URL(fileURLWithPath: written).lastPathComponent, path: written, pipes: pipes)
  }

  /// A table as the survey names it. Where there is no such file but its packed copy, `responses.csv.gz` for `responses.csv`, it is that; where there are
  /// both, reading it fails.
  func table(_ written: String) -> InputFile {
    var plain = file(written)
    guard !plain.isNameless, !written.hasSuffix(Self.packedSuffix) else { return plain }
    let packed = file(written + Self.packedSuffix)
    guard packed.size != nil else { return plain }
    guard FileManager.default.fileExists(atPath: plain.path) else { return packed }
    plain.packedCopy = packed.name
    return plain
  }

  private static let packedSuffix = ".gz"
}
