import FoundationEssentials
import Glibc
import SurveyModel

/// The folder of a survey, which its paths are relative to.
struct SurveyPlace: Sendable {
  let folder: String
  let surveyFile: InputFile
  let source: SurveySource
  /// That reads its files.
  var work = Work.unwatched
  /// What was opened so far.
  private let pipes = OpenedInputs()

  /// - Throws: where there is no `survey.yaml`.
  init(_ source: SurveySource) throws(ImportFailure) {
    let path = source.path
    self.source = source
    func failure(_ found: LocalizedText) -> ImportFailure {
      ImportFailure(.unreadable, at: ImportFailure.Place(file: path), SurveyReaderWords.folderOfSurvey(found))
    }
    var isFolder: Bool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let isNamed = SurveySource.isDefinition(path) && !(exists && isFolder)
    folder = isNamed ? SurveySource.folder(of: path) : path
    let file = isNamed ? path : path + "/survey.yaml"
    var survey = InputFile(name: isNamed ? String(path.split(separator: "/").last ?? "") : "survey.yaml", path: file)
    survey.contents = source.contents(of: file)
    surveyFile = survey
    if case .held = survey.contents { return }
    if case .absent = survey.contents { throw failure(SurveyReaderWords.noFile) }
    guard exists else { throw failure(SurveyReaderWords.noPath) }
    guard isNamed || isFolder else { throw failure(SurveyReaderWords.otherKind) }
    if isNamed { return }
    guard unsafe access(file, F_OK) == 0 else {
      throw failure(errno == EACCES ? SurveyReaderWords.cannotBeOpened : SurveyReaderWords.folderWithout)
    }
  }

  init(folder: String) {
    self.folder = folder
    source = .folder(folder)
    surveyFile = InputFile(name: "survey.yaml", path: folder + "/survey.yaml")
  }

  /// A file as the survey names it. An absolute path would tell of the machine: its last part is the name.
  func file(_ written: String) -> InputFile {
    var file: InputFile
    if written == "-" {
      file = InputFile(name: "stdin", path: written, pipes: pipes)
    } else if written.hasPrefix("/") {
      file = InputFile(name: URL(fileURLWithPath: written).lastPathComponent, path: written, pipes: pipes)
    } else {
      file = InputFile(name: written, path: folder + "/" + written, pipes: pipes)
    }
    file.contents = source.contents(of: file.path)
    file.work = work
    return file
  }

  /// A table as the survey names it. Where there is no such file but its packed copy, `responses.csv.gz` for `responses.csv`, it is that; where there are
  /// both, reading it fails.
  func table(_ written: String) -> InputFile {
    var plain = file(written)
    guard !plain.isNameless, !written.hasSuffix(Self.packedSuffix) else { return plain }
    let packed = file(written + Self.packedSuffix)
    guard packed.size != nil else { return plain }
    guard plain.exists else { return packed }
    plain.packedCopy = packed.name
    return plain
  }

  private static let packedSuffix = ".gz"
}
