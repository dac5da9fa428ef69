import Inference
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct DOCXFormatTests {
  static let archives = [Language.vi, .en].map { language in
    try? ZIPArchive(DOCXFormat.bytes(Document(SampleResults.results, language)))
  }

  static func archive(_ language: Language) throws -> ZIPArchive { try #require(archives[language == .vi ? 0 : 1]) }
  static func words(_ language: Language) throws -> WordText { WordText(try #require(try archive(language)["word/document.xml"])) }

  static let hard: [(name: String, results: Results)] = [
    ("sample", SampleResults.results), ("empty", SampleResults.empty), ("one unit", SampleResults.oneUnit),
    ("without comparison", SampleResults.withoutComparison), ("sixty units", PageSamples.many), ("wild names", wild),
  ]

  /// Names that a document finds hard: 200 letters without a blank, one letter, markup, signs that turn the direction, emoji, control characters.
  static let wildNames = [
    String(repeating: "Ắ", count: 200), "X", "<script>alert('1')</script>", "\u{202E}abc\u{202C} \u{200F}שלום", "👩‍👩‍👧 🇻🇳",
    "a\u{0}b\u{8}c\u{FFFE}d\te", "& \"quoted\" <w:p/>",
  ]

  static var wild: Results {
    let sample = SampleResults.results
    let survey = Survey(
      title: LocalizedText(wildNames[2]), organization: LocalizedText(wildNames[3]), edition: "2023", published: nil,
      notice: LocalizedText(wildNames[5]), index: "i.yaml", unitNoun: LocalizedText("U"),
      units: wildNames.enumerated().map { Unit(id: "u\($0)", name: LocalizedText($1)) }, strata: sample.survey.strata,
      scales: sample.survey.scales, respondentGroups: sample.survey.respondentGroups)
    return Results(
      survey: survey, index: SampleResults.index, seed: 1, inputs: [], account: sample.account, overall: sample.overall,
      units: sample.units, responseRates: sample.responseRates, respondentGroups: sample.respondentGroups, context: [],
      previousEdition: nil)
  }

  @Test func aDocumentForEachLanguage() {
    let files = DOCXFormat().files(Report(SampleResults.results, languages: [.vi, .en]))
    #expect(files.map(\.name) == ["report.docx", "report.en.docx"])
  }

  @Test func sameResultsSameBytes() throws {
    let document = Document(SampleResults.results, .vi)
    #expect(DOCXFormat.bytes(document) == DOCXFormat.bytes(document))
    let core = try #require(try Self.archive(.vi)["docProps/core.xml"])
    #expect(core.contains("2023-12-27T00:00:00Z</dcterms:created>"))
    #expect(core.contains("<dc:title>Đánh giá năng lực cạnh tranh cấp cơ sở năm 2023</dc:title>"))
  }

  @Test(arguments: hard.indices, Language.allCases) func everyPartIsWellFormed(place: Int, language: Language) throws {
    let archive = try ZIPArchive(DOCXFormat.bytes(Document(Self.hard[place].results, language)))
    for entry in archive.entries {
      let check = MarkupCheck(String(entry.text.drop { $0 != "\n" }.dropFirst()))
      #expect(check.problems == [], "\(Self.hard[place].name), \(entry.name)")
      #expect(entry.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE || $0 == "\n" }, "\(entry.name)")
      #expect(!entry.text.contains("<script"), "\(entry.name)")
    }
    // Whatever a part names is there.
    let types = try #require(archive["[Content_Types].xml"])
    for part in types.split(separator: "PartName=\"/").dropFirst() {
      let name = String(part.prefix { $0 != "\"" })
      #expect(archive[name] != nil, "\(name)")
    }
  }

  @Test(arguments: hard.indices) func everyStyleAndBookmarkIsThere(place: Int) throws {
    let archive = try ZIPArchive(DOCXFormat.bytes(Document(Self.hard[place].results, .vi)))
    let document = try #require(archive["word/document.xml"])
    let styles = try #require(archive["word/styles.xml"])
    for style in Set(WordText(document).paragraphs.map(\.style)) { #expect(styles.contains("w:styleId=\"\(style)\""), "\(style)") }
    for link in document.split(separator: "w:anchor=\"").dropFirst() {
      #expect(document.contains("w:name=\"\(link.prefix { $0 != "\"" })\""), "\(link.prefix(40))")
    }
    let ids = document.split(separator: "<wp:docPr id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test func wildNamesStandAsTheyAre() throws {
    let words = try WordText(docx: DOCXFormat.bytes(Document(Self.wild, .vi)))
    let text = words.tables.flatMap { $0.flatMap(\.self) }.joined(separator: "\n")
    for name in [Self.wildNames[0], "<script>alert('1')</script>", "abc \u{200F}שלום", "👩‍👩‍👧 🇻🇳", "& \"quoted\" <w:p/>"] {
      #expect(text.contains(name), "\(name)")
    }
    // What turns the direction would turn the sentence around it as well.
    #expect(!text.unicodeScalars.contains("\u{202E}") && !text.unicodeScalars.contains("\u{0}"))
  }

  @Test func theOfficialForm() throws {
    let words = try Self.words(.vi)
    let head = words.tables[0][0]
    #expect(head[0].contains("CỤC HẢI QUAN TỈNH QUẢNG NINH"))
    #expect(head[1].contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && head[1].contains("Độc lập - Tự do - Hạnh phúc"))
    #expect(words.tables[1][0] == ["Số: …………/BC-…………", "…………, ngày 27 tháng 12 năm 2023"])
    let title = words.paragraphs.filter { ["Title", "Subtitle"].contains($0.style) }.map(\.text)
    #expect(title == ["BÁO CÁO", "Đánh giá năng lực cạnh tranh cấp cơ sở năm 2023"])
    let foot = try #require(words.tables.first { $0[0][0].hasPrefix("Nơi nhận:") })
    #expect(foot[0][1].contains("Họ và tên: ……"))
    // Without a day of publication it is filled in by hand.
    #expect(try WordText(docx: DOCXFormat.bytes(Document(Self.wild, .vi))).tables[1][0][1] == "…………, ngày …… tháng …… năm ………")
    #expect(try Self.words(.en).tables[1][0][1] == "…………, 27 December 2023")
  }

  @Test func theContentsListNamesTheSections() throws {
    let words = try Self.words(.vi)
    let headings = words.paragraphs.filter { $0.style == "Heading1" }.map(\.text)
    let annexes = words.paragraphs.filter { $0.style == "AnnexHeading" }.map(\.text)
    #expect(headings.first == "Kết quả chính" && annexes.last == "Phương pháp")
    let contents = words.paragraphs.filter { $0.style == "TOC1" }.map(\.text)
    #expect(contents.count == headings.count + annexes.count)
    #expect(contents.prefix(2) == ["I. Kết quả chính", "II. Xếp hạng"] && contents.last == "Phụ lục II. Phương pháp")
    let document = try #require(try Self.archive(.vi)["word/document.xml"])
    #expect(document.contains("TOC \\o &quot;1-1&quot;"))
    #expect(try #require(try Self.archive(.vi)["word/styles.xml"]).contains("<w:lang w:val=\"vi-VN\""))
    #expect(try #require(try Self.archive(.en)["word/styles.xml"]).contains("<w:lang w:val=\"en-GB\""))
  }

  /// Every cell of every table of the page, with its interval and what stands under the name.
  @Test(arguments: Language.allCases) func everyTableHoldsTheNumbersOfTheReport(language: Language) throws {
    let document = Document(SampleResults.results, language)
    let cells = Set(try Self.words(language).tables.flatMap { $0.flatMap(\.self) })
    for table in document.tables(for: .page) {
      let layout = TableLayout(table)
      for (row, notes) in zip(table.rows, layout.footnotesOfRow) {
        for place in layout.places {
          var text = WordColumns.unbroken(table.text(row.cells[place.column].unmarked), row.cells[place.column])
          if case .marked(_, let mark) = row.cells[place.column] { text += mark }
          if place.column == layout.name {
            text += notes.map { String($0 + 1) }.joined()
            for words in layout.underName(row) { text += "\n" + words }
          }
          if let interval = place.interval, row.cells[interval] != .absent {
            text += "\n" + WordColumns.unbroken(table.text(row.cells[interval]), row.cells[interval])
          }
          #expect(cells.contains(text), "\(table.title): \(text)")
        }
      }
    }
  }

  @Test func headsAreRepeatedAndRowsDoNotBreak() throws {
    let document = try #require(try Self.archive(.vi)["word/document.xml"])
    let tables = document.split(separator: "<w:tblStyle w:val=\"ReportTable\"/>").dropFirst()
    #expect(tables.count >= 8)
    for table in tables {
      let rows = table.prefix(upTo: try #require(table.firstRange(of: "</w:tbl>")).lowerBound).split(separator: "<w:tr>").dropFirst()
      #expect(rows.first?.contains("<w:tblHeader/>") == true)
      #expect(rows.allSatisfy { $0.contains("<w:cantSplit/>") })
    }
  }

  /// The columns fit between the margins, whatever the names are.
  @Test(arguments: hard.indices) func noTableIsWiderThanItsSheet(place: Int) throws {
    for table in Document(Self.hard[place].results, .vi).tables(for: .page) {
      let word = WordTable(table)
      for widths in word.widths {
        #expect(widths.reduce(0, +) <= word.fit.page.textWidth, "\(table.title) \(widths)")
        #expect(widths.allSatisfy { $0 >= 200 }, "\(table.title) \(widths)")
      }
    }
  }

  @Test func chartsAreShapesWithTheirNumbersInWords() throws {
    let document = try #require(try Self.archive(.vi)["word/document.xml"])
    let pictures = document.split(separator: "<wp:docPr ").dropFirst().map { $0.prefix { $0 != ">" } }
    #expect(pictures.contains { $0.contains("name=\"chart-scores-") && $0.contains("95,76") })
    #expect(!pictures.contains { $0.contains("name=\"chart-components") })
    let lines = try Self.words(.vi).paragraphs.filter { $0.style == "ChartText" }.map(\.text)
    #expect(lines.contains { $0.hasPrefix("1. Chi cục Hải quan cửa khẩu Móng Cái") && $0.hasSuffix("95,76") })
    // The components are a coloured table.
    #expect(document.contains("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"0f4068\"/>"))
    #expect(Self.sizes(in: document, "<wp:extent cx=\"").allSatisfy { $0 > 0 && $0 <= 9525 * 952 })
  }

  private static func sizes(in text: String, _ mark: String) -> [Int] {
    text.split(separator: mark).dropFirst().compactMap { Int($0.prefix { $0 != "\"" }) }
  }

  /// Word moves slowly among thousands of shapes.
  @Test func aChartOfSixtyUnitsIsLeftToThePage() throws {
    let words = try WordText(docx: DOCXFormat.bytes(Document(PageSamples.many, .en)))
    #expect(words.paragraphs.contains { $0.text == "Score of each unit: \(WordWords.leftOut(.en))" })
  }
}
