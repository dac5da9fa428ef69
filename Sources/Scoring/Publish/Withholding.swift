/// Which units' numbers are published, and whether those of all units together are: decided once for an index
/// and its entities.
///
/// A unit with fewer respondents than required is withheld, and so is what fewer of them say of one question in
/// a unit that is published (``HiddenAnswers``): counted are the respondents behind a number, not forms. The
/// numbers of all units together hold what is withheld, and taking the published parts away leaves what the
/// withheld ones say together (Hundepool et al., *Statistical Disclosure Control*, 2012). That must rest on two
/// units at least and on as many respondents as a unit needs, for every question of every group: else the
/// numbers of all units together are left out, of the index and of its entities alike. Where it does, it is
/// published without an error, which would tell how far apart the withheld parts are.
package struct Withholding: Sendable, Hashable {
  /// Respondents that a number needs.
  package let atLeast: Int
  /// By unit, those that the threshold counts.
  package let respondents: [Int]
  /// Of each unit.
  package let isPublished: [Bool]
  /// Of all units together.
  package let isOverallPublished: Bool
  /// By number of a respondent group, the questions of its table that an indicator of the index or of an entity tells
  /// by themselves.
  let readAlone: [Int: Set<Int>]

  /// - Parameters:
  ///   - respondents: by unit, those that the threshold counts: of confidential groups, or as many as need be
  ///     where no group is confidential.
  ///   - pools: of every question that is published of any group.
  package init(respondents: [Int], pools: [HiddenAnswers.Pool], atLeast: Int, readAlone: [Int: Set<Int>] = [:]) {
    self.init(
      respondents: respondents, isPublished: respondents.map { $0 >= atLeast },
      isOverallPublished: pools.allSatisfy { $0.isTold(atLeast: atLeast) },
      atLeast: atLeast, readAlone: readAlone)
  }

  private init(
    respondents: [Int], isPublished: [Bool], isOverallPublished: Bool, atLeast: Int, readAlone: [Int: Set<Int>]
  ) {
    self.atLeast = atLeast
    self.respondents = respondents
    self.readAlone = readAlone
    self.isPublished = isPublished
    self.isOverallPublished = isOverallPublished
  }

  /// For a table of units alone, in which some more are withheld.
  func withoutOverall(_ isWithheld: [Bool]) -> Withholding {
    Withholding(
      respondents: respondents, isPublished: zip(isPublished, isWithheld).map { $0 && !$1 }, isOverallPublished: false, atLeast: atLeast,
      readAlone: readAlone)
  }
}
