import Parallelism
import Scoring
import SurveyModel

/// The covariance of the indicator values of one respondent group, kept in blocks of indicators × indicators, so that of any smooth index over them V_uv = a_u'Σ_uv a_v.
///
/// One block for each stratum and domain, and where domains covary one for each pair of them. It is made of sums over pairs of answers, whole numbers that no order of
/// responses changes, and is what ``LinearizedCovariance`` makes of single influences: each indicator of a domain stands where there a domain does.
struct IndicatorCovariance: Sendable {
  /// Bytes that the blocks of a run may take: 256 MB. What would take more is worked out again from the answers.
  static let limit = 1 << 28
  /// Multiplications beyond which it is not worth it.
  private static let mostWork = 2_000_000_000.0

  private let domains: Int
  /// Of each answered indicator of the plan, its position among the indicators.
  let indicators: [Int]
  /// By domain: of each stratum that says something of it, its position and block.
  private let parts: [[(stratum: Int, block: [Double])]]
  /// Of forms that were left empty, by domain; empty where none were.
  private let secondStage: [[Double]]
  /// Of two domains, the first's indicators × the second's.
  private let cross: [Pair: [Double]]
  /// The covariance of the root as it was inferred: what the design says of each domain.
  private let root: LinearizedCovariance

  /// V of scores with these derivatives.
  ///
  /// - Parameter gradients: of each domain, d score/d value of each indicator of the plan.
  func covariance(_ gradients: [[Double]]) -> LinearizedCovariance {
    let slopes = gradients.map { gradient in indicators.map { gradient[$0] } }
    var values = [Double](repeating: 0, count: domains * domains)
    var comparison = [ComparisonDegrees](repeating: ComparisonDegrees(), count: domains)
    for domain in 0..<domains {
      var (sum, size) = (0.0, 0.0)
      var ofStratum: [Int: Double] = [:]
      for part in parts[domain] {
        let (value, magnitude) = Self.form(part.block, slopes[domain], slopes[domain])
        ofStratum[part.stratum] = value
        sum += value
        size += magnitude
      }
      for share in root.shares[domain] {
        comparison[domain].add(variance: max(0, ofStratum[share.stratum] ?? 0), expected: share.expected, respondents: share.respondents)
      }
      if !secondStage.isEmpty {
        let (value, magnitude) = Self.form(secondStage[domain], slopes[domain], slopes[domain])
        sum += value
        size += magnitude
      }
      // What is left when everything cancels is noise: all scores of respondents are equal.
      values[domain * domains + domain] = sum > 1e-13 * size ? sum : 0
    }
    for (pair, block) in cross {
      let value = Self.form(block, slopes[pair.first], slopes[pair.second]).value
      values[pair.first * domains + pair.second] = value
      values[pair.second * domains + pair.first] = value
    }
    return LinearizedCovariance(
      domains: domains, values: values, respondents: root.respondents, degreesOfFreedom: root.degreesOfFreedom, comparison: comparison,
      shares: root.shares, isCensus: root.isCensus, isIndependent: root.isIndependent, sharedPairs: root.sharedPairs)
  }

  /// a'Bb, and the same of magnitudes.
  private static func form(_ block: [Double], _ a: [Double], _ b: [Double]) -> (value: Double, size: Double) {
    var (value, size) = (0.0, 0.0)
    let width = b.count
    for (j, own) in a.enumerated() where own != 0 {
      var (row, rowSize) = (0.0, 0.0)
      for k in 0..<width {
        let term = b[k] * block[j * width + k]
        row += term
        rowSize += term.magnitude
      }
      value += own * row
      size += own.magnitude * rowSize
    }
    return (value, size)
  }
}

extension IndicatorCovariance {
  /// Of several sets of domains, from one pass over the answers.
  ///
  /// - Parameter roots: the covariance of the root in each set, as it was inferred.
  /// - Returns: `nil` where the blocks would take more than ``limit``, where responses of one row have different parts in a calibration, or after cancelling.
  static func kept(
    _ group: ScoredGroup, scored: [DomainScores], roots: [LinearizedCovariance], threads: Int, work: Work
  ) -> [IndicatorCovariance]? {
    guard group.weights.calibration == nil || group.rowDesign != nil else { return nil }
    let lattices = group.plan.indicators.enumerated().compactMap { position, indicator -> (position: Int, lattice: AnswerLattice)? in
      guard case .answers(let question, let recode) = indicator.source else { return nil }
      return (position, AnswerLattice(question: question, values: recode.values))
    }
    guard !lattices.isEmpty else { return nil }
    let keys = PairKeys(group)
    var sums = scored.map { BlockSums(group, $0, lattices.map(\.position), lattices.map(\.lattice)) }
    let block = Double(lattices.count * lattices.count)
    let effort = sums.reduce(0) { $0 + $1.effort(keys) } * block
    guard effort <= mostWork, sums.reduce(0, { $0 + $1.blocks(keys) }) * block * 8 <= Double(limit) else { return nil }
    let batch = 64 * max(1, threads)
    for start in stride(from: 0, to: keys.keys.count, by: batch) {
      guard !work.isCancelled else { return nil }
      let grams = Parallel.map(min(batch, keys.keys.count - start), threads: threads) { number in
        AnswerGram(group.table, lattices.map(\.lattice), pairs: keys.pairs(of: start + number))
      }
      for (number, gram) in grams.enumerated() {
        for set in sums.indices { sums[set].add(gram, keys.keys[start + number]) }
      }
    }
    return zip(sums, zip(scored, roots)).map { sums, about in
      let (parts, secondStage, cross) = sums.blocks()
      return IndicatorCovariance(
        domains: about.0.domains.count, indicators: lattices.map(\.position), parts: parts, secondStage: secondStage, cross: cross,
        root: about.1)
    }
  }
}

/// Pairs of responses of one respondent, each response with itself among them, by what they share.
struct PairKeys: Sendable {
  struct Key: Hashable, Comparable, Sendable {
    let stratum: Int
    /// Rows of the tally; the first is not above the second.
    let first: Int
    let second: Int
    let isSelf: Bool

    static func < (a: Key, b: Key) -> Bool {
      (a.stratum, a.first, a.second, a.isSelf ? 0 : 1) < (b.stratum, b.first, b.second, b.isSelf ? 0 : 1)
    }
  }

  let keys: [Key]
  private let pairs: [ResponsePair]
  private let starts: [Int]

  init(_ group: ScoredGroup) {
    let (design, row) = (group.design, group.weights.row)
    var numbers: [Key: Int] = [:]
    var keys: [Key] = []
    var counts: [Int] = []
    var keyOfPair: [UInt32] = []
    var found: [ResponsePair] = []
    found.reserveCapacity(design.responses)
    keyOfPair.reserveCapacity(design.responses)
    var last: (key: Key, number: Int)?
    func note(_ first: Int, _ second: Int, _ stratum: Int) {
      let isOrdered = row[first] <= row[second]
      let (a, b) = isOrdered ? (first, second) : (second, first)
      let key = Key(stratum: stratum, first: Int(row[a]), second: Int(row[b]), isSelf: first == second)
      let number: Int
      if let last, last.key == key {
        number = last.number
      } else if let known = numbers[key] {
        number = known
      } else {
        number = keys.count
        numbers[key] = number
        keys.append(key)
        counts.append(0)
      }
      last = (key, number)
      counts[number] += 1
      keyOfPair.append(UInt32(number))
      found.append(ResponsePair(first: UInt32(a), second: UInt32(b)))
    }
    for (stratum, about) in design.strata.enumerated() {
      for respondent in about.respondents {
        let responses = design.responses(ofRespondentAt: respondent)
        for (number, first) in responses.enumerated() {
          for second in responses.dropFirst(number) { note(first, second, stratum) }
        }
      }
    }
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    var starts = [0]
    for number in order { starts.append(starts[starts.count - 1] + counts[number]) }
    var next = [Int](repeating: 0, count: keys.count)
    for (position, number) in order.enumerated() { next[number] = starts[position] }
    var sorted = found
    for (number, pair) in zip(keyOfPair, found) {
      sorted[next[Int(number)]] = pair
      next[Int(number)] += 1
    }
    self.keys = order.map { keys[$0] }
    self.starts = starts
    pairs = sorted
  }

  func pairs(of key: Int) -> ArraySlice<ResponsePair> { pairs[starts[key]..<starts[key + 1]] }
}
