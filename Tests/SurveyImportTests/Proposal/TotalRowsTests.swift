import SurveyModel
import Testing

@testable import SurveyImport

/// The totals at the foot of a table are no units and no grades.
@Suite struct TotalRowsTests {
  private static let grades = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]

  private static func file(_ header: String, units: [String], foot: [[String]] = [], more: (header: String, cells: [String])? = nil)
    -> String
  {
    let lines = units.enumerated().map { row, unit in
      MadeExport.line([unit, grades[row % 5], grades[row * 3 % 5]] + (more.map { [$0.cells[row % $0.cells.count]] } ?? []))
    }
    return MadeExport.line([header, "Thái độ phục vụ", "Tốc độ giải quyết"] + (more.map { [$0.header] } ?? [])) + lines.joined()
      + foot.map { MadeExport.line($0) }.joined()
  }

  private static let two = (0..<30).map { ["Hòn Gai", "Vạn Gia"][$0 % 2] }

  @Test(
    arguments: [
      "Tổng cộng", "Cộng", "Trung bình", "TRUNG BÌNH CHUNG:", "Tổng số", "Bình quân", "Average", "Mean", "Grand total",
    ], ["words", "numbers"])
  func totalsAreNoUnits(word: String, kind: String) throws {
    var text = Self.file("Đơn vị", units: Self.two, foot: [[word, "Hài lòng", "Hài lòng"], [word, "Bình thường", "Hài lòng"]])
    if kind == "numbers" {
      for (place, grade) in Self.grades.enumerated().reversed() { text = text.replacing(",\(grade)", with: ",\(place + 1)") }
    }
    let made = try ProposedSurvey(text)
    #expect(made.units == ["Hòn Gai", "Vạn Gia"], "\(made.draft.survey)")
    #expect(made.responses == 30)
    #expect(made.leftOut == [.unknownUnit: 2])
  }

  /// Means have decimals and sums are high: neither makes a scale of its own.
  @Test(arguments: [["Trung bình", "3.4", "2.9"], ["Tổng cộng", "102", "88"], ["Average", "3.4", "3.1"], ["Total", "102", "88"]])
  func totalsAreNoGrades(foot: [String]) throws {
    var text = Self.file("Đơn vị", units: Self.two, foot: [foot])
    for (place, grade) in Self.grades.enumerated().reversed() { text = text.replacing(",\(grade)", with: ",\(place + 1)") }
    let made = try ProposedSurvey(text)
    #expect(made.scored.map(\.points) == [5, 5])
    #expect(made.leftOut == [.unknownUnit: 1])
    // Where no column names a unit, that they count is said.
    let whole = try ProposedSurvey(text.replacing("Đơn vị", with: "STT"))
    #expect(whole.scored.map(\.points) == [5, 5])
    #expect(whole.draft.survey.contains("totals or means of the other rows"))
  }

  /// Where the column of names stands last, the word stands behind the numbers.
  @Test func theOrderOfColumnsChangesNothing() throws {
    let lines = (0..<30).map { row -> String in
      let unit = ["Hòn Gai", "Vạn Gia"][row % 2]
      return MadeExport.line([String(row % 5 + 1), String(row * 3 % 5 + 1), unit])
    }
    let head = MadeExport.line(["Thái độ phục vụ", "Tốc độ giải quyết", "Đơn vị"])
    let made = try ProposedSurvey(head + lines.joined() + MadeExport.line(["3.4", "3.2", "Trung bình"]))
    #expect(made.scored.map(\.points) == [5, 5])
    #expect(made.leftOut == [.unknownUnit: 1])
  }

  @Test func averageIsAGradeInItsColumn() throws {
    let lines = (0..<30).map { row in MadeExport.line([["Tốt", "Khá", "Trung bình", "Kém"][row % 4], String(row % 5 + 1)]) }
    let made = try ProposedSurvey(MadeExport.line(["Thái độ phục vụ", "Hài lòng về tốc độ giải quyết"]) + lines.joined())
    #expect(made.responses == 30 && made.scored.map(\.count) == [30, 30])
  }
}
