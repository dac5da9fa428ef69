/// What the firms of one unit think, before it is cut into categories.
///
/// The opinion of firm e on question q of component c is μ + ease(q) + unit(c) + firm(e) + firm×component(e, c) + noise(e, q), in categories of
/// the scale; the answer is the nearest category, so that much praise piles up at the top. A straight-liner has no opinion but its mood and
/// never ticks below the two best categories. μ is left open: ``calibrate(to:)`` finds it.
struct UnitOpinions {
  let questionnaire: Questionnaire
  /// Stratum of each response.
  let strata: [Int]
  let isStraightLiner: [Bool]
  /// Responses × questions of the index, without μ.
  private let latent: [Float]
  /// The latent overall opinion of each response, without μ.
  private let latentOverall: [Float]
  /// Responses × all questions; a cell that is a category is to be filled in.
  private(set) var cells: [UInt8]
  private var tally: IndexTally

  init(
    questionnaire: Questionnaire, model: Scenario.Model, strata: [Int], weights: [Double], cells: [UInt8],
    using stream: inout RandomStream
  ) {
    let indexed = questionnaire.indexed
    let components = questionnaire.componentShare.count
    let unitComponent = (0..<components).map { _ in model.unitComponent * stream.normal() }
    var latent: [Float] = []
    latent.reserveCapacity(strata.count * indexed)
    var latentOverall: [Float] = []
    var isStraightLiner: [Bool] = []
    var firmComponent = Array(repeating: 0.0, count: components)
    var tally = IndexTally(questionnaire: questionnaire, weights: weights)
    for response in strata.indices {
      let mood = model.firm * stream.normal()
      let straight = stream.happens(model.straightLiners)
      for component in 0..<components {
        firmComponent[component] = unitComponent[component] + model.component * stream.normal()
      }
      for question in 0..<indexed {
        let noise = model.answer * stream.normal()
        let own = questionnaire.ease[question] + firmComponent[questionnaire.component[question]] + noise
        latent.append(Float(straight ? mood : mood + own))
        if Cell.isAnswer(cells[response * questionnaire.count + question]) {
          tally.counts[question * weights.count + strata[response]] += 1
        }
      }
      latentOverall.append(Float(mood + model.answer * stream.normal()))
      isStraightLiner.append(straight)
    }
    self.questionnaire = questionnaire
    self.strata = strata
    self.latent = latent
    self.latentOverall = latentOverall
    self.isStraightLiner = isStraightLiner
    self.cells = cells
    self.tally = tally
  }

  /// The weighted index of the answers as they are filled in.
  var index: Double { tally.index }

  /// Fills in all answers so that the weighted index is the score to within less than half of a hundredth, or, where so few answers
  /// cannot be so exact, to within what the least of them decides.
  ///
  /// First μ of all, which settles the straight-liners; then μ of the others alone; then single answers next to a threshold are
  /// moved by one category, one or two at a time, always those that bring the index nearest.
  ///
  /// - Throws: ``ScenarioFailure`` where no answers give the score: too many straight-liners.
  mutating func calibrate(to score: Double, satisfied: Double) throws(ScenarioFailure) {
    let common = shift(for: score, fillingStraightLiners: true)
    fill(shift: common, straightLiners: true)
    for response in strata.indices where isStraightLiner[response] { liftStraightLiner(response) }
    let shift = shift(for: score, fillingStraightLiners: false)
    fill(shift: shift, straightLiners: false)
    nudge(to: score, shift: shift)
    let least = tally.effects.filter { $0 > 0 }.min() ?? 0
    guard abs(tally.index - score) < max(0.0049, least) else {
      throw ScenarioFailure("no answers found that score \(score); the nearest score \(tally.index)")
    }
    fillOverall(shift: shift, satisfied: satisfied)
  }

  /// A μ whose answers score next to the target: by bisection the largest that does not score above it, or sooner one that is near enough.
  private mutating func shift(for score: Double, fillingStraightLiners: Bool) -> Float {
    var low: Float = -100
    var high: Float = 100 + Float(questionnaire.categories)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { break }
      fill(shift: middle, straightLiners: fillingStraightLiners)
      let index = tally.index
      if abs(index - score) < 0.0005 { return middle }
      if index > score { high = middle } else { low = middle }
    }
    return low
  }

  private mutating func fill(shift: Float, straightLiners: Bool) {
    let best = questionnaire.categories - 1
    let count = questionnaire.count
    for place in tally.sums.indices { tally.sums[place] = 0 }
    for response in strata.indices {
      let isFixed = isStraightLiner[response] && !straightLiners
      for question in 0..<questionnaire.indexed {
        let cell = response * count + question
        guard Cell.isAnswer(cells[cell]) else { continue }
        if !isFixed {
          cells[cell] = Self.category(latent[response * questionnaire.indexed + question] + shift, best: best)
        }
        tally.sums[question * tally.strata + strata[response]] += Int(cells[cell])
      }
    }
  }

  /// The nearest category of 0...best.
  private static func category(_ opinion: Float, best: Int) -> UInt8 {
    let place = opinion + 0.5
    return place <= 0 ? 0 : place >= Float(best) ? UInt8(best) : UInt8(place)
  }

  private mutating func liftStraightLiner(_ response: Int) {
    let count = questionnaire.count
    for cell in response * count..<response * count + questionnaire.indexed where Cell.isAnswer(cells[cell]) {
      cells[cell] = max(cells[cell], UInt8(questionnaire.categories - 2))
    }
  }

  /// The overall answers: the least content give the middle categories, as many as the wanted share leaves; the others the two best.
  private mutating func fillOverall(shift: Float, satisfied: Double) {
    let best = questionnaire.categories - 1
    let count = questionnaire.count
    let answered = strata.indices.filter { Cell.isAnswer(cells[$0 * count + questionnaire.overall]) }
    let unsatisfied = Int((Double(answered.count) * (1 - satisfied)).rounded())
    let byContent = answered.filter { !isStraightLiner[$0] }.sorted { (latentOverall[$0], $0) < (latentOverall[$1], $1) }
    for response in answered {
      let opinion = Self.category(latentOverall[response] + shift, best: best)
      let first = cells[response * count]
      let isUniform = isStraightLiner[response] && Cell.isAnswer(first)
      cells[response * count + questionnaire.overall] = max(isUniform ? first : opinion, UInt8(best - 1))
    }
    for (place, response) in byContent.prefix(unsatisfied).enumerated() {
      // One in five of them is not merely indifferent.
      cells[response * count + questionnaire.overall] = UInt8(max(0, best - (place < unsatisfied / 5 ? 3 : 2)))
    }
  }
}

extension UnitOpinions {
  /// A kind of move: one answer to a question in a stratum, up or down by one category.
  private struct Move {
    let place: Int
    let effect: Double
    /// The answer that lies nearest to the threshold it has to cross.
    let cell: Int
    let step: Int
  }

  private mutating func nudge(to score: Double, shift: Float) {
    var moved: Set<Int> = []
    for _ in 0..<1_000 {
      let gap = score - tally.index
      guard abs(gap) > 0.001 else { return }
      let moves = moves(shift: shift, except: moved)
      var chosen: [Move] = []
      var left = abs(gap)
      for move in moves where abs(gap - move.effect) < left - 1e-12 {
        chosen = [move]
        left = abs(gap - move.effect)
      }
      for (number, first) in moves.enumerated() {
        for second in moves[(number + 1)...] where abs(gap - first.effect - second.effect) < left - 1e-12 {
          guard first.place != second.place else { continue }
          chosen = [first, second]
          left = abs(gap - first.effect - second.effect)
        }
      }
      guard !chosen.isEmpty else { return }
      for move in chosen {
        cells[move.cell] = UInt8(Int(cells[move.cell]) + move.step)
        tally.sums[move.place] += move.step
        moved.insert(move.cell)
      }
    }
  }

  /// One move for each question, stratum and direction, where an answer is left that can make it.
  private func moves(shift: Float, except moved: Set<Int>) -> [Move] {
    let best = questionnaire.categories - 1
    var nearest: [(cell: Int, distance: Float)?] = Array(repeating: nil, count: 2 * tally.sums.count)
    for response in strata.indices where !isStraightLiner[response] {
      for question in 0..<questionnaire.indexed {
        let cell = response * questionnaire.count + question
        guard Cell.isAnswer(cells[cell]), !moved.contains(cell) else { continue }
        let place = question * tally.strata + strata[response]
        let opinion = latent[response * questionnaire.indexed + question] + shift
        let category = Int(cells[cell])
        if category < best {
          let distance = Float(category) + 0.5 - opinion
          if distance < nearest[2 * place]?.distance ?? .infinity { nearest[2 * place] = (cell, distance) }
        }
        if category > 0 {
          let distance = opinion - (Float(category) - 0.5)
          if distance < nearest[2 * place + 1]?.distance ?? .infinity { nearest[2 * place + 1] = (cell, distance) }
        }
      }
    }
    let effects = tally.effects
    return nearest.enumerated().compactMap { number, candidate in
      guard let candidate, effects[number / 2] > 0 else { return nil }
      let step = number.isMultiple(of: 2) ? 1 : -1
      return Move(place: number / 2, effect: Double(step) * effects[number / 2], cell: candidate.cell, step: step)
    }
  }
}
