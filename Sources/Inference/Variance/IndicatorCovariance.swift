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
  /// Of questions that were left open, by domain.
  private let secondPhase: [Int: [Double]]
  /// By domain, of each indicator: its respondents less the strata that hold them.
  private let degrees: [[Double]]
  /// Of two domains, the first's indicators × the second's.
  private let cross: [Pair: [Double]]
  /// The covariance of the root as it was inferred: what the design says of each domain. `nil` where the
  /// covariance is not asked for.
  private let root: LinearizedCovariance?

  /// V of scores with these derivatives.
  ///
  /// - Parameter gradients: of each domain, d score/d value of each indicator of the plan.
  func covariance(_ gradients: [[Double]]) -> LinearizedCovariance? {
    guard let root else { return nil }
    let slopes = gradients.map { gradient in indicators.map { gradient[$0] } }
    var matrix = CovarianceMatrix(variances: [Double](repeating: 0, count: domains))
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
      matrix.setVariance(sum > 1e-13 * size ? sum : 0, of: domain)
    }
    for (pair, block) in cross {
      matrix.setCovariance(Self.form(block, slopes[pair.first], slopes[pair.second]).value, of: pair.first, pair.second)
    }
    return LinearizedCovariance(
      domains: domains, matrix: matrix, respondents: root.respondents, degreesOfFreedom: root.degreesOfFreedom, comparison: comparison,
      shares: root.shares, isCensus: root.isCensus, isIndependent: root.isIndependent, sharedPairs: root.sharedPairs)
  }

  /// What open questions add to scores with these derivatives, of as many domains from `first` on.
  func openQuestions(_ gradients: [[Double]], from first: Int = 0) -> [OpenQuestions.Term] {
    let width = indicators.count
    return gradients.enumerated().map { offset, gradient in
      let domain = first + offset
      let slopes = indicators.map { gradient[$0] }
      var rows = [Double](repeating: 0, count: width)
      func add(_ block: [Double]) -> Double {
        var sum = 0.0
        for j in 0..<width where slopes[j] != 0 {
          var row = 0.0
          for k in 0..<width { row += slopes[k] * block[j * width + k] }
          rows[j] += slopes[j] * row
          sum += slopes[j] * row
        }
        return sum
      }
      for part in parts[domain] { _ = add(part.block) }
      let variance = secondPhase[domain].map(add) ?? 0
      let total = rows.reduce(0) { $0 + max(0, $1) }
      // Below this it is what rounding leaves of nothing.
      let members = rows.indices.filter { rows[$0] > 1e-12 * total }
      let own = members.map { degrees[domain][$0] }
      let freedom: Double
      if let least = own.min(), let most = own.max() {
        // The same to the last bit where all have it.
        freedom = least <= 0 ? 0 : least == most ? least : 1 / zip(members, own).reduce(0) { $0 + rows[$1.0] / total / $1.1 }
      } else {
        freedom = .infinity
      }
      return OpenQuestions.Term(variance: max(0, variance), degreesOfFreedom: freedom)
    }
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
    guard let lattices = lattices(group) else { return nil }
    let keys = PairKeys(group)
    var sums = scored.map { BlockSums(group, $0, lattices.map(\.position), lattices.map(\.lattice)) }
    let block = Double(lattices.count * lattices.count)
    let effort = sums.reduce(0) { $0 + $1.effort(keys) } * block
    guard effort <= mostWork, sums.reduce(0, { $0 + $1.blocks(keys) }) * block * 8 <= Double(limit) else { return nil }
    guard add(Array(keys.keys.indices), of: keys, group, lattices.map(\.lattice), to: &sums, threads: threads, work: work) else {
      return nil
    }
    return zip(sums, zip(scored, roots)).map { IndicatorCovariance($0, group, $1.0, lattices.map(\.position), root: $1.1) }
  }

  /// Of some domains each by itself, for what open questions do to them; several sets of domains in one pass.
  ///
  /// - Returns: `nil` where responses of one row have different parts in a calibration, or after cancelling.
  static func diagonals(
    _ group: ScoredGroup, _ scored: [DomainScores], only: [Range<Int>], _ keys: PairKeys, threads: Int, work: Work
  ) -> [IndicatorCovariance]? {
    guard let lattices = lattices(group) else { return nil }
    var sums = zip(scored, only).map {
      BlockSums(group, $0, lattices.map(\.position), lattices.map(\.lattice), own: $1, hasPairs: false)
    }
    let wanted = keys.keys.indices.filter { key in sums.contains { $0.isRead(keys.keys[key]) } }
    guard add(wanted, of: keys, group, lattices.map(\.lattice), to: &sums, threads: threads, work: work) else { return nil }
    return zip(sums, scored).map { IndicatorCovariance($0, group, $1, lattices.map(\.position), root: nil) }
  }

  /// Of the answered indicators; `nil` where there are none, or responses of one row of the tally have
  /// different parts in a calibration.
  private static func lattices(_ group: ScoredGroup) -> [(position: Int, lattice: AnswerLattice)]? {
    guard group.rowDesign != nil || group.weights.calibration?.share.allSatisfy({ $0 == 1 }) ?? true else { return nil }
    let lattices = group.plan.indicators.enumerated().compactMap { position, indicator -> (position: Int, lattice: AnswerLattice)? in
      guard case .answers(let question, let recode) = indicator.source else { return nil }
      return (position, AnswerLattice(question: question, values: recode.values))
    }
    return lattices.isEmpty ? nil : lattices
  }

  private static func add(
    _ wanted: [Int], of keys: PairKeys, _ group: ScoredGroup, _ lattices: [AnswerLattice], to sums: inout [BlockSums], threads: Int,
    work: Work
  ) -> Bool {
    let batch = 64 * max(1, threads)
    for start in stride(from: 0, to: wanted.count, by: batch) {
      guard !work.isCancelled else { return false }
      let grams = Parallel.map(min(batch, wanted.count - start), threads: threads) { number in
        AnswerGram(group.table, lattices, pairs: keys.pairs(of: wanted[start + number]))
      }
      for (number, gram) in grams.enumerated() {
        for set in sums.indices { sums[set].add(gram, keys.keys[wanted[start + number]]) }
      }
    }
    return true
  }

  private init(
    _ sums: BlockSums, _ group: ScoredGroup, _ scored: DomainScores, _ indicators: [Int], root: LinearizedCovariance?
  ) {
    let (parts, secondStage, cross) = sums.blocks()
    domains = scored.domains.count
    self.indicators = indicators
    self.parts = parts
    self.secondStage = secondStage
    self.cross = cross
    self.root = root
    secondPhase = sums.secondPhase()
    degrees = Self.degrees(group, scored, indicators)
  }

  /// Respondents of each indicator in each domain, less the strata that hold them.
  private static func degrees(_ group: ScoredGroup, _ scored: DomainScores, _ indicators: [Int]) -> [[Double]] {
    let (design, domains) = (group.design, scored.domains)
    let questions = indicators.map { indicator -> (column: [UInt8], limit: UInt8) in
      guard case .answers(let question, let recode) = group.plan.indicators[indicator].source else { return ([], 0) }
      return (group.table.answers[question], UInt8(clamping: recode.values.count))
    }
    var counts = [[Double]](repeating: [Double](repeating: 0, count: indicators.count), count: domains.count)
    var lastRespondent = [Int](repeating: -1, count: domains.count * indicators.count)
    var lastStratum = lastRespondent
    for (number, stratum) in design.strata.enumerated() {
      for respondent in stratum.respondents {
        for response in design.responses(ofRespondentAt: respondent) {
          let domain = domains.ofRow[Int(group.weights.row[response])]
          for (j, question) in questions.enumerated() where question.column[response] < question.limit {
            let place = domain * indicators.count + j
            guard lastRespondent[place] != respondent else { continue }
            lastRespondent[place] = respondent
            counts[domain][j] += 1
            guard lastStratum[place] != number else { continue }
            lastStratum[place] = number
            counts[domain][j] -= 1
          }
        }
      }
    }
    return counts
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
