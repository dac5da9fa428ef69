/// A choice of method that a draw makes, one input of the sensitivity analysis each. All weights together are one.
package enum MethodChoice: String, Sendable, Hashable, CaseIterable {
  case weights
  case normalization
  case aggregation
  case missing
  /// A component left out.
  case component
  /// An indicator left out.
  case indicator
  /// A unit left out.
  case unit
  /// Careless responses left out.
  case flagged
}

/// What one draw chose.
struct MethodSetting: Sendable {
  /// What the weights are multiplied with, or drawn by; `nil` where they stay.
  var weights: SeededStream?
  /// 0 is the index's own; those of the alternatives follow, here and for the next two.
  var normalization = 0
  var aggregation = 0
  var missing = 0
  /// Nodes of the index.
  var component: Int?
  var indicator: Int?
  /// Place among the ranked units.
  var unit: Int?
  var withoutFlagged = false
}
