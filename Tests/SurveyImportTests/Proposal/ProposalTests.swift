import Foundation
import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct IDMakerTests {
  struct Case: Sendable {
    let text: String
    let id: String
  }

  static let cases: [Case] = [
    Case(text: "Chi cục Hải quan Móng Cái", id: "chi-cuc-hai-quan-mong-cai"),
    Case(text: "Đồng Đăng", id: "dong-dang"),
    Case(text: "Q2_1", id: "Q2_1"),
    Case(text: "  Phí - lệ phí? ", id: "phi-le-phi"),
    Case(text: "😀", id: ""),
    Case(text: "---", id: ""),
    // 40 bytes at most, at the end of a word.
    Case(text: String(repeating: "abcdefghi ", count: 9), id: "abcdefghi-abcdefghi-abcdefghi-abcdefghi"),
    Case(text: String(repeating: "x", count: 200), id: String(repeating: "x", count: 40)),
  ]

  @Test(arguments: cases) func id(c: Case) { #expect(IDMaker.id(of: c.text) == c.id) }

  @Test func eachIdIsGivenOnce() {
    var ids = IDMaker(reserved: ["default"])
    #expect(ids.id(of: ["Hòn Gai"], else: "u1") == "hon-gai")
    #expect(ids.id(of: ["Hon-Gai"], else: "u2") == "Hon-Gai-2")
    #expect(ids.id(of: ["", "😀"], else: "u3") == "u3")
    #expect(ids.id(of: ["default"], else: "u4") == "default-2")
  }
}

@Suite struct ScaleFinderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let values: [String]
    let builtIn: [String]
    var declared: [String]?
    var missing: [String] = []
    var isGuess = false
    var testDescription: String { values.joined(separator: ", ") }
  }

  static let cases: [Case] = [
    Case(values: ["Rất hài lòng", "Bình thường", "Chưa hài lòng"], builtIn: ["satisfaction-5"]),
    Case(values: ["Very dissatisfied", "Neutral", "Satisfied", "N/A"], builtIn: ["satisfaction-5", "satisfaction-7"]),
    Case(values: ["5 - Rất hài lòng", "4 - Hài lòng"], builtIn: ["satisfaction-5"]),
    Case(values: ["Có", "Không"], builtIn: ["yes-no"]),
    Case(values: ["1", "3", "99"], builtIn: [], declared: ["1", "2", "3", "4", "5"], missing: ["dont-know 99"]),
    Case(values: ["1", "7", "-1"], builtIn: [], declared: ["1", "2", "3", "4", "5", "6", "7"], missing: ["not-applicable -1"]),
    Case(values: ["0", "10"], builtIn: [], declared: (0...10).map { String($0) }),
    Case(values: ["2.5", "3"], builtIn: []),
    Case(values: ["17", "45"], builtIn: []),
    Case(values: ["Tuyệt", "Rất tệ", "Tạm được", "Tệ"], builtIn: [], declared: ["Rất tệ", "Tệ", "Tạm được", "Tuyệt"], isGuess: true),
    Case(
      values: ["A2", "A10", "A1", "-oth-"], builtIn: [], declared: ["A1", "A2", "A10"], missing: ["not-applicable -oth-"], isGuess: true),
    Case(values: ["2. Yếu", "1. Kém", "3. Khá"], builtIn: [], declared: ["Kém", "Yếu", "Khá"]),
    Case(values: ["KCDL"], builtIn: []),
  ]

  @Test(arguments: cases) func scale(c: Case) {
    let finder = ScaleFinder(platform: Plain())
    let values = c.values.map { (text: $0, count: 3) }
    #expect(finder.builtIn(values) == c.builtIn)
    guard c.builtIn.isEmpty else { return }
    let found = finder.declared(values, isShared: true)
    #expect(found?.values.map { $0.labels.first ?? $0.code } == c.declared)
    #expect(found?.isGuess ?? false == c.isGuess)
    #expect(found?.missing.flatMap { missing in missing.labels.map { "\(missing.kind.name) \($0)" } } ?? [] == c.missing)
  }

  @Test func oneQuestionWithUnknownWordsIsNoScale() {
    #expect(ScaleFinder(platform: Plain()).declared([("TNHH", 4), ("Cổ phần", 5)], isShared: false) == nil)
  }

  @Test func qualticsWritesABlankAsMinus99() {
    let found = ScaleFinder(platform: Qualtrics()).declared([("5", 1), ("-99", 1), ("-1", 1)], isShared: true)
    #expect(found?.missing == [.init(kind: .notApplicable, labels: ["-1"])])
  }
}

@Suite struct YAMLTextTests {
  static let texts: [String] = [
    "plain", "a \"b\" \\ c", "a: b # c", "a\nb\tc", "😀 đ", "- x", "*x &x", "{unit}", " *x", "[*x", "a\u{2028}b\u{85}c\u{FEFF}d\u{200B}",
    "'", "%", "@x", "\u{202E}turned",
    String(repeating: "ấ", count: 500), "~", "null", "no", "\u{10FFFF}",
  ]

  @Test(arguments: texts) func readsBack(text: String) throws {
    let root = try YAMLReader.read("a: \"b &x\"\nkey: \(YAMLText.quoted(text)) # \(YAMLText.comment(text))\n", file: "f")
    guard case .map(let entries) = root.content, let last = entries.last, case .text(let found) = last.value.content else {
      Issue.record("no map")
      return
    }
    #expect(found.unicodeScalars.elementsEqual(text.unicodeScalars))
  }
}

/// The whole proposal of files whose headers and cells are as bad as they come; what is written is read back by our own reader.
@Suite struct SurveyDraftTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var units: [String]
    var questions: [String]
    var responses: Int
    /// Part of survey.yaml.
    var holds = ""
    var testDescription: String { name }
  }

  static let long = String(repeating: "rất dài ", count: 40)

  static let cases: [Case] = [
    Case(
      name: "adversarial headers",
      text: "\"a \"\"b\"\": #c\",\"two\nlines\",😀,,,q,q,Q, *x,{unit},- y,\"\(long)\"\n"
        + "1,2,3,4,5,1,2,3,4,5,1,2\n5,4,3,2,1,5,4,3,2,1,1,1\n",
      units: ["all"],
      questions: ["a \"b\": #c", "two\nlines", "😀", "q (1)", "q (2)", "Q", "*x", "- y", withoutBlanks(long)], responses: 2,
      holds: "header does not mean"),
    Case(
      name: "blocks of columns", text: "mst,A [Cảng X],A [Cảng Y],B [Cảng X],B [Cảng Y]\nf1,1,2,3,4\nf2,5,,5,\n",
      units: ["cang-x", "cang-y"],
      questions: ["A [{unit}]", "B [{unit}]"], responses: 3),
    Case(
      name: "several units in a cell", text: "Đơn vị,q1,q2\nA;B,1,2\nA,3,4\nB,5,5\nB;A,5,5\n", units: ["A", "B"], questions: ["q1", "q2"],
      responses: 6,
      holds: "separator: \";\""),
    Case(
      name: "no unit column, comments kept out",
      text: "Thái độ,Góp ý,Email\nHài lòng,Ông Nguyễn Văn A 0912345678,a@b.vn\nRất hài lòng,Bà C,c@d.vn\n", units: ["all"],
      questions: ["Thái độ"],
      responses: 2, holds: "default: \"satisfaction-5\""),
    Case(
      name: "tax codes", text: "Mã,Chi cục,q1\n0100109106,X,4\n0300588569,X,5\n0100109106-001,Y,5\n0301452948,Y,1\n", units: ["X", "Y"],
      questions: ["q1"],
      responses: 4, holds: "respondent-id: \"tax-code\""),
    Case(
      name: "dates that read both ways", text: "Ngày nộp,Chi cục,q1\n03/04/2025 10:00,X,4\n05/06/2025 11:00,X,2\n", units: ["X"],
      questions: ["q1"],
      responses: 2, holds: "date-order: \"dmy\""),
    Case(
      name: "consent", text: "Đồng ý tham gia?,Chi cục,q1\nCó,X,4\nKhông,X,2\nCó,Y,2\n", units: ["X", "Y"], questions: ["q1"], responses: 2,
      holds: "leave-out:\n      - \"no-consent\""),
    Case(
      name: "units of one spelling", text: "Chi cục,q1,q2\nHòn Gai,1,2\nhòn  gai,2,3\nHon Gai,5,5\n",
      units: ["hon-gai", "hon-gai-2"],
      questions: ["q1", "q2"], responses: 3, holds: "looks like \"Hòn Gai\""),
    // Found by the fuzzer: a label that survey.yaml cannot hold. It is off the scale.
    Case(
      name: "a control character in an answer", text: "Chi cục,q1[a],q1[b]\nX,B1,B2\nY,B2,B1\nX,B\u{1}3,B1\nY,B1,B2\n", units: ["X", "Y"],
      questions: ["q1[a]", "q1[b]"], responses: 4),
    // Found by the fuzzer: part of a header becomes the name of a component, which cannot hold it either.
    Case(
      name: "a control character in a header", text: "mst,Q1\u{1F}[Cảng A],Q1 [CA],Q2 [Cảng B]\nx,1,2,3\ny,5,4,5\n", units: ["all"],
      questions: ["Cảng A", "Q1 [CA]", "Q2 [Cảng B]"], responses: 2),
    Case(
      name: "a decimal comma and bars", text: "Chi cục|q1|q2\nA|4,0|5\nB|3|1\n", units: ["A", "B"], questions: ["q1", "q2"], responses: 2),
  ]

  @Test(arguments: cases) func proposed(c: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cdci-draft-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(c.text.utf8).write(to: folder.appending(path: "r.csv"))
    let draft = try SurveyDraft.propose(
      [folder.path + "/r.csv"], name: "t: \"#*", today: CalendarDate(year: 2025, month: 5, day: 1)!)
    try Data(draft.survey.utf8).write(to: folder.appending(path: "survey.yaml"))
    try Data(draft.index.utf8).write(to: folder.appending(path: "index.yaml"))
    let data = try SurveyDraft.check(folder.path)
    #expect(data.survey.units.map(\.id) == c.units)
    #expect(data.survey.respondentGroups[0].questions.map(\.column) == c.questions)
    #expect(data.account.responses == c.responses)
    #expect(c.holds.isEmpty || draft.survey.contains(c.holds), "\(draft.survey)")
    for secret in ["@", "Nguyễn", "0912", "0100109106"] { #expect(!draft.survey.contains(secret)) }
    #expect(draft.survey.utf8.allSatisfy { $0 != 9 })
    // The same file, the same draft.
    let again = try SurveyDraft.propose(
      [folder.path + "/r.csv"], name: "t: \"#*", today: CalendarDate(year: 2025, month: 5, day: 1)!)
    #expect(again.survey == draft.survey && again.index == draft.index)
  }

  @Test func choicesAreAsked() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "cdci-ask-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(
      "Chi cục,Đơn vị phòng,Ngày,q1[a],q1[b]\nX,M,03/04/2025,B1,B2\nX,N,03/05/2025,B2,B1\nY,M,03/05/2025,B2,B1\nY,N,03/05/2025,B2,B2\n".utf8
    ).write(to: file)
    var asked: [String] = []
    let draft = try SurveyDraft.propose([file.path], name: "t", today: CalendarDate(year: 2025, month: 5, day: 1)!) { decision in
      asked.append("\(decision.question[.en]) \(decision.options.count) \(decision.likeliest)")
      return 1
    }
    #expect(
      asked == [
        "Which column says which unit is rated? 3 0", "Which order is right, from the worst to the best? 2 0",
        "The dates of the column \"Ngày\" can be read both ways. Which is right? 2 0",
      ])
    #expect(draft.survey.contains("unit: \"Đơn vị phòng\""))
    #expect(draft.survey.contains("date-order: \"mdy\""))
    #expect(draft.survey.contains("\"1\":\n        - \"B2\"\n      \"2\":\n        - \"B1\""))
  }
}
