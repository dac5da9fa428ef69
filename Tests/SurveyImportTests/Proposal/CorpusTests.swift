import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// Thirty made exports of ten platforms, in Vietnamese and English, with their truth: no wrong score anywhere, and what is not decided is listed.
@Suite struct CorpusTests {
  struct Export: Sendable, CustomTestStringConvertible {
    let platform: String
    let topic: Topic
    var testDescription: String { "\(platform): \(topic.name)" }
  }

  struct Topic: Sendable {
    let name: String
    let columns: [MadeExport.Column]
  }

  static let platforms = [
    "google-forms", "google-forms-vi", "microsoft-forms", "limesurvey", "qualtrics", "surveymonkey", "kobo", "redcap", "odk", "surveyjs",
  ]
  static let exports: [Export] = platforms.enumerated().flatMap { place, platform in
    (0..<3).map { Export(platform: platform, topic: topics[(place + $0 * 2) % topics.count]) }
  }

  private typealias M = MadeExport

  static let rows = 60

  /// How often each of so many answers is given, sixty in all.
  private static func shares(_ points: Int, _ seed: Int) -> [Int] {
    let tables: [Int: [[Int]]] = [
      3: [[10, 20, 30], [15, 25, 20]], 4: [[6, 14, 24, 16], [8, 12, 22, 18]],
      5: [[4, 8, 12, 21, 15], [3, 7, 14, 24, 12], [6, 9, 15, 18, 12]],
      7: [[3, 4, 8, 12, 15, 12, 6]], 10: [[1, 2, 3, 5, 7, 9, 12, 10, 7, 4]], 11: [[1, 1, 2, 3, 5, 7, 9, 12, 10, 7, 3]],
    ]
    let known = tables[points] ?? [Array(repeating: rows / points, count: points)]
    return known[seed % known.count]
  }

  private static func rated(_ header: String, row: String = "", _ labels: [String], seed: Int, missing: [String] = []) -> M.Column {
    var counts = shares(labels.count, seed)
    // Whoever gives no answer is missing among the most frequent.
    if !missing.isEmpty { counts[labels.count - 2] -= missing.count }
    return M.rating(header, row: row, Array(zip(labels, counts)), missing: missing.map { ($0, 1) }, seed: UInt64(seed + 3))
  }

  private static func chosen(_ header: String, row: String = "", _ values: [String], seed: Int = 1) -> M.Column {
    M.other(
      header, values.enumerated().map { ($1, rows / values.count + ($0 < rows % values.count ? 1 : 0)) }, row: row, seed: UInt64(seed))
  }

  private static func stratum(_ header: String, _ names: [String]) -> M.Column {
    var column = chosen(header, names)
    column.isStratum = true
    return column
  }

  static let satisfaction = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
  static let agreement = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
  static let haiLong = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
  static let dongY = ["Hoàn toàn không đồng ý", "Không đồng ý", "Phân vân", "Đồng ý", "Hoàn toàn đồng ý"]

  static let topics: [Topic] = [
    Topic(
      name: "customs clearance, in Vietnamese",
      columns: [
        M.unit(
          "Đơn vị hải quan nơi doanh nghiệp làm thủ tục", ["Hải quan cửa khẩu Móng Cái", "Hải quan cảng Hòn Gai", "Hải quan cảng Vạn Gia"],
          rows: rows),
        stratum("Loại hình doanh nghiệp", ["TNHH", "Cổ phần", "Tư nhân"]), chosen("Số năm hoạt động", ["1", "3", "5", "8"]),
        rated("Công khai thủ tục", haiLong, seed: 1),
        rated("Thái độ của công chức", haiLong, seed: 2, missing: ["Không có ý kiến", "KCDL"]),
        rated("Thời gian thông quan", haiLong, seed: 3), chosen("Bạn biết thông tin qua kênh nào?", ["Báo", "Mạng xã hội", "Bạn bè"]),
      ]),
    Topic(
      name: "patients of a hospital, in Vietnamese",
      columns: [
        chosen("Giới tính", ["Nam", "Nữ"]), chosen("Nhóm tuổi", ["18-30", "31-45", "46-60"]),
        M.unit("Khoa", ["Nội", "Ngoại", "Sản", "Nhi"], rows: rows),
        rated("Cơ sở vật chất", ["Rất kém", "Kém", "Trung bình", "Tốt", "Rất tốt"], seed: 1),
        rated("Kỹ năng của bác sĩ", ["Rất kém", "Kém", "Trung bình", "Tốt", "Rất tốt"], seed: 2),
        rated("Ông bà có quay lại không?", ["Chắc chắn không", "Có lẽ không", "Có lẽ có", "Chắc chắn có"], seed: 4),
        chosen("Bảo hiểm y tế", ["Có", "Không"]),
      ]),
    Topic(
      name: "employees, in English",
      columns: [
        M.unit("Department", ["Sales", "Research", "Finance"], rows: rows), chosen("Gender", ["Female", "Male"]),
        chosen("Years at company", ["1", "2", "4", "7", "9"]),
        chosen("Marital status", ["Single", "Married"]), chosen("Job level", ["1", "2", "3", "4", "5"]),
        rated("My manager listens to me", agreement, seed: 1),
        rated("I have the tools that I need", agreement, seed: 2, missing: ["N/A"]), rated("I am proud to work here", agreement, seed: 3),
      ]),
    Topic(
      name: "a course, in English",
      columns: [
        chosen("Year of study", ["1", "2", "3", "4"]), chosen("Major", ["Law", "History", "Physics"]),
        rated("Quality of the lectures", ["Poor", "Fair", "Good", "Very good", "Excellent"], seed: 1),
        rated("Quality of the materials", ["Poor", "Fair", "Good", "Very good", "Excellent"], seed: 2),
        rated("How often did you attend?", ["Never", "Rarely", "Sometimes", "Often", "Always"], seed: 3),
        chosen("Expected grade", ["A", "B", "C"]),
      ]),
    Topic(
      name: "customers, in English, with codes",
      columns: [
        M.unit("Branch", ["North", "South"], rows: rows), chosen("Number of visits", ["1", "2", "6", "9"]),
        rated("How satisfied are you with the price?", ["1", "2", "3", "4", "5"], seed: 1),
        rated("How satisfied are you with the staff?", ["1", "2", "3", "4", "5"], seed: 2, missing: ["99"]),
        rated("How likely are you to recommend us, from 0 to 10?", (0...10).map { String($0) }, seed: 1),
        chosen("Payment", ["Cash", "Card"]),
      ]),
    Topic(
      name: "e-government, in Vietnamese, of four and seven points",
      columns: [
        M.unit("Cơ quan giải quyết hồ sơ", ["Sở Tài chính", "Sở Y tế", "Sở Nội vụ"], rows: rows),
        chosen("Nghề nghiệp", ["Công nhân", "Nông dân", "Viên chức"]),
        rated("Cổng dịch vụ công dễ dùng", ["Rất khó", "Khó", "Dễ", "Rất dễ"], seed: 1),
        rated("Tra cứu hồ sơ", ["Rất khó", "Khó", "Dễ", "Rất dễ"], seed: 2),
        rated(
          "Tôi tin tưởng cơ quan này",
          ["Hoàn toàn không đồng ý", "Không đồng ý", "Hơi không đồng ý", "Bình thường", "Hơi đồng ý", "Đồng ý", "Hoàn toàn đồng ý"], seed: 1
        ),
        chosen("Tần suất sử dụng", ["Hằng ngày", "Hằng tuần", "Hằng tháng"]),
      ]),
  ]

  @Test(arguments: exports) func noWrongScore(e: Export) throws {
    let export = MadeExport(columns: e.topic.columns)
    let made = try ProposedSurvey(export.file(e.platform))
    #expect(made.failure == nil, "\(String(describing: made.failure))")
    let truth = export.truth
    for question in made.scored {
      let known = truth.contains {
        abs($0.score - question.score) < 0.01 && $0.count == question.count && ($0.points ?? question.points) == question.points
      }
      #expect(known, "\(question)")
    }
    // What is not scored is listed.
    #expect(made.scored.count + made.open.count >= truth.count, "\(made.draft.survey)")
    #expect(made.open.isEmpty, "\(made.draft.open)")
    let wanted = export.columns.first(where: \.isUnit).map { Set($0.cells) }
    #expect(wanted.map { Set(made.units) == $0 } ?? (made.units.count == 1), "\(made.units)")
    #expect(made.responses == Self.rows)
    let strata = export.columns.first(where: \.isStratum).map { Set($0.cells) } ?? []
    #expect(Set(made.data?.survey.strata.map { $0.name[.vi] } ?? []) == strata, "\(made.draft.survey)")
    // What is missing is missing, and everything else is an answer on the scale.
    let missing = truth.reduce(0) { $0 + Self.rows - $1.count }
    #expect(made.missing == missing)
    #expect(made.leftOut.allSatisfy { $0.value == 0 })
  }
}

/// Files that are hardly a survey: a folder, or a refusal that says what was looked for.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "one column", text: "a\n" + (0..<30).map { "\($0)\n" }.joined()),
    Case(
      name: "two thousand columns",
      text: MadeExport.line((0..<2000).map { "c\($0)" })
        + (0..<5).map { row in MadeExport.line((0..<2000).map { String(($0 + row) % 5 + 1) }) }.joined()),
    Case(name: "no header", text: (0..<30).map { "\($0 % 5 + 1),\($0 % 3 + 1),North\n" }.joined()),
    Case(name: "two headers", text: "Office,Score\nOffice,Score\nNorth,5\nSouth,4\n"),
    Case(
      name: "free text only",
      text: "id,What do you think?\n"
        + (0..<30).map { "\($0),\"Ông Nguyễn Văn \($0), 09121234\($0), nghĩ rằng \(String(repeating: "x", count: $0))\"\n" }.joined()),
    Case(
      name: "nothing but ticks",
      text: "used a,used b,used c\n"
        + (0..<30).map { "\($0 % 2 == 0 ? "x" : ""),\($0 % 3 == 0 ? "x" : ""),\($0 % 5 == 0 ? "x" : "")\n" }.joined()),
    Case(name: "every cell missing", text: "Office,q1,q2\n" + String(repeating: "N/A,NULL,-\n", count: 30)),
    Case(name: "empty cells", text: "Office,q1,q2\n" + String(repeating: ",,\n", count: 30)),
    Case(name: "thirty thousand labels", text: "Office,Say\n" + (0..<30_000).map { "North,label \($0)\n" }.joined()),
    Case(
      name: "the same header ten times",
      text: MadeExport.line(Array(repeating: "How good?", count: 10))
        + (0..<30).map { row in MadeExport.line((0..<10).map { String(($0 + row) % 5 + 1) }) }.joined()),
  ]

  @Test(arguments: cases) func aFolderOrARefusal(c: Case) throws {
    do {
      let made = try ProposedSurvey(c.text)
      for secret in ["Nguyễn Văn", "09121234"] { #expect(!(made.draft.survey + made.draft.index + made.draft.readme).contains(secret)) }
      if let failure = made.failure { #expect(!failure.faults.isEmpty) }
    } catch let failure as ImportFailure {
      #expect(!failure.faults.isEmpty && failure.faults.allSatisfy { !$0.message[.en].isEmpty })
    }
  }

  @Test func twoQuestionnairesAreTwoGroups() throws {
    let firms = MadeExport(columns: [DecisionTests.office, DecisionTests.staff, DecisionTests.forms])
    let own = MadeExport(columns: [
      DecisionTests.office, MadeExport.rating("The rules are followed", DecisionTests.agreement, seed: 4),
      MadeExport.rating("Files are complete", DecisionTests.agreement, seed: 5),
    ])
    let made = try ProposedSurvey([("firms.csv", firms.file("plain")), ("own-staff.csv", own.file("plain"))])
    #expect(made.failure == nil, "\(String(describing: made.failure)) \(made.draft.survey) \(made.draft.index)")
    #expect(made.data?.survey.respondentGroups.map(\.id) == ["firms", "own-staff"])
    #expect(made.draft.index.contains("respondent-groups:"))
    #expect(made.units.sorted() == ["North", "South"])
  }

  @Test func twoFilesWithAnOfficeEach() throws {
    let rows = (0..<12).map { "\($0 % 5 + 1),\($0 % 4 + 2)\n" }.joined()
    let made = try ProposedSurvey([
      ("mong-cai.csv", "How helpful was the office?,How quick was it?\n" + rows),
      ("hon-gai.csv", "How helpful was the office?,How quick was it?\n" + rows),
    ])
    #expect(made.units == ["mong-cai", "hon-gai"])
    #expect(made.scored.count == 2)
  }
}
