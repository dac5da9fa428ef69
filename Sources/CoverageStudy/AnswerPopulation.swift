import Inference
import SurveyModel

/// All firms of every unit with the answers that they would give, 1 to 5 on four questions: what a survey draws from, so that the true ranks are known
/// exactly.
///
/// The units' firms have the same opinions but for a shift, the same for all firms of a unit: without a gap the units are exactly tied. A firm's
/// answers are alike (its own level has the spread 0.5, its answers 0.7 around it), and firms of the second stratum are 0.5 below those of the first.
struct AnswerPopulation: Sendable {
  static let questions = 4
  static let strata = 2
  static let firmsPerStratum = 300

  let units: Int
  /// Responses of a unit in each stratum. The strata are of one size: where these differ, only weights make the scores right.
  let responsesOfStratum: [Int]
  /// Of each unit × stratum, firms × questions: category from 0.
  private let categories: [[UInt8]]
  /// True scores on 0..100.
  let scores: [Double]
  /// Between neighbours in the mean, in true standard errors.
  let gap: Double

  /// - Parameters:
  ///   - responses: of each unit.
  ///   - second: of these in the second stratum; without it a third.
  ///   - gap: wanted between neighbours, in standard errors. Rounding to five categories makes it a little less.
  init(units: Int, responses: Int, second: Int? = nil, gap: Double, seed: UInt64) {
    self.units = units
    responsesOfStratum = [responses - (second ?? responses / 3), second ?? responses / 3].map { min(max(2, $0), Self.firmsPerStratum) }
    var stream = SeededStream(seed: seed, stream: 0, purpose: 0x706F_7075)
    let opinions = (0..<Self.strata).map { stratum in
      (0..<Self.firmsPerStratum).flatMap { _ in
        let level = (stratum == 0 ? 2.25 : 1.75) + 0.5 * stream.normal()
        return (0..<Self.questions).map { _ in level + 0.7 * stream.normal() }
      }
    }
    func rounded(_ stratum: Int, shift: Double) -> [UInt8] {
      opinions[stratum].map { UInt8(min(4, max(0, ($0 + shift).rounded()))) }
    }
    let middle = (0..<Self.strata).map { rounded($0, shift: 0) }
    let error = Self.standardError(middle, responsesOfStratum)
    let shifts = (0..<units).map { (Double(units - 1) / 2 - Double($0)) * gap * error / 25 }
    categories = shifts.flatMap { shift in (0..<Self.strata).map { rounded($0, shift: shift) } }
    let answers = Double(Self.strata * Self.firmsPerStratum * Self.questions)
    let scores = (0..<units).map { [categories] unit in
      let sum = (0..<Self.strata).reduce(0) { $0 + categories[unit * Self.strata + $1].reduce(0) { $0 + Int($1) } }
      return 25 * Double(sum) / answers
    }
    self.scores = scores
    self.gap = units > 1 ? (scores[0] - scores[units - 1]) / Double(units - 1) / error : 0
  }

  func category(unit: Int, stratum: Int, firm: Int, question: Int) -> UInt8 {
    categories[unit * Self.strata + stratum][firm * Self.questions + question]
  }

  /// Of the score of a unit with these answers: √(Σ W_h² (1 − f_h) S_h²/n_h).
  private static func standardError(_ strata: [[UInt8]], _ responses: [Int]) -> Double {
    let size = Double(firmsPerStratum)
    let variance = zip(strata, responses).reduce(0.0) { sum, stratum in
      let scores = (0..<firmsPerStratum).map { firm in
        25 * Double((0..<questions).reduce(0) { $0 + Int(stratum.0[firm * questions + $1]) }) / Double(questions)
      }
      let mean = scores.reduce(0, +) / size
      let spread = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (size - 1)
      let n = Double(stratum.1)
      return sum + (1 - n / size) * spread / n / Double(Self.strata * Self.strata)
    }
    return variance.squareRoot()
  }
}
