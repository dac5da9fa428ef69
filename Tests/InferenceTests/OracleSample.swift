import TestSupport
import Testing

@testable import Inference

/// The responses of Tests/Reference/oracle-survey.csv as plain arrays, and the influences of functions of their weighted means.
struct OracleSample {
  /// Units A, B, C are 0, 1, 2; q1 to q4 are 0 to 3; inside is stratum 0, outside 1.
  let firm: [Int]
  let unit: [Int]
  let stratum: [Int]
  let answers: [[Double?]]
  var weight: [Double]
  var count: Int { firm.count }

  /// Slopes of the index in the item means: T (weight 40) = q1 1, q2 1; S (weight 60) = q3 2, q4 1; 1..5 to 0..100; q4 is not asked of unit C.
  /// For A: 0.4 · ½ · 25 = 5, 5, 0.6 · ⅔ · 25 = 10, 0.6 · ⅓ · 25 = 5; for C the whole of S is q3.
  static let indexSlopes: [[Double]] = [[5, 5, 10, 5], [5, 5, 10, 5], [5, 5, 15, 0]]

  init(oneUnitPerFirm: Bool) throws {
    let table = try ReferenceTable("oracle-survey.csv")
    let kept = try table[column: "first"].map { !oneUnitPerFirm || $0 == "1" }
    func cells(_ name: String) throws -> [String] { zip(try table[column: name], kept).filter(\.1).map(\.0) }
    firm = try cells("firm").map { try #require(Int($0.dropFirst())) }
    unit = try cells("unit").map { try #require(["A", "B", "C"].firstIndex(of: $0)) }
    stratum = try cells("stratum").map { try #require(["in", "out"].firstIndex(of: $0)) }
    let columns = try ["q1", "q2", "q3", "q4"].map { try cells($0).map { Double($0) } }
    answers = firm.indices.map { row in columns.map { $0[row] } }
    weight = firm.map { _ in 1 }
  }

  /// Weighted mean of each item in each domain.
  func means(domain: [Int], domains: Int) -> [[Double]] {
    (0..<domains).map { u in
      (0..<4).map { item in
        let rows = firm.indices.filter { domain[$0] == u && answers[$0][item] != nil }
        let total = rows.reduce(0) { $0 + weight[$1] }
        return rows.reduce(0) { $0 + weight[$1] * (answers[$1][item] ?? 0) } / total
      }
    }
  }

  /// Domains × items, by unit.
  var unitMeans: [[Double]] { means(domain: unit, domains: 3) }

  /// z_e = w_e Σ_j a_j (x_ej − m_j) [answered] / W_j
  func influence(slopes: [[Double]], domain: [Int]? = nil) -> [Double] {
    let domain = domain ?? unit
    let means = means(domain: domain, domains: slopes.count)
    return firm.indices.map { row in
      (0..<4).reduce(0) { sum, item in
        let slope = slopes[domain[row]][item]
        guard let answer = answers[row][item], slope != 0 else { return sum }
        let total = firm.indices.filter { domain[$0] == domain[row] && answers[$0][item] != nil }.reduce(0) { $0 + weight[$1] }
        return sum + weight[row] * slope * (answer - means[domain[row]][item]) / total
      }
    }
  }

  /// The arithmetic index 0..100 that ``indexSlopes`` belong to.
  var index: [Double] {
    zip(unitMeans, Self.indexSlopes).map { means, slopes in
      zip(means, slopes).reduce(0) { $1.1 == 0 ? $0 : $0 + $1.1 * ($1.0 - 1) }
    }
  }

  /// Cells unit × stratum; inside is joined with outside for unit C where one firm rates one unit.
  var cell: [Int] { firm.indices.map { unit[$0] * 2 + stratum[$0] } }

  /// One unit for each firm: cells are strata, C joined; N = 7 9 8 12 12.
  static func one() throws -> (OracleSample, SamplingDesign) {
    var sample = try OracleSample(oneUnitPerFirm: true)
    let cell = sample.cell.map { min($0, 4) }
    let population = [7.0, 9, 8, 12, 12]
    sample.weight = cell.map { own in population[own] / Double(cell.filter { $0 == own }.count) }
    let design = sample.design(
      stratum: cell, strata: population.enumerated().map { .init(reach: .population($0.element), family: $0.offset / 2) },
      cell: cell, cells: population.map { _ in .init(weightsAreEstimated: true) })
    return (sample, design)
  }

  enum Weights { case fixed, estimated, estimatedWithSecondStage }

  /// Firms rate several units: 18 and 30 firms, w = N/n of the cell.
  static func several(_ weights: Weights, fpc: Bool = true) throws -> (OracleSample, SamplingDesign) {
    var sample = try OracleSample(oneUnitPerFirm: false)
    let frame = try ReferenceTable("oracle-frame.csv")
    let population = try frame.numbers("N_II").compactMap(\.self)
    let listed = try frame.numbers("listed_II").compactMap(\.self)
    let cell = sample.cell
    sample.weight = cell.map { own in population[own] / Double(cell.filter { $0 == own }.count) }
    let design = sample.design(
      stratum: sample.stratum, strata: [18.0, 30].map { .init(reach: fpc ? .population($0) : .unknown) }, cell: cell,
      cells: listed.map {
        .init(weightsAreEstimated: weights != .fixed, formsListed: weights == .estimatedWithSecondStage ? $0 : nil)
      })
    return (sample, design)
  }

  func design(stratum: [Int], strata: [SamplingDesign.Stratum], cell: [Int], cells: [SamplingDesign.Cell]) -> SamplingDesign {
    SamplingDesign(respondent: firm, stratum: stratum, cell: cell, weight: weight, strata: strata, cells: cells)
  }

  func covariance(_ design: SamplingDesign, slopes: [[Double]] = indexSlopes) -> LinearizedCovariance {
    LinearizedCovariance(of: influence(slopes: slopes), domain: unit, domains: 3, under: design)
  }
}

/// What R printed for the sample.
struct OracleNumbers {
  private let values: [[String]: Double]

  init() throws {
    let rows = try ReferenceTable("oracle-survey.printed.csv").rows
    values = try Dictionary(uniqueKeysWithValues: rows.map { (Array($0[..<4]), try #require(Double($0[4]))) })
  }

  static let units = ["A", "B", "C"]

  func callAsFunction(_ part: String, _ quantity: String, _ row: String = "", _ column: String = "") throws -> Double {
    try #require(values[[part, quantity, row, column]], "\(part) \(quantity) \(row) \(column)")
  }

  func byUnit(_ part: String, _ quantity: String) throws -> [Double] {
    try Self.units.map { try self(part, quantity, $0) }
  }

  func matrix(_ part: String, _ quantity: String) throws -> [[Double]] {
    try Self.units.map { row in try Self.units.map { try self(part, quantity, row, $0) } }
  }
}

extension LinearizedCovariance {
  /// Rows of the matrix.
  var rows: [[Double]] { (0..<domains).map { u in (0..<domains).map { v in self[u, v] } } }
}
