/// The designs of two samples as one: the editions of a respondent group.
///
/// Strata that hold one respondent are one; the others stay as they are.
struct UnionDesign {
  let design: SamplingDesign

  /// - Parameter respondent: of each design's responses, the same number for the same respondent.
  init(designs: [SamplingDesign], respondent: [[Int]]) {
    let offsets = [0, designs[0].strata.count]
    // Of each stratum the first that it is one with.
    var root = Array(0..<(designs[0].strata.count + designs[1].strata.count))
    func find(_ stratum: Int) -> Int {
      var place = stratum
      while root[place] != place { place = root[place] }
      return place
    }
    var strataOfRespondent: [Int: Int] = [:]
    for (edition, design) in designs.enumerated() {
      for (response, respondent) in respondent[edition].enumerated() {
        let stratum = find(design.stratumOfResponse[response] + offsets[edition])
        // In one edition a respondent of two strata is two; only the other edition can make one of them.
        if edition == 0 {
          if strataOfRespondent[respondent] == nil { strataOfRespondent[respondent] = stratum }
        } else if let other = strataOfRespondent[respondent].map(find), other != stratum {
          root[max(other, stratum)] = min(other, stratum)
        }
      }
    }
    let groups = root.indices.map(find)
    let reach = root.indices.map { group -> SamplingDesign.Reach in
      let fractions = designs.enumerated().compactMap { edition, design in
        Self.fraction(design.strata.enumerated().filter { groups[$0.offset + offsets[edition]] == group }.map(\.element))
      }
      return fractions.min().map { $0 == 0 ? .unknown : .fraction($0) } ?? .unknown
    }
    design = SamplingDesign(
      respondent: respondent.flatMap(\.self),
      stratum: designs.enumerated().flatMap { edition, design in design.stratumOfResponse.map { groups[$0 + offsets[edition]] } },
      cell: Array(designs[0].cellOfResponse) + designs[1].cellOfResponse.map { $0 + designs[0].cells.count },
      weight: designs.flatMap(\.weight),
      strata: reach.enumerated().map { SamplingDesign.Stratum(reach: $1, family: $0) },
      cells: designs.flatMap { design in Self.cells(of: design) }, weightModel: WeightModel(of: designs.map { ($0, Self.cells(of: $0)) }))
  }

  /// f of strata of one edition taken together; 0 where that of one is not known, `nil` for none.
  private static func fraction(_ strata: [SamplingDesign.JoinedStratum]) -> Double? {
    guard !strata.isEmpty else { return nil }
    return strata.count == 1 ? strata[0].fraction : SamplingDesign.fraction(ofTogether: strata)
  }

  /// Where cells are strata they are centred as such, whatever their strata become one with.
  private static func cells(of design: SamplingDesign) -> [SamplingDesign.Cell] {
    let areStrata = design.respondentStarts.count - 1 == design.responses
    return design.cells.map {
      SamplingDesign.Cell(weightsAreEstimated: areStrata || $0.weightsAreEstimated, formsListed: $0.formsListed)
    }
  }
}

extension WeightModel {
  /// Weights that were made in each of the designs by itself: none of its categories has a response of another. Cells stand beside margins as a margin of their own.
  ///
  /// - Parameter designs: with their cells, one after the other.
  fileprivate init(of designs: [(design: SamplingDesign, cells: [SamplingDesign.Cell])]) {
    guard designs.contains(where: { $0.design.weightModel != .cells }) else {
      self = .cells
      return
    }
    let parts = designs.map { Calibration(of: $0.design, cells: $0.cells) }
    var classes: [Int?] = []
    let count = parts.map(\.regression.margins.count).max() ?? 0
    var margins = [[Int]](repeating: [], count: count)
    for part in parts {
      classes += part.classes.map { $0.map { $0 + (margins.first?.count ?? 0) } }
      let own = part.regression.margins
      for number in 0..<count {
        // A margin said twice changes no fit.
        let categories = own[number < own.count ? number : 0]
        let first = (margins[number].max() ?? -1) + 1
        margins[number] += categories.map { $0 + first }
      }
    }
    self = .margins(Calibration(classes: classes, margins: margins, start: parts.flatMap(\.start), weight: parts.flatMap(\.weight)))
  }
}

extension WeightModel.Calibration {
  /// That of a design; for weights made in cells, the cells as its only margin.
  fileprivate init(of design: SamplingDesign, cells: [SamplingDesign.Cell]) {
    if case .margins(let calibration) = design.weightModel {
      self = calibration
      return
    }
    let isEstimated = cells.indices.map { cells[$0].weightsAreEstimated && design.responsesInCell[$0] > 1 }
    self.init(
      classes: design.cellOfResponse.map { isEstimated[$0] ? $0 : nil }, margins: [Array(cells.indices)], start: design.weight,
      weight: design.weight)
  }
}
