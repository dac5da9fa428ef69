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
      questions: ["a \"b\": #c", "two\nlines", "q (1)", "q (2)", "*x"], responses: 2,
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
      text: "Thái độ,Góp ý,Email\nHài lòng,Ông Nguyễn Văn A 0912345678,a@b.vn\nRất hài lòng,Bà C,c@d.vn\nBình thường,,e@f.vn\n",
      units: ["all"],
      questions: ["Thái độ"],
      responses: 3, holds: "default: \"satisfaction-5\""),
    Case(
      name: "tax codes", text: "Mã,Chi cục,q1\n0100109106,X,4\n0300588569,X,5\n0100109106-001,Y,5\n0301452948,Y,1\n", units: ["X", "Y"],
      questions: ["q1"],
      responses: 4, holds: "respondent-id: \"tax-code\""),
    Case(
      name: "dates that read both ways", text: "Ngày nộp,Chi cục,q1\n03/04/2025 10:00,X,4\n05/06/2025 11:00,X,5\n", units: ["X"],
      questions: ["q1"],
      responses: 2, holds: "date-order: \"dmy\""),
    Case(
      name: "consent", text: "Đồng ý tham gia?,Chi cục,q1\nCó,X,4\nKhông,X,2\nCó,Y,5\n", units: ["X", "Y"], questions: ["q1"], responses: 2,
      holds: "leave-out:\n      - \"no-consent\""),
    Case(
      name: "units of one spelling", text: "Chi cục,q1,q2\nHòn Gai,1,2\nhòn  gai,2,3\nHon Gai,5,5\n",
      units: ["hon-gai", "hon-gai-2"],
      questions: ["q1", "q2"], responses: 3, holds: "looks like \"Hòn Gai\""),
    // Found by the fuzzer: a label that survey.yaml cannot hold. It is off the scale.
    Case(
      name: "a control character in an answer", text: "Chi cục,q1[a],q1[b]\nX,1,2\nY,5,1\nX,B\u{1}3,1\nY,1,5\n", units: ["X", "Y"],
      questions: ["q1[a]", "q1[b]"], responses: 4),
    // Found by the fuzzer: part of a header becomes the name of a component, which cannot hold it either.
    Case(
      name: "a control character in a header", text: "mst,Q1\u{1F}[Cảng A],Q1 [CB],Q2 [Cảng B]\nx,1,2,3\ny,5,5,5\n", units: ["all"],
      questions: ["Cảng A", "Q1 [CB]", "Q2 [Cảng B]"], responses: 2),
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
    guard case .runs(let data, _) = try draft.write(into: folder.path) else {
      Issue.record("\(draft.survey)")
      return
    }
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

  @Test func whatWeighsMostIsAskedFirst() throws {
    let rows = (0..<20).map { "X\($0 % 2),M\($0 % 3),0\($0 % 9 + 1)/0\($0 % 3 + 1)/2025,B\($0 % 3 + 1),B\($0 % 2 + 1),A\($0 % 4)" }
    let text = "Branch,Store,Day,q1[a],q1[b],q2\n" + rows.joined(separator: "\n") + "\n"
    var asked: [String] = []
    let made = try ProposedSurvey(text) { decision in
      asked.append("\(decision.kind.rawValue) \(decision.columns) \(decision.options.count)")
      return decision.kind == .unit ? 1 : 0
    }
    #expect(asked.first == "unit [\"Branch\", \"Store\"] 3", "\(asked)")
    #expect(asked.contains("scale [\"q1 a\", \"q1 b\"] 4"), "\(asked)")
    #expect(made.units == ["M0", "M1", "M2"])
    #expect(Set(made.scored.map(\.header)).isSuperset(of: ["q1[a]", "q1[b]"]))
    // Nobody to ask: nothing of it is taken.
    let alone = try ProposedSurvey(text)
    #expect(Set(alone.open).isSuperset(of: ["Branch", "Store", "q1[a]", "q1[b]"]), "\(alone.open)")
  }
}
