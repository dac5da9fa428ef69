/// How the weights were made from the sample itself, as far as a variance has to know: they vary from sample to sample too.
package enum WeightModel: Sendable, Hashable {
  /// In the cells that say so (``SamplingDesign/Cell/weightsAreEstimated``), each from its own count of responses; elsewhere they are fixed.
  case cells
  /// Calibrated to the totals of margins: post-stratified or raked.
  case margins(Calibration)

  /// Weights that were calibrated. Responses alike in every margin are a class.
  ///
  /// The influence z_e gives way to its residual: with u = z_e/w_e, û the least squares fit of u on the dummies of all categories of all margins, with the weights before
  /// calibration, z_e ← w_e (u_e − û_e) (Deville & Särndal 1992; R `calibrate`). With one margin û is the mean of the category. Trimming is not
  /// part of the fit: the trimmed weights stand where the calibrated ones would.
  package struct Calibration: Sendable, Hashable {
    /// Of each response; `nil` for one outside the calibration, whose weight counts as fixed.
    let classes: [Int?]
    /// Of each response, before calibration.
    let start: [Double]
    /// Of each response, after it.
    let weight: [Double]
    let regression: DummyRegression

    /// - Parameters:
    ///   - classes: below the number of classes that the margins speak of.
    ///   - margins: the category of each class, from 0, by margin; at least one margin.
    ///   - start: weight of each response before calibration, above zero. Part of one where several responses share their respondent's place.
    ///   - weight: of each response after it, in the same parts.
    package init(classes: [Int?], margins: [[Int]], start: [Double], weight: [Double]) {
      precondition(start.count == classes.count && weight.count == classes.count, "a class and two weights for each response")
      let count = margins.first?.count ?? 0
      precondition(margins.allSatisfy { $0.count == count } && classes.allSatisfy { $0.map { (0..<count).contains($0) } ?? true })
      var sums = [ExactSum](repeating: ExactSum(), count: count)
      for (own, start) in zip(classes, start) {
        if let own { sums[own].add(start) }
      }
      self.classes = classes
      self.start = start
      self.weight = weight
      regression = DummyRegression(margins: margins, weights: sums.map(\.value))
    }
  }
}

/// Weighted least squares on the dummies of several margins, for values that are summed by class.
struct DummyRegression: Sendable, Hashable {
  /// Column of each class, by margin; the columns of the margins follow one another.
  private let columns: [[Int]]
  private let count: Int
  let classes: Int
  /// The normal equations as L D Lᵀ. Rows of L below the diagonal; a pivot of zero stands for a column that the ones before it make up.
  private let lower: [[Double]]
  private let pivots: [Double]

  /// The category of each class, from 0, by margin.
  var margins: [[Int]] {
    columns.map { margin in
      let first = margin.min() ?? 0
      return margin.map { $0 - first }
    }
  }

  /// - Parameter weights: Σ over each class.
  init(margins: [[Int]], weights: [Double]) {
    var columns: [[Int]] = []
    var count = 0
    for margin in margins {
      columns.append(margin.map { $0 + count })
      count += (margin.max() ?? -1) + 1
    }
    self.columns = columns
    self.count = count
    classes = weights.count
    var diagonal = [Double](repeating: 0, count: count)
    for margin in columns {
      for (place, column) in margin.enumerated() { diagonal[column] += weights[place] }
    }
    guard columns.count > 1 else {
      lower = []
      pivots = diagonal
      return
    }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for place in weights.indices {
      for a in columns { for b in columns { matrix[a[place]][b[place]] += weights[place] } }
    }
    var lower = [[Double]](repeating: [], count: count)
    var pivots = [Double](repeating: 0, count: count)
    for row in 0..<count {
      var values = [Double](repeating: 0, count: row)
      var rest = diagonal[row]
      for column in 0..<row where pivots[column] > 0 {
        var value = matrix[row][column]
        for inner in 0..<column { value -= values[inner] * lower[column][inner] * pivots[inner] }
        values[column] = value / pivots[column]
        rest -= values[column] * values[column] * pivots[column]
      }
      lower[row] = values
      pivots[row] = rest > 1e-10 * diagonal[row] ? rest : 0
    }
    self.lower = lower
    self.pivots = pivots
  }

  /// û of each class.
  ///
  /// - Parameter sums: Σ weight · u over each class.
  func fitted(_ sums: [Double]) -> [Double] {
    var solution = [Double](repeating: 0, count: count)
    for margin in columns {
      for (place, column) in margin.enumerated() { solution[column] += sums[place] }
    }
    if columns.count > 1 {
      for row in 0..<count { for column in 0..<row { solution[row] -= lower[row][column] * solution[column] } }
    }
    for row in 0..<count { solution[row] = pivots[row] > 0 ? solution[row] / pivots[row] : 0 }
    if columns.count > 1 {
      for row in (0..<count).reversed() where pivots[row] > 0 {
        for column in 0..<row { solution[column] -= lower[row][column] * solution[row] }
      }
    }
    return sums.indices.map { place in columns.reduce(0) { $0 + solution[$1[place]] } }
  }
}
