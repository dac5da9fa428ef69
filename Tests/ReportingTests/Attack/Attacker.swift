import TestSupport

@testable import Inference

/// Who reads every number in the files of a report, and knows the program, all counts, and all answers but those that
/// must stay hidden: more than any reader does.
///
/// What a printed number says of the hidden answers is found by making up other answers and printing again: numbers
/// that move are, by themselves, squared or as logarithms, fitted as linear in the counts of hidden answers by cell
/// and category. Those that fit bound the counts, each within half a unit of its last digit; what a cell says lies
/// between the least and the most that a linear program finds. Numbers that do not fit, but hang on one cell alone,
/// are tried against every answer that the cell could have given.
struct Attacker {
  /// All files of what is published of a survey.
  typealias Press = (RandomSurvey) -> [String: [UInt8]]

  /// What is found out of one cell: between what its mean, or its share of the two best answers, lies.
  struct Bounds: CustomStringConvertible {
    let cell: RandomSurvey.HiddenCell
    let isShare: Bool
    var low: Double
    var high: Double
    let truth: Double

    /// In scales of the statistic.
    var width: Double { (high - low) / (isShare ? 1 : Double(Attacker.categories - 1)) }
    /// To within a twentieth of its scale.
    var isDetermined: Bool { width <= 0.05 }
    var holdsTruth: Bool { low - 1e-6 <= truth && truth <= high + 1e-6 }
    var description: String {
      "\(isShare ? "share" : "mean") of edition \(cell.edition), group \(cell.group), question \(cell.question), unit \(cell.unit): "
        + "\(low) to \(high), truth \(truth)"
    }
  }

  struct Findings {
    /// Of each hidden cell.
    var bounds: [Bounds] = []
    /// Printed numbers that hang on hidden answers.
    var informative = 0
    /// Of these, different ones that are linear in some way.
    var equations = 0
    /// Whether the linear program has an answer: else the numbers do not fit together.
    var isConsistent = true

    var determined: [Bounds] { bounds.filter(\.isDetermined) }

    mutating func narrow(_ place: Int, _ low: Double, _ high: Double) {
      bounds[place].low = max(bounds[place].low, low)
      bounds[place].high = min(bounds[place].high, high)
    }
  }

  static let categories = 5

  /// All files, by name.
  let press: Press
  /// Those that hold every number exactly, for one edition by its place: printed many times.
  let exact: (RandomSurvey, _ edition: Int) -> [String: [UInt8]]

  /// Three surveys with other hidden answers that print the same leave nothing to learn; else the editions whose files
  /// differ are looked at.
  func attack(_ survey: RandomSurvey, seed: UInt64) -> Findings {
    var random = SeededNumbers(seed: seed)
    let cells = survey.hiddenCells
    var findings = Findings()
    findings.bounds = cells.flatMap { cell in
      let counts = Self.counts(survey.answers(of: cell))
      return [false, true].map { isShare in
        Bounds(
          cell: cell, isShare: isShare, low: 0, high: isShare ? 1 : Double(Self.categories - 1),
          truth: Self.statistic(counts, isShare: isShare))
      }
    }
    let files = press(survey)
    let others = (0..<3).map { _ in press(survey.replacing(World.draw(cells, &random))) }
    guard others.contains(where: { $0 != files }) else { return findings }
    for edition in survey.editions.indices { attack(edition, of: survey, cells, &findings, &random) }
    return findings
  }

  private func attack(
    _ edition: Int, of survey: RandomSurvey, _ cells: [RandomSurvey.HiddenCell], _ findings: inout Findings,
    _ random: inout SeededNumbers
  ) {
    let places = cells.indices.filter { cells[$0].edition == edition }
    let own = places.map { cells[$0] }
    let files = exact(survey, edition)
    let published = PublishedNumbers(files)
    func worlds(_ count: Int) -> [World] {
      World.several(count, of: survey, cells, own, &random, like: published) { exact($0, edition) }
    }
    guard !own.isEmpty, worlds(3).contains(where: { $0.numbers.files != published.files }) else { return }
    let columns = Columns(published, worlds(own.count * (Self.categories - 1) + 12))
    findings.informative += columns.informative.count
    let fitted = Equations(columns, held: 6)
    findings.equations += fitted.rows.count
    bound(&findings, places, fitted.rows, sizes: own.map(\.responses.count))
    if !fitted.unfit.isEmpty { tryEachCell(&findings, survey, cells, places, published, fitted.unfit, &random) }
  }

  // MARK: Linear programs

  private func bound(_ findings: inout Findings, _ cells: [Int], _ equations: [Equations.Row], sizes: [Int]) {
    let free = Self.categories - 1
    let variables = sizes.count * free
    func row(_ coefficients: [Double], _ relation: SimplexTableau.Relation, _ bound: Double) -> SimplexTableau.Row {
      SimplexTableau.Row(coefficients: coefficients, relation: relation, bound: bound)
    }
    var rows = sizes.enumerated().map { place, size in row((0..<variables).map { $0 / free == place ? 1 : 0 }, .atMost, Double(size)) }
    for equation in equations {
      rows.append(row(equation.coefficients, .atMost, equation.high))
      rows.append(row(equation.coefficients, .atLeast, equation.low))
    }
    guard let tableau = SimplexTableau(variables: variables, rows: rows) else {
      findings.isConsistent = false
      return
    }
    for (place, cell) in cells.enumerated() {
      for bounds in [2 * cell, 2 * cell + 1] {
        let objective = (0..<variables).map { variable in
          variable / free == place
            ? Self.value(of: variable % free + 1, isShare: findings.bounds[bounds].isShare) / Double(sizes[place]) : 0
        }
        findings.narrow(bounds, -tableau.maximum(objective.map { -$0 }).value, tableau.maximum(objective).value)
      }
    }
  }

  // MARK: Each cell by itself

  /// Numbers that stay where the cell stays, whatever the others say, are compared for all that it could say.
  private func tryEachCell(
    _ findings: inout Findings, _ survey: RandomSurvey, _ cells: [RandomSurvey.HiddenCell], _ places: [Int],
    _ published: PublishedNumbers, _ unfit: [Columns.Place], _ random: inout SeededNumbers
  ) {
    for number in places where cells[number].responses.count < 4 {
      let cell = cells[number]
      let others = cells.indices.filter { $0 != number }.map { cells[$0] }
      func values(_ answers: [UInt8]) -> [PublishedNumbers.Number?] {
        let drawn = World.draw(others, &random) + [(cell: cell, answers: answers)]
        let numbers = PublishedNumbers(exact(survey.replacing(drawn), cell.edition))
        return unfit.map { place in
          numbers.files[place.file].flatMap { $0.count == published.files[place.file]?.count ? $0[place.number] : nil }
        }
      }
      let some = World.draw(cell, &random)
      let first = values(some)
      // By chance a rounded number may be the same once.
      let again = (0..<5).map { _ in values(some) }
      let own = unfit.indices.filter { place in first[place] != nil && again.allSatisfy { $0[place] == first[place] } }
      guard !own.isEmpty else { continue }
      let possible = Self.everything(cell.responses.count).filter { answers in
        let tried = values(answers)
        return own.allSatisfy { tried[$0] == published.files[unfit[$0].file]?[unfit[$0].number] }
      }
      for bounds in [2 * number, 2 * number + 1] where !possible.isEmpty {
        let found = possible.map { Self.statistic(Self.counts($0), isShare: findings.bounds[bounds].isShare) }
        findings.narrow(bounds, found.min() ?? 0, found.max() ?? 0)
      }
    }
  }

  // MARK: What a cell says

  static func counts(_ answers: [UInt8]) -> [Int] {
    answers.reduce(into: [Int](repeating: 0, count: categories)) { $0[Int($1)] += 1 }
  }

  static func statistic(_ counts: [Int], isShare: Bool) -> Double {
    let total = counts.enumerated().reduce(0) { $0 + value(of: $1.offset, isShare: isShare) * Double($1.element) }
    return total / Double(max(1, counts.reduce(0, +)))
  }

  private static func value(of category: Int, isShare: Bool) -> Double { isShare ? (category >= 3 ? 1 : 0) : Double(category) }

  /// Every way to answer so many times, in no order.
  private static func everything(_ size: Int, from first: UInt8 = 0) -> [[UInt8]] {
    guard size > 0 else { return [[]] }
    return (first..<UInt8(categories)).flatMap { answer in everything(size - 1, from: answer).map { [answer] + $0 } }
  }
}

/// A survey with hidden answers that were made up, as it would be printed.
struct World {
  /// Of the cells that are asked about, by category but for the lowest.
  let counts: [Double]
  let numbers: PublishedNumbers

  /// Worlds whose files hold as many numbers as those that were published, as far as there are such.
  static func several(
    _ count: Int, of survey: RandomSurvey, _ cells: [RandomSurvey.HiddenCell], _ asked: [RandomSurvey.HiddenCell],
    _ random: inout SeededNumbers, like published: PublishedNumbers, _ press: Attacker.Press
  ) -> [World] {
    var worlds: [World] = []
    for _ in 0..<2 * count where worlds.count < count {
      let made = survey.replacing(draw(cells, &random))
      let numbers = PublishedNumbers(press(made))
      guard numbers.files.mapValues(\.count) == published.files.mapValues(\.count) else { continue }
      let counts = asked.flatMap { Attacker.counts(made.answers(of: $0)).dropFirst().map(Double.init) }
      worlds.append(World(counts: counts, numbers: numbers))
    }
    return worlds
  }

  static func draw(
    _ cells: [RandomSurvey.HiddenCell], _ random: inout SeededNumbers
  ) -> [(cell: RandomSurvey.HiddenCell, answers: [UInt8])] {
    var drawn: [(cell: RandomSurvey.HiddenCell, answers: [UInt8])] = []
    for cell in cells { drawn.append((cell: cell, answers: draw(cell, &random))) }
    return drawn
  }

  /// From all alike to as different as can be.
  static func draw(_ cell: RandomSurvey.HiddenCell, _ random: inout SeededNumbers) -> [UInt8] {
    let most = 1 + random.below(Attacker.categories)
    let lowest = random.below(Attacker.categories - most + 1)
    var answers: [UInt8] = []
    for _ in cell.responses { answers.append(UInt8(lowest + random.below(most))) }
    return answers
  }
}
