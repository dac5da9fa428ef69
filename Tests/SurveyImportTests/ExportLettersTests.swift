import Foundation
import SurveyModel
import TestSupport
import Testing

@testable import SurveyImport

/// Quotes in files that tabs delimit, SurveyMonkey's second line by itself, and letters in the wrong encoding.
@Suite struct ExportLettersTests {
  private static let group = """
    responses: [{file: responses.csv}]
    columns: {unit: Office}
    questions: [q1]
    answers: satisfaction-5
    """

  private static func rows(_ text: String) throws -> Int {
    try WrittenSurvey(group, text).read().groups[0].responses.count
  }

  private static let plain = (0..<12).map { "a\t\($0 % 5 + 1)\tfine\n" }.joined()

  @Test(arguments: [
    "a\t3\tthe \"fast\" lane is slow\n", "a\t3\t\"fast\" lanes\n", "a\t3\t\"Quote at the start\n", "a\t3\tquote at the end\"\n",
    "a\t3\t\"whole\"\n",
    "a\t3\t\"one\na\t4\ttwo\"\n",
  ]) func quotesInTabbedFiles(line: String) throws {
    let count = line.split(separator: "\n").count
    #expect(try Self.rows("Office\tq1\tWhat?\n" + Self.plain + line + Self.plain) == 24 + count)
    #expect(try Self.rows("Office\tq1\tThe \"one-stop\" desk\n" + Self.plain + line) == 12 + count)
  }

  /// Excel's text quotes a cell that goes over lines.
  @Test func cellsOverLinesInTabbedFiles() throws {
    let text = "Office\tq1\tWhat?\n" + Self.plain + "a\t3\t\"first\nsecond \"\"line\"\"\"\n" + Self.plain
    #expect(try Self.rows(text) == 25)
  }

  @Test func segmentsOfTabbedFiles() throws {
    let survey = WrittenSurvey(Self.group, "Office\tq1\tWhat?\n" + (0..<60).map { "a\t3\t\($0) 5\" pipes \"here\n" }.joined())
    let folder = try TemporaryFolder(survey.files.mapValues { Array($0.utf8) })
    let definition = try SurveyDefinition.read(survey.yaml, file: "survey.yaml")
    let place = SurveyPlace(folder: folder.path)
    let one = try SurveyReader.read(definition, index: TinySurvey.index, at: place)
    #expect(one.groups[0].responses.count == 60)
    let several = try SurveyReader.read(
      definition, index: TinySurvey.index, at: place, segmentation: Segmentation(threads: 2, least: 1, head: 64, segment: 90, margin: 16))
    #expect(several == one)
  }

  @Test func surveyMonkeyWithoutItsOwnColumns() throws {
    let folder = try TemporaryFolder([
      "f.csv": Array(
        """
        RespondentID,Have you used the office?,How satisfied are you with the following?,,,Gender
        ,Response,Staff,Forms,Speed,Response
        3000000000,Yes,Very dissatisfied,Neither satisfied nor dissatisfied,Very satisfied,Male
        3000000001,Yes,Neither satisfied nor dissatisfied,Neither satisfied nor dissatisfied,Very satisfied,Female

        """.utf8)
    ])
    var rows = 0
    let outline = try ExportOutline.read(CSVFile(InputFile(name: "f.csv", path: folder.path + "/f.csv"))) { _ in rows += 1 }
    #expect(outline.platform.id == "surveymonkey")
    #expect(rows == 2)
    #expect(outline.columns.map(\.row) == ["", "", "Staff", "Forms", "Speed", ""])
    #expect(outline.header.reason?[.en] == "SurveyMonkey, recognised by the columns \"Response\"")
  }

  @Test(arguments: [
    ("Office,q1\nÂ¡Hola!,1\nCafé,4\n", true), ("CafÃ©,q1\na,1\n", true), ("Đơn vị,Địa bàn\na,b\n", false),
    ("Café,Überblick\na,b\n", false), ("Ráº¥t hĂ i lĂ²ng,MĂ³ng CĂ¡i\na,1\n", true), ("Ä\u{90}Æ¡n vá»‹,q1\na,1\n", true),
    ("Ăn trưa,Đội\na,b\n", false),
  ]) func utf8ReadTwice(text: String, isOne: Bool) throws {
    let folder = try TemporaryFolder(["f.csv": Array(text.utf8)])
    let said = try CSVFile(InputFile(name: "f.csv", path: folder.path + "/f.csv")).read { _ in }.recognized?[.en] ?? ""
    #expect(said.contains("looks like UTF-8 that was read as another encoding") == isOne)
    #expect(!said.contains("TCVN3"))
  }

  @Test(arguments: [
    ("Đơn vị hải quan cửa khẩu cảng Hòn Gai, thái độ phục vụ của công chức", TextEncoding.windows1258),
    ("Überblick über die Größe, naïve café — „gut“", .windows1252), ("Évaluation de l’accueil : très bien", .windows1252),
    ("¿Cómo fue? ¡Muy «bien»!", .windows1252), ("sagt ‚ja‘ zur Übersicht", .windows1252),
  ]) func theEncodingThatMakesWords(text: String, encoding: TextEncoding) throws {
    let bytes = try #require(text.bytes(in: encoding) ?? text.data(using: .windowsCP1252).map { Array($0) })
    #expect(EncodingGuess(bytes).fitting.first == encoding)
  }

  @Test func syllables() {
    for word in "Đơn vị hải quan nghiệp giờ quyết thuế khuỷu yếu Hoà Hòa ngoằn ngoèo giữa quý uỷ".split(separator: " ") {
      #expect(VietnameseSyllable.isOne(word), "\(word)")
    }
    for word in ["Ðõn", "hảí", "Größe", "vÞ", "hái€", "Überblick"] { #expect(!VietnameseSyllable.isOne(word), "\(word)") }
  }
}
