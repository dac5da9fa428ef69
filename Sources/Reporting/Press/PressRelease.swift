import Inference
import Scoring
import SurveyModel

/// What a newspaper prints: three paragraphs, and for every number in them where it stands in results.json.
///
/// The first says who leads and whether that is certain, the second what all units together reached and who answered, the third what revenue came to, or how
/// the scores are to be read.
struct PressRelease: Sendable, Hashable {
  /// A number as it is printed, what it is, and its place.
  struct Trace: Sendable, Hashable {
    let text: String
    let what: String
    /// In results.json, as a JSON Pointer (RFC 6901).
    let pointer: String
  }

  let language: Language
  let title: String
  let organization: String
  let notice: String?
  let published: CalendarDate?
  let paragraphs: [String]
  let traces: [Trace]
}

extension PressRelease {
  init(_ results: Results, _ language: Language) {
    var writer = PressWriter(results, language)
    let survey = results.survey
    let paragraphs = [writer.ranking(), writer.all(), writer.third()]
    self.init(
      language: language, title: survey.title[language], organization: survey.organization[language], notice: survey.notice?[language],
      published: survey.published, paragraphs: paragraphs, traces: writer.traces)
  }
}

/// Writes the paragraphs and notes every number that it writes.
private struct PressWriter {
  private let results: Results
  private let words: Wording
  private(set) var traces: [PressRelease.Trace] = []

  init(_ results: Results, _ language: Language) {
    self.results = results
    words = Wording(results, language)
  }

  private var language: Language { words.language }
  private var numbers: NumberText { words.numbers }
  private var decimals: Int { results.index.score.decimals }

  /// The text itself, noted.
  private mutating func noted(_ text: String, _ what: String, _ pointer: String) -> String {
    traces.append(PressRelease.Trace(text: text, what: what, pointer: pointer))
    return text
  }

  // MARK: - Paragraphs

  mutating func ranking() -> String {
    let survey = results.survey
    let lead = PressWords.announces(
      survey.organization[language], title: survey.title[language], index: results.index.title[language], language)
    guard let sentence = RankSentences(results, language).press else { return lead + " " + PressWords.noRanking(language) }
    if let place = results.units.firstIndex(where: { $0.rank == 1 }), let score = results.units[place].publishedScore {
      let name = words.unit(results.units[place].unit)
      _ = noted(numbers.text(score), PressWords.of(words.score, name, language), "/units/\(place)/score")
      if let interval = results.units[place].interval, results.units.count(where: { $0.rank == 1 }) == 1 {
        note(interval, PressWords.of(words.interval, name, language), "/units/\(place)/interval")
      }
    }
    let others = results.units.indices.filter { (2...3).contains(results.units[$0].rank ?? 0) }
    let next = others.compactMap { place -> String? in
      guard let score = results.units[place].publishedScore else { return nil }
      let name = words.unit(results.units[place].unit)
      return PressWords.reaches(
        name, noted(numbers.text(score), PressWords.of(words.score, name, language), "/units/\(place)/score"), language)
    }
    return ([lead, sentence] + (next.isEmpty ? [] : [PressWords.next(next, language)])).joined(separator: " ")
  }

  mutating func all() -> String {
    var sentences: [String] = []
    if let score = results.overall.publishedScore {
      let points = noted(numbers.text(score), PressWords.of(words.score, words.allUnits, language), "/overall/score")
      var range: String?
      if let interval = results.overall.interval {
        note(interval, PressWords.of(words.interval, words.allUnits, language), "/overall/interval")
        range = PressWords.interval(words.confidence, numbers.range(interval.low, interval.high, decimals: decimals), language)
      }
      sentences.append(PressWords.overall(points, range, language))
    }
    if results.satisfactionGroups.count <= 1, let satisfaction = results.overall.satisfaction {
      let rate = noted(numbers.percent(satisfaction.rate), words.satisfaction, "/overall/satisfaction/rate")
      let kind = results.satisfactionGroups.first.map { SatisfactionFigures.kind(of: $0, results.index) } ?? .question
      sentences.append(PressWords.satisfied(rate, kind, language))
    }
    let responses = noted(numbers.text(results.overall.responses), words.responses, "/overall/responses")
    if let place = results.responseRates.firstIndex(where: { $0.unit == nil && $0.stratum == nil }),
      let rate = results.responseRates[place].counts.rr2
    {
      let invited = noted(
        numbers.text(results.responseRates[place].counts.invited), PressWords.invited(language), "/responseRates/\(place)/invited")
      let share = noted(numbers.percent(rate), words.responseRate, "/responseRates/\(place)/RR2")
      sentences.append(PressWords.answered(responses, invited: invited, rate: share, language))
    } else {
      sentences.append(PressWords.answered(responses, language))
    }
    return sentences.joined(separator: " ")
  }

  mutating func third() -> String {
    var figures = FigurePress(results.surroundings, language)
    let revenue = results.figure("revenue", unit: nil).flatMap { figures.sentence(of: $0) }
    traces += figures.traces
    return [revenue, reading()].compactMap(\.self).joined(separator: " ")
  }

  /// How the scores are to be read.
  private func reading() -> String {
    let score = results.index.score
    return RankWords.whatScoresAre(numbers.asRead(score.from), to: numbers.asRead(score.to), language)
  }

  private mutating func note(_ interval: Interval, _ what: String, _ pointer: String) {
    _ = noted(numbers.text(interval.low, decimals: decimals), what, pointer + "/0")
    _ = noted(numbers.text(interval.high, decimals: decimals), what, pointer + "/1")
  }
}
