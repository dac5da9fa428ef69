import Foundation
import Inference
import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// Numbers that are read back from the page, the Word document, the workbook, Markdown and CSV are those of results.json.
@Suite struct ReadBackTests {
  /// A unit as results.json tells it: rank, score, both ends of its interval, at the decimals of publication, and how many answered.
  private struct Line: Hashable {
    let rank: String
    let score: String
    let low: String
    let high: String
    let responses: String
  }

  private static func number(_ value: JSONDocument?, decimals: Int) -> String? {
    guard case .number(let number)? = value else { return nil }
    return PublishedNumber(number, decimals: decimals).description
  }

  /// By name; units without a score or an interval stand aside.
  private static func expected(_ results: Results, _ language: Language) throws -> [String: Line] {
    let json = try JSONDocument(parsing: JSONFormat.bytes(results))
    let decimals = results.index.score.decimals
    var lines: [String: Line] = [:]
    for place in results.units.indices {
      guard let unit = json["units"]?[place], case .string(let name)? = unit["name"]?[language.rawValue],
        let rank = number(unit["rank"], decimals: 0), let score = number(unit["score"], decimals: decimals),
        let low = number(unit["interval"]?[0], decimals: decimals), let high = number(unit["interval"]?[1], decimals: decimals),
        let responses = number(unit["responses"], decimals: 0)
      else { continue }
      lines[name] = Line(rank: rank, score: score, low: low, high: high, responses: responses)
    }
    return lines
  }

  /// Machine text of a number as people of the language read it.
  private static func machine(_ text: some StringProtocol, _ language: Language) -> String {
    let (group, point): (Character, Character) = language == .vi ? (".", ",") : (",", ".")
    return String(text.filter { $0 != group }.map { $0 == point ? "." : $0 == "−" ? "-" : $0 })
  }

  private static func ends(_ text: some StringProtocol) -> [String] {
    for separator in [" đến ", " to ", "–"] where text.contains(separator) { return text.components(separatedBy: separator) }
    return [String(text)]
  }

  /// - Parameter cells: rank, name, score, interval as they are printed.
  private static func line(_ cells: [String], responses: String, _ language: Language) -> Line? {
    let ends = ends(cells[3]).map { machine($0, language) }
    guard ends.count == 2 else { return nil }
    return Line(
      rank: cells[0], score: machine(cells[2], language), low: ends[0], high: ends[1], responses: machine(responses, language))
  }

  private static func name(_ cell: some StringProtocol) -> String { String(cell.prefix { $0 != "(" && $0 != "\n" }).trimmed }

  private static let surveys = (1...10).compactMap { try? AnswerChartTests.results(seed: UInt64($0)) }.prefix(6)

  @Test(arguments: surveys.indices, Language.allCases) func markdown(place: Int, language: Language) throws {
    let (results, document) = (Self.surveys[place], Document(Self.surveys[place], language))
    let text = MarkdownFormat().files(Report(results, languages: [language]))[0].words
    let table = rankingTable(results, language)
    let head = try #require(
      text.split(separator: "\n").firstIndex { $0.hasPrefix("| \(table.columns[0].title) | \(table.columns[1].title)") })
    let titles = Self.cells(text.split(separator: "\n")[head])
    try Self.compare(
      text.split(separator: "\n")[(head + 2)...].prefix { $0.hasPrefix("|") }.map { Self.cells($0) }, titles: titles, results, language)
    #expect(document.language == language)
  }

  private static func cells(_ row: some StringProtocol) -> [String] {
    row.dropFirst(2).dropLast(2).components(separatedBy: " | ").map { $0.trimmed }
  }

  private static func compare(_ rows: [[String]], titles: [String], _ results: Results, _ language: Language) throws {
    let words = Wording(results, language)
    let expected = try expected(results, language)
    func column(_ title: String) throws -> Int { try #require(titles.firstIndex(of: title), "\(titles)") }
    let (score, interval, responses) = (try column(words.score), try column(words.interval), try column(words.responses))
    var found: [String: Line] = [:]
    for row in rows {
      guard expected[name(row[1])] != nil else { continue }
      found[name(row[1])] = line([row[0], row[1], row[score], row[interval]], responses: row[responses], language)
    }
    #expect(found == expected)
  }

  @Test(arguments: surveys.indices, Language.allCases) func page(place: Int, language: Language) throws {
    let results = Self.surveys[place]
    let expected = try Self.expected(results, language)
    let html = try #require(HTMLFormat.fragment(ofSection: "ranking", in: Document(results, language)))
    let body = try #require(html.components(separatedBy: "<tbody>").dropFirst().first?.components(separatedBy: "</tbody>").first)
    for (name, line) in expected {
      let row = try #require(
        body.components(separatedBy: "<tr").first { Self.text($0).contains { Self.name($0) == name } }, "\(name)")
      let texts = Self.text(row)
      #expect(texts.contains { Self.machine($0, language) == line.score }, "\(name): \(texts)")
      #expect(texts.contains { Self.ends($0).map { Self.machine($0, language) } == [line.low, line.high] }, "\(name): \(texts)")
      #expect(texts.contains(line.rank) && texts.contains { Self.machine($0, language) == line.responses })
    }
  }

  /// The pieces of text between the tags.
  private static func text(_ html: String) -> [String] {
    html.components(separatedBy: "<").compactMap { piece in
      let text = piece.drop { $0 != ">" }.dropFirst()
      return text.isEmpty ? nil : String(text).trimmed
    }
  }

  @Test(arguments: surveys.indices, Language.allCases) func word(place: Int, language: Language) throws {
    let results = Self.surveys[place]
    let expected = try Self.expected(results, language)
    let tables = try WordText(docx: DOCXFormat.bytes(Document(results, language))).tables
    let table = try #require(
      tables.first { table in expected.keys.allSatisfy { name in table.contains { $0.contains { Self.name($0) == name } } } })
    for (name, line) in expected {
      let row = try #require(table.first { $0.contains { Self.name($0) == name } })
      let texts = row.flatMap { $0.components(separatedBy: "\n") }.map(\.trimmed)
      #expect(texts.contains { Self.machine($0, language) == line.score }, "\(name): \(texts)")
      #expect(texts.contains { Self.ends($0).map { Self.machine($0, language) } == [line.low, line.high] }, "\(name): \(texts)")
      #expect(texts.contains(line.rank))
    }
  }

  /// Numbers of a workbook are numbers, rounded as they are published.
  @Test(arguments: surveys.indices) func workbook(place: Int) throws {
    let results = Self.surveys[place]
    let expected = try Self.expected(results, .en)
    let cells = try XLSXFormatTests.cells(try XLSXFormatTests.archive(results, .en), sheet: 2)
    let decimals = results.index.score.decimals
    for (name, line) in expected {
      let address = try #require(cells.first { $0.key.hasPrefix("B") && Self.name($0.value) == name }?.key)
      let row = cells.filter { $0.key.drop(while: \.isLetter) == address.dropFirst() }.compactMap { Double($0.value) }
      let numbers = Set(row.map { PublishedNumber($0, decimals: decimals).description })
      #expect(numbers.isSuperset(of: [line.score, line.low, line.high]), "\(name): \(row)")
      #expect(row.contains { $0 == Double(line.rank) } && row.contains { $0 == Double(line.responses) })
    }
  }

  @Test(arguments: surveys.indices) func csv(number: Int) throws {
    let results = Self.surveys[number]
    let expected = try Self.expected(results, results.survey.language)
    let file = try #require(CSVFormat().files(Report(results, languages: [results.survey.language])).first { $0.name == "ranking.csv" })
    let lines = file.words.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    let titles = lines[0].components(separatedBy: ",").map { $0.filter { $0 != "\u{FEFF}" } }
    func cell(_ title: String, _ cells: [String]) throws -> String { cells[try #require(titles.firstIndex(of: title))] }
    let decimals = results.index.score.decimals
    var found: [String: Line] = [:]
    for line in lines.dropFirst() {
      let cells = line.components(separatedBy: ",")
      func text(_ title: String) throws -> String {
        let cell = try cell(title, cells)
        return Double(cell).map { PublishedNumber($0, decimals: decimals).description } ?? cell
      }
      let name = try cell("name", cells)
      guard expected[name] != nil else { continue }
      found[name] = Line(
        rank: try cell("rank", cells), score: try text("score"), low: try text("score_low"), high: try text("score_high"),
        responses: try cell("responses", cells))
    }
    #expect(found == expected)
  }

  @Test func somethingIsCompared() throws {
    #expect(try Self.surveys.contains { try Self.expected($0, .en).count > 1 })
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension RenderedFile {
  fileprivate var words: String { String(decoding: bytes, as: UTF8.self) }
}
