import Foundation
import Inference
import SurveyImport
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

/// A Vietnamese report holds no English sentence, whatever was wrong with the input.
@Suite struct VietnameseReportTests {
  /// In a folder of its own, gone at the end.
  final class Folder {
    let path = NSTemporaryDirectory() + "/cdci-vi-" + UUID().uuidString

    init(_ files: [String: String]) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  static let survey = """
    title: {vi: "Khảo sát", en: "Survey"}
    organization: {vi: "Cục Hải quan", en: "Customs"}
    edition: "2023"
    published: 2023-12-27
    fieldwork: {from: 2023-11-01, to: 2023-11-30}
    index: index.yaml
    unit-noun: {vi: "Chi cục", en: "Sub-department"}
    units:
      - {id: mong-cai, name: "Móng Cái"}
      - {id: hon-gai, name: "Hòn Gai"}
      - {id: cai-lan, name: "Cái Lân"}
    leave-out-units: [cai-lan]
    strata: {in: {vi: "Trong tỉnh", en: "Inside"}, out: {vi: "Ngoài tỉnh", en: "Outside"}}
    respondent-groups:
      enterprises:
        responses: [{file: r.csv, columns: {consent: ok, duration: sec}}, {file: none.csv}]
        columns: {respondent: firm, unit: unit, stratum: region, submitted: sent}
        respondent-id: tax-code
        questions: [q1, q2, q3, q4]
        quality: {speeding: {seconds: 5}}
        frame: frame.csv
    scales:
      five: {values: {1: [], 2: [], 3: [], 4: [], 5: []}}
    context: {file: context.csv, number-format: vi}
    """

  static let index = """
    index: CDCI
    title: {vi: "Chỉ số", en: "Index"}
    publish: {at-least: 1}
    components:
      - {id: c, name: {vi: "Minh bạch", en: "Transparency"}, indicators: [{id: q1, name: {vi: "Câu 1", en: "Question 1"}}]}
    """

  static let header = "firm,unit,region,sent,q1,q2,q3,q4\n"

  static let responses =
    header.replacing("q4", with: "q4,ok,sec") + """
      a,mong-cai,in,2023-11-02,5,4,4,4,Có,lâu
      b,mong-cai,in,2023-11-02,4,4,4,4,Có,3
      c,hon-gai,out,2023-11-02,3,4,4,4
      d,hon-gai,out,2023-11-02,5,9,4,hay
      a,mong-cai,in,2023-11-03,5,5,5,5
      e,mong-cay,in,2023-11-02,5,4,4,4
      ,mong-cai,in,2023-11-02,5,4,4,4
      f,hon-gai,out,2023-11-02,,,,
      g,hon-gai,out,2023-11-02,5,,,
      h,hon-gai,out,2023-11-02,5,4,4,4
      i,hon-gai,outt,2023-12-24,5,4,4,4
      j,hon-gai,in,?,5,4,4,4
      k,hon-gai,out,2023-11-02,5,4,4,4,Có,9,surplus
      l,hon-gai,out,2023-11-02,5,4,x"y,4
      m,cai-lan,out,2023-11-02,5,4,4,4
      n,cai-lan,out,2023-11-02,5,4,4,4
      0,hon-gai,out,2023-11-02,5,4,4,4

      """

  static let frame = """
    respondent,unit,stratum,disposition
    a,mong-cai,in,
    b,mong-cai,in,
    c,hon-gai,out,
    d,hon-gai,out,
    f,hon-gai,out,9
    g,hon-gai,out,
    i,hon-gai,out,
    j,hon-gai,out,
    j,mong-cai,in,
    z,hon-gai,north,NC

    """

  static let context = """
    unit,indicator,period,kind,issuer,value,measure
    ,thu ngân sách,2023,actual,,"16.351,83",tỷ đồng
    ,thu ngân sách,2023,target,Bộ Tài chính,11500000,triệu đồng

    """

  /// The files of a report in Vietnamese alone, by name.
  private static func report() throws -> (account: ImportAccount, files: [String: [UInt8]]) {
    let folder = try Folder([
      "survey.yaml": survey, "index.yaml": index, "r.csv": responses, "none.csv": header, "frame.csv": frame,
      "context.csv": context,
    ])
    let data = try SurveyReader().read(folder.path)
    let results = try Evaluation(seed: 1).evaluate(data, previous: nil)
    let formats: [any ReportFormat] = [
      HTMLFormat(), MarkdownFormat(), DOCXFormat(), XLSXFormat(temporaryFolder: folder.path), CSVFormat(), JSONFormat(),
    ]
    let report = Report(results, languages: [.vi])
    var files: [String: [UInt8]] = [:]
    for format in formats { for file in try format.files(report) { files[file.name] = file.bytes } }
    return (data.account, files)
  }

  static let english = [
    "expected", "found", "the row", "The row", "the answer", "another row", "the frame", "did you mean", " cells", "character",
    "a unit of", "respondent and unit", "counts", "left out", "nothing", "a stratum",
  ]

  @Test func noEnglishWords() throws {
    let (account, files) = try Self.report()
    let kinds = Set(account.problems.map(\.kind))
    // Every kind but that of platforms that have previews.
    #expect(Set(ImportProblem.Kind.allCases).subtracting(kinds) == [.preview])
    for name in ["index.html", "report.md", "problems.csv"] {
      var text = String(decoding: try #require(files[name]), as: UTF8.self)
      // The names of the columns are for machines too.
      if name == "problems.csv" { text = String(text.drop { !$0.isNewline }) }
      // So are styles and tags.
      let visible = text.replacing(/<style>[\s\S]*<\/style>/, with: "").replacing(/<script>[\s\S]*<\/script>/, with: "").replacing(
        /<[^>]*>/, with: " ")
      for word in Self.english { #expect(!visible.contains(word), "\(name): \(word)") }
      #expect(visible.contains("không tính dòng này"))
    }
    let workbook = try ZIPArchive(try #require(files["cdci.xlsx"]))
    let strings = try #require(workbook["xl/sharedStrings.xml"]).replacing(/<[^>]*>/, with: " ")
    for word in Self.english { #expect(!strings.contains(word), "cdci.xlsx: \(word)") }
    #expect(strings.contains("không tính dòng này"))
    let word = try WordText(docx: try #require(files["report.docx"])).paragraphs.map(\.text).joined(separator: "\n")
    for english in Self.english { #expect(!word.contains(english), "report.docx: \(english)") }
    #expect(word.contains("không tính dòng này"))
  }

  /// In results.json, which programs read, problems stay English, and in problems.csv the kind does.
  @Test func machinesReadTheSameWordsInEveryLanguage() throws {
    let files = try Self.report().files
    let json = String(decoding: try #require(files["results.json"]), as: UTF8.self)
    #expect(json.contains("\"action\": \"the row is left out\"") && !json.contains("không tính dòng này"))
    let csv = String(decoding: try #require(files["problems.csv"]), as: UTF8.self)
    #expect(csv.contains("r.csv,2,,duplicate,một dòng cho mỗi người trả lời và đơn vị,một dòng khác,tính theo dòng 6\r\n"))
    #expect(csv.contains("r.csv,7,unit,unknown-unit,\"một đơn vị của khảo sát (có phải là \"\"mong-cai\"\"?)\","))
  }

  @Test(arguments: ImportProblem.Kind.allCases) func everyKindHasANameInBothLanguages(kind: ImportProblem.Kind) {
    let (vi, en) = (kind.text(.vi), kind.text(.en))
    #expect(!vi.isEmpty && !en.isEmpty && vi != en && en != kind.rawValue)
    #expect(en.unicodeScalars.allSatisfy(\.isASCII) && !vi.unicodeScalars.allSatisfy(\.isASCII))
  }

  @Test func namesOfKindsDiffer() {
    for language in Language.allCases {
      #expect(Set(ImportProblem.Kind.allCases.map { $0.text(language) }).count == ImportProblem.Kind.allCases.count)
    }
  }
}
