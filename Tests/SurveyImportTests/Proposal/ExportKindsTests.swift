import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// Exports whose shape misleads, kind by kind: what rows and columns they have, what is scored and when it was asked.
@Suite struct ExportKindsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var file = "r.csv"
    var units: [String] = ["North", "South"]
    /// The mean of each question on its own scale, in the order of the file.
    let means: [Double]
    let responses: Int
    var leftOut: [LeftOutReason: Int] = [:]
    var testDescription: String { name }
  }

  private static let labels = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
  private static func office(_ row: Int) -> String { row % 2 == 0 ? "North" : "South" }

  /// Answers 1 to 5 in turn, whose mean over ten rows is 3.
  private static func answer(_ row: Int, _ shift: Int = 0) -> String { labels[(row + shift) % 5] }

  private static func qualtrics(_ codes: [String], _ texts: [String], _ cells: (Int) -> [String]) -> String {
    let own = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"]
    return MadeExport.line(own + codes) + MadeExport.line(own + texts)
      + MadeExport.line(own.map { "{\"ImportId\":\"\($0)\"}" } + codes.map { "{\"ImportId\":\"QID-\($0)\"}" })
      + (0..<10).map { row in
        MadeExport.line(["2025-03-01 09:00:00", "2025-03-01 09:05:00", "0", "100", "1", "R_\(row)"] + cells(row))
      }.joined()
  }

  static let cases: [Case] = [
    Case(
      name: "a question that only a part was asked",
      text: "Office,When,The staff were polite,I would come again,I use it at work,It saves time\n"
        + (0..<20).map { row in
          MadeExport.line(
            [office(row), row % 4 < 2 ? "later" : "at once", answer(row)]
              + (row % 4 < 2 ? ["", answer(row, 1), answer(row, 2)] : [answer(row, 3), "", ""]))
        }.joined(),
      means: [3, 3, 3, 3], responses: 20),
    Case(
      name: "the same question put to two kinds of users, each in columns of its own",
      text: "Chi cục,Ông bà là,Thái độ (nhập khẩu),Thời gian (nhập khẩu),Thái độ (xuất khẩu),Thời gian (xuất khẩu)\n"
        + (0..<20).map { row in
          MadeExport.line(
            [row % 2 == 0 ? "North" : "South", row % 4 < 2 ? "người nhập khẩu" : "người xuất khẩu"]
              + (row % 4 < 2 ? [answer(row), answer(row, 1), "", ""] : ["", "", answer(row, 2), answer(row, 3)]))
        }.joined(),
      means: [3, 3, 3, 3], responses: 20),
    Case(
      name: "a question of Qualtrics that stands twice",
      text: qualtrics(
        ["Q1_1", "Q1_2", "Q4_1", "Q4_2"],
        [
          "How satisfied are you? - Staff", "How satisfied are you? - Forms", "How satisfied are you? - Staff",
          "How satisfied are you? - Forms",
        ]
      ) { row in (0..<4).map { String((row + $0) % 5 + 1) } },
      units: ["All units"], means: [3, 3, 3, 3], responses: 10),
    Case(
      name: "two exports pasted together",
      text: {
        let head = "Office,The staff were polite,The forms were clear\n"
        let part = (0..<10).map { MadeExport.line([office($0), answer($0), answer($0, 2)]) }.joined()
        return head + part + ",,\n,,\n,,\n" + head + part
      }(), means: [3, 3], responses: 20, leftOut: [.empty: 4]),
    Case(
      name: "the header once more in a form's file",
      text: {
        let head = "Dấu thời gian,Office,Thái độ,Hồ sơ\n"
        let part = (0..<10).map { "2025/03/0\($0 % 9 + 1) 9:15:00 SA GMT+7,\(office($0)),\($0 % 5 + 1),\(($0 + 1) % 5 + 1)\n" }.joined()
        return head + part + head + part
      }(), means: [3, 3], responses: 20, leftOut: [.empty: 1]),
    Case(
      name: "a grid of SurveyMonkey without dates",
      text: "RespondentID,Did you come before?,How good was it?,,,Gender\n,Response,Staff,Forms,Speed,Response\n"
        + (0..<20).map { row in
          MadeExport.line(["\(300 + row)", row % 3 == 0 ? "Yes" : "No", answer(row), answer(row, 1), answer(row, 2), "Female"])
        }.joined(),
      units: ["All units"], means: [3, 3, 3], responses: 20),
    Case(
      name: "quotes in the header of a tabbed file",
      text: "Office\tThe \"fast\" lane is clear\tForms\n" + (0..<10).map { "\(office($0))\t\(answer($0))\t\(answer($0, 1))\n" }.joined(),
      file: "r.tsv", means: [3, 3], responses: 10),
    Case(
      name: "quotes in the comments of a tabbed file",
      text: "Office\tThe staff were polite\tForms\tWhat else?\n"
        + (0..<10).map { "\(office($0))\t\(answer($0))\t\(answer($0, 1))\t\($0 % 3 == 0 ? "the \"new\" hall is cold" : "\"nothing")\n" }
        .joined(),
      file: "r.tsv", means: [3, 3], responses: 10),
    Case(
      name: "a word among numbers, of one answer in twenty-five",
      text: "Office,How good was the staff?,How good was the hall?\n"
        + (0..<25).map { "\(office($0)),\($0 == 7 ? "fine" : String($0 % 5 + 1)),\(($0 + 1) % 5 + 1)\n" }.joined(),
      means: [3, 3], responses: 25),
  ]

  @Test(arguments: cases) func read(c: Case) throws {
    let made = try ProposedSurvey(c.text, name: c.file)
    #expect(made.failure == nil, "\(String(describing: made.failure))")
    #expect(made.scored.map { ($0.mean * 1e6).rounded() } == c.means.map { ($0 * 1e6).rounded() }, "\(made.draft.survey)")
    #expect(made.units.sorted() == c.units)
    #expect(made.responses == c.responses)
    #expect(made.leftOut.filter { $0.value > 0 } == c.leftOut)
    #expect(made.open.isEmpty, "\(made.open)")
  }

  /// Words that are a part of the answers: which numbers they stand for is asked.
  @Test(arguments: ["Good", "rất tốt"]) func wordsAmongNumbers(word: String) throws {
    let text =
      "Office,How good was the staff?,Forms\n"
      + (0..<20).map { "\(Self.office($0)),\($0 % 4 == 0 ? word : String($0 % 5 + 1)),\(Self.answer($0))\n" }.joined()
    let made = try ProposedSurvey(text)
    #expect(made.open == ["How good was the staff?"])
    #expect(made.scored.map(\.header) == ["Forms"])
    #expect(made.draft.open[0].evidence?[.en].contains(word) == true)
  }

  /// LimeSurvey's codes alone: of a place or a fact about the firm nobody is asked whether it is a grade; of the questions beside it, which end is best.
  @Test(arguments: ["DIABAN", "KHUVUC", "QUYMO", "GIOITINH"]) func codesOfPlaces(header: String) throws {
    let head = "\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"\(header)\",\"G1Q01[SQ001]\",\"G1Q01[SQ002]\"\n"
    let rows = (0..<30).map { row in
      "\"\(row + 1)\",\"2025-11-03 08:19:00\",\"5\",\"vi\",\"A\(row % 2 + 1)\",\"A\(row % 5 + 1)\",\"A\(row * 2 % 5 + 1)\"\n"
    }
    let made = try ProposedSurvey(head + rows.joined())
    #expect(made.scored.isEmpty)
    #expect(made.open == ["G1Q01[SQ001]", "G1Q01[SQ002]"], "\(made.draft.survey)")
  }

  /// Letters in the wrong encoding are named as that.
  @Test(arguments: ["Â¡Hola!", "MÃ³ng CÃ¡i"]) func mojibake(name: String) throws {
    let made = try ProposedSurvey(
      "Office,q1,q2\n" + (0..<20).map { "\($0 % 2 == 0 ? name : "Café"),\($0 % 5 + 1),\(($0 + 2) % 5 + 1)\n" }.joined())
    let said = made.draft.remarks.map { $0[.en] }.joined(separator: "\n")
    #expect(said.contains("UTF-8 that was read as another encoding") && !said.contains("TCVN3"), "\(said)")
  }

  struct Dates: Sendable, CustomTestStringConvertible {
    let name: String
    let header: String
    let times: [String]
    let from: String
    let to: String
    var office = "Office"
    var testDescription: String { name }
  }

  static let dates: [Dates] = [
    Dates(
      name: "two days of July", header: "StartDate", times: ["7/9/14 10:35", "7/10/14 8:05"], from: "2014-07-09", to: "2014-07-10"),
    Dates(
      name: "three days of November in a Vietnamese form", header: "Thời gian nộp",
      times: ["3/11/2025 8:00", "4/11/2025 9:00", "5/11/2025 9:00"], from: "2025-11-03", to: "2025-11-05", office: "Đơn vị"),
    Dates(
      name: "days beyond twelve", header: "Submitted", times: ["3/28/2025 8:00", "3/2/2025 9:00", "4/1/2025 9:00"], from: "2025-03-02",
      to: "2025-04-01"),
    Dates(
      name: "days beyond twelve come first", header: "Submitted", times: ["28/3/2025 8:00", "2/3/2025 9:00"], from: "2025-03-02",
      to: "2025-03-28"),
  ]

  @Test(arguments: dates) func fieldwork(c: Dates) throws {
    let rows = (0..<20).map { MadeExport.line([c.times[$0 % c.times.count], Self.office($0), Self.answer($0), Self.answer($0, 1)]) }
    let made = try ProposedSurvey("\(c.header),\(c.office),The staff were polite,The forms were clear\n" + rows.joined())
    #expect(made.failure == nil)
    #expect(made.data?.survey.fieldwork?.from.description == c.from, "\(made.draft.survey)")
    #expect(made.data?.survey.fieldwork?.to.description == c.to)
  }
}
