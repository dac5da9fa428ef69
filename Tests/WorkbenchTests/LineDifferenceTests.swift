import Testing

@testable import Workbench

@Suite struct LineDifferenceTests {
  @Test func twoLinesStandAroundAChange() {
    let difference = LineDifference("a\nb\nc\nd\ne\nf\ng\nh\ni", "A\nb\nc\nd\ne\nf\ng\nh\nI")
    #expect(
      difference.lines == [
        .removed(1, "a"), .added(1, "A"), .same(2, "b"), .same(3, "c"), .gap, .same(7, "g"), .same(8, "h"), .removed(9, "i"),
        .added(9, "I"),
      ])
  }

  /// Where all that lies between is shown there is no gap.
  @Test func changesThatAreNearHaveNoGap() {
    let difference = LineDifference("a\nb\nc\nd\ne\nf", "A\nb\nc\nd\ne\nF\n")
    #expect(
      difference.lines == [
        .removed(1, "a"), .added(1, "A"), .same(2, "b"), .same(3, "c"), .same(4, "d"), .same(5, "e"), .removed(6, "f"), .added(6, "F"),
        .added(7, ""),
      ])
    #expect(LineDifference("a\nb", "a\nb").lines.isEmpty)
  }
}
