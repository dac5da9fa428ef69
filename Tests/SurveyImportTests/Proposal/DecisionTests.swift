import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

/// What `init` decides, kind by kind: the units, every score with its count, and what it leaves to be decided.
@Suite struct DecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [MadeExport.Column]
    var platform = "plain"
    /// Headers or rows of what stays open; a question among them is not scored.
    var open: [String] = []
    /// The names of the units where they are not those of the column that the truth says.
    var units: [String]?
    var responses: Int?
    var leftOut: [LeftOutReason: Int] = [:]
    var testDescription: String { name }
  }

  static let agreement = [("Strongly disagree", 1), ("Disagree", 2), ("Neutral", 3), ("Agree", 8), ("Strongly agree", 6)]
  static let dongY = [("Hoàn toàn không đồng ý", 1), ("Không đồng ý", 2), ("Trung lập", 3), ("Đồng ý", 8), ("Hoàn toàn đồng ý", 6)]
  static let haiLong = [("Rất không hài lòng", 1), ("Không hài lòng", 2), ("Bình thường", 3), ("Hài lòng", 8), ("Rất hài lòng", 6)]
  static let five = [("1", 1), ("2", 2), ("3", 3), ("4", 6), ("5", 8)]

  private typealias M = MadeExport

  static let office = M.unit("Office", ["North", "South"], rows: 20)
  static let chiCuc = M.unit("Chi cục", ["Bắc Luân", "Ka Long"], rows: 20)
  static let staff = M.rating("The staff were polite", agreement, seed: 11)
  static let forms = M.rating("The forms were clear", agreement, seed: 12)
  static let thaiDo = M.rating("Thái độ phục vụ", haiLong, seed: 13)
  static let thoiGian = M.rating("Thời gian giải quyết", haiLong, seed: 14)

  static let units: [Case] = [
    Case(
      name: "a rating whose header speaks of the unit",
      columns: [
        M.rating("Mức độ chuyên nghiệp của đơn vị", five, seed: 1), M.rating("Chi phí", five, seed: 2),
        M.rating("Thời gian giải quyết", five, seed: 3),
      ], units: ["Toàn bộ đơn vị"]),
    Case(
      name: "how kind was the department, in a form",
      columns: [M.rating("How kind was the department?", five, seed: 1), M.rating("How clear was it?", five, seed: 2)],
      platform: "google-forms", units: ["All units"]),
    Case(
      name: "gender beside a department",
      columns: [
        M.other("Giới tính", [("Nam", 10), ("Nữ", 10)]), M.unit("Khoa", ["Nội", "Ngoại", "Sản", "Nhi"], rows: 20), thaiDo, thoiGian,
      ]),
    Case(
      name: "age, schooling and income and no unit",
      columns: [
        M.other("Age group", [("18-24", 6), ("25-34", 9), ("35+", 5)]),
        M.other("Education level", [("High school", 8), ("Bachelor", 9), ("Master", 3)]),
        M.other("Monthly income", [("Low", 8), ("Medium", 9), ("High", 3)]), staff, forms,
      ], units: ["All units"]),
    Case(
      name: "a gender that some leave blank", columns: [M.other("Gender", [("Female", 9), ("Male", 5), ("", 6)]), staff, forms],
      units: ["All units"]),
    Case(
      name: "names of people",
      columns: [
        M.other("Họ và tên", [("Anh", 4), ("Bình", 4), ("Chi", 4), ("Dũng", 8)]), M.unit("Khoa", ["Nội", "Ngoại"], rows: 20), thaiDo,
        thoiGian,
      ]),
    Case(
      name: "instructors and no unit", columns: [M.other("Your name", [("Ann", 5), ("Bob", 5), ("Cy", 10)]), staff, forms],
      units: ["All units"]),
    Case(
      name: "religion, frequency of visits and a filter",
      columns: [
        M.other("Religion", [("Buddhist", 9), ("None", 11)]), M.other("How often do you visit?", [("Daily", 5), ("Weekly", 15)]),
        M.other("Have you used the office?", [("Yes", 14), ("No", 6)]), staff, forms,
      ], units: ["All units"]),
    Case(
      name: "codes for a missing unit",
      columns: [
        M.Column(header: "Office", cells: (0..<20).map { ["North", "South", "N/A", "-1"][$0 % 4] }, isUnit: true),
        M.rating("The staff were polite", agreement, seed: 11),
      ].map { column in
        var column = column
        // The rows that name no unit do not count.
        column.scores = column.scores.map { scores in scores.enumerated().map { $0.offset % 4 < 2 ? $0.element : nil } }
        return column
      }, units: ["North", "South"], responses: 10, leftOut: [.unknownUnit: 10]),
    Case(
      name: "statements of a grid",
      columns: ["Speed", "Price", "Care"].flatMap { row in
        [
          M.rating("How satisfied are you?", row: row, five, seed: UInt64(row.count)),
          M.rating("How important is it?", row: row, five, seed: UInt64(row.count) + 9),
        ]
      }, platform: "qualtrics", units: ["All units"]),
    Case(
      name: "blocks of offices",
      columns: ["Cảng Hòn Gai", "Cảng Vạn Gia"].flatMap { row in
        [
          M.rating("Thái độ", row: row, haiLong, seed: UInt64(row.count)),
          M.rating("Thời gian", row: row, haiLong, seed: UInt64(row.count) + 9),
        ]
      }, units: ["Cảng Hòn Gai", "Cảng Vạn Gia"], responses: 40),
    Case(
      name: "names of a hundred and fifty letters with commas",
      columns: [
        M.unit(
          "Đơn vị được đánh giá",
          (1...5).map {
            "Chi cục Hải quan quản lý hàng đầu tư - gia công và khu công nghiệp, khu chế xuất, khu kinh tế số \($0) và các cửa khẩu phụ, lối mở trên địa bàn quản lý"
          }, rows: 20),
        thaiDo, thoiGian,
      ]),
  ]

  static let scales: [Case] = [
    Case(
      name: "excellent over very good",
      columns: [
        office,
        M.rating("Quality", row: "Teaching", [("Poor", 2), ("Fair", 3), ("Satisfactory", 4), ("Very good", 6), ("Excellent", 5)], seed: 1),
      ]),
    Case(
      name: "school marks",
      columns: [chiCuc, M.rating("Chất lượng hồ sơ", [("Yếu", 1), ("Trung bình", 3), ("Khá", 4), ("Giỏi", 8), ("Xuất sắc", 4)], seed: 1)]),
    Case(
      name: "very good and excellent",
      columns: [office, M.rating("Counter service", [("Poor", 1), ("Fair", 2), ("Good", 6), ("Very good", 7), ("Excellent", 4)], seed: 1)]),
    Case(
      name: "five Vietnamese grades",
      columns: [chiCuc, M.rating("Thái độ", [("Kém", 1), ("Trung bình", 3), ("Khá", 4), ("Tốt", 8), ("Xuất sắc", 4)], seed: 1)]),
    Case(
      name: "one scale for two questions with the same labels",
      columns: [
        office,
        M.rating(
          "Asking in person",
          [
            ("Not at all comfortable", 5), ("Not so comfortable", 2), ("Somewhat comfortable", 4), ("Very comfortable", 5),
            ("Extremely comfortable", 4),
          ], seed: 1),
        M.rating(
          "Asking by phone",
          [
            ("Not at all comfortable", 1), ("Not so comfortable", 6), ("Somewhat comfortable", 4), ("Very comfortable", 4),
            ("Extremely comfortable", 5),
          ], seed: 2),
      ]),
    Case(
      name: "four points without a middle",
      columns: [office]
        + (1...3).map { number in
          M.rating(
            "Part \(number)", [("Very dissatisfied", 3), ("Somewhat dissatisfied", 6), ("Somewhat satisfied", 7), ("Very satisfied", 4)],
            seed: UInt64(number))
        }),
    Case(
      name: "four points of few answers are asked about",
      columns: [
        office, M.rating("Part", [("Very dissatisfied", 3), ("Dissatisfied", 6), ("Satisfied", 7), ("Very satisfied", 4)], seed: 3), forms,
      ], open: ["Part"]),
    Case(
      name: "very often below always",
      columns: [
        office,
        M.rating("How often is it clean?", [("Never", 1), ("Rarely", 2), ("Sometimes", 5), ("Very often", 8), ("Always", 4)], seed: 3),
      ]),
    Case(
      name: "thường xuyên và luôn luôn",
      columns: [
        chiCuc,
        M.rating(
          "Cán bộ có mặt tại quầy", [("Không bao giờ", 1), ("Hiếm khi", 2), ("Thỉnh thoảng", 5), ("Thường xuyên", 8), ("Luôn luôn", 4)],
          seed: 3),
      ]),
    Case(
      name: "likelihood",
      columns: [
        office,
        M.rating(
          "How likely are you to come back?", [("Very unlikely", 1), ("Unlikely", 2), ("Neutral", 3), ("Likely", 8), ("Very likely", 6)],
          seed: 3),
      ]),
    Case(
      name: "importance in Vietnamese",
      columns: [
        chiCuc,
        M.rating(
          "Tốc độ quan trọng thế nào?",
          [("Hoàn toàn không quan trọng", 1), ("Không quan trọng", 2), ("Bình thường", 3), ("Quan trọng", 8), ("Rất quan trọng", 6)],
          seed: 3),
      ]),
    Case(
      name: "importance in English",
      columns: [
        office,
        M.rating(
          "How important is speed?",
          [
            ("Not important", 1), ("Slightly important", 2), ("Moderately important", 3), ("Very important", 8), ("Extremely important", 6),
          ], seed: 3),
      ]),
    Case(
      name: "ease with a mirror",
      columns: [
        office,
        M.rating(
          "Finding the form", [("Very difficult", 2), ("Difficult", 3), ("Neither easy nor difficult", 4), ("Easy", 7), ("Very easy", 4)],
          seed: 3),
      ]),
    Case(
      name: "the extent of a change",
      columns: [
        office,
        M.rating(
          "Since last year it is", [("Much worse", 1), ("Worse", 3), ("About the same", 5), ("Better", 7), ("Much better", 4)], seed: 3),
      ]),
    Case(
      name: "confidence",
      columns: [
        office,
        M.rating(
          "Filing it yourself",
          [
            ("Not at all confident", 1), ("Slightly confident", 3), ("Moderately confident", 5), ("Very confident", 7),
            ("Extremely confident", 4),
          ], seed: 3),
      ]),
    Case(
      name: "a label in two languages",
      columns: [
        chiCuc,
        M.rating(
          "Mức độ hài lòng",
          haiLong.enumerated().map { place, label in
            ("\(label.0) / \(["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"][place])", label.1)
          }, seed: 3),
      ]),
    Case(
      name: "labels with numbers that run down",
      columns: [
        office,
        M.rating("Service", [("5 - Very poor", 1), ("4 - Poor", 2), ("3 - Average", 3), ("2 - Good", 8), ("1 - Very good", 6)], seed: 3),
      ]),
    Case(
      name: "labels with numbers that run up",
      columns: [
        chiCuc, M.rating("Phục vụ", [("1. Rất kém", 1), ("2. Kém", 2), ("3. Trung bình", 3), ("4. Tốt", 8), ("5. Rất tốt", 6)], seed: 3),
      ]),
    Case(
      name: "stars",
      columns: [office, M.rating("Your rating", [("1 star", 1), ("2 stars", 2), ("3 stars", 3), ("4 stars", 8), ("5 stars", 6)], seed: 3)]),
    Case(
      name: "letters that the question explains",
      columns: [office]
        + ["Counter", "Website"].map {
          M.rating(
            "How often is it open? (N - Never, S - Sometimes, A - Always)", row: $0, [("N", 7), ("S", 8), ("A", 5)], seed: UInt64($0.count))
        }),
    Case(
      name: "letters that nothing explains",
      columns: [office, forms]
        + ["Counter", "Website"].map { M.rating("How is it", row: $0, [("N", 7), ("S", 8), ("A", 5)], seed: UInt64($0.count)) }.map(
          unscored)),
    Case(
      name: "codes of a platform",
      columns: [chiCuc, thaiDo]
        + (1...2).map { M.rating("Phần \($0)", row: "a", [("A1", 2), ("A2", 3), ("A3", 5), ("A4", 6), ("A5", 4)], seed: UInt64($0)) },
      open: ["Phần 1 [a]", "Phần 2 [a]"]),
    Case(
      name: "four codes of a point",
      columns: [office] + (1...3).map { M.rating("q\($0)", [("1", 2), ("2", 3), ("3", 7), ("4", 8)], seed: UInt64($0)) }),
    Case(
      name: "six codes",
      columns: [office]
        + (1...3).map { M.rating("q\($0)", [("1", 2), ("2", 3), ("3", 4), ("4", 4), ("5", 4), ("6", 3)], seed: UInt64($0)) }),
    Case(
      name: "four codes of few answers",
      columns: [office, M.rating("How good was it?", [("1", 2), ("2", 3), ("3", 7), ("4", 8)], seed: 1), forms], open: ["How good was it?"]),
    Case(
      name: "zero to ten",
      columns: [
        office, M.rating("How likely are you to recommend us?", (0...10).map { (String($0), $0 == 10 ? 6 : ($0 + 1) % 3) }, seed: 1), forms,
      ]
    ).filled(20),
    Case(
      name: "the question says the ends",
      columns: [
        office, M.rating("How good was it, from 1 to 10?", [("5", 2), ("6", 3), ("7", 7), ("8", 8)], points: 10, from: 4, seed: 1),
      ]),
    Case(
      name: "the lowest number is the best",
      columns: [
        office, M.rating("Please rate (1 = very good, 5 = very poor)", [("5", 1), ("4", 2), ("3", 4), ("2", 6), ("1", 7)], seed: 1),
      ]),
    Case(
      name: "a legend that begins with the worst is no negative question",
      columns: [chiCuc]
        + ["Rất không hài lòng - 5: Rất hài lòng", "Rất kém - 5: Rất tốt", "rất tệ đến 5: rất tốt", "Kém – 5 = Tốt"].enumerated().map {
          M.rating("\($0 + 1). Thái độ phục vụ (1: \($1))", five, seed: UInt64($0))
        }),
    Case(
      name: "zero of five is not clear",
      columns: [office, M.rating("Wifi service", [("0", 3), ("1", 2), ("2", 3), ("3", 4), ("4", 5), ("5", 3)], seed: 1), forms],
      open: ["Wifi service"]),
    Case(
      name: "a negative statement is asked about", columns: [office, staff, M.rating("The staff were rude", agreement, seed: 8)],
      open: ["The staff were rude"]),
    Case(
      name: "phiền hà is asked about",
      columns: [chiCuc, M.rating("Thủ tục rõ ràng", dongY, seed: 8), M.rating("Thủ tục gây phiền hà", dongY, seed: 9)],
      open: ["Thủ tục gây phiền hà"]),
  ]

  static let notRatings: [Case] = [
    Case(
      name: "choices without order",
      columns: [
        office, staff, forms, M.other("Most important reason", [("Learning", 5), ("The salary", 6), ("Career", 9)]),
        M.other("Second reason", [("Career", 5), ("Learning", 6), ("The salary", 9)]),
      ]),
    Case(
      name: "columns of zero and one",
      columns: [office, staff, forms]
        + ["counter", "phone", "website"].enumerated().map { M.other("used_\($1)", [("0", 11 - $0), ("1", 9 + $0)], seed: UInt64($0)) }),
    Case(
      name: "code or nothing",
      columns: [office, staff]
        + (1...3).map { M.other("Check all you used", [("1", 5 + $0), ("", 15 - $0)], row: "Part \($0)", seed: UInt64($0)) }),
    Case(
      name: "option or nothing",
      columns: [office, staff]
        + ["Phone", "Mail"].map { M.other("Which did you use?", [($0, 9), ("", 11)], row: $0, seed: UInt64($0.count)) },
      platform: "surveymonkey"),
    Case(
      name: "checked and unchecked",
      columns: [office, staff]
        + ["a", "b"].map { M.other("channel___\($0)", [("Checked", 9), ("Unchecked", 11)], seed: UInt64($0.utf8.first!)) }),
    Case(name: "years of experience", columns: [chiCuc, M.other("Số năm kinh nghiệm", (0...9).map { (String($0), 2) }), thaiDo, thoiGian]),
    Case(
      name: "counts and codes of people",
      columns: [
        office, M.other("Number of visits", [("1", 5), ("2", 8), ("5", 7)]), M.other("Children", [("0", 9), ("1", 6), ("3", 5)]),
        M.other("Age", [("21", 9), ("33", 6), ("45", 5)]), staff,
      ]),
    Case(
      name: "a semester",
      columns: [
        office, M.other("Which semester are you in?", [("2nd semester", 5), ("4th semester", 8), ("6th semester", 7)]), staff, forms,
      ]),
    Case(
      name: "sinh viên năm thứ mấy",
      columns: [chiCuc, M.other("Bạn là sinh viên năm thứ mấy?", [("1", 5), ("2", 8), ("4", 7)]), thaiDo, thoiGian]),
    Case(
      name: "devices and channels",
      columns: [
        office, M.other("Which device do you use?", [("Phone", 12), ("Laptop", 8)]), M.other("Browser", [("A", 12), ("B", 8)]), staff,
        forms,
      ]),
    Case(
      name: "ranks",
      columns: [office, staff] + permutations(20).enumerated().map { M.Column(header: "rank_\(["speed", "cost", "care"][$0])", cells: $1) }),
    Case(
      name: "ranks of four in Vietnamese",
      columns: [chiCuc, thaiDo]
        + permutations(20, of: 4).enumerated().map { M.Column(header: "Ưu tiên của ông bà", cells: $1, row: "mục \($0)") }),
    Case(
      name: "a code beside its label", columns: [office, staff, coded(staff, "The staff were polite (code)", agreement.map(\.0)), forms]),
    Case(name: "yes or no about the person", columns: [office, M.other("Do you smoke?", [("Yes", 6), ("No", 14)]), staff, forms]),
    Case(
      name: "yes or no that nobody knows", columns: [office, M.other("Attrition", [("Yes", 6), ("No", 14)]), staff, forms],
      open: ["Attrition"]),
  ]

  static let missing: [Case] = [
    Case(
      name: "no answer",
      columns: [
        office, M.rating("The leaflet", [("Not useful", 4), ("Useful", 7), ("Very useful", 4)], missing: [("No answer", 5)], seed: 1),
        M.rating("The website", [("Not useful", 5), ("Useful", 6), ("Very useful", 4)], missing: [("No answer", 5)], seed: 2),
      ]),
    Case(
      name: "NULL and NaN",
      columns: [
        office, M.rating("Was your request solved?", [("No", 5), ("Yes", 9)], missing: [("NULL", 6)], seed: 1),
        M.rating("Were you helped?", [("No", 5), ("Yes", 9)], missing: [("NaN", 6)], seed: 2),
      ]),
    Case(
      name: "not used, does not apply, a dash",
      columns: [
        office,
        M.rating(
          "The counter", agreement.map { ($0.0, max(1, $0.1 - 1)) }, missing: [("Not used", 1), ("Does not apply", 1), ("-", 1)], seed: 1),
      ]
    ).filled(20),
    Case(
      name: "chưa sử dụng, không trả lời",
      columns: [
        chiCuc,
        M.rating(
          "Cổng thông tin", haiLong.map { ($0.0, max(1, $0.1 - 1)) }, missing: [("Chưa sử dụng", 2), ("Không trả lời", 1)], seed: 1),
      ]
    ).filled(20),
    Case(
      name: "codes 99 and -1",
      columns: [office]
        + (1...2).map {
          M.rating("q\($0)", [("1", 1), ("2", 3), ("3", 4), ("4", 5), ("5", 4)], missing: [("99", 2), ("-1", 1)], seed: UInt64($0))
        }),
  ]

  static let people: [Case] = [
    Case(
      name: "consent in other words",
      columns: [office, M.other("Consent: do you take part?", [("Yes: I agree to participate", 20)]), staff, forms]),
    Case(
      name: "an empty information text",
      columns: [
        M.other("Consent to take part. Please read this.", [("", 20)]), M.other("Do you agree to go on?", [("Yes", 20)]), staff, forms,
      ], platform: "limesurvey", units: ["All units"]),
    Case(
      name: "declined, the right way round",
      columns: [
        office, M.Column(header: "I decline to take part in this study", cells: (0..<20).map { $0 % 10 == 3 ? "Yes" : "No" }),
        withheld(staff) { $0 % 10 == 3 },
      ], responses: 18, leftOut: [.noConsent: 2]),
    Case(
      name: "a consent that leaves nobody is none", columns: [office, M.other("Consent to be photographed", [("No", 20)]), staff, forms],
      responses: 20),
    Case(
      name: "blocks for importers and exporters",
      columns: [
        M.unit("Office", ["North", "South"], rows: 24),
        M.Column(header: "Kind of user", cells: (0..<24).map { ["importer", "exporter", "traveller"][($0 / 2) % 3] }),
      ]
        + ["importer", "exporter", "traveller"].enumerated().flatMap { kind, name in
          ["Speed", "Care", "Cost"].map {
            shown(M.rating("\($0) for the \(name)", agreement.map { ($0.0, $0.1 + 1) }, seed: UInt64($0.count + kind)).limited(24)) {
              ($0 / 2) % 3 == kind
            }
          }
        },
      responses: 24),
  ]

  static func permutations(_ rows: Int, of count: Int = 3) -> [[String]] {
    let all =
      count == 3
      ? [[1, 2, 3], [1, 3, 2], [2, 1, 3], [3, 1, 2], [2, 3, 1]]
      : [[1, 2, 3, 4], [2, 1, 4, 3], [4, 1, 2, 3], [3, 4, 2, 1], [1, 3, 2, 4]]
    return (0..<count).map { column in (0..<rows).map { String(all[$0 % all.count][column]) } }
  }

  static func unscored(_ column: MadeExport.Column) -> MadeExport.Column {
    var column = column
    column.scores = nil
    return column
  }

  static func coded(_ column: MadeExport.Column, _ header: String, _ labels: [String]) -> MadeExport.Column {
    MadeExport.Column(header: header, cells: column.cells.map { String((labels.firstIndex(of: $0) ?? 0) + 1) })
  }

  /// The rows that do not count.
  static func withheld(_ column: MadeExport.Column, _ isOut: (Int) -> Bool) -> MadeExport.Column {
    var column = column
    column.scores = column.scores.map { scores in scores.enumerated().map { isOut($0.offset) ? nil : $0.element } }
    return column
  }

  /// The rows to which the question was shown.
  static func shown(_ column: MadeExport.Column, _ isShown: (Int) -> Bool) -> MadeExport.Column {
    var column = withheld(column) { !isShown($0) }
    column.cells = column.cells.enumerated().map { isShown($0.offset) ? $0.element : "" }
    return column
  }

  @Test(arguments: units + scales + notRatings + missing + people) func decided(c: Case) throws {
    let export = MadeExport(columns: c.columns)
    let made = try ProposedSurvey(export.file(c.platform))
    check(made, export, c)
  }

  /// The same file in another order of rows and columns.
  @Test(arguments: units + scales + notRatings + missing + people) func inAnyOrder(c: Case) throws {
    guard c.name != "declined, the right way round", c.name != "codes for a missing unit", !c.platform.hasPrefix("survey") else { return }
    let export = MadeExport(columns: c.columns).reordered(seed: 7)
    check(try ProposedSurvey(export.file(c.platform)), export, c)
  }

  private func check(_ made: ProposedSurvey, _ export: MadeExport, _ c: Case) {
    #expect(Set(made.open) == Set(c.open), "\(made.draft.open)")
    let truth = MadeExport(columns: export.columns.filter { !c.open.contains(MadeExport.text($0)) }).truth
    let wanted = c.units ?? export.columns.first(where: \.isUnit).map { Array(Set($0.cells)) } ?? ["Toàn bộ đơn vị"]
    #expect(Set(made.units) == Set(wanted), "\(made.draft.survey)")
    if let failure = made.failure { Issue.record("\(failure)") }
    if let responses = c.responses { #expect(made.responses == responses) }
    for (reason, rows) in c.leftOut { #expect(made.leftOut[reason] == rows) }
    guard !made.scored.contains(where: { $0.header.contains("{unit}") }) else { return }
    let sorted = { (list: [(Double, Int)]) in list.map { "\(($0.0 * 100).rounded() / 100) \($0.1)" }.sorted() }
    #expect(
      sorted(made.scored.map { ($0.score, $0.count) }) == sorted(truth.map { ($0.score, $0.count) }), "\(made.scored)\n\(made.draft.survey)"
    )
  }
}

extension DecisionTests.Case {
  /// Every column made as long as the unit's.
  func filled(_ rows: Int) -> Self {
    Self(
      name: name, columns: columns.map { $0.limited(rows) }, platform: platform, open: open, units: units, responses: responses,
      leftOut: leftOut)
  }
}

extension MadeExport.Column {
  /// Cut, or repeated from the start.
  func limited(_ rows: Int) -> Self {
    var column = self
    column.cells = (0..<rows).map { cells[$0 % cells.count] }
    column.scores = scores.map { scores in (0..<rows).map { scores[$0 % scores.count] } }
    return column
  }
}
