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

  /// A choice of one that is written as a column for each name.
  @Test func aSplitChoiceIsNamed() throws {
    let names = ["Hanoi", "Hue", "Vinh"]
    let head = [
      ["Respondent ID", "Collector ID", "Start Date", "End Date", "Which branch did you use?", "", "", "How satisfied were you?", ""],
      ["", "", "", ""] + names + ["Staff", "Speed"],
    ]
    let grades = ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
    let rows = (0..<40).map { row in
      ["\(1000 + row)", "7", "10/0\(row % 9 + 1)/2025 9:00", "10/0\(row % 9 + 1)/2025 9:10"]
        + names.indices.map { $0 == row % 3 ? names[$0] : "" }
        + [grades[row % 5], grades[row * 3 % 5]]
    }
    let made = try ProposedSurvey((head + rows).map { MadeExport.line($0) }.joined())
    #expect(made.units.count == 1 && made.scored.count == 2)
    #expect(made.draft.survey.contains("\"Which branch did you use?\" (3 values)"), "\(made.draft.survey)")
  }
}
