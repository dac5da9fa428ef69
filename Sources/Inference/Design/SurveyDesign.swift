import Scoring
import SurveyModel

extension SamplingDesign {
  /// The design of a respondent group.
  ///
  /// Every respondent rates one unit: the strata are the cells of the weights, f = n/N of the cell. Some rate several: the strata are the declared
  /// ones, f = respondents/distinct eligible firms of the frame (or the population that the survey states), and a cell's forms are those that the
  /// frame lists for the firms that answered.
  init(survey: Survey, group: RespondentGroup, data: SurveyData.Group, weights: ResponseWeights) {
    let table = data.responses
    let respondent = NumberColumn(table.respondent)
    let cell = NumberColumn(weights.cell)
    let ratesSeveral = respondent.hasRepeats
    let isEstimated = weights.summary.method == .nonresponse
    let weightModel = weights.calibration.map { WeightModel.margins(WeightModel.Calibration($0)) } ?? .cells
    if ratesSeveral {
      let lists = FirmLists(survey: survey, group: group, data: data, weights: weights)
      self.init(
        respondent: respondent, stratum: NumberColumn(table.stratum.map { UInt32(min(Int($0), survey.strata.count)) }),
        cell: cell,
        weight: weights.weight,
        strata: lists.firms.map { Stratum(reach: $0.map { .population($0.count, uninvited: $0.uninvited) } ?? .unknown) },
        cells: weights.cells.indices.map { place in
          Cell(
            weightsAreEstimated: isEstimated && weights.cells[place].population != nil,
            formsListed: lists.forms.map { Double($0[place]) })
        }, weightModel: weightModel)
    } else {
      // Cells are strata, so that centring in the stratum already takes out what estimating the weights in them would.
      self.init(
        respondent: respondent, stratum: cell, cell: cell, weight: weights.weight,
        strata: weights.cells.map { cell in
          Stratum(
            reach: cell.reach,
            family: cell.unit ?? survey.units.count)
        },
        cells: weights.cells.map { _ in Cell(weightsAreEstimated: false) }, weightModel: weightModel)
    }
  }
}

extension ResponseWeights.Cell {
  /// A cell with more responses than members has f = 0 by itself and counts with its members where it is joined; one
  /// whose list is too short for its responses, whatever the survey states, is not known.
  fileprivate var reach: SamplingDesign.Reach {
    guard let population, !isOverfull || population < Double(responses) else { return .unknown }
    return .population(population, uninvited: uninvited)
  }
}

extension WeightModel.Calibration {
  init(_ calibrated: CalibratedWeights) {
    self.init(
      classes: calibrated.classes, margins: calibrated.margins.map(\.category), start: calibrated.share,
      weight: zip(calibrated.classes, calibrated.share).map { place, share in
        share * (place.map { calibrated.weights[$0] } ?? calibrated.weightOutside)
      })
  }
}

/// What the frame says of firms and their forms, for a survey whose respondents rate several units.
private struct FirmLists {
  /// Eligible firms by declared stratum, then "not known", each of unknown eligibility counting e, and firms
  /// that answered without being on the list; `nil` where nobody knows.
  let firms: [(count: Double, uninvited: Int)?]
  /// Forms listed for firms that answered, by cell of the weights; `nil` without a frame that names units.
  let forms: [Int]?

  init(survey: Survey, group: RespondentGroup, data: SurveyData.Group, weights: ResponseWeights) {
    let strata = survey.strata.count
    guard let frame = data.frame else {
      var firms = [(count: Double, uninvited: Int)?](repeating: nil, count: strata + 1)
      if case .byStratum(let population) = group.population {
        for (stratum, count) in population where stratum < strata { firms[stratum] = (Double(count), 0) }
      }
      // Where no respondent is of unknown stratum there is nobody to know: joined with the last stratum, an unknown number would take its f away.
      if data.responses.stratum.allSatisfy({ $0 < strata }) { firms[strata] = (0, 0) }
      self.firms = firms
      forms = nil
      return
    }
    let answered = Set(data.responses.respondent)
    // Known to be eligible, and not known.
    var seen = [Set<UInt32>](repeating: [], count: strata + 1)
    var unknown = seen
    let dispositions = FrameDispositions(frame: frame, data: data)
    var forms = [Int](repeating: 0, count: weights.cells.count)
    let cells = weights.cells.enumerated().filter { $0.element.unit != nil }
    for row in 0..<frame.count where frame.disposition[row] != .notEligible {
      let stratum = min(Int(frame.stratum[row]), strata)
      switch dispositions.disposition[row] {
      case .unknownHousehold, .unknownOther: unknown[stratum].insert(frame.respondent[row])
      default: seen[stratum].insert(frame.respondent[row])
      }
      guard answered.contains(frame.respondent[row]), let unit = frame.unit[row].map(Int.init) else { continue }
      let cell = cells.first { _, cell in
        cell.unit == unit
          && (cell.strata.contains(stratum) || stratum == strata && cell.hasUnknownStratum || strata == 0 && cell.strata.isEmpty)
      }
      if let cell { forms[cell.offset] += 1 }
    }
    let onList = Set(frame.respondent)
    var strangers = [Set<UInt32>](repeating: [], count: strata + 1)
    for (respondent, stratum) in zip(data.responses.respondent, data.responses.stratum) where !onList.contains(respondent) {
      strangers[min(Int(stratum), strata)].insert(respondent)
    }
    let e = dispositions.counts.eligibility ?? 1
    firms = seen.indices.map { stratum in
      var count = Double(seen[stratum].count) + e * Double(unknown[stratum].subtracting(seen[stratum]).count)
      if case .byStratum(let population) = group.population, let stated = population[stratum] { count = Double(stated) }
      return (count, strangers[stratum].count)
    }
    self.forms = frame.unit.contains { $0 != nil } ? forms : nil
  }
}
