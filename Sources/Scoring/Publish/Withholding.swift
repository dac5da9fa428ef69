/// Which units' numbers are published, and whether those of all units together are.
///
/// A unit with fewer respondents than required is withheld, and so is what fewer of them say of one question in
/// a unit that is published: counted are the respondents behind a number, not forms. The numbers of all units
/// together hold what is withheld, and taking the published parts away leaves what the withheld ones say
/// together (Hundepool et al., *Statistical Disclosure Control*, 2012). That must rest on two units at least
/// and on as many respondents as a unit needs, for every question of every group: else the numbers of all
/// units together are left out. Where it does they are published without an error, which would tell how far
/// apart the withheld parts are.
package struct Withholding: Sendable, Hashable {
  /// Of each unit.
  package let isPublished: [Bool]
  /// Of all units together, as far as this index alone is concerned.
  package let isOverallPublished: Bool
  /// Whether the numbers of all units together hold answers that are withheld in a unit.
  package let holdsWithheld: Bool

  /// - Parameters:
  ///   - isPublished: of each unit.
  ///   - answered: questions × units: respondents behind each. Only what confidential groups were asked:
  ///     figures of context.csv and official acts are published by others.
  ///   - atLeast: respondents that a number needs.
  package init(isPublished: [Bool], answered: [[Int]], atLeast: Int) {
    self.isPublished = isPublished
    let hidden = answered.map { $0.filter { $0 > 0 && $0 < atLeast } }
    isOverallPublished = hidden.allSatisfy { $0.isEmpty || $0.count > 1 && $0.reduce(0, +) >= atLeast }
    holdsWithheld = hidden.contains { !$0.isEmpty }
  }
}
