/// How an index is published: its scale, how it ranks, what is withheld, its tiers.
extension IndexTree {
  /// The scale that scores are published on.
  package struct Score: Sendable, Hashable {
    package let from: Double
    package let to: Double
    /// Published decimals, 0...10.
    package let decimals: Int
    /// Applied at the root only: 10 for an index that is the mean of 1–10 scores times 10. ``from`` and ``to`` are after it.
    package let multiply: Double

    package init(from: Double = 0, to: Double = 100, decimals: Int = 2, multiply: Double = 1) {
      self.from = from
      self.to = to
      self.decimals = decimals
      self.multiply = multiply
    }
  }

  package enum Ties: String, Sendable, Hashable, CaseIterable {
    /// Rank on the published score: no two units that look equal have different ranks.
    case published
    /// Rank on the score at 12 significant digits.
    case exact
  }

  package struct PublishRule: Sendable, Hashable {
    /// A unit with fewer responses is withheld.
    package let atLeast: Int
    /// A unit with a smaller effective number of responses is marked.
    package let cautionBelow: Double
    /// Share of the scale: a wider interval is marked.
    package static let widestInterval = 0.3

    package init(atLeast: Int = 5, cautionBelow: Double = 30) {
      self.atLeast = atLeast
      self.cautionBelow = cautionBelow
    }
  }

  /// A band of scores [from, the next band's from).
  package struct Tier: Sendable, Hashable {
    package let from: Double
    package let name: LocalizedText

    package init(from: Double, name: LocalizedText) {
      self.from = from
      self.name = name
    }
  }

  /// Tiers that the units of a run decide, from the best to the worst.
  package struct RelativeTiers: Sendable, Hashable {
    package enum Rule: Sendable, Hashable {
      /// The share of the units that each tier but the last takes, from the top; each above 0, together below 1. Units with equal scores share a tier.
      case quantile([Double])
      /// A new tier begins where the score falls by at least this much from one unit to the next; the last tier takes what is left.
      case gap(Double)
    }

    package let rule: Rule
    /// From the best; for quantiles one more than there are shares.
    package let names: [LocalizedText]

    package init(rule: Rule, names: [LocalizedText]) {
      self.rule = rule
      self.names = names
    }
  }

  /// Points that a committee adds to a unit's index, or takes off it.
  package struct Adjustment: Sendable, Hashable {
    /// Id of the unit.
    package let unit: String
    /// Below zero for a penalty.
    package let points: Double
    package let reason: LocalizedText

    package init(unit: String, points: Double, reason: LocalizedText) {
      self.unit = unit
      self.points = points
      self.reason = reason
    }
  }

  /// The weight of a respondent group's own index in the index of a unit.
  package struct GroupShare: Sendable, Hashable {
    /// Id of the respondent group.
    package let id: String
    package let weight: Double

    package init(id: String, weight: Double) {
      self.id = id
      self.weight = weight
    }
  }

  /// What of `respondent-groups` weighs what, and how the scores of units are finished after they are aggregated.
  package struct Finish: Sendable, Hashable {
    /// Empty where there is one group of respondents.
    package let respondentGroups: [GroupShare]
    /// In the order written.
    package let adjustments: [Adjustment]
    package let relativeTiers: RelativeTiers?
    /// Whether units are ranked within their group too.
    package let ranksWithinGroups: Bool

    package init(
      respondentGroups: [GroupShare] = [], adjustments: [Adjustment] = [], relativeTiers: RelativeTiers? = nil,
      ranksWithinGroups: Bool = false
    ) {
      self.respondentGroups = respondentGroups
      self.adjustments = adjustments
      self.relativeTiers = relativeTiers
      self.ranksWithinGroups = ranksWithinGroups
    }
  }
}
