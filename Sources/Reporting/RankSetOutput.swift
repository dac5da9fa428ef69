package import Inference
import Scoring
package import SurveyModel

/// The rank sets of a table of estimates, in each format of `cdci rank-sets`.
package struct RankSetOutput: PrintedOutput {
  /// In the order of the sets' units.
  let units: [String]
  let estimates: [Estimate]
  let sets: RankSets
  let estimator: RankSetEstimator
  let kind: RankSets.Kind

  /// - Precondition: a unit and an estimate for each set.
  package init(units: [String], estimates: [Estimate], sets: RankSets, estimator: RankSetEstimator, kind: RankSets.Kind) {
    precondition(units.count == sets.units.count && estimates.count == sets.units.count)
    self.units = units
    self.estimates = estimates
    self.sets = sets
    self.estimator = estimator
    self.kind = kind
  }

  /// `unit,estimate,se,rank,rank_low,rank_high` in the order of the table; `rank_low` is the best rank.
  package var csv: [UInt8] {
    var table = CSVTable(header: ["unit", "estimate", "se", "rank", "rank_low", "rank_high"])
    for (place, unit) in units.enumerated() {
      let ranks = sets.units[place][kind]
      table.append([
        .text(unit), .exact(estimates[place].value), .exact(estimates[place].standardError), .count(sets.units[place].rank),
        .count(ranks.lowerBound), .count(ranks.upperBound),
      ])
    }
    return table.bytes
  }

  /// The same with the critical values and the groups that cannot be told apart.
  package var json: [UInt8] {
    let document: JSONValue = [
      "schema": "cdci-rank-sets/1", "confidence": .double(estimator.confidence), "kind": .string(kind.rawValue),
      "seed": .unsigned(estimator.seed),
      "units": .array(
        units.enumerated().map { place, unit in
          let result = sets.units[place]
          let freedom = estimates[place].degreesOfFreedom
          return [
            "unit": .string(unit), "estimate": .double(estimates[place].value), "se": .double(estimates[place].standardError),
            "df": freedom.isFinite ? .double(freedom) : .null, "rank": .int(result.rank), "rank_low": .int(result[kind].lowerBound),
            "rank_high": .int(result[kind].upperBound), "open": .bool(kind == .marginal ? result.isOpen : sets.isOpen),
          ]
        }),
      "cannotBeToldApart": sets.groups.map { .array($0.map { .array($0.map { .string(units[$0]) }) }) } ?? .null,
      "criticalValues": .array(
        sets.criticalValues.map { critical in
          let interval = critical.simulationInterval
          return [
            "value": .double(critical.value), "simulationInterval": [.double(interval.low), .double(interval.high)],
            "draws": .int(critical.draws),
          ]
        }),
    ]
    return document.serialized
  }

  /// In rank order, with what the sets mean.
  package func text(_ language: Language) -> String { PlainTable.text(table(language)) }

  func table(_ language: Language) -> ReportTable {
    let order = units.indices.sorted { (sets.units[$0].rank, $0) < (sets.units[$1].rank, $1) }
    let decimals = Self.decimals(estimates.map(\.value))
    let errorDecimals = Self.decimals(estimates.map(\.standardError))
    let confidence = NumberText(language: language).asRead(estimator.confidence * 100) + "%"
    let rows = order.map { place in
      ReportTable.Row([
        .count(sets.units[place].rank), .text(units[place]), .number(estimates[place].value, decimals: decimals),
        .number(estimates[place].standardError, decimals: errorDecimals), .ranks(sets.units[place][kind]),
      ])
    }
    return ReportTable(
      .ranking,
      title: RankWords.titleOfRanges(confidence, language),
      language: language,
      columns: [
        .init(language(vi: "Hạng", en: "Rank"), .number), .init(language(vi: "Đơn vị", en: "Unit"), role: .name),
        .init(language(vi: "Ước lượng", en: "Estimate"), .number), .init(language(vi: "Sai số chuẩn", en: "Std. error"), .number),
        .init(language(vi: "Khoảng thứ hạng", en: "Rank range"), .interval),
      ], rows: rows, notes: notes(language, confidence))
  }

  private func notes(_ language: Language, _ confidence: String) -> [String] {
    let promise =
      switch kind {
      case .marginal:
        RankWords.rangeOfEach(confidence, language)
      case .simultaneous:
        RankWords.rangesTogether(confidence, language)
      }
    var notes = [promise]
    if let groups = sets.groups?.filter({ $0.count > 1 }), !groups.isEmpty {
      let lists = groups.map { $0.map { units[$0] }.joined(separator: ", ") }.joined(separator: "; ")
      notes.append(RankWords.cannotBeToldApart(lists, language))
    }
    if kind == .marginal ? sets.units.contains(where: \.isOpen) : sets.isOpen {
      let draws = NumberText(language: language).text(estimator.draws.upperBound)
      notes.append(RankWords.openAfter(draws, language))
    }
    return notes
  }

  /// Six at most, fewer where no number has more.
  private static func decimals(_ numbers: [Double]) -> Int {
    numbers.reduce(0) { most, number in
      max(most, (0..<6).first { PublishedNumber.asRead(number, decimals: $0).value == number } ?? 6)
    }
  }
}
