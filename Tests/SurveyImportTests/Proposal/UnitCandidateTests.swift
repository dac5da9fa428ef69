import SurveyModel
import Testing

@testable import SurveyImport

/// Where no column is the unit for sure, the whole file is one, and those that may be are listed: by header and number of names alone.
@Suite struct UnitCandidateTests {
  private static func made(_ header: String, _ names: [String], asking: (InitDecision) -> Int? = { _ in nil }) throws -> ProposedSurvey {
    let grades = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
    return try ProposedSurvey(
      MadeExport.line([header, "The staff were polite", "The service was quick"])
        + (0..<40).map { row in MadeExport.line([names[row % names.count], grades[row % 5], grades[row * 3 % 5]]) }.joined(),
      decide: asking)
  }

  static let shops = ["Harbour", "Old Town", "Airport"]

  @Test(arguments: [
    "Where did you get the service?", "Which of our shops did you go to?", "Which location did you visit?", "School", "Hotel",
    "Course title",
    "Name of your lecturer", "Which course are you evaluating?", "Which lecturer taught you?", "Bus route", "Product", "Commune",
    "Which program did you attend?", "Which school does your child attend?", "Ông/bà làm thủ tục ở đâu?", "Quán", "Trường",
    "Trường của con anh/chị", "Tuyến xe buýt", "Khách sạn ông/bà đã ở", "Giảng viên được đánh giá", "Học phần", "Xã/phường", "grp/commune",
  ])
  func isListed(header: String) throws {
    let made = try Self.made(header, Self.shops)
    #expect(made.units.count == 1 && made.responses == 40)
    #expect(made.open == [header])
    #expect(!Self.shops.contains { made.draft.survey.contains($0) })
    #expect(try Self.made(header, Self.shops) { $0.kind == .unit ? 0 : nil }.units == Self.shops.sorted())
  }

  /// What as well says where somebody lives or what they study, and a choice of any kind, is no decision: a remark and a comment name it.
  @Test(arguments: ["Huyện", "Lớp", "District", "Class", "Lĩnh vực thủ tục", "Which of these did you ask for?"])
  func isNamed(header: String) throws {
    let made = try Self.made(header, Self.shops)
    let said = "\"\(header)\" (3 values)"
    #expect(made.units.count == 1)
    #expect(made.draft.survey.contains(said) || made.open == [header])
    #expect(!Self.shops.contains { made.draft.survey.contains($0) })
  }

  @Test(arguments: [
    ("Gender", ["Male", "Female"]), ("Độ tuổi", ["18 - 25", "26 - 40", "trên 40"]), ("Where do you live?", ["Hanoi", "Hue"]),
    ("Bạn biết đến chúng tôi ở đâu?", ["Báo", "Bạn bè"]), ("Nghề nghiệp", ["Nông dân", "Công nhân"]),
    ("Họ và tên", ["Nguyễn Văn A", "Trần Thị B"]), ("Did you wait?", ["Yes", "No"]), ("Religion", ["None of these", "Buddhist"]),
    ("How often do you come?", ["Weekly", "Monthly"]), ("Which office should improve most?", ["Tax", "Land"]),
  ])
  func isNeither(header: String, names: [String]) throws {
    let made = try Self.made(header, names)
    #expect(made.units.count == 1)
    #expect(
      !made.open.contains(header) || made.draft.open.allSatisfy { !$0.readings.contains { $0.text == ProposalWords.unitThatIsRated } })
    #expect(!made.draft.survey.contains("\"\(header)\" (\(names.count) values)"))
  }

  @Test(arguments: ["Xã/phường nơi Ông/Bà làm thủ tục", "Phường/xã anh/chị đã đến làm thủ tục", "Xã, phường nơi quý khách nộp hồ sơ"])
  func communeOfTheOfficeIsTheUnit(header: String) throws {
    #expect(try Self.made(header, ["Vân Đồn", "Hồng Gai"]).units == ["Hồng Gai", "Vân Đồn"])
  }

  @Test func aChosenUnitLeavesNoCandidate() throws {
    let grades = ["Very poor", "Poor", "Average", "Good", "Very good"]
    let lines = (0..<40).map { row in MadeExport.line([["Tax", "Land"][row % 2], ["Oak", "Elm", "Ash"][row % 3], grades[row % 5]]) }
    let made = try ProposedSurvey(MadeExport.line(["Department", "School", "Attitude of the staff"]) + lines.joined())
    #expect(made.units == ["Land", "Tax"])
    #expect(!made.open.contains("School") && !made.draft.survey.contains("may name units"))
  }

  /// SurveyMonkey's choice of one with a column for each name; nobody chose those beyond `chosen`.
  private static func split(_ question: String, _ names: [String], chosen: Int, skipping gap: Int = .max) throws -> ProposedSurvey {
    let blank = Array(repeating: "", count: names.count - 1)
    let head = [
      ["Respondent ID", "Collector ID", "Start Date", "End Date", question] + blank + ["How satisfied were you?", ""],
      ["", "", "", ""] + names + ["Staff", "Speed"],
    ]
    let grades = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
    let rows = (0..<40).map { row in
      ["\(1000 + row)", "7", "10/0\(row % 9 + 1)/2025 9:00", "10/0\(row % 9 + 1)/2025 9:10"]
        + names.indices.map { $0 == row % chosen && row % gap != gap - 1 ? names[$0] : "" }
        + [grades[row % 5], grades[row * 3 % 5]]
    }
    return try ProposedSurvey((head + rows).map { MadeExport.line($0) }.joined())
  }

  /// Which unit is rated, a column for each: the units are those of the form, and each row rates the one that was chosen.
  @Test(arguments: [
    ("Which branch did you use?", ["Hanoi", "Hue", "Vinh"], 3),
    ("Doanh nghiệp làm thủ tục ở đâu?", ["Hải quan Móng Cái", "Hải quan Hòn Gai", "Hải quan Vạn Gia"], 2),
  ]) func aSplitChoiceNamesTheUnits(c: (question: String, names: [String], chosen: Int)) throws {
    let made = try Self.split(c.question, c.names, chosen: c.chosen)
    #expect(made.failure == nil, "\(String(describing: made.failure))")
    #expect(made.units == c.names.sorted() && made.scored.count == 2 && made.responses == 40)
    for name in c.names {
      #expect(made.draft.survey.contains("      \"\(IDMaker.id(of: name))\": \"\(c.question) [\(name)]\"\n"), "\(made.draft.survey)")
    }
    let table = try #require(made.data?.groups[0].responses)
    let counts = made.data?.survey.units.indices.map { unit in table.unit.count { $0 == UInt32(unit) } } ?? []
    let ids = made.data?.survey.units.map(\.id) ?? []
    for (place, name) in c.names.enumerated() {
      let wanted = (0..<40).count { $0 % c.chosen == place }
      #expect(ids.firstIndex(of: IDMaker.id(of: name)).map { counts[$0] } == wanted)
    }
  }

  /// Of a place where somebody may live or learn, or that only some of the rows name, nobody can tell: it is named.
  @Test(arguments: [("Which school do you know?", Int.max), ("Which branch did you use?", 2)])
  func aSplitChoiceIsNamed(question: String, gap: Int) throws {
    let made = try Self.split(question, ["Hanoi", "Hue", "Vinh"], chosen: 3, skipping: gap)
    #expect(made.units.count == 1 && made.scored.count == 2)
    #expect(made.draft.survey.contains("\"\(question)\" (3 values)"), "\(made.draft.survey)")
  }
}
