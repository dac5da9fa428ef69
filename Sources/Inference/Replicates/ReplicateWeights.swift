import Scoring
import SurveyModel

/// The weights of a replicate, made again as those of the survey were made: by cell from the cell's own count, or calibrated to the counts of margins.
///
/// Responses that share weight, cell, class of the calibration and stratum are a block; all have one weight in a replicate, times a factor of their own draws.
struct ReplicateWeights: Sendable {
  struct Block: Sendable {
    /// (1 − λ) and λ n/(n − 1): a response drawn t times has the factor own + drawn·t.
    let own: Double
    let drawn: Double
    /// In the survey itself.
    let weight: Double
    let cell: Int
    /// Of the calibration; `nil` outside it.
    let calibrationClass: Int?
  }

  private struct Calibration: Sendable {
    let margins: [Raking.Margin]
    let classes: Int
    let bounds: IndexTree.ResponseWeighting.Trim?
  }

  private let blocks: [Block]
  /// Σ w of each cell whose weights vary with it; `nil` for the others.
  private let weightOfCell: [Double?]
  private let calibration: Calibration?

  init(blocks: [Block], design: SamplingDesign, calibrated: CalibratedWeights?) {
    self.blocks = blocks
    weightOfCell = zip(design.cells, design.weightOfCell).map { $0.weightsAreEstimated ? $1 : nil }
    calibration = calibrated.map {
      Calibration(margins: $0.margins, classes: $0.weights.count, bounds: $0.summary.trimming?.bounds)
    }
  }

  /// Of each block. `nil` where weights cannot be made: a category whose respondents were all left out, or raking that does not converge.
  ///
  /// A cell whose weights are estimates sums to the same Σ w in every replicate: with w = N/n that is what estimating them from the replicate means.
  /// - Parameters:
  ///   - counts: of each block, Σ of the factors of its responses.
  ///   - shares: the same, each response counting for its part of the respondent.
  func weights(counts: [Double], shares: [Double]) -> [Double]? {
    guard let calibration else {
      var cells = [Double](repeating: 0, count: weightOfCell.count)
      for (block, count) in zip(blocks, counts) { cells[block.cell] += block.weight * count }
      return blocks.map { block in
        guard let wanted = weightOfCell[block.cell], cells[block.cell] > 0 else { return block.weight }
        return block.weight * (wanted / cells[block.cell])
      }
    }
    var start = [Double](repeating: 0, count: calibration.classes)
    var responses = start
    for (place, block) in blocks.enumerated() {
      guard let own = block.calibrationClass else { continue }
      start[own] += shares[place]
      responses[own] += counts[place]
    }
    guard let raking = try? Raking(start: start, margins: calibration.margins) else { return nil }
    let weights = calibration.bounds.map { WeightTrimming.held(raking.factors, counts: responses, bounds: $0).weights } ?? raking.factors
    let outside = zip(weights, responses).reduce(0) { $0 + $1.0 * $1.1 } / responses.reduce(0, +)
    return blocks.map { block in block.calibrationClass.map { weights[$0] } ?? outside }
  }
}
