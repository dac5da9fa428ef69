import SurveyModel
import Testing

@testable import SurveyImport

/// Labels that look like degrees and that no lexicon orders are a decision, and none of them a score; choices stay choices.
@Suite struct UnknownLadderTests {
  static let known = ["Rất không đồng ý", "Không đồng ý", "Trung lập", "Đồng ý", "Rất đồng ý"]

  private static func survey(_ columns: [(header: String, labels: [String])], rows: Int = 60) throws -> ProposedSurvey {
    let header = "Dấu thời gian,Chi cục,Cán bộ tận tình," + columns.map(\.header).joined(separator: ",")
    let lines = (0..<rows).map { row -> String in
      let marks = columns.enumerated().map { $1.labels[(row * ($0 + 2) + row / 7) % $1.labels.count] }
      return (["0\(1 + row % 9)/06/2025 07:12:00", ["Móng Cái", "Hòn Gai"][row % 2], known[row * 3 % 5]] + marks).joined(separator: ",")
    }
    return try ProposedSurvey(([header] + lines).joined(separator: "\n") + "\n")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [(header: String, labels: [String])]
    let isAsked: Bool
    var testDescription: String { name }
  }

  static let vague = ["Rất mơ hồ", "Mơ hồ", "Tạm rõ", "Rõ ràng", "Rất rõ ràng"]
  static let grades = ["Loại A", "Loại B", "Loại C"]

  static let cases: [Case] = [
    Case(name: "words of degree", columns: [("Thông tin trên cổng", vague)], isAsked: true),
    Case(
      name: "words of degree in English", columns: [("The portal", ["Very murky", "Murky", "Quite plain", "Plain", "Very plain"])],
      isAsked: true),
    Case(name: "a degree and a middle", columns: [("Info boards", ["Murky", "So-so", "Plain", "Very plain"])], isAsked: true),
    Case(name: "one of three known", columns: [("Hồ sơ của tôi", ["Sớm hẳn", "Đúng hạn", "Trễ"])], isAsked: true),
    Case(
      name: "the same grades in three columns", columns: [("Mức độ 1", grades), ("Mức độ 2", grades), ("Mức độ 3", grades)],
      isAsked: true),
    Case(
      name: "words of one's own", columns: [("What should we improve", ["Nothing", "The fast lane is really slow"])], isAsked: false),
    Case(name: "channels", columns: [("Biết qua đâu", ["Zalo", "Trang web", "Bạn bè", "Báo"])], isAsked: false),
    Case(
      name: "reasons that deny", columns: [("Vì điều gì", ["Không có thời gian", "Không cần", "Không biết cách", "Khác"])], isAsked: false),
    Case(name: "sizes of firms", columns: [("Quy mô doanh nghiệp", ["Siêu nhỏ", "Nhỏ", "Vừa", "Rất lớn"])], isAsked: false),
  ]

  @Test(arguments: cases) func asked(c: Case) throws {
    let made = try Self.survey(c.columns)
    #expect(made.open.sorted() == (c.isAsked ? c.columns.map(\.header).sorted() : []), "\(made.draft.survey)")
    #expect(made.scored.map(\.header) == ["Cán bộ tận tình"])
    guard c.isAsked else { return }
    let decision = try #require(made.draft.open.first)
    #expect(decision.readings.map(\.count) == [60, 60])
    let first = decision.readings.first?.text[.en] ?? ""
    #expect(first.hasPrefix("a question on a scale, whose order those who know the form state under scales: "))
    // With the labels that many gave.
    for label in c.columns[0].labels { #expect(first.contains(label)) }
    #expect(decision.evidence?[.en].contains("the order of these is not known") == true)
    // What survey.yaml says is what a reader of it, and `check`, finds there.
    #expect(made.data?.survey.openDecisions.map(\.column).sorted() == c.columns.map(\.header).sorted())
  }

  /// Choosing "a question" in the dialogue cannot order labels: it stays open; "a choice" settles it.
  @Test(arguments: [(0, true), (1, false)]) func theDialogue(answer: Int, isOpen: Bool) throws {
    let header = "Dấu thời gian,Chi cục,Cán bộ tận tình,Thông tin trên cổng\n"
    let lines = (0..<60).map { row in
      "0\(1 + row % 9)/06/2025 07:12:00,\(["Móng Cái", "Hòn Gai"][row % 2]),\(Self.known[row * 3 % 5]),\(Self.vague[row % 5])\n"
    }
    let made = try ProposedSurvey(header + lines.joined(), decide: { $0.kind == .scale ? answer : nil })
    #expect(made.open == (isOpen ? ["Thông tin trên cổng"] : []))
    #expect(made.scored.map(\.header) == ["Cán bộ tận tình"])
  }

  /// A label that one respondent wrote is not printed.
  @Test func nobodysOwnWordsAreShown() throws {
    let header = "Dấu thời gian,Chi cục,Cán bộ tận tình,Thông tin trên cổng\n"
    let lines = (0..<60).map { row in
      let vague = row == 17 ? "Rất ngán chị Lan" : Self.vague[row % 5]
      return "0\(1 + row % 9)/06/2025 07:12:00,\(["Móng Cái", "Hòn Gai"][row % 2]),\(Self.known[row * 3 % 5]),\(vague)\n"
    }
    let made = try ProposedSurvey(header + lines.joined())
    #expect(made.open == ["Thông tin trên cổng"] && !made.draft.survey.contains("chị Lan"))
  }

  /// "Chưa dùng" and the like are kinds of missing; a ladder with its own numbers has its own ends.
  @Test(arguments: ["Chưa dùng", "Tôi chưa dùng bao giờ", "Chưa trải nghiệm", "I don't use it", "Chưa dùng dịch vụ này"])
  func notUsedIsMissing(label: String) throws {
    let made = try Self.survey([("Cổng dễ dùng", Self.known + [label])])
    let question = made.scored.first { $0.header == "Cổng dễ dùng" }
    #expect(made.open.isEmpty && question?.points == 5 && (40...56).contains(question?.count ?? 0))
  }

  @Test(
    arguments: [
      (["(1) Excellent", "(2) Good", "(3) Fair", "(4) Poor"], 4), (["1. Kém", "2. Trung bình", "3. Khá", "4. Tốt"], 4),
      (
        [
          "1 - Not at all satisfied", "2 - Slightly satisfied", "3 - Moderately satisfied", "4 - Very satisfied", "5 - Extremely satisfied",
        ], 5
      ),
    ] as [([String], Int)]) func numberedLadders(labels: [String], points: Int) throws
  {
    let made = try Self.survey([("Phòng chờ", labels), ("Bãi xe", labels)])
    #expect(made.scored.first { $0.header == "Bãi xe" }?.points == points)
    #expect(made.open.isEmpty)
  }

  /// Names of choices as XForms write them are labels; the column of a choice of several is no unit.
  @Test func namesOfChoices() throws {
    let names = ["very_bad", "bad", "average", "good", "very_good"]
    let header = "start;end;a/unit;b/q1;b/q2;c/services;c/services/customs;c/services/tax;_id;_uuid;_submission_time;_index\n"
    let rows = (0..<60).map { row -> String in
      let (customs, tax) = (row % 2, row / 2 % 2)
      let both = (customs == 1 ? ["customs"] : []) + (tax == 1 ? ["tax"] : [])
      let time = "2025-09-0\(1 + row % 9)T10:00:00"
      return [
        time, time, ["mong_cai", "hon_gai", "cam_pha"][row % 3], names[row * 7 % 5], names[row * 3 % 5], both.joined(separator: " "),
        "\(customs)",
        "\(tax)", "\(row)", "u\(row)", time, "\(row)",
      ].joined(separator: ";")
    }
    let made = try ProposedSurvey(header + rows.joined(separator: "\n") + "\n")
    #expect(made.open.isEmpty && made.units.sorted() == ["cam_pha", "hon_gai", "mong_cai"])
    #expect(made.scored.map(\.header).sorted() == ["b/q1", "b/q2"] && made.scored.allSatisfy { $0.points == 5 && $0.mean == 3 })
  }
}
