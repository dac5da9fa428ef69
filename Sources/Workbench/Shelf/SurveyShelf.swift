import Foundation
import SurveyImport
package import SurveyModel

/// A folder of survey folders, and of their reports beside it.
package struct SurveyShelf: Sendable {
  package let folder: String
  /// Where the report of each survey lies, in a folder of the survey's name.
  package let reports: String

  /// - Parameter reports: `nil` for `reports` beside the folder.
  package init(_ folder: String, reports: String? = nil) {
    self.folder = folder
    let url = URL(fileURLWithPath: folder).standardizedFileURL
    self.reports = reports ?? url.deletingLastPathComponent().appendingPathComponent("reports").path
  }

  /// The folders that hold a survey.yaml, by their names; links are not followed.
  package var names: [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return found.filter { name in
      !name.hasPrefix(".") && FileManager.default.fileExists(atPath: "\(folder)/\(name)/survey.yaml")
        && (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")) == nil
    }.sorted()
  }

  package func path(of name: String) -> String { "\(folder)/\(name)" }
}

/// A survey on a shelf, and how far it is.
package struct ShelvedSurvey: Sendable {
  /// What is to be done next.
  package enum Step: Sendable, Hashable, CaseIterable {
    /// survey.yaml or its index cannot be read.
    case mendDefinitions
    /// Files that it names are not there.
    case addFiles
    /// What `init` could not tell is open.
    case decide
    case makeReport
    case nothing
  }

  /// What there is of a report.
  package enum Report: Sendable, Hashable {
    case none
    /// Made from files that have changed since.
    case outdated
    case current
  }

  /// Of its folder.
  package let name: String
  /// `nil` where the definitions cannot be read.
  package let title: LocalizedText?
  package let edition: String?
  package let published: CalendarDate?
  /// Why the definitions cannot be read.
  package let faults: [Remark]
  package let missingFiles: [String]
  package let openDecisions: Int
  package let report: Report

  package var next: Step {
    if !faults.isEmpty { return .mendDefinitions }
    if !missingFiles.isEmpty { return .addFiles }
    if openDecisions > 0 { return .decide }
    return report == .current ? .nothing : .makeReport
  }
}

extension Workbench {
  /// Every survey of a shelf. Only definitions are read, and of a report what it was made from.
  package func surveys(of shelf: SurveyShelf) -> [ShelvedSurvey] {
    shelf.names.map { survey($0, of: shelf) }
  }

  package func survey(_ name: String, of shelf: SurveyShelf) -> ShelvedSurvey {
    do throws(Refusal) {
      let definitions = try open(shelf.path(of: name))
      let survey = definitions.survey
      return ShelvedSurvey(
        name: name, title: survey.title, edition: survey.edition, published: survey.published, faults: [],
        missingFiles: definitions.missingFiles, openDecisions: definitions.count(ofItemsIn: "to-decide"),
        report: ReportedInputs(shelf.reports + "/" + name).map { $0.isCurrent(definitions) ? .current : .outdated } ?? .none)
    } catch {
      return ShelvedSurvey(
        name: name, title: nil, edition: nil, published: nil, faults: error.faults, missingFiles: [], openDecisions: 0,
        report: ReportedInputs(shelf.reports + "/" + name) == nil ? .none : .outdated)
    }
  }
}

/// What a report says that it was made from.
private struct ReportedInputs: Decodable {
  struct Input: Decodable {
    let path: String
    let sha256: String
    let bytes: Int
  }

  private let inputs: [Input]

  /// - Parameter folder: of a report; `nil` where there is none of ours.
  init?(_ folder: String) {
    guard ReportFiles.isReport(folder), let data = FileManager.default.contents(atPath: folder + "/" + ReportFiles.marker),
      let read = try? JSONDecoder().decode(ReportedInputs.self, from: data)
    else { return nil }
    self = read
  }

  /// Whether every file is what it was.
  func isCurrent(_ definitions: SurveyDefinitions) -> Bool {
    let files = Dictionary(definitions.files.map { ($0.name, $0.path) }) { first, _ in first }
    guard Set(inputs.map(\.path)) == Set(files.keys) else { return false }
    return inputs.allSatisfy { input in
      guard let path = files[input.path] else { return false }
      return FileDigest.size(of: path) == input.bytes && FileDigest.sha256(of: path) == input.sha256
    }
  }
}
