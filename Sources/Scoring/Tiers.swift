public import SurveyModel

extension IndexTree {
  /// Index into ``IndexTree/tiers`` of the half-open band [from, the next band's from) that a score falls in as it is published,
  /// so that no reader sees 90.00 below the band that starts at 90; `nil` below the lowest band.
  public func tier(of score: PublishedNumber) -> Int? {
    tiers.firstIndex { score.value >= $0.from }
  }
}
