import SurveyModel
import Testing

@testable import SurveyImport

/// What is typed beside the choices of a form is no unit; what people wrote is not shown.
@Suite struct NoNameTests {
  private static let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  private static func file(_ header: String, units: [String], more: (header: String, cells: [String])? = nil)
    -> String
  {
    let lines = units.enumerated().map { row, unit in
      MadeExport.line([unit, grades[row % 5], grades[row * 3 % 5]] + (more.map { [$0.cells[row % $0.cells.count]] } ?? []))
    }
    return MadeExport.line([header, "Thái độ phục vụ", "Tốc độ giải quyết"] + (more.map { [$0.header] } ?? [])) + lines.joined()
  }

  private static let two = (0..<30).map { ["Hòn Gai", "Vạn Gia"][$0 % 2] }

  @Test(arguments: [
    ["người ở cổng KÍN"], ["KÍN one", "KÍN two the man at the gate", "KÍN ba"], ["Khác: KÍN"], ["Khác", "Khác", "Khác"],
    ["gặp anh Hùng KÍN", "gặp anh Hùng KÍN"], ["Other (please specify)"],
  ])
  func whatIsTypedIsNoUnit(typed: [String]) throws {
    let made = try ProposedSurvey(Self.file("Đơn vị đã đến làm việc", units: Self.two + typed))
    #expect(made.units == ["Hòn Gai", "Vạn Gia"])
    #expect(made.responses == 30)
    #expect(made.leftOut == [.unknownUnit: typed.count])
    #expect(!(made.draft.survey + made.draft.index).contains("KÍN"))
  }

  @Test func unitsOfFewRowsStay() throws {
    let named = (0..<20).map { ["Hòn Gai", "Vạn Gia", "Cái Rồng"][$0 % 3] } + ["Bắc Luân", "Ka Long", "Ka Long"]
    #expect(try ProposedSurvey(Self.file("Đơn vị", units: named)).units.count == 5)
    #expect(try ProposedSurvey(Self.file("Đơn vị", units: Self.two + ["Hải quan Cái Lân"])).units.count == 3)
  }

  @Test(arguments: [
    "What should we improve?", "Điều ông/bà chưa hài lòng?", "Đơn vị cần cải thiện điều gì?", "Góp ý", "Mức độ hài lòng khác",
  ])
  func whatPeopleWroteIsNotShown(header: String) throws {
    let cells = ["KÍN anh Hùng phòng 3 rất chậm", "không", "KÍN Mr Hung is slow", "Không hài lòng"]
    var asked = ""
    let made = try ProposedSurvey(Self.file("Chi cục", units: Self.two, more: (header, cells))) { decision in
      asked += "\(decision)\n"
      return nil
    }
    let written = [made.draft.survey, made.draft.index, made.draft.readme, asked] + made.draft.remarks.map { $0[.vi] + $0[.en] }
    #expect(!written.contains { $0.contains("KÍN") }, "\(written.joined(separator: "\n"))")
    #expect(made.scored.map(\.header) == ["Thái độ phục vụ", "Tốc độ giải quyết"])
  }

  @Test func namesBehindTitles() {
    #expect(StrayNames.namesSomebody("gặp anh Hùng ở cổng") && StrayNames.namesSomebody("Mr Hung is slow"))
    #expect(!StrayNames.namesSomebody("Cô Tô") && !StrayNames.namesSomebody("Ông/bà hài lòng") && !StrayNames.namesSomebody("Bà Rịa"))
  }
}
