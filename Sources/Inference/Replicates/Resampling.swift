import Scoring
import SurveyModel

/// Draws replicates of a survey's weighted means: how often each respondent was drawn, and what that makes of every mean in every domain.
///
/// Within a block (``ReplicateWeights``) the weight of a response drawn t times is an affine function of t. A replicate therefore only adds up rows of numbers,
/// one row for each response drawn, and the weights come in at the end, once for each block.
struct Resampling: Sendable {
  /// Of one indicator that answers make.
  private struct Mean {
    /// Among the plan's indicators.
    let indicator: Int
    let recode: Recode
    /// Places of its totals: one for a mean, one for each category for a median.
    let totals: Range<Int>
  }

  let domains: Int
  let indicators: Int
  private let means: [Mean]
  /// Of all means.
  private let totals: Int
  private let blocks: [ReplicateWeights.Block]
  /// Of each block, one for each list of domains.
  private let domainsOfBlock: [[Int]]
  /// Respondents of each stratum that is drawn from.
  private let strata: [Range<Int>]
  private let respondentStarts: [Int]
  /// A row for each response, respondents in the order of the design: the recoded answers (0 where missing), for a median 1 at its category, then 1 for each
  /// answer that is there, the response's part of its respondent, then 1.
  private let rows: RowSums
  /// Of all rows of each block.
  private let ownSums: [Double]
  private let weights: ReplicateWeights

  /// - Parameter lists: one list of domains after another makes the domains of the replicates.
  init(_ group: ScoredGroup, lists: [Domains]) {
    let design = group.design
    var means: [Mean] = []
    var columns: [[UInt8]] = []
    var totals = 0
    for (place, indicator) in group.plan.indicators.enumerated() {
      guard case .answers(let question, let recode) = indicator.source else { continue }
      let own = recode.isMedian ? recode.values.count : 1
      means.append(Mean(indicator: place, recode: recode, totals: totals..<totals + own))
      totals += own
      columns.append(group.table.answers[question])
    }
    let width = totals + means.count + 2

    var firstDomain: [Int] = []
    var domains = 0
    for list in lists {
      firstDomain.append(domains)
      domains += list.count
    }
    var blocks: [ReplicateWeights.Block] = []
    var domainsOfBlock: [[Int]] = []
    var blockOfRow: [Int: Int] = [:]
    var stratumOfBlocks = -1
    var block: [Int] = []
    var numbers: [Double] = []
    numbers.reserveCapacity(design.order.count * width)
    let isFullyAnswered = Self.cellsWithoutEmptyForms(design)
    let factors = design.strata.indices.map { Self.factors(of: $0, design, isFullyAnswered: isFullyAnswered) }
    let calibration = group.weights.calibration
    for response in design.order {
      let stratum = design.stratumOfResponse[response]
      if stratum != stratumOfBlocks {
        stratumOfBlocks = stratum
        blockOfRow = [:]
      }
      let tallyRow = Int(group.weights.row[response])
      let own = blockOfRow[tallyRow] ?? blocks.count
      if own == blocks.count {
        blockOfRow[tallyRow] = own
        blocks.append(
          ReplicateWeights.Block(
            own: factors[stratum].own, drawn: factors[stratum].drawn, weight: design.weight[response],
            cell: design.cellOfResponse[response], calibrationClass: calibration?.classes[response]))
        domainsOfBlock.append(zip(lists, firstDomain).map { $0.ofRow[tallyRow] + $1 })
      }
      block.append(own)
      var isAnswered: [Double] = []
      for (place, mean) in means.enumerated() {
        let byte = Int(columns[place][response])
        let isCategory = byte < mean.recode.values.count
        if mean.recode.isMedian {
          for category in mean.recode.values.indices { numbers.append(category == byte ? 1 : 0) }
        } else {
          numbers.append(isCategory ? mean.recode.values[byte] : 0)
        }
        isAnswered.append(isCategory ? 1 : 0)
      }
      numbers += isAnswered + [calibration?.share[response] ?? 1, 1]
    }
    self.domains = domains
    indicators = group.plan.indicators.count
    self.means = means
    self.totals = totals
    self.blocks = blocks
    self.domainsOfBlock = domainsOfBlock
    strata = zip(design.strata, factors).filter { $1.drawn > 0 }.map(\.0.respondents)
    respondentStarts = Array(design.respondentStarts)
    rows = RowSums(numbers, width: width, block: block, blocks: blocks.count)
    var all = rows.newSums()
    rows.add(Array(respondentStarts.indices.dropLast()), starts: respondentStarts, to: &all)
    ownSums = all.values
    weights = ReplicateWeights(blocks: blocks, design: design, calibrated: calibration)
  }

  /// 1 − λ and λ n/(n − 1), λ = √(1 − f). A stratum of one has nobody else to draw, so its respondent stays as it is.
  ///
  /// Where answering respondents left forms of the stratum empty, f = 0: the sample of forms within a respondent has no replicates of its own.
  private static func factors(of stratum: Int, _ design: SamplingDesign, isFullyAnswered: [Bool]) -> (own: Double, drawn: Double) {
    let respondents = design.strata[stratum].respondents
    guard respondents.count > 1 else { return (1, 0) }
    let isComplete = respondents.allSatisfy { respondent in
      design.responses(ofRespondentAt: respondent).allSatisfy { isFullyAnswered[design.cellOfResponse[$0]] }
    }
    let lambda = isComplete ? max(0, 1 - design.strata[stratum].fraction).squareRoot() : 1
    let n = Double(respondents.count)
    return (1 - lambda, lambda * n / (n - 1))
  }

  private static func cellsWithoutEmptyForms(_ design: SamplingDesign) -> [Bool] {
    zip(design.cells, design.responsesInCell).map { cell, answered in cell.formsListed.map { $0 <= Double(answered) } ?? true }
  }

  /// Places of respondents in the design: n_h − 1 of stratum h, with replacement. None of strata where nothing varies.
  func draw(_ stream: SeededStream) -> [Int] {
    var stream = stream
    var drawn: [Int] = []
    drawn.reserveCapacity(respondentStarts.count)
    for stratum in strata {
      for _ in 1..<stratum.count { drawn.append(stratum.lowerBound + stream.integer(below: stratum.count)) }
    }
    return drawn
  }

  /// The values of the replicate with these respondents, domains × indicators; NaN where nobody that counts answered, and all NaN where its weights cannot be
  /// made. Written over the places of the answers' indicators in `values` from `start` on; data keep theirs.
  func write(_ drawn: [Int], into values: inout [Double], from start: Int, _ sums: inout Sums) {
    rows.add(drawn, starts: respondentStarts, to: &sums.drawn)
    let isWeighted = combine(&sums)
    for domain in 0..<domains {
      for (place, mean) in means.enumerated() {
        values[start + domain * indicators + mean.indicator] =
          isWeighted
          ? self.value(of: mean, totals: sums.totals, from: domain * totals, answered: sums.answered[domain * means.count + place]) : .nan
      }
    }
  }

  private func value(of mean: Mean, totals: [Double], from start: Int, answered: Double) -> Double {
    let first = start + mean.totals.lowerBound
    return mean.recode.isMedian
      ? mean.recode.median(weights: totals[first..<start + mean.totals.upperBound])
      : mean.recode.mean(total: totals[first], weight: answered)
  }

  /// Memory of one thread.
  struct Sums {
    fileprivate var drawn: RowSums.Sums
    fileprivate var counts: [Double]
    fileprivate var shares: [Double]
    fileprivate var totals: [Double]
    fileprivate var answered: [Double]
  }

  func newSums() -> Sums {
    let byBlock = [Double](repeating: 0, count: blocks.count)
    return Sums(
      drawn: rows.newSums(), counts: byBlock, shares: byBlock, totals: [Double](repeating: 0, count: domains * totals),
      answered: [Double](repeating: 0, count: domains * means.count))
  }

  /// Weights of the blocks, made again, and the means. False where weights cannot be made.
  private func combine(_ sums: inout Sums) -> Bool {
    let width = rows.width
    for (number, block) in blocks.enumerated() {
      func sum(_ place: Int) -> Double {
        block.own * ownSums[number * width + place] + block.drawn * sums.drawn.values[number * width + place]
      }
      sums.shares[number] = sum(width - 2)
      sums.counts[number] = sum(width - 1)
    }
    guard let weights = weights.weights(counts: sums.counts, shares: sums.shares) else { return false }
    for place in sums.totals.indices { sums.totals[place] = 0 }
    for place in sums.answered.indices { sums.answered[place] = 0 }
    let count = means.count
    for (number, block) in blocks.enumerated() {
      let (own, drawn) = (weights[number] * block.own, weights[number] * block.drawn)
      let source = number * width
      for domain in domainsOfBlock[number] {
        for total in 0..<totals {
          sums.totals[domain * totals + total] += own * ownSums[source + total] + drawn * sums.drawn.values[source + total]
        }
        let answered = source + totals
        for mean in 0..<count {
          sums.answered[domain * count + mean] += own * ownSums[answered + mean] + drawn * sums.drawn.values[answered + mean]
        }
      }
    }
    return true
  }
}
