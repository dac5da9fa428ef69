import SurveyModel
import TestSupport
import Testing

/// The fixture itself: its frame has the counts that the reference numbers were computed with.
@Suite struct OracleSurveyTests {
  @Test(arguments: OracleSurvey.Design.allCases) func frameCounts(design: OracleSurvey.Design) throws {
    let oracle = OracleSurvey(design)
    let frame = try #require(oracle.group.frame)
    let expected = design == .oneUnitPerFirm ? [7, 9, 8, 12, 3, 9] : [9, 13, 11, 15, 5, 12]
    var counts = Array(repeating: 0, count: 6)
    var rows: Set<[UInt32]> = []
    for row in 0..<frame.count {
      let unit = try #require(frame.unit[row])
      counts[Int(unit) * 2 + Int(frame.stratum[row])] += 1
      rows.insert([frame.respondent[row], unit])
    }
    #expect(counts == expected)
    #expect(rows.count == frame.count)
    for (stratum, firms) in [18, 30].enumerated() {
      #expect(Set((0..<frame.count).filter { frame.stratum[$0] == UInt16(stratum) }.map { frame.respondent[$0] }).count == firms)
    }
    #expect(oracle.group.responses.count == (design == .oneUnitPerFirm ? 24 : 35))
  }

  @Test func formsListedForFirmsThatAnswered() throws {
    let oracle = OracleSurvey(.severalUnitsPerFirm)
    let frame = try #require(oracle.group.frame)
    let answered = Set(oracle.group.responses.respondent)
    var listed = Array(repeating: 0, count: 6)
    for row in 0..<frame.count where answered.contains(frame.respondent[row]) {
      listed[Int(frame.unit[row] ?? 0) * 2 + Int(frame.stratum[row])] += 1
    }
    #expect(listed == [6, 8, 7, 9, 3, 7])
  }
}
