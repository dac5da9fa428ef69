import SurveyModel
import TestSupport
import Testing

@testable import Scoring

/// Weights that are computed. Numbers marked R are of R 4.2.2 (`eigen`, `cor`, `sd`).
@Suite struct WeightSchemeTests {
  /// u1..u5: 80 92 75 88 70; 3.2 4.1 3.9 2.8 4.6; the third is better when it is less: 12 7 15 9 11, its sign turned.
  static let directed: ScoreColumns = ScoreColumns([[80, 92, 75, 88, 70], [3.2, 4.1, 3.9, 2.8, 4.6], [-12, -7, -15, -9, -11]])
  static let similar: ScoreColumns = ScoreColumns([
    [61, 72, 55, 80, 68, 90, 77], [58, 75, 60, 82, 63, 85, 70], [70, 66, 62, 75, 71, 88, 81],
  ])

  private func expect(_ values: [Double], _ expected: [Double], _ place: SourceLocation = #_sourceLocation) {
    #expect(values.count == expected.count, sourceLocation: place)
    for (value, wanted) in zip(values, expected) {
      #expect(agree(value, wanted, within: 1e-10), "\(value) \(wanted)", sourceLocation: place)
    }
  }

  /// R: direction, min-max, `colSums(ifelse(P>0,P*log(P),0))`.
  @Test func entropy() throws {
    let entropy = try #require(EntropyWeights(Self.directed))
    expect(entropy.entropies, [0.782889463167257, 0.794558326039109, 0.819803151648019])
    expect(entropy.weights, [0.360200540404813, 0.340841135865232, 0.298958323729956])
  }

  /// R: `apply(R,2,sd)*rowSums(1-cor(R))`.
  @Test func critic() throws {
    let critic = try #require(CriticWeights(Self.directed))
    expect(critic.information, [0.709811284300088, 1.01445138374135, 0.494455755675525])
    expect(critic.weights, [0.31991949799153, 0.457224032079683, 0.222856469928787])
    let stretched = (0..<3).map { Self.directed.stretched($0) }
    expect(stretched.map(ScoreColumns.deviation), [0.411608415369883, 0.399459511383279, 0.379143772202578])
    let r = ScoreColumns.correlations(stretched)
    expect([r[0][1], r[0][2], r[1][2]], [-0.479952020097331, 0.75547006638841, -0.0596079473908081])
  }

  /// R: `eigen(cor(k))`.
  @Test func principalComponent() throws {
    let pca = try #require(PrincipalComponentWeights(Self.similar))
    expect(pca.eigenvalues, [2.63819130256202, 0.347886843479219, 0.0139218539587629])
    expect(pca.eigenvector, [0.612737402858121, 0.564211404844613, 0.553370008025329])
    expect(pca.weights, [0.375447124861315, 0.318334509356732, 0.306218365781953])
    #expect(agree(pca.shareOfVariance, 0.879397100854006, within: 1e-10))
    #expect(pca.negative.isEmpty)
  }

  /// Squares would hide that the second column runs against the others.
  @Test func aNegativeElementIsNamed() throws {
    let pca = try #require(PrincipalComponentWeights(Self.directed))
    expect(pca.eigenvector, [0.696120575969114, -0.400557399182461, 0.595793515970601])
    #expect(pca.negative == [1])
  }

  static let consistent: [[Double]] = [[1, 3, 5, 7], [1 / 3, 1, 3, 5], [1 / 5, 1 / 3, 1, 3], [1 / 7, 1 / 5, 1 / 3, 1]]
  static let contradictory: [[Double]] = [[1, 2, 9], [1 / 2, 1, 1 / 2], [1 / 9, 2, 1]]

  /// R: `eigen(A)`.
  @Test func pairwiseComparison() throws {
    let ahp = try PairwiseComparison(Self.consistent)
    expect(ahp.weights, [0.565009053799047, 0.262201205560873, 0.117504250041399, 0.0552854905986809])
    expect(
      [ahp.eigenvalue, ahp.consistencyIndex, ahp.consistencyRatio], [4.11698244344727, 0.0389941478157561, 0.0433268309063957])
    #expect(ahp.isConsistent)
  }

  /// The weights say 1 : 3 is 0.6796/0.1571 = 4.33 and 9 is stated (2.08 times); 2 : 3 is 1.04 and 1/2 is stated (2.08 times); 1 : 2 is 4.16 and 2 is
  /// stated (2.08 times): of three all are equally far off, up to noise, so that any may be named.
  @Test func contradictionsAreTold() throws {
    let ahp = try PairwiseComparison(Self.contradictory)
    expect(ahp.weights, [0.679580807269973, 0.163354187879047, 0.15706500485098])
    expect([ahp.eigenvalue, ahp.consistencyRatio], [3.56083367982104, 0.483477310190551])
    #expect(!ahp.isConsistent)
    let pair = try #require(ahp.worstPair)
    let ratio = pair.stated / pair.implied
    #expect(abs(max(ratio, 1 / ratio) - 2.08) < 0.01)
  }

  /// A consistent matrix of weights 4 : 2 : 1 : 1 with one judgement spoilt: 2 : 4 stated as 9 in place of 2.
  @Test func theWorstPairIsTheSpoiltOne() throws {
    let weights = [4.0, 2, 1, 1]
    var matrix = weights.map { row in weights.map { row / $0 } }
    matrix[1][3] = 9
    matrix[3][1] = 1 / 9.0
    let pair = try #require(try PairwiseComparison(matrix).worstPair)
    #expect(pair.row == 1 && pair.column == 3)
  }

  @Test func oneAndTwoThingsCannotDisagree() throws {
    let one = try PairwiseComparison([[1]])
    #expect(one.weights == [1] && one.consistencyRatio == 0)
    let two = try PairwiseComparison([[1, 3], [1 / 3.0, 1]])
    expect(two.weights, [0.75, 0.25])
    #expect(two.consistencyRatio == 0 && two.eigenvalue == 2 && two.worstPair == nil)
  }

  /// 15 things at most, from 1e-6 to 1e6 times: still an eigenvector, A w = λ w.
  @Test func largeAndExtremeMatrices() throws {
    var matrix = [[Double]](repeating: [Double](repeating: 1, count: 15), count: 15)
    for row in 0..<15 {
      for column in 0..<row {
        let value = [9, 1 / 7.0, 1e6, 3, 1e-6][(row * 7 + column * 3) % 5]
        matrix[row][column] = value
        matrix[column][row] = 1 / value
      }
    }
    let ahp = try PairwiseComparison(matrix)
    for row in 0..<15 {
      let product = zip(matrix[row], ahp.weights).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(agree(product, ahp.eigenvalue * ahp.weights[row], within: 1e-9))
    }
    #expect(agree(ahp.weights.reduce(0, +), 1, within: 1e-12))
  }

  struct FlawCase: Sendable {
    let scheme: WeightScheme
    let children: Int
    let flaw: WeightScheme.Flaw
  }

  static let impossible: [FlawCase] = [
    .init(
      scheme: .ahp([[1, 3], [0.5, 1]]), children: 2, flaw: .notReciprocal(row: 1, column: 0, value: 0.5, opposite: 3)),
    .init(scheme: .ahp([[1, -3], [3, 1]]), children: 2, flaw: .comparison(row: 0, column: 1, value: -3)),
    .init(scheme: .ahp([[2, 1], [1, 1]]), children: 2, flaw: .diagonal(row: 0, value: 2)),
    .init(scheme: .ahp([[1, 1]]), children: 2, flaw: .rowCount(found: 1, children: 2)),
    .init(scheme: .ahp([[1], [1, 1]]), children: 2, flaw: .rowLength(row: 0, found: 1, children: 2)),
    .init(scheme: .ahp([]), children: 16, flaw: .tooMany(children: 16)),
    .init(scheme: .budget([]), children: 2, flaw: .noExperts),
    .init(scheme: .budget([[50, 50], [0, 0]]), children: 2, flaw: .noPoints(row: 1)),
    .init(scheme: .budget([[50, -1]]), children: 2, flaw: .points(row: 0, column: 1, value: -1)),
  ]

  @Test(arguments: impossible) func flaws(c: FlawCase) {
    #expect(c.scheme.flaw(children: c.children) == c.flaw)
  }

  /// (50/100 + 6/10)/2 = 0.55: an expert of ten points has the say of one of a hundred.
  @Test func budget() {
    expect(BudgetAllocation.weights([[50, 50], [6, 4]]), [0.55, 0.45])
    expect(BudgetAllocation.weights([[0, 3, 1]]), [0, 0.75, 0.25])
  }

  /// A column in which all units are alike weighs nothing; alone columns and equal ones are no division by zero.
  @Test func columnsThatDoNotVary() throws {
    let some = ScoreColumns([[1, 2, 3], [7, 7, 7], [3, 1, 2]])
    for weights in [EntropyWeights(some)?.weights, CriticWeights(some)?.weights, PrincipalComponentWeights(some)?.weights] {
      let weights = try #require(weights)
      #expect(weights[1] == 0)
      #expect(agree(weights[0] + weights[2], 1, within: 1e-12))
    }
    let none = ScoreColumns([[7, 7], [1, 1]])
    #expect(EntropyWeights(none) == nil && CriticWeights(none) == nil && PrincipalComponentWeights(none) == nil)
    let one = ScoreColumns([[1, 2, 4]])
    #expect(EntropyWeights(one)?.weights == [1] && CriticWeights(one)?.weights == [1])
    #expect(PrincipalComponentWeights(one)?.weights == [1])
    // Both say the same: CRITIC has nothing to share out.
    #expect(CriticWeights(ScoreColumns([[1, 2, 3], [10, 20, 30]])) == nil)
  }

  /// Correlation matrix of two columns with r: eigenvalues 1 ± r; diag stays diagonal.
  @Test func eigenvalues() {
    let two = SymmetricEigen([[1, 0.6], [0.6, 1]])
    expect(two.values, [1.6, 0.4])
    #expect(SymmetricEigen([[3, 0], [0, 5]]).values == [5, 3])
    #expect(SymmetricEigen([]).values.isEmpty)
    // 4 × 4 Hilbert: the sum of eigenvalues is the trace, A v = λ v.
    let hilbert = (0..<4).map { row in (0..<4).map { 1 / Double(row + $0 + 1) } }
    let eigen = SymmetricEigen(hilbert)
    #expect(agree(eigen.values.reduce(0, +), 1 + 1 / 3.0 + 1 / 5.0 + 1 / 7.0, within: 1e-14))
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      for row in 0..<4 {
        let product = zip(hilbert[row], vector).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - value * vector[row]) < 1e-15)
      }
    }
  }
}
