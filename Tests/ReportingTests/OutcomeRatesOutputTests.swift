import Scoring
import SurveyModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct OutcomeRatesOutputTests {
  /// Three of unknown eligibility, one of them in unit "=b"; e = 0.3 is given.
  private func output(eligibility: Double?) -> OutcomeRatesOutput {
    let table = DispositionTable(
      disposition: [.unknownOther, .unknownOther, .unknownOther],
      attributes: [.init(name: "unit", categories: ["", "=b"], category: [0, 0, 1])], blank: 0, unknown: 0, problems: [])
    return OutcomeRatesOutput(table, OutcomeRates(table, eligibility: eligibility))
  }

  /// 0 over the unknown, empty for 0/0; a blank category is told from all by `by`.
  @Test func csv() {
    let lines = String(decoding: output(eligibility: 0.3).csv.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(
      lines == [
        "by,unit,cases,I,P,R,NC,O,UH,UO,NE,RR1,RR2,RR3,RR4,RR5,RR6,COOP1,COOP2,COOP3,COOP4,REF1,REF2,REF3,CON1,CON2,CON3,e",
        ",,3,0,0,0,0,0,0,3,0,0,0,0,0,,,,,,,0,0,,0,0,,0.3",
        "unit,,2,0,0,0,0,0,0,2,0,0,0,0,0,,,,,,,0,0,,0,0,,0.3",
        "unit,'=b,1,0,0,0,0,0,0,1,0,0,0,0,0,,,,,,,0,0,,0,0,,0.3",
      ])
  }

  @Test func json() throws {
    let document = try JSONDocument(parsing: output(eligibility: nil).json)
    #expect(document["eligibility"]?["e"] == .null)
    #expect(document["eligibility"]?["source"] == .string("estimated"))
    #expect(document["rates"]?[0]?["RR1"] == .number(0))
    #expect(document["rates"]?[0]?["RR3"] == .null)
    #expect(document["rates"]?[0]?["RR5"] == .null)
    #expect(document["rates"]?[1]?["by"]?["unit"] == .string(""))
    #expect(document["rates"]?[2]?["by"]?["unit"] == .string("=b"))
  }

  @Test func text() {
    let english = output(eligibility: 0.3).text(.en)
    #expect(english.contains("(blank)"))
    #expect(english.contains("e = 0.3000, given."))
    #expect(english.contains("All      0.0%  0.0%  0.0%  0.0%    –    –\n"))
    #expect(output(eligibility: 0.3).text(.vi).contains("e = 0,3000, cho trước."))
    #expect(output(eligibility: nil).text(.en).contains("e is not defined"))
  }
}
