import Foundation
import Inference
import Scoring
import SurveyModel
import Testing

@testable import Reporting

@Suite struct HTMLFormatTests {
  static let samples: [(name: String, results: Results)] = [
    ("sample", SampleResults.results), ("empty", SampleResults.empty), ("many", PageSamples.many),
  ]

  private func page(_ results: Results, _ language: Language, among languages: [Language] = [.vi, .en]) -> String {
    PageRenderer(Document(results, language, version: "1.2.3")).page(among: languages)
  }

  @Test(arguments: Language.allCases, ["sample", "empty", "many"])
  func isWellFormed(language: Language, name: String) throws {
    let results = try #require(Self.samples.first { $0.name == name }).results
    let check = MarkupCheck(page(results, language))
    #expect(check.problems == [])
    #expect(check.elements.count { $0 == "h1" } == 1)
    #expect(check.elements.count { $0 == "main" } == 1)
    #expect(check.elements.count { $0 == "table" } == check.elements.count { $0 == "caption" })
  }

  @Test(arguments: Language.allCases, ["sample", "empty", "many"])
  func loadsNothing(language: Language, name: String) throws {
    let results = try #require(Self.samples.first { $0.name == name }).results
    let text = page(results, language)
    let check = MarkupCheck(text)
    #expect(!check.elements.contains { ["link", "img", "iframe", "object", "embed", "base", "form"].contains($0) })
    let other = language == .vi ? "index.en.html" : "index.html"
    #expect(check.references.allSatisfy { $0.hasPrefix("#") || $0 == other })
    #expect(check.references.contains(other))
    // What a link within the page points to exists.
    #expect(check.references.filter { $0.hasPrefix("#") }.allSatisfy { check.ids.contains(String($0.dropFirst())) })
    #expect(!text.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "").contains("http"))
    // One script, our own, whatever names are.
    #expect(check.elements.count { $0 == "script" } == 1)
    #expect(!text.contains("url(") && !text.contains("@import"))
  }

  @Test(arguments: Language.allCases) func holdsEveryUnitAndItsNumbers(language: Language) throws {
    let results = SampleResults.results
    let text = MarkupCheck(page(results, language)).text
    let numbers = NumberText(language: language)
    for unit in results.units {
      #expect(text.contains(results.survey.units[unit.unit].name[language]))
      #expect(text.contains(numbers.text(unit.responses)))
      if let score = unit.publishedScore { #expect(text.contains(numbers.text(score))) }
      if let interval = unit.interval { #expect(text.contains(numbers.range(interval.low, interval.high, decimals: 2))) }
      for place in results.index.topLevel {
        if let score = unit.nodes[place].score { #expect(text.contains(numbers.text(score, decimals: 2))) }
      }
    }
    for rate in results.responseRates { #expect(text.contains(numbers.percent(rate.counts.rr2))) }
    for figure in results.context {
      #expect(text.contains(numbers.asRead(figure.actual)))
      for target in figure.targets {
        #expect(text.contains(numbers.asRead(target.value)))
        #expect(text.contains(numbers.percent(target.attainment, decimals: 2)))
      }
    }
    for input in results.inputs { #expect(text.contains(input.sha256)) }
    #expect(text.contains("cdci 1.2.3"))
    #expect(text.contains(try #require(results.survey.notice)[language]))
    #expect(text.contains(numbers.text(try #require(results.survey.published))))
  }

  @Test func numbersAreWrittenAsTheLanguageWritesThem() throws {
    let vi = page(SampleResults.results, .vi)
    let en = page(SampleResults.results, .en)
    #expect(vi.contains("16.351,83") && vi.contains("142,19%") && vi.contains("27/12/2023"))
    #expect(en.contains("16,351.83") && en.contains("142.19%") && en.contains("27 December 2023"))
    #expect(!MarkupCheck(vi).text.contains("16,351.83") && !MarkupCheck(en).text.contains("16.351,83"))
    #expect(vi.contains("<html lang=\"vi\">") && en.contains("<html lang=\"en\">"))
  }

  @Test(arguments: Language.allCases, ["sample", "empty", "many"])
  func nothingIsLeftEmpty(language: Language, name: String) throws {
    let results = try #require(Self.samples.first { $0.name == name }).results
    let text = page(results, language)
    // The swatch of a key is drawn by the style sheet; nothing else is without words.
    #expect(MarkupCheck(text).empty.filter { $0 != "i" } == [])
    #expect(!text.contains("aria-label=\"\"") && !text.contains("content=\"\"") && !text.contains("href=\"\""))
    #expect(!text.contains("{{") && !text.contains("}}"))
    #expect(!text.contains("Optional(") && !text.contains(">nil") && !text.contains("nan%") && !text.contains("\"nan"))
  }

  @Test func theBannerIsThereOnlyWithANotice() throws {
    #expect(page(SampleResults.results, .vi).contains("class=\"notice\""))
    #expect(!page(SampleResults.empty, .vi).contains("class=\"notice\""))
  }

  @Test func escapesNamesAndProblems() throws {
    let text = page(PageSamples.many, .vi)
    #expect(text.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;bạn&#39;"))
    #expect(!text.contains("<script>alert") && !text.contains("<6>"))
    #expect(text.contains("&lt;6&gt;"))
    // A < that carries a combining accent is still a <.
    #expect(text.contains("&lt;\u{301}b&gt;"))
  }

  @Test func aWithheldUnitShowsDashesAndItsReason() throws {
    let text = page(SampleResults.results, .vi)
    let row = try #require(text.split(separator: "\n").first { $0.contains("<tr") && $0.contains("Bắc Phong Sinh<sup>(3)</sup>") })
    #expect(row.contains(">–<"))
    #expect(text.contains("(3) Không công bố vì có ít hơn 5 phiếu."))
    #expect(!row.contains(">0<") && !row.contains(">0,00<"))
  }

  @Test func withoutAFrameThereIsParticipationAndNoRate() throws {
    let text = page(SampleResults.empty, .en)
    #expect(text.contains("Participation") && !text.contains("chart-rates"))
    #expect(!text.contains("id=\"context\""))
  }

  @Test func problemsAreGroupedWithFivePlacesEach() throws {
    let blocks = ProblemsDigest(PageSamples.many.account, .en).blocks.dropFirst()
    // Twelve problems, six of each kind, in the order of their first occurrence.
    #expect(blocks.map(\.heading) == ["Unknown stratum", "Off the scale"])
    #expect(blocks.map(\.count) == ["6", "6"])
    for block in blocks {
      guard case .table(let table)? = block.parts.first else {
        Issue.record("a table for each kind")
        continue
      }
      #expect(table.rows.count == 5)
      #expect(table.notes == ["And 1 more of this kind."])
    }
  }

  @Test(arguments: Language.allCases) func sourcesStandInFootnotesThatRowsShare(language: Language) throws {
    let text = page(SampleResults.results, language)
    let source = language(vi: "Nguồn", en: "Source")
    #expect(!text.contains(">\(source)</th>"))
    #expect(text.contains("\(source): haiquanonline.com.vn"))
    // Of ten rows in two tables one note each.
    #expect(text.components(separatedBy: "\(source): haiquanonline.com.vn").count - 1 == 2)
  }

  @Test func thePageIsTheSameBytesTwice() throws {
    for language in Language.allCases {
      #expect(page(SampleResults.results, language) == page(SampleResults.results, language))
    }
  }

  @Test func theFirstLanguageIsTheIndex() {
    #expect(HTMLFormat.fileName(.vi, among: [.vi, .en]) == "index.html")
    #expect(HTMLFormat.fileName(.en, among: [.vi, .en]) == "index.en.html")
    #expect(HTMLFormat.fileName(.en, among: [.en, .vi]) == "index.html")
    #expect(HTMLFormat.fileName(.vi, among: [.en, .vi]) == "index.vi.html")
  }

  @Test func aSectionStandsAloneAsItStandsInThePage() throws {
    let document = Document(SampleResults.results, .vi)
    let whole = PageRenderer(document).page(among: [.vi])
    for section in document.sections {
      let fragment = try #require(HTMLFormat.fragment(ofSection: section.id, in: document))
      #expect(MarkupCheck(fragment).problems == [] && whole.contains(fragment), "\(section.id)")
    }
    #expect(HTMLFormat.fragment(ofSection: "no-such", in: document) == nil)
  }

  @Test func aChartStandsAloneAsItStandsInThePage() throws {
    let document = Document(SampleResults.results, .en)
    let whole = PageRenderer(document).page(among: [.en])
    #expect(document.figures.map(\.id) == ["chart-scores", "chart-components", "chart-rates", "chart-targets", "chart-figure-years"])
    for figure in document.figures {
      let pictures = try #require(HTMLFormat.pictures(ofChart: figure.id, in: document))
      #expect(!pictures.isEmpty && pictures.allSatisfy { MarkupCheck($0).problems == [] && whole.contains($0) })
    }
    #expect(HTMLFormat.pictures(ofChart: "no-such", in: document) == nil)
  }

  @Test func onePageAloneLinksToNoOther() throws {
    let text = page(SampleResults.results, .vi, among: [.vi])
    #expect(!text.contains("index.en.html") && !text.contains("hreflang"))
  }
}
