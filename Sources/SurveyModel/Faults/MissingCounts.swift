extension ResponseTable {
  /// How many answers to a question are missing, by kind in the order of ``MissingKind``.
  package func missing(question: Int) -> [Int] {
    // By byte, those from 128 on.
    var counts = [Int](repeating: 0, count: 128)
    counts.withUnsafeMutableBufferPointer { counts in
      answers[question].withUnsafeBytes { answers in
        var place = 0
        // A position on a scale is below 128, and a missing answer rare: of eight bytes only those that are not below are looked at.
        while place + 8 <= answers.count {
          let word = answers.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
          var marks = word & 0x8080_8080_8080_8080
          while marks != 0 {
            counts[Int(word >> UInt64(marks.trailingZeroBitCount & ~7) & 0x7F)] += 1
            marks &= marks - 1
          }
          place += 8
        }
        while place < answers.count {
          if answers[place] >= 128 { counts[Int(answers[place] & 0x7F)] += 1 }
          place += 1
        }
      }
    }
    return MissingKind.allCases.map { counts[Int($0.rawValue & 0x7F)] }
  }
}
