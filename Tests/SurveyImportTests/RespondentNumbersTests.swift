import Testing

@testable import SurveyImport

@Suite struct RespondentNumbersTests {
  struct Case: Sendable {
    let name: String
    let listed: Int
    let respondents: [UInt32]
    let numbers: [UInt32]
    /// The old number of each new one that the frame does not list, less those of the frame.
    let unlisted: [Int]
  }

  static let cases: [Case] = [
    Case(name: "nobody", listed: 0, respondents: [], numbers: [], unlisted: []),
    Case(name: "as they come", listed: 0, respondents: [0, 1, 0, 2], numbers: [0, 1, 0, 2], unlisted: [0, 1, 2]),
    Case(name: "one left out", listed: 0, respondents: [0, 2, 0, 3, 2], numbers: [0, 1, 0, 2, 1], unlisted: [0, 2, 3]),
    Case(name: "the first left out", listed: 0, respondents: [5, 1, 5], numbers: [0, 1, 0], unlisted: [5, 1]),
    Case(name: "in another order", listed: 0, respondents: [1, 0, 1], numbers: [0, 1, 0], unlisted: [1, 0]),
    Case(name: "of the frame", listed: 3, respondents: [2, 3, 0, 4, 3], numbers: [2, 3, 0, 4, 3], unlisted: [0, 1]),
    Case(name: "of the frame, one left out", listed: 3, respondents: [2, 4, 0, 3, 4], numbers: [2, 3, 0, 4, 3], unlisted: [1, 0]),
    Case(name: "of the frame alone", listed: 3, respondents: [2, 2], numbers: [2, 2], unlisted: []),
  ]

  @Test(arguments: cases) func dense(_ item: Case) {
    var numbers = RespondentNumbers(listed: item.listed)
    #expect(numbers.numbers(of: item.respondents) == item.numbers, "\(item.name)")
    #expect(numbers.unlisted == item.unlisted, "\(item.name)")
    // Asked again they are the same; one more is the next.
    #expect(numbers.numbers(of: item.respondents) == item.numbers)
    #expect(numbers.number(of: 1000) == UInt32(item.listed + item.unlisted.count))
  }

  @Test func whetherAnythingChanged() {
    var numbers = RespondentNumbers(listed: 1)
    #expect(numbers.areUnchanged(0) && !numbers.areUnchanged(1))
    _ = numbers.numbers(of: [1, 0, 2])
    #expect(numbers.areUnchanged(2) && !numbers.areUnchanged(3))
    _ = numbers.number(of: 4)
    #expect(!numbers.areUnchanged(3))
  }
}
