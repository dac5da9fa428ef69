import Scoring
import SurveyModel

/// The recoded answers to one question as whole numbers, where they lie on a lattice: value = origin + step·number. Their sums are then exact in any order.
struct AnswerLattice: Sendable {
  let question: Int
  let origin: Double
  let step: Double
  /// Of each category; not whole where no lattice was found, and sums are then as exact as doubles are.
  let numbers: [Double]

  /// Denominators that are tried: those of decimals, and of means over up to twelve answers.
  private static let denominators = Array(1...12) + [20, 50, 60, 100, 1000, 2520, 27720]

  init(question: Int, values: [Double]) {
    self.question = question
    let origin = values.first ?? 0
    self.origin = origin
    for denominator in Self.denominators {
      let scaled = values.map { ($0 - origin) * Double(denominator) }
      guard scaled.allSatisfy({ ($0 - $0.rounded()).magnitude <= 1e-9 && $0.magnitude < 1e7 }) else { continue }
      step = 1 / Double(denominator)
      numbers = scaled.map { $0.rounded() }
      return
    }
    step = 1
    numbers = values.map { $0 - origin }
  }

  /// Where a value lies.
  func position(of value: Double) -> Double { (value - origin) / step }

  var largest: Double { numbers.reduce(0) { max($0, $1.magnitude) } }
}

/// Sums over pairs of responses, the questions of one against those of the other: how many pairs answered both, and what the numbers of these answers sum to.
struct AnswerGram: Sendable {
  /// Pairs.
  fileprivate(set) var count = 0
  /// Of the first response of a pair, and of the second, whatever the other answered.
  fileprivate(set) var first: Margin
  fileprivate(set) var second: Margin
  /// Questions × questions, over the pairs that answered both: pairs, Σ of the first, Σ of the second, Σ of the product.
  fileprivate(set) var both: [Double]
  fileprivate(set) var firstSum: [Double]
  fileprivate(set) var secondSum: [Double]
  fileprivate(set) var product: [Double]

  struct Margin: Sendable {
    fileprivate(set) var answered: [Double]
    fileprivate(set) var sum: [Double]
  }

  init(questions: Int) {
    first = Margin(answered: Array(repeating: 0, count: questions), sum: Array(repeating: 0, count: questions))
    second = first
    both = Array(repeating: 0, count: questions * questions)
    firstSum = both
    secondSum = both
    product = both
  }

  /// - Parameter pairs: responses of the table, as first and second of each pair.
  init(_ table: ResponseTable, _ lattices: [AnswerLattice], pairs: ArraySlice<ResponsePair>) {
    self.init(questions: lattices.count)
    let largest = lattices.reduce(0) { max($0, $1.largest) }
    // Sums of a block are whole numbers below 2²⁴, which single precision holds.
    if largest * largest * Double(GramBlock<Float>.size) < 0x1p24, lattices.allSatisfy(\.isWhole) {
      add(table, lattices, pairs, GramBlock<Float>(lattices), GramBlock<Float>(lattices))
    } else {
      add(table, lattices, pairs, GramBlock<Double>(lattices), GramBlock<Double>(lattices))
    }
  }

  private mutating func add<Number>(
    _ table: ResponseTable, _ lattices: [AnswerLattice], _ pairs: ArraySlice<ResponsePair>, _ one: consuming GramBlock<Number>,
    _ other: consuming GramBlock<Number>
  ) {
    let size = GramBlock<Number>.size
    for start in stride(from: pairs.startIndex, to: pairs.endIndex, by: size) {
      let part = pairs[start..<min(start + size, pairs.endIndex)]
      let isSelf = part.allSatisfy { $0.first == $0.second }
      count += part.count
      one.fill(table, part.lazy.map { Int($0.first) })
      if isSelf {
        add(one, one, isSelf: true)
      } else {
        other.fill(table, part.lazy.map { Int($0.second) })
        add(one, other, isSelf: false)
      }
    }
  }

  private mutating func add<Number>(_ one: GramBlock<Number>, _ other: GramBlock<Number>, isSelf: Bool) {
    let questions = first.sum.count
    for question in 0..<questions {
      first.answered[question] += Double(one.answeredCount[question])
      first.sum[question] += one.sums[question]
      second.answered[question] += Double(other.answeredCount[question])
      second.sum[question] += other.sums[question]
    }
    for j in 0..<questions {
      for k in (isSelf ? j : 0)..<questions {
        let isWhole = (one.isFull[j], other.isFull[k])
        let both = isWhole.0 ? Double(other.answeredCount[k]) : isWhole.1 ? Double(one.answeredCount[j]) : one.answered(j, other, k)
        let firstSum = isWhole.1 ? one.sums[j] : one.sum(j, whereAnswered: other, k)
        let secondSum = isWhole.0 ? other.sums[k] : other.sum(k, whereAnswered: one, j)
        let product = one.product(j, other, k)
        add(j * questions + k, both, firstSum, secondSum, product)
        if isSelf, j != k { add(k * questions + j, both, secondSum, firstSum, product) }
      }
    }
  }

  private mutating func add(_ cell: Int, _ both: Double, _ firstSum: Double, _ secondSum: Double, _ product: Double) {
    self.both[cell] += both
    self.firstSum[cell] += firstSum
    self.secondSum[cell] += secondSum
    self.product[cell] += product
  }
}

/// Two responses of one respondent, or one with itself.
struct ResponsePair: Sendable {
  let first: UInt32
  let second: UInt32
}

extension AnswerLattice {
  fileprivate var isWhole: Bool { numbers.allSatisfy { $0 == $0.rounded() } }
}

/// Some hundred responses, question by question: numbers that are zero where the answer is missing, and ones where it is there.
private struct GramBlock<Number: BinaryFloatingPoint & SIMDScalar> {
  static var size: Int { 512 }
  private typealias Lanes = SIMD16<Number>

  private let questions: [Int]
  /// Of each question, of each byte.
  private let numbers: [[Number]]
  private let limits: [UInt8]
  private var values: [Lanes]
  private var answered: [Lanes]
  private(set) var answeredCount: [Int]
  private(set) var sums: [Double]
  /// Whether every response answered.
  private(set) var isFull: [Bool]
  private var lanes = 0

  init(_ lattices: [AnswerLattice]) {
    questions = lattices.map(\.question)
    numbers = lattices.map { lattice in lattice.numbers.map { Number($0) } }
    limits = lattices.map { UInt8(clamping: $0.numbers.count) }
    let width = Self.size / Lanes.scalarCount
    values = Array(repeating: Lanes(), count: lattices.count * width)
    answered = values
    answeredCount = lattices.map { _ in 0 }
    sums = lattices.map { _ in 0 }
    isFull = lattices.map { _ in false }
  }

  mutating func fill(_ table: ResponseTable, _ responses: some RandomAccessCollection<Int>) {
    let width = Self.size / Lanes.scalarCount
    lanes = (responses.count + Lanes.scalarCount - 1) / Lanes.scalarCount
    for (place, question) in questions.enumerated() {
      let (numbers, limit) = (numbers[place], limits[place])
      var (count, sum) = (0, 0.0)
      table.answers[question].withUnsafeBufferPointer { column in
        values.withUnsafeMutableBufferPointer { values in
          answered.withUnsafeMutableBufferPointer { answered in
            for lane in place * width..<place * width + lanes {
              values[lane] = Lanes()
              answered[lane] = Lanes()
            }
            values.withMemoryRebound(to: Number.self) { values in
              answered.withMemoryRebound(to: Number.self) { answered in
                let first = place * Self.size
                for (position, response) in responses.enumerated() {
                  let byte = column[response]
                  guard byte < limit else { continue }
                  let number = numbers[Int(byte)]
                  values[first + position] = number
                  answered[first + position] = 1
                  count += 1
                  sum += Double(number)
                }
              }
            }
          }
        }
      }
      answeredCount[place] = count
      sums[place] = sum
      isFull[place] = count == responses.count
    }
  }

  func answered(_ j: Int, _ other: GramBlock, _ k: Int) -> Double { dot(answered, j, other.answered, k) }

  func sum(_ j: Int, whereAnswered other: GramBlock, _ k: Int) -> Double { dot(values, j, other.answered, k) }

  func product(_ j: Int, _ other: GramBlock, _ k: Int) -> Double { dot(values, j, other.values, k) }

  @inline(__always)
  private func dot(_ a: [Lanes], _ j: Int, _ b: [Lanes], _ k: Int) -> Double {
    let width = Self.size / Lanes.scalarCount
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var sum = Lanes()
        for lane in 0..<lanes { sum += a[j * width + lane] * b[k * width + lane] }
        var total = 0.0
        for element in 0..<Lanes.scalarCount { total += Double(sum[element]) }
        return total
      }
    }
  }
}
