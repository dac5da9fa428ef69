/// A reproducible stream of random numbers: xoshiro256** (Blackman and Vigna 2018), its state filled by SplitMix64 (Steele, Lea and Flood 2014).
///
/// Streams of one seed are independent of each other, so that a change in one unit of a scenario leaves the answers of the others as they were.
/// Only integers and exactly rounded sums are used, never the mathematical library: the same seed gives the same numbers on every machine.
struct RandomStream {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The stream with the given number of a seed.
  init(seed: UInt64, stream: UInt64 = 0) {
    var mixer = SplitMix64(state: seed)
    mixer = SplitMix64(state: mixer.next() ^ (stream &* 0xD134_2543_DE82_EF95))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// A stream that goes on from a state of its own; a state of zeros is not allowed and becomes 1.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state == (0, 0, 0, 0) ? (1, 0, 0, 0) : state
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// Each of 0..<bound with the same probability (Lemire 2019); 0 where the bound is 1 or less.
  mutating func integer(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Whether something of that probability happens.
  mutating func happens(_ probability: Double) -> Bool {
    Double(next() >> 11) * 0x1p-53 < probability
  }

  /// A deviate with mean 0 and standard deviation 1, nearly normal: the sum of twelve uniform numbers less six, hence within −6...6.
  mutating func normal() -> Double {
    var sum: UInt64 = 0
    for _ in 0..<3 {
      let bits = next()
      sum += (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    }
    return (Double(sum) - 393_210) / 65_536
  }

  /// Puts the elements in random order (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }

  private func rotated(_ bits: UInt64, by places: UInt64) -> UInt64 {
    (bits << places) | (bits >> (64 - places))
  }
}

/// A generator of 64 bits of state (Steele, Lea and Flood 2014); fills the state of ``RandomStream``.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
