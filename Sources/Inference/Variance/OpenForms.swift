import Scoring

/// What forms tell of questions that were left open, by domain, and in it by unit and cell: the second phase
/// of ``IndicatorCovariance``.
///
/// Of the forms about a unit in a cell, and each pair j, k of indicators that m_jk ≥ 2 of them hold both of,
///
///     f (n/M) (1 − m_j m_k/(n m_jk)) m_jk/(m_jk − 1) Σ (z_j − z̄_j)(z_k − z̄_k)
///
/// n the forms, m_j those that hold j, M the forms that were listed for firms that answered. All units
/// together have indicators of each unit: those of two units meet in the n_uv firms that have forms about
/// both, with 1 − m_j m_k n_uv/(n_u n_v m_jk) and both n/M; nothing where everybody answered everything. A
/// cell in which one form alone holds an indicator is joined with the unit's next, the last with the one
/// before; f of what is joined is (n − 2x)/N of its strata together.
struct OpenForms {
  /// Of some pairs of responses of one respondent each, or of responses by themselves.
  struct Sums {
    /// How many, and Σ f of them.
    var count = 0.0
    var fractions = 0.0
    /// By pair of indicators: those that hold both, Σ z of the first and of the second, Σ of the product.
    var both: [Double]
    var first: [Double]
    var second: [Double]
    var product: [Double]
    /// Of the design, that hold them.
    var strata: Set<Int> = []

    init(width: Int) {
      both = [Double](repeating: 0, count: width * width)
      (first, second, product) = (both, both, both)
    }

    static func += (a: inout Self, b: Self) {
      a.count += b.count
      a.fractions += b.fractions
      for place in a.both.indices {
        a.both[place] += b.both[place]
        a.first[place] += b.first[place]
        a.second[place] += b.second[place]
        a.product[place] += b.product[place]
      }
      a.strata.formUnion(b.strata)
    }
  }

  /// Of forms, and of forms about another unit; the same of a form by itself.
  fileprivate struct Place: Hashable {
    let unit: Int
    let cell: Int
  }

  private struct PlacePair: Hashable {
    let first: Place
    let second: Place
  }

  /// Cells of one unit taken together.
  private struct Group {
    var cells: [Int]
    var sums: Sums
  }

  private let width: Int
  /// By domain.
  private var alone: [Int: [Place: Sums]] = [:]
  private var pairs: [Int: [PlacePair: Sums]] = [:]

  init(width: Int) { self.width = width }

  /// Of rows of the tally of one domain, the first of which is not above the second; one and the same for
  /// forms by themselves.
  mutating func add(_ sums: Sums, domain: Int, _ first: (unit: Int, cell: Int), _ second: (unit: Int, cell: Int), isSelf: Bool) {
    let (a, b) = (Place(unit: first.unit, cell: first.cell), Place(unit: second.unit, cell: second.cell))
    if isSelf {
      alone[domain, default: [:]][a, default: Sums(width: width)] += sums
    } else if a.unit != b.unit {
      pairs[domain, default: [:]][PlacePair(first: a, second: b), default: Sums(width: width)] += sums
    }
  }

  /// By domain; none where nothing was left open.
  func secondPhase(under design: SamplingDesign) -> [Int: [Double]] {
    var blocks: [Int: [Double]] = [:]
    for (domain, places) in alone {
      let units = Dictionary(grouping: places.keys, by: \.unit).mapValues { own in
        joined(own.map(\.cell).sorted().map { cell in Group(cells: [cell], sums: places[own[0].with(cell)] ?? Sums(width: width)) })
      }
      var block = [Double](repeating: 0, count: width * width)
      var isOpen = false
      for (unit, groups) in units.sorted(by: { $0.key < $1.key }) {
        for group in groups { isOpen = add(group, under: design, to: &block) || isOpen }
        for (other, theirs) in units.sorted(by: { $0.key < $1.key }) where other > unit {
          isOpen = add(groups, of: unit, theirs, of: other, pairs[domain] ?? [:], under: design, to: &block) || isOpen
        }
      }
      if isOpen { blocks[domain] = block }
    }
    return blocks
  }

  /// - Parameter groups: of one unit, in the order of its strata.
  private func joined(_ groups: [Group]) -> [Group] {
    var groups = groups
    func isLonely(_ group: Group) -> Bool { (0..<width).contains { group.sums.both[$0 * width + $0] == 1 } }
    while groups.count > 1, let lonely = groups.firstIndex(where: isLonely) {
      let first = min(lonely, groups.count - 2)
      groups[first].cells += groups[first + 1].cells
      groups[first].sums += groups[first + 1].sums
      groups.remove(at: first + 1)
    }
    return groups
  }

  /// n/M
  private func stage(_ group: Group, _ design: SamplingDesign) -> Double {
    let listed = group.cells.reduce(0) { $0 + (design.cells[$1].formsListed ?? 0) }
    return group.sums.count / max(group.sums.count, listed)
  }

  private func fraction(_ sums: Sums, isJoined: Bool, _ design: SamplingDesign) -> Double {
    guard isJoined, sums.strata.count > 1 else { return sums.fractions / sums.count }
    return SamplingDesign.fraction(ofTogether: sums.strata.sorted().map { design.strata[$0] })
  }

  private func add(_ group: Group, under design: SamplingDesign, to block: inout [Double]) -> Bool {
    let sums = group.sums
    let factor = fraction(sums, isJoined: group.cells.count > 1, design) * stage(group, design)
    guard factor != 0 else { return false }
    var isOpen = false
    for j in 0..<width {
      for k in 0..<width {
        let term = spread(sums, j, k, all: sums.both[j * width + j] * sums.both[k * width + k] / sums.count)
        guard let term else { continue }
        block[j * width + k] += factor * term
        isOpen = true
      }
    }
    return isOpen
  }

  /// Indicators of two units.
  private func add(
    _ groups: [Group], of unit: Int, _ others: [Group], of other: Int, _ pairs: [PlacePair: Sums], under design: SamplingDesign,
    to block: inout [Double]
  ) -> Bool {
    guard !pairs.isEmpty else { return false }
    var isOpen = false
    for a in groups {
      for b in others {
        var sums = Sums(width: width)
        for first in a.cells {
          for second in b.cells {
            let (one, two) = (Place(unit: unit, cell: first), Place(unit: other, cell: second))
            if let found = pairs[PlacePair(first: one, second: two)] { sums += found }
            if let found = pairs[PlacePair(first: two, second: one)] { sums += turned(found) }
          }
        }
        guard sums.count >= 2 else { continue }
        let factor = fraction(sums, isJoined: a.cells.count + b.cells.count > 2, design) * stage(a, design) * stage(b, design)
        for j in 0..<width where factor != 0 {
          for k in 0..<width {
            let answered = a.sums.both[j * width + j] / a.sums.count * b.sums.both[k * width + k] / b.sums.count
            guard let term = spread(sums, j, k, all: answered * sums.count) else { continue }
            block[j * width + k] += factor * term
            block[k * width + j] += factor * term
            isOpen = true
          }
        }
      }
    }
    return isOpen
  }

  /// (1 − all/m) m/(m − 1) Σ (z_j − z̄_j)(z_k − z̄_k), m the forms that hold both; `nil` for nothing.
  private func spread(_ sums: Sums, _ j: Int, _ k: Int, all: Double) -> Double? {
    let place = j * width + k
    let m = sums.both[place]
    guard m >= 2 else { return nil }
    let open = 1 - all / m
    guard open.magnitude > 1e-15 else { return nil }
    return open * m / (m - 1) * (sums.product[place] - sums.first[place] * sums.second[place] / m)
  }

  private func turned(_ sums: Sums) -> Sums {
    func turned(_ block: [Double]) -> [Double] { block.indices.map { block[$0 % width * width + $0 / width] } }
    var other = sums
    other.both = turned(sums.both)
    other.first = turned(sums.second)
    other.second = turned(sums.first)
    other.product = turned(sums.product)
    return other
  }
}

extension OpenForms.Place {
  fileprivate func with(_ cell: Int) -> Self { Self(unit: unit, cell: cell) }
}
