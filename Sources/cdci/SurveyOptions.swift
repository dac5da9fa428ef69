import ArgumentParser
import Foundation
import Inference
import Reporting
import Scoring
import SurveyImport
import SurveyModel
import SurveyWords

/// What every command about a survey takes.
struct SurveyOptions: ParsableArguments {
  @Argument(
    help: "A folder with a survey.yaml, or that file.",
    completion: .directory)
  var survey: String

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if survey.isEmpty { throw ValidationError("expected the path of a survey, found an empty one") }
  }
}

extension Language: ExpressibleByArgument {}

extension SurveyOptions {
  /// Reads the survey, with a progress bar, and turns a failure into its message and exit code.
  ///
  /// - Parameter digestsResponses: whether anything is made of it that names the SHA-256 of the files.
  func read(threads: Int? = nil, digestsResponses: Bool = true, console: Console) throws -> SurveyData {
    try read(survey, threads: threads, digestsResponses: digestsResponses, console: console)
  }

  private func read(_ path: String, threads: Int? = nil, digestsResponses: Bool = true, console: Console) throws -> SurveyData {
    let bar = ProgressBar(LocalizedText(vi: "Đang đọc", en: "Reading"), console: console)
    defer { bar.finish() }
    return try console.failing { () throws(ImportFailure) in
      try SurveyReader(threads: threads, digestsResponses: digestsResponses).read(path) { bar.update($0) }
    }
  }

  /// Reads, scores and ranks, the previous edition too where there is one.
  func evaluate(
    _ data: SurveyData, seed: UInt64, replicates: Int = Evaluation.defaultReplicates, threads: Int? = nil,
    detail: Evaluation.Detail = .everything, console: Console
  ) throws -> Results {
    let earlier = try editionsBefore(data, threads: threads, console: console)
    do throws(ScoringError) {
      let results = try Evaluation(
        seed: seed, replicates: replicates, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, detail: detail
      ).evaluate(
        data, previous: earlier.first?.data, earlier: earlier.dropFirst().map(\.data))
      for remark in (results.computedWeights + results.entities.flatMap(\.computedWeights)).flatMap(\.remarks) {
        let place = SurveyReader.place(ofNode: remark.component, of: data, at: survey)
        console.say(LocalizedText { (place.map { "\($0): " } ?? "") + remark.message[$0] })
      }
      return results
    } catch {
      // With the line of the index where the error speaks of a part of it; each edition has its own.
      var (data, path) = (data, survey)
      if case .inEdition = error, let previous = earlier.first { (data, path) = previous }
      let place =
        error.node.flatMap { SurveyReader.place(ofNode: $0, of: data, at: path) }
        ?? error.treatmentPart.flatMap { SurveyReader.place(of: $0, of: data, at: path) }
      console.complain((place.map { "\($0): " } ?? "") + error.message(in: console.language))
      throw ExitCode(65)
    }
  }

  /// The edition before, and those before it as far back as the index pools ranges over their answers; all of them where figures that are missing may be taken from any.
  func editionsBefore(_ data: SurveyData, threads: Int?, console: Console) throws -> [(data: SurveyData, path: String)] {
    var wanted = Set(data.index.pooledEditions).subtracting([data.survey.edition])
    var seen = [Self.resolved(survey)]
    var found: [(data: SurveyData, path: String)] = []
    var (latest, place) = (data, survey)
    // Also for the edition before, which is scored anew beside this one.
    func takesFigures() -> Bool { [data, found.first?.data].contains { $0?.index.treatment?.imputation?.isOfPanel == true } }
    while found.isEmpty || !wanted.isEmpty || takesFigures(), let path = SurveyReader.previous(of: latest, at: place) {
      guard !seen.contains(Self.resolved(path)) else {
        console.complain(
          LocalizedText(
            vi: "survey.yaml: \"previous\" cần thư mục của kỳ trước, gặp chính khảo sát này",
            en: "survey.yaml: expected the folder of the edition before under \"previous\", found the survey itself")[console.language])
        throw ExitCode(65)
      }
      seen.append(Self.resolved(path))
      let edition = try read(path, threads: threads, console: console)
      wanted.remove(edition.survey.edition)
      found.append((edition, path))
      (latest, place) = (edition, path)
    }
    return found
  }
}

extension SurveyOptions {
  /// The folder of a survey without links, `.` and `..`, also where its survey.yaml was named.
  private static func resolved(_ path: String) -> String {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
    return (url.lastPathComponent == "survey.yaml" ? url.deletingLastPathComponent() : url).path
  }
}

extension Console {
  /// Runs a step; its failure becomes a message on stderr, in the console's language, and an exit code.
  func failing<Value, Failure: Explained>(
    _ step: () throws(Failure) -> Value
  ) throws -> Value {
    do throws(Failure) {
      return try step()
    } catch {
      complain(error.message(in: language))
      throw exitCode(of: error)
    }
  }

  private func exitCode(of error: any Error) -> ExitCode {
    switch error {
    case let failure as ImportFailure:
      switch failure.kind {
      case .unusable: ExitCode(65)
      case .unreadable: ExitCode(66)
      case .interrupted: ExitCode(74)
      }
    case is ScoringError: ExitCode(65)
    case let failure as ReportFailure:
      switch failure.kind {
      case .cannotCreate: ExitCode(73)
      case .interrupted: ExitCode(74)
      }
    default: ExitCode(70)
    }
  }

  /// With `--strict`, a row left out is a failure.
  func refuseLeftOut(_ account: ImportAccount) throws {
    let rows = account.rowsRead - account.responses
    guard rows > 0 else { return }
    let english = account.leftOut.map { "\($0.reason.rawValue) \($0.rows)" }.joined(separator: ", ")
    let vietnamese = account.leftOut.map { "\($0.reason.name[.vi]): \($0.rows)" }.joined(separator: "; ")
    complain(
      LocalizedText(
        vi: "--strict: \(rows) trong \(account.rowsRead) dòng bị loại (\(vietnamese)); không ghi gì",
        en: "--strict: \(rows) of \(account.rowsRead) rows were left out (\(english)); nothing was written")[language])
    throw ExitCode(65)
  }
}
