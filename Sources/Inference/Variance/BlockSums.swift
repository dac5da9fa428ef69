import Scoring
import SurveyModel

/// Σ_r z_r(u)_j z_r(v)_k over the respondents of each stratum, of one set of domains: what the blocks of ``IndicatorCovariance`` are made of.
///
/// z of a response is b_j (x_j − m_j) in its own domain, b = w/W, less w·μ in each domain that the estimation of its weight ties it to.
struct BlockSums {
  /// What a response of a row stands for in a domain.
  private struct Stake {
    let domain: Int
    let isOwn: Bool
    /// w·μ of each indicator; empty where nothing is taken off.
    let constant: [Double]
  }

  private struct CellSums {
    /// Σ f z z', Σ f z, Σ z by domain; Σ f.
    var squares: [Int: [Double]] = [:]
    var weighted: [Int: [Double]] = [:]
    var plain: [Int: [Double]] = [:]
    var fractions = 0.0
  }

  private let group: ScoredGroup
  private let domains: Int
  private let width: Int
  private let lattices: [AnswerLattice]
  private let ofRow: [Int]
  /// Of each row, by indicator: w/W of its domain in the steps of the lattice.
  private let share: [[Double]]
  /// Of each domain, by indicator: the lattice point next to the mean, and how far the mean is from it.
  private let centre: [[Double]]
  private let rest: [[Double]]
  private let stakes: [[Stake]]
  private var products: [Int: [Pair: [Double]]] = [:]
  private var totals: [Int: [Int: [Double]]] = [:]
  private var cells: [Int: CellSums] = [:]
  /// What tells of questions that were left open.
  private var forms: OpenForms
  /// The domains that are looked at, and whether pairs of them are.
  private let own: Range<Int>
  private let hasPairs: Bool

  /// - Parameters:
  ///   - own: the domains that are looked at; `nil` for all.
  ///   - hasPairs: whether their covariances with one another are wanted.
  init(
    _ group: ScoredGroup, _ scored: DomainScores, _ indicators: [Int], _ lattices: [AnswerLattice], own: Range<Int>? = nil,
    hasPairs: Bool = true
  ) {
    self.group = group
    self.own = own ?? 0..<scored.domains.count
    self.hasPairs = hasPairs
    self.lattices = lattices
    width = indicators.count
    forms = OpenForms(width: indicators.count)
    domains = scored.domains.count
    ofRow = scored.domains.ofRow
    let rows = group.weights.rows
    let positions = (0..<domains).map { domain in
      zip(indicators, lattices).map { indicator, lattice in
        scored.values.value(domain: domain, indicator: indicator).map { lattice.position(of: $0) } ?? 0
      }
    }
    centre = positions.map { $0.map { $0.rounded() } }
    rest = positions.map { $0.map { $0 - $0.rounded() } }
    share = rows.indices.map { row in
      let domain = scored.domains.ofRow[row]
      return zip(indicators, lattices).map { indicator, lattice in
        let total = scored.values.weightSum(domain: domain, indicator: indicator)
        guard total > 0, scored.values.value(domain: domain, indicator: indicator) != nil else { return 0 }
        return rows[row].weight * lattice.step / total
      }
    }
    stakes = Self.stakes(group, ofRow: ofRow, domains: domains, share: share, centre: centre, rest: rest, lattices)
  }

  /// Σ b (x − m) over the responses of each row, by indicator, from the tally.
  private static func rowTotals(
    _ group: ScoredGroup, ofRow: [Int], share: [[Double]], centre: [[Double]], rest: [[Double]], _ lattices: [AnswerLattice]
  ) -> [[Double]] {
    group.weights.rows.indices.map { row in
      lattices.indices.map { j in
        var (sum, answered) = (0.0, 0)
        for category in lattices[j].numbers.indices {
          let count = group.tally.count(row: row, question: lattices[j].question, category: category)
          sum += Double(count) * (lattices[j].numbers[category] - centre[ofRow[row]][j])
          answered += count
        }
        return share[row][j] * (sum - rest[ofRow[row]][j] * Double(answered))
      }
    }
  }

  private static func stakes(
    _ group: ScoredGroup, ofRow: [Int], domains: Int, share: [[Double]], centre: [[Double]], rest: [[Double]], _ lattices: [AnswerLattice]
  ) -> [[Stake]] {
    let (design, rows) = (group.design, group.weights.rows)
    let width = lattices.count
    let totals = rowTotals(group, ofRow: ofRow, share: share, centre: centre, rest: rest, lattices)
    /// By block, then domain: μ of each indicator.
    var means: [Int: [Int: [Double]]] = [:]
    var blockOfRow = [Int?](repeating: nil, count: rows.count)
    var weight = rows.map(\.weight)
    if case .margins(let calibration) = design.weightModel {
      var start = rows.map { _ in 1.0 }
      if let rowDesign = group.rowDesign {
        blockOfRow = rowDesign.calibrationClass
        weight = rowDesign.weight
        start = rowDesign.start
      } else {
        // Every response is a whole one of its respondent's.
        for (response, row) in group.weights.row.enumerated() { blockOfRow[Int(row)] = calibration.classes[response] }
      }
      let classes = calibration.regression.classes
      for domain in 0..<domains {
        let members = rows.indices.filter { ofRow[$0] == domain && group.weights.responses[$0] > 0 }
        guard !members.isEmpty else { continue }
        for j in 0..<width {
          var sums = [Double](repeating: 0, count: classes)
          for row in members {
            guard let own = blockOfRow[row], weight[row] > 0 else { continue }
            sums[own] += totals[row][j] * (start[row] / weight[row])
          }
          for (own, mean) in calibration.regression.fitted(sums).enumerated() where mean != 0 {
            means[own, default: [:]][domain, default: [Double](repeating: 0, count: width)][j] = mean
          }
        }
      }
    } else {
      for row in rows.indices where group.weights.responses[row] > 0 {
        let cell = rows[row].cell
        guard design.cells[cell].weightsAreEstimated, design.responsesInCell[cell] > 1 else { continue }
        blockOfRow[row] = cell
        for j in 0..<width {
          means[cell, default: [:]][ofRow[row], default: [Double](repeating: 0, count: width)][j] +=
            totals[row][j] / design.weightOfCell[cell]
        }
      }
    }
    return rows.indices.map { row in
      let tied = blockOfRow[row].flatMap { means[$0] } ?? [:]
      var stakes = [Stake(domain: ofRow[row], isOwn: true, constant: (tied[ofRow[row]] ?? []).map { $0 * weight[row] })]
      for (domain, means) in tied.sorted(by: { $0.key < $1.key }) where domain != ofRow[row] {
        stakes.append(Stake(domain: domain, isOwn: false, constant: means.map { $0 * weight[row] }))
      }
      return stakes
    }
  }

  /// Whether a pair of responses says anything of the domains that are looked at.
  func isRead(_ key: PairKeys.Key) -> Bool {
    let here = stakes[key.first].contains { own.contains($0.domain) } && stakes[key.second].contains { own.contains($0.domain) }
    return here && (hasPairs || key.isSelf || stakes[key.first].contains { a in stakes[key.second].contains { $0.domain == a.domain } })
  }

  private func isWanted(_ u: Int, _ v: Int) -> Bool { own.contains(u) && own.contains(v) && (hasPairs || u == v) }

  /// Blocks that will be kept.
  func blocks(_ keys: PairKeys) -> Double {
    var own: Set<[Int]> = []
    var pairs: Set<Pair> = []
    for key in keys.keys {
      for a in stakes[key.first] {
        own.insert([key.stratum, a.domain])
        for b in stakes[key.second] where a.domain != b.domain && isWanted(a.domain, b.domain) { pairs.insert(Pair(a.domain, b.domain)) }
      }
      if own.count + pairs.count > IndicatorCovariance.limit / 8 { break }
    }
    // While they are made, pairs stand apart by stratum.
    return 4 * Double(own.count) + 2 * Double(pairs.count)
  }

  func effort(_ keys: PairKeys) -> Double {
    keys.keys.reduce(0) { $0 + Double(stakes[$1.first].count * stakes[$1.second].count) }
  }

  mutating func add(_ gram: AnswerGram, _ key: PairKeys.Key) {
    let (a, b) = (key.first, key.second)
    let (one, other) = (margin(gram.first, row: a), margin(gram.second, row: b))
    let middle = centred(gram, a, b)
    let count = Double(gram.count)
    for u in stakes[a] {
      for v in stakes[b] where (!key.isSelf || u.domain <= v.domain) && isWanted(u.domain, v.domain) {
        var product = [Double](repeating: 0, count: width * width)
        if u.isOwn, v.isOwn { product = middle }
        for j in 0..<width {
          for k in 0..<width {
            var sum = 0.0
            if u.isOwn, !v.constant.isEmpty { sum -= one[j] * v.constant[k] }
            if v.isOwn, !u.constant.isEmpty { sum -= u.constant[j] * other[k] }
            if !u.constant.isEmpty, !v.constant.isEmpty { sum += count * u.constant[j] * v.constant[k] }
            product[j * width + k] += sum
          }
        }
        add(product, u.domain, v.domain, stratum: key.stratum, isSelf: key.isSelf)
        if key.isSelf, u.domain == v.domain { addToCell(product, u, one, count, key) }
      }
    }
    addForms(gram, middle, key)
    if key.isSelf {
      for u in stakes[a] where own.contains(u.domain) {
        let total = self.total(u, one, count)
        Self.add(total, to: &totals[key.stratum, default: [:]][u.domain, default: [Double](repeating: 0, count: width)])
      }
      if design.cells[cell(of: a)].formsListed != nil { cells[cell(of: a), default: CellSums()].fractions += count * fraction(key.stratum) }
    }
  }

  private mutating func addForms(_ gram: AnswerGram, _ centred: [Double], _ key: PairKeys.Key) {
    let (a, b) = (key.first, key.second)
    let (u, v) = (ofRow[a], ofRow[b])
    guard u == v, own.contains(u) else { return }
    var sums = OpenForms.Sums(width: width)
    sums.count = Double(gram.count)
    sums.fractions = sums.count * fraction(key.stratum)
    sums.strata = [key.stratum]
    sums.both = gram.both
    sums.product = centred
    for j in 0..<width {
      for k in 0..<width {
        let place = j * width + k
        // An indicator that is missing in the domain, as one that too few answered, leaves nothing open.
        guard share[a][j] != 0, share[b][k] != 0 else {
          sums.both[place] = 0
          continue
        }
        // Whole numbers first.
        let first = gram.firstSum[place] - centre[u][j] * gram.both[place]
        let second = gram.secondSum[place] - centre[v][k] * gram.both[place]
        sums.first[place] = share[a][j] * (first - rest[u][j] * gram.both[place])
        sums.second[place] = share[b][k] * (second - rest[v][k] * gram.both[place])
      }
    }
    let rows = group.weights.rows
    forms.add(sums, domain: u, (rows[a].unit, rows[a].cell), (rows[b].unit, rows[b].cell), isSelf: key.isSelf)
  }

  func secondPhase() -> [Int: [Double]] { forms.secondPhase(under: design) }

  private func total(_ stake: Stake, _ margin: [Double], _ count: Double) -> [Double] {
    (0..<width).map { (stake.isOwn ? margin[$0] : 0) - (stake.constant.isEmpty ? 0 : count * stake.constant[$0]) }
  }

  /// A product of z of the first and z of the second; of two responses, once each way.
  private mutating func add(_ product: [Double], _ u: Int, _ v: Int, stratum: Int, isSelf: Bool) {
    let transposed = isSelf && u <= v ? nil : Self.transposed(product, width)
    var pairs = products[stratum, default: [:]]
    products[stratum] = nil
    var sum = pairs[Pair(u, v)] ?? [Double](repeating: 0, count: width * width)
    pairs[Pair(u, v)] = nil
    if u <= v { Self.add(product, to: &sum) }
    if !isSelf, u >= v, let transposed { Self.add(transposed, to: &sum) }
    pairs[Pair(u, v)] = sum
    products[stratum] = pairs
  }

  private mutating func addToCell(_ product: [Double], _ stake: Stake, _ margin: [Double], _ count: Double, _ key: PairKeys.Key) {
    let cell = cell(of: key.first)
    guard design.cells[cell].formsListed != nil else { return }
    let fraction = fraction(key.stratum)
    let total = total(stake, margin, count)
    let none = [Double](repeating: 0, count: width)
    var sums = cells[cell] ?? CellSums()
    Self.add(product.map { $0 * fraction }, to: &sums.squares[stake.domain, default: [Double](repeating: 0, count: width * width)])
    Self.add(total.map { $0 * fraction }, to: &sums.weighted[stake.domain, default: none])
    Self.add(total, to: &sums.plain[stake.domain, default: none])
    cells[cell] = sums
  }

  private var design: SamplingDesign { group.design }
  private func cell(of row: Int) -> Int { group.weights.rows[row].cell }
  private func fraction(_ stratum: Int) -> Double { design.strata[stratum].fraction }

  /// Σ b (x − m) of the first or the second responses of the pairs.
  private func margin(_ margin: AnswerGram.Margin, row: Int) -> [Double] {
    let domain = ofRow[row]
    var sums = [Double](repeating: 0, count: width)
    for j in 0..<width {
      let whole = margin.sum[j] - centre[domain][j] * margin.answered[j]
      sums[j] = share[row][j] * (whole - rest[domain][j] * margin.answered[j])
    }
    return sums
  }

  /// Σ b_j (x_j − m_j) b_k (x_k − m_k) over the pairs that answered both. The whole numbers are brought to the lattice point next to the mean first, which is exact.
  private func centred(_ gram: AnswerGram, _ a: Int, _ b: Int) -> [Double] {
    let (u, v) = (ofRow[a], ofRow[b])
    var result = [Double](repeating: 0, count: width * width)
    for j in 0..<width where share[a][j] != 0 {
      for k in 0..<width where share[b][k] != 0 {
        let cell = j * width + k
        let (c, d) = (centre[u][j], centre[v][k])
        let first = gram.firstSum[cell] - c * gram.both[cell]
        let second = gram.secondSum[cell] - d * gram.both[cell]
        let product = gram.product[cell] - d * gram.firstSum[cell] - c * gram.secondSum[cell] + c * d * gram.both[cell]
        let sum = product - rest[v][k] * first - rest[u][j] * second + rest[u][j] * rest[v][k] * gram.both[cell]
        result[cell] = share[a][j] * share[b][k] * sum
      }
    }
    return result
  }

  /// The blocks: around the means of the strata, with (1 − f) n/(n − 1).
  func blocks() -> (parts: [[(stratum: Int, block: [Double])]], secondStage: [[Double]], cross: [Pair: [Double]]) {
    var parts = [[(stratum: Int, block: [Double])]](repeating: [], count: domains)
    var cross: [Pair: [Double]] = [:]
    for (number, stratum) in design.strata.enumerated() {
      let n = Double(stratum.respondents.count)
      let factor = (1 - stratum.fraction) * (n > 1 ? n / (n - 1) : 1)
      let totals = totals[number] ?? [:]
      // Two domains of a stratum covary through its mean, also where no respondent is in both.
      let here = totals.keys.sorted().filter(own.contains)
      for (position, u) in here.enumerated() {
        for v in here[position...] where u == v || hasPairs {
          var block = products[number]?[Pair(u, v)] ?? [Double](repeating: 0, count: width * width)
          let (first, second) = (totals[u] ?? [], totals[v] ?? [])
          for j in 0..<width {
            for k in 0..<width {
              let centred = block[j * width + k] - (n > 1 ? first[j] * second[k] / n : 0)
              block[j * width + k] = factor * centred
            }
          }
          if u == v {
            parts[u].append((number, block))
          } else {
            Self.add(block, to: &cross[Pair(u, v), default: [Double](repeating: 0, count: width * width)])
          }
        }
      }
    }
    return (parts, secondStageBlocks(), cross)
  }

  private func secondStageBlocks() -> [[Double]] {
    guard !cells.isEmpty else { return [] }
    var blocks = [[Double]](repeating: [Double](repeating: 0, count: width * width), count: domains)
    for (cell, sums) in cells.sorted(by: { $0.key < $1.key }) {
      let n = Double(design.responsesInCell[cell])
      guard let listed = design.cells[cell].formsListed, listed > n, n > 1 else { continue }
      let factor = (1 - n / listed) * n / (n - 1)
      for (domain, squares) in sums.squares {
        guard let weighted = sums.weighted[domain], let plain = sums.plain[domain] else { continue }
        for j in 0..<width {
          for k in 0..<width {
            let (a, b) = (plain[j] / n, plain[k] / n)
            blocks[domain][j * width + k] +=
              factor * (squares[j * width + k] - a * weighted[k] - weighted[j] * b + sums.fractions * a * b)
          }
        }
      }
    }
    return blocks
  }

  private static func add(_ numbers: [Double], to sums: inout [Double]) {
    for position in numbers.indices { sums[position] += numbers[position] }
  }

  private static func transposed(_ block: [Double], _ width: Int) -> [Double] {
    (0..<width * width).map { block[$0 % width * width + $0 / width] }
  }
}
