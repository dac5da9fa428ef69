import SurveyModel
import Testing

@testable import SurveyImport

/// The Vietnamese wording of faults; the English one is held where each fault is tested.
@Suite struct VietnameseFaultTests {
  /// One change to the least survey, and the whole of what is then said.
  struct Change: Sendable {
    let from: String
    let to: String
    let faults: [String]
    init(_ from: String, _ to: String, _ faults: String...) {
      self.from = from
      self.to = to
      self.faults = faults
    }
  }

  static let survey: [Change] = [
    Change(
      "title: Khảo sát", "titel: Khảo sát", "1:1: không có mục \"titel\"; có phải là \"title\"?", "1:1: cần mục \"title\", nhưng không có"
    ),
    Change("title: Khảo sát", "title:", "1:7: cần văn bản, hoặc mục con cho từng ngôn ngữ, nhưng để trống"),
    Change("title: Khảo sát", "title: {}", "1:8: cần văn bản cho vi hoặc en, nhưng không có"),
    Change(
      "title: Khảo sát", "title: [Nháp]",
      "1:8: cần văn bản, hoặc mục con cho từng ngôn ngữ, gặp danh sách; \"[\" mở đầu danh sách: hãy đặt văn bản trong dấu ngoặc kép"),
    Change("title: Khảo sát", "title: A\ntitle: B", "2:1: mỗi mục chỉ được ghi một lần, gặp \"title\" hai lần"),
    Change(
      "published: 2023-12-27", "published: 27/12/2023",
      "4:12: cần ngày công bố dạng yyyy-mm-dd, ví dụ 2023-12-27, gặp \"27/12/2023\""),
    Change("index:", "language: fr\nindex:", "5:11: cần vi hoặc en, gặp \"fr\""),
    Change("{id: b, name: B}", "{id: a, name: B}", "8:10: mỗi đơn vị chỉ được khai báo một lần, gặp mã \"a\" hai lần"),
    Change("{id: b, name: B}", "{id: b, name: a}", "8:19: cách ghi phải phân biệt được từng đơn vị, gặp \"a\" đã là tên của \"a\""),
    Change(
      "{id: b, name: B}", "{id: b c, name: B}",
      "8:10: cần mã gồm chữ cái A-Z a-z, chữ số, dấu chấm, gạch dưới và gạch nối, gặp \"b c\""),
    Change(
      "columns: {unit: unit}", "columns: {unit: unit}\n    completeness: {complete: 0.5, partial: 0.8}",
      "14:19: \"partial\" không được lớn hơn \"complete\", gặp partial 0.8 và complete 0.5"),
    Change(
      "columns: {unit: unit}", "columns: {unit: unit}\n    leave-out: [not-in-frame]",
      "14:17: \"leave-out: not-in-frame\" cần có \"frame\" đi kèm, nhưng không có"),
    Change(
      "columns: {unit: unit}", "columns: {unit: unit}\n    respondent-id: mst",
      "14:20: cần text hoặc tax-code, gặp \"mst\""),
    Change(
      "columns: {unit: unit}", "columns: {unit: unit}\n    leave-out: [no-consent, flagged]",
      "14:17: \"leave-out: no-consent\" cần có \"consent\" trong \"columns\", nhưng không có",
      "14:29: \"leave-out: flagged\" cần có \"quality\" đi kèm, nhưng không có"),
    Change(
      "columns: {unit: unit}", "columns: {unit: unit}\n    quality: {bursts: {}, speeding: {}}",
      "14:23: \"bursts\" cần có \"address\" và \"submitted\" trong \"columns\", nhưng không có",
      "14:37: \"speeding\" cần có \"duration\", hoặc \"started\" và \"submitted\" trong \"columns\", nhưng không có"),
    Change(
      "columns: {unit: unit}", "columns: {unit: unit}\n    blocks: {x: \"1\"}", "14:14: cần mã của đơn vị, gặp \"x\"; đã khai báo: a, b"),
    Change(
      "columns: {unit: unit}", "columns: {unit: q2}", "14:21: câu hỏi \"q2\" cần một cột riêng, gặp \"q2\" đã dùng cho \"unit\""),
    Change("2: []", "hai: []", "16:25: giá trị của câu trả lời phải là một số, gặp \"hai\""),
  ]

  @Test(arguments: survey) func surveyDefinition(c: Change) {
    let yaml = SurveyDefinitionTests.least
    #expect(yaml.contains(c.from))
    let failure = #expect(throws: ImportFailure.self) {
      try SurveyDefinition.read(yaml.replacing(c.from, with: c.to), file: "s.yaml")
    }
    #expect(failure?.message(in: .vi) == c.faults.map { "s.yaml:" + $0 }.joined(separator: "\n"))
  }

  struct Text: Sendable {
    let text: String
    let fault: String
    init(_ text: String, _ fault: String) {
      self.text = text
      self.fault = fault
    }
  }

  static let index: [Text] = [
    Text(
      "index: I\nindicators: [{id: a, weight: -1}]", "2:30: cần trọng số từ 0 trở lên, gặp \"-1\""),
    Text("index: I\nsum: 100\nindicators: [{id: a, weight: 60}]", "2:6: tổng trọng số phải bằng 100, gặp tổng 60"),
    Text("index: I\nindicators: [{id: a, weight: 0}]", "2:13: tổng trọng số của các phần cùng cấp phải lớn hơn 0, gặp tổng 0"),
    Text("index: I\nscore: {from: 100, to: 0}\nindicators: [{id: a}]", "2:8: cần thang điểm có from nhỏ hơn to, gặp from 100 và to 0"),
    Text("index: I\nindicators: [{id: a}, {id: a}]", "2:28: mỗi mã chỉ được dùng một lần trong chỉ số, gặp \"a\" hai lần"),
    Text(
      "index: I\nscore: {from: 0, to: \"10,5\"}\nindicators: [{id: a}]", "2:22: cần số, gặp \"10,5\"; hãy viết phần thập phân bằng dấu chấm"
    ),
  ]

  @Test(arguments: index) func indexDefinition(c: Text) {
    let failure = #expect(throws: ImportFailure.self) { try IndexDefinition.read(c.text, file: "i.yaml") }
    #expect(failure?.message(in: .vi) == "i.yaml:" + c.fault)
  }

  static let syntax: [Text] = [
    Text("", "1:1: cần các mục như title hoặc index, nhưng tệp trống"),
    Text(
      "a: b: c", "1:5: cần kết thúc văn bản, gặp \":\"; dấu hai chấm và dấu cách tạo thành một mục: hãy đặt văn bản trong dấu ngoặc kép"),
    Text(
      "a: b\nwords", "2:1: cần tên mục, theo sau là dấu hai chấm và dấu cách, gặp \"words\"; hãy kiểm tra dòng này và dấu ngoặc kép"),
    Text("a: b\n---\nc: d", "2:1: chỉ được có một tài liệu, gặp tài liệu thứ hai sau \"---\""),
    Text("a: b\u{1}c", "1:5: cần văn bản, gặp ký tự điều khiển U+0001"),
  ]

  @Test(arguments: syntax) func yamlSyntax(c: Text) {
    let failure = #expect(throws: ImportFailure.self) { try YAMLReader.read(c.text, file: "f") }
    #expect(failure?.message(in: .vi) == "f:" + c.fault)
  }

  /// Files of the tiny survey, and what is said of them.
  struct Files: Sendable {
    let responses: String
    var frame: String?
    var context: String?
    let faults: [String]
  }

  static let good = "firm,unit,q1,q2\na,hon-gai,1,2\n"

  static let files: [Files] = [
    Files(responses: "", faults: ["responses.csv: cần dòng tiêu đề và các dòng dữ liệu, nhưng tệp trống"]),
    Files(responses: "\n\n", faults: ["responses.csv:1: cần dòng tiêu đề, nhưng tệp chỉ có dòng trống"]),
    Files(
      responses: "firm,unit,q1,q2\n",
      faults: ["responses.csv: cần các dòng trả lời dưới dòng tiêu đề, nhưng không có dòng nào"]),
    Files(responses: "firm,unit,q1,q3\n", faults: ["responses.csv:1: cần cột \"q2\", nhưng không có; có phải là \"q3\"?"]),
    Files(
      responses: "firm,unit,q1,q1,q2\n",
      faults: ["responses.csv:1: chỉ được có một cột \"q1\", gặp 2: các cột 3 và 4; hãy ghi rõ \"q1 (1)\" hoặc \"q1 (2)\""]),
    Files(
      responses: "firm,unit,q1,q2\na,\"hon-gai,1,2\n",
      faults: ["responses.csv:2: cần dấu ngoặc kép đóng, gặp cuối tệp: dấu ngoặc kép mở tại dòng này không được đóng"]),
    Files(
      responses: "PK\u{3}\u{4}xxxxxx",
      faults: [
        "responses.csv: cần một tệp zip nguyên vẹn, gặp tệp bị cắt ngang, không có phần cuối; không đọc gì từ tệp; hãy sao chép hoặc tải lại tệp"
      ]),
    Files(
      responses: "firm,unit,q1,q2\na,hon-gay,1,2\n,hon-gai,1,2\n",
      faults: [
        "responses.csv: cần ít nhất một dòng hợp lệ, nhưng không có dòng nào trong số 2 dòng (Không xác định được đơn vị: 1; Thiếu mã người trả lời: 1)",
        "responses.csv:2: cột 2 \"unit\": cần một đơn vị của khảo sát, gặp văn bản gồm 7 ký tự (có phải là \"hon-gai\"?); không tính dòng này",
        "responses.csv:3: cột 1 \"firm\": cần mã của người trả lời, nhưng không có; không tính dòng này",
      ]),
    Files(
      responses: good, frame: "respondent,unit\na,hon-gai\na,hon-gai\n,hon-gai\nb,Hòn Gay\n",
      faults: [
        "frame.csv:3: mỗi người trả lời chỉ được có một dòng cho mỗi đơn vị, gặp lại người trả lời và đơn vị của dòng 2",
        "frame.csv:4: cột \"respondent\": cần mã của người trả lời, nhưng ô để trống",
        "frame.csv:5: cột \"unit\": cần một đơn vị của khảo sát, gặp \"Hòn Gay\" (có phải là \"Hòn Gai\"?); đơn vị không tham gia "
          + "thì ghi vào units và leave-out-units",
      ]),
    Files(responses: good, frame: "respondent,unti\na,b\n", faults: ["frame.csv:1: cần cột \"unit\", gặp \"unti\""]),
    Files(
      responses: good, context: "unit,indicator,period,kind,value\n,thu,Q1,actuel,1.5x\nhue,,2023,actual,1\n",
      faults: [
        "context.csv:2: cột \"period\": cần một năm, một tháng hoặc hai ngày, ví dụ 2023, 2023-07 hoặc 2024-01-01/2024-02-15, gặp \"Q1\"",
        "context.csv:2: cột \"kind\": cần một trong các từ actual, target, forecast, published-change, published-share, sum-of, gặp \"actuel\" (có phải là \"actual\"?)",
        "context.csv:2: cột \"value\": cần một số viết như 16,351.83, hoặc để trống khi không có số liệu, gặp \"1.5x\"",
        "context.csv:3: cột \"unit\": cần một đơn vị của khảo sát, hoặc để trống nếu là số liệu chung của cơ quan, gặp \"hue\"",
        "context.csv:3: cột \"indicator\": cần tên của một chỉ tiêu, nhưng ô để trống",
      ]),
  ]

  @Test(arguments: files) func tables(c: Files) {
    var tiny = TinySurvey(c.responses, frame: c.frame)
    if let context = c.context {
      tiny.files["context.csv"] = context
      tiny.context = .init(file: "context.csv")
    }
    let failure = #expect(throws: ImportFailure.self) { try tiny.read() }
    #expect(failure?.faults.map { $0.text(in: .vi) } == c.faults)
  }

  @Test func noFile() throws {
    let folder = try TemporaryFolder([:])
    let failure = #expect(throws: ImportFailure.self) { try InputFile(name: "a.csv", path: folder.path + "/a.csv").text() }
    #expect(failure?.message(in: .vi) == "a.csv: cần một tệp, nhưng không có")
  }
}
