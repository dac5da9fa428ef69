import SurveyModel
import Testing

@testable import SurveyImport

private typealias M = MadeExport

/// Units, columns that are no ratings, missing answers, and what stands about people.
extension DecisionTests {
  static let agreement = [("Strongly disagree", 1), ("Disagree", 2), ("Neutral", 3), ("Agree", 8), ("Strongly agree", 6)]
  static let dongY = [("Hoàn toàn không đồng ý", 1), ("Không đồng ý", 2), ("Trung lập", 3), ("Đồng ý", 8), ("Hoàn toàn đồng ý", 6)]
  static let haiLong = [("Rất không hài lòng", 1), ("Không hài lòng", 2), ("Bình thường", 3), ("Hài lòng", 8), ("Rất hài lòng", 6)]
  static let five = [("1", 1), ("2", 2), ("3", 3), ("4", 6), ("5", 8)]

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
}
