import Inference
import Scoring
import SurveyModel

extension JSONFormat {
  /// Scores and ranks over the editions; `nil` where there is one, or it was not asked for.
  static func series(_ results: Results) -> JSONValue? {
    results.series.map { series in
      [
        "editions": .array(
          series.editions.map { edition in
            [
              "edition": .string(edition.name), "index": .string(edition.index), "from": .double(edition.scale.lowerBound),
              "to": .double(edition.scale.upperBound), "continues": .bool(edition.continues),
              "overall": edition.overall.map { point($0, series) } ?? .null,
            ]
          }),
        "lines": .array(
          series.lines.map { line in
            [
              "id": .string(line.id), "name": localized(line.name), "beginning": beginning(line.beginning), "ending": ending(line.ending),
              "points": .array(line.points.map { point($0, series) }),
            ]
          }),
      ]
    }
  }

  private static func point(_ point: EditionSeries.Point, _ series: EditionSeries) -> JSONValue {
    [
      "edition": .string(series.editions[point.edition].name), "standing": .string(point.standing.rawValue), "rank": .count(point.rank),
      "score": .number(point.score?.value), "interval": interval(point.interval),
    ]
  }

  private static func beginning(_ beginning: EditionSeries.Beginning) -> JSONValue {
    switch beginning {
    case .first: change("first")
    case .new: change("new")
    case .split(let from): change("split", [from])
    case .merged(let units): change("merged", units)
    }
  }

  private static func ending(_ ending: EditionSeries.Ending) -> JSONValue {
    switch ending {
    case .last: change("last")
    case .closed: change("closed")
    case .split(let into): change("split", into)
    case .merged(let into): change("merged", [into])
    }
  }

  private static func change(_ kind: String, _ units: [LocalizedText] = []) -> JSONValue {
    ["kind": .string(kind), "units": .array(units.map(localized))]
  }

  /// Figures over the years; `nil` where no figure has several with a target.
  static func figureSeries(_ surroundings: Surroundings) -> JSONValue? {
    let all = FigureSeries.all(surroundings)
    guard !all.isEmpty else { return nil }
    return .array(
      all.map { series in
        [
          "indicator": .string(series.indicator), "measure": .string(series.measure),
          "years": .array(
            series.years.map { year in
              [
                "year": .int(year.year), "edition": .string(year.edition), "actual": .number(year.actual),
                "span": year.span.map { .string($0.description) } ?? .null,
                "targets": .array(
                  year.targets.map { target in
                    [
                      "issuer": .words(target.issuer), "value": .double(target.value), "attainment": .number(target.attainment),
                      "direction": .string(target.isAtMost ? "at-most" : "at-least"),
                    ]
                  }),
              ]
            }),
        ]
      })
  }
}
