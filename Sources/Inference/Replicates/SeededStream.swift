import Scoring

/// A reproducible stream of random numbers, keyed by a seed and the number of the stream: Philox 4×64 with ten rounds (Salmon, Moraes, Dror and
/// Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
///
/// The generator has no state but a counter: block b of a stream is one function of (seed, stream, purpose, b). Streams never meet, and what is drawn
/// does not depend on which thread draws it, nor on what was drawn before from another stream. A stream holds 2⁶⁶ numbers.
package struct SeededStream: RandomNumberGenerator, Sendable {
  private let key: SIMD2<UInt64>
  private let purpose: UInt64
  /// The block that comes next.
  private var counter: UInt64 = 0
  private var block = SIMD4<UInt64>()
  /// Of the next word of the block; 4 where all have been given.
  private var place = 4

  /// - Parameters:
  ///   - stream: a replicate, a batch of draws: whatever needs numbers of its own.
  ///   - purpose: tells apart the streams of computations that share a seed and must not share numbers.
  package init(seed: UInt64, stream: UInt64, purpose: UInt64 = 0) {
    key = SIMD2(seed, stream)
    self.purpose = purpose
  }

  /// 64 random bits.
  @inline(__always)
  package mutating func next() -> UInt64 {
    if place == 4 {
      block = Self.philox(counter: SIMD4(counter, 0, 0, purpose), key: key)
      counter &+= 1
      place = 0
    }
    let word = block[place]
    place += 1
    return word
  }

  /// A uniform number of 0..<1 in steps of 2⁻⁵³.
  @inline(__always)
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Each of 0..<bound with the same probability (Lemire 2019, "Fast random integer generation in an interval").
  /// - Precondition: `bound` > 0.
  @inline(__always)
  package mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0)
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A standard normal number, by the ziggurat of Marsaglia and Tsang (2000) in the form of Doornik (2005, "An improved ziggurat method to generate
  /// normal random samples"): the layer and the place in it come from different bits of a word.
  @inline(__always)
  package mutating func normal() -> Double { normal(Ziggurat.standard) }

  /// Fills an array with standard normal numbers, the same as ``normal()`` would give one by one.
  mutating func fill(_ numbers: inout [Double]) {
    let ziggurat = Ziggurat.standard
    for place in numbers.indices { numbers[place] = normal(ziggurat) }
  }

  @inline(__always)
  private mutating func normal(_ ziggurat: Ziggurat) -> Double {
    while true {
      let bits = next()
      let layer = Int(bits & 0xFF)
      let u = Double(Int64(bitPattern: bits) >> 11) * 0x1p-52
      let x = u * ziggurat.edge[layer]
      if u.magnitude < ziggurat.ratio[layer] { return x }
      if let x = besideTheBox(x, layer: layer, ziggurat) { return x }
    }
  }

  /// What falls outside of the layer's box: the tail, a wedge, or nothing.
  @inline(never)
  private mutating func besideTheBox(_ x: Double, layer: Int, _ ziggurat: Ziggurat) -> Double? {
    if layer == 0 {
      let tail = Ziggurat.tail
      while true {
        let beyond = -Double.log(1 - uniform()) / tail
        if -2 * Double.log(1 - uniform()) > beyond * beyond { return x < 0 ? -tail - beyond : tail + beyond }
      }
    }
    let outer = Double.exp(-0.5 * (ziggurat.edge[layer] * ziggurat.edge[layer] - x * x))
    let inner = Double.exp(-0.5 * (ziggurat.edge[layer + 1] * ziggurat.edge[layer + 1] - x * x))
    return inner + uniform() * (outer - inner) < 1 ? x : nil
  }

  /// One block of Philox 4×64-10.
  @inline(__always)
  static func philox(counter: SIMD4<UInt64>, key: SIMD2<UInt64>) -> SIMD4<UInt64> {
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (first, second) = (key[0], key[1])
    for _ in 0..<10 {
      let left = a.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let right = c.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (a, b, c, d) = (right.high ^ b ^ first, right.low, left.high ^ d ^ second, left.low)
      // Weyl sequences of the golden ratio and of √3 − 1.
      first &+= 0x9E37_79B9_7F4A_7C15
      second &+= 0xBB67_AE85_84CA_A73B
    }
    return SIMD4(a, b, c, d)
  }
}

/// 256 layers of equal area under exp(−x²/2).
private struct Ziggurat: Sendable {
  static let standard = Ziggurat()
  /// Where the lowest layer's tail begins (Marsaglia and Tsang 2000).
  static let tail = 3.6541528853610088

  /// Of each layer, falling to 0; the lowest layer's box is as wide as its area with the tail asks for.
  let edge: [Double]
  /// Of the edge of a layer, the share that lies under the curve whatever the height.
  let ratio: [Double]

  private init() {
    let tail = Self.tail
    let height = Double.exp(-tail * tail / 2)
    let area = tail * height + (Double.pi / 2).squareRoot() * Double.erfc(tail / 2.0.squareRoot())
    var edge = [area / height, tail]
    var top = height
    while edge.count < 256 {
      let next = (-2 * Double.log(area / edge[edge.count - 1] + top)).squareRoot()
      edge.append(next)
      top = Double.exp(-next * next / 2)
    }
    edge.append(0)
    self.edge = edge
    ratio = (0..<256).map { edge[$0 + 1] / edge[$0] }
  }
}
