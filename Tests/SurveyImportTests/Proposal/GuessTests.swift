import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// What is scored though it is not sure is marked as a guess: in what init says, under `to-decide`, in what is read back, and at the head of a report.
@Suite struct GuessTests {
  private static let labels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  private static func numbers(_ columns: [[String]], headers: [String], rows: Int = 60) -> String {
    let lines = (0..<rows).map { row in
      (["Chi cục \(row % 2 == 0 ? "A" : "B")"] + columns.map { $0[row * 7 % $0.count] }).joined(separator: ",")
    }
    return (["Đơn vị"] + headers).joined(separator: ",") + "\n" + lines.joined(separator: "\n") + "\n"
  }

  struct Ends: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let headers: [String]
    let columns: [[String]]
    /// Of the guess, in English; `nil` where none is made.
    let taken: String?

    init(_ name: String, _ headers: [String], _ columns: [[String]], _ taken: String?) {
      testDescription = name
      self.headers = headers
      self.columns = columns
      self.taken = taken
    }
  }

  private static let rate = "Mức độ hài lòng về thái độ"
  private static let other = "Mức độ hài lòng về thời gian"

  static let ends: [Ends] = [
    Ends("nobody chose the lowest", [rate], [["2", "3", "4", "5"]], "a scale of 1–5 (scale-5, as it is written)"),
    Ends("in no column", [rate, other], [["3", "4", "5"], ["2", "3", "5"]], "a scale of 1–5 (scale-5, as it is written)"),
    Ends("the highest of ten", [rate], [["0", "3", "6", "8"]], "a scale of 0–10 (scale-11, as it is written)"),
    Ends("both ends are there", [rate], [["1", "3", "4", "5"]], nil),
    Ends("a neighbour shows the end", [rate, other], [["3", "4", "5"], ["1", "2", "5"]], nil),
    Ends("the header states it", ["Mức độ hài lòng về thái độ (từ 1 đến 5)"], [["2", "3", "4", "5"]], nil),
    Ends("labels with numbers", [rate], [["2 - Kém", "3 - Trung bình", "4 - Tốt"]], "a scale of 1–4 (scale-4, as it is written)"),
  ]

  @Test(arguments: ends) func endsThatNobodyChose(c: Ends) throws {
    let made = try ProposedSurvey(Self.numbers(c.columns, headers: c.headers))
    let guesses = made.data?.survey.openDecisions ?? []
    #expect(guesses.map { $0.taken?[.en] } == (c.taken.map { [$0] } ?? []), "\(made.draft.survey)")
    #expect(made.scored.count == c.headers.count || c.taken == nil)
    #expect(made.draft.remarks.contains { $0[.en].hasPrefix("a guess, ") } == (c.taken != nil))
    #expect((made.data?.survey.notice?[.en].contains("Scores rest on 1 guess") ?? false) == (c.taken != nil))
    #expect(made.draft.open.isEmpty)
  }

  private static func answers(_ headers: String, rows: Int, from first: Int = 0, _ id: ((Int) -> String)? = nil) -> String {
    let lines = (0..<rows).map { row in
      (id.map { $0(row) + "," } ?? "") + "Chi cục \(row % 2 == 0 ? "A" : "B"),\(labels[(row * 7 + first) % 5]),\(labels[(row / 2 + 1) % 5])"
    }
    return headers + "\n" + lines.joined(separator: "\n") + "\n"
  }

  private static let groups = [
    ("firms.csv", answers("Đơn vị,Thái độ phục vụ,Thời gian giải quyết", rows: 60)),
    ("staff.csv", answers("Đơn vị,Lãnh đạo hỗ trợ,Môi trường làm việc", rows: 20)),
  ]

  /// Nothing in the files tells what groups weigh.
  @Test(arguments: [(nil, "firms: 1\n  staff: 1"), (0, "firms: 1\n  staff: 1"), (1, "firms: 3\n  staff: 1"), (2, "firms: 1\n  staff: 1")])
  func weightsOfGroups(answer: Int?, written: String) throws {
    var asked: [InitDecision] = []
    let made = try ProposedSurvey(Self.groups) { decision in
      guard decision.kind == .weights else { return nil }
      asked.append(decision)
      return answer
    }
    #expect(asked.map(\.columns) == [["firms", "staff"]] && asked.first?.options.count == 3 && asked.first?.likeliest == 2)
    #expect(made.draft.index.contains("respondent-groups:\n  \(written)\n"))
    let isGuess = answer == nil || answer == 2
    #expect(made.data?.survey.openDecisions.map(\.column) == (isGuess ? ["respondent-groups"] : []))
    #expect(made.draft.remarks.contains { $0[.en].contains("equal weights: firms 1, staff 1") } == isGuess)
  }

  /// As of ``FirstRowTests``: names of questions that are numbers, above numbers.
  @Test func aHeaderThatMayBeNone() throws {
    let text =
      "1,2,3,4,5\n" + (0..<30).map { row in (0..<5).map { String((row * 3 + $0) % 5 + 1) }.joined(separator: ",") }.joined(separator: "\n")
    let open = try ProposedSurvey(text)
    #expect(open.data?.survey.openDecisions.first { $0.column == "r.csv" }?.taken?[.en] == "line 1 is the header")
    let taken = try ProposedSurvey(text) { $0.kind == .header ? 0 : nil }
    #expect(taken.data?.survey.openDecisions.contains { $0.column == "r.csv" } == false)
    let failure = #expect(throws: ImportFailure.self) { try ProposedSurvey(text) { $0.kind == .header ? 1 : nil } }
    let fault = try #require(failure?.faults.first)
    #expect(failure?.kind == .unusable && fault.place.line == 1 && fault.message[.en].contains("as was decided"))
    let stated = try ProposedSurvey([("r.csv", text)], platform: "plain")
    #expect(stated.data?.survey.openDecisions.contains { $0.column == "r.csv" } == false)
  }

  /// Codes of firms that are no tax codes, each in one row, in two, or in many.
  @Test(arguments: [(60, 0, nil), (40, 20, nil), (30, 30, nil), (12, 0, 48)] as [(Int, Int, Int?)])
  func idsOfOnesOwnThatRepeat(firms: Int, duplicates: Int, asked: Int?) throws {
    let text = Self.answers("Mã khách hàng,Đơn vị,Thái độ phục vụ,Thời gian giải quyết", rows: 60) { "KH-\($0 % firms + 100)" }
    // The rows of one firm are about one unit.
    let made = try ProposedSurvey(text)
    #expect(made.leftOut[.duplicate, default: 0] == duplicates)
    guard let asked else {
      #expect(made.draft.survey.contains("respondent: \"Mã khách hàng\""))
      return
    }
    #expect(made.data?.survey.openDecisions.map(\.column) == ["Mã khách hàng"])
    let decided = try ProposedSurvey(text) { $0.kind == .respondent ? 0 : nil }
    #expect(decided.leftOut[.duplicate] == asked)
    #expect(try ProposedSurvey(text) { $0.kind == .respondent ? 1 : nil }.data?.survey.openDecisions.isEmpty == true)
  }

  /// What sort of firm it is, or its name in a few rows, is no id.
  @Test func aKindOfFirmIsNoID() throws {
    let text = Self.answers("Doanh nghiệp,Đơn vị,Thái độ phục vụ,Thời gian giải quyết", rows: 60) {
      ["FDI", "Tư nhân", "Nhà nước"][$0 % 3]
    }
    let made = try ProposedSurvey(text)
    #expect(made.responses == 60 && made.data?.survey.openDecisions.isEmpty == true)
  }

  /// All gave one answer: the scale is that of the other columns, not one that ends where they stopped.
  @Test(arguments: ["1", "2", "3", "4", "5"], [rate, "q3"]) func oneAnswerOfEverybody(answer: String, header: String) throws {
    let five = ["1", "2", "3", "4", "5"]
    let text = Self.numbers([five, ["2", "1", "3", "5", "4"], [answer]], headers: ["Chất lượng hướng dẫn", Self.other, header])
    let made = try ProposedSurvey(text)
    #expect(made.draft.open.isEmpty && made.scored.count == 3, "\(made.draft.survey)")
    let question = try #require(made.scored.first { $0.header == header })
    #expect(question.points == 5 && question.score == Double((Int(answer)! - 1) * 25))
  }

  /// The number of the round stands in every row, too.
  @Test(arguments: ["Đợt khảo sát", "Phiên bản", "Lần"]) func oneNumberThatIsNoAnswer(header: String) throws {
    let five = ["1", "2", "3", "4", "5"]
    let text = Self.numbers([five, ["2", "1", "3", "5", "4"], ["1"]], headers: ["Chất lượng hướng dẫn", Self.other, header])
    #expect(try ProposedSurvey(text).scored.count == 2)
  }

  /// Two questions of one text, and two that make one id: which has which number hangs on the answers, not on the place.
  @Test func textsThatStandTwice() throws {
    let headers = [
      "Thái độ phục vụ", "Thái độ phục vụ", "Thời gian giải quyết thủ tục hải quan điện tử hàng xuất",
      "Thời gian giải quyết thủ tục hải quan điện tử hàng nhập",
    ]
    func made(_ order: [Int]) throws -> [String: String] {
      let rows = (0..<60).map { row -> [String] in
        [Self.labels[row % 5], Self.labels[row * 2 % 3 + 2], Self.labels[row / 2 % 5], Self.labels[row / 3 % 4 + 1]]
      }
      let lines = rows.enumerated().map { row, cells in
        (["Chi cục \(row % 2 == 0 ? "A" : "B")"] + order.map { cells[$0] }).joined(separator: ",")
      }
      let text = (["Đơn vị"] + order.map { headers[$0] }).joined(separator: ",") + "\n" + lines.joined(separator: "\n") + "\n"
      return Dictionary(uniqueKeysWithValues: try ProposedSurvey(text).scored.map { ($0.code, "\($0.mean)") })
    }
    let straight = try made([0, 1, 2, 3])
    #expect(straight.count == 4 && straight["thai-do-phuc-vu-2"] != nil)
    for order in [[1, 0, 2, 3], [3, 2, 1, 0], [2, 1, 3, 0]] { #expect(try made(order) == straight) }
  }
}
