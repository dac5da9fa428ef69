import Inference
import Scoring

extension Chart {
  /// The numbers that the chart shows, for machines: a row for each of its rows.
  var numbers: [UInt8] {
    switch self {
    case .scores(let chart): Self.numbers(chart)
    case .rankSets(let chart): Self.numbers(chart)
    case .components(let chart): Self.numbers(chart)
    case .responseRates(let chart): Self.numbers(chart)
    case .targets(let chart): Self.numbers(chart)
    case .choices(let chart): Self.numbers(chart)
    case .answers(let chart): Self.numbers(chart)
    case .bump(let chart): Self.numbers(chart)
    case .history(let chart): Self.numbers(chart)
    case .figureSeries(let chart): Self.numbers(chart)
    }
  }

  private static func numbers(_ chart: ScoreChart) -> [UInt8] {
    var csv = CSVTable(header: ["rank", "name", "score", "low", "high", "note"])
    for row in chart.rows {
      csv.append([
        row.rank.isEmpty ? .absent : .number(row.rank), .text(row.name), .rounded(row.score, decimals: chart.decimals),
        .rounded(row.interval?.low, decimals: chart.decimals), .rounded(row.interval?.high, decimals: chart.decimals), .words(row.note),
      ])
    }
    return csv.bytes
  }

  private static func numbers(_ chart: RankSetChart) -> [UInt8] {
    let ends =
      switch chart.basis {
      case .sampling: ["rank_low", "rank_high", "joint_low", "joint_high"]
      case .weights: ["near_low", "near_high", "any_low", "any_high"]
      case .method: ["method_low", "method_high", "joint_low", "joint_high"]
      }
    var csv = CSVTable(header: ["rank", "name"] + ends)
    for row in chart.rows {
      csv.append([
        .count(row.rank), .text(row.name), .count(row.marginal.lowerBound), .count(row.marginal.upperBound),
        .count(row.simultaneous.lowerBound), .count(row.simultaneous.upperBound),
      ])
    }
    return csv.bytes
  }

  private static func numbers(_ chart: ComponentHeatMap) -> [UInt8] {
    var csv = CSVTable(header: ["name"] + chart.components)
    for row in chart.rows {
      csv.append(
        [.text(row.name)]
          + chart.components.indices.map { .rounded(row.scores.indices.contains($0) ? row.scores[$0] : nil, decimals: chart.decimals) })
    }
    return csv.bytes
  }

  private static func numbers(_ chart: ResponseRateChart) -> [UInt8] {
    var csv = CSVTable(header: ["name", "rate", "responses_of_eligible", "previous_rate"])
    for row in chart.rows { csv.append([.text(row.name), .computed(row.rate), .text(row.counts), .computed(row.previous)]) }
    return csv.bytes
  }

  private static func numbers(_ chart: ChoiceChart) -> [UInt8] {
    var csv = CSVTable(header: ["name", "first_order", "total_order"])
    for row in chart.rows { csv.append([.text(row.name), .rounded(row.alone, decimals: 4), .rounded(row.total, decimals: 4)]) }
    return csv.bytes
  }

  /// A row for each category of each question, and one for those who do not know.
  private static func numbers(_ chart: AnswerChart) -> [UInt8] {
    var csv = CSVTable(header: ["name", "answer", "count", "share"])
    for row in chart.rows {
      for (label, (count, share)) in zip(chart.labels, zip(row.counts, row.shares)) {
        csv.append([.text(row.name), .text(label), .count(count), .computed(share)])
      }
      csv.append([
        .text(row.name), .text(AnswerWords.dontKnow(chart.language)), .count(row.dontKnow), .computed(row.dontKnowShare),
      ])
    }
    return csv.bytes
  }

  private static func numbers(_ chart: TargetChart) -> [UInt8] {
    var csv = CSVTable(header: ["name", "figure", "target", "attainment", "elapsed"])
    for group in chart.groups {
      for row in group.rows {
        csv.append([.text(group.name), .text(group.actual), .text(row.label), .computed(row.attainment), .computed(row.elapsed)])
      }
    }
    return csv.bytes
  }

  private static func numbers(_ chart: BumpChart) -> [UInt8] {
    var csv = CSVTable(header: ["name", "edition", "edition_rank"])
    for line in chart.lines {
      for mark in line.marks { csv.append([.text(line.name), .text(chart.editions[mark.edition]), .count(mark.rank)]) }
    }
    return csv.bytes
  }

  private static func numbers(_ chart: HistoryChart) -> [UInt8] {
    var csv = CSVTable(header: ["name", "edition", "score", "low", "high", "note"])
    for cell in chart.cells {
      for point in cell.points {
        csv.append([
          .text(cell.name), .text(chart.editions[point.edition]), .rounded(point.score, decimals: chart.decimals),
          .rounded(point.interval?.low, decimals: chart.decimals), .rounded(point.interval?.high, decimals: chart.decimals),
          .words(point.score == nil ? point.text : cell.note),
        ])
      }
    }
    return csv.bytes
  }

  /// A row for each target; one for a year without.
  private static func numbers(_ chart: FigureSeriesChart) -> [UInt8] {
    var csv = CSVTable(header: ["period", "actual", "issuer", "target_value", "attainment"])
    for year in chart.years {
      let own = CSVTable.Cell.text(String(year.year))
      if year.targets.isEmpty { csv.append([own, .computed(year.actual), .absent, .absent, .absent]) }
      for target in year.targets {
        csv.append([own, .computed(year.actual), .words(target.issuer), .computed(target.value), .computed(target.attainment)])
      }
    }
    return csv.bytes
  }
}
