/// A unit that is ranked: a sub-department, a district, a province.
package struct Unit: Sendable, Hashable {
  package let id: String
  package let name: LocalizedText
  /// Units of one group can be ranked apart.
  package let group: String?
  /// Other spellings under which exports know the unit.
  package let aliases: [String]
  /// Ids of the unit in earlier editions.
  package let formerly: [String]

  package init(id: String, name: LocalizedText, group: String? = nil, aliases: [String] = [], formerly: [String] = []) {
    self.id = id
    self.name = name
    self.group = group
    self.aliases = aliases
    self.formerly = formerly
  }
}

/// A class of respondents that is sampled and weighted apart: firms in the province and outside it.
package struct Stratum: Sendable, Hashable {
  package let id: String
  package let name: LocalizedText

  package init(id: String, name: LocalizedText) {
    self.id = id
    self.name = name
  }
}
