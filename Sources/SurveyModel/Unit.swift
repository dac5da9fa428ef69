/// A unit that is ranked: a sub-department, a district, a province.
public struct Unit: Sendable, Hashable {
  public let id: String
  public let name: LocalizedText
  /// Units of one group can be ranked apart.
  public let group: String?
  /// Other spellings under which exports know the unit.
  public let aliases: [String]
  /// Ids of the unit in earlier editions.
  public let formerly: [String]

  public init(id: String, name: LocalizedText, group: String? = nil, aliases: [String] = [], formerly: [String] = []) {
    self.id = id
    self.name = name
    self.group = group
    self.aliases = aliases
    self.formerly = formerly
  }
}

/// A class of respondents that is sampled and weighted apart: firms in the province and outside it.
public struct Stratum: Sendable, Hashable {
  public let id: String
  public let name: LocalizedText

  public init(id: String, name: LocalizedText) {
    self.id = id
    self.name = name
  }
}
