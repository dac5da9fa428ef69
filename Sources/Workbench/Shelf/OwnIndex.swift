import Foundation
import SurveyImport
import SurveyModel

extension Workbench {
  /// Opens a survey's index for changing. An index that another survey of the shelf uses, or that lies
  /// outside the survey's
  /// folder, is copied into it first, and survey.yaml names the copy from then on: nobody else's numbers
  /// change.
  package func openIndex(of name: String, on shelf: SurveyShelf) throws(Refusal) -> OpenDefinition {
    let folder = shelf.path(of: name)
    let definitions = try open(folder)
    let path = definitions.indexPath
    let own = Self.real(folder) + "/"
    let isShared = shelf.names.contains { other in
      other != name && (try? open(shelf.path(of: other))).map { Self.real($0.indexPath) == Self.real(path) } ?? false
    }
    guard isShared || !Self.real(path).hasPrefix(own) else { return try openDefinition(path) }
    let shared = try openDefinition(path)
    var survey = try openDefinition(folder + "/survey.yaml")
    let copy = Self.freeName(in: folder)
    try importing { () throws(ImportFailure) in try survey.text.set([.key("index")], to: .text(copy)) }
    try WholeFile.write(shared.file.bytes(of: shared.file.text), to: folder + "/" + copy, expecting: .nothing)
    do throws(Refusal) {
      _ = try save(survey)
    } catch {
      WholeFile.remove(folder + "/" + copy)
      throw error
    }
    return try openDefinition(folder + "/" + copy)
  }

  private static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path }

  private static func freeName(in folder: String) -> String {
    var number = 1
    var name = "index.yaml"
    while FileManager.default.fileExists(atPath: folder + "/" + name) {
      number += 1
      name = "index-\(number).yaml"
    }
    return name
  }
}
