import Testing

@testable import SurveyModel

@Suite struct OffsetsTests {
  struct Case: Sendable {
    let name: String
    let places: [Int]
  }

  static let cases: [Case] = [
    Case(name: "none", places: []),
    Case(name: "one", places: [0]),
    Case(name: "small", places: [0, 0, 7, 7, 123_456]),
    Case(name: "at the border", places: [4_294_967_295, 4_294_967_296, 4_294_967_297]),
    Case(name: "over several multiples of 2³² at once", places: [5, 15_000_000_000, 15_000_000_000, 15_000_000_001, 1 << 40]),
    Case(name: "the first behind the border", places: [1 << 32, (1 << 33) - 1, 1 << 33]),
  ]

  @Test(arguments: cases) func placesComeBack(_ item: Case) {
    var offsets = Offsets()
    for place in item.places { offsets.append(place) }
    #expect(offsets.count == item.places.count)
    #expect((0..<offsets.count).map { offsets[$0] } == item.places, "\(item.name)")
    offsets.removeAll()
    #expect(offsets.count == 0)
    offsets.append(3)
    #expect(offsets[0] == 3)
  }
}
