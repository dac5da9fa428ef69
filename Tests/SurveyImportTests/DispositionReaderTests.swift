import SurveyModel
import SurveyWords
import Testing

@testable import SurveyImport

@Suite struct DispositionReaderTests {
  private func read(_ text: String, by columns: [String] = []) throws -> DispositionTable {
    let folder = try TemporaryFolder(["frame.csv": Array(text.utf8)])
    defer { withExtendedLifetime(folder) {} }
    return try DispositionReader().read(folder.path + "/frame.csv", by: columns).table
  }

  /// The faults without the folder of the test.
  private func messages(_ text: String, by columns: [String] = []) throws -> [String] {
    do {
      _ = try read(text, by: columns)
      return []
    } catch let failure as ImportFailure {
      #expect(failure.kind == .unusable)
      return failure.faults.map { "\($0.place.line.map(String.init) ?? "-"): \($0.message[.en])" }
    }
  }

  @Test func everyRowIsACase() throws {
    let table = try read(
      """
      respondent,Unit,disposition
      a,Hòn Gai,I
      b,HÒN GAI,1.2
      c,Hon Gai,
      ,,2.11

      d,,gone away
      e,,5.1
      f,,nc
      """, by: ["unit"])
    #expect(table.disposition == [.complete, .partial, .nonContact, .refusal, .nonContact, .nonContact, .nonContact])
    #expect(table.blank == 1)
    #expect(table.unknown == 2)
    #expect(table.attributes == [.init(name: "unit", categories: ["Hòn Gai", "Hon Gai", ""], category: [0, 0, 1, 2, 2, 2, 2])])
    #expect(table.problems.map(\.line) == [7, 8])
    // A text in one row may be somebody's name; a code is nobody's.
    #expect(table.problems.map(\.found) == [.text(characters: 9), .shown("5.1")])
  }

  /// An office's own word for an outcome is shown; what stands in one or two rows is not.
  @Test func aStatusOfManyRowsIsShown() throws {
    let table = try read("respondent,disposition\na,I\nb,gone away\nc,gone away\nd,Mr Bean\ne,Mr Bean\nf,gone away\n")
    let (habit, name) = (ImportProblem.Found.status("gone away"), ImportProblem.Found.text(characters: 7))
    #expect(table.problems.map(\.found) == [habit, habit, name, name, habit])
  }

  /// As in the frame of a survey: a misspelt status is shown with what was meant; each is told once.
  @Test func aMisspeltStatusIsShownWithAHint() throws {
    let table = try read("respondent,disposition\na,I\nb,Tư chối\nc,Answred\nd,Tư chối\ne,Tư chối\nf,Lan Anh\n")
    let tail = "; the row counts as NC, as one without a code"
    let head = "column \"disposition\": expected an AAPOR code such as 1.0 or 2.11, or one of I P R NC O UH UO NE, found "
    #expect(
      table.problems.equalStatusesTogether.map { $0.sentence(in: .en) } == [
        head + "\"Tư chối\" (did you mean \"từ chối\"?) in 3 rows" + tail, head + "\"Answred\" (did you mean \"answered\"?)" + tail,
        head + "text, 7 characters" + tail,
      ])
    #expect(table.unknown == 5 && table.problems.count == 5)
  }

  @Test(arguments: ["Kết quả liên hệ", "Tình trạng liên hệ", "Kết quả khảo sát", "KẾT QUẢ LIÊN LẠC", "Contact result", "Outcome"])
  func whatOfficesCallTheColumn(header: String) throws {
    #expect(try read("MST,\(header)\n1,Đã trả lời\n2,Từ chối\n").disposition == [.complete, .refusal])
  }

  /// A row that holds something, only not in the columns asked for, is a case all the same.
  @Test func aRowWithoutAnythingElseIsACase() throws {
    let table = try read("respondent,disposition\na,I\nb,\n")
    #expect(table.disposition == [.complete, .nonContact])
    #expect(table.blank == 1)
  }

  @Test func aColumnNamedTwiceCountsOnce() throws {
    #expect(try read("unit,disposition\nx,I\n", by: ["unit", "UNIT"]).attributes.map(\.name) == ["unit"])
  }

  struct Fault: Sendable {
    let text: String
    let by: [String]
    let message: String
  }

  static let wrong: [Fault] = [
    Fault(text: "", by: [], message: "-: expected a header line and rows below it, found an empty file"),
    Fault(text: "disposition\n", by: [], message: "-: expected a header line and rows below it, found no row below the header"),
    Fault(text: "unit,state\na,I\n", by: [], message: "1: expected a column \"disposition\", found none"),
    Fault(
      text: "unit,dispositon\na,I\n", by: [],
      message: "1: expected a column \"disposition\", found none; did you mean \"dispositon\"?"),
    Fault(
      text: "stratum,disposition\na,I\n", by: ["strata"],
      message: "1: expected a column \"strata\", found none; did you mean \"stratum\"?"),
    Fault(text: "disposition,a\nI,b,c\n", by: [], message: "2: expected 2 columns as in the header, found a cell in column 3"),
    Fault(
      text: "disposition,unit\n,a\n,b\n", by: [],
      message:
        "-: column \"disposition\": expected an AAPOR code such as 1.0 or 2.11, or one of I P R NC O UH UO NE, found none in any of 2 rows"),
  ]

  /// Where no outcome is known, those that are there are told by the same rule.
  @Test func noOutcomeIsKnown() throws {
    let found = try messages("disposition\nĐã trã lời\nĐã trã lời\nTrần Thị Bình\n", by: [])
    #expect(found.count == 3 && found[0].hasSuffix("found none in any of 3 rows"))
    #expect(
      found.dropFirst() == [
        "2: column \"disposition\": found \"Đã trã lời\" (did you mean \"đã trả lời\"?) in 2 rows",
        "4: column \"disposition\": found text, 13 characters",
      ])
  }

  /// Whoever signed, and the sum, are no cases.
  @Test func theFootOfAList() throws {
    let table = try read("STT,Tình trạng\n1,Đã trả lời\n2,\nTổng cộng,2\n,Người lập biểu\n,Nguyễn Văn A\n")
    #expect(table.disposition == [.complete, .nonContact] && table.problems.isEmpty)
  }

  @Test(arguments: ["Đã trả lời một phần", "Đã trả lời chưa đầy đủ", "Partly answered", "đã trả lời một phần."])
  func aPartOfTheAnswers(text: String) throws {
    #expect(try read("disposition\n\(text)\n").disposition == [.partial])
  }

  @Test(arguments: wrong) func names(fault: Fault) throws {
    #expect(try messages(fault.text, by: fault.by) == [fault.message])
  }

  @Test func anAbsentFileCannotBeRead() throws {
    let failure = try #require(throws: ImportFailure.self) { try DispositionReader().read("/nowhere/frame.csv", by: []) }
    #expect(failure.kind == .unreadable)
  }

  /// And a list with the names of a frame by those of an office.
  @Test(arguments: ["Đơn vị", "đơn  vị", "CHI CỤC", "Sub-department", "unit"]) func aColumnOfAFrameByAnUsualName(by: String) throws {
    let table = try read("respondent,unit,disposition\n1,HG,I\n2,MC,R\n", by: [by])
    #expect(table.attributes == [.init(name: by, categories: ["HG", "MC"], category: [0, 1])])
    #expect(
      try read("disposition,Đơn vị,unit\nI,x,HG\n", by: [by]).attributes[0].categories == [TextKey(by) == TextKey("Đơn vị") ? "x" : "HG"])
  }

  @Test func aColumnThatNobodyCallsSo() throws {
    #expect(
      try messages("respondent,unit,disposition\n1,HG,I\n", by: ["Đơn giá"]) == ["1: expected a column \"Đơn giá\", found none"])
  }

  /// A list as an office has it is broken down by the names of a frame, or by its own.
  @Test(arguments: [["unit", "stratum"], ["Đơn vị", "Địa bàn"], ["đơn vị", "stratum"]]) func columnsByTheirUsualNames(by: [String]) throws {
    let table = try read("Mã số thuế,Đơn vị,Địa bàn,Tình trạng\n1,HG,Trong,Đã trả lời\n2,MC,Ngoài,Từ chối\n3,HG,Ngoài,I\n", by: by)
    #expect(table.attributes.map(\.categories) == [["HG", "MC"], ["Trong", "Ngoài"]])
    #expect(table.attributes.map(\.name) == by)
    #expect(table.disposition == [.complete, .refusal, .complete])
  }
}
