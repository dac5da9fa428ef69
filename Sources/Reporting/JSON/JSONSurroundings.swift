import Inference
import Scoring
import SurveyModel

// What stands around the ranking: who answered, revenue and activity, weights.

extension JSONFormat {
  /// - Parameter eligibility: e of all rows of the frames together.
  static func rate(_ rate: ResponseRate, eligibility: Eligibility, _ survey: Survey) -> JSONValue {
    let counts = rate.counts
    let rates = OutcomeRate.inReports.map {
      JSONValue.Member(key: $0.rawValue, value: .number(counts.value(of: $0, eligibility: eligibility)))
    }
    let dispositions: [JSONValue.Member] = Disposition.allCases.map { JSONValue.Member(key: $0.rawValue, value: .int(counts[$0])) }
    return .object(
      [
        JSONValue.Member(key: "unit", value: .words(rate.unit.map { survey.units[$0].id })),
        JSONValue.Member(key: "stratum", value: .words(rate.stratum.map { survey.strata[$0].id })),
        JSONValue.Member(key: "invited", value: .int(counts.invited)),
      ] + dispositions + rates + [JSONValue.Member(key: "e", value: .number(eligibility.share))])
  }

  static func figure(_ figure: ContextFigure, _ survey: Survey) -> JSONValue {
    [
      "unit": .words(figure.unit.map { survey.units[$0].id }),
      "indicator": .string(figure.indicator),
      "period": .string(figure.period.description),
      "actual": .number(figure.actual),
      "measure": .string(figure.measure),
      "previous": .number(figure.previous),
      "changeOnPrevious": .number(figure.changeOnPrevious),
      "publishedChange": .number(figure.publishedChange),
      "shareOfDepartment": .number(figure.shareOfDepartment),
      "forecast": .number(figure.forecasts.first?.value),
      "forecasts": .array(
        figure.forecasts.map { ["issuer": .string($0.issuer), "value": .double($0.value), "source": .string($0.source)] }),
      "targets": .array(
        figure.targets.map { target in
          [
            "issuer": .string(target.issuer), "value": .double(target.value), "attainment": .number(target.attainment),
            "gap": .number(target.gap), "period": .string(target.period.description), "source": .string(target.source),
            "direction": .string(target.isAtMost ? "at-most" : "at-least"),
          ]
        }),
      "toDate": figure.toDate.map { toDate in
        [
          "of": .string(toDate.of.description), "elapsed": .double(toDate.elapsed),
          "runRateProjection": .number(toDate.runRateProjection),
        ]
      } ?? .null,
      "attainmentRank": .count(figure.attainmentRank),
      "statements": .array(figure.statements.map(statement)),
      "source": .string(figure.sources.joined(separator: "; ")),
      "note": .string(figure.notes.joined(separator: "; ")),
    ]
  }

  /// What a source states beside what the figures give; fractions, but for sums.
  private static func statement(_ statement: ContextStatement) -> JSONValue {
    let (kind, of) = statement.kindAndSubject
    return [
      "kind": .string(kind), "of": .array(of.map { .string($0) }), "stated": .number(statement.stated),
      "computed": .number(statement.computed), "operands": .array(statement.operands.map { .number($0) }),
      "contradicted": .bool(statement.isContradicted),
    ]
  }

  /// Spearman's rank correlation of the units' scores and their attainment of one target; what is not defined is null.
  static func correlation(_ row: AttainmentCorrelation) -> JSONValue {
    [
      "indicator": .string(row.indicator), "measure": .string(row.measure), "period": .string(row.period.description),
      "issuer": .string(row.issuer), "targetPeriod": .string(row.targetPeriod.description), "units": .int(row.units),
      "rho": .number(row.correlation?.coefficient), "p": .number(row.p?.value), "pMethod": .words(row.p?.method.rawValue),
      "extremeOrders": .count(row.correlation?.extremeOrders), "orders": .count(row.correlation?.orders),
      "warning": row.warning.map(localized) ?? .null,
    ]
  }

  /// `nominal`: every node below the root with its weight as written, its share among its siblings and of the whole index. `responses`: what the
  /// response weights did; with several respondent groups null, and each group in `responsesByGroup`.
  static func weights(_ results: Results) -> JSONValue {
    let groups = results.respondentGroups
    let own: JSONValue = [
      "nominal": nominalWeights(results.index, results.mainEffects),
      "schemes": weightSchemes(results.index, results.computedWeights),
      "responses": groups.count == 1 ? .object(responseWeights(groups[0].weighting, results)) : .null,
    ]
    let decided = own.with(
      "decided",
      results.index.decision.map { decision in
        [
          "by": localized(decision.by), "on": .words(decision.on?.description), "document": decision.document.map(localized) ?? .null,
        ]
      })
    guard groups.count > 1 else { return decided }
    let byGroup = groups.map { group -> JSONValue in
      let id: [JSONValue.Member] = [.init(key: "group", value: .string(results.survey.respondentGroups[group.group].id))]
      return .object(id + responseWeights(group.weighting, results))
    }
    return decided.with("responsesByGroup", .array(byGroup))
  }

  private static func responseWeights(_ weighting: WeightingSummary, _ results: Results) -> [JSONValue.Member] {
    func strata(_ places: [Int]) -> JSONValue {
      .array(places.filter(results.survey.strata.indices.contains).map { .string(results.survey.strata[$0].id) })
    }
    return [
      .init(key: "method", value: .string(weighting.method.method)),
      .init(key: "smallest", value: .double(weighting.smallest)),
      .init(key: "largest", value: .double(weighting.largest)),
      .init(key: "kishDesignEffect", value: .double(weighting.kishDesignEffect)),
      .init(key: "effectiveResponses", value: .double(weighting.effectiveResponses)),
      .init(
        key: "joined",
        value: .array(
          weighting.joined.map { ["unit": .words($0.unit.map { results.survey.units[$0].id }), "strata": strata($0.strata)] })),
      .init(
        key: "overfull",
        value: .array(
          weighting.overfull.map { cell in
            [
              "unit": .words(cell.unit.map { results.survey.units[$0].id }), "strata": strata(cell.strata),
              "responses": .int(cell.responses),
              "population": .int(cell.population),
            ]
          })),
      .init(key: "calibration", value: weighting.calibration.map { calibration($0, results.survey) } ?? .null),
    ]
  }

  /// What weights were made to add up to, and what they add up to.
  private static func calibration(_ calibration: WeightingSummary.Calibration, _ survey: Survey) -> JSONValue {
    [
      "margins": .array(
        calibration.margins.map { margin in
          [
            "names": .array(margin.names.map { .string($0) }),
            "categories": .array(
              margin.categories.map { category in
                [
                  "labels": .array(category.labels.map { $0 == .notKnown ? .null : .string($0.text(survey)) }),
                  "population": .double(category.population), "responses": .int(category.responses),
                  "weighted": .double(category.weighted),
                ]
              }),
          ]
        }),
      "iterations": .int(calibration.iterations),
      "largestDeviation": .double(calibration.largestDeviation),
      "trim": calibration.trimming.map {
        ["low": .double($0.bounds.low), "high": .double($0.bounds.high), "trimmed": .int($0.trimmed)]
      } ?? .null,
      "outside": .int(calibration.outside),
    ]
  }
}

extension ContextStatement {
  /// What files for machines call the kind, and what it is of: an indicator, the issuer of a target, the parts of a sum.
  var kindAndSubject: (kind: String, of: [String]) {
    switch kind {
    case .share(let of): ("share", [of])
    case .shareOfTarget(let issuer): ("attainment", [issuer])
    case .shareOfWhole: ("share-of-department", [])
    case .change: ("change", [])
    case .sum(let of): ("sum", of)
    }
  }
}
