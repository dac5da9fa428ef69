import SurveyModel
import Testing

@Suite struct MissingCountsTests {
  private func table(_ answers: [UInt8]) -> ResponseTable {
    ResponseTable(
      questions: [Question(code: "q", column: "q", scale: 0)], unit: answers.map { _ in 0 }, stratum: answers.map { _ in 0 },
      respondent: answers.indices.map { UInt32($0) }, isComplete: answers.map { _ in true }, isInFrame: answers.map { _ in true },
      answers: [answers])
  }

  /// Kinds in their order: 250 don't know, 251 not applicable, 252 refused, 253 not reached, 254 off the scale, 255 blank.
  @Test func kindsInTheirOrder() {
    #expect(table([]).missing(question: 0) == [0, 0, 0, 0, 0, 0])
    #expect(table([0, 4, 249]).missing(question: 0) == [0, 0, 0, 0, 0, 0])
    #expect(table([250, 251, 251, 0, 252, 253, 254, 255, 255, 255]).missing(question: 0) == [1, 2, 1, 1, 1, 3])
  }

  /// Of eight at a time, and what is left of them; positions on a scale above 127 are no missing kind.
  @Test(arguments: [1, 7, 8, 9, 16, 17, 1000]) func anyNumber(_ count: Int) {
    #expect(table([UInt8](repeating: 255, count: count)).missing(question: 0) == [0, 0, 0, 0, 0, count])
    #expect(table([UInt8](repeating: 250, count: count) + [251]).missing(question: 0) == [count, 1, 0, 0, 0, 0])
    #expect(table([UInt8](repeating: 249, count: count) + [128, 127, 255]).missing(question: 0) == [0, 0, 0, 0, 0, 1])
  }
}
