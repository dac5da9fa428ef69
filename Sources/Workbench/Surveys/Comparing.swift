package import Inference
import Reporting
import Scoring
import SurveyImport
package import SurveyModel

/// What compared editions are printed as.
package enum CompareFormat: String, Sendable, Hashable, CaseIterable {
  case text, csv, json, html
}

/// Editions that were compared.
package struct CompareRun: Sendable {
  package let comparison: EditionComparison
  package let remarks: [Remark]
  /// Of the latest edition.
  package let language: Language

  package func printed(_ format: CompareFormat, in language: Language) -> [UInt8] {
    let output = CompareOutput(comparison)
    return switch format {
    case .text: Array(output.text(language).utf8)
    case .csv: output.csv
    case .json: output.json
    case .html: output.page(language, version: Release.version)
    }
  }
}

extension Workbench {
  /// Says what changed between editions, and what of: each with the one before, and the last with the first.
  ///
  /// An edition that cannot be read or scored is left out, with a remark.
  ///
  /// - Parameter surveys: folders with a survey.yaml, or these files; of one, all that its `previous` leads to.
  /// - Throws: where fewer than two are left, or nothing of them can be compared.
  package func compare(_ surveys: [String]) throws(Refusal) -> CompareRun {
    var gathering = EditionGathering(self)
    let definitions = try surveys.count == 1 ? gathering.followed(from: surveys[0]) : gathering.opened(surveys)
    let language = definitions.last?.survey.language ?? .vi
    do throws(Refusal) {
      return try gathering.compare(definitions, language: language)
    } catch {
      throw error.after(gathering.remarks).spoken(in: language)
    }
  }
}

/// The editions of a comparison as they are gathered, with what was noticed on the way.
private struct EditionGathering {
  private let bench: Workbench
  private(set) var remarks: [Remark] = []
  /// Why editions were left out, each with its edition where that is known.
  private var refusals: [(edition: String?, refusal: Refusal)] = []

  init(_ bench: Workbench) { self.bench = bench }

  private mutating func leaveOut(_ refusal: Refusal, _ edition: String? = nil) { refusals.append((edition, refusal)) }

  private func faults(_ words: (String, String?, Language) -> String) -> [Remark] {
    refusals.flatMap { edition, refusal in
      refusal.faults.map { fault in Remark(LocalizedText { words(fault.sentence[$0], edition, $0) }, at: fault.place) }
    }
  }

  /// What is said of the editions that were left out.
  private var leftOut: [Remark] {
    refusals.flatMap(\.refusal.remarks) + faults { CompareRefusalWords.leftOut($0, edition: $1, $2) }
  }

  // MARK: - Definitions, in the order of editions

  mutating func followed(from survey: String) throws(Refusal) -> [SurveyDefinitions] {
    let last = try bench.open(survey)
    let (found, refusal) = bench.followed(before: last)
    // Figures alone have nothing to be compared.
    let earlier = found.filter { !$0.areOfFigures }
    if let refusal {
      if refusal.kind == .cancelled { throw refusal }
      leaveOut(refusal)
    }
    guard !earlier.isEmpty else {
      if let refusal { throw refusal.spoken(in: last.survey.language) }
      throw Refusal(
        .unusable, CompareRefusalWords.noEditionBefore(last.survey.edition), at: last.place(ofKey: "edition"),
        language: last.survey.language)
    }
    return earlier.reversed() + [last]
  }

  mutating func opened(_ surveys: [String]) throws(Refusal) -> [SurveyDefinitions] {
    var found: [(path: String, definitions: SurveyDefinitions)] = []
    for survey in surveys {
      do throws(Refusal) {
        found.append((survey, try bench.open(survey)))
      } catch {
        if error.kind == .cancelled { throw error }
        leaveOut(error)
      }
    }
    let language = found.last?.definitions.survey.language
    for (place, own) in found.enumerated() {
      let edition = own.definitions.survey.edition
      if let other = found.prefix(place).first(where: { $0.definitions.survey.edition == edition }) {
        throw Refusal(.usage, CompareRefusalWords.sameEdition(edition, other.path, own.path), language: language)
      }
    }
    guard found.count > 1 else { throw tooFew(language) }
    return found.map(\.definitions).sorted { Self.isEarlier($0.survey.edition, $1.survey.edition) }
  }

  /// By their periods; names that are no periods by their letters, digits as numbers.
  private static func isEarlier(_ a: String, _ b: String) -> Bool {
    if let one = Period(a), let two = Period(b), one.first != two.first || one.last != two.last {
      return one.first != two.first ? one.first < two.first : one.last < two.last
    }
    func parts(_ text: String) -> [(isNumber: Bool, text: String)] {
      text.reduce(into: []) { parts, letter in
        let isNumber = letter.isASCII && letter.isNumber
        if let last = parts.last, last.isNumber == isNumber {
          parts[parts.count - 1].text.append(letter)
        } else {
          parts.append((isNumber, String(letter)))
        }
      }
    }
    for (one, two) in zip(parts(a), parts(b)) where one.text != two.text {
      if one.isNumber, two.isNumber, let x = Double(one.text), let y = Double(two.text), x != y { return x < y }
      return one.text < two.text
    }
    return a.count < b.count
  }

  private func tooFew(_ language: Language?) -> Refusal {
    guard let first = refusals.first?.refusal else { return Refusal(.unusable, CompareRefusalWords.nothingComparable, language: language) }
    return Refusal(first.kind, faults { CompareRefusalWords.ofEdition($0, edition: $1, $2) }, language: language ?? first.language)
  }

  // MARK: - Reading, scoring, comparing

  mutating func compare(_ definitions: [SurveyDefinitions], language: Language) throws(Refusal) -> CompareRun {
    var read: [(survey: ReadSurvey, earlier: [SurveyData])] = []
    for own in definitions {
      try bench.checkWanted()
      do throws(Refusal) {
        let survey = try bench.read(own, digestsResponses: false)
        read.append((survey, try earlier(of: survey)))
      } catch {
        if error.kind == .cancelled { throw error }
        leaveOut(error, own.survey.edition)
      }
    }
    let inputs = read.map { EditionComparison.Input($0.survey.data, earlier: $0.earlier) }
    var scored: [ScoredEdition] = []
    var surveys: [ReadSurvey] = []
    for (own, outcome) in zip(read, EditionComparison.scored(inputs, threads: bench.threads, work: bench.work)) {
      switch outcome {
      case .success(let edition):
        scored.append(edition)
        surveys.append(own.survey)
      case .failure(.cancelled): throw .cancelled
      case .failure(let error):
        let place = error.node.flatMap { own.survey.definitions.place(ofNode: $0) }
        leaveOut(Refusal(error, at: place ?? own.survey.definitions.place(ofKey: "edition")), own.survey.data.survey.edition)
      }
    }
    guard scored.count > 1 else { throw tooFew(language) }
    let comparison: EditionComparison
    do throws(ScoringError) {
      comparison = try EditionComparison(scored, threads: bench.threads, work: bench.work)
    } catch {
      throw Refusal(error, at: nil, language: language)
    }
    remarks = leftOut
    for (then, now) in zip(surveys, surveys.dropFirst()) {
      remarks += bench.remarksOnPredecessors(of: now, in: [then.definitions])
    }
    guard comparison.pairs.contains(where: \.hasChange) else {
      throw Refusal(.unusable, CompareRefusalWords.nothingComparable, language: language)
    }
    return CompareRun(comparison: comparison, remarks: remarks, language: language)
  }

  /// What the ranges and figures of an edition are taken from as well; nothing where its index asks for none.
  private func earlier(of survey: ReadSurvey) throws(Refusal) -> [SurveyData] {
    let index = survey.data.index
    let isPooled = index.pooledEditions.contains { $0 != survey.data.survey.edition }
    guard isPooled || index.treatment?.imputation?.isOfPanel == true else { return [] }
    return try bench.editions(before: survey).map(\.data)
  }
}
