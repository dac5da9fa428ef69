import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct PressFormatTests {
  static let files = Dictionary(
    PressFormat().files(Report(SampleResults.results, languages: [.vi, .en])).map { ($0.name, $0.bytes) },
    uniquingKeysWith: { first, _ in first })

  static func text(_ name: String) throws -> String { String(decoding: try #require(files[name]), as: UTF8.self) }

  @Test func theFilesOfEachLanguage() {
    #expect(
      Set(Self.files.keys)
        == [
          "press-release.md", "press-release.docx", "ranking.md", "ranking.html", "press-release.en.md", "press-release.en.docx",
          "ranking.en.md", "ranking.en.html",
        ])
  }

  @Test(arguments: Language.allCases, [SampleResults.results, SampleResults.empty, SampleResults.oneUnit, PageSamples.many])
  func threeParagraphsOfWholeSentences(language: Language, results: Results) {
    let release = PressRelease(results, language)
    #expect(release.paragraphs.count == 3)
    for text in release.paragraphs { #expect(text.hasSuffix(".") && !text.contains("  ") && !text.contains("–."), "\(text)") }
  }

  /// Every number noted stands in the text, and at its place in results.json is the number that it is printed from.
  @Test(arguments: Language.allCases) func everyFigureIsTraced(language: Language) throws {
    let release = PressRelease(SampleResults.results, language)
    let json = try JSONDocument(parsing: JSONFormat.bytes(SampleResults.results))
    let text = release.paragraphs.joined(separator: "\n")
    let numbers = NumberText(language: language)
    #expect(release.traces.count >= 10)
    for trace in release.traces {
      #expect(text.contains(trace.text.replacing("%", with: "")), "\(trace.text)")
      let found = trace.pointer.split(separator: "/").reduce(Optional(json)) { value, key in
        Int(key).map { value?[$0] } ?? value?[String(key)]
      }
      guard case .number(let value)? = found else {
        Issue.record("\(trace.pointer) is no number")
        continue
      }
      let printed = [
        numbers.text(value, decimals: 2), numbers.text(value, decimals: 0), numbers.asRead(value), numbers.percent(value),
        numbers.percent(value, decimals: 2),
      ]
      #expect(printed.contains(trace.text), "\(trace.pointer): \(value), printed as \(trace.text)")
    }
  }

  @Test(arguments: ["press-release", "press-release.en"]) func theDocumentHoldsTheSameParagraphs(stem: String) throws {
    let release = PressRelease(SampleResults.results, stem.hasSuffix("en") ? .en : .vi)
    let words = try WordText(docx: try #require(Self.files[stem + ".docx"]))
    #expect(words.paragraphs.filter { $0.style == "BodyText" }.map(\.text) == release.paragraphs)
    #expect(words.paragraphs.first { $0.style == "Title" }?.text == (stem.hasSuffix("en") ? "PRESS RELEASE" : "THÔNG CÁO BÁO CHÍ"))
    for text in release.paragraphs { #expect(try Self.text(stem + ".md").contains(MarkdownFormat.escaped(text))) }
    // What every reader must know comes first.
    #expect(words.paragraphs.contains { $0.style == "Notice" && $0.text.contains(release.notice ?? "-") })
  }

  @Test func theRankingToPasteIsATableOfItself() throws {
    let html = try Self.text("ranking.html")
    #expect(MarkupCheck(html).problems == [])
    #expect(
      html.contains("95,76") && html.contains("Chi cục Hải quan cửa khẩu Móng Cái") && html.contains("Phiếu trả lời là số liệu giả lập"))
    #expect(!html.contains("class=") && !html.contains("<script"))
    let rows = html.split(separator: "<tr>").count - 1
    #expect(rows == 1 + rankingTable(SampleResults.results, .vi).rows.count)
    #expect(try Self.text("ranking.md").contains("| Hạng | Chi cục | Điểm |"))
  }

  @Test func hostileNamesAreWords() throws {
    for file in PressFormat().files(Report(PageSamples.many, languages: [.vi])) where !file.name.hasSuffix("docx") {
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<script>"), "\(file.name)")
    }
  }
}
