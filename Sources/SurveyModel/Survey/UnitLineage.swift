extension Survey {
  /// The same survey with the units told by what they were in an edition further back: through those between, in which a unit may have had another id, taken in
  /// others, or been split.
  ///
  /// - Parameters:
  ///   - between: the editions between the two, the latest first.
  ///   - earliest: the edition further back.
  ///   - holdsGivenUp: whether units of those between that nobody is any more are among those left out: what they were has then been split.
  package func traced(through between: [Survey], to earliest: Survey, holdsGivenUp: Bool = true) -> Survey {
    var (units, leftOut) = (units, leftOutUnits)
    for (place, edition) in between.enumerated() {
      let known = Dictionary((edition.units + edition.leftOutUnits).map { ($0.id, $0.formerly) }) { first, _ in first }
      let older = Set((between.dropFirst(place + 1) + [earliest]).flatMap { $0.units + $0.leftOutUnits }.map(\.id))
      var named: Set<String> = []
      func traced(_ unit: Unit) -> Unit {
        named.formUnion(([unit.id] + unit.formerly).filter { known[$0] != nil })
        // What a unit of this edition had been stands for its id, unless that is older.
        let before = unit.formerly.flatMap { id -> [String] in
          guard let formerly = known[id] else { return [id] }
          return (older.contains(id) || formerly.isEmpty ? [id] : []) + formerly
        }
        var seen: Set<String> = [unit.id]
        let formerly = ((known[unit.id] ?? []) + before).filter { seen.insert($0).inserted }
        return Unit(id: unit.id, name: unit.name, group: unit.group, aliases: unit.aliases, formerly: formerly)
      }
      units = units.map(traced)
      leftOut = leftOut.map(traced)
      // A unit that was given up came from where it came.
      if holdsGivenUp { leftOut += edition.units.filter { !named.contains($0.id) } }
    }
    return with(units: units, leftOutUnits: leftOut)
  }

  private func with(units: [Unit], leftOutUnits: [Unit]) -> Survey {
    Survey(
      title: title, organization: organization, edition: edition, published: published, fieldwork: fieldwork, notice: notice, index: index,
      previous: previous, language: language, unitNoun: unitNoun, units: units, leftOutUnits: leftOutUnits, strata: strata, scales: scales,
      respondentGroups: respondentGroups, context: context, limits: limits, openDecisions: openDecisions, publicPart: publicPart,
      logoFile: logoFile, logo: logo)
  }
}
