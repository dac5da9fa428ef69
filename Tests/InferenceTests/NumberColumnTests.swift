import Testing

@testable import Inference

@Suite struct NumberColumnTests {
  @Test func numbersComeBack() {
    #expect(Array(NumberColumn([Int]())) == [])
    #expect(Array(NumberColumn([3, 0, 4_294_967_295])) == [3, 0, 4_294_967_295])
    #expect(NumberColumn([1, 2]) == NumberColumn([UInt32(1), 2]))
  }

  struct Case: Sendable {
    let numbers: [Int]
    let isAscending: Bool
    let hasRepeats: Bool
  }

  static let cases: [Case] = [
    Case(numbers: [], isAscending: true, hasRepeats: false), Case(numbers: [7], isAscending: true, hasRepeats: false),
    Case(numbers: [0, 1, 9], isAscending: true, hasRepeats: false), Case(numbers: [0, 0], isAscending: false, hasRepeats: true),
    Case(numbers: [2, 0, 1], isAscending: false, hasRepeats: false), Case(numbers: [2, 0, 1, 2], isAscending: false, hasRepeats: true),
  ]

  @Test(arguments: cases) func orderAndRepeats(_ item: Case) {
    let column = NumberColumn(item.numbers)
    #expect(column.isAscending == item.isAscending && column.hasRepeats == item.hasRepeats, "\(item.numbers)")
  }

  @Test func mappedAndCounted() {
    let column = NumberColumn([2, 0, 2, 1])
    #expect(Array(column.mapped(by: [5, 6, 7])) == [7, 5, 7, 6])
    #expect(column.mapped(by: [0, 1, 2]) == column)
    #expect(column.counts(below: 4) == [1, 1, 2, 0] && NumberColumn([Int]()).counts(below: 2) == [0, 0])
  }
}
