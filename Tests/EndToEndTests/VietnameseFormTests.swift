import Foundation
import TestSupport
import Testing

/// A workbook as Microsoft Forms gives it, all in Vietnamese, of 200 made answers: `init --yes`, then `report`, without an edit between.
@Suite struct VietnameseFormTests {
  static let offices = [
    "Hải quan cửa khẩu quốc tế Móng Cái", "Hải quan cửa khẩu cảng Cái Lân", "Hải quan cửa khẩu cảng Hòn Gai", "Hải quan Hoành Mô",
    "Hải quan Bắc Phong Sinh",
  ]
  static let satisfaction = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
  static let agreement = ["Hoàn toàn không đồng ý", "Không đồng ý", "Trung lập", "Đồng ý", "Hoàn toàn đồng ý"]
  static let satisfied = [
    "1.1. Văn bản, quy trình được niêm yết công khai", "1.2. Thông tin trên Cổng thông tin điện tử cập nhật kịp thời",
    "2.1. Thời gian thông quan hàng luồng xanh", "2.2. Thời gian kiểm tra hồ sơ luồng vàng", "2.3. Thời gian kiểm tra thực tế luồng đỏ",
  ]
  static let agreed = ["3.1. Công chức giải đáp vướng mắc rõ ràng", "3.2. Công chức đúng mực, lịch sự"]
  static let overall = "Nhìn chung, doanh nghiệp hài lòng ở mức nào với đơn vị hải quan nêu trên?"
  static let secrets = ["Công ty TNHH Bí Mật", "bimat", "đội trưởng nhận phong bì", "0912345678"]

  /// The workbook with its truth.
  struct Form {
    let workbook: FormWorkbook
    let taxCodes: [String]
    /// By office.
    let responses: [String: Int]
    /// Sum and count of the answers, by header.
    let answers: [String: (sum: Int, count: Int)]
    let withoutOpinion: Int
    let blank: Int
  }

  /// Ten digits, of which the last is the check digit (circular 105/2020/TT-BTC).
  static func taxCode(_ number: Int) -> String? {
    let digits = String(570_100_000 + number).compactMap(\.wholeNumberValue)
    let sum = zip(digits, [31, 29, 23, 19, 17, 13, 7, 5, 3]).reduce(0) { $0 + $1.0 * $1.1 }
    let check = 10 - sum % 11
    return check < 10 ? digits.map(String.init).joined() + String(check) : nil
  }

  static let form: Form = {
    var state: UInt64 = 20_251_103
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let codes = Array((0...).lazy.compactMap { taxCode($0 * 7) }.prefix(200))
    let headers = satisfied + agreed + [overall]
    var rows: [[FormWorkbook.Cell]] = [
      (["ID", "Thời gian bắt đầu", "Thời gian hoàn thành", "Email", "Tên", "Mã số thuế", "Tên doanh nghiệp"]
        + ["Đơn vị hải quan nơi doanh nghiệp làm thủ tục", "Địa bàn đặt trụ sở của doanh nghiệp"] + headers
        + ["Doanh nghiệp có kiến nghị, góp ý gì thêm?"]).map { .text($0) }
    ]
    var responses: [String: Int] = [:]
    var answers: [String: (sum: Int, count: Int)] = [:]
    var (withoutOpinion, blank) = (0, 0)
    for (number, code) in codes.enumerated() {
      let office = offices[random(3) == 0 ? 0 : random(offices.count)]
      responses[office, default: 0] += 1
      let begun = 45964 + Double(number * 12 / 200) + Double(random(36_000) + 28_800) / 86_400
      var row: [FormWorkbook.Cell] = [
        .number(Double(number + 1)), .moment(begun), .moment(begun + 0.006), .text("\(secrets[1])\(number)@example.vn"),
        .text("Người trả lời \(number)"), .text(code), .text("\(secrets[0]) \(number)"), .text(office),
        .text(random(3) == 0 ? "Ngoài tỉnh" : "Trong tỉnh"),
      ]
      for header in headers {
        let place = [0, 1, 2, 3, 3, 3, 4, 4][random(8)]
        switch random(40) {
        case 0:
          row.append(.text("Không có ý kiến"))
          withoutOpinion += 1
        case 1:
          row.append(.empty)
          blank += 1
        default:
          row.append(.text((agreed.contains(header) ? agreement : satisfaction)[place]))
          answers[header, default: (0, 0)].sum += place + 1
          answers[header, default: (0, 0)].count += 1
        }
      }
      rows.append(row + [number % 3 == 0 ? .text("\(secrets[2]) số \(number), gọi \(secrets[3])") : .empty])
    }
    return Form(
      workbook: FormWorkbook(rows), taxCodes: codes, responses: responses, answers: answers, withoutOpinion: withoutOpinion, blank: blank)
  }()

  private struct Results: Decodable {
    struct Import: Decodable {
      let rowsRead: Int
      let responses: Int
      let respondents: Int
      let answersMissing: [String: Int]
    }
    struct Name: Decodable { let vi: String }
    struct Indicator: Decodable {
      let value: Double?
      let n: Int
    }
    struct Component: Decodable { let score: Double? }
    struct Unit: Decodable {
      let name: Name
      let responses: Int
      let components: [String: Component]
      let indicators: [String: Indicator]
    }
    let `import`: Import
    let units: [Unit]
  }

  @Test func initThenReport() throws {
    let form = Self.form
    let scratch = try Scratch()
    try Data(form.workbook.bytes).write(to: scratch.folder.appendingPathComponent("Khảo sát CDCI 2025.xlsx"))
    let vietnamese = ["LANG": "vi_VN.UTF-8"]
    let made = try Program.run(
      ["init", "Khảo sát CDCI 2025.xlsx", "--yes", "--out", "surveys/s"], in: scratch.folder, environment: vietnamese)
    #expect(made.exitCode == 0, "\(made.messages)")
    let report = try Program.run(["report", "surveys/s", "--replicates", "20"], in: scratch.folder, environment: vietnamese)
    #expect(report.exitCode == 0, "\(report.messages)")

    let yaml = try String(contentsOf: scratch.folder.appendingPathComponent("surveys/s/survey.yaml"), encoding: .utf8)
    for part in [
      "platform: \"microsoft-forms\"", "from: \"2025-11-03\"", "to: \"2025-11-14\"", "language: \"vi\"", "respondent-id: \"tax-code\"",
      "stratum: \"Địa bàn đặt trụ sở của doanh nghiệp\"", "default: \"satisfaction-5\"", ": \"agreement-5\"",
    ] {
      #expect(yaml.contains(part), "\(part)\n\(yaml)")
    }
    #expect(!yaml.contains("to-decide") && !yaml.contains("date-order"))

    let json = try Data(contentsOf: scratch.folder.appendingPathComponent("reports/s/results.json"))
    let results = try JSONDecoder().decode(Results.self, from: json)
    #expect(results.import.rowsRead == 200 && results.import.responses == 200 && results.import.respondents == 200)
    #expect(results.import.answersMissing["dont-know"] == form.withoutOpinion)
    #expect(results.import.answersMissing.values.reduce(0, +) == form.withoutOpinion + form.blank)
    #expect(Dictionary(uniqueKeysWithValues: results.units.map { ($0.name.vi, $0.responses) }) == form.responses)
    // The form's own sections, by the numbers of their questions.
    #expect(results.units.allSatisfy { Set($0.components.keys) == ["part-1", "part-2", "part-3"] }, "\(results.units[0].components.keys)")
    // Each question over all units: the sum of the answers is that of the truth.
    let truth = form.answers.filter { $0.key != Self.overall }.map { "\($0.value.sum) of \($0.value.count)" }.sorted()
    let codes = Set(results.units.flatMap(\.indicators.keys))
    let read = codes.map { code in
      let known = results.units.compactMap { $0.indicators[code] }
      let sum = known.reduce(0.0) { $0 + ($1.value ?? 0) * Double($1.n) }
      return "\(Int(sum.rounded())) of \(known.reduce(0) { $0 + $1.n })"
    }.sorted()
    #expect(read == truth)

    // Nothing of a respondent, in whatever was printed or written beside the copy of the export.
    var texts = [made.messages, made.output, report.messages, report.output]
    for file in try scratch.listing() where !file.hasSuffix(".xlsx") && file.contains(".") {
      texts.append(String(decoding: try Data(contentsOf: scratch.folder.appendingPathComponent(file)), as: UTF8.self))
    }
    for secret in Self.secrets + form.taxCodes { #expect(!texts.contains { $0.contains(secret) }, "\(secret)") }
  }
}
