import SurveyModel

/// `units`: who is ranked.
struct UnitDefinition {
  /// Ids as far as they could be read, in the order of the file, so that what refers to a unit with some other fault is not blamed too.
  /// Those that are left out stand behind the others: what refers to a unit by its position refers to ``counted`` and ``leftOut`` in one row.
  private(set) var ids: [String] = []
  private(set) var counted: [Unit] = []
  private(set) var leftOut: [Unit] = []

  /// ``counted`` and ``leftOut``
  var all: [Unit] { counted + leftOut }

  /// - Parameter leaveOut: `leave-out-units`: ids of units whose rows are counted and not scored.
  init(_ node: YAMLNode, leavingOut leaveOut: YAMLNode? = nil, _ faults: inout DefinitionFaults) {
    read(node, &faults)
    guard let leaveOut else { return }
    var out: Set<String> = []
    for item in leaveOut.list(SurveyFileWords.listOfUnitIDs, &faults) ?? [] {
      if let position = item.reference(to: ValueWords.unitID, among: ids, &faults) {
        out.insert(ids[position])
      }
    }
    if !ids.isEmpty, out.count == ids.count {
      faults.add(at: leaveOut.position, SurveyFileWords.allUnitsLeftOut)
    }
    leftOut = counted.filter { out.contains($0.id) }
    counted.removeAll { out.contains($0.id) }
    ids = ids.filter { !out.contains($0) } + ids.filter { out.contains($0) }
  }

  private mutating func read(_ node: YAMLNode, _ faults: inout DefinitionFaults) {
    guard let items = node.list(SurveyFileWords.listOfUnits, &faults) else { return }
    if items.isEmpty {
      faults.add(at: node.position, SurveyFileWords.noUnit)
    }
    var names = MatchingNames(kind: .oneUnit)
    for item in items {
      guard let map = item.map(SurveyFileWords.unit, keys: ["id", "name", "group", "aliases", "formerly"], &faults) else { continue }
      let idNode = map.required("id", &faults)
      let id = idNode?.id(.someID, &faults)
      let name = map.required("name", &faults)?.localizedText(.someText, &faults)
      let group = map["group"]?.text(.someText, &faults)
      let aliases = map["aliases"]?.texts(SurveyFileWords.aliases, &faults) ?? []
      let formerly = map["formerly"]?.texts(SurveyFileWords.ids, &faults) ?? []
      for former in formerly where !IndexTree.isValid(id: former.text) {
        faults.add(former.node, expected: SurveyFileWords.unitID)
      }
      guard let id, let idNode else { continue }
      if ids.contains(id) {
        faults.add(at: idNode.position, SurveyFileWords.unitTwice(id))
        continue
      }
      ids.append(id)
      let meaning = SurveyFileWords.nameOf(id)
      names.add(id, meaning: meaning, at: idNode.position, &faults)
      for text in name?.all ?? [] { names.add(text, meaning: meaning, at: map["name"]?.position ?? item.position, &faults) }
      for alias in aliases { names.add(alias.text, meaning: meaning, at: alias.node.position, &faults) }
      if let name {
        counted.append(Unit(id: id, name: name, group: group, aliases: aliases.map(\.text), formerly: formerly.map(\.text)))
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
    guard let entries = node.entries(SurveyFileWords.mapOfStrata, &faults) else { return }
    if entries.count >= Int(ResponseTable.noStratum) {
      faults.add(at: node.position, SurveyFileWords.tooManyStrata(entries.count))
    }
    var names = MatchingNames(kind: .oneStratum)
    for entry in entries {
      checkID(entry, .oneStratum, &faults)
      let name = entry.value.localizedText(.someText, &faults)
      ids.append(entry.key)
      let meaning = SurveyFileWords.nameOf(entry.key)
      names.add(entry.key, meaning: meaning, at: entry.keyPosition, &faults)
      for text in name?.all ?? [] { names.add(text, meaning: meaning, at: entry.value.position, &faults) }
      if let name { strata.append(Stratum(id: entry.key, name: name)) }
    }
  }
}

/// Notes a fault where a key that serves as an id is none.
func checkID(_ entry: YAMLNode.Entry, _ what: LocalizedText, _ faults: inout DefinitionFaults) {
  guard !IndexTree.isValid(id: entry.key) else { return }
  faults.add(at: entry.keyPosition, ValueWords.notAnID(what, key: entry.key, hint: entry.keyHint))
}
