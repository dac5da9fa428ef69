import SurveyModel

/// `units`: who is ranked.
struct UnitDefinition {
  /// Ids as far as they could be read, in the order of the file, so that what refers to a unit with some other fault is not blamed too.
  private(set) var ids: [String] = []
  private(set) var units: [Unit] = []

  init(_ node: YAMLNode, _ faults: inout DefinitionFaults) {
    guard let items = node.list("a list of units", &faults) else { return }
    if items.isEmpty { faults.add(at: node.position, "expected at least one unit, found an empty list") }
    var names = MatchingNames(kind: "unit")
    for item in items {
      guard let map = item.map("a unit with id and name", keys: ["id", "name", "group", "aliases", "formerly"], &faults) else { continue }
      let idNode = map.required("id", &faults)
      let id = idNode?.id("an id", &faults)
      let name = map.required("name", &faults)?.localizedText("text", &faults)
      let group = map["group"]?.text("text", &faults)
      let aliases = map["aliases"]?.texts("an alias or a list of aliases", &faults) ?? []
      let formerly = map["formerly"]?.texts("an id or a list of ids", &faults) ?? []
      for former in formerly where !IndexTree.isValid(id: former.text) {
        faults.add(former.node, expected: "an id \(YAMLNode.idRule)")
      }
      guard let id, let idNode else { continue }
      if ids.contains(id) {
        faults.add(at: idNode.position, "expected every unit once, found the id \"\(id)\" twice")
        continue
      }
      ids.append(id)
      let meaning = "a name of \"\(id)\""
      names.add(id, meaning: meaning, at: idNode.position, &faults)
      for text in name?.all ?? [] { names.add(text, meaning: meaning, at: map["name"]?.position ?? item.position, &faults) }
      for alias in aliases { names.add(alias.text, meaning: meaning, at: alias.node.position, &faults) }
      if let name {
        units.append(Unit(id: id, name: name, group: group, aliases: aliases.map(\.text), formerly: formerly.map(\.text)))
      }
    }
  }
}

/// `strata`: the classes of respondents, id → name, in the order of the file.
struct StratumDefinition {
  private(set) var ids: [String] = []
  private(set) var strata: [Stratum] = []

  init() {}

  init(_ node: YAMLNode, _ faults: inout DefinitionFaults) {
    guard let entries = node.entries("a map of strata, id: name", &faults) else { return }
    if entries.count >= Int(ResponseTable.noStratum) {
      faults.add(at: node.position, "expected at most \(ResponseTable.noStratum - 1) strata, found \(entries.count)")
    }
    var names = MatchingNames(kind: "stratum")
    for entry in entries {
      checkID(entry, "stratum", &faults)
      let name = entry.value.localizedText("text", &faults)
      ids.append(entry.key)
      let meaning = "a name of \"\(entry.key)\""
      names.add(entry.key, meaning: meaning, at: entry.keyPosition, &faults)
      for text in name?.all ?? [] { names.add(text, meaning: meaning, at: entry.value.position, &faults) }
      if let name { strata.append(Stratum(id: entry.key, name: name)) }
    }
  }
}

/// Notes a fault where a key that serves as an id is none.
func checkID(_ entry: YAMLNode.Entry, _ what: String, _ faults: inout DefinitionFaults) {
  guard !IndexTree.isValid(id: entry.key) else { return }
  let found = entry.key.isEmpty ? "nothing" : entry.key.quotedAsFound
  let hint = entry.keyHint.map { "; " + $0 } ?? ""
  faults.add(at: entry.keyPosition, "expected a \(what) id \(YAMLNode.idRule), found \(found)\(hint)")
}
