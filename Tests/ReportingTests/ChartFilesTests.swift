import Inference
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct ChartFilesTests {
  static let files = ChartFiles().files(Report(SampleResults.results, languages: [.vi, .en]))

  static func text(_ name: String) throws -> String {
    String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
  }

  @Test func everyChartHasItsPictureAndItsNumbers() {
    let names = Set(Self.files.map(\.name))
    for figure in Document(SampleResults.results, .vi).figures {
      let stem = "charts/" + figure.id.dropFirst("chart-".count)
      for name in [".csv", ".en.csv", ".svg", ".en.svg"] { #expect(names.contains(stem + name), "\(stem + name)") }
    }
    #expect(names.count == Self.files.count)
  }

  @Test(arguments: [SampleResults.results, SampleResults.empty, PageSamples.many]) func everyPictureIsWellFormed(results: Results) {
    for file in ChartFiles().files(Report(results, languages: [.vi])) where file.name.hasSuffix("svg") {
      let check = MarkupCheck(String(decoding: file.bytes, as: UTF8.self))
      #expect(check.problems == [], "\(file.name)")
      #expect(check.references == [])
    }
  }

  @Test func thePictureHoldsItsStylesItsTitleAndWhatItsMarksMean() throws {
    let svg = try Self.text("charts/scores.svg")
    #expect(svg.contains("<style>") && svg.contains(">Điểm của từng đơn vị</tspan>") && svg.contains(">Khoảng tin cậy 95%</tspan>"))
    #expect(svg.contains("95,76"))
  }

  @Test func theNumbersAreThoseOfTheChart() throws {
    let lines = try Self.text("charts/scores.csv").split(whereSeparator: \.isNewline)
    let unit = try #require(SampleResults.results.units.first)
    let interval = try #require(unit.interval)
    let range = [interval.low, interval.high].map { MachineNumber.text($0, decimals: 2) }.joined(separator: ",")
    #expect(lines[1] == "1,Chi cục Hải quan cửa khẩu Móng Cái,95.76,\(range),")
    #expect(lines.count == 1 + SampleResults.results.units.count)
    #expect(try Self.text("charts/components.csv").contains("Tính minh bạch và tiếp cận thông tin"))
  }

  /// No digit more than is published elsewhere.
  @Test func aUnitThatIsWithheldHasNoNumber() throws {
    let withheld = try #require(SampleResults.results.units.first { !$0.isPublished })
    let name = try #require(SampleResults.results.survey.units[withheld.unit].name[.en] as String?)
    let line = try #require(try Self.text("charts/scores.en.csv").split(whereSeparator: \.isNewline).first { $0.contains(name) })
    #expect(line == ",\(name),,,,not published")
  }
}
