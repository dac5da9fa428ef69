import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// The next edition of a survey: what is carried over, and what is said to have changed.
@Suite struct LikeTests {
  static let survey = """
    # Ghi chú của phòng
    title: {vi: "Đánh giá năm 2024", en: "Survey 2024"}
    organization: {vi: "Cục Hải quan", en: "Customs"}
    edition: "2024"
    published: 2024-12-20
    notice: {vi: "Số liệu giả lập", en: "Synthetic"}
    limits: {cell: 5000}
    index: ../weights.yaml
    language: vi
    units:
      - {id: mong-cai, name: {vi: "Chi cục Móng Cái", en: "Móng Cái"}, aliases: ["HQ Móng Cái"]}
      - {id: hon-gai, name: "Chi cục Hòn Gai"}
    respondent-groups:
      firms:
        responses: [{file: r.csv}]
        columns: {respondent: "mst", unit: "Chi cục"}
        questions: {t1: "Thái độ của công chức", t2: "Thời gian giải quyết thủ tục", t3: "Thủ tục gây phiền hà"}
        answers: {default: mine, t3: agreement-5}
        reversed: [t3]
        completeness: {complete: 0.9, partial: 0.4}
        quality: {straight-lining: {answers: 7}, identical-text: {columns: ["Góp ý"], characters: 40}}
    # Thang đo riêng
    scales:
      mine:
        values: {1: ["Tệ"], 2: ["Tạm"], 3: ["Tuyệt"]}
        missing: {dont-know: ["KCDL"]}

    """
  static let index = """
    index: CDCI
    title: "CDCI"
    components:
      - {id: a, weight: 70, indicators: [{id: t1}, {id: t2}]}
      - {id: b, weight: 30, indicators: [{id: t3}]}

    """

  static func carry(_ export: String, earlier: String? = nil, figures: String? = nil, context: String = "", of survey: String = survey)
    throws -> (
      draft: SurveyDraft, result: Result<SurveyData, ImportFailure>
    )
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cdci-like-\(UUID().uuidString)")
    for name in ["old", "new"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data((survey + context).utf8).write(to: folder.appending(path: "old/survey.yaml"))
    try Data(index.utf8).write(to: folder.appending(path: "weights.yaml"))
    if let earlier { try Data(earlier.utf8).write(to: folder.appending(path: "old/r.csv")) }
    try Data(export.utf8).write(to: folder.appending(path: "e.csv"))
    if let figures { try Data(figures.utf8).write(to: folder.appending(path: "thu.csv")) }
    let like = try LikeSurvey(folder.path + "/old", from: folder.path + "/new")
    #expect(like.previous == "../old")
    let draft = try SurveyDraft.propose(
      ([folder.path + "/e.csv"] + [figures.map { _ in folder.path + "/thu.csv" }].compactMap(\.self)), name: "new",
      today: CalendarDate(year: 2025, month: 12, day: 1)!, like: like)
    try draft.copyExports(to: folder.path + "/new")
    switch try draft.write(into: folder.path + "/new") {
    case .runs(let data, _): return (draft, .success(data))
    case .waits(let failure): return (draft, .failure(failure))
    }
  }

  /// What stood in the file of the edition before and was no question is none now, and not new.
  @Test func otherColumnsThatStay() throws {
    let head = "mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý,Kênh\n"
    let rows = Self.rows.split(separator: "\n").map { "\($0),Không có gì thêm,Báo\n" }.joined()
    #expect(try Self.carry(head + rows, earlier: head + rows).draft.remarks.isEmpty)
    let said = try Self.carry(head + rows, earlier: head.replacing(",Kênh", with: "") + Self.rows).draft.remarks.map { $0[.en] }
    #expect(said == ["new, not scored: \"Kênh\""])
  }

  static let rows = """
    F1,Chi cục Móng Cái,Tệ,Tuyệt,Đồng ý
    F2,HQ Móng Cái,Tạm,KCDL,Không đồng ý
    F3,Chi cục Hòn Gai,Tuyệt,Tuyệt,Hoàn toàn đồng ý

    """

  /// A column that was there and was not read is listed as such: never as new, and never as a question that is gone.
  @Test(arguments: ["Thời gian giải quyết thủ tục thuế", "Thời gian giải quyết mọi thủ tục"]) func leftOutStaysSo(other: String) throws {
    let head = "mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,\(other),Thủ tục gây phiền hà\n"
    let rows = (0..<12).map { "010021\($0 + 10),\($0 % 2 == 0 ? "HQ Móng Cái" : "Chi cục Hòn Gai"),Tệ,Tạm,Tuyệt,\($0 % 5 + 1)\n" }.joined()
    let same = try Self.carry(head + rows, earlier: head + rows)
    #expect(same.draft.remarks.map { $0[.en] } == ["gone from the file: \"Góp ý\""])
    #expect((try? same.result.get()) != nil)
    let list = "    # Không đọc, như kỳ trước / not read, as in the edition before:\n    #   \(other)\n"
    #expect(same.draft.survey.contains(list))
    #expect(!same.draft.survey.contains("to-decide:"))
    // The question itself is gone: what stands beside it is still not it.
    let gone = try Self.carry((head + rows).replacing("Thời gian giải quyết thủ tục,", with: "Khác hẳn,"), earlier: head + rows)
    #expect(gone.draft.survey.contains(list))
    #expect(gone.draft.remarks.map { $0[.en] }.contains("gone from the file: \"Thời gian giải quyết thủ tục\""))
  }

  /// The same form made with other software: what was the row of a grid stands alone now, and is the same question.
  @Test func aRowOfAGridThatStandsAloneNow() throws {
    let grid = Self.survey.replacing("\"Thái độ của công chức\"", with: "\"Về công chức? [Thái độ của công chức]\"")
      .replacing("\"Thời gian giải quyết thủ tục\"", with: "\"Về thủ tục [Thời gian giải quyết thủ tục]\"")
    let head = "mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n"
    let made = try Self.carry(head + Self.rows, of: grid)
    let data = try made.result.get()
    #expect(
      data.survey.respondentGroups[0].questions.map(\.column) == [
        "Thái độ của công chức", "Thời gian giải quyết thủ tục", "Thủ tục gây phiền hà",
      ])
    #expect(made.draft.remarks.map { $0[.en] }.filter { $0.hasPrefix("worded otherwise:") }.count == 2)
    #expect(!made.draft.remarks.contains { $0[.en].contains("see to-decide") })
    // Answers of another scale are no answers to it.
    let other = try Self.carry(
      head + Self.rows.replacing("Tệ", with: "7").replacing("Tạm", with: "8").replacing("Tuyệt,Tuyệt", with: "9,Tuyệt"), of: grid)
    #expect(other.draft.remarks.map { $0[.en] }.contains { $0.hasPrefix("gone from the file: \"Về công chức?") })
  }

  @Test func nothingChanged() throws {
    let made = try Self.carry("mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n" + Self.rows)
    let data = try made.result.get()
    #expect(made.draft.remarks.isEmpty, "\(made.draft.remarks.map { $0[.en] })")
    #expect(made.draft.index == Self.index)
    #expect(data.survey.previous == "../old")
    #expect(data.survey.edition == "2025")
    #expect(data.survey.notice == LocalizedText(vi: "Số liệu giả lập", en: "Synthetic"))
    #expect(data.survey.limits.cell == 5000)
    #expect(data.survey.respondentGroups[0].quality?.straightLining?.answers == 7)
    #expect(data.survey.respondentGroups[0].quality?.identicalText?.columns == ["Góp ý"])
    // Nobody has decided yet which day the report carries.
    #expect(data.survey.published == nil)
    #expect(data.survey.title[.vi] == "Đánh giá năm 2025")
    #expect(data.survey.units.map(\.id) == ["mong-cai", "hon-gai"])
    #expect(data.survey.units[0].aliases == ["HQ Móng Cái"])
    #expect(data.account.responses == 3)
    #expect(data.survey.respondentGroups[0].completeness.partial == 0.4)
    #expect(data.survey.respondentGroups[0].questions.map(\.isReversed) == [false, false, true])
    #expect(data.account.problems.isEmpty)
    #expect(made.draft.survey.contains("# Thang đo riêng") == false || made.draft.survey.contains("mine:"))
  }

  /// This edition's table of figures is read as the edition before read its own.
  @Test func figuresOfThisEdition() throws {
    let made = try Self.carry(
      "mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n" + Self.rows,
      figures: "Đơn vị;Kết quả\nChi cục Móng Cái;3.125\nChi cục Hòn Gai;8.455\n",
      context: "context: {file: old.csv, number-format: vi, indicator: trade, names: {trade: {vi: \"Kim ngạch\", en: \"Trade\"}}}\n")
    let data = try made.result.get()
    #expect(data.survey.context?.file == "thu.csv" && data.survey.context?.numberFormat == .vi)
    #expect(data.survey.context?.names["trade"] == LocalizedText(vi: "Kim ngạch", en: "Trade"))
    #expect(data.context?.entries.compactMap(\.value) == [3125, 8455])
    #expect(data.context?.entries.allSatisfy { $0.indicator == "trade" } == true)
    #expect(made.draft.remarks.map { $0[.en] } == ["context: thu.csv, number-format: vi (as in the edition before)"])
  }

  @Test func rewordedNewAndGone() throws {
    let made = try Self.carry(
      "mst,Chi cục,Thái độ của công chức hải quan,Thời gian giải quyết thủ tục,Câu hỏi hoàn toàn mới\n"
        + "F1,Chi cục Móng Cái,Tệ,Tuyệt,Tệ\nF2,Chi cục Vạn Gia,Tạm,Tạm,Tạm\nF3,HQCK Hòn Gai,Tuyệt,Tuyệt,Tệ\n")
    let said = made.draft.remarks.map { $0[.en] }.joined(separator: "\n")
    #expect(said.contains("worded otherwise: \"Thái độ của công chức\" is now \"Thái độ của công chức hải quan\""), "\(said)")
    #expect(said.contains("gone from the file: \"Thủ tục gây phiền hà\""))
    #expect(said.contains("gone from the file: \"Góp ý\"") && !made.draft.survey.contains("identical-text"))
    #expect(said.contains("new, not scored: \"Câu hỏi hoàn toàn mới\""))
    #expect(said.contains("new unit: \"Chi cục Vạn Gia\""))
    #expect(said.contains("looks like \"Chi cục Hòn Gai\""))
    // A question of the index that is gone: the folder waits, and says where.
    guard case .failure(let failure) = made.result else {
      Issue.record("a question is gone")
      return
    }
    #expect(failure.message(in: .en).contains("Thủ tục gây phiền hà"))
  }

  /// Questions that are numbered anew are the same questions, also where no header is as it was; the column of the unit is known by its units.
  @Test(arguments: [
    ("mst,Chi cục,1. Thái độ của công chức,2. Thời gian giải quyết thủ tục,3. Thủ tục gây phiền hà", []),
    ("mst,Chi cục,Câu 2: Thời gian giải quyết thủ tục,Câu 3: Thái độ của công chức,Q5. Thủ tục gây phiền hà", []),
    (
      "mst,Đơn vị hải quan,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà",
      ["\"Chi cục\" is now \"Đơn vị hải quan\""]
    ),
    (
      "mst,Nơi làm thủ tục,1) Thái độ của công chức,2) Thời gian giải quyết thủ tục,3) Thủ tục gây phiền hà", ["is now \"Nơi làm thủ tục\""]
    ),
  ]) func numberedAnew(header: String, said: [String]) throws {
    let made = try Self.carry(
      header + ",Góp ý\nF1,Chi cục Móng Cái,Tệ,Tuyệt,Đồng ý,\nF2,Chi cục Hòn Gai,Tạm,Tạm,Trung lập,\nF3,HQ Móng Cái,Tuyệt,Tuyệt,Đồng ý,\n")
    let remarks = made.draft.remarks.map { $0[.en] }
    for wanted in said { #expect(remarks.contains { $0.contains(wanted) }, "\(remarks)") }
    #expect(!remarks.contains { $0.contains("gone from") || $0.contains("new, not scored") }, "\(remarks)")
    let data = try made.result.get()
    #expect(data.account.responses == 3 && data.groups[0].responses.answers.count == 3)
    // t1 by its words, wherever it stands.
    let asked = data.survey.respondentGroups[0].questions.first { $0.code == "t1" }?.column ?? ""
    #expect(asked.contains("Thái độ"))
    #expect(made.draft.survey.contains("to-decide:") == false)
  }

  /// Other words in the same place, on the same scale: read as the same question, and marked as a guess everywhere; not on another scale, in another place, or
  /// with no words in common.
  @Test(arguments: [
    ("Công chức có thái độ lịch sự,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà", "Tạm", "Công chức có thái độ lịch sự"),
    (
      "Thái độ của công chức,Thủ tục hải quan được giải quyết đúng thời gian đã hẹn,Thủ tục gây phiền hà", "Tạm",
      "Thủ tục hải quan được giải quyết đúng thời gian đã hẹn"
    ),
    ("Thái độ của công chức,Thủ tục hải quan được giải quyết đúng thời gian đã hẹn,Thủ tục gây phiền hà", "Đồng ý", nil),
    ("Thái độ của công chức,Trụ sở dễ tìm,Thủ tục gây phiền hà", "Tạm", nil),
    ("Thái độ của công chức,Thủ tục gây phiền hà,Thủ tục hải quan được giải quyết đúng thời gian đã hẹn", "Tạm", nil),
  ]) func otherWordsInTheSamePlace(headers: String, answer: String, matched: String?) throws {
    let names = headers.split(separator: ",").map(String.init)
    let answers = ["Thủ tục gây phiền hà": "Đồng ý", "Thái độ của công chức": "Tệ"]
    let cells = names.map { answers[$0] ?? answer }.joined(separator: ",")
    let rows = (1...4).map { "F\($0),Chi cục Móng Cái,\(cells)" }
    let text = "mst,Chi cục,\(headers)\n" + rows.joined(separator: "\n") + "\n"
    let made = try Self.carry(text)
    let said = made.draft.remarks.map { $0[.en] }
    #expect(said.contains { $0.hasPrefix("worded otherwise: ") && $0.contains("see to-decide") } == (matched != nil), "\(said)")
    #expect(said.contains { $0.hasPrefix("gone from the file: \"T") } == (matched == nil), "\(said)")
    #expect(said.contains { $0.hasPrefix("new, not scored") } == (matched == nil), "\(said)")
    guard let matched else { return }
    let data = try made.result.get()
    #expect(data.survey.openDecisions.map(\.column) == [matched] && data.survey.openDecisions.first?.taken != nil)
    #expect(data.survey.respondentGroups[0].questions.contains { $0.column == matched })
    #expect(data.survey.notice?[.en].contains("Scores rest on 1 guess") == true)
  }

  @Test(arguments: [
    ("/a/b", "/a/c", "../b"), ("/a/b/old", "/a/b/new", "../old"), ("/x", "/a/b", "../../x"), ("/a/b/c", "/a/b", "c"),
  ]) func relative(c: (String, String, String)) { #expect(LikeSurvey.relative(c.0, from: c.1) == c.2) }

  /// Who denies what was asked before asks the opposite; other words for the same do not.
  @Test(arguments: [
    ("Cán bộ hướng dẫn tận tình", "Cán bộ hướng dẫn không tận tình", true), ("Phí chưa được niêm yết", "Phí được niêm yết", true),
    ("Cán bộ chẳng giải thích", "Cán bộ giải thích", true), ("Trụ sở thuận tiện", "Trụ sở bất tiện", true),
    ("The staff were helpful", "The staff were unhelpful", true), ("Fees were not published", "Fees were published", true),
    ("I never waited long", "I waited long", true), ("The forms didn't confuse me", "The forms confuse me", true),
    ("The staff were polite", "The staff were impolite", true), ("I am satisfied with it", "I am dissatisfied with it", true),
    ("Cán bộ có tận tình không?", "Cán bộ tận tình", false),
    ("Không mất chi phí không chính thức", "Chi phí không chính thức không mất", false),
    ("Hồ sơ bất kỳ được nhận", "Hồ sơ được nhận", false), ("The officers were polite", "The customs officers were polite", false),
    ("Informed in time", "Formed in time", true),
  ]) func denials(c: (String, String, Bool)) {
    #expect(LikeWording(c.0).denies(LikeWording(c.1)) == c.2)
    #expect(LikeWording(c.1).denies(LikeWording(c.0)) == c.2)
  }

  @Test(arguments: ["Thái độ không tốt của công chức", "Công chức không có thái độ của"]) func deniedIsAnotherQuestion(header: String)
    throws
  {
    let made = try Self.carry("mst,Chi cục,\(header),Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n" + Self.rows)
    let said = made.draft.remarks.map { $0[.en] }
    #expect(said.contains("gone from the file: \"Thái độ của công chức\""), "\(said)")
    #expect(said.contains("new, not scored: \"\(header)\""), "\(said)")
    #expect(said.contains("\"\(header)\" adds or takes away a denial beside \"Thái độ của công chức\": another question"), "\(said)")
    #expect(!made.draft.survey.contains("to-decide:"))
    guard case .failure = made.result else {
      Issue.record("the question before is gone")
      return
    }
  }

  /// Most of the words are a guess as well; other signs between the same words are none.
  @Test func mostWordsAreAGuess() throws {
    let rest = "Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n"
    let data = try Self.carry("mst,Chi cục,Thái độ của công chức hải quan,\(rest)" + Self.rows).result.get()
    #expect(data.survey.openDecisions.map(\.column) == ["Thái độ của công chức hải quan"])
    #expect(data.survey.openDecisions[0].taken?[.en] == "t1 of the edition before, worded otherwise: \"Thái độ của công chức\"")
    #expect(data.survey.notice?[.en].contains("Scores rest on 1 guess") == true)
    let same = try Self.carry("mst,Chi cục,Thái độ của công chức (*),\(rest)" + Self.rows).result.get()
    #expect(same.survey.openDecisions.isEmpty && same.survey.respondentGroups[0].questions[0].column == "Thái độ của công chức (*)")
  }

  /// Labels that the scale of the edition before does not know are no answers, and said wherever a guess is.
  @Test func labelsOffTheEarlierScale() throws {
    let rows = (1...6).map { "F\($0),Chi cục Móng Cái,\($0 <= 4 ? "Tốt" : "Tệ"),Tuyệt,Đồng ý,\n" }.joined()
    let made = try Self.carry("mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n" + rows)
    let decision = try #require(try made.result.get().survey.openDecisions.first)
    #expect(decision.column == "Thái độ của công chức" && decision.taken != nil)
    #expect(decision.readings.map(\.count) == [2, 4])
    #expect(decision.readings[1].text[.en] == "label Tốt: write it into scales as a grade or as missing")
    #expect(try made.result.get().survey.notice?[.en].contains("Scores rest on 1 guess not yet decided: \"Thái độ của công chức\"") == true)
    #expect(made.draft.remarks.contains { $0[.en].hasSuffix("labels that the earlier scale does not know: Tốt; see to-decide") })
  }

  private static let others = "Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n"
  private static func rows(_ answer: (Int) -> String) -> String {
    (1...6).map { "F\($0),Chi cục Móng Cái,\(answer($0)),Tuyệt,Đồng ý,\n" }.joined()
  }

  /// Numbers above the earlier scale are the answers of another: nothing of it is scored.
  @Test func numbersOfAWiderScale() throws {
    let made = try Self.carry("mst,Chi cục,Thái độ của công chức,\(Self.others)" + Self.rows { String($0 + 2) })
    let survey = made.draft.survey
    #expect(survey.contains("to-decide:") && !survey.contains("\"t1\": \"Thái độ của công chức\"") && survey.contains("\"t2\": "))
    guard case .failure = made.result else {
      Issue.record("it is to be decided first")
      return
    }
  }

  /// From 0 to 2 in place of 1 to 3, and other labels under the same headers: not scored, and no row is left out by it.
  @Test(arguments: [["0", "1", "2"], ["Rất hài lòng", "Hài lòng", "Không hài lòng"], ["Poor", "Good", "Very good"]])
  func answersOfAnotherScale(labels: [String]) throws {
    let made = try Self.carry("mst,Chi cục,Thái độ của công chức,\(Self.others)" + Self.rows { labels[$0 % 3] })
    let survey = made.draft.survey
    #expect(survey.contains("to-decide:") && !survey.contains("\"t1\": ") && survey.contains("\"t2\": "), "\(survey)")
    #expect(survey.contains("t1 on a new scale") && survey.contains("câu t1 trên thang mới") && !survey.contains("taken:"))
    guard case .failure = made.result else {
      Issue.record("it is to be decided first")
      return
    }
  }

  /// A point between others that nobody chose may not be offered any more; of a few answers, at an end, or of numbers it says nothing.
  @Test(arguments: [
    (["Tệ", "Tuyệt"], 60, false), (["Tệ", "Tạm", "Tuyệt"], 60, true), (["Tạm", "Tuyệt"], 60, true), (["Tệ", "Tuyệt"], 12, true),
    (["1", "3"], 60, true),
  ]) func aPointThatNobodyChose(c: (labels: [String], rows: Int, isScored: Bool)) throws {
    let rows = (1...c.rows).map { "F\($0),Chi cục Móng Cái,\(c.labels[$0 % c.labels.count]),Tạm,Trung lập,\n" }.joined()
    let made = try Self.carry("mst,Chi cục,Thái độ của công chức,\(Self.others)" + rows)
    let survey = made.draft.survey
    #expect(survey.contains("\"t1\": \"Thái độ của công chức\"") == c.isScored, "\(survey)")
    #expect(survey.contains("to-decide:") == !c.isScored && survey.contains("\"t2\": "))
    #expect(made.draft.remarks.contains { $0[.en].contains("nobody chose Tạm") } == !c.isScored)
    #expect(made.draft.remarks.contains { $0[.vi].contains("không ai chọn Tạm") } == !c.isScored)
  }

  /// Nothing is left to be scored: it says so, and what the index asks for is what has to be decided.
  @Test func nothingIsLeft() throws {
    let header = "mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n"
    let made = try Self.carry(header + (1...6).map { "F\($0),Chi cục Móng Cái,7,8,9,\n" }.joined())
    #expect(made.draft.survey.contains("questions: {}") && made.draft.survey.contains("answers: {}"))
    guard case .failure = made.result else {
      Issue.record("it is to be decided first")
      return
    }
  }

  /// A legend that turned says that the answers of the two editions mean the opposite; one that says what was so is carried over.
  @Test(arguments: [("(1 = rất tốt, 3 = rất kém)", false), ("(1 = rất kém, 3 = rất tốt)", true)])
  func legendOfTheOtherEnd(legend: String, isScored: Bool) throws {
    let header = "Thái độ của công chức \(legend)"
    let made = try Self.carry("mst,Chi cục,\"\(header)\",\(Self.others)" + Self.rows { String($0 % 3 + 1) })
    #expect(made.draft.survey.contains("\"t1\": \"\(header)\"") == isScored, "\(made.draft.survey)")
    #expect(made.draft.survey.contains("to-decide:"))
    #expect(made.draft.remarks.contains { $0[.en].contains("its legend now names the other end") } == !isScored)
  }

  /// What one respondent wrote of their own is told by its length alone.
  @Test func aTextOfOnesOwnIsNoLabel() throws {
    let rows = (1...6).map { "F\($0),Chi cục Móng Cái,Tệ,\($0 == 1 ? "Chị Lan rất tốt bụng" : "Tuyệt"),Đồng ý,\n" }.joined()
    let made = try Self.carry("mst,Chi cục,Thái độ của công chức,Thời gian giải quyết thủ tục,Thủ tục gây phiền hà,Góp ý\n" + rows)
    #expect(try made.result.get().survey.openDecisions.map(\.column) == ["Thời gian giải quyết thủ tục"])
    #expect(!made.draft.survey.contains("Lan") && !made.draft.readme.contains("Lan"))
  }
}
