import Scoring
import SurveyModel

/// The formulas of one indicator's normalisation: its parameters, and the score of a value.
struct AuditNormalization {
  /// Where the parameters stand in the sheet of indicators.
  struct Columns {
    let low: Int
    let high: Int
    let from: Int
    let to: Int
    let whenEqual: Int
    let mean: Int
    let sd: Int
    let aim: Int
  }

  let indicator: ScoringPlan.Indicator
  let recode: Recode?
  let isNegative: Bool
  /// The cells of the values that ranges are taken from: of the units that take part, transformed.
  let inRange: String
  /// The same values before the transform.
  let ownValues: [Double]
  let pooled: PooledValues
  let unitIDs: [String]
  /// The cell of a unit's value, and what is in it.
  let transformedOfUnit: (Int) -> (cell: String, value: Double?)

  private var isRanked: Bool {
    switch indicator.normalization {
    case .rank, .percentileRank, .borda: true
    default: false
    }
  }

  /// The value as it is compared with others: ranks are decided on 12 significant digits.
  func compared(_ cell: String) -> String { isRanked ? AuditFormula.ifNumber(cell, AuditFormula.significant(cell)) : cell }

  private func transformed(_ value: Double) -> (formula: String?, value: Double) {
    guard indicator.transform != nil else { return (nil, value) }
    return ("LN(\(AuditFormula.literal(value)))", Double.log(value))
  }

  // MARK: - Parameters

  func put(
    into sheet: inout AuditSheet, row: Int, low: Int, high: Int, from: Int, to: Int, whenEqual: Int, mean: Int, sd: Int, aim: Int
  ) {
    func state(_ value: Double, _ column: Int) {
      let end = transformed(value)
      if let formula = end.formula {
        sheet.put(formula: formula, giving: end.value, row: row, column: column)
      } else {
        sheet.put(value, row: row, column: column, .input)
      }
    }
    func scale(_ a: Double, _ b: Double) {
      sheet.put(a, row: row, column: from, .input)
      sheet.put(b, row: row, column: to, .input)
    }
    func range(_ range: IndexTree.Range) {
      switch range {
      case .given(let a, let b):
        state(a, low)
        state(b, high)
      case .thisRun: put(ends(of: ["MIN(\(inRange))"], ["MAX(\(inRange))"], ownValues), into: &sheet, row: row, low: low, high: high)
      case .pooled(let editions):
        var (lows, highs, values) = ([String](), [String](), [Double]())
        for edition in editions {
          if edition == pooled.edition {
            lows.append("MIN(\(inRange))")
            highs.append("MAX(\(inRange))")
            values += ownValues
          } else if let before = pooled.values(of: indicator.id, edition: edition), let a = before.min(), let b = before.max() {
            lows.append(transformed(a).formula ?? AuditFormula.literal(a))
            highs.append(transformed(b).formula ?? AuditFormula.literal(b))
            values += before
          }
        }
        put(ends(of: lows, highs, values), into: &sheet, row: row, low: low, high: high)
      }
    }
    switch indicator.normalization {
    case .answerScale(let a, let b):
      sheet.put(recode?.lowest, row: row, column: low)
      sheet.put(recode?.highest, row: row, column: high)
      scale(a, b)
    case .shareOfMaximum(let b):
      sheet.put(0, row: row, column: low)
      sheet.put(recode?.highest, row: row, column: high)
      scale(0, b)
    case .goalposts(let a, let b, _, let start, let end):
      state(a, low)
      state(b, high)
      scale(start, end)
    case .minMax(let own, _, let equal, let a, let b):
      range(own)
      scale(a, b)
      sheet.put(equal, row: row, column: whenEqual, .input)
    case .zScore(let m, let s, let equal):
      sheet.put(m, row: row, column: mean, .input)
      sheet.put(s, row: row, column: sd, .input)
      put(ends(of: ["MIN(\(inRange))"], ["MAX(\(inRange))"], ownValues), into: &sheet, row: row, low: low, high: high)
      sheet.put(equal, row: row, column: whenEqual, .input)
    case .percentileRank(let equal, let a, let b):
      put(ends(of: ["MIN(\(inRange))"], ["MAX(\(inRange))"], ownValues), into: &sheet, row: row, low: low, high: high)
      scale(a, b)
      sheet.put(equal, row: row, column: whenEqual, .input)
    case .distance(let distance, let own, _, let a, let b):
      range(own)
      scale(a, b)
      switch distance {
      case .target(let target): state(target, aim)
      case .reference(let id):
        if let unit = unitIDs.firstIndex(of: id).map(transformedOfUnit) {
          sheet.put(formula: unit.cell, giving: unit.value, row: row, column: aim)
        }
      case .maximum:
        let best = isNegative ? low : high
        sheet.put(formula: sheet.at(row, best), giving: sheet.number(row, best), row: row, column: aim)
      case .fractionOfMaximum: break
      }
    case .rank, .borda, .categorical, .none: break
    }
  }

  private func ends(of lows: [String], _ highs: [String], _ values: [Double]) -> (low: String, high: String, values: [Double]) {
    func one(_ terms: [String], _ name: String) -> String { terms.count == 1 ? terms[0] : "\(name)(\(terms.joined(separator: ",")))" }
    return (one(lows, "MIN"), one(highs, "MAX"), values.map { transformed($0).value })
  }

  private func put(_ ends: (low: String, high: String, values: [Double]), into sheet: inout AuditSheet, row: Int, low: Int, high: Int) {
    sheet.put(formula: ends.low, giving: ends.values.min(), row: row, column: low)
    sheet.put(formula: ends.high, giving: ends.values.max(), row: row, column: high)
  }

  // MARK: - Score

  /// The score of the value in a cell; `nil` where no formula gives it.
  ///
  /// - Parameter parameter: the cell of a parameter, by its column.
  func formula(_ x: String, parameter: (Int) -> String, in columns: Columns) -> String? {
    let (low, high) = (parameter(columns.low), parameter(columns.high))
    let (from, to) = (parameter(columns.from), parameter(columns.to))
    let whenEqual = parameter(columns.whenEqual)
    func line(_ low: String, _ high: String, _ outside: Outside) -> String {
      let share = isNegative ? "(\(high)-\(x))/(\(high)-\(low))" : "(\(x)-\(low))/(\(high)-\(low))"
      let score = { (share: String) in "\(from)+(\(to)-\(from))*\(share)" }
      return switch outside {
      case .extended: score(share)
      case .capped: score("MIN(\(share),1)")
      case .clipped: score("MIN(MAX(\(share),0),1)")
      case .missing: "IF(OR(\(share)<-1E-12,\(share)>1+1E-12),\"\",\(score("MIN(MAX(\(share),0),1)")))"
      }
    }
    /// What stands for a range without width, where the index says so.
    func guarded(_ equal: Double?, _ formula: String) -> String {
      equal == nil ? formula : "IF(\(high)-\(low)<=1E-12*MAX(ABS(\(low)),ABS(\(high))),\(whenEqual),\(formula))"
    }
    switch indicator.normalization {
    case .none: return x
    case .answerScale, .shareOfMaximum: return line(low, high, .extended)
    case .goalposts(_, _, let clip, _, _): return line(low, high, clip ? .clipped : .missing)
    case .minMax(let range, let clip, let equal, _, _):
      let formula = line(low, high, clip ? .clipped : .missing)
      if case .given = range { return formula }
      return guarded(equal, formula)
    case .zScore(_, _, let equal):
      let sign = isNegative ? "-" : "+"
      return guarded(
        equal, "\(parameter(columns.mean))\(sign)\(parameter(columns.sd))*(\(x)-AVERAGE(\(inRange)))/STDEV(\(inRange))")
    case .rank: return "1+\(worse(than: x))"
    case .borda: return worse(than: x)
    case .percentileRank(let equal, _, _):
      let others = "(COUNT(\(inRange))-1)"
      return guarded(equal, "\(from)+(\(to)-\(from))*MIN(\(worse(than: x)),\(others))/\(others)")
    case .distance(let distance, _, let cap, _, _):
      if case .fractionOfMaximum = distance {
        let best = isNegative ? low : high
        let share = isNegative ? "\(best)/\(x)" : "\(x)/\(best)"
        return "\(from)+(\(to)-\(from))*\(cap ? "MIN(\(share),1)" : share)"
      }
      let aim = parameter(columns.aim)
      return line(isNegative ? aim : low, isNegative ? high : aim, cap ? .capped : .extended)
    case .categorical(let bands):
      guard bands.count <= AuditFormula.deepest else { return nil }
      var formula = "\"\""
      for band in bands.sorted(by: { $0.from < $1.from }) {
        formula = "IF(\(x)>=\(AuditFormula.literal(band.from)),\(AuditFormula.literal(band.score)),\(formula))"
      }
      return formula.utf8.count <= AuditFormula.longest ? formula : nil
    }
  }

  private enum Outside { case extended, capped, clipped, missing }

  private func worse(than x: String) -> String {
    "SUMPRODUCT(ISNUMBER(\(inRange))*(\(inRange)\(isNegative ? ">" : "<")\(AuditFormula.significant(x))))"
  }
}
